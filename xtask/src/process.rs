//! A process: another program that we run, found the same way on every system.

use crate::failure::{Failure, Outcome};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where our own tools are, first wins. Nothing outside `target/` is touched by them.
const OUR_FOLDERS: [&str; 4] = [
    "target/tools/bin",
    "target/tools/node/node_modules/.bin",
    "target/tools/debian/usr/bin",
    "target/tools/debian/usr/sbin",
];

/// A program by name, with our tools ahead of the person's on its PATH.
///
/// It does not see that it was started through `cargo run`: build scripts that watch cargo's variables would
/// otherwise be built again by every other cargo call.
pub(crate) fn program(name: &str) -> Command {
    // An absolute path, because on Windows only that starts npm's `.cmd` files.
    let mut command = Command::new(find(name).unwrap_or_else(|| name.into()));
    command.env("PATH", search_path());
    for (variable, _) in env::vars_os() {
        let text = variable.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") || text == "CARGO"
        {
            command.env_remove(&variable);
        }
    }
    command
}

/// Runs a command to its end; `what` is the subject of the sentence when it fails.
pub(crate) fn run(command: &mut Command, what: &str) -> Outcome {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::failed(format!("{what} failed ({status})"))),
        Err(error) => Err(Failure::failed(format!(
            "{what} could not be started: {error}"
        ))),
    }
}

/// What a command prints, when it can be started and succeeds.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The file that runs when `name` is called; a name that is a path stands for itself.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    if Path::new(name).components().count() > 1 {
        return Path::new(name).is_file().then(|| name.into());
    }
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd", ".bat"]
    } else {
        &[""]
    };
    env::split_paths(&search_path())
        .flat_map(|folder| {
            endings
                .iter()
                .map(move |ending| folder.join(format!("{name}{ending}")))
        })
        .find(|file| file.is_file())
}

fn search_path() -> OsString {
    let here = env::current_dir().unwrap_or_default();
    let theirs = env::var_os("PATH").unwrap_or_default();
    let folders = OUR_FOLDERS
        .iter()
        .map(|folder| here.join(folder))
        .chain(env::split_paths(&theirs));
    // Joining fails only for a folder with the separator in its name, which no PATH could hold anyway.
    env::join_paths(folders).unwrap_or(theirs.clone())
}
