//! A version: the numbers of `0.22.1`, compared as numbers.

use std::fmt;

/// `major.minor.patch`; a missing part is 0, so a browser's `156.0.8078.79` and binaryen's `132` are versions too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(pub(crate) u32, pub(crate) u32, pub(crate) u32);

impl Version {
    /// Finds the first version in what a program says of itself, such as `trunk 0.22.1` or `v20.20.2`.
    pub(crate) fn find(text: &str) -> Option<Self> {
        text.split_whitespace()
            .find_map(|word| Self::read(word.strip_prefix('v').unwrap_or(word)))
    }

    fn read(word: &str) -> Option<Self> {
        // `1.99.0-nightly` counts as 1.99.0: near enough to choose a tool by.
        let numbers = word.split(['-', '+']).next()?;
        let mut parts = numbers.split('.').map(str::parse);
        let major = parts.next()?.ok()?;
        let minor = parts.next().unwrap_or(Ok(0)).ok()?;
        let patch = parts.next().unwrap_or(Ok(0)).ok()?;
        Some(Self(major, minor, patch))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tool_is_understood() {
        for (said, version) in [
            ("trunk 0.22.1", Version(0, 22, 1)),
            ("wasm-bindgen 0.2.130 (1234abc)", Version(0, 2, 130)),
            ("wasm-opt version 132 (version_132)", Version(132, 0, 0)),
            ("v20.20.2\n", Version(20, 20, 2)),
            (
                "rustc 1.99.0-nightly (0f1e2d 2026-09-01)",
                Version(1, 99, 0),
            ),
            (
                "Chromium 156.0.8078.79 built on Debian",
                Version(156, 0, 8078),
            ),
        ] {
            assert_eq!(Version::find(said), Some(version), "{said}");
        }
        assert_eq!(Version::find("no numbers here"), None);
    }

    #[test]
    fn parts_compare_as_numbers() {
        assert!(Version(0, 2, 130) > Version(0, 2, 99));
        assert!(Version(1, 99, 1) > Version(1, 96, 1));
        assert!(Version(1, 0, 0) > Version(0, 99, 99));
    }
}
