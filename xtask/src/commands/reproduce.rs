//! `reproduce`: builds the release twice, from two fresh copies of what is committed, and compares every byte.

use super::build::Build;
use crate::arguments::Arguments;
use crate::failure::{Failure, Outcome};
use crate::process::{self, output, program};
use crate::progress::say;
use std::collections::BTreeMap;
use std::path::Path;

/// The copies have paths of different length, because a path that got into a file would else go unnoticed.
const COPIES: [&str; 2] = ["target/reproduce/one", "target/reproduce/the-other/copy"];
const SUMS: &str = "SHA256SUMS";

pub(crate) fn run(arguments: Arguments) -> Outcome {
    arguments.finish()?;
    if output(program("git").args(["status", "--porcelain"])).is_none_or(|text| !text.is_empty()) {
        say("What is not committed is left out.");
    }
    let mut sums = Vec::new();
    for copy in COPIES.map(Path::new) {
        fresh_copy(copy)?;
        let build = Build {
            project: Some(copy.to_owned()),
            ..Build::release()
        };
        build.make()?;
        sums.push(Sums::read(&copy.join("dist").join(SUMS))?);
    }
    let [one, other] = sums.as_slice() else {
        return Err(Failure::failed("there are not two builds to compare"));
    };
    let differing = one.differences(other);
    if !differing.is_empty() {
        return Err(Failure::failed(format!(
            "two builds of one commit differ in {}; the copies are in {} and {}",
            differing.join(", "),
            COPIES[0],
            COPIES[1]
        )));
    }
    for copy in COPIES {
        let _ = std::fs::remove_dir_all(copy);
    }
    say(format!(
        "Two clean builds gave the same bytes, {} files.",
        one.0.len()
    ));
    match Sums::read(&Path::new("dist").join(SUMS)) {
        Ok(ours) if ours.differences(one).is_empty() => say("dist/ holds them, too."),
        Ok(_) => {
            say("dist/ holds something else: an earlier state, or changes that are not committed.")
        }
        Err(_) => {}
    }
    Ok(())
}

/// Puts what is committed into an empty folder.
fn fresh_copy(copy: &Path) -> Outcome {
    if copy.exists() {
        std::fs::remove_dir_all(copy).map_err(|error| {
            Failure::failed(format!("cannot empty {}: {error}", copy.display()))
        })?;
    }
    let mut git = program("git");
    git.args(["clone", "--quiet", "--local", "."]).arg(copy);
    process::run(&mut git, "git clone")
}

/// What a build made: the name of each file with the digest of what it holds.
struct Sums(BTreeMap<String, String>);

impl Sums {
    fn read(file: &Path) -> Outcome<Self> {
        let text = std::fs::read_to_string(file)
            .map_err(|error| Failure::failed(format!("cannot read {}: {error}", file.display())))?;
        Ok(Self::of(&text))
    }

    fn of(text: &str) -> Self {
        let lines = text.lines().filter_map(|line| line.split_once("  "));
        Self(
            lines
                .map(|(sum, name)| (name.to_owned(), sum.to_owned()))
                .collect(),
        )
    }

    /// The files that are not the same in both, or in one of them alone.
    fn differences<'a>(&'a self, other: &'a Self) -> Vec<&'a str> {
        let (ours, theirs) = (&self.0, &other.0);
        let changed = ours
            .iter()
            .filter(|(name, sum)| theirs.get(*name) != Some(sum));
        let missing = theirs.keys().filter(|name| !ours.contains_key(*name));
        changed
            .map(|(name, _)| name.as_str())
            .chain(missing.map(String::as_str))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_named() {
        let one = Sums::of("aa  index.html\nbb  a.js\ncc  only-here.txt\n");
        assert!(one.differences(&one).is_empty());
        let other = Sums::of("aa  index.html\nbc  a.js\ndd  only-there.txt\n");
        assert_eq!(
            one.differences(&other),
            ["a.js", "only-here.txt", "only-there.txt"]
        );
    }
}
