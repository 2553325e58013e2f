//! `bench`: how heavy, fast and large in memory the release is, in a browser on this machine.

use super::test::install_packages;
use crate::arguments::Arguments;
use crate::failure::Outcome;
use crate::process::{self, program};
use crate::tools::{self, Tool, need};
use std::path::Path;

pub(crate) fn run(mut arguments: Arguments) -> Outcome {
    let quick = arguments.switch("--quick");
    arguments.finish()?;
    need(&[Tool::Node, Tool::Browser])?;
    if !Path::new("dist").is_dir() {
        super::build::Build::release().make()?;
    }
    install_packages()?;

    let mut bench = program("node");
    // The driver is one for tests; what Node.js says of tests goes to a file, as there are none.
    bench
        .args([
            "--test-reporter=spec",
            "--test-reporter-destination=target/bench.txt",
        ])
        .arg("bench/bench.mjs")
        .args(quick.then_some("--quick"))
        .envs(tools::browser().map(|browser| ("CHROME", browser)));
    process::run(&mut bench, "a limit or its measurement")
}
