//! The program in a page: what the page's own script can call.

// The page calls `start`; nobody calls a `main` there, nor what Rust does around one.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Starts the app with the words of the page's language, and rules of the past where a link needs them.
#[cfg(all(feature = "csr", target_arch = "wasm32"))]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(
    words: String,
    past: String,
    soon: glute_check::Script,
    in_turn: glute_check::Script,
    show_keepsake: glute_check::Script,
) -> bool {
    glute_check::start(words, past, [soon, in_turn, show_keepsake])
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
