//! The page for frames, `frame.html`: the first page, with what it needs in a frame of another site's page. The page
//! that people open themselves carries nothing of it.

use std::path::Path;

use crate::{code, embed_page, folder, page, style};

pub(crate) const NAME: &str = "frame.html";

const STYLE: &str = include_str!("../../../styles/frame.css");
const SCRIPT: &str = include_str!("../../../static/frame.js");
/// What stands before the question, and what stands in the footer.
const PARTS: &str = include_str!("../../../embed/frame.html");

/// Writes the page, made of a folder's first page, which must not yet name what only the first page has.
pub(crate) fn write(
    folder: &Path,
    text: &dyn Fn(&str) -> Option<&'static str>,
) -> Result<(), String> {
    let first = folder::read_text(folder, "index.html")?;
    folder::write(folder, NAME, made(&first, &page::fill(PARTS, text)?)?)
}

fn made(first: &str, parts: &str) -> Result<String, String> {
    let (before, footer) = parts
        .split_once("<!--")
        .and_then(|(before, rest)| Some((before, rest.split_once("-->")?.1)))
        .ok_or("embed/frame.html has not two parts.")?;
    let own = format!(
        "<style>{}</style><script>{}</script>",
        style::packed(STYLE),
        code::without_comments(SCRIPT)
    );
    let page = page::without(first, "a", "</a>", |attributes| {
        page::says(attributes, "href", embed_page::NAME)
    })?;
    let page = put_before(&page, "<script", &own)?;
    let page = put_before(&page, "<div id=", &joined(before))?;
    put_before(&page, "</footer>", &joined(footer))
}

/// Lines that are tags, without what stands between them.
fn joined(lines: &str) -> String {
    lines.lines().map(str::trim).collect()
}

fn put_before(page: &str, mark: &str, own: &str) -> Result<String, String> {
    let at = page
        .find(mark)
        .ok_or(format!("index.html has no `{mark}`."))?;
    let (before, after) = page.split_at(at);
    Ok(format!("{before}{own}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "<html><style>a{}</style><script>start()</script><div id=app></div>\
        <footer><p><a href=embed.html>B</a><p><a href=\"paper.html\">C</a></footer>";

    #[test]
    fn the_page_has_its_script_before_all_others_and_its_parts_in_their_places() {
        let page = made(FIRST, "<p>\n1\n</p>\n<!-- why -->\n<p>2</p>").unwrap_or_default();
        let places = ["frame.js", "[data-framed]", "gluteCheck", "start()"];
        assert!(page.contains("[data-framed]"), "{places:?} {page}");
        let own = page.find("glutecheck:height").unwrap_or(usize::MAX);
        assert!(Some(own) < page.find("start()"), "{page}");
        assert!(page.contains("<p>1</p><div id=app>"), "{page}");
        assert!(
            page.ends_with("<p><p><a href=\"paper.html\">C</a><p>2</p></footer>"),
            "{page}"
        );
        assert!(!page.contains("/*") && !page.contains("// "), "{page}");
        assert!(made("<p>", "<!-- -->").is_err());
        assert!(made(FIRST, "one part").is_err());
    }
}
