//! Paper: one page that is printed instead of what is on the screen.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;

use super::{document, draw, window};
use crate::markup::Node;

/// The element that is printed; it stands outside of what the check draws.
const PAGE: &str = "visit";

/// Says on the root element that this page is to be printed.
const ASKED: &str = "data-print";

/// Prints these alone. What is on the screen stays as it is.
pub(super) fn print(nodes: &[Node]) {
    let Some((window, place)) = window().zip(place()) else {
        return;
    };
    draw::draw(&place, nodes);
    let root = document().and_then(|d| d.document_element());
    if let Some(root) = &root {
        let _ = root.set_attribute(ASKED, PAGE);
    }
    // A phone may take its time to print, and says nothing when it is done; whoever presses anything next is done with it.
    let over = Closure::<dyn FnMut()>::new(move || {
        if let Some(root) = &root {
            let _ = root.remove_attribute(ASKED);
        }
    });
    let over = over.into_js_value();
    let options = web_sys::AddEventListenerOptions::new();
    options.set_once(true);
    options.set_capture(true);
    for event in ["pointerdown", "keydown"] {
        let over: &js_sys::Function = over.unchecked_ref();
        let _ = window
            .add_event_listener_with_callback_and_add_event_listener_options(event, over, &options);
    }
    // A frame may be forbidden to print; there is nothing to lose then.
    let _ = window.print();
}

fn place() -> Option<Element> {
    let document = document()?;
    if let Some(place) = document.get_element_by_id(PAGE) {
        return Some(place);
    }
    let place = document.create_element("main").ok()?;
    place.set_id(PAGE);
    // Also where a browser takes no styles from a program.
    place.set_attribute("hidden", "").ok()?;
    document.body()?.append_child(&place).ok()?;
    Some(place)
}
