//! What Glute Check asks, scores and says: `content/`, compiled into static data.
//! There is nothing to edit here; the questions and words are in the folder `content/`.

mod fhir;
mod fill;
mod said;

use std::sync::LazyLock;

use quiz::packed::unpack;
use quiz::words::{Country, Words};
use quiz::{List, Questionnaire, SourceStatus, Strength, figures};

/// What is asked, scored and said.
pub static QUESTIONNAIRE: LazyLock<Questionnaire> =
    LazyLock::new(|| unpack(compiled::QUESTIONNAIRE).unwrap_or(Questionnaire::EMPTY));

/// Whom to call, by country.
pub static COUNTRIES: LazyLock<List<Country>> =
    LazyLock::new(|| unpack(compiled::COUNTRIES).unwrap_or(List(&[])));

/// The texts of the interface in one language.
pub use compiled::Interface;
pub use fill::fill;

impl Interface {
    /// How well something is supported.
    pub fn strength(&self, strength: Strength) -> &'static str {
        match strength {
            Strength::Strong => self.strength_strong(),
            Strength::Moderate => self.strength_moderate(),
            Strength::Limited => self.strength_limited(),
            Strength::Expert => self.strength_expert(),
            Strength::Anecdote => self.strength_anecdote(),
        }
    }

    /// What a reader should know about how a source was read.
    pub fn status(&self, status: SourceStatus) -> &'static str {
        match status {
            SourceStatus::Seen => self.status_seen(),
            SourceStatus::Partly => self.status_partly(),
            SourceStatus::Memory => self.status_memory(),
            SourceStatus::Team => self.status_team(),
        }
    }

    /// Which rules a questionnaire goes by, and of what day.
    pub fn rules(&self, questionnaire: &Questionnaire) -> String {
        fill(
            self.version(),
            &[
                ("version", &figures(questionnaire.version.into())),
                ("date", questionnaire.date),
            ],
        )
    }
}

/// A language the check can be taken in, or a version of it that is past in the words it had.
#[derive(Debug)]
pub struct Language {
    /// What is asked, scored and said.
    pub questionnaire: &'static Questionnaire,
    /// Words of the questionnaire.
    pub words: &'static Words,
    /// Words of the interface.
    pub interface: Interface,
}

impl Language {
    /// Takes the words out of a text that the compiler wrote, for as long as the program runs; `None` where it
    /// belongs to another questionnaire or is not whole.
    pub fn read(text: &'static str) -> Option<&'static Language> {
        let lines: &[&str] = Vec::leak(text.split('\n').collect());
        let (header, mut texts) = lines.split_first()?;
        if *header != compiled::HEADER || texts.len() != compiled::LINES {
            return None;
        }
        let words = Words::read(&QUESTIONNAIRE, COUNTRIES.len(), &mut texts);
        Some(Box::leak(Box::new(Language {
            questionnaire: &QUESTIONNAIRE,
            words: Box::leak(Box::new(words)),
            interface: Interface(texts.try_into().ok()?),
        })))
    }

    /// Takes a version of the past out of such a text, for as long as the program runs: its rules and its words, inside
    /// an interface of today. `None` where it is none, or not whole.
    pub fn past(&self, text: &'static str) -> Option<&'static Language> {
        let lines: &[&str] = Vec::leak(text.split('\n').collect());
        let [header, packed, texts @ ..] = lines else {
            return None;
        };
        let questionnaire: &Questionnaire = Box::leak(Box::new(unpack(packed)?));
        let numbers = [questionnaire.version.into(), texts.len()].map(figures);
        if *header != ["rules", &numbers[0], &numbers[1]].join(" ") {
            return None;
        }
        let mut rest = texts;
        let words = Words::read(questionnaire, 0, &mut rest);
        rest.is_empty().then_some(())?;
        Some(Box::leak(Box::new(Language {
            questionnaire,
            words: Box::leak(Box::new(words)),
            interface: self.interface,
        })))
    }

    /// The language with this code, as in `<html lang>`.
    #[cfg(feature = "words")]
    pub fn named(code: &str) -> Option<&'static Language> {
        let mut languages = LANGUAGES.iter().copied();
        languages.find(|l| l.words.language == code)
    }
}

/// Every language, the one the content is written in first.
#[cfg(feature = "words")]
pub static LANGUAGES: LazyLock<Vec<&'static Language>> = LazyLock::new(|| {
    compiled::TEXTS
        .iter()
        .copied()
        .filter_map(Language::read)
        .collect()
});

/// The language the content is written in.
#[cfg(feature = "words")]
pub static FIRST: LazyLock<&'static Language> = LazyLock::new(|| LANGUAGES[0]);

/// The words of every language as text, in the order of [`LANGUAGES`]: whole, and lean, as they travel to a taker.
#[cfg(feature = "words")]
pub use compiled::{LEAN_TEXTS, TEXTS};

/// The versions before this one as text, as they travel to a taker: each with its number, and in the order of
/// [`LANGUAGES`].
#[cfg(feature = "words")]
pub use compiled::PAST_TEXTS;

#[allow(
    clippy::all,
    missing_docs,
    unreachable_pub,
    reason = "made by the content compiler"
)]
mod compiled {
    include!(concat!(env!("OUT_DIR"), "/content.rs"));
}
