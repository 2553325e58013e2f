//! Past: the versions of the questionnaire before this one, `content/past/N/`, each as it was released. Links that were
//! made with them open under their rules and in their words, for ever.

use std::fs;
use std::path::{Path, PathBuf};

use quiz::Questionnaire;
use quiz::words::Words;

use crate::assemble::{COUNTRIES, EVIDENCE, QUESTIONNAIRE, RULES, STATEMENTS, assemble};
use crate::files::{Files, PAST};
use crate::language::{self, OWN};
use crate::learn::STATEMENT;
use crate::problem::Problem;

/// A version that is past: its rules, and its words in each of its languages.
#[derive(Clone)]
pub(crate) struct Past {
    pub(crate) questionnaire: &'static Questionnaire,
    /// The language it was written in first.
    pub(crate) words: Vec<Words>,
}

/// Every version before this one, the first one first. None may be missing: its links would open no more.
pub(crate) fn all(folder: &Path, version: u16) -> Result<Vec<Past>, Vec<Problem>> {
    (1..version).map(|version| one(folder, version)).collect()
}

fn one(folder: &Path, version: u16) -> Result<Past, Vec<Problem>> {
    let name = format!("{PAST}{version}");
    let problem = |what: String, remedy: &str| {
        vec![Problem {
            file: QUESTIONNAIRE.to_owned(),
            line: 1,
            what,
            remedy: remedy.to_owned(),
        }]
    };
    if !folder.join(&name).is_dir() {
        let what =
            format!("links of version {version} would open no more: content/{name} is missing.");
        return Err(problem(
            what,
            "go back to the last release, run `cargo xtask content freeze`, and take what it writes along.",
        ));
    }
    let within = |mut problems: Vec<Problem>| {
        for problem in &mut problems {
            problem.file = format!("{name}/{}", problem.file);
        }
        problems
    };
    let files = Files::read(&folder.join(&name)).map_err(|p| within(vec![p]))?;
    let past = Past::of(&files).map_err(within)?;
    if past.questionnaire.version != version {
        let is = past.questionnaire.version;
        let what = format!("content/{name} holds version {is}.");
        return Err(problem(what, "put it into the folder of its own number."));
    }
    let statements = past.questionnaire.statements.iter();
    let pieces = statements.filter_map(|statement| statement.id.strip_prefix(STATEMENT));
    for piece in pieces {
        if !folder.join(format!("en/learn/{piece}.toml")).is_file() {
            let what =
                format!("results of version {version} lead to the piece `{piece}`, which is gone.");
            return Err(problem(
                what,
                "keep its file in en/learn/ and its line in learn.toml.",
            ));
        }
    }
    Ok(past)
}

impl Past {
    /// What was checked when it was released is not checked again: its words cannot be changed any more.
    pub(crate) fn of(files: &Files) -> Result<Past, Vec<Problem>> {
        let assembled = assemble(files)?;
        let languages = files.languages.iter();
        let words = languages.map(|name| language::words(files, name, &assembled));
        Ok(Past {
            questionnaire: assembled.questionnaire,
            words: words.collect::<Result<_, _>>()?,
        })
    }

    /// The words in a language; where it was not there yet, in the one it was written in first.
    pub(crate) fn words_in(&self, language: &str) -> Option<&Words> {
        let own = self.words.iter().find(|words| words.language == language);
        own.or(self.words.first())
    }
}

/// Copies what is now the content's into the folder of its version, before it is changed. Gives the folder; says why
/// where that cannot be done, as where it is there already.
pub fn freeze(folder: &Path) -> Result<PathBuf, String> {
    let files = Files::read(folder).map_err(|problem| problem.to_string())?;
    let past = Past::of(&files).map_err(|problems| {
        let problems = problems.iter().map(Problem::to_string);
        problems.collect::<Vec<_>>().join("\n")
    })?;
    let version = past.questionnaire.version;
    let to = folder.join(PAST).join(version.to_string());
    if to.exists() {
        return Err(format!(
            "content/{PAST}{version} is there already, and no past version is ever changed. \
             Put a higher `version` into content/{QUESTIONNAIRE}."
        ));
    }
    let own = [QUESTIONNAIRE, RULES, STATEMENTS, EVIDENCE, COUNTRIES].map(str::to_owned);
    let words = files.languages.iter();
    let words = words.flat_map(|language| OWN.map(|file| format!("{language}/{file}")));
    for file in own.into_iter().chain(words) {
        let copy = to.join(&file);
        let parent = copy.parent().unwrap_or(&to);
        let text = files.text(&file).unwrap_or_default();
        let written = fs::create_dir_all(parent).and_then(|()| fs::write(&copy, text));
        written.map_err(|error| format!("{} cannot be written: {error}", copy.display()))?;
    }
    Ok(to)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::Content;

    /// A copy of the project's own content.
    fn content(name: &str) -> PathBuf {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
        let to = std::env::temp_dir().join(format!("content-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&to);
        copy(&from, &to);
        to
    }

    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap().flatten() {
            let (from, to) = (entry.path(), to.join(entry.file_name()));
            match from.is_dir() {
                true => copy(&from, &to),
                false => fs::copy(&from, &to).map(|_| ()).unwrap(),
            }
        }
    }

    fn number(folder: &Path, from: u16, to: u16) {
        let file = folder.join(QUESTIONNAIRE);
        let text = fs::read_to_string(&file).unwrap();
        let (from, to) = (format!("version = {from}\n"), format!("version = {to}\n"));
        assert!(text.contains(&from));
        fs::write(file, text.replacen(&from, &to, 1)).unwrap();
    }

    #[test]
    fn a_new_version_needs_the_one_before() {
        let folder = content("past");
        let now = Content::read(&folder).unwrap_or_else(|p| panic!("{p:?}"));
        let version = now.questionnaire.version;
        number(&folder, version, version + 1);
        let told = |problems: Vec<Problem>| problems[0].to_string();
        let refused = Content::read(&folder).map(|_| ()).map_err(told);
        assert!(refused.unwrap_err().starts_with(&format!(
            "content/questionnaire.toml:1: links of version {version} "
        )));

        number(&folder, version + 1, version);
        let frozen = freeze(&folder).unwrap();
        assert!(freeze(&folder).unwrap_err().contains("is there already"));
        number(&folder, version, version + 1);
        let next = Content::read(&folder).unwrap_or_else(|p| panic!("{p:?}"));
        let past = next.past.last().unwrap();
        assert_eq!(
            quiz::packed::pack(past.questionnaire),
            quiz::packed::pack(now.questionnaire)
        );
        let words = past.words_in("no such language").unwrap();
        assert_eq!(words.texts(), now.languages[0].words.texts());

        // A mistake in it is told with its file; so is another version in its place.
        let file = frozen.join("en/questions.toml");
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text.replacen("[a1_age]", "[a1_old]", 1)).unwrap();
        let refused = Content::read(&folder).map(|_| ()).map_err(told);
        let place = format!("content/past/{version}/en/questions.toml:");
        let refused = refused.unwrap_err();
        assert!(refused.starts_with(&place), "{refused}");
        fs::write(&file, text).unwrap();
        let piece = folder.join("en/learn/toe.toml");
        let moved = folder.join("toe");
        fs::rename(&piece, &moved).unwrap();
        let refused = Content::read(&folder).map(|_| ()).map_err(told);
        let refused = refused.unwrap_err();
        assert!(refused.contains("toe"), "{refused}");
        fs::rename(&moved, &piece).unwrap();
        number(&frozen, version, version + 7);
        let refused = Content::read(&folder).map(|_| ()).map_err(told);
        assert!(refused.unwrap_err().contains("holds version"));
        fs::remove_dir_all(folder).unwrap();
    }
}
