//! The words of the page for print: which there must be, and what is filled into each. They are compiled apart
//! from the others, because the program in the browser never says them.

use std::fmt::Write;

use crate::Content;
use crate::keys::Keys;
use crate::pseudo::every_language;

/// The texts.
pub(crate) const KEYS: Keys = &[
    ("title", &[]),
    ("lead", &[]),
    ("time", &[]),
    ("private", &[]),
    ("how_title", &[]),
    ("how_order", &[]),
    ("how_skip", &[]),
    ("how_stop", &[]),
    ("how_names", &["box"]),
    ("part", &["n", "name"]),
    ("skip_one", &["first", "rule"]),
    ("skip_some", &["first", "last", "rule"]),
    ("tick_one", &[]),
    ("tick_all", &[]),
    ("tick_sides", &[]),
    ("place", &[]),
    ("write_number", &["most"]),
    ("round_whole", &[]),
    ("round_half", &[]),
    ("points", &["points"]),
    ("span", &["first", "last"]),
    ("stop", &["rule"]),
    ("stop_signs", &[]),
    ("go_on", &[]),
    ("sign", &["letter"]),
    ("sign_if", &["rule"]),
    ("advice_title", &["title"]),
    ("advice_if", &["rule"]),
    ("advice_above", &["title"]),
    ("emergency_title", &[]),
    ("urgent_title", &[]),
    ("emergency_call", &["number"]),
    ("also_emergency", &[]),
    ("also_urgent", &[]),
    ("numbers_title", &[]),
    ("numbers_text", &["number"]),
    ("numbers_country", &[]),
    ("numbers_emergency", &[]),
    ("numbers_urgent", &[]),
    ("sum_title", &["area"]),
    ("sum_text", &[]),
    ("sum_from", &[]),
    ("sum_yours", &[]),
    ("sum_most", &[]),
    ("sum_counts", &[]),
    ("sum_question", &["question"]),
    ("sum_together", &["questions"]),
    ("sum_and", &["list", "last"]),
    ("sum_cap", &[]),
    ("sum_gate", &["question"]),
    ("sum_unused", &["rule"]),
    ("sum_all", &[]),
    ("signs_title", &[]),
    ("signs_text", &[]),
    ("result_title", &[]),
    ("how_soon_title", &[]),
    ("how_soon_yes", &["rule"]),
    ("how_soon_no", &[]),
    ("unscored_title", &[]),
    ("unscored_text", &["rule"]),
    ("levels_title", &[]),
    ("levels_text", &[]),
    ("levels_empty", &[]),
    ("level", &[]),
    ("levels_sum", &[]),
    ("levels_caption", &[]),
    ("bands_text", &[]),
    ("band_if", &["band", "rule"]),
    ("band_else", &["band"]),
    ("tell_title", &[]),
    ("tell_text", &[]),
    ("see_title", &[]),
    ("see_text", &[]),
    ("see_if", &["rule"]),
    ("back", &[]),
    ("rule_all", &[]),
    ("rule_either", &["first", "second"]),
    ("rule_both", &["first", "second"]),
    ("ticked", &["boxes"]),
    ("not_ticked", &["boxes"]),
    ("skipped", &["questions"]),
    ("answered", &["question"]),
    ("at_least", &["number", "question"]),
    ("below", &["number", "question"]),
    ("same_side", &["one", "other"]),
    ("at_level", &["area", "level"]),
    ("at_top_level", &["area", "level"]),
    ("below_level", &["area", "level"]),
    ("levels_at_least", &["sum"]),
    ("list_or", &["list", "last"]),
    ("list_comma", &["list", "next"]),
    ("list_to", &["first", "last"]),
    ("sign_name", &["letter"]),
];

/// The texts of every language as Rust code: a type with a field for each key, and a list.
pub(crate) fn code(content: &Content, with_pseudo: bool) -> String {
    let mut code = String::from(
        "/// The texts of the page, by key.\n#[derive(Debug)]\npub struct PaperWords {\n",
    );
    // Writing to a String cannot fail, so what `write` returns says nothing.
    for (key, _) in KEYS {
        let _ = writeln!(code, "    /// `{key}`\n    pub {key}: &'static str,");
    }
    code.push_str("}\n\n/// The texts of each language.\npub static PAPER_WORDS: &[(&str, PaperWords)] = &[\n");
    for (language, texts) in every_language(content, with_pseudo, |l| &l.paper) {
        let fields = texts.iter().map(|(key, text)| format!("{key}: {text:?}"));
        let fields: Vec<String> = fields.collect();
        let _ = writeln!(
            code,
            "    ({language:?}, PaperWords {{ {} }}),",
            fields.join(", ")
        );
    }
    code.push_str("];\n");
    code
}
