//! The check on paper: one page without any script, to print and fill in with a pencil. It is made from the
//! questionnaire, and whoever follows what it says comes to the engine's own result (`tests/proof` does).

mod html;
mod paper;
mod phrases;
mod rule;

use content::Language;
use paper::Paper;
use phrases::Phrases;

/// The page in a language, with its style in it. An error names the rule that cannot be said on paper.
pub fn page(known: &Language, style: &str) -> Result<String, String> {
    let language = known.words.language;
    let mut texts = words::PAPER_WORDS.iter();
    let texts = texts.find(|(code, _)| *code == language);
    let (_, texts) = texts.ok_or_else(|| format!("there is no paper in `{language}`."))?;
    let paper = Paper::of(&content::QUESTIONNAIRE)?;
    let phrases = Phrases {
        paper: &paper,
        lists: known.words,
        interface: known.interface,
        texts,
    };
    Ok(html::page(&phrases, style).into_string())
}

/// The words of the page, as `content/` has them.
#[allow(clippy::all, missing_docs, reason = "made by the content compiler")]
pub mod words {
    include!(concat!(env!("OUT_DIR"), "/paper_words.rs"));
}
