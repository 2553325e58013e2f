//! The words for those who embed the check, and of its frame, as `content/` has them.

include!(concat!(env!("OUT_DIR"), "/embed_words.rs"));

/// The text with this key.
pub(crate) fn text(language: &str, key: &str) -> Option<&'static str> {
    let (_, texts) = EMBED_WORDS.iter().find(|(code, _)| *code == language)?;
    let (_, text) = texts.iter().find(|(known, _)| *known == key)?;
    Some(text)
}

/// What a frame with the check is called.
pub(crate) fn frame_title(language: &str) -> Result<&'static str, String> {
    text(language, "frame_title").ok_or_else(|| "there is no `frame_title`.".to_owned())
}
