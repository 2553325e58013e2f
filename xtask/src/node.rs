//! Node.js: the packages of a folder, and the tests that run in it.

use crate::failure::{Failure, Outcome};
use crate::process::{self, program};
use crate::progress::say;
use crate::tools;
use std::path::Path;
use std::process::Command;

/// Tests of `e2e/`, with its packages; with a filter, only those with these words in their name. The files are still to be
/// added. The scenarios find Chromium where we find it.
pub(crate) fn tests(flags: &[&str], filter: Option<&str>) -> Outcome<Command> {
    install_packages("e2e")?;
    let mut tests = program("node");
    tests
        .arg("--test")
        .args(flags)
        .args(filter.map(|text| format!("--test-name-pattern={text}")))
        .envs(tools::browser().map(|browser| ("CHROME", browser)));
    Ok(tests)
}

/// The reporter that names each test.
pub(crate) const NAMES: &str = "--test-reporter=spec";

/// The packages of a folder's lock file, unless npm's own note in node_modules says that it put in these very ones.
pub(crate) fn install_packages(folder: &str) -> Outcome {
    let lock = Path::new(folder).join("package-lock.json");
    let installed = Path::new(folder).join("node_modules/.installed-lock.json");
    let read = |file: &Path| std::fs::read(file).ok();
    if read(&installed).is_some() && read(&installed) == read(&lock) {
        return Ok(());
    }
    say(format!("→ Installing the packages of {folder}/"));
    let flags = ["--no-audit", "--no-fund", "--loglevel=error"];
    process::run(
        program("npm").args(["ci", "--prefix", folder]).args(flags),
        "npm ci",
    )?;
    std::fs::copy(lock, &installed)
        .map(|_| ())
        .map_err(|error| Failure::failed(format!("cannot write {}: {error}", installed.display())))
}
