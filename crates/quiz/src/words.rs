//! The words of one language, in the order of the questionnaire's lists. Only their shape is here.

use crate::list::List;

/// All words that belong to a questionnaire.
#[derive(Debug)]
pub struct Words {
    /// The language, as in `<html lang>`.
    pub language: &'static str,
    /// Words of each question.
    pub questions: List<QuestionWords>,
    /// Words of each statement.
    pub statements: List<StatementWords>,
    /// Names of the sections.
    pub sections: List<&'static str>,
    /// Names of the domains.
    pub domains: List<&'static str>,
    /// What is said of a domain that rests on no answer.
    pub domains_empty: List<&'static str>,
    /// Names of the bands.
    pub bands: List<&'static str>,
    /// What raised each red flag, in the taker's voice.
    pub flags: List<&'static str>,
    /// Names of the countries.
    pub countries: List<&'static str>,
    /// What the same-day service of each country is called.
    pub urgent_services: List<&'static str>,
}

/// Words of a question.
#[derive(Debug)]
pub struct QuestionWords {
    /// The question itself.
    pub ask: &'static str,
    /// A name for lists of answers.
    pub short: &'static str,
    /// What helps to answer it; may be empty.
    pub hint: &'static str,
    /// Why it is asked.
    pub why: &'static str,
    /// The choices.
    pub choices: List<&'static str>,
    /// The headings over groups of choices.
    pub groups: List<&'static str>,
    /// The units of a number.
    pub units: List<&'static str>,
}

/// Words of a statement.
#[derive(Debug)]
pub struct StatementWords {
    /// A heading, where its section has one; else empty.
    pub title: &'static str,
    /// What it says.
    pub text: &'static str,
    /// How soon, where it names somebody to see; else empty.
    pub timing: &'static str,
}

/// Whom to call in a country.
#[derive(Debug)]
pub struct Country {
    /// Two letters, ISO 3166.
    pub code: &'static str,
    /// Emergency numbers, the best known first.
    pub emergency: List<&'static str>,
    /// The number for urgent advice that is no emergency; empty where none is well known.
    pub urgent: &'static str,
}
