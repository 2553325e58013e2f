//! What it shows, one part a file.

pub(crate) mod areas;
pub(crate) mod offer;
pub(crate) mod preview;
pub(crate) mod said;
pub(crate) mod summary;
pub(crate) mod versus;
pub(crate) mod visitor;
