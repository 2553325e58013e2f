//! The words of the program that comes later: they travel as a text of their own, so that nobody waits for them at first.

use std::fmt::Write;

use crate::Content;
use crate::pseudo::every_language;

/// The keys as methods over one list, and the texts of every language, one a line.
pub(crate) fn code(content: &Content, with_pseudo: bool) -> String {
    let first = content.languages.first().into_iter();
    let keys: Vec<&String> = first.flat_map(|l| l.keepsake.keys()).collect();
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
    for (language, texts) in every_language(content, with_pseudo, |l| &l.keepsake) {
        let lines = texts.iter().map(|(_, text)| text.trim().replace('\n', " "));
        let lines: Vec<String> = std::iter::once(header.clone()).chain(lines).collect();
        let _ = writeln!(code, "    ({language:?}, {:?}),", lines.join("\n"));
    }
    code.push_str("];\n");
    code
}
