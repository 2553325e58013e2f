//! What it shows, one part a file.

pub(crate) mod again;
pub(crate) mod areas;
pub(crate) mod change;
pub(crate) mod fhir;
pub(crate) mod moves;
pub(crate) mod offer;
pub(crate) mod preview;
pub(crate) mod said;
mod save;
pub(crate) mod since;
pub(crate) mod summary;
pub(crate) mod versus;
pub(crate) mod visit;
pub(crate) mod visitor;
