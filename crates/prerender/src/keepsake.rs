//! The files of the keepsake, the program that comes later: its words, and names that change with what is in them.

use std::path::Path;

use crate::{folder, words};

/// The program and its glue, as Trunk calls what is not a page's first program.
const FILES: [&str; 2] = ["keepsake.js", "keepsake_bg.wasm"];

/// Writes its words under a name that changes with them, and names them in the page.
pub(crate) fn write_words(folder: &Path, html: &str, language: &str) -> Result<String, String> {
    let found = keepsake::TEXTS.iter().find(|(code, _)| *code == language);
    let (_, text) = found.ok_or_else(|| format!("the keepsake has no language `{language}`."))?;
    words::put(folder, html, "keepsake", language, text)
}

/// Gives its files names with a place for a digest, which [`crate::names::renew`] fills once they are as they will be.
pub(crate) fn name(folder: &Path, html: &str) -> Result<String, String> {
    let mut named = html.to_owned();
    for file in FILES {
        if !named.contains(file) {
            return Err(format!("the page asks for no {file}."));
        }
        let new = file.replacen("keepsake", "keepsake-0000000000000000", 1);
        folder::rename(folder, file, &new)?;
        named = named.replace(file, &new);
    }
    Ok(named)
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;
    use crate::names;

    #[test]
    fn the_page_names_what_it_asks_for_later() {
        let folder = folder::tests::folder("keepsake");
        for file in FILES {
            folder::write(&folder, file, file).expect("a file can be written");
        }
        let page =
            "[\"./keepsake_bg.wasm\",\"\"],[\"./keepsake.txt\",\"\"] import(\"./keepsake.js\")";
        let html = write_words(&folder, page, "en").expect("there are words");
        let html = name(&folder, &html).expect("the files can be named");
        let html = names::renew(&folder, &html).expect("the files can be named anew");
        let files = folder::files(&folder).expect("the folder can be read");
        assert_eq!(files.len(), 3);
        for file in files {
            assert!(folder::is_named_by_content(&file), "{file}");
            assert!(html.contains(&format!("\"./{file}\"")), "{file}: {html}");
            assert!(!file.contains("0000000000000000"), "{file}");
        }
        assert!(write_words(&folder, "<p>", "en").is_err());
        assert!(write_words(&folder, page, "xx").is_err());
        assert!(name(&folder, "<p>").is_err());
        std::fs::remove_dir_all(folder).expect("the folder can be removed");
    }
}
