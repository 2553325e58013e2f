//! The words of the page's language, as a file of their own beside the program: no language costs the taker of another.

use std::path::Path;

use crate::{folder, names};

/// What the words are called in `Trunk.toml`.
const PLACEHOLDER: &str = "words.txt";

/// Writes the words under a name that changes with them, and names them in the page.
pub(crate) fn write(folder: &Path, html: &str, language: &str) -> Result<String, String> {
    let languages = content::LANGUAGES.iter().zip(content::LEAN_TEXTS);
    let found = languages
        .into_iter()
        .find(|(l, _)| l.words.language == language);
    let (_, text) = found.ok_or_else(|| format!("there is no language `{language}`."))?;
    let name = format!("words-{language}-{}.txt", names::digest(text.as_bytes()));
    if !html.contains(PLACEHOLDER) {
        return Err(format!("the page asks for no {PLACEHOLDER}."));
    }
    folder::write(folder, &name, text)?;
    Ok(html.replace(PLACEHOLDER, &name))
}
