//! What is written into other files: the tables of `docs/proof.md` and `docs/clinical.md`, between two marks, and the
//! figures for the page that the product shows.

use std::fmt::Write;

use quiz::SourceStatus;

use crate::summary::{Summary, grouped, rounded, said};

/// Stands before the table.
pub const BEGIN: &str = "<!-- made by `cargo xtask prove --write` -->\n";
/// Stands after it.
pub const END: &str = "<!-- end -->\n";

/// The table as Markdown.
pub fn markdown(summary: &Summary) -> String {
    let questionnaire = &content::QUESTIONNAIRE;
    let mut text = String::new();
    let mut line = |line: String| {
        // Writing to a String cannot fail, so what `write` returns says nothing.
        let _ = writeln!(text, "{line}");
    };
    line("| what | figure |\n| --- | --- |".to_owned());
    line(format!(
        "| sets of answers | {} (about {}) |",
        grouped(summary.sets),
        rounded(summary.sets)
    ));
    line(format!(
        "| of these with at most one tick in each list | {} (about {}) |",
        grouped(summary.short_sets),
        rounded(summary.short_sets)
    ));
    line(format!("| digest of all results | `{}` |", summary.digest));
    line("\n| kind of result | of all sets | of sets with at most one tick a list |\n| --- | --- | --- |".to_owned());
    for share in &summary.outcomes {
        line(format!(
            "| {:?} | {} | {} |",
            share.of,
            said(share.all),
            said(share.short)
        ));
    }
    line("\n| band, of scored results | of all sets | of sets with at most one tick a list |\n| --- | --- | --- |".to_owned());
    for share in &summary.bands {
        let id = questionnaire.bands[share.of].id;
        line(format!(
            "| `{id}` | {} | {} |",
            said(share.all),
            said(share.short)
        ));
    }
    line("\n| whom to see, of scored results | of all sets | of sets with at most one tick a list |\n| --- | --- | --- |".to_owned());
    for share in &summary.people {
        let id = questionnaire.statements[share.of].id;
        line(format!(
            "| `{id}` | {} | {} |",
            said(share.all),
            said(share.short)
        ));
    }
    line("\n| one other tap at | moves its domain by at most | moves the result by at most | moves the band in |\n| --- | --- | --- | --- |".to_owned());
    for tap in &summary.taps {
        let id = questionnaire.questions[tap.question].id;
        let bands = if tap.bands == 1 { "band" } else { "bands" };
        line(format!(
            "| `{id}` | {} points | {} {bands} | {} |",
            tap.points,
            tap.bands,
            said(tap.share)
        ));
    }
    text
}

/// The figures for a program to read: a line each, its words separated by spaces.
pub fn figures(summary: &Summary) -> String {
    let questionnaire = &content::QUESTIONNAIRE;
    let mut text = String::new();
    let mut line = |line: String| {
        let _ = writeln!(text, "{line}");
    };
    line(format!("sets {} {}", summary.sets, summary.short_sets));
    line(format!("digest {}", summary.digest));
    for share in &summary.outcomes {
        line(format!(
            "outcome {:?} {:.5e} {:.5e}",
            share.of, share.all, share.short
        ));
    }
    for share in &summary.bands {
        let id = questionnaire.bands[share.of].id;
        line(format!("band {id} {:.5e} {:.5e}", share.all, share.short));
    }
    for share in &summary.people {
        let id = questionnaire.statements[share.of].id;
        line(format!("person {id} {:.5e} {:.5e}", share.all, share.short));
    }
    for tap in &summary.taps {
        let id = questionnaire.questions[tap.question].id;
        line(format!(
            "tap {id} {} {} {:.5e}",
            tap.points, tap.bands, tap.share
        ));
    }
    text
}

/// What each question rests on, as Markdown, for `docs/clinical.md`.
pub fn evidence() -> String {
    let questionnaire = &content::QUESTIONNAIRE;
    let words = content::FIRST.words;
    let mut text = String::new();
    let mut line = |line: String| {
        let _ = writeln!(text, "{line}");
    };
    line("| question | strength | sources |\n| --- | --- | --- |".to_owned());
    let mut used = vec![false; questionnaire.sources.len()];
    for (question, words) in questionnaire.questions.iter().zip(words.questions.iter()) {
        let strength = format!("{:?}", question.strength).to_lowercase();
        let strength = strength.rsplit(':').next().unwrap_or_default().to_owned();
        let keys = question.sources.iter().map(|source| {
            used[*source] = true;
            questionnaire.sources[*source].key
        });
        let keys = keys.collect::<Vec<_>>().join(", ");
        line(format!(
            "| `{}` {} | {strength} | {keys} |",
            question.id, words.short
        ));
    }
    line(String::new());
    for flag in questionnaire.flags.iter() {
        flag.sources.iter().for_each(|source| used[*source] = true);
    }
    for statement in questionnaire.statements.iter() {
        statement
            .sources
            .iter()
            .for_each(|source| used[*source] = true);
    }
    line("The sources of these questions, of the red flags and of all statements:\n".to_owned());
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
        line(format!("- **{}** {parts}.{address}{status}", source.key));
    }
    text
}

/// A page with the table put between its marks, or `None` where it has none.
pub fn put(page: &str, table: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{table}\n{END}{after}"))
}
