//! Installations from Rust's and npm's registries. All but rustup's go to `target/tools`.

use super::{RUST_FOR_TRUNK, RUST_WE_ADD, TRUNK};
use crate::failure::{Failure, Outcome};
use crate::process::{find, output, program, run};
use crate::version::Version;
use std::io::IsTerminal;
use std::process::Command;

const FOLDER: &str = "target/tools";

/// Adds a part to the person's Rust toolchain.
pub(super) fn rustup(arguments: &[&str]) -> Outcome {
    if find("rustup").is_none() {
        return Err(Failure::failed(
            "Rust was installed without rustup, so nothing can be added to it from here",
        ));
    }
    run(program("rustup").args(arguments), "rustup")
}

/// Trunk, by a Rust that is new enough to build it.
pub(super) fn trunk() -> Outcome {
    if binstall("trunk", TRUNK).is_ok() {
        return Ok(());
    }
    let ours = output(program("rustc").arg("--version"))
        .as_deref()
        .and_then(Version::find);
    let mut cargo = if ours >= Some(RUST_FOR_TRUNK) {
        program("cargo")
    } else {
        newer_cargo()?
    };
    build(cargo.args(["install", "--locked"]), "trunk", TRUNK)
}

/// The wasm-bindgen programs. Not with `--locked`: their lock file names versions that not every mirror has yet.
pub(super) fn wasm_bindgen(version: Version) -> Outcome {
    if binstall("wasm-bindgen-cli", version).is_ok() {
        return Ok(());
    }
    build(program("cargo").arg("install"), "wasm-bindgen-cli", version)
}

/// A program from crates.io, with the versions that its makers tried.
pub(super) fn locked(package: &str, version: Version) -> Outcome {
    if binstall(package, version).is_ok() {
        return Ok(());
    }
    let mut cargo = program("cargo");
    build(cargo.args(["install", "--locked"]), package, version)
}

/// A package from npm, apart from the packages of `e2e/`.
pub(super) fn npm(package: &str) -> Outcome {
    let flags = ["--no-audit", "--no-fund", "--loglevel=error"];
    let folder = format!("{FOLDER}/node");
    std::fs::create_dir_all(&folder)
        .map_err(|error| Failure::failed(format!("cannot make {folder}: {error}")))?;
    run(
        program("npm")
            .args(["install", "--prefix", &folder])
            .args(flags)
            .arg(package),
        "npm install",
    )
}

/// Prebuilt programs, for those who already have cargo-binstall.
fn binstall(package: &str, version: Version) -> Outcome {
    if find("cargo-binstall").is_none() {
        return Err(Failure::failed("cargo-binstall is not there"));
    }
    let package = format!("{package}@{version}");
    run(
        program("cargo").args(["binstall", "--no-confirm", "--root", FOLDER, &package]),
        "cargo binstall",
    )
}

/// A second toolchain beside the person's own, which stays the default.
fn newer_cargo() -> Outcome<Command> {
    let version = RUST_WE_ADD.to_string();
    if output(program("rustup").args(["run", &version, "cargo", "--version"])).is_none() {
        rustup(&[
            "toolchain",
            "install",
            &version,
            "--profile",
            "minimal",
            "--no-self-update",
        ])?;
    }
    let mut cargo = program("rustup");
    cargo.args(["run", &version, "cargo"]);
    Ok(cargo)
}

/// Builds a program with cargo, caring for the time the build takes rather than for the time the program saves.
fn build(install: &mut Command, package: &str, version: Version) -> Outcome {
    if !std::io::stderr().is_terminal() {
        // Hundreds of lines that nobody reads, in a log.
        install.arg("--quiet");
    }
    // Kept while it is unfinished, so that an interrupted installation goes on where it stopped.
    let scratch = format!("{FOLDER}/build");
    install
        .args([
            package,
            "--version",
            &version.to_string(),
            "--root",
            FOLDER,
            "--target-dir",
            &scratch,
        ])
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "false")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    run(install, &format!("building {package}"))?;
    // It only takes room from here on; should it not go away, nothing is lost.
    let _ = std::fs::remove_dir_all(&scratch);
    Ok(())
}
