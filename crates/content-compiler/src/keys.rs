//! Texts that a page asks for by key: exactly those it needs, each with the names in braces that are filled in.

use std::collections::BTreeMap;

use toml::Spanned;

use crate::problem::{Problem, Source};

/// Each text's key, and the names in braces that it must hold.
pub(crate) type Keys = &'static [(&'static str, &'static [&'static str])];

/// What is wrong with the texts of a file.
pub(crate) fn mistakes(
    keys: Keys,
    texts: &BTreeMap<String, Spanned<String>>,
    source: &Source<'_>,
) -> Vec<Problem> {
    let mut mistakes = Vec::new();
    for (key, text) in texts {
        let at = text.span().start;
        let Some((_, names)) = keys.iter().find(|(known, _)| known == key) else {
            mistakes.push(source.extra(at, key));
            continue;
        };
        let held = in_braces(text.get_ref());
        for name in names.iter().filter(|name| !held.contains(name)) {
            mistakes.push(source.problem(
                at,
                format!("`{key}` does not hold {{{name}}}."),
                format!("put {{{name}}} where it belongs; the program fills it in."),
            ));
        }
        for name in held.iter().filter(|name| !names.contains(name)) {
            mistakes.push(source.problem(
                at,
                format!("`{key}` holds {{{name}}}, which nothing fills in."),
                "take it away, or correct the name.",
            ));
        }
    }
    let missing = keys.iter().filter(|(key, _)| !texts.contains_key(*key));
    mistakes.extend(missing.map(|(key, _)| source.missing(key)));
    mistakes
}

fn in_braces(text: &str) -> Vec<&str> {
    let parts = text.split('{').skip(1);
    parts
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}
