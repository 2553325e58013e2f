//! `monkey`: very many inputs without sense, at the session and at the page.

use super::test::install_packages;
use crate::arguments::Arguments;
use crate::failure::{Failure, Outcome};
use crate::process::{self, program};
use crate::progress::timed;
use crate::tools::{self, Tool, need};
use std::path::Path;

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
    if !Path::new("dist").is_dir() {
        super::build::Build::release().make()?;
    }
    install_packages("e2e")?;
    timed(&format!("{inputs} inputs at the page"), || {
        let mut tests = program("node");
        tests
            .args(["--test", "--test-reporter=spec", "e2e/monkey.test.mjs"])
            .env("MONKEY", &inputs)
            .envs(tools::browser().map(|browser| ("CHROME", browser)));
        process::run(&mut tests, "the monkey at the page")
    })
}
