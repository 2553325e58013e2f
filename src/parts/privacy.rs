//! The promise that answers stay on the device, and how to see for oneself that it is kept.

use yew::prelude::*;

use crate::wording::Wording;

/// The promise, to be opened; `rest` stands below it.
pub(crate) fn privacy(wording: Wording, rest: Html) -> Html {
    html! {
        <details class="remember">
            <summary>{ wording.privacy_title }</summary>
            <p>{ wording.privacy_text }</p>
            <p>{ wording.privacy_limits }</p>
            { rest }
        </details>
    }
}
