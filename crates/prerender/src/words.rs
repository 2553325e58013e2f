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

/// Writes the rules and words of every version before this one, and names them in the page after all else that it asks
/// for: the script there finds the one that a link needs by its place.
pub(crate) fn write_past(folder: &Path, html: &str, language: &str) -> Result<String, String> {
    let mut languages = content::LANGUAGES.iter();
    let at = languages.position(|l| l.words.language == language);
    let mut html = html.to_owned();
    for (number, texts) in content::PAST_TEXTS {
        let text = at.and_then(|at| texts.get(at));
        let text =
            text.ok_or_else(|| format!("version {number} has no words for `{language}`."))?;
        let called = format!("past-{number}");
        html = with_another(&html, &format!("{called}.txt"))?;
        html = put(folder, &html, &called, language, text)?;
    }
    Ok(html)
}

/// The page with another file at the end of those that `gluteFetch` of `static/start.js` is told of.
fn with_another(html: &str, name: &str) -> Result<String, String> {
    let parts = html
        .split_once("gluteFetch([")
        .and_then(|(before, after)| Some((before, after.split_once("])")?)));
    let (before, (files, after)) = parts.ok_or("the page fetches nothing.")?;
    Ok(format!(
        "{before}gluteFetch([{files}],[\"./{name}\",\"\"]){after}"
    ))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_file_stands_after_all_others() {
        let page = "<script>gluteFetch([\"./a\",\"\"],[\"./b\",\"\"])</script><p>[])";
        let first = with_another(page, "past-1.txt");
        let expected = "<script>gluteFetch([\"./a\",\"\"],[\"./b\",\"\"],[\"./past-1.txt\",\"\"])</script><p>[])";
        assert_eq!(first.as_deref(), Ok(expected));
        let second = first.and_then(|page| with_another(&page, "past-2.txt"));
        let expected = expected.replacen("])<", "],[\"./past-2.txt\",\"\"])<", 1);
        assert_eq!(second.as_deref(), Ok(expected.as_str()));
        assert!(with_another("<p>", "past-1.txt").is_err());
    }
}
