//! Starts the app in a page.

fn main() {
    #[cfg(all(feature = "csr", target_arch = "wasm32"))]
    glute_check::start();
}
