//! The pages about the check itself, plain text without script: how it was tested, and the record for clinicians.

use std::collections::HashMap;
use std::path::Path;

use content::{Interface, Language, QUESTIONNAIRE};
use pulldown_cmark::{Options, Parser, html};

use crate::{folder, policy, style};

/// How it was tested: words from `content/`, figures from `cargo xtask prove`.
const PROOF: &str = include_str!("../../../content/en/proof.md");
const FIGURES: &str = include_str!("../../prove/figures.txt");

/// The record for clinicians, which is no text for takers and stands in `docs/`.
const CLINICAL: &str = include_str!("../../../docs/clinical.md");

const STYLE: &str = concat!(
    include_str!("../../../styles/tokens.css"),
    include_str!("../../../styles/record.css"),
);

/// Writes `proof.html` and `clinical.html`; in a release with their policies.
pub(crate) fn write(folder: &Path, known: &Language, released: bool) -> Result<(), String> {
    let (title, text) = proof(known)?;
    let heading = CLINICAL.lines().next().unwrap_or_default();
    let clinical = heading.trim_start_matches("# ");
    for (name, title, text) in [
        ("proof.html", title.as_str(), text.as_str()),
        ("clinical.html", clinical, CLINICAL),
    ] {
        let html = page(&known.interface, title, text);
        let html = if released { policy::add(&html)? } else { html };
        folder::write(folder, name, html)?;
    }
    Ok(())
}

fn page(interface: &Interface, title: &str, markdown: &str) -> String {
    let mut body = String::new();
    html::push_html(&mut body, Parser::new_ext(markdown, Options::ENABLE_TABLES));
    // A wide table scrolls by itself, and can be reached with the keyboard.
    let body = body
        .replace("<table>", "<div class=\"wide\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>");
    let style = style::without_comments(STYLE);
    let (name, education) = (interface.name(), interface.footer_education());
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
        <meta name=\"referrer\" content=\"no-referrer\"><meta name=\"color-scheme\" content=\"light dark\">\
        <title>{title} · {name}</title><link rel=\"icon\" href=\"data:,\"><style>{style}</style></head>\
        <body><header><p><a href=\"./\">{name}</a></p></header><main>{body}</main>\
        <footer><p>{education}</p></footer></body></html>\n"
    )
}

/// The title and the text with its figures.
fn proof(known: &Language) -> Result<(String, String), String> {
    let (head, text) = PROOF
        .split_once("\n\n")
        .ok_or("content/en/proof.md has no words before its text.")?;
    let phrases = head.lines().filter_map(|line| line.split_once(": "));
    let phrases = Phrases(phrases.collect());
    let figures = Figures {
        known,
        phrases: &phrases,
    };
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (key, after) = after
            .split_once('}')
            .ok_or("a `{` in content/en/proof.md is never closed.")?;
        filled.push_str(before);
        filled.push_str(&figures.of(key).ok_or_else(|| {
            format!("content/en/proof.md asks for {{{key}}}, which crates/prove/figures.txt does not know.")
        })?);
        rest = after;
    }
    filled.push_str(rest);
    Ok((phrases.say("title", &[])?, filled))
}

/// The words that figures are put into.
struct Phrases<'a>(HashMap<&'a str, &'a str>);

impl Phrases<'_> {
    fn say(&self, key: &str, values: &[(&str, &str)]) -> Result<String, String> {
        let phrase = self.0.get(key);
        let phrase = phrase.ok_or_else(|| format!("content/en/proof.md has no `{key}`."))?;
        let fill = |text: String, (name, value): &(&str, &str)| {
            text.replace(&format!("{{{name}}}"), value)
        };
        Ok(values.iter().fold((*phrase).to_owned(), fill))
    }

    fn count(&self, key: &str, n: u64) -> Option<String> {
        self.say(key, &[("n", &n.to_string())]).ok()
    }

    /// How rare something is: a phrase, and perhaps how many.
    fn share(&self, figure: &str) -> Option<String> {
        let (phrase, n) = figure.split_once(':').unwrap_or((figure, ""));
        self.say(phrase, &[("n", n)]).ok()
    }

    fn bands(&self, figure: &str) -> Option<String> {
        let n: u64 = figure.parse().ok()?;
        let own = self.say(&format!("bands_{n}"), &[]).ok();
        own.or_else(|| self.count("bands", n))
    }

    /// Its first two figures and a power of ten.
    fn number(&self, figure: &str) -> Option<String> {
        let (first, power) = figure.split_once(':')?;
        let power = format!("<sup>{power}</sup>");
        self.say("number", &[("first", first), ("power", &power)])
            .ok()
    }
}

/// The figures that `cargo xtask prove` wrote, in words.
struct Figures<'a> {
    known: &'a Language,
    phrases: &'a Phrases<'a>,
}

impl Figures<'_> {
    fn of(&self, key: &str) -> Option<String> {
        let words = self.known.words;
        match key {
            "sets" => self.phrases.number(lines("sets").next()?.first()?),
            "short_sets" => self.phrases.number(lines("sets").next()?.get(1)?),
            "digest" => Some((*lines("digest").next()?.first()?).to_owned()),
            "most" => {
                let bands = lines("tap").filter_map(|line| line.get(2).copied());
                self.phrases.bands(bands.max()?)
            }
            "bands" => self.rows("band", |id| {
                let index = QUESTIONNAIRE.bands.iter().position(|band| band.id == id)?;
                Some(words.bands.get(index)?)
            }),
            "people" => self.rows("person", |id| {
                Some(words.statements.get(QUESTIONNAIRE.statement(id)?)?.title)
            }),
            "taps" => {
                // A version that is made up for the tests was not proven: it may lack a question.
                let there = |line: &Vec<&str>| {
                    line.first()
                        .is_some_and(|id| QUESTIONNAIRE.question(id).is_some())
                };
                let rows = lines("tap").filter(there).map(|line| {
                    let [id, points, _, share] = line[..] else {
                        return None;
                    };
                    let name = words.questions.get(QUESTIONNAIRE.question(id)?)?.short;
                    let points = self.phrases.say("points", &[("n", points)]).ok()?;
                    Some(format!(
                        "| {name} | {points} | {} |",
                        self.phrases.share(share)?
                    ))
                });
                Some(rows.collect::<Option<Vec<_>>>()?.join("\n"))
            }
            _ => {
                let kind = key.strip_prefix("outcome_")?;
                let own = lines("outcome").find(|line| line.first() == Some(&kind))?;
                self.shares(&own)
            }
        }
    }

    fn shares(&self, line: &[&str]) -> Option<String> {
        let [_, all, short] = line else {
            return None;
        };
        Some(format!(
            "{} | {}",
            self.phrases.share(all)?,
            self.phrases.share(short)?
        ))
    }

    /// A row for each line of a kind; people may have the same title, and are counted apart.
    fn rows(&self, kind: &str, name: impl Fn(&str) -> Option<&'static str>) -> Option<String> {
        let rows = lines(kind).map(|line| {
            Some(format!(
                "| {} | {} |",
                name(line.first()?)?,
                self.shares(&line)?
            ))
        });
        Some(rows.collect::<Option<Vec<_>>>()?.join("\n"))
    }
}

/// The words after the first, of the lines that begin with it.
fn lines(kind: &str) -> impl Iterator<Item = Vec<&'static str>> {
    FIGURES.lines().filter_map(move |line| {
        let mut words = line.split_whitespace();
        (words.next() == Some(kind)).then(|| words.collect())
    })
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    fn language() -> &'static Language {
        *content::FIRST
    }

    #[test]
    fn every_figure_is_filled_in() {
        let (title, text) = proof(language()).expect("the page");
        assert_eq!(title, "How this check was tested");
        assert!(!text.contains(['{', '}']), "{text}");
        assert!(text.contains("| Many things worth looking at | "), "{text}");
        assert!(text.contains("10<sup>30</sup>"), "{text}");
        let rows = text.lines().filter(|line| line.starts_with("| ")).count();
        assert!(rows > 40, "{rows} rows");
    }

    #[test]
    fn the_pages_stand_alone_and_no_table_is_left_as_text() {
        let (title, text) = proof(language()).expect("the page");
        for (title, text) in [(title.as_str(), text.as_str()), ("x", CLINICAL)] {
            let html = page(&language().interface, title, text);
            assert!(html.contains("--paper: #faf6ee"), "the tokens are in it");
            for loads in [
                "<script",
                " src=",
                "@import",
                "url(",
                "stylesheet",
                "/*",
                "| ---",
            ] {
                assert!(!html.contains(loads), "{loads}");
            }
            assert!(html.contains("<table>") && html.contains("<h1>"));
        }
    }

    #[test]
    fn the_words_are_plain_and_say_nothing_forbidden() {
        let (_, text) = proof(language()).expect("the page");
        let forbidden = include_str!("../../../content/en/forbidden.toml");
        let forbidden = forbidden
            .lines()
            .filter_map(|line| line.strip_prefix("text = \""));
        let forbidden: Vec<&str> = forbidden.map(|line| line.trim_end_matches('"')).collect();
        assert!(forbidden.len() > 30);
        let plain = text.to_lowercase();
        for phrase in forbidden {
            assert!(!plain.contains(phrase), "{phrase}");
        }
        let paragraphs = text
            .lines()
            .filter(|line| !line.starts_with(['|', '#', '-']));
        let mut reading = Vec::new();
        for paragraph in paragraphs.filter(|p| !p.is_empty()) {
            for sentence in content_compiler::sentences(paragraph) {
                let words = content_compiler::words(sentence).len();
                assert!(words <= 25, "{words} words: {sentence}");
            }
            reading.push(paragraph);
        }
        let grade = content_compiler::Reading::of(&reading.join("\n")).grade();
        assert!(grade <= 80, "grade {grade} in tenths");
    }

    #[test]
    fn a_source_from_memory_has_no_address() {
        let from_memory = |line: &&str| line.contains("*From memory, not seen.*");
        let lines: Vec<&str> = CLINICAL.lines().filter(from_memory).collect();
        assert!(!lines.is_empty(), "the record marks what is from memory");
        assert!(lines.iter().all(|line| !line.contains("http")), "{lines:?}");
        let table = CLINICAL.lines().filter(|line| line.ends_with("| | | | |"));
        assert_eq!(table.count(), 8, "the table to sign is empty");
    }
}
