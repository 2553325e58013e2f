//! A problem in the content: where it is, what is wrong, and what to do.

use std::fmt;

/// One mistake, told so that an author can mend it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, below `content/`.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "content/{}:{}: {} To do: {}",
            self.file, self.line, self.what, self.remedy
        )
    }
}

/// The problems found so far, in one file of the content.
pub(crate) struct Source<'a> {
    pub(crate) file: String,
    pub(crate) text: &'a str,
}

impl Source<'_> {
    /// The problem at a byte of the file.
    pub(crate) fn problem(
        &self,
        at: usize,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Problem {
        let before = self.text.get(..at.min(self.text.len())).unwrap_or_default();
        Problem {
            file: self.file.clone(),
            line: before.matches('\n').count() + 1,
            what: what.into(),
            remedy: remedy.into(),
        }
    }

    /// There are no words for this.
    pub(crate) fn missing(&self, key: &str) -> Problem {
        let what = format!("there are no words for `{key}`.");
        self.problem(0, what, "add them to this file.")
    }

    /// Nothing asks for these words.
    pub(crate) fn extra(&self, at: usize, key: &str) -> Problem {
        let what = format!("nothing is called `{key}`.");
        self.problem(at, what, "take it away, or correct it.")
    }
}
