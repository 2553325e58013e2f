//! The page "Put this on your site", `embed.html`: the lines a blog owner copies, the choices that change them, and the
//! check itself as it would look.

use std::path::Path;

use crate::{code, folder, page, style};

pub(crate) const NAME: &str = "embed.html";

const TEMPLATE: &str = include_str!("../../../embed/embed.html");
const SCRIPT: &str = include_str!("../../../embed/embed-page.js");
const STYLE: &str = concat!(
    include_str!("../../../styles/tokens.css"),
    include_str!("../../../styles/base.css"),
    include_str!("../../../styles/embed-page.css"),
);

/// Writes the page. Where its own address is known, the lines for copying hold it before any script has run.
pub(crate) fn write(
    folder: &Path,
    language: &str,
    text: &dyn Fn(&str) -> Option<&'static str>,
    address: Option<&str>,
) -> Result<(), String> {
    let html = page::set_language(&page::fill(TEMPLATE, text)?, language)?;
    let html = html
        .replace("/*style*/", &style::without_comments(STYLE))
        .replace("/*script*/", &code::without_comments(SCRIPT))
        .replace(
            "ADDRESS/",
            address.unwrap_or("https://example.org/glute-check/"),
        );
    folder::write(folder, NAME, html)
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_whole() {
        let folder = folder::tests::folder("embed-page");
        let text = |key: &str| {
            let own = crate::embed_words::text("en", key);
            own.or_else(|| content::FIRST.interface.text(key))
        };
        write(&folder, "en", &text, Some("https://example.com/check/")).expect("the page");
        let html = folder::read_text(&folder, NAME).expect("the page");
        for left in ["{{", "/*", "// ", "ADDRESS", "example.org"] {
            assert!(!html.contains(left), "{left}");
        }
        assert!(html.contains("https://example.com/check/embed.js"));
        std::fs::remove_dir_all(folder).expect("the folder can be removed");
    }
}
