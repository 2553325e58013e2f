//! The service worker: `static/sw.js`, told which files are the check's own and what each must hold.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::{code, folder, one_file};

pub(crate) const NAME: &str = "sw.js";

const TEMPLATE: &str = include_str!("../../../static/sw.js");

/// Writes the worker of a folder whose pages are complete: it takes no page that is changed afterwards.
pub(crate) fn write(folder: &Path) -> Result<(), String> {
    let mut files = Vec::new();
    for name in kept(folder::files(folder)?) {
        let digest = STANDARD.encode(Sha256::digest(folder::read(folder, &name)?));
        files.push(format!("[\"{}\",\"sha256-{digest}\"]", address(&name)));
    }
    folder::write(folder, NAME, fill(TEMPLATE, &files)?)
}

/// What is kept: pages, and the files that pages ask for, whose names hold a digest. Pages come last, see there.
///
/// Not the manifest and its icons, which the browser keeps itself where the check is installed; and not the copy in
/// one file, which would weigh as much as all else.
fn kept(names: Vec<String>) -> Vec<String> {
    let page = |name: &String| name.ends_with(".html") && name != one_file::NAME;
    let (pages, others): (Vec<_>, Vec<_>) = names.into_iter().partition(page);
    let named = others
        .into_iter()
        .filter(|name| folder::is_named_by_content(name));
    named.chain(pages).collect()
}

/// Where a page asks for a file, seen from the folder: `index.html` is the folder itself.
fn address(name: &str) -> String {
    match name.strip_suffix("index.html") {
        Some("") => "./".to_owned(),
        Some(folder) if folder.ends_with('/') => folder.to_owned(),
        _ => name.to_owned(),
    }
}

fn fill(template: &str, files: &[String]) -> Result<String, String> {
    let script = code::without_comments(template);
    let script = put(&script, "{{files}}", &format!("[{}]", files.join(",")))?;
    // Of the whole worker, so that one that works otherwise is another version, too.
    let version: String = Sha256::digest(script.as_bytes())[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    put(&script, "{{version}}", &version)
}

fn put(code: &str, place: &str, value: &str) -> Result<String, String> {
    match code.matches(place).count() {
        1 => Ok(code.replace(place, value)),
        n => Err(format!("static/sw.js says `{place}` {n} times, not once.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_what_they_ask_for_are_kept_pages_last() {
        let names = [
            "_headers",
            "glute-check-0123456789abcdef.js",
            "glute-check-0123456789abcdef.js.br",
            "glute-check-0123456789abcdef_bg.wasm",
            "glute-check.html",
            "icon-192.png",
            "index.html",
            "index.html.gz",
            "manifest.webmanifest",
            "paper.html",
            "sw.js",
            "words-en-0123456789abcdef.txt",
        ];
        let expected = [
            "glute-check-0123456789abcdef.js",
            "glute-check-0123456789abcdef_bg.wasm",
            "words-en-0123456789abcdef.txt",
            "index.html",
            "paper.html",
        ];
        assert_eq!(kept(names.map(str::to_owned).to_vec()), expected);
    }

    #[test]
    fn an_index_is_its_folder() {
        for (name, expected) in [
            ("index.html", "./"),
            ("es/index.html", "es/"),
            ("paper.html", "paper.html"),
            ("my-index.html", "my-index.html"),
        ] {
            assert_eq!(address(name), expected);
        }
    }

    #[test]
    fn the_version_follows_the_files_and_the_code() {
        let version = |code: &str, file: &str| fill(code, &[file.to_owned()]);
        let first = version(TEMPLATE, "[\"./\",\"a\"]").unwrap_or_default();
        assert!(
            !first.contains("{{")
                && !first.contains("//")
                && first.contains("new Map([[\"./\",\"a\"]])")
        );
        let other = version(TEMPLATE, "[\"./\",\"b\"]").unwrap_or_default();
        let cache = |code: &str| {
            code.lines()
                .find(|l| l.contains("CACHE ="))
                .map(str::to_owned)
        };
        assert!(cache(&first).is_some() && cache(&first) != cache(&other));
        let changed = version(&format!("{TEMPLATE}done();"), "[\"./\",\"a\"]").unwrap_or_default();
        assert_ne!(cache(&first), cache(&changed));
        assert!(version("no places to fill", "").is_err());
    }
}
