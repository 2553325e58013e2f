//! `prove`: what the check promises, tried over every set of answers there is.

use crate::arguments::Arguments;
use crate::failure::Outcome;
use crate::process::{self, program};

pub(crate) fn run(mut arguments: Arguments) -> Outcome {
    let write = arguments.switch("--write");
    arguments.finish()?;
    prove(write.then_some("--write"))
}

/// Runs the proof; `--write` puts its table into docs/proof.md.
pub(crate) fn prove(argument: Option<&str>) -> Outcome {
    let mut prove = program("cargo");
    prove
        .args(["run", "--quiet", "--package", "prove", "--"])
        .args(argument);
    process::run(&mut prove, "the proof")
}
