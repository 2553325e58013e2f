//! `bench`: how heavy, fast and large in memory the release is, in a browser on this machine.

use super::build::Build;
use crate::arguments::Arguments;
use crate::failure::{Failure, Outcome};
use crate::node::install_packages;
use crate::process::{self, program};
use crate::tools::{self, Tool, need};
use std::path::Path;
use std::time::SystemTime;

/// The release with a longer questionnaire: `LONG` questions, as bench/bench.mjs says too.
const LONG: (&str, u16) = ("dist-long", 500);

pub(crate) fn run(mut arguments: Arguments) -> Outcome {
    let quick = arguments.switch("--quick");
    let slower = arguments.value("--slower")?;
    arguments.finish()?;
    if let Some(times) = &slower {
        rate(times)?;
    }
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
        .args(slower.iter().flat_map(|times| ["--slower", times]))
        .envs(tools::browser().map(|browser| ("CHROME", browser)));
    process::run(&mut bench, "a limit or its measurement")
}

/// Whether a processor can be made so many times slower. No browser makes one faster.
fn rate(times: &str) -> Outcome {
    match times.parse::<f64>() {
        Ok(rate) if (1.0..=100.0).contains(&rate) => Ok(()),
        _ => Err(Failure::usage(format!(
            "`--slower` needs a number from 1 to 100, such as 3.3, not `{times}`"
        ))),
    }
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
    fn a_processor_is_made_slower_never_faster() {
        assert!(rate("3.3").is_ok() && rate("1").is_ok() && rate("100").is_ok());
        for word in ["0.5", "-4", "nan", "inf", "4x", ""] {
            assert!(rate(word).is_err(), "{word}");
        }
    }

    #[test]
    fn the_bench_expects_as_many_questions_as_are_built() {
        let bench = include_str!("../../../bench/bench.mjs");
        assert!(bench.contains(&format!("const LONG = {};", LONG.1)));
        assert!(bench.contains(&format!("folder(\"{}\")", LONG.0)));
    }
}
