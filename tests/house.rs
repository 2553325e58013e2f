//! The house stays in order: what ARCHITECTURE.md says must never be, is not.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the project.
fn text(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("a text file")
}

/// Every Rust file below a folder, with its text.
fn files(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).expect("a text file");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} holds no code");
    found
}

/// The code of both programs that a page loads.
fn programs() -> Vec<(PathBuf, String)> {
    ["src", "crates/keepsake/src"].map(files).concat()
}

fn is_below(path: &Path, folder: &str) -> bool {
    path.components().any(|c| c.as_os_str() == folder)
}

#[test]
fn only_the_edge_touches_the_browser() {
    for (path, text) in programs() {
        for name in ["web_sys::", "js_sys::", "wasm_bindgen", "gloo::"] {
            // `main.rs` is the door by which the page starts the program.
            let edge = is_below(&path, "browser") || path.ends_with("src/main.rs");
            let clean = edge || !text.contains(name);
            assert!(clean, "{} names {name}", path.display());
        }
    }
}

#[test]
fn nothing_writes_html_as_text() {
    for (path, text) in programs() {
        for name in [
            "from_html_unchecked",
            "set_inner_html",
            "set_outer_html",
            "insert_adjacent_html",
        ] {
            assert!(!text.contains(name), "{} names {name}", path.display());
        }
    }
}

/// Every text of a file is asked for by its key in one of these texts.
fn assert_used(file: &str, all: &str) {
    for line in text(file).lines() {
        if let Some((key, _)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) {
            let uses = [format!(".{key}"), format!("{{{{{key}}}}}")];
            let used = uses.iter().any(|u| all.contains(u));
            assert!(used, "`{key}` of {file} is used nowhere");
        }
    }
}

#[test]
fn every_text_of_the_interface_is_used() {
    let mut all = text("index.html");
    for (_, text) in programs().into_iter().chain(files("crates/content/src")) {
        all.push_str(&text);
    }
    assert_used("content/en/interface.toml", &all);
    assert_used("content/en/keepsake.toml", &all);
}

/// The program loads no text that only the page around it shows; so it must not ask for one.
#[test]
fn no_screen_asks_for_a_text_of_the_page_around_it() {
    let lean = text("crates/content-compiler/src/lean.rs");
    let (_, keys) = lean.split_once("PAGE_KEYS").expect("a list of keys");
    let (keys, _) = keys.split_once("];").expect("the end of the list");
    let keys: Vec<&str> = keys.split('"').skip(1).step_by(2).collect();
    assert!(keys.contains(&"skip"), "{keys:?}");
    let page = text("index.html");
    for key in keys {
        let shown = page.contains(&format!("{{{{{key}}}}}"));
        assert!(shown, "`{key}` does not stand in index.html");
        let asked = format!("wording.{key}()");
        for (path, text) in files("src") {
            assert!(!text.contains(&asked), "{}: {asked}", path.display());
        }
    }
}

#[test]
fn every_text_of_the_page_for_print_is_used() {
    let all = files("crates/paper/src").into_iter().map(|(_, text)| text);
    assert_used("content/en/paper.toml", &all.collect::<String>());
}

#[test]
fn every_file_says_what_it_is() {
    for folder in ["src", "crates", "xtask"] {
        for (path, text) in files(folder) {
            let tests = path.ends_with("tests.rs") || is_below(&path, "tests");
            let said = tests || text.starts_with("//!");
            assert!(said, "{} has no first line that defines it", path.display());
        }
    }
}

/// The manifests of all our crates.
fn manifests() -> Vec<String> {
    let crates = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("crates"));
    let crates = crates.expect("a folder of crates").map(|entry| {
        let name = entry.expect("an entry").file_name();
        format!("crates/{}/Cargo.toml", name.to_string_lossy())
    });
    let others = ["Cargo.toml", "xtask/Cargo.toml"].map(str::to_owned);
    crates.chain(others).collect()
}

/// What the manifests name themselves, except for what is ours.
fn dependencies() -> Vec<String> {
    let mut found = Vec::new();
    // The fuzz targets are no crate of the workspace, but what they need comes from outside, too.
    let fuzz = "fuzz/Cargo.toml".to_owned();
    for manifest in manifests().into_iter().chain([fuzz]) {
        let manifest = text(&manifest);
        let mut inside = false;
        for line in manifest.lines() {
            if let Some(section) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                // A dependency may have a section of its own.
                let own = section.rsplit_once("dependencies.").map(|(_, name)| name);
                found.extend(own.map(str::to_owned));
                inside = section.ends_with("dependencies") && !section.starts_with("workspace");
            } else if let Some((name, _)) = line.split_once(['=', '.'])
                && inside
                && !line.starts_with([' ', '#', '}', ']'])
            {
                found.push(name.trim().to_owned());
            }
        }
    }
    for package in [
        "e2e/package.json",
        "e2e/fhir/package.json",
        "e2e/hosts/package.json",
        "bench/package.json",
    ] {
        let package = text(package);
        let (_, list) = package.split_once("\"dependencies\": {").expect("packages");
        let (list, _) = list.split_once('}').expect("the end of the packages");
        let names = list.split(',').filter_map(|pair| pair.split('"').nth(1));
        found.extend(names.map(str::to_owned));
    }
    let ours = |name: &String| {
        let manifest =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("crates/{name}/Cargo.toml"));
        name == env!("CARGO_PKG_NAME") || manifest.is_file()
    };
    found.retain(|name| !ours(name));
    found.sort();
    found.dedup();
    found
}

#[test]
fn every_dependency_is_named_with_its_reason() {
    let page = text("docs/dependencies.md");
    let listed = page.lines().filter_map(|line| line.strip_prefix("| `"));
    let mut listed: Vec<&str> = listed.filter_map(|line| line.split('`').next()).collect();
    listed.sort_unstable();
    assert!(listed.len() > 10, "the page lists packages");
    assert_eq!(
        listed,
        dependencies(),
        "docs/dependencies.md and the manifests differ"
    );
}

#[test]
fn no_crate_of_ours_may_use_unsafe_code() {
    assert!(text("Cargo.toml").contains("unsafe_code = \"forbid\""));
    for manifest in manifests() {
        let held = text(&manifest).contains("[lints]\nworkspace = true");
        assert!(held, "{manifest} does not take the lints");
    }
}
