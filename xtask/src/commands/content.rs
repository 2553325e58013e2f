//! `content`: checks what the quiz asks and says, without building the app.

use crate::arguments::Arguments;
use crate::failure::Outcome;
use crate::process::{self, program};

pub(crate) fn run(arguments: Arguments) -> Outcome {
    let mut compiler = program("cargo");
    compiler
        .args(["run", "--quiet", "--package", "content-compiler", "--"])
        .args(arguments.rest());
    process::run(&mut compiler, "the check of content/")
}
