//! A link that cannot be opened: why, and what to do. The visitor's own answers are not touched.

use quiz::link::LinkError;

use super::Screen;
use crate::markup::tag;
use crate::parts::go;
use crate::session::Action;
use crate::view::View;

pub(super) fn screen(view: &View<'_>, error: LinkError) -> Screen {
    let wording = view.wording;
    let text = match error {
        LinkError::NotOurs => wording.link_not_ours(),
        LinkError::CutShort => wording.link_cut_short(),
        LinkError::Altered => wording.link_altered(),
        LinkError::Newer => wording.link_newer(),
    };
    let leave = if view.session.answers.is_empty() {
        wording.take_it()
    } else {
        wording.back_to_mine()
    };
    let main = tag("main[id=main][data-screen=broken-link]")
        .key("broken-link")
        .child(tag("h1[tabindex=-1]").text(wording.link_broken_title()))
        .child(tag("p.lead").text(text))
        .child(tag("form").child(go::go(view, leave, Action::LeaveLink)));
    Screen::new(wording, wording.link_broken_title(), main)
}
