//! `cargo xtask prove`: tries every claim over every set of answers, holds the engine to the model, and compares the
//! table in `docs/proof.md` with what comes out. With `--mutants` it changes the content instead, one thing at a time.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use prove::model::Model;
use prove::summary::{Summary, about, grouped};
use prove::{claims, engine, mutations, summary, table};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

fn main() -> ExitCode {
    let has = |argument: &str| std::env::args().any(|word| word == argument);
    let done = match has("--mutants") {
        true => mutants(every()),
        false => prove(has("--write")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(told) => {
            eprintln!("error: {told}");
            ExitCode::FAILURE
        }
    }
}

fn prove(write: bool) -> Result<(), String> {
    let start = Instant::now();
    let mut bar = Bar::new();
    bar.show(0.01, "the rules become functions of all answers");
    let mut model = Model::of(&content::QUESTIONNAIRE);
    bar.show(0.05, "the claims");
    let claims = claims::check(&mut model);
    bar.show(0.1, "the engine, rule by rule");
    let compared = engine::compare(&mut model, engine::PEOPLE, &mut |part| {
        bar.show(0.1 + 0.8 * part, "the engine, rule by rule");
    });
    bar.show(0.9, "the summary");
    let summary = Summary::of(&mut model);
    bar.done();

    for (claim, parts) in &claims.proven {
        println!("{parts:>6}  {claim}");
    }
    if !claims.broken.is_empty() {
        return Err(claims.broken.join("\n"));
    }
    let compared = compared?;
    println!(
        "\n{} claims hold for all {} sets of answers ({}).",
        claims.proven.len(),
        grouped(summary.sets),
        about(summary.sets),
    );
    println!(
        "The engine agrees: {} rules, asked {} times. {} nodes, {:.1} s.",
        compared.rules,
        grouped(compared.combinations as u128),
        grouped(model.all.size() as u128),
        start.elapsed().as_secs_f32()
    );
    println!("Digest of all results: {}", summary.digest);
    let tables = [
        ("docs/proof.md", table::markdown(&summary)),
        ("docs/clinical.md", table::evidence()),
    ];
    let mut files = Vec::new();
    for (name, new) in tables {
        let page = read(name)?;
        let put = table::put(&page, &new).ok_or(format!("{name} has no place for the table"))?;
        files.push((name, put));
    }
    files.push(("crates/prove/figures.txt", table::figures(&summary)));
    files
        .into_iter()
        .try_for_each(|(name, new)| keep(name, &new, write))
}

fn read(name: &str) -> Result<String, String> {
    // On Windows, Git may have changed the ends of lines.
    let text = std::fs::read_to_string(name).map_err(|e| format!("{name}: {e}"))?;
    Ok(text.replace('\r', ""))
}

/// Compares a file with what it should hold, or writes that.
fn keep(name: &str, new: &str, write: bool) -> Result<(), String> {
    let old = read(name).unwrap_or_default();
    if old == new {
        return Ok(());
    }
    if write {
        return std::fs::write(name, new).map_err(|e| format!("{name}: {e}"));
    }
    let lines = old.lines().zip(new.lines()).find(|(old, new)| old != new);
    let (old, new) = lines.unwrap_or(("", "more lines"));
    Err(format!(
        "results have changed: {name} holds `{old}`, and now it is `{new}`. If that is meant: cargo xtask prove --write"
    ))
}

/// With `--every N`, only each Nth change is tried.
fn every() -> usize {
    let mut words = std::env::args()
        .skip_while(|word| word != "--every")
        .skip(1);
    let every = words.next().and_then(|word| word.parse().ok());
    every.unwrap_or(1).max(1)
}

/// Changes each point, limit, tier and rule in turn: a claim must break, or the digest of the results change.
fn mutants(every: usize) -> Result<(), String> {
    let original = summary::digest(&Model::of(&content::QUESTIONNAIRE));
    let mutants = mutations::mutants(&content::QUESTIONNAIRE);
    let whole = mutants.len();
    let mutants: Vec<_> = mutants.into_iter().step_by(every).collect();
    let (done, bar) = (AtomicUsize::new(0), Mutex::new(Bar::new()));
    let noticed = mutants.par_iter().map(|mutant| {
        let mut model = Model::of(mutant.questionnaire());
        let changed = summary::digest(&model) != original;
        // What changes no result cannot break a promise about results.
        let broken = changed && !claims::check(&mut model).broken.is_empty();
        match (changed, broken) {
            (false, _) => println!("no result changes       {}", mutant.told),
            (true, false) => println!("only the digest notices {}", mutant.told),
            (true, true) => {}
        }
        let count = done.fetch_add(1, Ordering::Relaxed) + 1;
        if let Ok(mut bar) = bar.lock() {
            bar.show(
                count as f64 / mutants.len() as f64,
                "one thing changed after the other",
            );
        }
        (changed, broken)
    });
    let noticed: Vec<_> = noticed.collect();
    if let Ok(mut bar) = bar.lock() {
        bar.done();
    }
    let (all, changed) = (
        noticed.len(),
        noticed.iter().filter(|(changed, _)| *changed).count(),
    );
    let broken = noticed.iter().filter(|(_, broken)| *broken).count();
    println!(
        "{all} of {whole} changes: {broken} break a claim, {} only change the digest, {} change no result at all",
        changed - broken,
        all - changed
    );
    Ok(())
}

/// How far the work is, for whoever watches a terminal.
struct Bar {
    watched: bool,
}

impl Bar {
    fn new() -> Bar {
        Bar {
            watched: std::io::stderr().is_terminal(),
        }
    }

    fn show(&mut self, part: f64, what: &str) {
        if self.watched {
            let full = (part * 30.0) as usize;
            eprint!(
                "\r\x1b[K[{}{}] {what}",
                "#".repeat(full),
                ".".repeat(30_usize.saturating_sub(full))
            );
            // A bar that is not shown is no harm.
            let _ = std::io::stderr().flush();
        }
    }

    fn done(&mut self) {
        if self.watched {
            eprint!("\r\x1b[K");
        }
    }
}
