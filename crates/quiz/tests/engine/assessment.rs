//! The assessment: points, levels, bands, and which kind of result it is.

use quiz::*;

use crate::sample::*;

fn points(answers: &Answers) -> Vec<(u16, Option<Level>)> {
    let assessment = Assessment::of(answers);
    let domains = assessment.map(|a| a.domains).unwrap_or_default();
    domains.iter().map(|d| (d.points, d.level)).collect()
}

#[test]
fn points_of_a_domain() {
    const LOW: Option<Level> = Some(Level::Low);
    const MEDIUM: Option<Level> = Some(Level::Medium);
    const HIGH: Option<Level> = Some(Level::High);
    let check = |answers: Answers, load, pain| {
        assert_eq!(points(&answers)[..2], [load, pain], "{answers:?}");
    };
    let unused = (0, None);
    check(grown(&[]), (0, LOW), unused);
    check(grown(&[(SIT, "1 hours")]), (0, LOW), unused);
    check(grown(&[(SIT, "1.5 hours")]), (30, MEDIUM), unused);
    check(grown(&[(SIT, "3 hours")]), (50, MEDIUM), unused);
    // Each unit has its own bins.
    check(grown(&[(SIT, "1 bouts")]), (0, LOW), unused);
    check(grown(&[(SIT, "2 bouts")]), (30, MEDIUM), unused);
    check(grown(&[(SIT, "5 bouts")]), (50, MEDIUM), unused);
    // 70 points of habits are capped at 50.
    check(grown(&[(HABITS, "desk car")]), (40, MEDIUM), unused);
    check(grown(&[(HABITS, "desk car sofa")]), (50, MEDIUM), unused);
    check(
        grown(&[(HABITS, "desk car sofa"), (SIT, "3 hours")]),
        (100, HIGH),
        unused,
    );
    // The gate: no sore spot, no points, whatever the other parts say.
    check(sore(&[(HABITS, "desk")]), (20, LOW), (0, LOW));
    check(
        sore(&[(SPOT, "calf:left"), (HABITS, "desk")]),
        (20, LOW),
        (0, LOW),
    );
    check(
        sore(&[(SPOT, "hip:left"), (HABITS, "desk")]),
        (20, LOW),
        (40, MEDIUM),
    );
    // The side is never scored, and two spots are capped at 30.
    check(sore(&[(SPOT, "hip")]), (0, LOW), (20, LOW));
    check(sore(&[(SPOT, "hip:right spine")]), (0, LOW), (30, MEDIUM));
}

#[test]
fn levels_begin_where_they_should() {
    let check = |said: &str, expected: Level| {
        let answers = grown(&[(STRAIN, said)]);
        assert_eq!(points(&answers)[2].1, Some(expected), "{said}");
    };
    check("p0", Level::Low);
    check("p29", Level::Low);
    check("p30", Level::Medium);
    check("p59", Level::Medium);
    check("p60", Level::High);
    let own = Levels {
        medium: 1,
        high: 100,
    };
    let levels = [0, 1, 99, 100].map(|points| level_of(own, points));
    use Level::{High, Low, Medium};
    assert_eq!(levels, [Low, Medium, Medium, High]);
}

#[test]
fn bands_are_tried_in_order() {
    let check = |answers: Answers, expected: &str| {
        let band = Assessment::of(&answers).and_then(|a| a.band);
        let id = band.map(|b| CHECK.bands[b].id);
        assert_eq!(id, Some(expected), "{answers:?}");
    };
    check(grown(&[]), "few");
    check(grown(&[(STRAIN, "p59")]), "few");
    check(grown(&[(STRAIN, "p60")]), "some");
    check(grown(&[(STRAIN, "p30"), (SIT, "3 hours")]), "some");
    let all = [(STRAIN, "p60"), (HABITS, "desk car sofa"), (SIT, "3 hours")];
    // Without a sign the top band cannot be reached.
    check(grown(&all), "some");
    check(sore(&all), "some");
    check(sore(&[&all[..], &[(SPOT, "hip")]].concat()), "many");
}

#[test]
fn kinds_of_results() {
    let check = |answers: &Answers, outcome: Outcome, urgency: Urgency| {
        let found = Assessment::of(answers);
        let found = found.map(|a| (a.outcome, a.urgency, a.domains.is_empty(), a.band.is_none()));
        let unscored = outcome != Outcome::Scored;
        let expected = (outcome, urgency, unscored, unscored);
        assert_eq!(found, Some(expected), "{answers:?}");
    };
    check(&grown(&[]), Outcome::Scored, Urgency::Routine);
    check(&grown(&[(SOON, "mood")]), Outcome::Scored, Urgency::Soon);
    check(&grown(&[(TODAY, "lump")]), Outcome::Urgent, Urgency::Urgent);
    check(
        &grown(&[(NOW, "chest")]),
        Outcome::Emergency,
        Urgency::Emergency,
    );
    check(
        &grown(&[(AGE, "child")]),
        Outcome::Unscored,
        Urgency::Routine,
    );
    check(
        &grown(&[(AGE, "child"), (TODAY, "lump")]),
        Outcome::Urgent,
        Urgency::Urgent,
    );
    // An urgent sign further on does not stand in the way of an emergency.
    check(
        &grown(&[(TODAY, "lump"), (NOW, "chest faint")]),
        Outcome::Emergency,
        Urgency::Emergency,
    );
}

#[test]
fn unfinished_answers_come_to_nothing() {
    for question in [AGE, NOW, SORE, TODAY, SOON, SIT, HABITS, STRAIN] {
        let mut answers = grown(&[]);
        answers.forget(question);
        assert!(Assessment::of(&answers).is_none(), "{question}");
    }
}

#[test]
fn the_same_side_of_the_body() {
    let check = |said: &str, expected: bool| {
        let answers = sore(&[(SPOT, said)]);
        let flags = Assessment::of(&answers).map(|a| a.flags);
        assert_eq!(flags, Some(if expected { vec![LEG] } else { vec![] }));
    };
    check("hip:left calf:left", true);
    check("hip:left calf:right", false);
    check("hip calf:right", true);
    check("hip:left calf", true);
    check("hip:left", false);
    check("calf", false);
    // The middle is on both sides.
    check("spine calf:left", true);
    check("hip:left spine calf:right", true);
}

#[test]
fn a_domain_without_an_answer_says_so() {
    let check = |said: &str, expected: bool| {
        let answers = grown(&[(STRAIN, said)]);
        let rates = Assessment::of(&answers).map(|a| a.rates(&CHECK.domains[2]));
        assert_eq!(rates, Some(expected), "{said}");
    };
    check("p0", true);
    check("p60", true);
    check("unsure", false);
    let answers = grown(&[]);
    let rates = Assessment::of(&answers).map(|a| [LOAD, PAIN].map(|d| a.rates(&CHECK.domains[d])));
    assert_eq!(rates, Some([true, true]));
}
