//! A made-up language: the first one with every letter changed and every text longer.
//! Whatever still reads as plain English on a page does not come from `content/`.

use std::collections::BTreeMap;

use quiz::List;
use quiz::words::{QuestionWords, StatementWords, Words};

use crate::Content;
use crate::assemble::text;
use crate::language::Language;

/// The code of the made-up language: one of those kept free for private use.
pub(crate) const CODE: &str = "qps";

/// A text in the made-up language. What stands in braces is filled in later and stays.
pub(crate) fn pseudo(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut in_braces = false;
    let changed = text.chars().map(|c| {
        in_braces = (in_braces || c == '{') && c != '}';
        if in_braces { c } else { letter(c) }
    });
    // A third longer, as translations are; in words, so that it fits where theirs would.
    let longer = 0..text.chars().count() / 3;
    let longer: String = longer.map(|n| if n % 9 == 8 { ' ' } else { '·' }).collect();
    format!("[{}{longer}]", changed.collect::<String>())
}

/// The texts of a file by key, in every language; in the made-up one, too, where that is asked for.
pub(crate) fn every_language(
    content: &Content,
    with_pseudo: bool,
    texts: fn(&Language) -> &BTreeMap<String, String>,
) -> Vec<(&'static str, Vec<(&str, String)>)> {
    let changed = |language, change: fn(&str) -> String| {
        let texts = texts(language).iter();
        texts.map(|(key, text)| (&**key, change(text))).collect()
    };
    let languages = content.languages.iter();
    let languages = languages.map(|l| (l.words.language, changed(l, str::to_owned)));
    let first = content.languages.first().filter(|_| with_pseudo);
    let made_up = first.map(|first| (CODE, changed(first, pseudo)));
    languages.chain(made_up).collect()
}

fn letter(c: char) -> char {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const CHANGED: &str = "áƀçđéƒğħíĵķłɱñóþɋřšŧúṽŵẋýžÁƁÇĐÉƑĞĦÍĴĶŁṀÑÓÞɊŘŠŦÚṼŴẊÝŽ";
    let at = PLAIN.chars().position(|p| p == c);
    at.and_then(|at| CHANGED.chars().nth(at)).unwrap_or(c)
}

fn list(words: &List<&'static str>) -> List<&'static str> {
    List::kept(words.iter().map(|w| text(&pseudo(w))).collect())
}

/// All words in the made-up language.
pub(crate) fn words(words: &Words) -> Words {
    let one = |words: &str| text(&pseudo(words));
    let questions = words.questions.iter().map(|q| QuestionWords {
        ask: one(q.ask),
        short: one(q.short),
        hint: one(q.hint),
        why: one(q.why),
        choices: list(&q.choices),
        groups: list(&q.groups),
        units: list(&q.units),
    });
    let statements = words.statements.iter().map(|s| StatementWords {
        title: one(s.title),
        text: one(s.text),
        timing: one(s.timing),
    });
    Words {
        language: CODE,
        questions: List::kept(questions.collect()),
        statements: List::kept(statements.collect()),
        sections: list(&words.sections),
        domains: list(&words.domains),
        domains_empty: list(&words.domains_empty),
        bands: list(&words.bands),
        flags: list(&words.flags),
        countries: list(&words.countries),
        urgent_services: list(&words.urgent_services),
        sources: words.sources,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_plain_letter_is_left_but_in_braces() {
        let text = pseudo("Question {n} of {all}: the quick brown fox jumps over a lazy DOG");
        let outside = text.replace("{n}", "").replace("{all}", "");
        assert!(!outside.chars().any(|c| c.is_ascii_alphabetic()), "{text}");
        assert!(text.contains("{n}") && text.contains("{all}"));
        assert_eq!(pseudo(""), "");
    }
}
