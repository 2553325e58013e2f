//! `fuzz`: what readers promise whatever they are given, tried with what fuzzers make up.

use crate::arguments::Arguments;
use crate::failure::{Failure, Outcome};
use crate::process::{output, program, run as run_to_end};
use crate::progress::timed;
use crate::tools::{Tool, need};

/// The readers in Rust, which libFuzzer tries; `fuzz/Cargo.toml` has a program for each.
const READERS: [&str; 3] = ["link", "saved", "address"];

/// Those in JavaScript: what a frame and its host's page hear, and what the frame's address says.
const MESSAGES: &str = "messages";

/// What libFuzzer needs to see of the code, as cargo-fuzz asks for it. There is no sanitizer, which would find mistakes of
/// unsafe code, of which there is none; so the compiler of everything else will do.
const SEEN: [&str; 8] = [
    "--cfg fuzzing",
    "-Ccodegen-units=1",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
];

const FOLDER: &str = "target/fuzz";

pub(crate) fn run(mut arguments: Arguments) -> Outcome {
    let minutes = number(&mut arguments, "--minutes")?;
    let strings = number(&mut arguments, "--strings")?;
    let target = arguments.word();
    arguments.finish()?;
    let targets = choose(target.as_deref())?;
    if let Some(strings) = strings {
        if targets != ["link"] {
            return Err(Failure::usage("`--strings` goes with the target `link`"));
        }
        return timed(&format!("{strings} strings to read as a link"), || {
            let mut native = program("cargo");
            native.args(["run", "--quiet", "--package", "hostile", "--"]);
            run_to_end(native.arg(strings.to_string()), "the reading of strings")
        });
    }
    let minutes = minutes.unwrap_or(20);
    for target in targets {
        timed(&format!("{target}: {minutes} minutes"), || match target {
            MESSAGES => messages(minutes),
            reader => reads(reader, minutes),
        })?;
    }
    Ok(())
}

fn number(arguments: &mut Arguments, name: &str) -> Outcome<Option<u64>> {
    let Some(word) = arguments.value(name)? else {
        return Ok(None);
    };
    match word.parse() {
        Ok(number) if number > 0 => Ok(Some(number)),
        _ => Err(Failure::usage(format!("`{word}` is no number for {name}"))),
    }
}

fn choose(target: Option<&str>) -> Outcome<Vec<&str>> {
    let all = READERS.into_iter().chain([MESSAGES]);
    let Some(target) = target else {
        return Ok(all.collect());
    };
    match all.clone().find(|known| *known == target) {
        Some(known) => Ok(vec![known]),
        None => Err(Failure::usage(format!(
            "there is no target `{target}`; the targets are {}",
            all.collect::<Vec<_>>().join(", ")
        ))),
    }
}

/// Builds the program of a reader and runs it. What it finds new is kept beside the corpus; an input that breaks a
/// promise is written into the folder, and its name told.
fn reads(reader: &str, minutes: u64) -> Outcome {
    let host = output(program("rustc").args(["--print", "host-tuple"]));
    let host = host.ok_or_else(|| Failure::failed("rustc does not say what it builds for"))?;
    let host = host.trim();
    let mut build = program("cargo");
    build
        .args(["build", "--release", "--manifest-path", "fuzz/Cargo.toml"])
        // With a target named, build scripts and macros are built as ever.
        .args(["--bin", reader, "--target", host, "--target-dir", FOLDER])
        .env("RUSTFLAGS", SEEN.join(" "));
    run_to_end(&mut build, "the build of the fuzz target")?;
    let found = format!("{FOLDER}/found/{reader}");
    std::fs::create_dir_all(&found)
        .map_err(|error| Failure::failed(format!("cannot make {found}: {error}")))?;
    let mut fuzzer = program(&format!("{FOLDER}/{host}/release/{reader}"));
    fuzzer
        .args([found, format!("crates/hostile/corpus/{reader}")])
        .args([
            format!("-max_total_time={}", minutes * 60),
            format!("-artifact_prefix={FOLDER}/{reader}-"),
        ])
        .args(["-max_len=4096", "-print_final_stats=1", "-timeout=20"]);
    run_to_end(&mut fuzzer, &format!("the promise of `{reader}`"))
}

fn messages(minutes: u64) -> Outcome {
    need(&[Tool::Node])?;
    let mut fuzzer = program("node");
    fuzzer.args(["e2e/hostile/fuzz.mjs", &minutes.to_string()]);
    run_to_end(&mut fuzzer, "the promise of the frame or its host's page")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_chosen_by_name() {
        assert_eq!(choose(None), Ok(vec!["link", "saved", "address", MESSAGES]));
        assert_eq!(choose(Some("saved")), Ok(vec!["saved"]));
        assert!(
            matches!(choose(Some("save")), Err(Failure::Usage(said)) if said.contains("messages"))
        );
    }
}
