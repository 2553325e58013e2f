//! What screens are made of.

pub(crate) mod back;
pub(crate) mod body_map;
pub(crate) mod choice_list;
pub(crate) mod country;
pub(crate) mod domain_chart;
pub(crate) mod error_summary;
pub(crate) mod go;
pub(crate) mod later;
pub(crate) mod leave;
pub(crate) mod number_field;
pub(crate) mod places;
pub(crate) mod privacy;
pub(crate) mod progress;
pub(crate) mod remember;
pub(crate) mod scale;
pub(crate) mod start_again;
pub(crate) mod statement;
