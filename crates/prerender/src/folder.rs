//! The folder that is being built: its files, by their names relative to it.

use std::fs;
use std::path::Path;

/// The names of all files, with `/` between folders, in order.
pub(crate) fn files(folder: &Path) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    collect(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<(), String> {
    let said = |e| format!("{}: {e}", folder.display());
    for entry in fs::read_dir(folder).map_err(said)? {
        let path = entry.map_err(said)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{name}/"), found)?;
        } else {
            found.push(name);
        }
    }
    Ok(())
}

pub(crate) fn read(folder: &Path, name: &str) -> Result<Vec<u8>, String> {
    fs::read(folder.join(name)).map_err(|e| format!("{name}: {e}"))
}

pub(crate) fn read_text(folder: &Path, name: &str) -> Result<String, String> {
    fs::read_to_string(folder.join(name)).map_err(|e| format!("{name}: {e}"))
}

pub(crate) fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> Result<(), String> {
    fs::write(folder.join(name), content).map_err(|e| format!("{name}: {e}"))
}

pub(crate) fn rename(folder: &Path, name: &str, new: &str) -> Result<(), String> {
    fs::rename(folder.join(name), folder.join(new)).map_err(|e| format!("{name}: {e}"))
}

/// Makes a text file another.
pub(crate) fn edit(
    folder: &Path,
    name: &str,
    change: impl FnOnce(&str) -> Result<String, String>,
) -> Result<(), String> {
    write(folder, name, change(&read_text(folder, name)?)?)
}

/// Whether a name holds a digest of what is in the file, as Trunk's `glute-check-0123456789abcdef_bg.wasm` does.
/// Such a file never changes; `static/sw.js` knows these names, too.
pub(crate) fn is_named_by_content(name: &str) -> bool {
    let Some((stem, kind)) = name.rsplit_once('.') else {
        return false;
    };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let digest = stem.rsplit_once('-').map_or("", |(_, digest)| digest);
    let is_digest = digest.len() >= 8
        && digest
            .bytes()
            .all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    is_digest && !name.contains('/') && !matches!(kind, "br" | "gz" | "zst" | "map")
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on should stop")]
pub(crate) mod tests {
    use super::*;
    use std::path::PathBuf;

    /// An empty folder for one test.
    pub(crate) fn folder(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("glute-check-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder can be made");
        folder
    }

    #[test]
    fn files_of_folders_are_listed_in_order() {
        let folder = folder("files");
        fs::create_dir(folder.join("b")).expect("a folder can be made");
        for name in ["c.txt", "b/a.txt", ".a"] {
            write(&folder, name, name).expect("a file can be written");
        }
        assert_eq!(
            files(&folder),
            Ok([".a", "b/a.txt", "c.txt"].map(str::to_owned).to_vec())
        );
        fs::remove_dir_all(folder).expect("the folder can be removed");
    }

    #[test]
    fn a_name_with_a_digest_is_known() {
        for (name, known) in [
            ("glute-check-747581b75d2f59d3_bg.wasm", true),
            ("glute-check-c756be1f3b96263b.js", true),
            ("words-en-0123456789abcdef.txt", true),
            ("glute-check-c756be1f3b96263b.js.br", false),
            ("glute-check-c756be1f3b96263b.js.map", false),
            ("es/words-0123456789abcdef.txt", false),
            ("icon-180.png", false),
            ("index.html", false),
            ("_headers", false),
        ] {
            assert_eq!(is_named_by_content(name), known, "{name}");
        }
    }
}
