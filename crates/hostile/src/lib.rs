//! Hostile input: what each reader promises, whatever it is given. A target takes any bytes and panics where a promise is
//! broken. `cargo xtask fuzz` calls the targets with what libFuzzer makes up; `tests/corpus.rs` with what it has found.

mod address;
mod link;
mod saved;
pub mod strings;

/// A target: its name, that of its corpus, and what it does with some bytes.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 3] = [
    ("link", link::link),
    ("saved", saved::saved),
    ("address", address::address),
];

pub use address::address;
pub use link::{forged, link};
pub use saved::saved;

/// Bytes as the browser would hand them on: as text.
fn text(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
