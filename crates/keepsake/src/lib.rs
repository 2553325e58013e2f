//! The keepsake: what one takes away from a result, and what somebody is shown who opens a link. A program of its own,
//! which the page loads once the check is alive, so that nobody waits for it.
//!
//! It changes by presses alone and knows no browser, but for `browser`, which draws what it shows and does what it asks.

mod calendar;
mod day;
mod drawing;
mod guide;
mod keepsake;
mod markup;
mod past;
mod words;

mod parts;

mod message;
mod picture;
mod qr;

mod browser;

pub use browser::{begin, show};
pub use calendar::calendar;
pub use day::Day;
pub use guide::{Guide, Leg, Sound};
pub use keepsake::{Device, Effect, Heard, Keepsake, Kind, Press, Way};
pub use markup::{Node, Tag, html};
pub use past::Past;
pub use words::Words;

/// The texts of every language, as they travel to a taker.
#[cfg(feature = "words")]
pub use words::TEXTS;
