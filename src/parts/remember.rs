//! "Remember on this device": off until the taker asks, and gone with one tap.

use super::privacy;
use crate::browser::event;
use crate::markup::{Tag, tag};
use crate::session::Action;
use crate::view::View;

/// The choice, with what it means on a shared computer.
pub(crate) fn remember(view: &View<'_>) -> Tag {
    let wording = view.wording;
    let promise = privacy::privacy(wording);
    if !view.session.can_remember {
        return promise.child(tag("p.hint").text(wording.remember_refused()));
    }
    let control = tag("input[type=checkbox][name=remember]")
        .checked(view.session.remember)
        .on_change_of(view.dispatch, |event| {
            Action::Remember(event::checked(event))
        });
    let choice = tag("label[class=choice small]")
        .child(control)
        .child(tag("span").text(wording.remember()));
    // Told where it stood before, so that it is heard and the focus stays.
    let hint = match view.session.refused {
        true => wording.remember_refused(),
        false => wording.remember_hint(),
    };
    promise
        .child(choice)
        .child(tag("p.hint[role=status]").text(hint))
}
