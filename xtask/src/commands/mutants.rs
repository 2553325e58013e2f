//! `mutants`: changes to the engine and to the content, one at a time. Each should make some test fail.

use super::prove;
use crate::arguments::Arguments;
use crate::failure::{Failure, Outcome};
use crate::process::program;
use crate::progress::say;
use crate::tools::{Tool, need};

/// Changes that no test notices, each with the reason.
const EXPLAINED: &str = "mutants.txt";

/// Where cargo-mutants writes.
const FOLDER: &str = "target/mutants";

pub(crate) fn run(mut arguments: Arguments) -> Outcome {
    if arguments.switch("--content") {
        let every = arguments.value("--every")?;
        arguments.finish()?;
        let every = every.map(|every| ["--every".to_owned(), every]);
        let words = every.into_iter().flatten();
        return prove::prove(std::iter::once("--mutants".to_owned()).chain(words));
    }
    need(&[Tool::Mutants])?;
    std::fs::create_dir_all(FOLDER)
        .map_err(|error| Failure::failed(format!("cannot make {FOLDER}: {error}")))?;
    let mut mutants = program("cargo-mutants");
    mutants
        .args(["mutants", "--package", "quiz", "--output", FOLDER])
        // The tests of the content hold the engine to the evidence.
        .args(["--test-package", "quiz", "--test-package", "content"])
        .args(arguments.rest());
    // It ends with a failure when anything is missed, also what is explained.
    let status = mutants.status();
    if let Err(error) = status {
        return Err(Failure::failed(format!(
            "cargo-mutants could not be started: {error}"
        )));
    }
    let read = |file: &str| std::fs::read_to_string(file).unwrap_or_default();
    let missed = read(&format!("{FOLDER}/mutants.out/missed.txt"));
    let unexplained = unexplained(&missed, &read(EXPLAINED));
    for line in &unexplained {
        say(format!(
            "not noticed, and not explained in {EXPLAINED}: {line}"
        ));
    }
    match unexplained.len() {
        0 => Ok(()),
        n => Err(Failure::failed(format!(
            "{n} changes to the engine are noticed by no test"
        ))),
    }
}

/// The missed mutants that no line of the explanations names. Their lines and columns move, so they are left aside.
fn unexplained<'a>(missed: &'a str, explained: &str) -> Vec<&'a str> {
    let known = |line: &&str| {
        let (file, what) = line.split_once(": ").unwrap_or(("", line));
        let file = file.split(':').next().unwrap_or_default();
        !explained
            .lines()
            .any(|known| known == format!("{file}: {what}"))
    };
    missed.lines().filter(known).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_explained_is_known_wherever_it_stands() {
        let missed = "crates/quiz/src/a.rs:7:9: replace f with 0\ncrates/quiz/src/b.rs:1:2: replace < with <=";
        let explained = "# nothing hangs on f\ncrates/quiz/src/a.rs: replace f with 0\n";
        assert_eq!(
            unexplained(missed, explained),
            ["crates/quiz/src/b.rs:1:2: replace < with <="]
        );
    }
}
