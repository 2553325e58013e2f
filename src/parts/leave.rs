//! The way on from a link: back to one's own answers, or to the check.

use crate::markup::Tag;
use crate::session::Action;
use crate::view::View;

/// Makes a button the one that leaves the link.
pub(crate) fn leave(view: &View<'_>, button: Tag) -> Tag {
    let text = if view.session.answers.is_empty() {
        view.wording.take_it_yourself()
    } else {
        view.wording.back_to_mine()
    };
    button.text(text).on_press(view.dispatch, Action::LeaveLink)
}
