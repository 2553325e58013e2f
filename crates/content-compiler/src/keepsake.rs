//! The words of the program that comes later: they travel as a text of their own, so that nobody waits for them at first.

use std::fmt::Write;

use crate::Content;
use crate::pseudo::{self, pseudo};

/// The keys as methods over one list, and the texts of every language, one a line.
pub(crate) fn code(content: &Content, with_pseudo: bool) -> String {
    let first = content.languages.first();
    let keys: Vec<&String> = first.iter().flat_map(|l| l.keepsake.keys()).collect();
    let header = format!("keepsake {}", keys.len());
    let mut code = format!(
        "/// The texts, by key.\n#[derive(Debug, Clone, Copy)]\npub struct Words(pub(crate) &'static [&'static str; {}]);\n\
        /// The first line of every text of words.\npub const HEADER: &str = {header:?};\nimpl Words {{\n",
        keys.len()
    );
    // Writing to a String cannot fail, so what `write` returns says nothing.
    for (index, key) in keys.iter().enumerate() {
        let _ = writeln!(
            code,
            "    /// `{key}`\n    pub fn {key}(&self) -> &'static str {{ self.0[{index}] }}"
        );
    }
    code.push_str("}\n/// The words of each language.\n#[cfg(feature = \"words\")]\npub static TEXTS: &[(&str, &str)] = &[\n");
    let mut entry = |language: &str, texts: &mut dyn Iterator<Item = String>| {
        let lines = texts.map(|text| text.trim().replace('\n', " "));
        let lines: Vec<String> = std::iter::once(header.clone()).chain(lines).collect();
        let _ = writeln!(code, "    ({language:?}, {:?}),", lines.join("\n"));
    };
    for language in &content.languages {
        entry(
            language.words.language,
            &mut language.keepsake.values().cloned(),
        );
    }
    if let Some(first) = first.filter(|_| with_pseudo) {
        entry(
            pseudo::CODE,
            &mut first.keepsake.values().map(|t| pseudo(t)),
        );
    }
    code.push_str("];\n");
    code
}
