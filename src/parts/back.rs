//! The way back, at the top of a screen.

use yew::prelude::*;

use crate::browser::address;
use crate::session::Action;
use crate::wording::Wording;

/// A button that does what the browser's Back does.
pub(crate) fn back(wording: Wording, dispatch: &Callback<Action>) -> Html {
    let dispatch = dispatch.clone();
    let onclick = move |_| {
        if !address::back() {
            dispatch.emit(Action::Back);
        }
    };
    html! {
        <nav class="back">
            <button type="button" class="quiet" {onclick}>{ wording.back }</button>
        </nav>
    }
}
