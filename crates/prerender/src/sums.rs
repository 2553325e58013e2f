//! `SHA256SUMS`: what every file of the release holds, so that a deployed copy can be checked against it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::listing;

const NAME: &str = "SHA256SUMS";

/// Writes the file, in the form of `sha256sum`. It lists everything but itself, so nothing may be written after it.
pub(crate) fn write(folder: &Path) -> Result<(), String> {
    let mut lines = String::new();
    for name in listing::files(folder)? {
        if name == NAME {
            continue;
        }
        let bytes = fs::read(folder.join(&name)).map_err(|e| format!("{name}: {e}"))?;
        for byte in Sha256::digest(&bytes) {
            // Writing into a string cannot fail.
            let _ = write!(lines, "{byte:02x}");
        }
        let _ = writeln!(lines, "  {name}");
    }
    fs::write(folder.join(NAME), lines).map_err(|e| format!("{NAME}: {e}"))
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_sha256sum() {
        let folder = listing::tests::folder("sums");
        fs::write(folder.join("a.txt"), "abc").expect("a file can be written");
        for _ in 0..2 {
            write(&folder).expect("the sums can be written");
            // The test vector of FIPS 180-2 for "abc".
            assert_eq!(
                fs::read_to_string(folder.join(NAME)).unwrap_or_default(),
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n"
            );
        }
        fs::remove_dir_all(folder).expect("the folder can be removed");
    }
}
