//! Very many people fill in the sheet, and come to what the engine says.

use std::collections::BTreeSet;

use content::{FIRST, QUESTIONNAIRE};
use dice::Dice;
use quiz::{Answer, Answers, Assessment, Choices, Kind, Places, Report, Section, Sides, Urgency};

use crate::people::{AUTHOR, Said, answer, answered, question, some, take};
use crate::same::difference;
use crate::sheet::Sheet;

pub(crate) fn page() -> String {
    paper::page(*FIRST, "").expect("a page")
}

/// How many people answer by chance.
const MANY: usize = 20_000;

/// Any legal answer; to a list of signs mostly "none", so that most people get further.
fn any_answer(dice: &mut Dice, index: usize) -> Answer {
    let asked = &QUESTIONNAIRE.questions[index];
    let none = asked.exclusive();
    let some = some(asked);
    let odds = match asked.flags {
        Some(Urgency::Emergency) => 40,
        Some(Urgency::Urgent) => 12,
        Some(_) => 2,
        None => 8,
    };
    // Now one, now a few, now many.
    let density = 2 + dice.high_below(8);
    match asked.kind {
        Kind::One => Answer::One(dice.high_below(asked.choices.len())),
        Kind::Number => {
            let units = &asked.number.as_ref().expect("units").units;
            let unit = dice.high_below(units.len());
            // Small numbers are where most limits are.
            let most = usize::from(units[unit].largest());
            let most = if dice.high_below(2) == 0 {
                most.min(90)
            } else {
                most
            };
            Answer::Number {
                unit,
                steps: dice.high_below(most + 1) as u16,
            }
        }
        Kind::Many => {
            let nothing = match asked.flags {
                Some(_) => dice.high_below(odds) > 0,
                None => dice.high_below(odds) == 0,
            };
            let ticked = Choices::of(
                some.iter()
                    .copied()
                    .filter(|_| dice.high_below(density) == 0),
            );
            match none {
                Some(none) if nothing => Answer::Many(Choices::of([none])),
                _ if ticked.is_empty() => {
                    Answer::Many(Choices::of([some[dice.high_below(some.len())]]))
                }
                _ => Answer::Many(ticked),
            }
        }
        Kind::Places => {
            let mut places = Places::default();
            for place in &some {
                if dice.high_below(density) > 0 {
                    continue;
                }
                let middle = asked.choices[*place].middle;
                let sides = if middle {
                    3
                } else {
                    dice.high_below(3) as u8 + 1
                };
                places = places.with(*place, Sides::from_number(sides));
            }
            if places.choices().is_empty() {
                places = places.with(none.expect("none"), Some(Sides::Both));
            }
            Answer::Places(places)
        }
    }
}

pub(crate) fn person(dice: &mut Dice) -> Answers {
    answered(|question| any_answer(dice, question))
}

/// What the crowd must have met, so that no rule of the sheet stands there untried.
#[derive(Default)]
struct Met {
    flags: BTreeSet<usize>,
    told: BTreeSet<usize>,
    levels: BTreeSet<(usize, Option<u16>)>,
    bands: BTreeSet<usize>,
}

impl Met {
    fn note(&mut self, answers: &Answers) {
        let assessment = Assessment::of(answers).expect("all is answered");
        self.flags.extend(&assessment.flags);
        let standing = assessment.domains.iter().enumerate();
        self.levels
            .extend(standing.map(|(d, s)| (d, s.level.map(|l| l as u16))));
        self.bands.extend(assessment.band);
        self.told.extend(
            Report::of(&assessment)
                .statements
                .iter()
                .map(|placed| placed.statement),
        );
    }

    fn assert_all(&self) {
        let unraised = (0..QUESTIONNAIRE.flags.len()).filter(|f| !self.flags.contains(f));
        let unraised: Vec<&str> = unraised.map(|f| QUESTIONNAIRE.flags[f].id).collect();
        // Chest pain ends the check before the swollen leg is asked for.
        assert_eq!(unraised, ["de_clot"], "red flags that nobody raised");
        let printed = [
            Section::Emergency,
            Section::Urgent,
            Section::Minor,
            Section::Soon,
            Section::See,
        ];
        let statements = QUESTIONNAIRE.statements.iter().enumerate();
        let untold =
            statements.filter(|(s, own)| printed.contains(&own.section) && !self.told.contains(s));
        let untold: Vec<&str> = untold.map(|(_, statement)| statement.id).collect();
        assert_eq!(untold, [""; 0], "statements that were told to nobody");
        for domain in 0..QUESTIONNAIRE.domains.len() {
            for level in 0..3 {
                assert!(
                    self.levels.contains(&(domain, Some(level))),
                    "nobody at level {level} of {domain}"
                );
            }
        }
        assert_eq!(self.bands.len(), QUESTIONNAIRE.bands.len(), "bands");
    }
}

fn assert_same(sheet: &Sheet, answers: &Answers) {
    if let Some(difference) = difference(sheet, answers) {
        panic!("{difference}");
    }
}

#[test]
fn thousands_of_people_come_to_the_engines_result() {
    let sheet = Sheet::read(&page());
    let mut dice = Dice::new();
    let mut met = Met::default();
    for _ in 0..MANY {
        let answers = person(&mut dice);
        assert_same(&sheet, &answers);
        met.note(&answers);
    }
    met.assert_all();
}

/// Somebody of whom everything is asked.
const EVERYTHING: Said<'_> = &[
    ("a5_complaint", "yes"),
    ("b1_sit_hours", "9 hours"),
    ("b2_sit_bout", "gt120"),
    ("b3_sit_change", "bit_more"),
    ("c1_run_status", "regular"),
    ("c2_run_week", "45 km"),
    ("c3_run_spike", "gt100"),
    ("c4_run_changes", "race speed_hills less_rest"),
    ("c5_prev_injury", "more"),
    ("d1_pain_map", "outer_hip:left"),
    ("d2_pain_level", "5"),
    ("d3_pain_when", "one_leg_stairs lie_on_side"),
    ("d4_pain_length", "gt12w"),
    ("d5_pain_effect", "less"),
    ("e1_str_days", "0"),
    ("e2_cross_days", "1"),
    ("t0_moves", "yes"),
    ("t1_stand", "one"),
    ("t2_bridge", "steady"),
    ("t3_squat", "fair"),
];

fn with(base: Said<'_>, question: &'static str, said: &str) -> Answers {
    let mut all: Vec<(&str, &str)> = vec![(question, said)];
    all.extend(base.iter().copied().filter(|(id, _)| *id != question));
    take(&all)
}

#[test]
fn so_do_the_people_of_the_journeys() {
    let sheet = Sheet::read(&page());
    let people: [Said<'_>; 10] = [
        &[],
        AUTHOR,
        EVERYTHING,
        &[("a2_now", "e_saddle")],
        &[("a3_urgent", "u_cancer u_foot_drop")],
        &[
            ("a5_complaint", "yes"),
            ("c1_run_status", "regular"),
            ("d1_pain_map", "groin_front_hip:right"),
            ("d3_pain_when", "during_run"),
        ],
        &[
            ("a5_complaint", "yes"),
            ("c1_run_status", "paused"),
            ("d1_pain_map", "groin_front_hip:right"),
        ],
        &[
            ("a1_age", "under16"),
            ("a5_complaint", "yes"),
            ("d1_pain_map", "calf"),
        ],
        &[
            ("a1_age", "16_17"),
            ("a5_complaint", "yes"),
            ("d1_pain_map", "groin_front_hip"),
        ],
        &[
            ("a5_complaint", "yes"),
            ("d1_pain_map", "deep_buttock heel_arch:left"),
        ],
    ];
    for said in people {
        assert_same(&sheet, &take(said));
    }
}

#[test]
fn so_does_everybody_at_every_number() {
    let sheet = Sheet::read(&page());
    for asked in QUESTIONNAIRE.questions.iter() {
        for unit in asked.number.iter().flat_map(|number| number.units.iter()) {
            for steps in 0..=unit.largest() {
                let said = format!("{} {}", unit.write(steps), unit.id);
                for base in [
                    EVERYTHING,
                    &[],
                    &[
                        ("a1_age", "under16"),
                        ("a5_complaint", "yes"),
                        ("d1_pain_map", "calf"),
                        ("d3_pain_when", "rest"),
                    ],
                ] {
                    assert_same(&sheet, &with(base, asked.id, &said));
                }
            }
        }
    }
}

#[test]
fn so_does_everybody_with_any_two_ticks() {
    let sheet = Sheet::read(&page());
    let ticks = QUESTIONNAIRE.questions.iter();
    let ticks: Vec<(&str, &str)> = ticks
        .flat_map(|q| q.choices.iter().map(|c| (q.id, c.id)))
        .collect();
    for (index, (asked, choice)) in ticks.iter().enumerate() {
        for (other, second) in &ticks[index..] {
            let both = format!("{choice} {second}");
            let said: Vec<(&str, &str)> = if asked == other {
                let one = QUESTIONNAIRE.questions[question(asked)].kind == Kind::One;
                let contradicts = *choice == "none" || *second == "none";
                if choice != second && (one || contradicts) {
                    continue;
                }
                vec![(asked, if choice == second { choice } else { &both })]
            } else {
                vec![(asked, choice), (other, second)]
            };
            let mut all = said.clone();
            all.extend(
                EVERYTHING
                    .iter()
                    .copied()
                    .filter(|(id, _)| said.iter().all(|(own, _)| own != id)),
            );
            assert_same(&sheet, &take(&all));
        }
    }
}

/// Rounding is the one thing that a person does in their head before anything is written.
#[test]
fn a_number_is_rounded_as_the_sheet_says() {
    let words = crate::print::words();
    for asked in QUESTIONNAIRE.questions.iter() {
        let typed = asked.number.as_ref().filter(|number| !number.scale);
        for unit in typed.iter().flat_map(|number| number.units.iter()) {
            let page = page();
            let round = if unit.steps == 2 {
                words.round_half
            } else {
                words.round_whole
            };
            assert!(page.contains(round), "{round}");
            for hundredths in 0..=u32::from(unit.max) * 100 {
                let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
                // To the nearest half, the larger one halfway.
                let per = 100 / u32::from(unit.steps);
                let nearest = (hundredths + per / 2) / per;
                assert_eq!(
                    unit.parse(&text).map(u32::from),
                    Ok(nearest),
                    "{text} {}",
                    unit.id
                );
            }
        }
    }
}

#[test]
fn every_sign_stands_on_the_page_in_its_own_words() {
    let page = page();
    let html = scraper::Html::parse_document(&page);
    let all = crate::sheet::text(html.root_element());
    for (flag, words) in QUESTIONNAIRE.flags.iter().zip(FIRST.words.flags.iter()) {
        assert!(all.contains(words), "{}", flag.id);
    }
    assert!(matches!(answer(question("a1_age"), "60up"), Answer::One(_)));
}

/// The texts of `content/` are held to 25 words a sentence; filled in, they must not outgrow what can be followed.
#[test]
fn no_sentence_grows_too_long_when_it_is_filled_in() {
    const LONGEST: usize = 28;
    let page = page();
    let html = scraper::Html::parse_document(&page);
    let texts = scraper::Selector::parse("p, li, h1, h2, h3, h4, caption, label, th, td")
        .expect("a selector");
    for element in html.select(&texts) {
        let text = crate::sheet::text(element);
        for sentence in content_compiler::sentences(&text) {
            let count = content_compiler::words(sentence).len();
            // Where it holds other elements, theirs are sentences of their own.
            let whole = element.select(&texts).next().is_none();
            assert!(!whole || count <= LONGEST, "{count} words: {sentence}");
        }
    }
}
