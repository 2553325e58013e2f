//! The words for those who embed the check, and of its frame: compiled apart from the others, because the program in the
//! browser never says them.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::Content;
use crate::pseudo::{self, pseudo};

/// The texts of every language as Rust code: a list of keys with their texts for each.
pub(crate) fn code(content: &Content, with_pseudo: bool) -> String {
    let mut code = String::from(
        "/// The texts of each language, by key.\npub(crate) static EMBED_WORDS: &[(&str, &[(&str, &str)])] = &[\n",
    );
    let mut entry =
        |language: &str, texts: &BTreeMap<String, String>, change: fn(&str) -> String| {
            let texts = texts.iter().map(|(key, text)| (key, change(text)));
            let texts: Vec<String> = texts.map(|text| format!("{text:?}")).collect();
            // Writing to a String cannot fail, so what `write` returns says nothing.
            let _ = writeln!(code, "    ({language:?}, &[{}]),", texts.join(", "));
        };
    for language in &content.languages {
        entry(language.words.language, &language.embed, str::to_owned);
    }
    if let Some(first) = content.languages.first().filter(|_| with_pseudo) {
        entry(pseudo::CODE, &first.embed, pseudo);
    }
    code.push_str("];\n");
    code
}
