//! What was tapped before the program was there, and where the focus was: read from the page that was sent, and kept.

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
        .filter_map(|i| ticked.get(i))
        .map(JsCast::unchecked_into)
        .map(|input: HtmlInputElement| (input.name(), input.value()))
        .collect()
}

/// Whether the button to go on was pressed: the page's first script notes it.
#[cfg(feature = "csr")]
pub(crate) fn pressed() -> bool {
    page::element("html[data-pressed]").is_some()
}

/// The selector of the control of the quiz that has the focus: its element goes when the program draws its own.
///
/// None while the window or frame itself has no focus, so that the program never takes it from a host's page.
#[cfg(feature = "csr")]
pub(crate) fn focused() -> Option<String> {
    let document = page::document()?;
    if !document.has_focus().unwrap_or(false) {
        return None;
    }
    let focused = page::element("#app :focus")?;
    let tag = focused.tag_name();
    if tag != "INPUT" {
        return Some(["#app ", &tag].concat());
    }
    let input: HtmlInputElement = focused.unchecked_into();
    // Names and values are ids of the content, which need no escapes.
    let (name, value) = (input.name(), input.value());
    Some(["[name='", &name, "'][value='", &value, "']"].concat())
}
