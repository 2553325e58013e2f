//! `build`: the app as a folder of static files, ready for any file host.

use crate::arguments::Arguments;
use crate::failure::{Failure, Outcome};
use crate::process::{self, program};
use crate::progress::{say, timed};
use crate::tools::{Tool, need};
use std::path::{Path, PathBuf};
use std::process::Command;

/// One way of building the app.
pub(crate) struct Build {
    /// The folder to write.
    pub(crate) out: String,
    /// Optimised, or quick to build.
    pub(crate) release: bool,
    /// With a standard library of our own, see [`SMALL`].
    pub(crate) small: bool,
    /// Cargo features of the app, besides its default ones.
    pub(crate) features: Option<String>,
    /// The language of the page, when it is not the project's own.
    pub(crate) language: Option<String>,
    /// How many questions there are to be, when more than the content has: for measuring, never for takers.
    pub(crate) questions: Option<u16>,
    /// Whether it is the next version, made up for the tests, in which the real one is past.
    pub(crate) next: bool,
    /// Where the release will be, when that is known: then pasting this address embeds it.
    pub(crate) address: Option<String>,
    /// The folder of the project, where it is a copy of this one.
    pub(crate) project: Option<PathBuf>,
}

/// Names the variable that makes a questionnaire longer (`QUESTIONS` in crates/content-compiler).
const QUESTIONS: &str = "GLUTE_CHECK_QUESTIONS";

/// Names the variable that makes up the next version (`NEXT` in crates/content-compiler).
const NEXT: &str = "GLUTE_CHECK_NEXT";

/// Names the variable with the address (`ADDRESS` in crates/prerender/src/oembed.rs).
const ADDRESS: &str = "GLUTE_CHECK_ADDRESS";

/// What makes the release about a quarter smaller: the standard library built anew, without panic messages.
///
/// Rust calls these settings unstable; `RUSTC_BOOTSTRAP` lets a stable compiler take them. They are environment
/// variables, because in `.cargo/config.toml` they would stop every plain build. The hook in `Trunk.toml` takes them
/// off again: it builds for this machine, not for the browser. Keep the two lists equal.
const SMALL: [(&str, &str); 5] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
    ),
    // Build scripts look at RUSTC_BOOTSTRAP, so a shared folder would be built anew at every change of variant.
    ("CARGO_TARGET_DIR", "target/small"),
];

pub(crate) fn run(mut arguments: Arguments) -> Outcome {
    let out = arguments
        .value("--out")?
        .unwrap_or_else(|| "dist".to_owned());
    let features = arguments.value("--features")?;
    let language = arguments.value("--language")?;
    let questions = arguments.value("--questions")?.map(number).transpose()?;
    let address = arguments.value("--address")?;
    let next = arguments.switch("--next");
    let stable = arguments.switch("--stable");
    let development = arguments.switch("--dev");
    arguments.finish()?;
    let release = !development;
    let build = Build {
        out,
        release,
        small: release && !stable,
        features,
        language,
        questions,
        next,
        address,
        project: None,
    };
    build.make()?;
    build.show_sizes()
}

impl Build {
    /// The release that takers get.
    pub(crate) fn release() -> Self {
        Self {
            out: "dist".to_owned(),
            release: true,
            small: true,
            features: None,
            language: None,
            questions: None,
            next: false,
            address: None,
            project: None,
        }
    }

    /// Takes what an earlier build has left, whatever has changed since.
    pub(crate) fn make_if_missing(&self) -> Outcome {
        if Path::new(&self.out).is_dir() {
            return Ok(());
        }
        self.make()
    }

    /// Runs Trunk.
    pub(crate) fn make(&self) -> Outcome {
        need(&[Tool::WasmTarget, Tool::Trunk, Tool::WasmBindgen])?;
        if self.release {
            need(&[Tool::WasmOpt])?;
        }
        let small = self.small && can_be_small();

        let mut trunk = trunk();
        trunk.args(["--quiet", "build", "--dist", &self.out]);
        if self.release {
            trunk.arg("--release");
        }
        if let Some(features) = &self.features {
            trunk.args(["--features", features]);
        }
        if let Some(language) = &self.language {
            trunk.env("GLUTE_CHECK_LANGUAGE", language);
        }
        // Whatever the variable says elsewhere, a release holds the real questionnaire.
        match self.questions {
            Some(questions) => trunk.env(QUESTIONS, questions.to_string()),
            None => trunk.env_remove(QUESTIONS),
        };
        match self.next {
            true => trunk.env(NEXT, "1"),
            false => trunk.env_remove(NEXT),
        };
        match &self.address {
            Some(address) => trunk.env(ADDRESS, address),
            None => trunk.env_remove(ADDRESS),
        };
        if small {
            // Flags for every target, when somebody has set them, would silence those for the browser's.
            trunk
                .envs(SMALL)
                .env_remove("RUSTFLAGS")
                .env_remove("CARGO_ENCODED_RUSTFLAGS");
        }
        if let Some(project) = &self.project {
            trunk.current_dir(project);
        }
        let kind = match (self.release, small) {
            (true, true) => "the release",
            (true, false) => "the release, with the ordinary standard library",
            (false, _) => "the development version",
        };
        let out = self.project.clone().unwrap_or_default().join(&self.out);
        timed(&format!("Building {kind} into {}/", out.display()), || {
            process::run(&mut trunk, "trunk build")
        })?;
        // Trunk's own lock file is nothing to deploy. Where it is missing, all the better.
        let _ = std::fs::remove_file(out.join(".trunk-lock"));
        Ok(())
    }

    fn show_sizes(&self) -> Outcome {
        need(&[Tool::Node])?;
        let script = include_str!("sizes.mjs");
        process::run(
            program("node").args(["--input-type=module", "--eval", script, &self.out]),
            "listing the sizes",
        )
    }
}

fn number(text: String) -> Outcome<u16> {
    text.parse().map_err(|_| {
        Failure::usage(format!(
            "`--questions` is a number of questions, not `{text}`"
        ))
    })
}

/// Trunk, which shows a compiler's error without a backtrace of its own below it.
pub(crate) fn trunk() -> Command {
    let mut trunk = program("trunk");
    trunk.env("RUST_LIB_BACKTRACE", "0");
    trunk
}

/// Without the library's source the release is larger, but it is a release all the same.
fn can_be_small() -> bool {
    match need(&[Tool::RustSource]) {
        Ok(()) => true,
        Err(failure) => {
            say(format!(
                "{failure}\nGoing on with the ordinary standard library."
            ));
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiler_reads_the_variable_that_is_set() {
        let compiler = include_str!("../../../crates/content-compiler/src/lib.rs");
        for (name, variable) in [("QUESTIONS", QUESTIONS), ("NEXT", NEXT)] {
            assert!(compiler.contains(&format!("pub const {name}: &str = \"{variable}\";")));
        }
        let pages = include_str!("../../../crates/prerender/src/oembed.rs");
        assert!(pages.contains(&format!("const ADDRESS: &str = \"{ADDRESS}\";")));
    }

    #[test]
    fn only_numbers_are_numbers_of_questions() {
        assert_eq!(number("500".to_owned()), Ok(500));
        for wrong in ["", "many", "70000", "-1"] {
            assert!(
                matches!(number(wrong.to_owned()), Err(Failure::Usage(_))),
                "{wrong}"
            );
        }
    }

    #[test]
    fn the_hook_takes_off_every_variable() {
        let hook = include_str!("../../../Trunk.toml");
        for (variable, _) in SMALL {
            let unix = hook.contains(&format!("\"-u\", \"{variable}\""));
            let windows = hook.contains(&format!("set {variable}=&"));
            assert!(unix && windows, "Trunk.toml's hook keeps {variable}");
        }
    }
}
