//! Drawings: our own, from their files, read into what can be drawn on a page.

use crate::markup::Tag;

/// A drawing from its file: one `<svg>` with shapes in it, each without a text and without children.
pub(crate) fn read(drawing: &'static str) -> Tag {
    let mut elements = drawing.split('<').filter_map(element);
    let svg = elements.next().unwrap_or_else(|| Tag::new("svg"));
    svg.attr("aria-hidden", "true").each(elements)
}

/// An element from what stands behind its `<`; none where it only ends one.
fn element(text: &'static str) -> Option<Tag> {
    let text = text.split('>').next().unwrap_or_default();
    let (name, attributes) = text.trim_end_matches('/').split_once(' ')?;
    let mut tag = Tag::new(name);
    let mut parts = attributes.split('"');
    while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
        let name = name.trim().trim_end_matches('=');
        // On the pages to learn from `body` is the skin; the check calls the whole drawing of the places so.
        let value = if (name, value) == ("class", "body") {
            "skin"
        } else {
            value
        };
        tag = tag.attr(name, value);
    }
    Some(tag)
}
