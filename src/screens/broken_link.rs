//! A link that cannot be opened: why, and what to do. The visitor's own answers are not touched.

use quiz::link::LinkError;

use super::Screen;
use crate::markup::tag;
use crate::parts::{later, leave};
use crate::view::View;

pub(super) fn screen(view: &View<'_>, error: LinkError) -> Screen {
    let wording = view.wording;
    let text = match error {
        LinkError::NotOurs => wording.link_not_ours(),
        LinkError::CutShort => wording.link_cut_short(),
        LinkError::Altered => wording.link_altered(),
        _ => wording.link_newer(),
    };
    let main = tag("main[id=main][data-screen=broken-link]")
        .key("broken-link")
        .child(tag("h1[tabindex=-1]").text(wording.link_broken_title()))
        .child(tag("p.lead").text(text))
        .child(later::place())
        .child(tag("form").child(leave::leave(view, tag("button.go[type=submit]"))));
    Screen::new(view, wording.link_broken_title(), main)
}
