//! The commands, one file each.

pub(crate) mod bench;
pub(crate) mod build;
pub(crate) mod content;
pub(crate) mod engines;
pub(crate) mod fhir;
pub(crate) mod fuzz;
pub(crate) mod hosts;
pub(crate) mod icons;
pub(crate) mod monkey;
pub(crate) mod mutants;
pub(crate) mod prove;
pub(crate) mod reproduce;
pub(crate) mod serve;
pub(crate) mod shots;
pub(crate) mod test;
pub(crate) mod tools;
pub(crate) mod verify;
