//! A link that saves a text as a file.

use crate::calendar::data;
use crate::markup::{Tag, tag};

/// The link, still without words. The file has this name and is of this kind; what is told of it has this id.
pub(super) fn save(name: &str, kind: &str, text: &str, described_by: &str) -> Tag {
    tag("a.save")
        .attr("download", name)
        .attr("href", data(kind, text))
        .attr("aria-describedby", described_by)
}
