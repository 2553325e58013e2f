//! The button that goes on. It is its form's own, so that Enter in a field presses it, too.

use yew::prelude::*;

use crate::session::Action;

pub(crate) fn go(text: &'static str, dispatch: &Callback<Action>, action: Action) -> Html {
    // Not `onsubmit` of the form: a frame that may not send forms is never told of one.
    let onclick = dispatch.reform(move |event: MouseEvent| {
        event.prevent_default();
        action.clone()
    });
    html! { <button type="submit" class="go" {onclick}>{ text }</button> }
}
