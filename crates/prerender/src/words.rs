//! The words of the page's language, as a file of their own beside the program: no language costs the taker of another.

use std::path::Path;

use crate::{folder, names};

/// Writes the words of the check under a name that changes with them, and names them in the page.
pub(crate) fn write(folder: &Path, html: &str, language: &str) -> Result<String, String> {
    let languages = content::LANGUAGES.iter().zip(content::LEAN_TEXTS);
    let found = languages
        .into_iter()
        .find(|(l, _)| l.words.language == language);
    let (_, text) = found.ok_or_else(|| format!("there is no language `{language}`."))?;
    put(folder, html, "words", language, text)
}

/// Writes words under a name that changes with them, in place of what they are called in `Trunk.toml`.
pub(crate) fn put(
    folder: &Path,
    html: &str,
    called: &str,
    language: &str,
    text: &str,
) -> Result<String, String> {
    let placeholder = format!("{called}.txt");
    if !html.contains(&placeholder) {
        return Err(format!("the page asks for no {placeholder}."));
    }
    let digest = names::digest(text.as_bytes());
    let name = format!("{called}-{language}-{digest}.txt");
    folder::write(folder, &name, text)?;
    Ok(html.replace(&placeholder, &name))
}
