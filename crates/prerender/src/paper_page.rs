//! The page without script: the check to print and score by hand, with its own style in it.

use std::path::Path;

use content::Language;

use crate::{folder, policy, style};

/// The tokens, and what the page adds to them.
const STYLE: &str = concat!(
    include_str!("../../../styles/tokens.css"),
    include_str!("../../../styles/paper.css"),
);

/// Writes `paper.html`; in a release with its policy.
pub(crate) fn write(folder: &Path, known: &Language, released: bool) -> Result<(), String> {
    let html = paper::page(known, &style::without_comments(STYLE))?;
    let html = if released { policy::add(&html)? } else { html };
    folder::write(folder, "paper.html", html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_stands_alone() {
        let html =
            paper::page(*content::FIRST, &style::without_comments(STYLE)).unwrap_or_default();
        assert!(html.contains("--paper: #faf6ee"), "the tokens are in it");
        for loads in ["<script", " src=", "@import", "url(", "stylesheet", "/*"] {
            assert!(!html.contains(loads), "{loads}");
        }
    }
}
