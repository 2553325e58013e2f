//! `test`: everything that must hold before a change is taken, one part after the other.

use super::build::Build;
use crate::arguments::Arguments;
use crate::failure::{Failure, Outcome};
use crate::node;
use crate::process::{self, program};
use crate::progress::{elapsed, say};
use crate::tools::{self, Tool, WASM, need, need_or_leave_out};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// A part of the tests: its name on the command line, what it shows, and how it runs with a filter.
struct Part {
    name: &'static str,
    shows: &'static str,
    run: fn(Option<&str>) -> Outcome,
}

/// Cheap parts first, so that a slip is told early.
const PARTS: [Part; 13] = [
    Part {
        name: "fmt",
        shows: "the code is laid out as rustfmt does",
        run: fmt,
    },
    Part {
        name: "clippy",
        shows: "no lint has anything to say",
        run: clippy,
    },
    Part {
        name: "supply",
        shows: "what comes from outside has a licence, a source and one version",
        run: supply,
    },
    Part {
        name: "engine",
        shows: "the crates do what they say, natively",
        run: engine,
    },
    Part {
        name: "prove",
        shows: "what the check promises holds for every set of answers",
        run: prove,
    },
    Part {
        name: "docs",
        shows: "the documentation builds and its links lead somewhere",
        run: docs,
    },
    Part {
        name: "components",
        shows: "the app's parts work in a browser",
        run: components,
    },
    Part {
        name: "build",
        shows: "the release builds",
        run: build,
    },
    Part {
        name: "variants",
        shows: "the app builds in the pseudo-language, and as a version to come",
        run: variants,
    },
    Part {
        name: "e2e",
        shows: "the release works in a browser, whole journeys",
        run: e2e,
    },
    Part {
        name: "engines",
        shows: "the core of it works in Firefox and WebKit, too",
        run: engines,
    },
    Part {
        name: "fhir",
        shows: "programs of others read the check and answers to it as FHIR",
        run: fhir,
    },
    Part {
        name: "hosting",
        shows: "the release works on nginx, Caddy and Apache, with the settings it comes with",
        run: hosting,
    },
];

pub(crate) fn run(mut arguments: Arguments) -> Outcome {
    let only = arguments.value("--only")?;
    let filter = arguments.word();
    arguments.finish()?;
    let parts = choose(only.as_deref(), filter.as_deref())?;

    let mut done: Vec<(&Part, Duration)> = Vec::new();
    for part in parts {
        say(format!("\n── {}: {}", part.name, part.shows));
        let start = Instant::now();
        let result = (part.run)(filter.as_deref());
        done.push((part, start.elapsed()));
        say(format!("── {}: {}", part.name, elapsed(start.elapsed())));
        if let Err(failure) = result {
            summarise(&done, true);
            return Err(Failure::failed(format!(
                "{failure}.\nThe tests stopped at `{0}`; to run it alone: cargo xtask test --only {0}",
                part.name
            )));
        }
    }
    summarise(&done, false);
    Ok(())
}

/// The parts to run. A filter means something else to each part, so it needs one part.
fn choose(only: Option<&str>, filter: Option<&str>) -> Outcome<Vec<&'static Part>> {
    let Some(only) = only else {
        return match filter {
            None => Ok(PARTS.iter().collect()),
            Some(filter) => Err(Failure::usage(format!(
                "`{filter}` is a filter for one part: add `--only PART`"
            ))),
        };
    };
    match PARTS.iter().find(|part| part.name == only) {
        Some(part) => Ok(vec![part]),
        None => {
            let names = PARTS.map(|part| part.name).join(", ");
            Err(Failure::usage(format!(
                "there is no part `{only}`; the parts are {names}"
            )))
        }
    }
}

fn summarise(done: &[(&Part, Duration)], last_failed: bool) {
    say("");
    for (at, (part, time)) in done.iter().enumerate() {
        let failed = last_failed && at + 1 == done.len();
        say(format!(
            "{:11} {:6} {:>12}",
            part.name,
            if failed { "failed" } else { "passed" },
            elapsed(*time)
        ));
    }
    let total = done.iter().map(|(_, time)| *time).sum();
    say(format!("{:11} {:6} {:>12}", "in all", "", elapsed(total)));
    let failed = usize::from(last_failed);
    println!("parts: {} passed, {failed} failed", done.len() - failed);
}

fn fmt(_: Option<&str>) -> Outcome {
    need(&[Tool::Rustfmt])?;
    cargo(
        &["fmt", "--all", "--check"],
        "the check of the layout (`cargo fmt --all` mends it)",
    )
}

fn clippy(_: Option<&str>) -> Outcome {
    need(&[Tool::Clippy, Tool::WasmTarget])?;
    cargo(
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
        "clippy",
    )?;
    let app = ["clippy", "--package", "glute-check", "--target", WASM];
    let targets = [
        "--lib",
        "--bins",
        "--test",
        "components",
        "--",
        "-D",
        "warnings",
    ];
    cargo(&[&app[..], &targets].concat(), "clippy for the browser")
}

fn supply(_: Option<&str>) -> Outcome {
    need(&[Tool::Deny])?;
    let what = "the check of licences, versions and sources (deny.toml)";
    process::run(&mut deny(&[], &[]), what)?;
    // The fuzzer is a workspace of its own, which nothing else here builds: so its lock file is to fit as well. It uses
    // less than the check does, and so not all that may come twice.
    let fuzzer = ["--locked", "--manifest-path", "fuzz/Cargo.toml"];
    let own = ["--config", "deny.toml"];
    let mut deny = deny(&[&fuzzer[..], &own].concat(), &["-A", "unnecessary-skip"]);
    process::run(&mut deny, &format!("{what} for fuzz/Cargo.lock"))
}

/// Not its advisories: they come over the network, and change while the project does not.
fn deny(whose: &[&str], how: &[&str]) -> Command {
    let mut deny = program("cargo-deny");
    deny.args(["--log-level", "warn"])
        .args(whose)
        .arg("check")
        .args(how)
        .args(["licenses", "bans", "sources"]);
    deny
}

fn engine(filter: Option<&str>) -> Outcome {
    let mut tests = program("cargo");
    process::run(
        tests.args(["test", "--workspace"]).args(filter),
        "a native test",
    )
}

fn prove(_: Option<&str>) -> Outcome {
    super::prove::prove(None)
}

fn docs(_: Option<&str>) -> Outcome {
    let mut doc = program("cargo");
    doc.args(["doc", "--workspace", "--no-deps"])
        .env("RUSTDOCFLAGS", "-D warnings");
    process::run(&mut doc, "the documentation")
}

fn components(filter: Option<&str>) -> Outcome {
    need(&[
        Tool::WasmTarget,
        Tool::WasmBindgen,
        Tool::Browser,
        Tool::Driver,
    ])?;
    let capabilities = write_capabilities()?;
    let mut tests = program("cargo");
    tests
        .args([
            "test",
            "--target",
            WASM,
            "--package",
            "glute-check",
            "--test",
            "components",
        ])
        .args(filter)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        .envs(tools::driver().map(|driver| ("CHROMEDRIVER", driver)));
    process::run(&mut tests, "a component test")
}

/// How wasm-bindgen's test runner is to start the browser: in the form of a WebDriver request.
fn write_capabilities() -> Outcome<PathBuf> {
    let browser = tools::browser().ok_or_else(|| Failure::failed("no browser was found"))?;
    // A Rust string in its debug form is a JSON string too, for any path that people have.
    let json = format!(
        r#"{{ "goog:chromeOptions": {{ "binary": {:?}, "args": ["headless=new", "no-sandbox", "disable-gpu",
    "disable-quic", "no-first-run", "disable-background-networking", "disable-component-update", "disable-sync"] }} }}"#,
        browser.display().to_string()
    );
    let file = std::env::current_dir()
        .unwrap_or_default()
        .join("target/webdriver.json");
    match std::fs::write(&file, json) {
        Ok(()) => Ok(file),
        Err(error) => Err(Failure::failed(format!(
            "cannot write {}: {error}",
            file.display()
        ))),
    }
}

fn build(_: Option<&str>) -> Outcome {
    Build::release().make()
}

fn variants(_: Option<&str>) -> Outcome {
    in_pseudo_language().make()?;
    of_next_version().make()
}

fn in_pseudo_language() -> Build {
    Build {
        out: "dist-pseudo".to_owned(),
        release: false,
        small: false,
        features: Some("pseudo".to_owned()),
        language: Some("qps".to_owned()),
        ..Build::release()
    }
}

/// In it, links of today are links of the past.
fn of_next_version() -> Build {
    Build {
        out: "dist-next".to_owned(),
        next: true,
        ..Build::release()
    }
}

fn e2e(filter: Option<&str>) -> Outcome {
    need(&[Tool::Node, Tool::Browser])?;
    builds()?;
    let mut tests = node::tests(&[node::NAMES], filter)?;
    process::run(tests.args(scenarios()?), "a journey")
}

/// What the scenarios open. Run alone, they take the builds that are there.
pub(crate) fn builds() -> Outcome {
    Build::release().make_if_missing()?;
    in_pseudo_language().make_if_missing()?;
    of_next_version().make_if_missing()
}

fn engines(filter: Option<&str>) -> Outcome {
    super::engines::core(filter)
}

fn fhir(filter: Option<&str>) -> Outcome {
    super::fhir::read_by_others(filter)
}

fn hosting(filter: Option<&str>) -> Outcome {
    need(&[Tool::Node, Tool::Browser])?;
    for (server, _) in Tool::SERVERS {
        need_or_leave_out(server, "the release is not tried on it")?;
    }
    Build::release().make_if_missing()?;
    let mut tests = node::tests(&[node::NAMES], filter)?;
    tests.arg(HOSTING);
    for (server, variable) in Tool::SERVERS {
        tests.envs(server.server().map(|program| (variable, program)));
    }
    process::run(&mut tests, "a test on a web server")
}

/// The file with the tests on web servers, which are a part of their own.
const HOSTING: &str = "e2e/hosting.test.mjs";

/// The test files of `e2e/`, listed here because Node 20 and older take no patterns.
pub(crate) fn scenarios() -> Outcome<Vec<PathBuf>> {
    let entries = std::fs::read_dir("e2e")
        .map_err(|error| Failure::failed(format!("cannot read e2e/: {error}")))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files
        .retain(|file| file.to_string_lossy().ends_with(".test.mjs") && file != Path::new(HOSTING));
    files.sort();
    if files.is_empty() {
        Err(Failure::failed("e2e/ holds no test"))
    } else {
        Ok(files)
    }
}

fn cargo(arguments: &[&str], what: &str) -> Outcome {
    process::run(program("cargo").args(arguments), what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_chosen_by_name() {
        assert_eq!(choose(None, None).map(|parts| parts.len()), Ok(PARTS.len()));
        assert!(
            choose(Some("e2e"), Some("print"))
                .is_ok_and(|parts| parts.len() == 1 && parts[0].name == "e2e")
        );
    }

    #[test]
    fn what_cannot_be_chosen_is_explained() {
        assert!(
            matches!(choose(Some("e2"), None), Err(Failure::Usage(said)) if said.contains("components"))
        );
        assert!(
            matches!(choose(None, Some("print")), Err(Failure::Usage(said)) if said.contains("--only"))
        );
    }
}
