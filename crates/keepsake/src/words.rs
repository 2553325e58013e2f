//! The words of the keepsake, which travel as a text of their own.

mod compiled {
    #![allow(
        clippy::all,
        missing_docs,
        unreachable_pub,
        reason = "made by the content compiler"
    )]
    include!(concat!(env!("OUT_DIR"), "/keepsake_words.rs"));
}

pub use compiled::Words;

#[cfg(feature = "words")]
pub use compiled::TEXTS;

impl Words {
    /// Takes the words out of a text that the compiler wrote; `None` where it belongs to another program.
    pub fn read(text: &'static str) -> Option<Words> {
        let (header, lines) = text.split_once('\n')?;
        let lines: Vec<&str> = lines.split('\n').collect();
        if header != compiled::HEADER {
            return None;
        }
        let lines: &[&str] = Vec::leak(lines);
        Some(Words(lines.try_into().ok()?))
    }
}
