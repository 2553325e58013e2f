//! `shots`: pictures of every screen, for people to look at.

use super::build::Build;
use crate::arguments::Arguments;
use crate::failure::Outcome;
use crate::node;
use crate::process;
use crate::progress::{say, timed};
use crate::tools::{Tool, need};

pub(crate) fn run(mut arguments: Arguments) -> Outcome {
    let filter = arguments.word();
    arguments.finish()?;
    need(&[Tool::Node, Tool::Browser])?;
    Build::release().make_if_missing()?;
    let mut shots = node::tests(&["--test-reporter=dot"], filter.as_deref())?;
    shots.arg("e2e/shots.mjs");
    timed("Taking the pictures", || {
        process::run(&mut shots, "a picture")
    })?;
    say("The pictures are in e2e/shots/.");
    Ok(())
}
