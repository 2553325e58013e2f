//! Sessions played by actions, with the real questionnaire.

#![allow(clippy::panic, clippy::unwrap_used, reason = "tests")]

use std::cell::Cell;

use content::QUESTIONNAIRE;

use super::*;

thread_local! {
    /// How often the way was worked out.
    pub(super) static LOOKS: Cell<usize> = const { Cell::new(0) };
}

/// Somebody at the check.
#[derive(Clone)]
struct Taker(Session);

/// An adult with nothing to tell: the shortest way through.
const PLAIN: &[(&str, &str)] = &[
    ("a1_age", "18_34"),
    ("a2_now", "none"),
    ("a5_complaint", "no"),
    ("a3_urgent", "none"),
    ("a4_soon", "none"),
    ("b1_sit_hours", "7.5"),
    ("b2_sit_bout", "30_60"),
    ("b3_sit_change", "same"),
    ("c1_run_status", "none"),
    ("e1_str_days", "2"),
    ("e2_cross_days", "1"),
    ("t0_moves", "no"),
];

fn question(id: &str) -> usize {
    match QUESTIONNAIRE.question(id) {
        Some(question) => question,
        None => panic!("no question {id}"),
    }
}

/// What somebody with pain says before they are asked where.
fn up_to_the_map() -> Vec<(&'static str, &'static str)> {
    let mut said = PLAIN[..9].to_vec();
    said[2] = ("a5_complaint", "yes");
    said
}

fn choice(id: &str, choice: &str) -> usize {
    match QUESTIONNAIRE.questions[question(id)].choice(choice) {
        Some(choice) => choice,
        None => panic!("no choice {choice} of {id}"),
    }
}

impl Taker {
    fn new() -> Taker {
        Taker::starting(&Start::default())
    }

    fn starting(start: &Start) -> Taker {
        Taker(Session::new(&QUESTIONNAIRE, start))
    }

    /// Somebody who has given these answers.
    fn after(answers: &[(&str, &str)]) -> Taker {
        let mut taker = Taker::new();
        for (id, said) in answers {
            answer(&mut taker, id, said);
        }
        taker
    }

    fn act(&mut self, action: Action) {
        self.0 = self.0.after(action);
    }

    fn tick(&mut self, id: &str, ticked: &str) {
        self.act(Action::Tick(choice(id, ticked), true));
    }

    fn untick(&mut self, id: &str, ticked: &str) {
        self.act(Action::Tick(choice(id, ticked), false));
    }

    fn change(&mut self, id: &str) {
        self.act(Action::Change(question(id)));
    }

    /// The name of the place.
    fn place(&self) -> &'static str {
        self.0.place.name(&QUESTIONNAIRE)
    }

    /// The ids of what is ticked on a question.
    fn ticked(&self, id: &str) -> Vec<&'static str> {
        let choices = &QUESTIONNAIRE.questions[question(id)].choices;
        let draft = self.0.draft(question(id));
        draft.ticked.iter().map(|c| choices[c].id).collect()
    }

    /// What was said, as it would be saved.
    fn said(&self) -> String {
        saved::write(&self.0.answers)
    }
}

/// Ticks or types the words on the screen that must be there, without going on.
fn fill_in(taker: &mut Taker, id: &str, said: &str) {
    assert_eq!(taker.place(), id);
    let asked = &QUESTIONNAIRE.questions[question(id)];
    if asked.kind == Kind::Number {
        taker.act(Action::Type(said.to_owned()));
        return;
    }
    for word in said.split(' ') {
        let (ticked, side) = word.split_once(':').unwrap_or((word, ""));
        taker.tick(id, ticked);
        let side = match side {
            "left" => Sides::Left,
            "right" => Sides::Right,
            "both" => Sides::Both,
            _ => continue,
        };
        taker.act(Action::Side(choice(id, ticked), side));
    }
}

/// Answers the question on the screen and goes on.
fn answer(taker: &mut Taker, id: &str, said: &str) {
    fill_in(taker, id, said);
    taker.act(Action::Continue);
    assert_eq!(taker.0.mistake, None, "{said:?} to {id}");
}

/// Tries to go on from a question of this kind.
fn refused(taker: &mut Taker, expected: Mistake) {
    let (place, refusals, said) = (taker.0.place, taker.0.refusals, taker.said());
    taker.act(Action::Continue);
    assert_eq!(taker.0.mistake, Some(expected));
    assert_eq!(taker.0.refusals, refusals + 1);
    assert_eq!(taker.0.place, place);
    assert_eq!(taker.said(), said);
}

#[test]
fn going_on() {
    let mut taker = Taker::new();
    for (id, said) in PLAIN {
        assert!(!taker.0.came_by_history || *id == "a1_age");
        answer(&mut taker, id, said);
    }
    assert_eq!(taker.place(), "check");
    taker.act(Action::SeeOutcome);
    assert_eq!(taker.place(), "outcome");
    let mut said = format!("version={}\n", QUESTIONNAIRE.version);
    let mut sorted = PLAIN.to_vec();
    sorted.sort_by_key(|(id, _)| question(id));
    for (id, value) in sorted {
        let unit = QUESTIONNAIRE.questions[question(id)].number.as_ref();
        let unit = unit.map_or(String::new(), |n| format!(" {}", n.units[0].id));
        said.push_str(&format!("{id}={value}{unit}\n"));
    }
    assert_eq!(taker.said(), said);
}

#[test]
fn what_is_refused() {
    let mut taker = Taker::new();
    refused(&mut taker, Mistake::Nothing);
    // The same mistake twice is told twice, and stands until the next step.
    refused(&mut taker, Mistake::Nothing);
    taker.tick("a1_age", "18_34");
    assert_eq!(taker.0.mistake, Some(Mistake::Nothing));
    taker.act(Action::Continue);
    assert_eq!((taker.0.mistake, taker.place()), (None, "a2_now"));

    refused(&mut taker, Mistake::Nothing);
    taker.act(Action::Back);
    assert_eq!((taker.0.mistake, taker.place()), (None, "a1_age"));
    taker.act(Action::Continue);
    taker.tick("a2_now", "e_chest");
    taker.untick("a2_now", "e_chest");
    refused(&mut taker, Mistake::Nothing);
}

#[test]
fn no_draft_with_none_and_another_is_an_answer() {
    for (id, other) in [("a2_now", "e_chest"), ("d1_pain_map", "outer_hip")] {
        let both = [choice(id, other), choice(id, "none")];
        let places = both.iter().fold(Places::default(), |places, place| {
            places.with(*place, Some(Sides::Both))
        });
        let draft = Draft {
            ticked: Choices::of(both),
            places,
            ..Draft::default()
        };
        let asked = &QUESTIONNAIRE.questions[question(id)];
        assert_eq!(draft.answer(asked), Err(Mistake::Nothing), "{id}");
    }
}

#[test]
fn the_drawing_marks_sides_and_takes_them_back() {
    let mut taker = Taker::after(&up_to_the_map());
    const MAP: &str = "d1_pain_map";
    let hip = choice(MAP, "outer_hip");
    let marked = |taker: &Taker| taker.0.draft(question(MAP)).places.sides(hip);
    taker.tick(MAP, "none");
    for (side, then) in [
        (Sides::Left, Some(Sides::Left)),
        (Sides::Right, Some(Sides::Both)),
        (Sides::Left, Some(Sides::Right)),
        (Sides::Right, None),
    ] {
        taker.act(Action::Mark(hip, side));
        assert_eq!(marked(&taker), then);
        let ticked: &[&str] = if then.is_some() { &["outer_hip"] } else { &[] };
        assert_eq!(taker.ticked(MAP), ticked);
    }
    // A box ticked before gets its side, and a side of the middle is both.
    taker.tick(MAP, "outer_hip");
    taker.act(Action::Mark(hip, Sides::Right));
    taker.act(Action::Mark(choice(MAP, "si_sacrum"), Sides::Both));
    assert_eq!(taker.ticked(MAP), ["outer_hip", "si_sacrum"]);
    taker.act(Action::Continue);
    assert_eq!((taker.0.mistake, taker.place()), (None, "d2_pain_level"));
}

#[test]
fn a_place_needs_its_side() {
    let mut taker = Taker::after(&up_to_the_map());
    const MAP: &str = "d1_pain_map";
    assert_eq!(taker.place(), MAP);
    refused(&mut taker, Mistake::Nothing);
    taker.tick(MAP, "low_back");
    refused(&mut taker, Mistake::NoSide(choice(MAP, "low_back")));
    // The middle has no side.
    taker.tick(MAP, "si_sacrum");
    taker.act(Action::Side(choice(MAP, "low_back"), Sides::Left));
    // A side says that the place is meant.
    taker.act(Action::Side(choice(MAP, "calf"), Sides::Right));
    assert_eq!(taker.ticked(MAP), ["low_back", "si_sacrum", "calf"]);
    // An unticked place has no side when it comes back.
    taker.untick(MAP, "calf");
    taker.tick(MAP, "calf");
    refused(&mut taker, Mistake::NoSide(choice(MAP, "calf")));
    taker.untick(MAP, "calf");
    taker.act(Action::Continue);
    assert_eq!((taker.0.mistake, taker.place()), (None, "d2_pain_level"));
    assert!(
        taker
            .said()
            .contains("d1_pain_map=low_back:left si_sacrum\n")
    );
    // A scale with nothing chosen is no number typed wrong.
    refused(&mut taker, Mistake::Nothing);
}

#[test]
fn numbers_that_are_none() {
    let mut taker = Taker::after(&PLAIN[..5]);
    let check = |taker: &mut Taker, typed: &str, error| {
        taker.act(Action::Type(typed.to_owned()));
        refused(taker, Mistake::Number(0, error));
        assert_eq!(taker.0.draft(question("b1_sit_hours")).text, typed);
    };
    refused(&mut taker, Mistake::Number(0, NumberError::Missing));
    check(&mut taker, " ", NumberError::Missing);
    check(&mut taker, "eight", NumberError::NotANumber);
    check(&mut taker, "-1", NumberError::TooSmall);
    check(&mut taker, "24.5", NumberError::TooLarge);
    answer(&mut taker, "b1_sit_hours", "24");
}

#[test]
fn another_unit_keeps_the_number() {
    let mut taker = Taker::after(&PLAIN[..8]);
    answer(&mut taker, "c1_run_status", "regular");
    const WEEK: &str = "c2_run_week";
    fill_in(&mut taker, WEEK, "160");
    taker.act(Action::Unit(1));
    assert_eq!(taker.0.draft(question(WEEK)).text, "160");
    refused(&mut taker, Mistake::Number(1, NumberError::TooLarge));
    taker.act(Action::Unit(0));
    answer(&mut taker, WEEK, "160");
    taker.act(Action::Back);
    taker.act(Action::Unit(1));
    answer(&mut taker, WEEK, "20.5");
    assert!(taker.said().contains("c2_run_week=20.5 miles\n"));
}

#[test]
fn none_rules_out_the_others() {
    let check = |before: &[(&str, &str)], id: &str, one: &str, other: &str| {
        let mut taker = Taker::after(before);
        fill_in(&mut taker, id, one);
        fill_in(&mut taker, id, other);
        assert_eq!(taker.ticked(id).len(), 2);
        taker.tick(id, "none");
        assert_eq!(taker.ticked(id), ["none"]);
        fill_in(&mut taker, id, other);
        let ticked = other.split(':').next().unwrap_or_default();
        assert_eq!(taker.ticked(id), [ticked]);
        taker.tick(id, "none");
        taker.untick(id, "none");
        assert_eq!(taker.ticked(id), [""; 0]);
        refused(&mut taker, Mistake::Nothing);
        answer(&mut taker, id, "none");
        assert!(taker.said().contains(&format!("{id}=none\n")));
    };
    check(&PLAIN[..1], "a2_now", "e_chest", "e_heat");
    check(
        &up_to_the_map(),
        "d1_pain_map",
        "outer_hip:left",
        "calf:right",
    );
}

#[test]
fn one_choice_takes_the_place_of_another() {
    let mut taker = Taker::new();
    taker.tick("a1_age", "under16");
    taker.tick("a1_age", "60up");
    assert_eq!(taker.ticked("a1_age"), ["60up"]);
}

#[test]
fn going_back_keeps_everything() {
    let mut taker = Taker::after(PLAIN);
    let said = taker.said();
    for (id, _) in PLAIN.iter().rev() {
        taker.act(Action::Back);
        assert_eq!(taker.place(), *id);
        assert_eq!(taker.said(), said);
        let held = taker.0.answers.get(question(id)).unwrap();
        let asked = &QUESTIONNAIRE.questions[question(id)];
        assert_eq!(taker.0.draft(question(id)).answer(asked), Ok(held));
    }
    assert_eq!(taker.0.previous(), None);
    taker.act(Action::Back);
    assert_eq!(taker.place(), "a1_age");
    // Forward again, by going on alone.
    for (id, _) in PLAIN {
        assert_eq!(taker.place(), *id);
        taker.act(Action::Continue);
    }
    assert_eq!((taker.place(), taker.said()), ("check", said));
}

#[test]
fn what_was_typed_and_not_taken_is_still_there() {
    let mut taker = Taker::after(&PLAIN[..5]);
    fill_in(&mut taker, "b1_sit_hours", "9");
    taker.act(Action::Back);
    assert_eq!(taker.place(), "a4_soon");
    taker.act(Action::Continue);
    assert_eq!(taker.place(), "b1_sit_hours");
    assert_eq!(taker.0.draft(question("b1_sit_hours")).text, "9");
}

#[test]
fn changing_from_the_list() {
    let mut taker = Taker::after(PLAIN);
    // An answer that opens nothing leads back to the list.
    taker.change("b2_sit_bout");
    assert_eq!(taker.place(), "b2_sit_bout");
    assert_eq!(taker.ticked("b2_sit_bout"), ["30_60"]);
    answer(&mut taker, "b2_sit_bout", "gt120");
    assert_eq!(taker.place(), "check");
    assert_eq!(
        taker.said(),
        Taker::after(PLAIN)
            .said()
            .replace("b2_sit_bout=30_60", "b2_sit_bout=gt120")
    );
    // Second thoughts lead back there too, and change nothing.
    let said = taker.said();
    taker.change("b3_sit_change");
    taker.tick("b3_sit_change", "lot_more");
    taker.act(Action::Back);
    assert_eq!((taker.place(), taker.said()), ("check", said));
    assert!(!taker.0.changing);
    // One that opens others leads to them, one after the other.
    taker.change("c1_run_status");
    answer(&mut taker, "c1_run_status", "regular");
    answer(&mut taker, "c2_run_week", "20");
    answer(&mut taker, "c3_run_spike", "same");
    answer(&mut taker, "c4_run_changes", "none");
    answer(&mut taker, "c5_prev_injury", "no");
    assert_eq!(taker.place(), "check");
    // And back again: what is hidden is kept.
    taker.change("c1_run_status");
    answer(&mut taker, "c1_run_status", "none");
    assert_eq!(taker.place(), "check");
    taker.change("c1_run_status");
    answer(&mut taker, "c1_run_status", "back");
    assert_eq!(taker.place(), "check");
}

/// Back from a question that a change has opened leads to the question before it.
#[test]
fn back_from_a_question_that_a_change_opened() {
    let mut taker = Taker::after(PLAIN);
    taker.change("c1_run_status");
    answer(&mut taker, "c1_run_status", "regular");
    assert_eq!(taker.place(), "c2_run_week");
    taker.act(Action::Back);
    assert_eq!(taker.place(), "c1_run_status");
}

#[test]
fn none_is_asked_again_where_more_is_asked() {
    let mut taker = Taker::after(PLAIN);
    taker.change("a5_complaint");
    answer(&mut taker, "a5_complaint", "yes");
    for id in ["a3_urgent", "a4_soon"] {
        assert_eq!(taker.place(), id);
        assert_eq!(taker.ticked(id), [""; 0]);
        refused(&mut taker, Mistake::Nothing);
        answer(&mut taker, id, "none");
    }
    assert_eq!(taker.place(), "d1_pain_map");
    // What was ticked stays ticked.
    let mut taker = Taker::after(&PLAIN[..4]);
    answer(&mut taker, "a4_soon", "s_lock");
    taker.act(Action::Visit(Place::Ask(question("a5_complaint"))));
    answer(&mut taker, "a5_complaint", "yes");
    answer(&mut taker, "a3_urgent", "none");
    assert_eq!(taker.place(), "a4_soon");
    assert_eq!(taker.ticked("a4_soon"), ["s_lock"]);
}

/// Also where "none" was ticked and not taken yet.
#[test]
fn none_that_was_only_ticked_is_asked_again() {
    let mut taker = Taker::after(&PLAIN[..3]);
    fill_in(&mut taker, "a3_urgent", "none");
    taker.act(Action::Back);
    answer(&mut taker, "a5_complaint", "yes");
    assert_eq!(taker.place(), "a3_urgent");
    assert_eq!(taker.ticked("a3_urgent"), [""; 0]);
}

/// Also where the page was closed in between.
#[test]
fn none_is_asked_again_after_a_break() {
    let mut taker = Taker::after(PLAIN);
    taker.change("a5_complaint");
    answer(&mut taker, "a5_complaint", "yes");
    assert_eq!(taker.place(), "a3_urgent");
    let back = Taker::starting(&Start {
        saved: Some(taker.said()),
        ..Start::default()
    });
    assert_eq!(back.place(), "a3_urgent");
    assert_eq!(back.ticked("a3_urgent"), [""; 0]);
}

#[test]
fn an_emergency_asks_no_more_and_is_there_at_once() {
    let check = |before: &[(&str, &str)], id: &str, said: &str, outcome: Outcome| {
        let mut taker = Taker::after(before);
        answer(&mut taker, id, said);
        assert_eq!(taker.place(), "outcome");
        let found = Assessment::of(&taker.0.answers).map(|a| a.outcome);
        assert_eq!(found, Some(outcome));
        assert_eq!(taker.0.drawn, usize::MAX, "help is there at once");
        // The list of answers is not in the way, nor any later question.
        for elsewhere in [Place::Check, Place::Ask(question("b1_sit_hours"))] {
            taker.act(Action::Visit(elsewhere));
            assert_eq!(taker.place(), "outcome");
        }
        taker.act(Action::Back);
        assert_eq!(taker.place(), id);
        assert_eq!(taker.ticked(id), [said]);
        taker.untick(id, said);
        answer(&mut taker, id, "none");
        assert_ne!(taker.place(), "outcome");
    };
    check(&PLAIN[..1], "a2_now", "e_chest", Outcome::Emergency);
    check(&PLAIN[..3], "a3_urgent", "u_lump", Outcome::Urgent);
    // From the list as well.
    let mut taker = Taker::after(PLAIN);
    taker.change("a2_now");
    answer(&mut taker, "a2_now", "e_sepsis");
    assert_eq!(taker.place(), "outcome");
    assert!(!taker.0.changing);
}

#[test]
fn the_result_leads_back_to_the_list() {
    let mut taker = Taker::after(PLAIN);
    taker.act(Action::SeeOutcome);
    taker.act(Action::Back);
    assert_eq!(taker.place(), "check");
}

#[test]
fn a_new_screen_is_drawn_part_by_part() {
    let mut taker = Taker::after(PLAIN);
    for step in [Action::SeeOutcome, Action::Back, Action::SeeOutcome] {
        taker.act(step);
        assert_eq!(taker.0.drawn, 0);
        taker.act(Action::DrawMore);
        taker.act(Action::DrawMore);
        assert_eq!(taker.0.drawn, 2 * AT_ONCE);
        // What else happens there leaves it as it is.
        taker.act(Action::Country(None));
        taker.act(Action::Visit(taker.0.place));
        assert_eq!(taker.0.drawn, 2 * AT_ONCE);
    }
    // The browser's own way back is to the screen that was read: all of it is there, and more of it does no harm.
    taker.act(Action::Visit(Place::Check));
    taker.act(Action::DrawMore);
    assert_eq!(taker.0.drawn, usize::MAX);
}

#[test]
fn visits_end_at_places_that_were_reached() {
    let check = |before: &[(&str, &str)], name: &str, expected: &str| {
        let mut taker = Taker::after(before);
        let said = taker.said();
        taker.act(Action::Visit(Place::named(&QUESTIONNAIRE, name).unwrap()));
        assert_eq!(taker.place(), expected, "to {name}");
        assert_eq!(taker.said(), said);
        assert!(taker.0.came_by_history);
    };
    check(&[], "a1_age", "a1_age");
    for name in ["a2_now", "t0_moves", "check", "outcome", "link"] {
        check(&[], name, "a1_age");
    }
    check(&PLAIN[..4], "a1_age", "a1_age");
    check(&PLAIN[..4], "a4_soon", "a4_soon");
    check(&PLAIN[..4], "b1_sit_hours", "a4_soon");
    check(&PLAIN[..4], "outcome", "a4_soon");
    check(PLAIN, "outcome", "outcome");
    check(PLAIN, "check", "check");
    check(PLAIN, "link", "check");
    // Never asked on this way.
    check(PLAIN, "c2_run_week", "check");
    assert_eq!(Place::named(&QUESTIONNAIRE, "nowhere"), None);
    for index in 0..QUESTIONNAIRE.questions.len() {
        let name = Place::Ask(index).name(&QUESTIONNAIRE);
        let place = Place::named(&QUESTIONNAIRE, name);
        assert_eq!(place, Some(Place::Ask(index)));
    }
}

fn early(ticked: &[(&str, &str)], early_continue: bool, saved: Option<String>) -> Taker {
    let own = |text: &&str| (*text).to_owned();
    Taker::starting(&Start {
        early: ticked.iter().map(|(n, v)| (own(n), own(v))).collect(),
        early_continue,
        saved,
        ..Start::default()
    })
}

#[test]
fn early_taps_count() {
    let taker = early(&[("a1_age", "35_44")], false, None);
    assert_eq!(
        (taker.place(), taker.ticked("a1_age")),
        ("a1_age", vec!["35_44"])
    );
    assert!(taker.0.answers.is_empty());
    let taker = early(&[("a1_age", "35_44")], true, None);
    assert_eq!(taker.place(), "a2_now");
    assert!(taker.said().contains("a1_age=35_44\n"));
    // Only going on: the same refusal as ever.
    let taker = early(&[], true, None);
    assert_eq!(
        (taker.place(), taker.0.mistake),
        ("a1_age", Some(Mistake::Nothing))
    );
    // What is no answer to this question is nothing.
    let others = [("a1_age", "old"), ("remember", "on"), ("a2_now", "e_chest")];
    let taker = early(&others, false, None);
    assert_eq!(taker.ticked("a1_age"), [""; 0]);
    assert_eq!(taker.0.mistake, None);
    assert!(taker.0.answers.is_empty());
}

/// The page that was sent shows the first question to everybody. Going on from there is no mistake
/// of somebody whose kept answers lead further.
#[test]
fn early_taps_are_no_mistake_elsewhere() {
    let saved = Some(Taker::after(&PLAIN[..5]).said());
    let taker = early(&[("a1_age", "18_34")], true, saved);
    assert_eq!((taker.place(), taker.0.mistake), ("b1_sit_hours", None));
}

#[test]
fn kept_answers_come_back() {
    let check = |text: &str, place: &str, lost: bool| {
        let taker = Taker::starting(&Start {
            saved: Some(text.to_owned()),
            ..Start::default()
        });
        assert_eq!((taker.place(), taker.0.lost), (place, lost), "{text:?}");
        assert!(taker.0.remember);
        taker
    };
    let half = Taker::after(&PLAIN[..5]);
    assert_eq!(
        check(&half.said(), "b1_sit_hours", false).said(),
        half.said()
    );
    let whole = Taker::after(PLAIN);
    let back = check(&whole.said(), "check", false);
    assert_eq!(back.said(), whole.said());
    let emergency = Taker::after(&[("a1_age", "18_34"), ("a2_now", "e_chest")]);
    check(&emergency.said(), "outcome", false);
    check("", "a1_age", false);
    check("version=1\n", "a1_age", false);
    check("¡garbage!", "a1_age", true);
    let damaged = whole
        .said()
        .replace("a5_complaint=no", "a5_complaint=perhaps");
    check(&damaged, "a5_complaint", true);
    let damaged = whole.said().replace("b1_sit_hours=7.5", "b1_sit_hours=75");
    let mut taker = check(&damaged, "b1_sit_hours", true);
    // The rest is kept.
    answer(&mut taker, "b1_sit_hours", "7.5");
    assert_eq!(taker.said(), whole.said());
    // Without anything kept, nothing is remembered.
    assert!(!Taker::new().0.remember && !Taker::new().0.lost);
}

#[test]
fn remembering_is_a_choice() {
    let mut taker = Taker::after(&PLAIN[..3]);
    let said = taker.said();
    for remember in [true, false] {
        taker.act(Action::Remember(remember));
        assert_eq!(taker.0.remember, remember);
        assert_eq!((taker.place(), taker.said()), ("a3_urgent", said.clone()));
    }
    assert!(!taker.0.refused);
    taker.act(Action::Remember(true));
    taker.act(Action::NotKept);
    assert!(!taker.0.remember && taker.0.refused);
    assert_eq!((taker.place(), taker.said()), ("a3_urgent", said));
}

/// The code of somebody else's result, and their answers.
fn somebody() -> (String, Answers) {
    let taker = Taker::after(&[&PLAIN[..11], &[("t0_moves", "yes")]].concat());
    let mut taker = taker;
    answer(&mut taker, "t1_stand", "one");
    answer(&mut taker, "t2_bridge", "steady");
    answer(&mut taker, "t3_squat", "poor");
    let code = link::encode(&taker.0.answers).unwrap();
    (code, taker.0.answers.clone())
}

#[test]
fn a_link_is_shown_and_changes_nothing() {
    let (code, theirs) = somebody();
    for before in [&PLAIN[..0], &PLAIN[..4], PLAIN] {
        let mut taker = Taker::after(before);
        let (place, said) = (taker.place(), taker.said());
        taker.act(Action::Open(format!("r={code}")));
        assert_eq!(taker.place(), "link");
        assert_eq!(taker.0.link, Some(Ok(theirs.clone())));
        assert_eq!(taker.said(), said);
        // Nothing on the screen can be answered or gone back from.
        taker.act(Action::Tick(0, true));
        taker.act(Action::Continue);
        taker.act(Action::Back);
        assert_eq!((taker.place(), taker.said()), ("link", said.clone()));
        taker.act(Action::LeaveLink);
        assert_eq!((taker.place(), taker.said()), (place, said));
        assert_eq!(taker.0.link, None);
    }
    // Taking the code out of the address leaves it too.
    let mut taker = Taker::after(&PLAIN[..4]);
    taker.act(Action::Open(format!("r={code}")));
    taker.act(Action::Open(String::new()));
    assert_eq!((taker.place(), &taker.0.link), ("a4_soon", &None));
}

/// A page that opened with a link has not looked at what is kept: it does so once the link is left, in whatever way.
#[test]
fn kept_answers_are_recalled_after_a_link() {
    let (code, _) = somebody();
    let mine = Taker::after(&PLAIN[..3]).said();
    let first = Action::Visit(Place::Ask(0));
    for way in [Action::LeaveLink, Action::Open(String::new()), first] {
        let mut taker = Taker::starting(&Start {
            fragment: format!("r={code}"),
            ..Start::default()
        });
        assert!(!taker.0.owes_recall(), "the link is still open");
        let by_history = way != Action::LeaveLink;
        taker.act(way);
        assert!(taker.0.owes_recall());
        taker.act(Action::Recall(Some(mine.clone())));
        assert!(taker.0.remember && !taker.0.owes_recall());
        assert_eq!((taker.place(), taker.said()), ("a3_urgent", mine.clone()));
        assert_eq!(taker.0.came_by_history, by_history);
    }
    // Whoever had answers before the link owes nothing, and nothing is written over them.
    let mut taker = Taker::after(PLAIN);
    let said = taker.said();
    taker.act(Action::Open(format!("r={code}")));
    taker.act(Action::Open(String::new()));
    assert!(!taker.0.owes_recall());
    taker.act(Action::Recall(Some(mine)));
    assert_eq!((taker.said(), taker.0.remember), (said, false));
}

/// Not only to the furthest place: to the very one.
#[test]
fn leaving_a_link_leads_to_where_the_taker_was() {
    let (code, _) = somebody();
    let check = |name: &str| {
        let mut taker = Taker::after(PLAIN);
        taker.act(Action::Visit(Place::named(&QUESTIONNAIRE, name).unwrap()));
        assert_eq!(taker.place(), name);
        taker.act(Action::Open(format!("r={code}")));
        assert_eq!(taker.place(), "link");
        taker.act(Action::LeaveLink);
        assert_eq!(taker.place(), name);
    };
    check("outcome");
    check("b1_sit_hours");
}

#[test]
fn fragments() {
    let (code, theirs) = somebody();
    let check = |fragment: &str, expected: Option<Result<Answers, LinkError>>| {
        let fragment = fragment.replace("CODE", &code);
        let at_start = Taker::starting(&Start {
            fragment: fragment.clone(),
            ..Start::default()
        });
        let mut later = Taker::after(&PLAIN[..2]);
        later.act(Action::Open(fragment.clone()));
        let place = if expected.is_some() { "link" } else { "" };
        for (taker, without) in [(at_start, "a1_age"), (later, "a5_complaint")] {
            let place = if place.is_empty() { without } else { place };
            assert_eq!(taker.place(), place, "{fragment}");
            assert_eq!(taker.0.link, expected, "{fragment}");
        }
    };
    let whole = || Some(Ok(theirs.clone()));
    for fragment in [
        "r=CODE",
        "#r=CODE",
        "%23r%3DCODE",
        "%23r%3dCODE",
        "r%3DCODE",
        "?x#r=CODE",
        "?x=1&y#r=CODE",
        "r=CODE&fbclid=1",
        "fbclid=1&r=CODE",
        "r=CODE.",
        "r=CODE)",
        "r=CODE\"",
        "r=CODE).",
        "r=CODE%20",
        "r=CODE:~:text=hip",
        "?secret=abc#r=CODE",
    ] {
        check(fragment, whole());
    }
    for fragment in [
        "",
        "#",
        "main",
        "?secret=abc",
        ":~:text=hip",
        "your=CODE",
        "CODE",
    ] {
        check(fragment, None);
    }
    check("r=", Some(Err(LinkError::NotOurs)));
    check("r=.", Some(Err(LinkError::NotOurs)));
    check("r=CODEx", Some(Err(LinkError::Altered)));
    check(
        &format!("r={}", &code[..code.len() - 1]),
        Some(Err(LinkError::CutShort)),
    );
}

#[test]
fn starting_again_forgets_everything() {
    let (code, _) = somebody();
    let mut taker = Taker::starting(&Start {
        saved: Some(format!("{}colour=red\n", Taker::after(PLAIN).said())),
        fragment: format!("r={code}"),
        country: "GB".to_owned(),
        ..Start::default()
    });
    assert!(taker.0.lost);
    taker.act(Action::LeaveLink);
    taker.change("b1_sit_hours");
    taker.act(Action::Type("nine".to_owned()));
    taker.act(Action::Continue);
    assert!(taker.0.mistake.is_some() && taker.0.changing);
    taker.act(Action::Open(format!("r={code}")));
    taker.act(Action::StartAgain);
    assert_eq!(taker.place(), "a1_age");
    assert!(taker.0.answers.is_empty());
    for index in 0..QUESTIONNAIRE.questions.len() {
        assert_eq!(taker.0.draft(index), Draft::default());
    }
    let session = &taker.0;
    assert_eq!((session.mistake, &session.link), (None, &None));
    assert!(!session.changing && !session.lost && !session.came_by_history);
    // And nothing comes back by going on.
    refused(&mut taker, Mistake::Nothing);
}

#[test]
fn countries() {
    let check = |code: &str, expected: Option<&str>| {
        let taker = Taker::starting(&Start {
            country: code.to_owned(),
            ..Start::default()
        });
        let found = taker.0.country.map(|c| content::COUNTRIES[c].code);
        assert_eq!(found, expected, "{code:?}");
    };
    check("GB", Some("GB"));
    check("", None);
    check("XX", None);
    let mut taker = Taker::after(&PLAIN[..2]);
    taker.act(Action::Country(Some(0)));
    assert_eq!((taker.0.country, taker.place()), (Some(0), "a5_complaint"));
    taker.act(Action::Country(None));
    assert_eq!(taker.0.country, None);
}

#[test]
fn the_way_is_worked_out_once_a_step_and_never_for_a_tap() {
    let mut taker = Taker::after(&PLAIN[..6]);
    let looks = |taker: &mut Taker, action: Action| {
        let before = LOOKS.get();
        taker.act(action);
        // A screen asks all of this, some of it more than once.
        let session = &taker.0;
        let _ = (session.draft(0), session.previous(), session.way());
        LOOKS.get() - before
    };
    assert_eq!(taker.place(), "b2_sit_bout");
    for choice in [0, 1] {
        assert_eq!(looks(&mut taker, Action::Tick(choice, true)), 0);
    }
    for step in [Action::Continue, Action::Back, Action::Continue] {
        assert_eq!(looks(&mut taker, step), 1);
    }
    assert_eq!(looks(&mut taker, Action::Remember(true)), 0);
}

#[test]
fn the_way_is_that_of_the_answers() {
    let check = |taker: &Taker| {
        let path = Path::of(&taker.0.answers);
        let way = taker.0.way();
        assert_eq!((&way.answered, way.next), (&path.answered, path.next));
        assert_eq!(way.at_most, path.at_most);
        if let Place::Ask(question) = taker.0.place {
            assert_eq!(way.offered, taker.0.answers.offered(question), "{question}");
        }
    };
    let mut taker = Taker::new();
    for (id, said) in PLAIN {
        check(&taker);
        answer(&mut taker, id, said);
        check(&taker);
    }
    for id in ["a3_urgent", "a5_complaint"] {
        taker.change(id);
        check(&taker);
    }
    answer(&mut taker, "a5_complaint", "yes");
    check(&taker);
    taker.act(Action::StartAgain);
    check(&taker);
    check(&Taker::starting(&Start {
        saved: Some(saved::write(&Taker::after(PLAIN).0.answers)),
        ..Start::default()
    }));
}

#[test]
fn what_is_not_drawn_is_what_a_browser_shows_by_itself() {
    let mut drawn = 0;
    for (id, _) in PLAIN {
        let steps = PLAIN.iter().take_while(|(other, _)| other != id);
        let mut taker = Taker::after(&steps.copied().collect::<Vec<_>>());
        let asked = &QUESTIONNAIRE.questions[question(id)];
        // Each choice ticked after each other, and then unticked.
        for (first, second) in (0..asked.choices.len())
            .flat_map(|first| (0..asked.choices.len()).map(move |second| (first, second)))
        {
            for (choice, on) in [(first, true), (second, true), (second, false)] {
                if asked.kind == Kind::One && !on {
                    continue;
                }
                let before = taker.0.draft(question(id)).ticked;
                let action = Action::Tick(choice, on);
                let shows_itself = taker.0.shows_itself(&action);
                taker.act(action);
                let after = taker.0.draft(question(id)).ticked;
                let by_itself = match asked.kind {
                    Kind::One => Choices::of([choice]),
                    _ => before.with(choice, on),
                };
                assert!(!shows_itself || after == by_itself, "{id}: {choice} {on}");
                drawn += usize::from(!shows_itself);
            }
        }
    }
    assert!(drawn > 0, "nothing was ever drawn");
    let taker = Taker::after(&PLAIN[..2]);
    for action in [Action::Continue, Action::Back, Action::Remember(true)] {
        assert!(!taker.0.shows_itself(&action), "{action:?}");
    }
}

#[test]
fn what_is_marked_is_drawn() {
    let mut taker = Taker::after(&up_to_the_map());
    assert_eq!(taker.place(), "d1_pain_map");
    let hip = choice("d1_pain_map", "outer_hip");
    for action in [
        Action::Tick(hip, true),
        Action::Side(hip, Sides::Left),
        Action::Side(hip, Sides::Right),
        Action::Mark(hip, Sides::Left),
        Action::Tick(hip, false),
    ] {
        assert!(!taker.0.shows_itself(&action), "{action:?}");
        taker.act(action);
    }
}

#[test]
fn a_code_is_found_however_the_address_is_written() {
    for fragment in [
        "r=1Axyz",
        "%23r=1Axyz",
        "%23r%3D1Axyz",
        "r%3d1Axyz",
        "?fbclid=a&r=1Axyz&utm_source=x",
    ] {
        assert_eq!(code_in(fragment).as_deref(), Some("1Axyz"), "{fragment}");
    }
    // What follows the code ends it, so it must stay what it is.
    for end in ["%22", "%", "%2", "%é", "%20and", ".", "\""] {
        let code = code_in(&format!("r=1Axyz{end}"));
        assert_eq!(code, Some(format!("1Axyz{end}")));
    }
    for none in [
        "",
        "?secret=abc",
        ":~:text=glute",
        "main",
        "xr=1",
        "%",
        "%é",
    ] {
        assert_eq!(code_in(none), None, "{none}");
    }
}
