//! `shots`: pictures of every screen, for people to look at.

use super::test::install_packages;
use crate::arguments::Arguments;
use crate::failure::Outcome;
use crate::process::{self, program};
use crate::progress::{say, timed};
use crate::tools::{self, Tool, need};
use std::path::Path;

pub(crate) fn run(mut arguments: Arguments) -> Outcome {
    let filter = arguments.word();
    arguments.finish()?;
    need(&[Tool::Node, Tool::Browser])?;
    if !Path::new("dist").is_dir() {
        super::build::Build::release().make()?;
    }
    install_packages("e2e")?;
    timed("Taking the pictures", || {
        let mut shots = program("node");
        shots
            .args(["--test", "--test-reporter=dot"])
            .args(filter.map(|text| format!("--test-name-pattern={text}")))
            .arg("e2e/shots.mjs")
            .envs(tools::browser().map(|browser| ("CHROME", browser)));
        process::run(&mut shots, "a picture")
    })?;
    say("The pictures are in e2e/shots/.");
    Ok(())
}
