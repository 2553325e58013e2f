//! The way back, at the top of a screen.

use crate::browser::address;
use crate::markup::{Tag, tag};
use crate::session::Action;
use crate::view::View;

/// A button that does what the browser's Back does.
pub(crate) fn back(view: &View<'_>) -> Tag {
    let back = || (!address::back()).then_some(Action::Back);
    tag("nav.back").child(
        tag("button.quiet[type=button]")
            .text(view.wording.back())
            .on_press_do(view.dispatch, back),
    )
}
