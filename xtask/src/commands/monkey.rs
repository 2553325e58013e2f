//! `monkey`: very many inputs without sense, at the session and at the page.

use super::build::Build;
use crate::arguments::Arguments;
use crate::failure::{Failure, Outcome};
use crate::node;
use crate::process::{self, program};
use crate::progress::timed;
use crate::tools::{Tool, need};

pub(crate) fn run(mut arguments: Arguments) -> Outcome {
    let inputs = arguments.value("--inputs")?;
    arguments.finish()?;
    let inputs = inputs.unwrap_or_else(|| "100000".to_owned());
    if inputs.parse::<u32>().is_err() {
        return Err(Failure::usage(format!("`{inputs}` is no number of inputs")));
    }
    timed(&format!("{inputs} actions at the session"), || {
        let mut tests = program("cargo");
        tests
            .args(["test", "--package", "glute-check", "--lib", "monkey"])
            .env("GLUTE_CHECK_MONKEY", &inputs);
        process::run(&mut tests, "the monkey at the session")
    })?;
    need(&[Tool::Node, Tool::Browser])?;
    Build::release().make_if_missing()?;
    let mut tests = node::tests(&[node::NAMES], None)?;
    tests.arg("e2e/monkey.test.mjs").env("MONKEY", &inputs);
    timed(&format!("{inputs} inputs at the page"), || {
        process::run(&mut tests, "the monkey at the page")
    })
}
