//! The table of `docs/proof.md`: the summary in words, between two marks.

use std::fmt::Write;

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

/// A page with the table put between its marks, or `None` where it has none.
pub fn put(page: &str, table: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{table}\n{END}{after}"))
}
