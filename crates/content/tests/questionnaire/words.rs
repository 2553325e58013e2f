//! What every text must hold, in every language.

use content::{COUNTRIES, LANGUAGES, LEAN_TEXTS, Language, QUESTIONNAIRE, TEXTS};
use quiz::packed::pack;
use quiz::words::{SourceWords, Words};
use quiz::{List, Section, SourceStatus, Urgency};

#[test]
fn every_emergency_item_has_words_and_every_country_a_number_18() {
    for language in LANGUAGES.iter() {
        for (flag, words) in QUESTIONNAIRE.flags.iter().zip(language.words.flags.iter()) {
            assert!(!words.trim().is_empty(), "{}", flag.id);
        }
        assert!(COUNTRIES.iter().all(|c| !c.emergency.is_empty()));
        assert!(language.interface.local_number().len() > 5);
    }
}

#[test]
fn all_questions_of_the_evidence_are_there() {
    let ids: Vec<&str> = QUESTIONNAIRE.questions.iter().map(|q| q.id).collect();
    for id in [
        "a1_age",
        "a2_now",
        "a3_urgent",
        "a4_soon",
        "b1_sit_hours",
        "b2_sit_bout",
        "b3_sit_change",
        "c1_run_status",
        "c2_run_week",
        "c3_run_spike",
        "c4_run_changes",
        "c5_prev_injury",
        "d1_pain_map",
        "d2_pain_level",
        "d3_pain_when",
        "d4_pain_length",
        "d5_pain_effect",
        "e1_str_days",
        "e2_cross_days",
        "t1_stand",
        "t2_bridge",
        "t3_squat",
    ] {
        assert!(ids.contains(&id), "{id}");
    }
    assert_eq!(
        QUESTIONNAIRE
            .flags
            .iter()
            .filter(|f| f.id.starts_with("e_"))
            .count(),
        15
    );
    assert_eq!(
        QUESTIONNAIRE
            .flags
            .iter()
            .filter(|f| f.id.starts_with("u_"))
            .count(),
        16
    );
    assert_eq!(
        QUESTIONNAIRE
            .flags
            .iter()
            .filter(|f| f.id.starts_with("s_"))
            .count(),
        16
    );
    assert_eq!(
        QUESTIONNAIRE
            .flags
            .iter()
            .filter(|f| f.id.starts_with('d'))
            .count(),
        15
    );
}

#[test]
fn nothing_tells_anybody_to_change_medicines_12() {
    for language in LANGUAGES.iter() {
        for words in language.words.statements.iter() {
            let text = words.text.to_lowercase();
            for verb in ["take ", "stop ", "start ", "change "] {
                for thing in ["medicine", "pill", "tablet", "ibuprofen", "painkiller"] {
                    assert!(!text.contains(&format!("{verb}{thing}")), "{text}");
                    assert!(!text.contains(&format!("{verb}your {thing}")), "{text}");
                }
            }
        }
    }
}

#[test]
fn a_statement_of_a_clinical_claim_has_a_source_that_was_seen() {
    for statement in QUESTIONNAIRE.statements.iter() {
        assert!(!statement.sources.is_empty(), "{}", statement.id);
        if matches!(statement.section, Section::StandsOut | Section::Learn) {
            let seen = statement
                .sources
                .iter()
                .map(|s| QUESTIONNAIRE.sources[*s].status);
            let seen =
                seen.filter(|s| matches!(s, quiz::SourceStatus::Seen | quiz::SourceStatus::Partly));
            assert!(seen.count() > 0, "{}", statement.id);
        }
    }
}

/// What the program loads is shorter, and lacks nothing that it shows.
#[test]
fn lean_words_lack_only_what_no_screen_shows() {
    assert_eq!(LEAN_TEXTS.len(), TEXTS.len());
    for ((lean, text), whole) in LEAN_TEXTS.iter().zip(TEXTS).zip(LANGUAGES.iter()) {
        for (lean, line) in lean.lines().zip(text.lines()) {
            assert!(lean.is_empty() || lean == line, "{lean:?} is not {line:?}");
        }
        let lean = Language::read(lean).expect("words of this questionnaire");
        assert_eq!(lean.interface.text("tagline"), Some(""));
        assert_eq!(lean.interface.name(), whole.interface.name());
        let (lean, whole) = (lean.words, whole.words);
        let same = |lean: &dyn std::fmt::Debug, whole: &dyn std::fmt::Debug| {
            assert_eq!(format!("{lean:?}"), format!("{whole:?}"));
        };
        same(&lean.questions, &whole.questions);
        same(&lean.countries, &whole.countries);
        for (index, statement) in QUESTIONNAIRE.statements.iter().enumerate() {
            let (lean_words, whole_words) = (&lean.statements[index], &whole.statements[index]);
            same(lean_words, whole_words);
            // What there is to learn has its sources on a page of its own.
            if statement.section == Section::Learn {
                continue;
            }
            for source in statement.sources.iter() {
                let status = QUESTIONNAIRE.sources[*source].status;
                if !matches!(status, SourceStatus::Team | SourceStatus::Memory) {
                    let (lean, whole) = (&lean.sources[*source], &whole.sources[*source]);
                    // An address leads to the journal; without one, the journal is named.
                    let journal = if whole.address.is_empty() {
                        whole.journal
                    } else {
                        ""
                    };
                    assert_eq!(lean.journal, journal);
                    same(lean, &SourceWords { journal, ..*whole });
                }
            }
        }
        for (index, flag) in QUESTIONNAIRE.flags.iter().enumerate() {
            if flag.tier >= Urgency::Urgent {
                assert_eq!(lean.flags[index], whole.flags[index], "{}", flag.id);
            }
        }
    }
}

/// Rules of the past come over the network: whatever comes is read, or is nothing.
#[test]
fn rules_of_the_past_are_whole_or_nothing() {
    let words = Words {
        countries: List(&[]),
        urgent_services: List(&[]),
        ..*LANGUAGES[0].words
    };
    let packed = pack(&*QUESTIONNAIRE);
    let n_texts = words.texts().len();
    let texts = words.texts().join("\n");
    let text: &'static str = format!("rules 1 {n_texts}\n{packed}\n{texts}").leak();
    let past = LANGUAGES[0].past(text).map(|past| past.questionnaire);
    assert_eq!(past.map(pack), Some(packed.clone()));
    let lines: Vec<&str> = text.lines().collect();
    for count in 0..lines.len() {
        let cut = lines[..count].join("\n").leak();
        assert!(LANGUAGES[0].past(cut).is_none(), "{count} lines");
    }
    for other in [
        format!("rules 2 {n_texts}\n{packed}\n{texts}"),
        format!("words 1 {n_texts}\n{packed}\n{texts}"),
        format!("rules 1 {n_texts}\n{packed}\n{texts}\none more"),
        format!("rules 1 {}\n{packed}\n{texts}\none more", n_texts + 1),
        format!("rules 1 {n_texts}\n{}\n{texts}", &packed[1..]),
        "rules 1 1\n\n".to_owned(),
        "<!doctype html>".to_owned(),
    ] {
        assert!(LANGUAGES[0].past(other.leak()).is_none());
    }
}
