//! The place of the program that comes later, with what to do where it does not come.

use crate::markup::{Tag, fragment, tag};

/// Whether it shows how to move at the question with this id: the movement checks, and the question before them.
pub(crate) fn guides(question: &str) -> bool {
    question.starts_with('t')
}

/// Its place alone.
pub(crate) fn place() -> Tag {
    tag("div[id=keepsake]")
}

/// Its place, and words that stand there until it has filled it.
pub(crate) fn later(missing: &'static str) -> Tag {
    fragment().child(place()).child(tag("p.late").text(missing))
}
