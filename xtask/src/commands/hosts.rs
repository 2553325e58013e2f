//! `hosts`: the check in real pages of other sites, made by what blogs are made with.

use super::build::Build;
use crate::arguments::Arguments;
use crate::failure::Outcome;
use crate::node;
use crate::process::{self, find};
use crate::progress::{say, timed};
use crate::tools::{self, Tool, need};
use std::path::PathBuf;

/// The address the release is built with: reserved for documents. The tests put their own in its place.
const ADDRESS: &str = "https://check.example/";
const FOLDER: &str = "dist-hosts";

pub(crate) fn run(mut arguments: Arguments) -> Outcome {
    let as_it_is = arguments.switch("--as-it-is");
    let filter = arguments.word();
    arguments.finish()?;
    need(&[Tool::Node, Tool::Browser])?;
    let blog = timed("Looking for Hugo, WordPress, PHP and MariaDB", tools::blog)?;
    if blog.is_none() {
        say("WordPress is taken from Debian's packages, which are not here: going on without it.");
    }
    let build = Build {
        out: FOLDER.to_owned(),
        address: Some(ADDRESS.to_owned()),
        ..Build::release()
    };
    if as_it_is {
        build.make_if_missing()?;
    } else {
        build.make()?;
    }
    node::install_packages("e2e/hosts")?;
    // One after the other: what they measure is the machine's as well.
    let mut tests = node::tests(&["--test-concurrency=1", node::NAMES], filter.as_deref())?;
    tests
        .args(files(find("hugo").is_some() || blog.is_some()))
        .envs(blog.map(|folder| ("BLOG", folder)));
    process::run(&mut tests, "a test on a host")
}

/// The tests, by what they need.
fn files(hugo: bool) -> Vec<PathBuf> {
    let names = ["hugo", "react", "twenty", "wordpress"];
    let names = names.iter().filter(|name| hugo || **name != "hugo");
    names
        .map(|name| PathBuf::from(format!("e2e/hosts/{name}.test.mjs")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_is_run_and_none_is_missing() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../");
        let known = files(true);
        for file in &known {
            assert!(PathBuf::from(folder).join(file).is_file(), "{file:?}");
        }
        let there = std::fs::read_dir(format!("{folder}e2e/hosts"));
        let there = there.into_iter().flatten().flatten();
        let tests = there.filter(|entry| entry.path().to_string_lossy().ends_with(".test.mjs"));
        assert_eq!(tests.count(), known.len());
    }

    #[test]
    fn the_tests_replace_the_address() {
        let play = include_str!("../../../e2e/hosts/play.mjs");
        assert!(play.contains(&format!("const ADDRESS = \"{ADDRESS}\";")));
        assert!(play.contains(FOLDER));
    }
}
