//! Arguments: the words after a command. A command takes out what it knows; whatever is left is an error.

use crate::failure::{Failure, Outcome};

/// The words a command was given and has not yet taken.
pub(crate) struct Arguments {
    command: String,
    words: Vec<String>,
    rest: Vec<String>,
}

impl Arguments {
    /// Words after a bare `--` are kept apart, see [`Arguments::rest`].
    pub(crate) fn new(command: &str, mut words: Vec<String>) -> Self {
        let rest = match words.iter().position(|word| word == "--") {
            Some(at) => words.split_off(at).split_off(1),
            None => Vec::new(),
        };
        Self {
            command: command.to_owned(),
            words,
            rest,
        }
    }

    /// Takes a flag without a value, such as `--release`.
    pub(crate) fn switch(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() < before
    }

    /// Takes a flag with a value, as `--port 8081` or `--port=8081`.
    pub(crate) fn value(&mut self, name: &str) -> Outcome<Option<String>> {
        let glued = format!("{name}=");
        let Some(at) = self
            .words
            .iter()
            .position(|word| word == name || word.starts_with(&glued))
        else {
            return Ok(None);
        };
        let word = self.words.remove(at);
        let value = match word.strip_prefix(&glued) {
            Some(value) => value.to_owned(),
            None if at < self.words.len() && !self.words[at].starts_with('-') => {
                self.words.remove(at)
            }
            None => String::new(),
        };
        if value.is_empty() {
            return Err(Failure::usage(format!(
                "`{name}` needs a value; see `cargo xtask {} --help`",
                self.command
            )));
        }
        Ok(Some(value))
    }

    /// Takes the first word that is not a flag. Ask for it after all flags.
    pub(crate) fn word(&mut self) -> Option<String> {
        let at = self.words.iter().position(|word| !word.starts_with('-'))?;
        Some(self.words.remove(at))
    }

    /// Everything not yet taken, for a program this command only calls.
    pub(crate) fn rest(self) -> Vec<String> {
        [self.words, self.rest].concat()
    }

    /// Fails on a word that nobody took.
    pub(crate) fn finish(self) -> Outcome {
        let command = &self.command;
        match self.words.first().or(self.rest.first()) {
            None => Ok(()),
            Some(word) => Err(Failure::usage(format!(
                "`{command}` does not know `{word}`; see `cargo xtask {command} --help`"
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Arguments {
        Arguments::new(
            "serve",
            line.split_whitespace().map(str::to_owned).collect(),
        )
    }

    #[test]
    fn a_value_may_be_glued_or_follow() {
        for line in ["--port 8081 --release", "--release --port=8081"] {
            let mut given = arguments(line);
            assert_eq!(given.value("--port"), Ok(Some("8081".to_owned())));
            assert!(given.switch("--release"));
            assert_eq!(given.finish(), Ok(()));
        }
    }

    #[test]
    fn a_missing_value_is_named() {
        for line in ["--port", "--port=", "--port --release"] {
            assert!(
                matches!(arguments(line).value("--port"), Err(Failure::Usage(said)) if said.contains("--port"))
            );
        }
    }

    #[test]
    fn an_unknown_word_is_named() {
        for line in ["--prot 1", "prot", "-- prot"] {
            assert!(
                matches!(arguments(line).finish(), Err(Failure::Usage(said)) if said.contains("prot")),
                "{line}"
            );
        }
    }

    #[test]
    fn words_after_two_dashes_are_passed_on() {
        let mut given = arguments("one -- --release");
        assert!(!given.switch("--release"));
        assert_eq!(given.rest(), ["one", "--release"]);
    }

    #[test]
    fn a_word_is_found_behind_flags() {
        let mut given = arguments("--only e2e print");
        assert_eq!(given.value("--only"), Ok(Some("e2e".to_owned())));
        assert_eq!(given.word(), Some("print".to_owned()));
    }
}
