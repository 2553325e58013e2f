//! What the build scripts of other crates do: compile `content/`, and write a part of it as Rust code for the crate.

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use crate::{Content, NEXT, QUESTIONS};

/// Writes a part of the content into a file for `include!`, or stops the build with every mistake named.
pub fn build_script(file: &str, code: fn(&Content, bool) -> String) -> ExitCode {
    // Cargo sets both for every build script.
    let set = |name: &str| env::var_os(name).map(PathBuf::from).unwrap_or_default();
    let folder = set("CARGO_MANIFEST_DIR").join("../../content");
    println!("cargo::rerun-if-changed={}", folder.display());
    for variable in [QUESTIONS, NEXT] {
        println!("cargo::rerun-if-env-changed={variable}");
    }
    let pseudo = env::var_os("CARGO_FEATURE_PSEUDO").is_some();
    match Content::to_build(&folder) {
        Ok(content) => match fs::write(set("OUT_DIR").join(file), code(&content, pseudo)) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(error) => println!("cargo::error={file} could not be written: {error}"),
        },
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
        }
    }
    ExitCode::FAILURE
}
