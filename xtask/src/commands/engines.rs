//! `engines`: every scenario in a browser, in each of the three engines that people's browsers have.

use super::test::{builds, scenarios};
use crate::arguments::Arguments;
use crate::failure::{Failure, Outcome};
use crate::node;
use crate::process;
use crate::progress::{elapsed, say};
use crate::tools::{self, Tool, need, need_or_leave_out};
use std::path::PathBuf;
use std::time::Instant;

/// An engine: its name on the command line and for the scenarios, which tool brings it, and how they are told where it is.
struct Engine {
    name: &'static str,
    tool: Tool,
    variable: &'static str,
    program: fn() -> Option<PathBuf>,
}

const ENGINES: [Engine; 3] = [
    Engine {
        name: "chromium",
        tool: Tool::Browser,
        variable: "CHROME",
        program: tools::browser,
    },
    Engine {
        name: "firefox",
        tool: Tool::Firefox,
        variable: "FIREFOX",
        program: tools::firefox,
    },
    Engine {
        name: "webkit",
        tool: Tool::WebKit,
        variable: "WEBKIT",
        program: tools::webkit,
    },
];

/// The scenarios that `cargo xtask test` runs in the other engines, too: what most people do, start to end.
const CORE: [&str; 4] = ["smoke", "journeys", "start", "body-map"];

pub(crate) fn run(mut arguments: Arguments) -> Outcome {
    let words = [arguments.word(), arguments.word()];
    arguments.finish()?;
    let (engines, filter) = choose(words)?;
    each(engines, &files()?, filter.as_deref())
}

/// The core of the scenarios in the engines that `cargo xtask test` does not run everything in.
pub(crate) fn core(filter: Option<&str>) -> Outcome {
    let core = CORE.map(|name| PathBuf::from(format!("e2e/{name}.test.mjs")));
    each(ENGINES[1..].iter().collect(), &core, filter)
}

/// A first word that names an engine chooses it; what is left is a filter.
fn choose([first, second]: [Option<String>; 2]) -> Outcome<(Vec<&'static Engine>, Option<String>)> {
    let named = ENGINES
        .iter()
        .find(|engine| Some(engine.name) == first.as_deref());
    match (named, first, second) {
        (Some(engine), _, filter) => Ok((vec![engine], filter)),
        (None, Some(first), Some(_)) => Err(Failure::usage(format!(
            "there is no engine `{first}`; there are chromium, firefox and webkit"
        ))),
        (None, filter, _) => Ok((ENGINES.iter().collect(), filter)),
    }
}

fn each(engines: Vec<&Engine>, files: &[PathBuf], filter: Option<&str>) -> Outcome {
    need(&[Tool::Node])?;
    builds()?;
    // What fails in one engine says nothing of the others.
    let mut failed = None;
    for engine in engines {
        let left_out = format!("the release is not tried in {}", engine.name);
        if need_or_leave_out(engine.tool, &left_out)? {
            let start = Instant::now();
            say(format!("\n→ {}", engine.name));
            let result = engine.play(files, filter);
            say(format!("→ {}: {}", engine.name, elapsed(start.elapsed())));
            failed = failed.or(result.err());
        }
    }
    failed.map_or(Ok(()), Err)
}

impl Engine {
    fn play(&self, files: &[PathBuf], filter: Option<&str>) -> Outcome {
        let mut tests = node::tests(&[node::NAMES], filter)?;
        tests
            .args(files)
            .env("ENGINE", self.name)
            .envs((self.program)().map(|program| (self.variable, program)));
        process::run(&mut tests, &format!("a journey in {}", self.name))
    }
}

/// The files that hold scenarios: other tests beside them need no browser, or Chromium alone.
fn files() -> Outcome<Vec<PathBuf>> {
    let mut files = scenarios()?;
    files.retain(|file| {
        std::fs::read_to_string(file).is_ok_and(|text| text.contains("from \"./scenario.mjs\""))
    });
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_is_chosen_by_name_and_a_filter_by_what_is_left() {
        let chosen = |words: [Option<&str>; 2]| {
            choose(words.map(|word| word.map(str::to_owned))).map(|(engines, filter)| {
                (engines.iter().map(|e| e.name).collect::<Vec<_>>(), filter)
            })
        };
        let all = vec!["chromium", "firefox", "webkit"];
        let print = Some("print".to_owned());
        assert_eq!(chosen([None, None]), Ok((all.clone(), None)));
        assert_eq!(chosen([Some("print"), None]), Ok((all, print.clone())));
        assert_eq!(
            chosen([Some("webkit"), Some("print")]),
            Ok((vec!["webkit"], print))
        );
        assert!(
            matches!(chosen([Some("opera"), Some("print")]), Err(Failure::Usage(said)) if said.contains("opera"))
        );
    }

    #[test]
    fn the_core_is_there_and_holds_scenarios() {
        for name in CORE {
            let file = format!("{}/../e2e/{name}.test.mjs", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(file).unwrap_or_default();
            assert!(text.contains("from \"./scenario.mjs\""), "{name}");
        }
    }

    #[test]
    fn every_engine_has_its_file() {
        for engine in &ENGINES {
            let file = format!(
                "{}/../e2e/engines/{}.mjs",
                env!("CARGO_MANIFEST_DIR"),
                engine.name
            );
            let text = std::fs::read_to_string(file).unwrap_or_default();
            assert!(text.contains(&format!("name = \"{}\"", engine.name)));
            assert!(text.contains(engine.variable));
        }
    }
}
