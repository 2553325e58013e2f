//! `bench`: how heavy, fast and large in memory the release is, in a browser on this machine.

use super::build::Build;
use crate::arguments::Arguments;
use crate::failure::Outcome;
use crate::node::install_packages;
use crate::process::{self, program};
use crate::tools::{self, Tool, need};
use std::path::Path;
use std::time::SystemTime;

/// The release with a longer questionnaire: `LONG` questions, as bench/bench.mjs says too.
const LONG: (&str, u16) = ("dist-long", 500);

pub(crate) fn run(mut arguments: Arguments) -> Outcome {
    let quick = arguments.switch("--quick");
    arguments.finish()?;
    need(&[Tool::Node, Tool::Browser])?;
    Build::release().make_if_missing()?;
    // A quick look takes the long one as it is, or does without.
    if !quick && built(LONG.0) < built("dist") {
        let long = Build {
            out: LONG.0.to_owned(),
            questions: Some(LONG.1),
            ..Build::release()
        };
        long.make()?;
    }
    install_packages("e2e")?;
    install_packages("bench")?;

    let mut bench = program("node");
    bench
        .arg("bench/bench.mjs")
        .args(quick.then_some("--quick"))
        .envs(tools::browser().map(|browser| ("CHROME", browser)));
    process::run(&mut bench, "a limit or its measurement")
}

/// When a release was built, if it was.
fn built(folder: &str) -> Option<SystemTime> {
    let page = std::fs::metadata(Path::new(folder).join("index.html"));
    page.ok()?.modified().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bench_expects_as_many_questions_as_are_built() {
        let bench = include_str!("../../../bench/bench.mjs");
        assert!(bench.contains(&format!("const LONG = {};", LONG.1)));
        assert!(bench.contains(&format!("folder(\"{}\")", LONG.0)));
    }
}
