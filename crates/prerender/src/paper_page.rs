//! The page without script: the check to print and score by hand, with its own style in it.

use std::path::Path;

use crate::{folder, policy};

/// The tokens, and what the page adds to them.
const STYLE: &str = concat!(
    include_str!("../../../styles/tokens.css"),
    include_str!("../../../styles/paper.css"),
);

/// Writes `paper.html`; in a release with its policy.
pub(crate) fn write(folder: &Path, language: &str, released: bool) -> Result<(), String> {
    let html = paper::page(language, &without_comments(STYLE))?;
    let html = if released { policy::add(&html)? } else { html };
    folder::write(folder, "paper.html", html)
}

/// The style as it is sent: comments are for those who write it.
pub(crate) fn without_comments(style: &str) -> String {
    let mut kept = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_stands_alone() {
        let html = paper::page("en", &without_comments(STYLE)).unwrap_or_default();
        assert!(html.contains("--paper: #faf6ee"), "the tokens are in it");
        for loads in ["<script", " src=", "@import", "url(", "stylesheet", "/*"] {
            assert!(!html.contains(loads), "{loads}");
        }
    }

    #[test]
    fn comments_go() {
        assert_eq!(
            without_comments("/* a */\n  b { c: d }\n\n/* e */ f"),
            "b { c: d }\nf"
        );
    }
}
