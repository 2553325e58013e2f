//! The summary of what is wrong, at the top of a screen, where the focus goes.

use yew::prelude::*;

use crate::wording::Wording;

/// What is wrong, with a link to the field it is wrong with.
pub(crate) fn error_summary(wording: Wording, text: &str, field: &'static str) -> Html {
    let onclick = move |event: MouseEvent| {
        event.prevent_default();
        crate::browser::page::focus(&format!("[name=\"{field}\"]"));
    };
    // The alert is a child of what takes the focus, so that it is not read over itself.
    html! {
        <div class="summary" id="summary" tabindex="-1">
            <div role="alert">
                <h2>{ wording.mistake_title }</h2>
                <p><a href={format!("#{field}")} {onclick}>{ text.to_owned() }</a></p>
            </div>
        </div>
    }
}
