//! Results of other days, kept where the taker has asked to be remembered: a date and a link's code a line, so that each
//! is opened under the rules it was made with. What cannot be read is left as it is.

use crate::day::Day;

/// The first line of such a text.
const HEADER: &str = "glute-check results 1";

/// No more are kept than this; the oldest goes first.
const MOST: usize = 24;

/// Results, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Past {
    /// Each day with the code of its answers.
    pub results: Vec<(Day, String)>,
    /// Lines that are none of ours, or of another time: they are written back as they were.
    pub unread: Vec<String>,
}

impl Past {
    /// Reads a text, whatever is in it.
    pub fn read(text: &str) -> Past {
        let mut past = Past::default();
        for line in text
            .lines()
            .map(str::trim_ascii)
            .filter(|l| !l.is_empty() && *l != HEADER)
        {
            match result(line) {
                Some((day, code)) => past.put(day, code),
                None => past.unread.push(line.to_owned()),
            }
        }
        past
    }

    /// Writes it so that it reads the same.
    pub fn write(&self) -> String {
        let mut text = [HEADER, "\n"].concat();
        for (day, code) in &self.results {
            text.push_str(&[&day.text(), " ", code, "\n"].concat());
        }
        for line in &self.unread {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// Adds the result of a day, in place of one of the same day.
    pub fn put(&mut self, day: Day, code: &str) {
        self.results.retain(|(known, _)| *known != day);
        let at = self.results.partition_point(|(known, _)| *known < day);
        self.results.insert(at, (day, code.to_owned()));
        if self.results.len() > MOST {
            self.results.remove(0);
        }
    }

    /// Takes the results of a file in. Of a day that is kept already, what is kept stays. Says whether every line of the
    /// file was read.
    pub fn take_in(&mut self, text: &str) -> bool {
        let file = Past::read(text);
        for (day, code) in &file.results {
            if !self.results.iter().any(|(known, _)| known == day) {
                self.put(*day, code);
            }
        }
        file.unread.is_empty() && !file.results.is_empty()
    }
}

/// A line that holds a day and a code. Whether the code can be opened is another matter: a newer check may do so.
fn result(line: &str) -> Option<(Day, &str)> {
    let (day, code) = line.split_once(' ')?;
    let is_code = code.len() <= 40 && code.bytes().all(|b| b.is_ascii_alphanumeric());
    Some((Day::read(day)?, code)).filter(|_| is_code && !code.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::read(text).unwrap_or_default()
    }

    #[test]
    fn what_is_written_reads_the_same() {
        let mut past = Past::default();
        past.put(day("2026-11-28"), "1abc");
        past.put(day("2026-10-01"), "1def");
        past.put(day("2026-11-28"), "1ghi");
        past.unread.push("something else".to_owned());
        assert_eq!(
            past.write(),
            "glute-check results 1\n2026-10-01 1def\n2026-11-28 1ghi\nsomething else\n"
        );
        assert_eq!(Past::read(&past.write()), past);
    }

    #[test]
    fn whatever_stands_there_is_read_or_left() {
        for text in [
            "",
            "\n\n",
            "¡garbage!",
            "2026-11-28",
            "2026-11-28 ",
            "2026-02-30 1abc",
            "2026-11-28 1a bc",
            "2026-11-28 <b>",
        ] {
            let past = Past::read(text);
            assert_eq!(past.results, [], "{text}");
            let kept = Past::read(&past.write());
            assert_eq!(kept, past, "{text}: nothing is lost");
            assert!(!Past::default().take_in(text), "{text}");
        }
        // A code of another version is none of ours to judge.
        assert_eq!(Past::read("2026-11-28 9zzzz").results.len(), 1);
    }

    #[test]
    fn a_file_adds_and_replaces_nothing() {
        let mut past = Past::read("2026-11-28 1abc");
        assert!(past.take_in("2026-11-28 1zzz\n2026-10-17 1def"));
        assert_eq!(
            past.results,
            [
                (day("2026-10-17"), "1def".to_owned()),
                (day("2026-11-28"), "1abc".to_owned())
            ]
        );
        let before = past.clone();
        assert!(!past.take_in("a picture"));
        assert_eq!(past, before);
        for n in 1..=60 {
            past.put(day("2027-01-01").after(n), "1abc");
        }
        assert_eq!(past.results.len(), MOST);
        assert_eq!(
            past.results.last().map(|r| r.0),
            Some(day("2027-01-01").after(60))
        );
    }
}
