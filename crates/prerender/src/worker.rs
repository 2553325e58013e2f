//! The service worker: `static/sw.js`, told which files are the check's own and what each must hold.

use std::path::Path;

use crate::integrity::digest;
use crate::{code, embed_page, folder, frame_page, one_file};

pub(crate) const NAME: &str = "sw.js";

const TEMPLATE: &str = include_str!("../../../static/sw.js");

/// Writes the worker of a folder whose pages are complete: it takes no page that is changed afterwards.
pub(crate) fn write(folder: &Path) -> Result<(), String> {
    let mut files = Vec::new();
    for name in kept(folder::files(folder)?) {
        let digest = digest(folder::read(folder, &name)?);
        files.push(format!("[\"{}\",\"{digest}\"]", address(&name)));
    }
    folder::write(folder, NAME, fill(TEMPLATE, &files)?)
}

/// What is kept: pages, and the files that pages ask for, whose names hold a digest. Pages come last, see there.
///
/// Not the manifest and its icons, which the browser keeps itself where the check is installed; not the copy in one file,
/// which would weigh as much as all else; not the pages for other sites, which a taker has no use for; and not the rules
/// of the past, which only a link of theirs asks for.
fn kept(names: Vec<String>) -> Vec<String> {
    let others = [one_file::NAME, frame_page::NAME, embed_page::NAME];
    let page = |name: &String| name.ends_with(".html") && !others.contains(&name.as_str());
    let (pages, others): (Vec<_>, Vec<_>) = names.into_iter().partition(page);
    let named = others
        .into_iter()
        .filter(|name| folder::is_named_by_content(name) && !name.starts_with("past-"));
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
    match script.split_once("{{files}}") {
        Some((before, after)) => Ok(format!("{before}[{}]{after}", files.join(","))),
        None => Err("static/sw.js has no place for the files.".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_what_they_ask_for_are_kept_pages_last() {
        let names = [
            "_headers",
            "embed.html",
            "embed.js",
            "frame.html",
            "glute-check-0123456789abcdef.js",
            "glute-check-0123456789abcdef.js.br",
            "glute-check-0123456789abcdef_bg.wasm",
            "glute-check.html",
            "icon-192.png",
            "index.html",
            "index.html.gz",
            "past-1-en-0123456789abcdef.txt",
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
    fn the_worker_names_the_files() {
        let files = ["[\"./\",\"a\"]", "[\"b\",\"c\"]"].map(str::to_owned);
        let worker = fill(TEMPLATE, &files).unwrap_or_default();
        assert!(
            worker.contains("new Map([[\"./\",\"a\"],[\"b\",\"c\"]])"),
            "{worker}"
        );
        assert!(!worker.contains("{{") && !worker.contains("//"), "{worker}");
        assert!(fill("no place", &files).is_err());
    }
}
