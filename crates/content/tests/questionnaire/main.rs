//! The real questionnaire, held to EVIDENCE: its test vectors, and its invariants over all answers of each
//! rule's support.

#![allow(clippy::expect_used, reason = "a test that cannot go on should stop")]

mod change;
mod golden;
mod invariants;
mod people;
mod summary;
mod vectors;
mod words;
