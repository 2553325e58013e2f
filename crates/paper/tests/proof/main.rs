//! The proof that the sheet comes to the engine's own result. A person with a pencil is imitated: what is printed
//! is read from the page (`sheet`), filled in and added up as it says (`pencil`), and compared with the engine.
//! Nothing of the engine's rules or points is used on the way.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

mod crowd;
mod misprints;
mod pencil;
#[path = "../../../content/tests/questionnaire/people.rs"]
mod people;
mod print;
mod same;
mod sheet;
