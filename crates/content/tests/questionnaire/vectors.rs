//! The test vectors of EVIDENCE 4b, and the paths of EVIDENCE 3.

use content::QUESTIONNAIRE;
use quiz::{Assessment, Because, Outcome, Report, Section, Urgency};

use crate::people::{AUTHOR, Said, question, take};

/// What a set of answers must come to.
struct Expected {
    points: [u16; 5],
    band: &'static str,
    flags: &'static [&'static str],
}

fn check(said: Said<'_>, expected: &Expected) {
    let answers = take(said);
    let assessment = Assessment::of(&answers).expect("all is answered");
    let points: Vec<u16> = assessment.domains.iter().map(|d| d.points).collect();
    assert_eq!(points, expected.points, "{answers:?}");
    let band = assessment.band.map(|b| QUESTIONNAIRE.bands[b].id);
    assert_eq!(band, Some(expected.band), "{answers:?}");
    let flags: Vec<&str> = assessment
        .flags
        .iter()
        .map(|f| QUESTIONNAIRE.flags[*f].id)
        .collect();
    assert_eq!(flags, expected.flags, "{answers:?}");
}

const OUTER_HIP: Said<'_> = &[
    ("a5_complaint", "yes"),
    ("b1_sit_hours", "9 hours"),
    ("d1_pain_map", "outer_hip:left"),
    ("d2_pain_level", "5"),
    ("d3_pain_when", "one_leg_stairs lie_on_side"),
    ("d4_pain_length", "gt12w"),
    ("d5_pain_effect", "less"),
];

#[test]
fn the_author_of_the_article() {
    let expected = Expected {
        points: [80, 48, 70, 0, 0],
        band: "some",
        flags: &["ds_long", "ds_stopped", "ds_far"],
    };
    check(AUTHOR, &expected);
}

#[test]
fn outer_hip_pain_at_a_desk() {
    let expected = Expected {
        points: [40, 0, 0, 62, 0],
        band: "some",
        flags: &["ds_long"],
    };
    check(OUTER_HIP, &expected);
}

#[test]
fn habits_alone_never_reach_many() {
    let worst = &[
        ("b1_sit_hours", "12 hours"),
        ("b2_sit_bout", "gt120"),
        ("b3_sit_change", "lot_more"),
        ("c1_run_status", "regular"),
        ("c2_run_week", "80 km"),
        ("c3_run_spike", "gt100"),
        (
            "c4_run_changes",
            "race speed_hills less_rest min_shoes restart",
        ),
        ("c5_prev_injury", "more"),
        ("e1_str_days", "0"),
        ("e2_cross_days", "0"),
    ];
    let expected = Expected {
        points: [100, 100, 100, 0, 0],
        band: "some",
        flags: &[],
    };
    check(worst, &expected);
}

#[test]
fn healthy() {
    let expected = Expected {
        points: [0; 5],
        band: "few",
        flags: &[],
    };
    check(&[], &expected);
}

#[test]
fn twenty_miles_and_thirty_two_kilometres_fall_in_the_same_bin() {
    for (said, points) in [
        ("31.5 km", 0),
        ("32 km", 5),
        ("32.5 km", 5),
        ("19.5 miles", 0),
        ("20 miles", 5),
        ("20.5 miles", 5),
    ] {
        let answers = take(&[("c1_run_status", "regular"), ("c2_run_week", said)]);
        let assessment = Assessment::of(&answers).expect("all is answered");
        assert_eq!(assessment.domains[1].points, points, "{said}");
    }
}

#[test]
fn derived_flags_and_where_they_lead() {
    let pain = |more: &[(&'static str, &'static str)]| {
        let mut said = vec![("a5_complaint", "yes")];
        said.extend(more);
        said
    };
    let cases = [
        (
            "de_cancer_nerve",
            Urgency::Emergency,
            vec![("a3_urgent", "u_cancer u_foot_drop")],
        ),
        (
            "du_groin_run",
            Urgency::Urgent,
            pain(&[
                ("d1_pain_map", "groin_front_hip:left"),
                ("d3_pain_when", "walking"),
            ]),
        ),
        (
            "du_groin_run",
            Urgency::Urgent,
            pain(&[
                ("c1_run_status", "paused"),
                ("d1_pain_map", "groin_front_hip:left"),
            ]),
        ),
        (
            "du_focal_load",
            Urgency::Urgent,
            pain(&[
                ("d1_pain_map", "shin:left"),
                ("d3_pain_when", "hop_land rest"),
            ]),
        ),
        (
            "du_severe",
            Urgency::Urgent,
            pain(&[
                ("d1_pain_map", "low_back"),
                ("d2_pain_level", "8"),
                ("d3_pain_when", "wakes_night"),
            ]),
        ),
        (
            "du_teen",
            Urgency::Urgent,
            pain(&[("a1_age", "16_17"), ("d1_pain_map", "knee_front:left")]),
        ),
        (
            "ds_groin",
            Urgency::Soon,
            pain(&[
                ("d1_pain_map", "groin_front_hip:left"),
                ("d3_pain_when", "long_sit"),
            ]),
        ),
        (
            "ds_morning",
            Urgency::Soon,
            pain(&[
                ("d1_pain_map", "low_back"),
                ("d3_pain_when", "morning_stiff"),
                ("d4_pain_length", "gt12w"),
            ]),
        ),
        (
            "ds_rest_only",
            Urgency::Soon,
            pain(&[("d1_pain_map", "low_back"), ("d3_pain_when", "rest")]),
        ),
        (
            "ds_night",
            Urgency::Soon,
            pain(&[("d1_pain_map", "low_back"), ("d3_pain_when", "wakes_night")]),
        ),
        (
            "ds_test_pain",
            Urgency::Soon,
            vec![("t0_moves", "yes"), ("t1_stand", "pain")],
        ),
        (
            "ds_far",
            Urgency::Soon,
            pain(&[("d1_pain_map", "shin:left calf:left")]),
        ),
        (
            "ds_leg_tingle",
            Urgency::Soon,
            pain(&[("d1_pain_map", "low_back:left calf:left")]),
        ),
        (
            "ds_leg_tingle",
            Urgency::Soon,
            pain(&[("d1_pain_map", "deep_buttock heel_arch:left")]),
        ),
    ];
    for (flag, urgency, said) in cases {
        let answers = take(&said);
        let assessment = Assessment::of(&answers).expect("all is answered");
        let raised = assessment.flags.iter().map(|f| QUESTIONNAIRE.flags[*f].id);
        assert!(
            raised.clone().any(|f| f == flag),
            "{flag}: {:?}",
            raised.collect::<Vec<_>>()
        );
        assert_eq!(assessment.urgency, urgency, "{flag}");
    }
}

#[test]
fn flags_that_must_not_be_raised() {
    let cases = [
        (
            "ds_leg_tingle",
            vec![
                ("a5_complaint", "yes"),
                ("d1_pain_map", "low_back:left calf:right"),
            ],
        ),
        (
            "ds_far",
            vec![
                ("a5_complaint", "yes"),
                ("d1_pain_map", "shin:left knee_front:left"),
            ],
        ),
        (
            "du_severe",
            vec![
                ("a5_complaint", "yes"),
                ("d1_pain_map", "low_back"),
                ("d2_pain_level", "7"),
                ("d3_pain_when", "rest"),
            ],
        ),
        (
            "ds_morning",
            vec![
                ("a1_age", "45_59"),
                ("a5_complaint", "yes"),
                ("d1_pain_map", "low_back"),
                ("d3_pain_when", "morning_stiff"),
                ("d4_pain_length", "gt12w"),
            ],
        ),
        (
            "ds_rest_only",
            vec![
                ("a5_complaint", "yes"),
                ("d1_pain_map", "low_back"),
                ("d3_pain_when", "rest walking"),
            ],
        ),
    ];
    for (flag, said) in cases {
        let answers = take(&said);
        let assessment = Assessment::of(&answers).expect("all is answered");
        let index = QUESTIONNAIRE.flag(flag).expect("a flag");
        assert!(!assessment.flags.contains(&index), "{flag}");
    }
}

#[test]
fn under_18_gets_no_points_and_no_movement_checks() {
    for age in ["under16", "16_17"] {
        let answers = take(&[
            ("a1_age", age),
            ("a5_complaint", "yes"),
            ("d1_pain_map", "calf"),
        ]);
        let assessment = Assessment::of(&answers).expect("all is answered");
        assert_eq!(assessment.outcome, Outcome::Unscored);
        assert!(assessment.domains.is_empty() && assessment.band.is_none());
        let asked = assessment
            .answered
            .iter()
            .map(|q| QUESTIONNAIRE.questions[*q].id);
        assert!(
            !asked
                .clone()
                .any(|q| q.starts_with('t') || q.starts_with('e'))
        );
        let report = Report::of(&assessment);
        assert!(report.section(Section::Minor).count() >= 2);
        assert_eq!(report.section(Section::StandsOut).count(), 0);
    }
}

#[test]
fn statements_show_the_answers_that_placed_them() {
    let answers = take(&[("b1_sit_hours", "9 hours"), ("e1_str_days", "0")]);
    let assessment = Assessment::of(&answers).expect("all is answered");
    let report = Report::of(&assessment);
    let because = |id: &str| {
        let index = QUESTIONNAIRE.statement(id).expect("a statement");
        let placed = report.statements.iter().find(|p| p.statement == index);
        placed.expect("placed").because.clone()
    };
    assert_eq!(
        because("out_no_strength"),
        [Because::Number(question("e1_str_days"))]
    );
    assert_eq!(
        because("out_sit_long"),
        [Because::Number(question("b1_sit_hours"))]
    );
    assert_eq!(because("do_worse"), [], "being of age is no reason");
}
