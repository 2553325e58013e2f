//! Files that somebody chooses: they are read here, and go nowhere.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlInputElement};

use super::{device, document};
use crate::keepsake::Press;

/// More than this is none of our files.
const MOST: f64 = 100_000.0;

/// Hands on what is in each file that is chosen in a field of ours.
pub(super) fn listen(read: impl Fn(String) + Copy + 'static) {
    let chosen = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let field = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        let Some(field) = field.filter(|field| field.has_attribute(Press::FILE)) else {
            return;
        };
        let Some(file) = field.files().and_then(|files| files.get(0)) else {
            return;
        };
        // The same file can be chosen again.
        field.set_value("");
        if file.size() > MOST {
            return read(String::new());
        }
        device::once(&file.text(), move |text| {
            let text = text.ok().and_then(|text| text.as_string());
            read(text.unwrap_or_default());
        });
    });
    if let Some(document) = document() {
        let _ =
            document.add_event_listener_with_callback("change", chosen.as_ref().unchecked_ref());
    }
    // For as long as the page is there.
    chosen.forget();
}
