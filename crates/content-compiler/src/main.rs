//! `cargo xtask content`: checks the content alone and tells what is in it.

use std::path::Path;
use std::process::ExitCode;

use content_compiler::Content;

const HELP: &str =
    "Checks content/ and prints the flow, each rule with its sources, and word counts.

Usage: cargo xtask content [check | outline | words | json | link | freeze]

  check     say only what is wrong (the default prints the outline too)
  outline   print the flow, the rules and the word counts
  words     print the word counts alone
  json      print all of it as JSON, for a program that is not written in Rust
  link      print the tables of the link code, which docs/link.md explains
  freeze    before a new version is begun: keep this one in content/past/, so that its links open for ever
";

fn main() -> ExitCode {
    let argument = std::env::args().nth(1).unwrap_or_default();
    if !["", "check", "outline", "words", "json", "link", "freeze"].contains(&argument.as_str()) {
        print!("{HELP}");
        let asked_for = ["--help", "-h", "help"].contains(&argument.as_str());
        return ExitCode::from(if asked_for { 0 } else { 2 });
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let content = match Content::to_build(&folder) {
        Ok(content) => content,
        Err(problems) => {
            for problem in &problems {
                eprintln!("{problem}");
            }
            eprintln!("\n{} to mend in content/.", problems.len());
            return ExitCode::FAILURE;
        }
    };
    match argument.as_str() {
        "check" => {}
        "freeze" => {
            return match content_compiler::freeze(&folder) {
                Ok(_) => {
                    println!(
                        "Version {0} is kept in content/past/{0}. Now put a higher `version` into content/questionnaire.toml.",
                        content.questionnaire.version
                    );
                    ExitCode::SUCCESS
                }
                Err(why) => {
                    eprintln!("{why}");
                    ExitCode::FAILURE
                }
            };
        }
        "json" => {
            println!("{}", content.json());
            return ExitCode::SUCCESS;
        }
        "link" => {
            let Some(tables) = content.link_tables() else {
                eprintln!(
                    "A question is asked under a condition that crates/content-compiler/src/link_tables.rs cannot write."
                );
                return ExitCode::FAILURE;
            };
            print!("{tables}");
            return ExitCode::SUCCESS;
        }
        "words" => {
            if let Some(words) = content.words_to_take() {
                println!("words to read: {} to {}", words.shortest, words.longest);
            }
        }
        _ => print!("{}", content.outline()),
    }
    println!("The content is in order.");
    ExitCode::SUCCESS
}
