//! The lock file: which version of a package the project uses.

use crate::failure::{Failure, Outcome};
use crate::version::Version;

/// The version of `package` in `Cargo.lock`, so that no version is written down twice.
pub(crate) fn version_of(package: &str) -> Outcome<Version> {
    let lock = std::fs::read_to_string("Cargo.lock")
        .map_err(|error| Failure::failed(format!("cannot read Cargo.lock: {error}")))?;
    find(&lock, package)
        .ok_or_else(|| Failure::failed(format!("Cargo.lock holds no package `{package}`")))
}

fn find(lock: &str, package: &str) -> Option<Version> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.find_map(|line| line.strip_prefix("version = "))?;
    Version::find(version.trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen-macro"
version = "0.2.1"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry"
"#;

    #[test]
    fn the_exact_name_counts() {
        assert_eq!(find(LOCK, "wasm-bindgen"), Some(Version(0, 2, 130)));
        assert_eq!(find(LOCK, "wasm"), None);
    }
}
