//! The invariants of EVIDENCE 4d that the engine can hold, over every choice and every pair of choices, and over
//! all levels. Names say which invariant a test holds.

use content::QUESTIONNAIRE;
use dice::Dice;
use quiz::{
    Answer, Answers, Assessment, Choices, Facts, Kind, Level, Next, Outcome, Path, Places, Report,
    Section, Sides, Urgency, band_of, link, points_of, saved,
};

use crate::people::{answer, answered, question, some, take};

/// Any legal answer to a question; "none" half of the time, so that quizzes go on.
fn any_answer(dice: &mut Dice, index: usize) -> Answer {
    let asked = &QUESTIONNAIRE.questions[index];
    let none = asked.exclusive();
    let some = some(asked);
    let urgent = asked.flags.is_some_and(|f| f >= Urgency::Urgent);
    let odds = if urgent { 20 } else { 3 };
    match asked.kind {
        Kind::One => Answer::One(dice.below(asked.choices.len())),
        Kind::Number => {
            let units = &asked.number.as_ref().expect("units").units;
            let unit = dice.below(units.len());
            let steps = dice.below(usize::from(units[unit].largest()) + 1) as u16;
            Answer::Number { unit, steps }
        }
        Kind::Many if dice.below(odds) > 0 && none.is_some() && dice.below(2) == 0 => {
            Answer::Many(Choices::of(none))
        }
        Kind::Many if urgent && dice.below(odds) > 0 => Answer::Many(Choices::of(none)),
        Kind::Many => {
            let ticked = some.iter().copied().filter(|_| dice.below(3) == 0);
            let ticked = Choices::of(ticked);
            let first = some[dice.below(some.len())];
            Answer::Many(if ticked.is_empty() {
                Choices::of([first])
            } else {
                ticked
            })
        }
        Kind::Places => {
            let mut places = Places::default();
            for place in &some {
                if dice.below(5) == 0 {
                    let middle = asked.choices[*place].middle;
                    let sides = if middle { 3 } else { dice.below(3) as u8 + 1 };
                    places = places.with(*place, Sides::from_number(sides));
                }
            }
            if places.choices().is_empty() {
                places = places.with(none.expect("none"), Some(Sides::Both));
            }
            Answer::Places(places)
        }
    }
}

fn person(dice: &mut Dice) -> Answers {
    answered(|question| any_answer(dice, question))
}

/// Many people who answer anything that can be answered.
pub(crate) fn people(count: usize) -> impl Iterator<Item = Answers> {
    let mut dice = Dice::new();
    (0..count).map(move |_| person(&mut dice))
}

fn section_of(answers: &Answers, section: Section) -> usize {
    let assessment = Assessment::of(answers).expect("all is answered");
    Report::of(&assessment).section(section).count()
}

#[test]
fn each_flagged_choice_alone_decides_1_2() {
    for (list, outcome) in [
        ("a2_now", Outcome::Emergency),
        ("a3_urgent", Outcome::Urgent),
    ] {
        let asked = &QUESTIONNAIRE.questions[question(list)];
        for choice in asked.choices.iter().filter(|c| !c.exclusive) {
            for age in ["under16", "18_34", "60up"] {
                for complaint in ["yes", "no"] {
                    let said = [
                        ("a1_age", age),
                        ("a5_complaint", complaint),
                        (list, choice.id),
                    ];
                    let answers = take(&said);
                    let assessment = Assessment::of(&answers).expect("all is answered");
                    assert_eq!(assessment.outcome, outcome, "{said:?}");
                    assert!(assessment.domains.is_empty() && assessment.band.is_none());
                    let last = assessment
                        .answered
                        .last()
                        .map(|q| QUESTIONNAIRE.questions[*q].id);
                    assert_eq!(last, Some(list), "the quiz stops at once");
                    let report = Report::of(&assessment);
                    let other = report.statements.iter().filter(|p| {
                        !matches!(
                            p.section,
                            Section::Emergency | Section::Urgent | Section::Limits
                        )
                    });
                    assert_eq!(other.count(), 0, "nothing else is said");
                    assert_eq!(
                        link::encode(&answers),
                        None,
                        "it is not passed on as a result"
                    );
                }
            }
        }
    }
}

#[test]
fn an_emergency_outranks_everything_else_ticked_1() {
    let asked = &QUESTIONNAIRE.questions[question("a2_now")];
    for one in asked.choices.iter().filter(|c| !c.exclusive) {
        for other in asked.choices.iter().filter(|c| !c.exclusive) {
            let said = [
                ("a1_age", "under16"),
                ("a2_now", &*format!("{} {}", one.id, other.id)),
            ];
            let answers = take(&said);
            let outcome = Assessment::of(&answers).map(|a| a.outcome);
            assert_eq!(outcome, Some(Outcome::Emergency));
        }
    }
}

#[test]
fn no_answer_hides_an_urgent_choice_once_ticked_3() {
    for list in ["a2_now", "a3_urgent"] {
        let index = question(list);
        let asked = &QUESTIONNAIRE.questions[index];
        for choice in asked.choices.iter().filter(|c| !c.exclusive) {
            let said = [
                ("a1_age", "16_17"),
                ("a5_complaint", "yes"),
                (list, choice.id),
            ];
            let answers = take(&said);
            let before = Assessment::of(&answers).expect("answered").urgency;
            for other in 0..index {
                if other == question("a2_now") {
                    continue;
                }
                for changed in 0..QUESTIONNAIRE.questions[other].choices.len() {
                    let mut answers = answers.clone();
                    answers.put(other, Answer::One(changed)).expect("legal");
                    let urgency = Assessment::of(&answers).map(|a| a.urgency);
                    assert_eq!(
                        urgency,
                        Some(before),
                        "{} hidden by {other}={changed}",
                        choice.id
                    );
                }
            }
        }
    }
}

#[test]
fn sparing_hides_no_emergency() {
    for flag in QUESTIONNAIRE
        .flags
        .iter()
        .filter(|f| f.tier == Urgency::Emergency)
    {
        flag.when.visit(&QUESTIONNAIRE, &mut |part| {
            if let quiz::Condition::Choice(question, choice) = part {
                for age in ["under16", "60up"] {
                    let answers = take(&[("a1_age", age), ("a5_complaint", "no")]);
                    assert!(answers.offered(*question).has(*choice), "{}", flag.id);
                }
            }
        });
    }
}

#[test]
fn an_unanswered_list_blocks_the_result_13() {
    for list in ["a2_now", "a3_urgent", "a4_soon"] {
        let mut answers = take(&[]);
        answers.forget(question(list));
        assert!(Assessment::of(&answers).is_none(), "{list}");
        assert_eq!(Path::of(&answers).next, Next::Ask(question(list)));
    }
}

#[test]
fn none_of_a_shorter_list_is_not_none_of_the_longer_one_13() {
    let mut answers = take(&[]);
    answers
        .put(
            question("a5_complaint"),
            answer(question("a5_complaint"), "yes"),
        )
        .expect("legal");
    assert_eq!(Path::of(&answers).next, Next::Ask(question("a3_urgent")));
}

#[test]
fn every_result_of_many_people_keeps_the_promises_4_5_6_8_14_17() {
    let far = question("t0_moves");
    for answers in people(20_000) {
        let assessment = Assessment::of(&answers).expect("all is answered");
        let report = Report::of(&assessment);
        let count = |section| report.section(section).count();
        // 6: the two lines that every page carries.
        let said = |id: &str| {
            report
                .statements
                .iter()
                .any(|p| QUESTIONNAIRE.statements[p.statement].id == id)
        };
        assert!(said("limit_education"), "{answers:?}");
        let worse = [
            "emergency_unsure",
            "urgent_worse",
            "minor_worse",
            "do_worse",
        ];
        assert_eq!(worse.iter().filter(|id| said(id)).count(), 1, "{answers:?}");
        match assessment.outcome {
            Outcome::Emergency => assert!(count(Section::Emergency) >= 3, "{answers:?}"),
            Outcome::Urgent => assert!(count(Section::Urgent) >= 2, "{answers:?}"),
            Outcome::Unscored => assert!(count(Section::Minor) >= 3, "{answers:?}"),
            Outcome::Scored => {
                assert_eq!(count(Section::Headline), 1, "{answers:?}");
                // 5 and 17: somebody is named in every band, with and without pain.
                assert!(count(Section::See) >= 1, "{answers:?}");
                assert!(count(Section::Do) >= 1, "{answers:?}");
                assert!(
                    count(Section::StandsOut) + count(Section::Soon) >= 1
                        || assessment.band.is_some()
                );
                assert!(assessment.domains.iter().all(|d| d.points <= 100));
                assert_eq!(assessment.domains.len(), 5);
                let pain = assessment
                    .facts
                    .answer(question("d1_pain_map"))
                    .is_some_and(|a| {
                        let none = QUESTIONNAIRE.questions[question("d1_pain_map")].exclusive();
                        !a.choices().has(none.expect("none"))
                    });
                assert!(!(pain && said("see_optional")), "{answers:?}");
            }
        }
        // 4 and 14: the movement checks are asked only where nothing forbids them.
        if assessment.answered.iter().any(|q| *q >= far) {
            let allowed = ["under16", "16_17"]
                .iter()
                .all(|age| answers.get(0) != Some(answer(0, age)))
                && assessment.urgency < Urgency::Urgent;
            assert!(allowed, "{answers:?}");
        }
        // 8: the same answers, written down and read again, come to the same.
        let read = saved::read(&QUESTIONNAIRE, &saved::write(&answers));
        assert_eq!(read.dropped, 0);
        assert_eq!(
            Assessment::of(&read.answers).map(|a| a.flags),
            Some(assessment.flags)
        );
    }
}

#[test]
fn links_of_many_people_open_as_they_were() {
    let (mut longest, mut total, mut links) = (0, 0, 0);
    for answers in people(20_000) {
        if let Some(code) = link::encode(&answers) {
            let opened = link::decode(&QUESTIONNAIRE, &code).expect("its own link");
            let (a, b) = (Assessment::of(&answers), Assessment::of(&opened));
            assert_eq!(
                a.map(|a| (a.flags, a.domains)),
                b.map(|b| (b.flags, b.domains)),
                "{code}"
            );
            longest = longest.max(code.len());
            total += code.len();
            links += 1;
        }
    }
    println!(
        "{links} links, {} characters on average, {longest} at most",
        total / links
    );
    assert!(
        links > 1_000,
        "only {links} of the people have a result to share"
    );
    assert!(longest <= 25, "a link of {longest} characters");
}

#[test]
fn movement_checks_are_never_offered_where_something_forbids_them_14() {
    let forbidding = [
        ("a1_age", "under16"),
        ("a1_age", "16_17"),
        ("a4_soon", "s_preg"),
        ("a4_soon", "s_postnatal"),
        ("a4_soon", "s_surgery"),
        ("c1_run_status", "paused"),
        ("d1_pain_map", "groin_front_hip:left"),
        ("d2_pain_level", "6"),
    ];
    let base = [
        ("a5_complaint", "yes"),
        ("d1_pain_map", "outer_hip:left"),
        ("t0_moves", "yes"),
    ];
    let asks_moves = |answers: &Answers| Path::of(answers).answered.contains(&question("t1_stand"));
    assert!(asks_moves(&take(&base)));
    assert!(asks_moves(&take(&[
        base[0],
        base[1],
        base[2],
        ("d2_pain_level", "5")
    ])));
    for forbidden in forbidding {
        let mut said = vec![forbidden];
        said.extend(base);
        assert!(!asks_moves(&take(&said)), "{forbidden:?}");
    }
}

#[test]
fn groin_adds_no_points_and_with_running_is_always_urgent_10() {
    let map = question("d1_pain_map");
    let groin = QUESTIONNAIRE.questions[map]
        .choice("groin_front_hip")
        .expect("groin");
    assert_eq!(QUESTIONNAIRE.questions[map].choices[groin].points, 0);
    for trigger in ["during_run", "walking", "hop_land", "only_run", "next_day"] {
        let said = [
            ("a5_complaint", "yes"),
            ("d1_pain_map", "groin_front_hip:left"),
            ("d3_pain_when", trigger),
        ];
        let outcome = Assessment::of(&take(&said)).map(|a| a.outcome);
        assert_eq!(outcome, Some(Outcome::Urgent), "{trigger}");
    }
}

#[test]
fn adding_points_never_lowers_a_level_or_the_band_7() {
    // All 3^5 levels, and each of them raised by one.
    let band = |levels: &[usize; 5]| {
        let answers = Answers::new(&QUESTIONNAIRE);
        let mut facts = Facts::new(&answers);
        let all = [Level::Low, Level::Medium, Level::High];
        facts.levels = levels.iter().map(|l| Some(all[*l])).collect();
        // Bands are listed from the highest down.
        band_of(&QUESTIONNAIRE, &facts).expect("exactly one band")
    };
    for set in 0..3usize.pow(5) {
        let mut levels = [0; 5];
        let mut rest = set;
        for level in &mut levels {
            *level = rest % 3;
            rest /= 3;
        }
        for domain in 0..5 {
            if levels[domain] < 2 {
                let mut raised = levels;
                raised[domain] += 1;
                assert!(band(&raised) <= band(&levels), "{levels:?} to {raised:?}");
            }
        }
        let signs = levels[3].max(levels[4]);
        let sum: usize = levels.iter().sum();
        let expected = if sum >= 6 && signs >= 1 {
            "many"
        } else if sum >= 3 || signs == 2 {
            "some"
        } else {
            "few"
        };
        assert_eq!(
            QUESTIONNAIRE.bands[band(&levels)].id,
            expected,
            "{levels:?}"
        );
    }
}

#[test]
fn adding_a_choice_never_lowers_a_domain_7() {
    for (index, asked) in QUESTIONNAIRE.questions.iter().enumerate() {
        if asked.kind != Kind::Many && asked.kind != Kind::Places {
            continue;
        }
        let some = some(asked);
        let points = |set: u32| {
            let ticked = some.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1);
            let ticked = Choices::of(ticked.map(|(_, c)| *c));
            points_of(asked, Some(Answer::Many(ticked)))
        };
        for set in 0..1u32 << some.len() {
            for more in 0..some.len() {
                assert!(points(set | 1 << more) >= points(set), "question {index}");
            }
        }
    }
}

#[test]
fn the_same_length_of_pain_is_flagged_whatever_the_band_7() {
    let said = [
        ("a5_complaint", "yes"),
        ("d1_pain_map", "outer_hip:left"),
        ("d4_pain_length", "6_12w"),
    ];
    assert!(section_of(&take(&said), Section::See) >= 1);
    assert!(section_of(&take(&said), Section::Soon) >= 1);
}
