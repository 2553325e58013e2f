//! The page: its elements, title, focus and language.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, FocusOptions, HtmlElement, Window};

use super::scripts;

/// The window; none where the app is rendered without a browser, at build time.
pub(crate) fn window() -> Option<Window> {
    if cfg!(target_arch = "wasm32") {
        web_sys::window()
    } else {
        None
    }
}

pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

/// The first element that matches.
pub(crate) fn element(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// An element that is not on the page.
pub(crate) fn aside() -> Option<Element> {
    document()?.create_element("div").ok()
}

/// The country the browser's language speaks of, as two letters; empty where it names none.
#[cfg(feature = "csr")]
pub(crate) fn country() -> String {
    let language = window().and_then(|w| w.navigator().language());
    let language = language.unwrap_or_default();
    let mut parts = language.split('-').skip(1);
    let region = parts.find(|p| p.len() == 2);
    region.unwrap_or_default().to_ascii_uppercase()
}

/// Says to the world outside that the program runs, for scripts and tests that wait for it.
pub(crate) fn mark_alive() {
    let root = document().and_then(|d| d.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute("data-program", "alive");
    }
}

pub(crate) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus. The page stays where it is unless somebody asked to be taken there, so that a frame never scrolls its
/// host.
pub(crate) fn focus(selector: &str, asked: bool) {
    if let Some(found) = element(selector) {
        let found: HtmlElement = found.unchecked_into();
        let options = FocusOptions::new();
        options.set_prevent_scroll(!asked);
        let _ = found.focus_with_options(&options);
    }
}

/// Shows the top of the page, as a new page would, and moves the focus there once it is drawn: before, browsers would first
/// have to find out how all of it looks. Whoever has gone to another element meanwhile stays there.
pub(crate) fn turn_to(selector: &'static str) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    let before = element(":focus");
    scripts::once_drawn(Box::new(move || {
        let now = element(":focus");
        if now.is_none() || now == before {
            focus(selector, false);
        }
    }));
}

/// Closes what somebody has opened, where it is open.
pub(crate) fn close(selector: &str) {
    if let Some(opened) = element(selector) {
        let _ = opened.remove_attribute("open");
    }
}

pub(crate) fn print() {
    if let Some(window) = window() {
        // A frame may be forbidden to print; there is nothing to lose then.
        let _ = window.print();
    }
}
