//! The program in a page: what `static/takeover.js` can call.

// Nobody calls a `main` there, nor what Rust does around one.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Begins, told in turn the words of the check, its own, and the rules of the past that a link needs, if any. Says no where the
/// words are not those of this program.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn begin(text: String) -> bool {
    keepsake::begin(text)
}

/// Speaks of what is on the screen now: a link, or the taker's own result; and of what the taker has answered.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn show(link: bool, answers: String) {
    keepsake::show(link, &answers);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
