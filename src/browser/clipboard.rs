//! The clipboard: copying, with an honest answer whether it worked.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;

use super::page;

/// Copies a text and then says whether it was copied.
pub(crate) fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let text = text.to_owned();
    spawn_local(async move {
        let copied = match page::window().map(|w| w.navigator()) {
            // Not every page has a clipboard: plain http and some frames do not.
            Some(navigator) if has(&navigator, "clipboard") => {
                JsFuture::from(navigator.clipboard().write_text(&text))
                    .await
                    .is_ok()
            }
            _ => false,
        };
        then(copied);
    });
}

/// Selects the text of a field, so that a person can copy it by hand.
pub(crate) fn select(selector: &str) {
    let field = page::element(selector).and_then(|e| e.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        let _ = field.focus();
        field.select();
    }
}

fn has(object: &JsValue, property: &str) -> bool {
    js_sys::Reflect::get(object, &JsValue::from_str(property)).is_ok_and(|v| v.is_object())
}
