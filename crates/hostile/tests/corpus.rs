//! Every input of the corpora, through its target. An input stands there because it once reached something new, or
//! because a promise was broken by it.

#![allow(clippy::expect_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::path::Path;

use hostile::TARGETS;
use hostile::strings::strings;
use quiz::link::{LinkError, decode};

fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(target);
    let entries = fs::read_dir(folder).expect("a corpus");
    let files = entries.map(|entry| entry.expect("an entry").path());
    let inputs = files.map(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        (name.into_owned(), fs::read(&file).expect("an input"))
    });
    inputs.collect()
}

#[test]
fn no_input_breaks_a_promise() {
    for (name, target) in TARGETS {
        let inputs = corpus(name);
        assert!(inputs.len() >= 20, "{name}: {} inputs", inputs.len());
        for (file, input) in inputs {
            println!("{name}/{file}");
            target(&input);
        }
    }
}

/// A corpus in which nothing opens, or nothing is refused in one of the ways there are, would try little.
#[test]
fn the_links_of_the_corpus_open_and_are_refused_in_every_way() {
    let told = corpus("link").into_iter().map(|(_, input)| {
        let text = String::from_utf8_lossy(&input).into_owned();
        decode(&content::QUESTIONNAIRE, &text).map(|_| ())
    });
    let told: Vec<_> = told.collect();
    for way in [
        Ok(()),
        Err(LinkError::NotOurs),
        Err(LinkError::CutShort),
        Err(LinkError::Altered),
        Err(LinkError::Newer),
    ] {
        assert!(told.contains(&way), "nothing is {way:?}");
    }
}

#[test]
fn some_hostile_strings_are_told_what_they_are() {
    let codes = ["13KmdvY", "144krG8N"];
    let told = strings(1, 20_000, &codes);
    assert_eq!(told.all(), 20_000);
    assert_eq!(told, strings(1, 20_000, &codes));
    assert_ne!(told, strings(2, 20_000, &codes));
    // One random string in 4,000 may open; none of 20,000 is expected to.
    assert!(told.guessed <= 5, "{told:?}");
    for n in [told.opened, told.not_ours, told.cut_short, told.altered] {
        assert!(n > 0, "{told:?}");
    }
}
