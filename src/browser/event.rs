//! Events: what the control that fired one says.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// Whether the control is ticked.
pub(crate) fn checked(event: &Event) -> bool {
    control(event).is_some_and(|input| input.checked())
}

/// What is typed into the control, or chosen in it.
pub(crate) fn value(event: &Event) -> String {
    control(event).map_or_else(String::new, |input| input.value())
}

/// A `select` has a value just as an `input` has.
fn control(event: &Event) -> Option<HtmlInputElement> {
    event.target().map(JsCast::unchecked_into)
}
