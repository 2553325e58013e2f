//! Names that hold a digest of what is in the file, as caches may keep such a file for ever. Trunk takes its digests
//! before wasm-opt has run, so another wasm-opt would put other bytes under the same name.

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::folder;

/// The first half of a file's digest is enough for a name.
const BYTES: usize = 8;

/// Names the files anew, in the folder and in a page that asks for them.
pub(crate) fn renew(folder: &Path, html: &str) -> Result<String, String> {
    let mut html = html.to_owned();
    for name in folder::files(folder)? {
        if folder::is_named_by_content(&name) {
            let new = renewed(&name, &folder::read(folder, &name)?);
            folder::rename(folder, &name, &new)?;
            html = html.replace(&name, &new);
        }
    }
    Ok(html)
}

fn renewed(name: &str, content: &[u8]) -> String {
    let digest = digest(content);
    let (stem, rest) = name.rsplit_once('-').unwrap_or((name, ""));
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || ('a'..='f').contains(&c));
    format!("{stem}-{digest}{rest}")
}

/// The digest as it stands in a name.
pub(crate) fn digest(content: &[u8]) -> String {
    let bytes = Sha256::digest(content).into_iter().take(BYTES);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_what_is_in_it() {
        let folder = folder::tests::folder("names");
        for name in ["a-0123456789abcdef_bg.wasm", "index.html"] {
            folder::write(&folder, name, "abc").expect("a file can be written");
        }
        let page = "<link href=./a-0123456789abcdef_bg.wasm><a href=index.html>";
        for _ in 0..2 {
            // The test vector of FIPS 180-2 for "abc".
            assert_eq!(
                renew(&folder, page).as_deref(),
                Ok("<link href=./a-ba7816bf8f01cfea_bg.wasm><a href=index.html>")
            );
            let names = ["a-ba7816bf8f01cfea_bg.wasm", "index.html"];
            assert_eq!(
                folder::files(&folder),
                Ok(names.map(str::to_owned).to_vec())
            );
            folder::rename(&folder, names[0], "a-0123456789abcdef_bg.wasm")
                .expect("it can be renamed");
        }
        std::fs::remove_dir_all(folder).expect("the folder can be removed");
    }

    #[test]
    fn the_rest_of_a_name_stays() {
        assert_eq!(
            renewed("glute-check-00ff00ff00ff00ff.js", b"abc"),
            "glute-check-ba7816bf8f01cfea.js"
        );
        assert_eq!(
            renewed("words-en-00ff00ff00ff00ff.txt", b"abc"),
            "words-en-ba7816bf8f01cfea.txt"
        );
    }
}
