//! The button that goes on. It is its form's own, so that Enter in a field presses it, too.

use crate::markup::{Tag, tag};
use crate::session::Action;
use crate::view::View;

pub(crate) fn go(view: &View<'_>, text: &'static str, action: Action) -> Tag {
    // Not `onsubmit` of the form: a frame that may not send forms is never told of one.
    tag("button.go[type=submit]")
        .text(text)
        .on_press(view.dispatch, action)
}
