//! The script that a blog loads, `embed.js`: which pages there are for frames, and what a frame is called.

use std::path::Path;

use serde_json::json;

use crate::{code, embed_words, folder, frame_page};

/// Blogs name it, so its name never changes.
pub(crate) const NAME: &str = "embed.js";

const TEMPLATE: &str = include_str!("../../../static/embed.js");

pub(crate) fn write(folder: &Path, language: &str) -> Result<(), String> {
    let title = embed_words::frame_title(language)?;
    let pages = json!({ language: [frame_page::NAME, title] });
    folder::write(folder, NAME, fill(TEMPLATE, &pages.to_string())?)
}

fn fill(template: &str, pages: &str) -> Result<String, String> {
    let script = code::without_comments(template);
    match script.split_once("{{pages}}") {
        Some((before, after)) => Ok(format!("{before}{pages}{after}")),
        None => Err("static/embed.js has no place for the pages.".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_names_the_pages() {
        let script = fill(TEMPLATE, "{\"en\":[\"frame.html\",\"A\"]}").unwrap_or_default();
        assert!(
            script.contains("PAGES = {\"en\":[\"frame.html\",\"A\"]};"),
            "{script}"
        );
        assert!(
            !script.contains("{{") && !script.contains("// "),
            "{script}"
        );
        assert!(fill("no place", "").is_err());
    }
}
