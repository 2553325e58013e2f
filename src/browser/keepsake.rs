//! The keepsake: the program that comes later, and is told what it is to speak of.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::page;

/// The function of `static/takeover.js` that hands it on.
const HAND_ON: &str = "gluteKeepsake";

/// Says whether a link is on the screen, and what the taker has answered themselves. Nothing comes of it where the
/// program has not come.
pub(crate) fn show(link: bool, answers: &str) {
    let Some(window) = page::window() else { return };
    let found = Reflect::get(&window, &HAND_ON.into()).ok();
    if let Some(hand_on) = found.and_then(|found| found.dyn_into::<Function>().ok()) {
        let _ = hand_on.call2(&JsValue::NULL, &link.into(), &answers.into());
    }
}
