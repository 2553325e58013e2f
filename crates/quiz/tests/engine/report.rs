//! The report: which statements stand in it, and the answers that placed them.

use quiz::*;

use crate::sample::*;

fn report(answers: &Answers) -> Vec<(&'static str, Vec<Because>)> {
    let assessment = Assessment::of(answers);
    let report = assessment.map(|a| Report::of(&a).statements);
    let placed = report.unwrap_or_default().into_iter();
    placed
        .map(|p| (CHECK.statements[p.statement].id, p.because))
        .collect()
}

#[test]
fn sections_fit_the_outcome() {
    let check = |answers: Answers, expected: &str| {
        let ids: Vec<&str> = report(&answers).into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids.join(" "), expected, "{answers:?}");
    };
    check(grown(&[]), "no_sofa learn limits");
    check(grown(&[(STRAIN, "p60")]), "headline no_sofa learn limits");
    check(grown(&[(HABITS, "sofa")]), "load learn limits");
    check(
        grown(&[(SOON, "mood"), (HABITS, "desk"), (SIT, "3 bouts")]),
        "load soon stand long named no_sofa learn limits",
    );
    // No score and no advice beside an urgent sign, whatever else was answered.
    check(
        grown(&[(NOW, "chest"), (HABITS, "desk sofa")]),
        "call limits",
    );
    check(
        grown(&[(TODAY, "lump"), (HABITS, "desk sofa")]),
        "today limits",
    );
    check(grown(&[(AGE, "child"), (HABITS, "desk")]), "parent limits");
}

#[test]
fn every_section_has_its_outcomes() {
    use Outcome::{Emergency, Scored, Unscored, Urgent};
    let check = |section: Section, expected: &[Outcome]| {
        let mut fits = vec![Emergency, Urgent, Unscored, Scored];
        fits.retain(|outcome| section.fits(*outcome));
        assert_eq!(fits, expected, "{section:?}");
    };
    check(Section::Emergency, &[Emergency]);
    check(Section::Urgent, &[Urgent]);
    check(Section::Minor, &[Unscored]);
    check(Section::Limits, &[Emergency, Urgent, Unscored, Scored]);
    for section in [
        Section::Headline,
        Section::StandsOut,
        Section::Soon,
        Section::Do,
        Section::Worse,
        Section::See,
        Section::Bring,
        Section::Ask,
        Section::Learn,
    ] {
        check(section, &[Scored]);
    }
}

fn check_because(answers: &Answers, statement: &str, expected: &[Because]) {
    let report = report(answers);
    let found = report.iter().find(|(id, _)| *id == statement);
    let found = found.map(|(_, because)| because.as_slice());
    assert_eq!(found, Some(expected), "{statement} of {answers:?}");
}

#[test]
fn statements_carry_the_answers_that_placed_them() {
    use Because::{Choice, Number};
    let check = check_because;
    check(&grown(&[]), "limits", &[]);
    check(&grown(&[(SIT, "3 hours")]), "long", &[Number(SIT)]);
    check(&grown(&[(HABITS, "car")]), "named", &[Choice(HABITS, 1)]);
    check(
        &grown(&[(HABITS, "desk car")]),
        "named",
        &[Choice(HABITS, 0), Choice(HABITS, 1)],
    );
    check(&grown(&[(SOON, "mood")]), "soon", &[Choice(SOON, 1)]);
    // Where no sign is needed, none is the reason.
    check(&grown(&[(SOON, "mood")]), "learn", &[]);
    // In the order of the questions, not of the rule.
    let both = sore(&[(SPOT, "hip:left"), (HABITS, "desk")]);
    check(&both, "hip_desk", &[Choice(SPOT, 0), Choice(HABITS, 0)]);
    // Through a flag, the places it speaks of.
    let leg = sore(&[(SPOT, "hip:left spine calf:left")]);
    let places = [Choice(SPOT, 0), Choice(SPOT, 1), Choice(SPOT, 2)];
    check(&leg, "leg", &places);
    check(&leg, "soon", &places);
    // Through a level, the answers with points.
    check(
        &grown(&[(HABITS, "desk car"), (SIT, "1 hours")]),
        "load",
        &[Choice(HABITS, 0), Choice(HABITS, 1)],
    );
    // Through a band, whatever gave the levels; not what was hidden.
    check(&grown(&[(STRAIN, "p60")]), "headline", &[Choice(STRAIN, 4)]);
    let mut hidden = sore(&[(SPOT, "hip:left"), (STRAIN, "p60")]);
    say(&mut hidden, SORE, "no");
    check(&hidden, "headline", &[Choice(STRAIN, 4)]);
    // What was not said has no answer to show.
    check(&grown(&[(HABITS, "desk")]), "no_sofa", &[]);
}

/// Numbers and choices in the order of their questions too.
#[test]
fn reasons_are_in_the_order_of_the_questions() {
    use Because::{Choice, Number};
    check_because(
        &grown(&[(SIT, "3 hours"), (HABITS, "desk")]),
        "load",
        &[Number(SIT), Choice(HABITS, 0)],
    );
}
