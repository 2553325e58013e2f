//! The path: who is asked what, and where it ends.

use quiz::*;

use crate::sample::*;

fn ids(path: &Path<'_>) -> Vec<&'static str> {
    let questions = path.answered.iter();
    questions.map(|q| CHECK.questions[*q].id).collect()
}

#[test]
fn who_is_asked_what() {
    let check = |said: &[(usize, &str)], expected: &str, next: Next| {
        let mut answers = Answers::new(&CHECK);
        for (question, said) in said {
            say(&mut answers, *question, said);
        }
        let path = Path::of(&answers);
        assert_eq!(ids(&path).join(" "), expected, "{answers:?}");
        assert_eq!(path.next, next, "{answers:?}");
    };
    check(&[], "", Next::Ask(AGE));
    check(&[(AGE, "child")], "age", Next::Ask(NOW));
    // An emergency ends it, and so does an urgent sign.
    check(&[(AGE, "grown"), (NOW, "faint")], "age now", Next::Result);
    let safe = [(AGE, "grown"), (NOW, "none")];
    check(
        &[&safe[..], &[(SORE, "no"), (TODAY, "lump")]].concat(),
        "age now sore today",
        Next::Result,
    );
    // A child is not asked what only adults are.
    let child = [(AGE, "child"), (NOW, "none"), (SORE, "no"), (TODAY, "none")];
    check(&child, "age now sore today", Next::Result);
    let child = [
        (AGE, "child"),
        (NOW, "none"),
        (SORE, "yes"),
        (TODAY, "none"),
    ];
    check(&child, "age now sore today", Next::Ask(SPOT));
    // What stands further on does not count before its turn.
    check(
        &[&safe[..], &[(STRAIN, "p60")]].concat(),
        "age now",
        Next::Ask(SORE),
    );
    let whole = grown(&[]);
    assert_eq!(
        ids(&Path::of(&whole)).join(" "),
        "age now sore today soon sit habits strain"
    );
    let whole = sore(&[]);
    assert_eq!(
        ids(&Path::of(&whole)).join(" "),
        "age now sore today soon spot sit habits strain"
    );
}

#[test]
fn what_is_hidden_is_kept_and_not_counted() {
    let mut answers = sore(&[(SPOT, "hip:left calf:left")]);
    let flags = |answers: &Answers| Assessment::of(answers).map(|a| a.flags);
    assert_eq!(flags(&answers), Some(vec![LEG]));
    say(&mut answers, SORE, "no");
    assert_eq!(flags(&answers), Some(vec![]));
    assert!(answers.get(SPOT).is_some());
    assert_eq!(Path::of(&answers).facts.answer(SPOT), None);
    // Changing one's mind twice loses nothing.
    say(&mut answers, SORE, "yes");
    assert_eq!(flags(&answers), Some(vec![LEG]));
}

#[test]
fn none_speaks_only_of_what_was_on_offer() {
    let mut answers = grown(&[]);
    let fever = 0;
    assert!(!answers.offered(TODAY).has(fever));
    say(&mut answers, SORE, "yes");
    assert!(answers.offered(TODAY).has(fever));
    assert_eq!(Path::of(&answers).next, Next::Ask(TODAY));
    assert!(Assessment::of(&answers).is_none());
    say(&mut answers, TODAY, "none");
    assert_eq!(Path::of(&answers).next, Next::Ask(SOON));
    say(&mut answers, SOON, "none");
    assert_eq!(Path::of(&answers).next, Next::Ask(SPOT));
    // With fewer items on offer, more was said than needed.
    say(&mut answers, SORE, "no");
    assert_eq!(Path::of(&answers).next, Next::Result);
}

#[test]
fn no_other_answer_hides_a_ticked_choice() {
    let mut answers = sore(&[(TODAY, "fever")]);
    say(&mut answers, SORE, "no");
    assert!(answers.offered(TODAY).has(0));
    let assessment = Assessment::of(&answers);
    assert_eq!(assessment.map(|a| a.urgency), Some(Urgency::Urgent));
}

#[test]
fn which_places_can_be_shown() {
    let answers = grown(&[(SORE, "yes")]);
    let path = Path::of(&answers);
    let reached: Vec<usize> = (0..CHECK.questions.len() + 1)
        .filter(|q| path.reaches(*q))
        .collect();
    assert_eq!(reached, [AGE, NOW, SORE, TODAY]);
}

#[test]
fn the_most_there_can_be_never_grows() {
    let start = Answers::new(&CHECK);
    assert_eq!(Path::of(&start).at_most, CHECK.questions.len());
    let mut n_ways = 0;
    every_way(&mut |answers| {
        let path = Path::of(answers);
        let (here, done) = (path.at_most, path.answered.len());
        assert!(here >= done);
        // The step before, with the last answer taken back.
        if let Some(last) = path.answered.last() {
            let mut before = answers.clone();
            before.forget(*last);
            let before = Path::of(&before).at_most;
            assert!(here <= before, "{before} to {here} at {answers:?}");
        }
        if path.next == Next::Result {
            assert_eq!(here, done);
            n_ways += 1;
        }
    });
    assert!(n_ways > 10_000, "{n_ways}");
}

/// A question that only people with a red flag are asked is possible until it is known that there is none.
#[test]
fn the_most_there_can_be_counts_questions_after_a_flag() {
    static FLAGGED: Questionnaire = Questionnaire {
        questions: List(&[
            Question {
                id: "sign",
                kind: Kind::Many,
                choices: List(&[
                    Choice::PLAIN,
                    Choice {
                        exclusive: true,
                        ..Choice::PLAIN
                    },
                ]),
                flags: Some(Urgency::Soon),
                ..Question::PLAIN
            },
            Question {
                id: "since",
                choices: List(&[Choice::PLAIN, Choice::PLAIN]),
                ask_if: Condition::UrgencyAtLeast(Urgency::Soon),
                ..Question::PLAIN
            },
        ]),
        flags: List(&[RedFlag {
            id: "sign",
            tier: Urgency::Soon,
            when: Condition::Choice(0, 0),
            sources: List(&[]),
        }]),
        ..Questionnaire::EMPTY
    };
    let mut answers = Answers::new(&FLAGGED);
    let before = Path::of(&answers).at_most;
    let ticked = answers.put(0, Answer::Many(Choices::of([0])));
    assert_eq!(ticked, Ok(()));
    let path = Path::of(&answers);
    assert_eq!(path.next, Next::Ask(1));
    assert_eq!((before, path.at_most), (2, 2));
}
