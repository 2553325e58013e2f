//! `cargo xtask fuzz link --strings N`: hostile strings through the link's decoder, on all cores, always the same ones.

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use hostile::strings::{Told, strings};

/// Codes to damage: the reference vectors.
const VECTORS: &str = include_str!("../../../docs/link/vectors-1.json");

/// How many strings come from one seed.
const CHUNK: u64 = 100_000;

fn main() -> ExitCode {
    let Some(count) = std::env::args().nth(1).and_then(|n| n.parse::<u64>().ok()) else {
        eprintln!("say how many strings");
        return ExitCode::FAILURE;
    };
    let codes: Vec<&str> = VECTORS
        .lines()
        .filter_map(|l| l.split('"').nth(1))
        .collect();
    let (chunks, next) = (count.div_ceil(CHUNK), AtomicU64::new(0));
    let (all, start) = (Mutex::new(Told::default()), Instant::now());
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let chunk = next.fetch_add(1, Ordering::Relaxed);
                    if chunk >= chunks {
                        break;
                    }
                    let many = CHUNK.min(count - chunk * CHUNK);
                    let told = strings(chunk + 1, many, &codes);
                    if let Ok(mut all) = all.lock() {
                        *all = all.and(told);
                        if all.all() % (100 * CHUNK) == 0 {
                            eprintln!("{} strings", all.all());
                        }
                    }
                }
            });
        }
    });
    let told = all.into_inner().unwrap_or_default();
    println!(
        "{} strings in {:.0} s: {} opened as what they say, {} of these by chance; {} not ours, {} cut short, {} altered, \
         {} newer, {} without answers",
        told.all(),
        start.elapsed().as_secs_f32(),
        told.opened,
        told.guessed,
        told.not_ours,
        told.cut_short,
        told.altered,
        told.newer,
        told.without_answers
    );
    // One that panicked has told on standard error what was wrong.
    if told.all() == count {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
