//! Reading print: sentences of the page back into rules. The sentences are known by the texts of `content/`.

use paper::words::PaperWords;

/// The English texts of the page.
pub(crate) fn words() -> &'static PaperWords {
    let english = paper::words::PAPER_WORDS
        .iter()
        .find(|(code, _)| *code == "en");
    &english.expect("English").1
}

/// What stands in the braces of a text, where it was filled in.
pub(crate) fn read<'t>(text: &str, print: &'t str) -> Option<Vec<&'t str>> {
    let mut pieces = text.split(['{', '}']);
    let mut rest = print.strip_prefix(pieces.next()?)?;
    let mut found = Vec::new();
    while let (Some(_name), Some(after)) = (pieces.next(), pieces.next()) {
        let end = if after.is_empty() {
            rest.len()
        } else {
            rest.find(after)?
        };
        found.push(&rest[..end]);
        rest = &rest[end + after.len()..];
    }
    rest.is_empty().then_some(found)
}

/// A mark that can be looked for on the sheet.
#[derive(Debug, Clone)]
pub(crate) enum Mark {
    Ticked(Vec<String>),
    NotTicked(Vec<String>),
    Skipped(Vec<String>),
    Answered(String),
    AtLeast(f64, String),
    Below(f64, String),
    SameSide(Vec<String>, Vec<String>),
    Level(Vec<String>, u16),
    LevelBelow(String, u16),
    Levels(u16),
}

/// Lines that must all fit; of each, one mark is enough.
pub(crate) type Rule = Vec<Vec<Mark>>;

/// A rule in one phrase.
pub(crate) fn phrase(print: &str) -> Rule {
    print.split(between(words().rule_both)).map(line).collect()
}

/// One line of a rule.
pub(crate) fn line(print: &str) -> Vec<Mark> {
    let words = words();
    let either = between(words.rule_either);
    print.split(either).map(mark).collect()
}

fn mark(print: &str) -> Mark {
    let words = words();
    let number = |text: &str| -> f64 {
        text.parse()
            .unwrap_or_else(|_| panic!("no number: {print:?}"))
    };
    let whole = |text: &str| -> u16 {
        text.parse()
            .unwrap_or_else(|_| panic!("no whole number: {print:?}"))
    };
    let told = |text: &str| read(text, print);
    // The longer text first: "you ticked …, and on the same side …" begins like "you ticked …".
    if let Some(found) = told(words.same_side) {
        return Mark::SameSide(boxes(found[0]), boxes(found[1]));
    }
    if let Some(found) = told(words.ticked) {
        return Mark::Ticked(boxes(found[0]));
    }
    if let Some(found) = told(words.not_ticked) {
        return Mark::NotTicked(boxes(found[0]));
    }
    if let Some(found) = told(words.skipped) {
        return Mark::Skipped(boxes(found[0]));
    }
    if let Some(found) = told(words.answered) {
        return Mark::Answered(found[0].to_owned());
    }
    if let Some(found) = told(words.at_least) {
        return Mark::AtLeast(number(found[0]), found[1].to_owned());
    }
    if let Some(found) = told(words.below) {
        return Mark::Below(number(found[0]), found[1].to_owned());
    }
    if let Some(found) = told(words.levels_at_least) {
        return Mark::Levels(whole(found[0]));
    }
    if let Some(found) = told(words.at_level) {
        return Mark::Level(boxes(found[0]), whole(found[1]));
    }
    if let Some(found) = told(words.at_top_level) {
        return Mark::Level(boxes(found[0]), whole(found[1]));
    }
    if let Some(found) = told(words.below_level) {
        return Mark::LevelBelow(found[0].to_owned(), whole(found[1]));
    }
    panic!("nobody would understand {print:?}")
}

/// A list of boxes, spans included: `5a, 5b, 5d to 5f or sign C`.
pub(crate) fn boxes(print: &str) -> Vec<String> {
    let words = words();
    let (comma, or, to) = (
        between(words.list_comma),
        between(words.list_or),
        between(words.list_to),
    );
    let names = print.split(comma).flat_map(|part| part.split(or));
    names
        .flat_map(|name| match name.split_once(to) {
            None => vec![name.to_owned()],
            Some((first, last)) => span(first, last),
        })
        .collect()
}

/// All boxes from one to another: they differ in their last letter.
fn span(first: &str, last: &str) -> Vec<String> {
    let (start, from) = first.split_at(first.len() - 1);
    let (same, to) = last.split_at(last.len() - 1);
    assert_eq!(start, same, "{first} to {last}");
    let letter = |text: &str| text.chars().next().expect("a letter");
    (letter(from)..=letter(to))
        .map(|c| format!("{start}{c}"))
        .collect()
}

/// What stands between the two braces of a text that joins.
fn between(text: &'static str) -> &'static str {
    let (_, after) = text.split_once('}').expect("braces");
    after.split_once('{').expect("braces").0
}

#[test]
fn print_is_read_as_it_was_filled_in() {
    assert_eq!(
        read("Skip {a} if {b}.", "Skip 5 if so."),
        Some(vec!["5", "so"])
    );
    assert_eq!(read("{a} to {b}", "4 to 6.5"), Some(vec!["4", "6.5"]));
    assert_eq!(read("Stop if {a}.", "Stop if so"), None);
    assert_eq!(
        boxes("5a, 5d to 5f or sign C"),
        ["5a", "5d", "5e", "5f", "sign C"]
    );
}
