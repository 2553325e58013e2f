//! `SHA256SUMS`: what every file of the release holds, so that a deployed copy can be checked against it.

use std::fmt::Write;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::folder;

const NAME: &str = "SHA256SUMS";

/// Writes the file, in the form of `sha256sum`. It lists everything but itself, so nothing may be written after it.
pub(crate) fn write(folder: &Path) -> Result<(), String> {
    let mut lines = String::new();
    for name in folder::files(folder)? {
        if name == NAME {
            continue;
        }
        for byte in Sha256::digest(folder::read(folder, &name)?) {
            // Writing into a string cannot fail.
            let _ = write!(lines, "{byte:02x}");
        }
        let _ = writeln!(lines, "  {name}");
    }
    folder::write(folder, NAME, lines)
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_sha256sum() {
        let folder = folder::tests::folder("sums");
        folder::write(&folder, "a.txt", "abc").expect("a file can be written");
        for _ in 0..2 {
            write(&folder).expect("the sums can be written");
            // The test vector of FIPS 180-2 for "abc".
            assert_eq!(
                folder::read_text(&folder, NAME).as_deref(),
                Ok("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n")
            );
        }
        std::fs::remove_dir_all(folder).expect("the folder can be removed");
    }
}
