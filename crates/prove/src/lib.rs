//! Proves what the check promises, over every set of answers there is, and says what those sets come to.

pub mod diagram;
pub mod inputs;
pub mod model;
