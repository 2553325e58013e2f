//! What the page's own script does for the program: `static/takeover.js` hands it over at the start.

use std::cell::OnceCell;

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// A function of the page's script.
pub use js_sys::Function as Script;

thread_local! {
    /// What [`hand_over`] has been given.
    static SCRIPTS: OnceCell<[Script; 3]> = const { OnceCell::new() };
}

/// Gives the app what the page's script does for it: functions that call another one as soon as the page can be taken,
/// and in its turn, and one that shows the keepsake. The first ones given stay.
pub fn hand_over(scripts: [Script; 3]) {
    let _ = SCRIPTS.with(|taken| taken.set(scripts));
}

fn call(which: usize, first: &JsValue, second: &JsValue) {
    SCRIPTS.with(|scripts| {
        if let Some(scripts) = scripts.get() {
            let _ = scripts[which].call2(&JsValue::NULL, first, second);
        }
    });
}

/// Calls in a task of its own, as soon as no press would be lost that has begun on the page as it is.
#[cfg(feature = "csr")]
pub(crate) fn soon(then: Box<dyn FnOnce()>) {
    call(0, &Closure::once_into_js(then), &JsValue::NULL);
}

/// Calls once the next frame has been drawn: for what can wait, so that it keeps nobody from what they see first.
pub(crate) fn once_drawn(then: Box<dyn FnOnce()>) {
    in_turn(false, then);
}

/// Calls in a task of its own, and before anything else happens on the page: as soon as can be, or once the next frame has
/// been drawn.
pub(crate) fn in_turn(now: bool, then: Box<dyn FnOnce()>) {
    if cfg!(target_arch = "wasm32") {
        call(1, &Closure::once_into_js(then), &now.into());
    }
}

/// Tells the keepsake, the program that comes later, whether a link is on the screen, and what the taker has answered
/// themselves. Nothing comes of it where that program has not come.
pub(crate) fn show_keepsake(link: bool, answers: &str) {
    call(2, &link.into(), &answers.into());
}
