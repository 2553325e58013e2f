//! Proves what the check promises, over every set of answers there is, and says what those sets come to.

pub mod claims;
pub mod diagram;
pub mod engine;
pub mod inputs;
pub mod model;
pub mod mutations;
pub mod summary;
pub mod support;
pub mod table;
mod wording;
