//! Progress: what a person watching the terminal is told while a command works.

use crate::failure::Outcome;
use std::time::{Duration, Instant};

/// Says what happens next, on a line of its own.
pub(crate) fn say(sentence: impl AsRef<str>) {
    // Errors and progress share one stream, so that their order is kept in a log.
    eprintln!("{}", sentence.as_ref());
}

/// Announces a piece of work, does it, and says how long it took.
pub(crate) fn timed<T>(announcement: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    say(format!("→ {announcement}"));
    let start = Instant::now();
    let result = work()?;
    say(format!("  done in {}", elapsed(start.elapsed())));
    Ok(result)
}

/// A duration as a person says it: `0.4 s`, `38 s`, `4 min 02 s`.
pub(crate) fn elapsed(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..10 => format!("{seconds}.{} s", time.subsec_millis() / 100),
        seconds @ 10..60 => format!("{seconds} s"),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_well() {
        for (milliseconds, said) in [(449, "0.4 s"), (38_900, "38 s"), (242_000, "4 min 02 s")] {
            assert_eq!(elapsed(Duration::from_millis(milliseconds)), said);
        }
    }
}
