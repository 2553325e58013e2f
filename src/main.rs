//! The program in a page: what the page's own script can call.

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Starts the app with the words of the page's language.
#[cfg(all(feature = "csr", target_arch = "wasm32"))]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(words: String) -> bool {
    glute_check::start(words)
}

fn main() {}
