//! Reads `content/`, checks it whole, and turns it into static data for the program.
//!
//! An author's mistake stops the build with the file, the line, what is wrong and what to do.

mod problem;
mod reading;

mod files;
mod raw;

mod assemble;
mod conditions;
mod keys;
mod language;
mod lean;

mod checks;
mod reachable;

mod code;
mod embed;
mod json;
mod keepsake;
pub mod learn;
mod link_tables;
mod outline;
mod paper;
mod pseudo;

mod longer;
mod next;
mod past;

mod build_script;

use std::collections::BTreeMap;
use std::path::Path;

use quiz::words::Country;
use quiz::{Condition, List, Questionnaire};

pub use build_script::build_script;
use files::Files;
use language::Language;
pub use outline::WordsToTake;
use past::Past;
pub use past::freeze;
pub use problem::Problem;
pub use reading::{Reading, sentences, words};

/// Names the variable with the number of questions that `cargo xtask build --questions` sets.
pub const QUESTIONS: &str = "GLUTE_CHECK_QUESTIONS";

/// Names the variable that `cargo xtask build --next` sets: what is built then is the next version, made up for the tests.
pub const NEXT: &str = "GLUTE_CHECK_NEXT";

/// The whole content, checked.
pub struct Content {
    /// What is asked and how it is judged.
    pub questionnaire: &'static Questionnaire,
    countries: List<Country>,
    languages: Vec<Language>,
    condition_names: Vec<String>,
    /// The versions before this one, the first one first.
    past: Vec<Past>,
}

impl Content {
    /// Reads the folder `content/`, or says everything that is wrong with it.
    pub fn read(folder: &Path) -> Result<Content, Vec<Problem>> {
        let content = Content::of(&Files::read(folder).map_err(|p| vec![p])?)?;
        let past = past::all(folder, content.questionnaire.version)?;
        Ok(Content { past, ..content })
    }

    /// Reads the folder, and makes it the past of a version that is made up.
    pub fn next(folder: &Path) -> Result<Content, Vec<Problem>> {
        let now = Content::read(folder)?;
        let files = Files::read(folder).map_err(|p| vec![p])?;
        let mut past = now.past;
        past.push(Past::of(&files)?);
        let content = Content::of(&next::next(files, now.questionnaire.version))?;
        Ok(Content { past, ..content })
    }

    /// Reads the folder, and makes up questions until there are this many: a content to measure with.
    pub fn longer(folder: &Path, questions: usize) -> Result<Content, Vec<Problem>> {
        let files = Files::read(folder).map_err(|p| vec![p])?;
        Content::of(&longer::longer(files, questions))
    }

    /// Reads what a build is made with: the folder, made longer where the variable [`QUESTIONS`] holds a number, or the
    /// version after it where [`NEXT`] is set. A build script that calls it has to be run again when these change.
    pub fn to_build(folder: &Path) -> Result<Content, Vec<Problem>> {
        if std::env::var_os(NEXT).is_some() {
            return Content::next(folder);
        }
        match std::env::var(QUESTIONS).map(|number| number.parse()) {
            Ok(Ok(number)) => Content::longer(folder, number),
            _ => Content::read(folder),
        }
    }

    fn of(files: &Files) -> Result<Content, Vec<Problem>> {
        let assembled = assemble::assemble(files)?;
        let mut problems = checks::check(files, &assembled);
        let mut languages = Vec::new();
        for name in &files.languages {
            match language::language(files, name, &assembled) {
                Ok(mut language) => {
                    let learn = learn::learn(files, name, &assembled);
                    problems.extend(learn.problems);
                    language.texts.extend(learn.texts);
                    problems.extend(checks::check_words(files, &language));
                    languages.push(language);
                }
                Err(found) => problems.extend(found),
            }
        }
        problems.extend(differ(files, &languages, "interface.toml", |l| {
            &l.interface
        }));
        problems.extend(differ(files, &languages, "embed.toml", |l| &l.embed));
        problems.extend(differ(files, &languages, "keepsake.toml", |l| &l.keepsake));
        if problems.is_empty() {
            Ok(Content {
                questionnaire: assembled.questionnaire,
                countries: assembled.countries,
                languages,
                condition_names: assembled.condition_names,
                past: Vec::new(),
            })
        } else {
            problems.sort();
            problems.dedup();
            Err(problems)
        }
    }

    /// The content as Rust code; with the made-up language where it is asked for.
    pub fn code(&self, with_pseudo: bool) -> String {
        code::code(self, with_pseudo)
    }

    /// The words of the page for print as Rust code; with the made-up language where it is asked for.
    pub fn paper_code(&self, with_pseudo: bool) -> String {
        paper::code(self, with_pseudo)
    }

    /// The words for those who embed the check as Rust code; with the made-up language where it is asked for.
    pub fn embed_code(&self, with_pseudo: bool) -> String {
        embed::code(self, with_pseudo)
    }

    /// The words of the program that comes later as Rust code; with the made-up language where it is asked for.
    pub fn keepsake_code(&self, with_pseudo: bool) -> String {
        keepsake::code(self, with_pseudo)
    }

    /// The content as JSON, for a program that is not written in Rust; in the language it is written in.
    pub fn json(&self) -> String {
        json::json(self)
    }

    /// What a program in another language needs to read and build links, as JSON (see `docs/link.md`).
    pub fn link_tables(&self) -> Option<String> {
        link_tables::link_tables(self)
    }

    /// The flow, the rules with their sources, and how much there is to read.
    pub fn outline(&self) -> String {
        outline::outline(self)
    }

    /// How many words a taker reads, in the language the content is written in.
    pub fn words_to_take(&self) -> Option<WordsToTake> {
        let language = self.languages.first()?;
        Some(outline::words_to_take(self.questionnaire, language))
    }

    /// Keys of the texts of the interface.
    pub fn interface_keys(&self) -> impl Iterator<Item = &str> {
        let first = self.languages.first().map(|l| l.interface.keys());
        first.into_iter().flatten().map(String::as_str)
    }

    /// A condition in words an author uses.
    fn tell(&self, condition: &Condition) -> String {
        let questionnaire = self.questionnaire;
        let list = |parts: &[Condition], glue: &str| {
            let parts: Vec<String> = parts.iter().map(|c| self.tell(c)).collect();
            format!("({})", parts.join(glue))
        };
        let choice = |question: usize, choice: usize| {
            let question = &questionnaire.questions[question];
            format!("{}={}", question.id, question.choices[choice].id)
        };
        match condition {
            Condition::Always => "always".to_owned(),
            Condition::Never => "never".to_owned(),
            Condition::All(parts) => list(parts, " and "),
            Condition::Any(parts) => list(parts, " or "),
            Condition::Not(inner) => format!("not {}", self.tell(inner)),
            Condition::Named(index) => self.condition_names[*index].clone(),
            Condition::Choice(q, c) => choice(*q, *c),
            Condition::AtLeast(q, least) => {
                let question = &questionnaire.questions[*q];
                let unit = question.number.as_ref().and_then(|n| n.units.first());
                let least = least.first().copied().unwrap_or_default();
                format!(
                    "{}>={}",
                    question.id,
                    unit.map(|u| u.write(least)).unwrap_or_default()
                )
            }
            Condition::SameSide(q, ones, others) => {
                let ids = |places: &[usize]| {
                    let ids = places
                        .iter()
                        .map(|p| questionnaire.questions[*q].choices[*p].id);
                    ids.collect::<Vec<_>>().join(" or ")
                };
                format!("({}) on the same side as ({})", ids(ones), ids(others))
            }
            Condition::Flag(index) => format!("flag:{}", questionnaire.flags[*index].id),
            Condition::UrgencyAtLeast(tier) => format!("urgency>={tier:?}"),
            Condition::LevelAtLeast(domain, level) => {
                format!("{}>={level:?}", questionnaire.domains[*domain].id)
            }
            Condition::LevelsAtLeast(sum) => format!("levels>={sum}"),
            Condition::SignAtLeast(level) => format!("sign>={level:?}"),
            Condition::Band(band) => format!("band={}", questionnaire.bands[*band].id),
        }
    }
}

/// Every language has the same texts in a file.
fn differ(
    files: &Files,
    languages: &[Language],
    name: &str,
    texts: impl Fn(&Language) -> &BTreeMap<String, String>,
) -> Vec<Problem> {
    let Some((first, others)) = languages.split_first() else {
        return Vec::new();
    };
    let mut problems = Vec::new();
    for other in others {
        let source = files.source(&format!("{}/{name}", other.words.language));
        let (first, other) = (texts(first), texts(other));
        let missing = first.keys().filter(|key| !other.contains_key(*key));
        problems.extend(missing.map(|key| source.missing(key)));
        let extra = other.keys().filter(|key| !first.contains_key(*key));
        problems.extend(extra.map(|key| source.extra(0, key)));
    }
    problems
}

#[cfg(test)]
mod tests;
