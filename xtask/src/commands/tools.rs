//! `tools`: what the other commands need, what of it is there, and the installation of the rest.

use crate::arguments::Arguments;
use crate::failure::Outcome;
use crate::progress::say;
use crate::tools::{State, Tool, need};

pub(crate) fn run(mut arguments: Arguments) -> Outcome {
    let look_only = arguments.switch("--check");
    arguments.finish()?;
    if !look_only {
        need(&Tool::ALL)?;
    }
    for tool in Tool::ALL {
        let state = match tool.look()? {
            State::Fits(found) => found,
            State::DoesNotFit(found) => format!("{found}, which does not fit"),
            State::Missing => "not found".to_owned(),
        };
        say(format!(
            "{:18} {state}\n{:18} {}",
            tool.name(),
            "",
            tool.purpose()
        ));
    }
    Ok(())
}
