//! Storage: what is kept on the device, only where the taker asked for it.

use quiz::saved::{NAME, RESULTS};
use web_sys::Storage;

use super::page;

fn storage() -> Option<Storage> {
    // Merely asking for it throws where a browser refuses storage.
    page::window()?.local_storage().ok().flatten()
}

/// Whether there is any.
#[cfg(feature = "csr")]
pub(crate) fn is_there() -> bool {
    storage().is_some()
}

/// What was kept.
pub(crate) fn read() -> Option<String> {
    storage()?.get_item(NAME).ok().flatten()
}

/// Keeps a text; says whether that worked.
pub(crate) fn write(text: &str) -> bool {
    storage().is_some_and(|s| s.set_item(NAME, text).is_ok())
}

/// Forgets everything.
pub(crate) fn wipe() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(NAME);
        let _ = storage.remove_item(RESULTS);
    }
}
