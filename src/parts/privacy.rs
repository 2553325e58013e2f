//! The promise that answers stay on the device, and how to see for oneself that it is kept.

use crate::markup::{Tag, tag};
use crate::wording::Wording;

/// The promise, to be opened. More can stand below it.
pub(crate) fn privacy(wording: Wording) -> Tag {
    tag("details.remember")
        .child(tag("summary").text(wording.privacy_title()))
        .child(tag("p").text(wording.privacy_text()))
        .child(tag("p").text(wording.privacy_limits()))
}
