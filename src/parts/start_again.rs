//! Starting again: all answers are forgotten, after one more tap to be sure.

use crate::markup::{Tag, tag};
use crate::session::Action;
use crate::view::View;

/// A button behind a fold, so that nobody loses their answers by a slip.
pub(crate) fn start_again(view: &View<'_>) -> Tag {
    let button = tag("button.second[type=button]")
        .text(view.wording.start_again_yes())
        .on_press(view.dispatch, Action::StartAgain);
    tag("details.start-again")
        .child(tag("summary").text(view.wording.start_again()))
        .child(tag("p").text(view.wording.start_again_text()))
        .child(button)
}
