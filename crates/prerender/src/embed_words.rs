//! The words for those who embed the check, and of its frame, as `content/` has them.

include!(concat!(env!("OUT_DIR"), "/embed_words.rs"));

/// The text with this key.
pub(crate) fn text(language: &str, key: &str) -> Option<&'static str> {
    let (_, texts) = EMBED_WORDS.iter().find(|(code, _)| *code == language)?;
    let (_, text) = texts.iter().find(|(known, _)| *known == key)?;
    Some(text)
}
