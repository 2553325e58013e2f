//! Results that are passed on without answers: they say what the whole result says, and no more.

use content::QUESTIONNAIRE;
use quiz::link::{self, LinkError, summary};
use quiz::{Assessment, Condition, Level, Outcome, Urgency};

use crate::invariants::people;

/// The codes of version 1 that must open for ever, each with how soon and the levels.
const GOLDEN: &str = include_str!("../../../../docs/link/summary-1.json");

#[test]
fn a_summary_says_what_the_result_says_and_opens_as_it_was() {
    let mut seen = 0;
    for answers in people(20_000) {
        let assessment = Assessment::of(&answers).expect("all is answered");
        let code = summary::encode(&answers);
        assert_eq!(
            code.is_some(),
            assessment.outcome == Outcome::Scored,
            "what has no link has no summary"
        );
        let Some(code) = code else { continue };
        seen += 1;
        assert!(code.len() <= 7, "{code}");
        let opened = summary::decode(&QUESTIONNAIRE, &code).expect("its own code");
        assert_eq!(opened.band, assessment.band, "{code}");
        assert_eq!(opened.soon, assessment.urgency == Urgency::Soon, "{code}");
        for ((domain, standing), level) in QUESTIONNAIRE
            .domains
            .iter()
            .zip(&assessment.domains)
            .zip(&opened.levels)
        {
            let rated = assessment.rates(domain);
            assert_eq!(*level, standing.level.filter(|_| rated), "{code}");
        }
        assert_eq!(
            link::decode(&QUESTIONNAIRE, &code),
            Err(LinkError::NoAnswers)
        );
    }
    assert!(seen > 3_000, "{seen}");
}

/// Otherwise a summary could not have its band without the answers.
#[test]
fn no_band_looks_at_anything_but_levels() {
    for band in QUESTIONNAIRE.bands.iter() {
        band.when.visit(&QUESTIONNAIRE, &mut |condition| {
            let of_levels = matches!(
                condition,
                Condition::All(_)
                    | Condition::Any(_)
                    | Condition::Not(_)
                    | Condition::Named(_)
                    | Condition::Always
                    | Condition::Never
                    | Condition::LevelAtLeast(..)
                    | Condition::LevelsAtLeast(_)
                    | Condition::SignAtLeast(_)
            );
            assert!(of_levels, "the band {}: {condition:?}", band.id);
        });
    }
}

/// Every code there can be, with what it says.
fn all() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let letters: Vec<char> = alphabet.chars().collect();
    let checked = |signed: &str| {
        let values = signed.chars().map(|c| letters.iter().position(|l| *l == c));
        let sums = values
            .enumerate()
            .fold((7, 11), |(plain, weighed), (at, value)| {
                let value = value.expect("a letter of the alphabet");
                (plain + value, weighed + (at + 1) * value)
            });
        format!("{signed}{}{}", letters[sums.0 % 61], letters[sums.1 % 61])
    };
    let mut bodies = vec![String::new()];
    bodies.extend(letters.iter().skip(1).map(char::to_string));
    for first in letters.iter().skip(1) {
        bodies.extend(letters.iter().map(|second| format!("{first}{second}")));
    }
    for body in bodies {
        let code = checked(&format!("01{}{body}", body.len()));
        if let Ok(summary) = summary::decode(&QUESTIONNAIRE, &code) {
            let level = |level: &Option<Level>| match level {
                None => "none",
                Some(Level::Low) => "low",
                Some(Level::Medium) => "medium",
                Some(Level::High) => "high",
            };
            let mut said = vec![if summary.soon { "soon" } else { "none" }];
            said.extend(summary.levels.iter().map(level));
            found.push((code, said.join(" ")));
        }
    }
    found
}

#[test]
fn golden_summaries_open_as_they_did() {
    assert_eq!(QUESTIONNAIRE.version, 1, "see docs/link.md, For ever");
    let all = all();
    assert_eq!(all.len(), 2 * 4usize.pow(5), "every summary has a code");
    assert_eq!(GOLDEN, written(&all), "a golden file is never edited");
}

fn written(all: &[(String, String)]) -> String {
    let areas: Vec<String> = QUESTIONNAIRE
        .domains
        .iter()
        .map(|domain| format!("{:?}", domain.id))
        .collect();
    let lines: Vec<String> = all
        .iter()
        .step_by(7)
        .map(|(code, said)| format!("    \"{code}\": \"{said}\""))
        .collect();
    format!(
        "{{\n  \"version\": 1,\n  \"areas\": [{}],\n  \"vectors\": {{\n{}\n  }}\n}}\n",
        areas.join(", "),
        lines.join(",\n")
    )
}

/// Prints the file of a new version: `cargo test -p content write_summaries -- --ignored --nocapture`.
#[test]
#[ignore = "run once for a version"]
fn write_summaries() {
    print!("{}", written(&all()));
}

#[test]
fn a_broken_summary_says_why() {
    let (code, _) = all().swap_remove(999);
    let opened = |code: &str| summary::decode(&QUESTIONNAIRE, code).map(|_| ());
    assert_eq!(opened(&code), Ok(()));
    assert_eq!(opened(&format!("{code}.")), Ok(()), "what follows is left");
    for end in 1..code.len() {
        assert_eq!(opened(&code[..end]), Err(LinkError::CutShort), "{end}");
    }
    assert_eq!(opened(""), Err(LinkError::NotOurs));
    assert_eq!(opened("1AB"), Err(LinkError::NotOurs));
    assert_eq!(opened(&format!("{code}A")), Err(LinkError::Altered));
    let letters: Vec<char> = code.chars().collect();
    for at in 2..letters.len() {
        for wrong in ('a'..='k').chain('0'..='9').filter(|c| *c != letters[at]) {
            let mut changed = letters.clone();
            changed[at] = wrong;
            let changed: String = changed.into_iter().collect();
            assert!(opened(&changed).is_err(), "{changed}");
        }
        let mut swapped = letters.clone();
        swapped.swap(at - 1, at);
        if swapped != letters {
            let swapped: String = swapped.into_iter().collect();
            assert!(opened(&swapped).is_err(), "{swapped}");
        }
    }
    // Without its mark it is no code with answers, and with a mark no such code is a summary.
    assert!(link::decode(&QUESTIONNAIRE, &code[1..]).is_err());
}
