//! The words for those who embed the check, and of its frame: compiled apart from the others, because the program in the
//! browser never says them.

use std::fmt::Write;

use crate::Content;
use crate::pseudo::every_language;

/// The texts of every language as Rust code: a list of keys with their texts for each.
pub(crate) fn code(content: &Content, with_pseudo: bool) -> String {
    let mut code = String::from(
        "/// The texts of each language, by key.\npub(crate) static EMBED_WORDS: &[(&str, &[(&str, &str)])] = &[\n",
    );
    for (language, texts) in every_language(content, with_pseudo, |l| &l.embed) {
        let texts: Vec<String> = texts.iter().map(|text| format!("{text:?}")).collect();
        // Writing to a String cannot fail, so what `write` returns says nothing.
        let _ = writeln!(code, "    ({language:?}, &[{}]),", texts.join(", "));
    }
    code.push_str("];\n");
    code
}
