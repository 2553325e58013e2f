//! A monkey at the session: very many actions without sense, always the same ones. Whatever it does, no answer is lost
//! and nobody stands where their answers do not lead.

#![allow(clippy::panic, clippy::unwrap_used, reason = "tests")]

use content::QUESTIONNAIRE;
use dice::Dice;

use super::*;

/// How many actions; `cargo xtask monkey` asks for more.
const ACTIONS: usize = 5_000;

/// Names the variable with another number.
const MORE: &str = "GLUTE_CHECK_MONKEY";

fn place(dice: &mut Dice) -> Place {
    match dice.below(8) {
        0 => Place::Check,
        1 => Place::Outcome,
        2 => Place::Link,
        _ => Place::Ask(dice.below(QUESTIONNAIRE.questions.len() + 2)),
    }
}

/// What a monkey does next; more often than not something of use, so that it gets anywhere.
fn any_action(dice: &mut Dice, session: &Session) -> Action {
    let question = match session.place {
        Place::Ask(question) => &QUESTIONNAIRE.questions[question],
        _ => &QUESTIONNAIRE.questions[0],
    };
    let choices = question.choices.len();
    match dice.below(40) {
        0..10 if question.kind == Kind::Number => {
            let numbers = [
                "0",
                "7.5",
                "3",
                "10",
                "",
                "-1",
                "ten",
                "999999999999",
                "7,5",
                "\u{0}",
                "1e3",
            ];
            Action::Type((*dice.one_of(&numbers)).to_owned())
        }
        // "None" is what leads on in the long lists.
        0..6 if question.exclusive().is_some() => {
            Action::Tick(question.exclusive().unwrap_or(0), true)
        }
        0..10 => Action::Tick(dice.below(choices), true),
        10..12 => Action::Tick(dice.below(choices + 3), dice.below(2) > 0),
        12..15 => {
            let sides = [Sides::Left, Sides::Right, Sides::Both];
            let (place, side) = (dice.below(choices), sides[dice.below(3)]);
            match dice.below(2) {
                0 => Action::Side(place, side),
                _ => Action::Mark(place, side),
            }
        }
        15 => Action::Unit(dice.below(3)),
        16..29 => Action::Continue,
        29..32 => Action::Back,
        32..34 => Action::Visit(place(dice)),
        34 => Action::Change(dice.below(QUESTIONNAIRE.questions.len() + 2)),
        35 => Action::SeeOutcome,
        36 => Action::Open(
            (*dice.one_of(&["", "r=", "r=1A00", "r=%%%", "?fbclid=7", "main"])).to_owned(),
        ),
        37 => Action::LeaveLink,
        38 => Action::Remember(dice.below(2) > 0),
        _ if dice.below(30) == 0 => Action::StartAgain,
        _ if dice.below(10) == 0 => Action::NotKept,
        _ => Action::Country(Some(dice.below(40))),
    }
}

/// What must hold after every action.
fn hold(before: &Session, action: &Action, after: &Session) {
    let told = || {
        format!(
            "{action:?} at {:?}, after\n{:?}",
            before.place, before.answers
        )
    };
    for question in 0..QUESTIONNAIRE.questions.len() {
        let (old, new) = (before.answers.get(question), after.answers.get(question));
        let meant = *action == Action::Continue && before.place == Place::Ask(question);
        let forgotten = *action == Action::StartAgain;
        assert!(
            old == new || meant || forgotten,
            "an answer is lost: {}",
            told()
        );
        if meant && old.is_some() {
            assert!(new.is_some(), "an answer is gone: {}", told());
        }
    }
    let path = Path::of(&after.answers);
    let assessment = Assessment::of(&after.answers);
    let grave = assessment
        .as_ref()
        .is_some_and(|a| matches!(a.outcome, Outcome::Emergency | Outcome::Urgent));
    match after.place {
        Place::Ask(question) => assert!(path.reaches(question), "a question too far: {}", told()),
        Place::Check => {
            assert!(
                assessment.is_some(),
                "a list of unfinished answers: {}",
                told()
            );
            assert!(!grave, "an urgent sign is held up: {}", told());
        }
        Place::Outcome => assert!(assessment.is_some(), "a result without answers: {}", told()),
        Place::Link => assert!(after.link.is_some(), "a link that is none: {}", told()),
    }
    // Who goes on from an earlier question walks through the later ones again, and comes to the sign.
    let last = path.answered.last().map(|question| Place::Ask(*question));
    let goes_on = *action == Action::Continue && Some(before.place) == last;
    if goes_on && after.mistake.is_none() && grave {
        assert_eq!(
            after.place,
            Place::Outcome,
            "an urgent sign is passed over: {}",
            told()
        );
    }
    let kept = saved::read(&QUESTIONNAIRE, &saved::write(&after.answers));
    assert_eq!(kept.dropped, 0, "what is kept cannot be read: {}", told());
    for question in 0..QUESTIONNAIRE.questions.len() {
        let (own, read) = (after.answers.get(question), kept.answers.get(question));
        assert_eq!(own, read, "what is kept is something else: {}", told());
    }
    // It may ask "none of these" once more, where fewer items are on offer now; never once less.
    assert!(
        kept.answers == after.answers || Path::of(&kept.answers).next == path.next,
        "what is kept leads elsewhere: {}",
        told()
    );
}

#[test]
fn a_monkey_loses_no_answer_and_ends_nowhere_wrong() {
    let more = std::env::var(MORE).ok().and_then(|n| n.parse().ok());
    let mut dice = Dice::seeded(0x0DDB_1A5E_5BAD_5EED);
    let start = Start {
        can_remember: true,
        ..Start::default()
    };
    let mut session = Session::new(&QUESTIONNAIRE, &start);
    let mut places = [0; 4];
    for _ in 0..more.unwrap_or(ACTIONS) {
        let action = any_action(&mut dice, &session);
        let after = session.after(action.clone());
        hold(&session, &action, &after);
        places[match after.place {
            Place::Ask(_) => 0,
            Place::Check => 1,
            Place::Outcome => 2,
            Place::Link => 3,
        }] += 1;
        session = after;
    }
    assert!(
        places.iter().all(|times| *times > 20),
        "it was not everywhere: {places:?}"
    );
}
