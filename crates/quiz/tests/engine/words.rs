//! Words: they are taken off a text in the order in which they are put into it.

use quiz::words::Words;

use crate::sample::*;

/// `0`, `1`, `2` and so on, for as many texts as somebody may take.
fn numbered() -> &'static [&'static str] {
    let texts = (0..2_000).map(|n| &*n.to_string().leak());
    texts.collect::<Vec<_>>().leak()
}

#[test]
fn words_are_read_as_they_are_written() {
    const COUNTRIES: usize = 3;
    let mut rest = numbered();
    let words = Words::read(&CHECK, COUNTRIES, &mut rest);
    let texts = words.texts();
    assert_eq!(texts, numbered()[..texts.len()]);
    assert_eq!(rest, &numbered()[texts.len()..]);

    assert_eq!(words.language, "0");
    let first = &words.questions[0];
    assert_eq!(
        [first.ask, first.short, first.hint, first.why],
        ["1", "2", "3", "4"]
    );
    for (question, words) in CHECK.questions.iter().zip(words.questions.iter()) {
        assert_eq!(words.choices.len(), question.choices.len());
        assert_eq!(words.groups.len(), question.groups.len());
        let units = question.number.as_ref().map_or(0, |n| n.units.len());
        assert_eq!(words.units.len(), units);
    }
    assert_eq!(words.statements.len(), CHECK.statements.len());
    assert_eq!(words.sections.len(), CHECK.sections.len());
    assert_eq!(words.domains.len(), CHECK.domains.len());
    assert_eq!(words.domains_empty.len(), CHECK.domains.len());
    assert_eq!(words.bands.len(), CHECK.bands.len());
    assert_eq!(words.flags.len(), CHECK.flags.len());
    assert_eq!(words.countries.len(), COUNTRIES);
    assert_eq!(words.urgent_services.len(), COUNTRIES);
    assert_eq!(words.sources.len(), CHECK.sources.len());
}

#[test]
fn what_is_missing_is_empty() {
    let mut rest = &numbered()[..2];
    let words = Words::read(&CHECK, 1, &mut rest);
    assert_eq!((words.language, words.questions[0].ask), ("0", "1"));
    assert_eq!(words.questions[0].short, "");
    assert!(words.questions[0].choices.is_empty() && rest.is_empty());
}
