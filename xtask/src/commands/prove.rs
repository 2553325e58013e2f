//! `prove`: what the check promises, tried over every set of answers there is.

use crate::arguments::Arguments;
use crate::failure::Outcome;
use crate::process::{self, program};

pub(crate) fn run(mut arguments: Arguments) -> Outcome {
    let write = arguments.switch("--write");
    arguments.finish()?;
    prove(write.then_some("--write".to_owned()))
}

/// Runs the proof; `--write` puts its table into docs/proof.md.
pub(crate) fn prove(arguments: impl IntoIterator<Item = String>) -> Outcome {
    let mut prove = program("cargo");
    prove
        .args(["run", "--quiet", "--package", "prove", "--"])
        .args(arguments);
    process::run(&mut prove, "the proof")
}
