//! What is written into other files: the tables of `docs/proof.md` and `docs/clinical.md`, between two marks, and the
//! figures for the page that the product shows.

use std::fmt::{self, Write};

use quiz::SourceStatus;

use crate::summary::{Share, Summary, Told, about, grouped, rounded};

/// Stands before the table.
pub const BEGIN: &str = "<!-- made by `cargo xtask prove --write` -->\n";
/// Stands after it.
pub const END: &str = "<!-- end -->\n";

/// Lines of a text that grows.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, line: impl fmt::Display) {
        // Writing to a String cannot fail, so what `write` returns says nothing.
        let _ = writeln!(self.0, "{line}");
    }
}

/// The table as Markdown.
pub fn markdown(summary: &Summary) -> String {
    let mut text = Lines::default();
    text.add("| what | figure |\n| --- | --- |");
    for (what, number) in [
        ("sets of answers", summary.sets),
        (
            "of these with at most one tick in each list",
            summary.short_sets,
        ),
    ] {
        let (whole, about) = (grouped(number), about(number));
        text.add(format_args!("| {what} | {whole} (about {about}) |"));
    }
    text.add(format_args!(
        "| digest of all results | `{}` |",
        summary.digest
    ));
    for (kind, what, code) in [
        ("outcome", "kind of result", ""),
        ("band", "band, of scored results", "`"),
        ("person", "whom to see, of scored results", "`"),
    ] {
        text.add(format_args!(
            "\n| {what} | of all sets | of sets with at most one tick a list |\n| --- | --- | --- |"
        ));
        for (_, id, [all, short]) in shares(summary).filter(|(own, ..)| *own == kind) {
            text.add(format_args!("| {code}{id}{code} | {all} | {short} |"));
        }
    }
    text.add("\n| one other tap at | moves its domain by at most | moves the result by at most | moves the band in |\n| --- | --- | --- | --- |");
    for tap in &summary.taps {
        let id = content::QUESTIONNAIRE.questions[tap.question].id;
        let bands = if tap.bands == 1 { "band" } else { "bands" };
        text.add(format_args!(
            "| `{id}` | {} points | {} {bands} | {} |",
            tap.points,
            tap.bands,
            Told::of(tap.share)
        ));
    }
    text.0
}

/// The shares of the kinds of results, of the bands and of whom to see: which of the three it is, its name, and what it is
/// of all sets and of the short ones.
fn shares(summary: &Summary) -> impl Iterator<Item = (&'static str, String, [Told; 2])> {
    fn told<T>(share: &Share<T>) -> [Told; 2] {
        [share.all, share.short].map(Told::of)
    }
    let questionnaire = &content::QUESTIONNAIRE;
    let outcomes = summary.outcomes.iter();
    let outcomes = outcomes.map(|share| ("outcome", format!("{:?}", share.of), told(share)));
    let bands = summary.bands.iter().map(|share| {
        let id = questionnaire.bands[share.of].id;
        ("band", id.to_owned(), told(share))
    });
    let people = summary.people.iter().map(|share| {
        let id = questionnaire.statements[share.of].id;
        ("person", id.to_owned(), told(share))
    });
    outcomes.chain(bands).chain(people)
}

/// The figures for a program to read: a line each, its words separated by spaces.
pub fn figures(summary: &Summary) -> String {
    let mut text = Lines::default();
    let [sets, short_sets] = [summary.sets, summary.short_sets].map(|number| {
        let (first, power) = rounded(number);
        format!("{first}:{power}")
    });
    text.add(format_args!("sets {sets} {short_sets}"));
    text.add(format_args!("digest {}", summary.digest));
    for (kind, id, [all, short]) in shares(summary) {
        text.add(format_args!("{kind} {id} {} {}", all.key(), short.key()));
    }
    for tap in &summary.taps {
        let id = content::QUESTIONNAIRE.questions[tap.question].id;
        let share = Told::of(tap.share).key();
        text.add(format_args!(
            "tap {id} {} {} {share}",
            tap.points, tap.bands
        ));
    }
    text.0
}

/// What each question rests on, as Markdown, for `docs/clinical.md`.
pub fn evidence() -> String {
    let questionnaire = &content::QUESTIONNAIRE;
    let words = content::FIRST.words;
    let mut text = Lines::default();
    text.add("| question | strength | sources |\n| --- | --- | --- |");
    let mut used = vec![false; questionnaire.sources.len()];
    for (question, words) in questionnaire.questions.iter().zip(words.questions.iter()) {
        let strength = format!("{:?}", question.strength).to_lowercase();
        let keys = question.sources.iter().map(|source| {
            used[*source] = true;
            questionnaire.sources[*source].key
        });
        let keys = keys.collect::<Vec<_>>().join(", ");
        text.add(format_args!(
            "| `{}` {} | {strength} | {keys} |",
            question.id, words.short
        ));
    }
    text.add("");
    for flag in questionnaire.flags.iter() {
        flag.sources.iter().for_each(|source| used[*source] = true);
    }
    for statement in questionnaire.statements.iter() {
        statement
            .sources
            .iter()
            .for_each(|source| used[*source] = true);
    }
    text.add("The sources of these questions, of the red flags and of all statements:\n");
    let sources = questionnaire
        .sources
        .iter()
        .zip(words.sources.iter())
        .zip(used);
    let mut sources: Vec<_> = sources.filter(|(_, used)| *used).collect();
    let number = |key: &str| key.trim_start_matches('R').parse().unwrap_or(u32::MAX);
    sources.sort_by_key(|((source, _), _)| number(source.key));
    for ((source, words), _) in sources {
        let status = match source.status {
            SourceStatus::Seen => "",
            SourceStatus::Partly => " *Partly from memory.*",
            SourceStatus::Memory => " *From memory, not seen.*",
            SourceStatus::Team => " *Our own judgement.*",
        };
        let known = matches!(source.status, SourceStatus::Seen | SourceStatus::Partly);
        let address = match words.address {
            address if known && !address.is_empty() => format!(" <{address}>"),
            _ => String::new(),
        };
        let parts = [words.authors, words.year, words.title, words.journal];
        let parts = parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .map(|p| p.trim_end_matches('.'));
        let parts = parts.collect::<Vec<_>>().join(". ");
        text.add(format_args!(
            "- **{}** {parts}.{address}{status}",
            source.key
        ));
    }
    text.0
}

/// A page with the table put between its marks, or `None` where it has none.
pub fn put(page: &str, table: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{table}\n{END}{after}"))
}
