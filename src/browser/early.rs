//! What was tapped before the program was there: it is read from the page that was sent, and kept.

#[cfg(feature = "csr")]
use wasm_bindgen::JsCast;
#[cfg(feature = "csr")]
use web_sys::HtmlInputElement;

#[cfg(feature = "csr")]
use super::page;

/// Names and values of the ticked controls in the page.
#[cfg(feature = "csr")]
pub(crate) fn ticked() -> Vec<(String, String)> {
    let ticked = page::document().and_then(|d| d.query_selector_all("#app input:checked").ok());
    let Some(ticked) = ticked else {
        return Vec::new();
    };
    (0..ticked.length())
        .filter_map(|i| ticked.get(i)?.dyn_into::<HtmlInputElement>().ok())
        .map(|input| (input.name(), input.value()))
        .collect()
}

/// Whether the button to go on was pressed: the page's first script notes it.
#[cfg(feature = "csr")]
pub(crate) fn pressed() -> bool {
    page::element("html[data-pressed]").is_some()
}
