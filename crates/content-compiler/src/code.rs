//! The compiled content as Rust code. Every type prints itself as the code that makes it, so what the
//! checks saw and what the program holds cannot differ.

use std::collections::BTreeMap;
use std::fmt::Write;

use quiz::words::Words;

use crate::Content;
use crate::pseudo::pseudo;

/// The code of the whole content.
pub(crate) fn code(content: &Content, with_pseudo: bool) -> String {
    let mut code = String::new();
    let mut out = |line: &str| {
        code.push_str(line);
        code.push('\n');
    };
    out(&format!(
        "/// The questionnaire.\npub static QUESTIONNAIRE: Questionnaire = {:?};",
        content.questionnaire
    ));
    out(&format!(
        "/// Whom to call, by country.\npub static COUNTRIES: List<Country> = {:?};",
        content.countries
    ));
    out("/// The texts of the interface, by key.\n#[derive(Debug)]\npub struct Interface {");
    let keys = content.languages.first().map(|l| l.interface.keys());
    for key in keys.into_iter().flatten() {
        out(&format!("    /// `{key}`\n    pub {key}: &'static str,"));
    }
    out("}");
    out(
        "impl Interface {\n    /// The text with this key, for the page around the program.\n    pub fn text(&self, key: &str) -> Option<&'static str> {\n        Some(match key {",
    );
    let keys = content.languages.first().map(|l| l.interface.keys());
    for key in keys.into_iter().flatten() {
        out(&format!("            {key:?} => self.{key},"));
    }
    out("            _ => return None,\n        })\n    }\n}");
    let mut names = Vec::new();
    for language in &content.languages {
        names.push(write_language(
            &mut out,
            &language.words,
            &language.interface,
        ));
    }
    if let Some(first) = content.languages.first().filter(|_| with_pseudo) {
        let interface = first.interface.iter();
        let interface = interface.map(|(k, v)| (k.clone(), pseudo(v))).collect();
        names.push(write_language(
            &mut out,
            &crate::pseudo::words(&first.words),
            &interface,
        ));
    }
    out(&format!(
        "/// Every language, the one the content is written in first.\npub static LANGUAGES: List<Language> = List(&[{}]);",
        names.join(", ")
    ));
    out(&format!(
        "/// The language the content is written in.\npub static FIRST: &Language = &{};",
        names.first().map_or("", String::as_str)
    ));
    code
}

fn write_language(
    out: &mut impl FnMut(&str),
    words: &Words,
    interface: &BTreeMap<String, String>,
) -> String {
    let mut fields = String::new();
    for (key, value) in interface {
        // Writing to a String cannot fail.
        let _ = write!(fields, "{key}: {value:?}, ");
    }
    let name = words.language.to_uppercase().replace('-', "_");
    out(&format!("static WORDS_{name}: Words = {words:?};"));
    out(&format!(
        "static INTERFACE_{name}: Interface = Interface {{ {fields} }};"
    ));
    format!("Language {{ words: &WORDS_{name}, interface: &INTERFACE_{name} }}")
}
