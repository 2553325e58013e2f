//! `icons`: the pictures of the installed check, drawn from their SVG.

use crate::arguments::Arguments;
use crate::failure::Outcome;
use crate::node::install_packages;
use crate::process::{self, program};
use crate::tools::{self, Tool, need};

pub(crate) fn run(arguments: Arguments) -> Outcome {
    arguments.finish()?;
    need(&[Tool::Node, Tool::Browser])?;
    install_packages("e2e")?;
    let mut drawing = program("node");
    drawing
        .arg("e2e/icons.mjs")
        .envs(tools::browser().map(|browser| ("CHROME", browser)));
    process::run(&mut drawing, "drawing the icons")
}
