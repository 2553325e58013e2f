//! Events: what the control that fired one says.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};

/// Whether the control is ticked.
pub(crate) fn checked(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
    target.is_some_and(|input| input.checked())
}

/// What is typed into the control.
pub(crate) fn typed(event: &Event) -> String {
    let target = event
        .target()
        .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
    target.map(|input| input.value()).unwrap_or_default()
}

/// What is chosen in the control.
pub(crate) fn chosen(event: &Event) -> String {
    let target = event
        .target()
        .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
    target.map(|select| select.value()).unwrap_or_default()
}
