//! The commands of the project: `cargo xtask COMMAND`.
//!
//! Every command makes sure of the tools it needs, says what it does, and stops at the first failure with a sentence.
//! It ends with 0 when all went well, 1 when something failed, and 2 when the command line was not understood.

mod arguments;
mod commands;
mod failure;
mod help;
mod lock;
mod node;
mod process;
mod progress;
mod tools;
mod version;

use arguments::Arguments;
use failure::{Failure, Outcome};
use std::process::ExitCode;

fn main() -> ExitCode {
    match enter_project().and_then(|()| dispatch(std::env::args().skip(1).collect())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            failure.code()
        }
    }
}

fn dispatch(mut words: Vec<String>) -> Outcome {
    if words.is_empty() {
        print!("{}", help::OVERVIEW);
        return Ok(());
    }
    let command = words.remove(0);
    let Some((run, help)) = find_command(&command) else {
        return Err(Failure::usage(format!(
            "there is no command `{command}`; `cargo xtask help` lists them"
        )));
    };
    // Words after a bare `--` belong to another program, so a `--help` among them is not ours.
    if words
        .iter()
        .take_while(|word| *word != "--")
        .any(|word| word == "--help" || word == "-h")
    {
        print!("{help}");
        return Ok(());
    }
    run(Arguments::new(&command, words))
}

type Command = fn(Arguments) -> Outcome;

fn find_command(name: &str) -> Option<(Command, &'static str)> {
    Some(match name {
        "serve" => (commands::serve::run, help::SERVE),
        "build" => (commands::build::run, help::BUILD),
        "test" => (commands::test::run, help::TEST),
        "prove" => (commands::prove::run, help::PROVE),
        "monkey" => (commands::monkey::run, help::MONKEY),
        "fuzz" => (commands::fuzz::run, help::FUZZ),
        "mutants" => (commands::mutants::run, help::MUTANTS),
        "bench" => (commands::bench::run, help::BENCH),
        "engines" => (commands::engines::run, help::ENGINES),
        "hosts" => (commands::hosts::run, help::HOSTS),
        "shots" => (commands::shots::run, help::SHOTS),
        "content" => (commands::content::run, help::CONTENT),
        "icons" => (commands::icons::run, help::ICONS),
        "reproduce" => (commands::reproduce::run, help::REPRODUCE),
        "verify" => (commands::verify::run, help::VERIFY),
        "tools" => (commands::tools::run, help::TOOLS),
        "help" | "--help" | "-h" => (show_overview, help::OVERVIEW),
        _ => return None,
    })
}

fn show_overview(arguments: Arguments) -> Outcome {
    arguments.finish()?;
    print!("{}", help::OVERVIEW);
    Ok(())
}

/// All paths in these commands are relative to the project's folder, wherever the command was typed.
fn enter_project() -> Outcome {
    let xtask = std::env::var("CARGO_MANIFEST_DIR")
        .unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    let project = std::path::Path::new(&xtask)
        .parent()
        .unwrap_or(std::path::Path::new("."));
    std::env::set_current_dir(project)
        .map_err(|error| Failure::failed(format!("cannot enter {}: {error}", project.display())))
}
