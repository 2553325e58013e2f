//! The files of the content folder, read and parsed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;

use crate::problem::{Problem, Source};

/// Where the drawings are, which are the same in every language.
pub(crate) const PICTURES: &str = "pictures/";

/// Where the versions of the questionnaire are that are past, each in a folder of its own.
pub(crate) const PAST: &str = "past/";

/// Every TOML file below `content/`, and every drawing, by its name there.
pub(crate) struct Files {
    texts: BTreeMap<String, String>,
    pub(crate) languages: Vec<String>,
}

impl Files {
    /// Reads the folder. Folders in it are languages, but for those of the drawings and of the past; `en` comes first.
    pub(crate) fn read(folder: &Path) -> Result<Files, Problem> {
        let mut files = Files {
            texts: BTreeMap::new(),
            languages: Vec::new(),
        };
        files.take(folder, "")?;
        let mut names: Vec<String> = Vec::new();
        for entry in fs::read_dir(folder)
            .map_err(|e| unreadable(".", &e))?
            .flatten()
        {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_other = [PICTURES, PAST].contains(&format!("{name}/").as_str());
            if entry.path().is_dir() && !is_other {
                names.push(name);
            }
        }
        names.sort_by_key(|name| (name != "en", name.clone()));
        for name in names {
            files.take(&folder.join(&name), &format!("{name}/"))?;
            let pieces = folder.join(&name).join("learn");
            if pieces.is_dir() {
                files.take(&pieces, &format!("{name}/learn/"))?;
            }
            files.languages.push(name);
        }
        if folder.join(PICTURES).is_dir() {
            files.take(&folder.join(PICTURES), PICTURES)?;
        }
        Ok(files)
    }

    /// The files given as texts, for tests. As in a folder, what stands before a `/` is a language.
    #[cfg(test)]
    pub(crate) fn of(texts: BTreeMap<String, String>) -> Files {
        let names = texts.keys().filter(|file| !file.starts_with(PICTURES));
        let names = names.filter_map(|file| file.split_once('/'));
        let mut languages: Vec<String> = names.map(|(language, _)| language.to_owned()).collect();
        languages.sort_by_key(|name| (name != "en", name.clone()));
        languages.dedup();
        Files { texts, languages }
    }

    /// Puts another text in a file's place.
    pub(crate) fn change(&mut self, name: &str, change: impl FnOnce(&str) -> String) {
        let text = self.texts.entry(name.to_owned()).or_default();
        *text = change(text);
    }

    fn take(&mut self, folder: &Path, prefix: &str) -> Result<(), Problem> {
        for entry in fs::read_dir(folder)
            .map_err(|e| unreadable(prefix, &e))?
            .flatten()
        {
            let path = entry.path();
            if path.extension().is_some_and(|e| e == "toml" || e == "svg") {
                let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
                let text = fs::read_to_string(&path).map_err(|e| unreadable(&name, &e))?;
                self.texts.insert(name, text);
            }
        }
        Ok(())
    }

    /// The text of a file, empty where it is missing.
    pub(crate) fn source(&self, name: &str) -> Source<'_> {
        Source {
            file: name.to_owned(),
            text: self.texts.get(name).map_or("", String::as_str),
        }
    }

    /// A text that may be missing.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }

    /// The names that start so.
    pub(crate) fn below(&self, prefix: &str) -> Vec<String> {
        let names = self.texts.keys().filter(|name| name.starts_with(prefix));
        names.cloned().collect()
    }

    /// A file in its shape.
    pub(crate) fn parse<T: DeserializeOwned>(&self, name: &str) -> Result<T, Problem> {
        let source = self.source(name);
        if !self.texts.contains_key(name) {
            return Err(source.problem(
                0,
                "the file is missing.",
                "write it; content/README.md says what it holds.",
            ));
        }
        toml::from_str(source.text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            source.problem(
                at,
                format!("{}.", error.message().trim_end_matches('.')),
                "write this line as content/README.md shows.",
            )
        })
    }
}

fn unreadable(name: &str, error: &std::io::Error) -> Problem {
    Problem {
        file: name.to_owned(),
        line: 1,
        what: format!("it cannot be read ({error})."),
        remedy: "check that it is there and is UTF-8 text.".to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn every_folder_but_those_of_drawings_and_the_past_is_a_language() {
        let folder = std::env::temp_dir().join(format!("content-files-{}", std::process::id()));
        // The first has a name that the folder of the drawings begins with.
        for language in ["pi", "en", "pictures", "past"] {
            fs::create_dir_all(folder.join(language)).unwrap();
            fs::write(folder.join(language).join("names.toml"), "").unwrap();
        }
        let files = Files::read(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(files.languages, ["en", "pi"]);
        assert_eq!(files.below("pi/"), ["pi/names.toml"]);
        assert_eq!(files.below(PICTURES), ["pictures/names.toml"]);
    }
}
