//! The clipboard: copying, with an honest answer whether it worked.

use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlInputElement;

use super::page;

/// Copies a text and then says whether it was copied.
pub(crate) fn copy(text: &str, then: impl Fn(bool) + 'static) {
    let Some(navigator) = page::window().map(|w| w.navigator()) else {
        return;
    };
    // Not every page has a clipboard: plain http and some frames do not.
    if !has(&navigator, "clipboard") {
        return then(false);
    }
    let then = Rc::new(then);
    let told = |copied| {
        let then = Rc::clone(&then);
        Closure::<dyn FnMut(JsValue)>::new(move |_| then(copied))
    };
    let (yes, no) = (told(true), told(false));
    let _ = navigator.clipboard().write_text(text).then2(&yes, &no);
    // One of the two is never called, and nothing says when; they are small, and the button is hardly pressed twice.
    yes.forget();
    no.forget();
}

/// Selects the text of a field, so that a person can copy it by hand.
pub(crate) fn select(selector: &str) {
    if let Some(field) = page::element(selector) {
        let field: HtmlInputElement = field.unchecked_into();
        let _ = field.focus();
        field.select();
    }
}

fn has(object: &JsValue, property: &str) -> bool {
    js_sys::Reflect::get(object, &JsValue::from_str(property)).is_ok_and(|v| v.is_object())
}
