//! The files of a folder, in an order that is the same everywhere.

use std::fs;
use std::path::Path;

/// All files below the folder, as addresses relative to it, sorted.
pub(crate) fn files(folder: &Path) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    look(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn look(folder: &Path, above: &str, found: &mut Vec<String>) -> Result<(), String> {
    let problem = |e| format!("{}: {e}", folder.display());
    for entry in fs::read_dir(folder).map_err(problem)? {
        let entry = entry.map_err(problem)?;
        let name = format!("{above}{}", entry.file_name().to_string_lossy());
        if entry.file_type().map_err(problem)?.is_dir() {
            look(&entry.path(), &format!("{name}/"), found)?;
        } else {
            found.push(name);
        }
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::expect_used)]
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
        let folder = folder("listing");
        fs::create_dir(folder.join("b")).expect("a folder can be made");
        for name in ["c.txt", "b/a.txt", ".a"] {
            fs::write(folder.join(name), name).expect("a file can be written");
        }
        assert_eq!(
            files(&folder),
            Ok([".a", "b/a.txt", "c.txt"].map(str::to_owned).to_vec())
        );
        fs::remove_dir_all(folder).expect("the folder can be removed");
    }
}
