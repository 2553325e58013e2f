//! `verify`: compares a deployed copy with the release that was built here, as a visitor would get it.

use super::build::Build;
use crate::arguments::Arguments;
use crate::failure::{Failure, Outcome};
use crate::process::{self, program};
use crate::tools::{Tool, need};

pub(crate) fn run(mut arguments: Arguments) -> Outcome {
    let address = arguments.word();
    arguments.finish()?;
    let Some(address) = address else {
        return Err(Failure::usage(
            "`verify` needs the address of the copy, such as https://example.com/quiz/",
        ));
    };
    need(&[Tool::Node])?;
    Build::release().make_if_missing()?;
    let script = include_str!("verify.mjs");
    process::run(
        program("node").args(["--input-type=module", "--eval", script, &address]),
        "the comparison",
    )
}
