//! Answers by id, for tests: what is not said is answered with the least.

use content::QUESTIONNAIRE;
use quiz::{Answer, Answers, Choices, Kind, Next, Path, Places, Question, Sides};

/// What one person says: a question's id and its choices (`outer_hip:left` for a place), or a number and its unit.
pub(crate) type Said<'a> = &'a [(&'a str, &'a str)];

/// The author of the article that the check goes back to (EVIDENCE 4b).
pub(crate) const AUTHOR: Said<'_> = &[
    ("a5_complaint", "yes"),
    ("b1_sit_hours", "8 hours"),
    ("b2_sit_bout", "60_120"),
    ("b3_sit_change", "lot_more"),
    ("c1_run_status", "paused"),
    ("c2_run_week", "40 km"),
    ("c3_run_spike", "p10_30"),
    ("c4_run_changes", "race min_shoes"),
    ("d1_pain_map", "ball_big_toe:right"),
    ("d2_pain_level", "4"),
    ("d3_pain_when", "only_run"),
    ("d4_pain_length", "6_12w"),
    ("d5_pain_effect", "stopped"),
    ("e1_str_days", "0"),
    ("e2_cross_days", "2"),
];

/// The answer to a question in words: choices by id, or a number with its unit.
pub(crate) fn answer(question: usize, said: &str) -> Answer {
    let asked = &QUESTIONNAIRE.questions[question];
    let choice = |id: &str| {
        let found = asked.choice(id);
        found.unwrap_or_else(|| panic!("{} has no choice {id}", asked.id))
    };
    match asked.kind {
        Kind::One => Answer::One(choice(said)),
        Kind::Many => Answer::Many(Choices::of(said.split(' ').map(choice))),
        Kind::Places => {
            let mut places = Places::default();
            for place in said.split(' ') {
                let (id, sides) = match place.split_once(':') {
                    Some((id, "left")) => (id, Sides::Left),
                    Some((id, _)) => (id, Sides::Right),
                    None => (place, Sides::Both),
                };
                places = places.with(choice(id), Some(sides));
            }
            Answer::Places(places)
        }
        Kind::Number => {
            let (number, unit) = said.split_once(' ').unwrap_or((said, ""));
            let units = &asked.number.as_ref().expect("a number has units").units;
            let unit = units.iter().position(|u| u.id == unit).unwrap_or(0);
            Answer::Number {
                unit,
                steps: units[unit].parse(number).expect("a number"),
            }
        }
    }
}

/// Takes the quiz: what is said where something is said, "none" or the choice with the fewest points elsewhere.
pub(crate) fn take(said: Said<'_>) -> Answers {
    answered(|question| {
        let asked = &QUESTIONNAIRE.questions[question];
        let own = said.iter().find(|(id, _)| *id == asked.id);
        match own {
            Some((_, said)) => answer(question, said),
            None => least(question),
        }
    })
}

/// Takes the quiz, with an answer to each question that is asked.
pub(crate) fn answered(mut answer: impl FnMut(usize) -> Answer) -> Answers {
    let mut answers = Answers::new(&QUESTIONNAIRE);
    while let Next::Ask(question) = Path::of(&answers).next {
        let given = answer(question);
        answers.put(question, given).expect("a legal answer");
    }
    answers
}

/// The choices of a question, without "none".
pub(crate) fn some(asked: &Question) -> Vec<usize> {
    let none = asked.exclusive();
    let all = 0..asked.choices.len();
    all.filter(|choice| Some(*choice) != none).collect()
}

/// The answer that stands for "nothing to see here".
fn least(question: usize) -> Answer {
    let asked = &QUESTIONNAIRE.questions[question];
    let words = match asked.id {
        "a1_age" => "18_34",
        "a5_complaint" | "t0_moves" | "c5_prev_injury" => "no",
        "c1_run_status" => "none",
        "b3_sit_change" | "c3_run_spike" => "same",
        "e1_str_days" | "e2_cross_days" => "2",
        _ => match asked.kind {
            Kind::Number => "0",
            _ => asked
                .exclusive()
                .map_or(asked.choices[0].id, |n| asked.choices[n].id),
        },
    };
    answer(question, words)
}

/// The index of a question.
pub(crate) fn question(id: &str) -> usize {
    QUESTIONNAIRE
        .question(id)
        .unwrap_or_else(|| panic!("no question {id}"))
}
