//! What Glute Check asks, scores and says: `content/`, compiled into static data.
//! There is nothing to edit here; the questions and words are in the folder `content/`.

use quiz::List;
use quiz::words::{Country, Words};

/// The texts of the interface in one language.
pub use compiled::Interface;

/// A language the check can be taken in.
#[derive(Debug)]
pub struct Language {
    /// Words of the questionnaire.
    pub words: &'static Words,
    /// Words of the interface.
    pub interface: &'static Interface,
}

impl Language {
    /// The language with this code, as in `<html lang>`; the first one where there is none.
    pub fn named(code: &str) -> &'static Language {
        let wanted = LANGUAGES.iter().find(|l| l.words.language == code);
        wanted.unwrap_or(FIRST)
    }
}

pub use compiled::{COUNTRIES, FIRST, LANGUAGES, QUESTIONNAIRE};

#[allow(clippy::all, missing_docs, reason = "made by the content compiler")]
mod compiled {
    use super::*;
    use quiz::words::*;
    use quiz::*;

    include!(concat!(env!("OUT_DIR"), "/content.rs"));
}
