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
    let given = arguments.rest();
    // The tests of the content hold the engine to the evidence, but take ten times as long: so they are asked only about
    // what the engine's own do not notice.
    let packages: [&[&str]; 2] = [&["quiz"], &["quiz", "content"]];
    for (again, packages) in packages.into_iter().enumerate() {
        let mut mutants = program("cargo-mutants");
        mutants.args(["mutants", "--package", "quiz", "--output", FOLDER]);
        for package in packages {
            mutants.args(["--test-package", package]);
        }
        if again > 0 && !given.iter().any(|word| word == "--iterate") {
            mutants.arg("--iterate");
        }
        let status = mutants.args(&given).status().map_err(|error| {
            Failure::failed(format!("cargo-mutants could not be started: {error}"))
        })?;
        has_run(status.code())?;
    }
    let read = |file: &str| std::fs::read_to_string(file).unwrap_or_default();
    let explained = read(EXPLAINED);
    let mut found = 0;
    for (list, what) in [
        ("missed.txt", "noticed by no test"),
        ("timeout.txt", "keeps the tests from ending"),
    ] {
        let list = read(&format!("{FOLDER}/mutants.out/{list}"));
        for line in unexplained(&list, &explained) {
            say(format!("{what}, and not explained in {EXPLAINED}: {line}"));
            found += 1;
        }
    }
    match found {
        0 => Ok(()),
        n => Err(Failure::failed(format!(
            "{n} changes to the engine are caught by no test"
        ))),
    }
}

/// Whether cargo-mutants has tried what it was asked to: by its documentation it ends with 0 when all was caught, 2 when
/// something was missed, 3 when tests ran on and on. Anything else means that nothing, or not all, was tried.
fn has_run(code: Option<i32>) -> Outcome {
    let why = match code {
        Some(0 | 2 | 3) => return Ok(()),
        Some(1) => "it does not know these arguments".to_owned(),
        Some(4) => "the tests fail without any change".to_owned(),
        Some(other) => format!("it ended with {other}"),
        None => "it was stopped".to_owned(),
    };
    Err(Failure::failed(format!("cargo-mutants did not run: {why}")))
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
    fn a_run_that_was_none_is_no_success() {
        for ran in [0, 2, 3] {
            assert_eq!(has_run(Some(ran)), Ok(()));
        }
        for did_not in [Some(1), Some(4), Some(5), Some(70), Some(101), None] {
            assert!(has_run(did_not).is_err(), "{did_not:?}");
        }
    }

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
