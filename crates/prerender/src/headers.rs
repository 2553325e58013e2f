//! The headers: what a host should send with each file of the release, in one table. `hosts.rs` writes it down for each
//! kind of host, `docs/hosting.md` says why.

use crate::folder;

/// Sent with every file. There is no `X-Frame-Options` and no `Cross-Origin-Opener-Policy`: embedding is what the check
/// is for. A sandboxed frame has no origin, so anyone may read the files, which hold nothing about anybody.
pub(crate) const ALWAYS: [(&str, &str); 6] = [
    ("Content-Security-Policy", POLICY),
    ("Permissions-Policy", PERMISSIONS),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
];

/// The host's half of the policy: whatever stands in a page, nothing goes to another host. It names no digests, so a
/// server that is set up once goes on serving every later release. Those are in each page (`policy.rs`), and add up.
const POLICY: &str = "connect-src 'self'; img-src 'self' data:; font-src 'none'; media-src 'none'; object-src 'none'; \
    frame-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// All that Chromium 156 can be asked to give up is given up, but for copying the link. Sharing (`web-share`) is left at
/// its default, the page itself: Chromium on Linux does not know it, and says so in everyone's console.
const PERMISSIONS: &str = "accelerometer=(), aria-notify=(), autoplay=(), browsing-topics=(), camera=(), \
    captured-surface-control=(), clipboard-read=(), clipboard-write=(self), compute-pressure=(), \
    cross-origin-isolated=(), deferred-fetch=(), deferred-fetch-minimal=(), digital-credentials-create=(), \
    digital-credentials-get=(), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), \
    gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), keyboard-map=(), language-detector=(), \
    language-model=(), local-fonts=(), local-network=(), local-network-access=(), loopback-network=(), magnetometer=(), \
    media-playback-while-not-visible=(), microphone=(), midi=(), on-device-speech-recognition=(), otp-credentials=(), \
    payment=(), picture-in-picture=(), private-state-token-issuance=(), private-state-token-redemption=(), \
    publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), speaker-selection=(), \
    storage-access=(), summarizer=(), sync-xhr=(), translator=(), unload=(), usb=(), window-management=(), \
    xr-spatial-tracking=()";

/// A file whose name changes with what it holds can be kept for ever; any other is asked after each time.
pub(crate) const KEPT: &str = "public, max-age=31536000, immutable";
pub(crate) const ASKED: &str = "no-cache";

/// How a name that changes with what it holds is known, as a regular expression.
pub(crate) const DIGEST: &str = "-[0-9a-f]{16}(_bg)?[.][a-z]+$";

/// A kind of file: how its name ends, what it is called in a header, and whether compressing it helps.
pub(crate) struct Kind {
    pub(crate) ending: &'static str,
    pub(crate) name: &'static str,
    pub(crate) compressible: bool,
}

const fn kind(ending: &'static str, name: &'static str, compressible: bool) -> Kind {
    Kind {
        ending,
        name,
        compressible,
    }
}

/// A kind stands after the one whose ending is the end of its own: where a rule adds to another, the later counts.
pub(crate) const KINDS: [Kind; 10] = [
    kind("html", "text/html; charset=utf-8", true),
    kind("js", "text/javascript; charset=utf-8", true),
    kind("wasm", "application/wasm", true),
    kind("txt", "text/plain; charset=utf-8", true),
    kind("json", "application/json", true),
    kind("fhir.json", "application/fhir+json", true),
    kind("webmanifest", "application/manifest+json", true),
    kind("svg", "image/svg+xml", true),
    kind("png", "image/png", false),
    kind("css", "text/css; charset=utf-8", true),
];

pub(crate) fn kind_of(name: &str) -> Option<&'static Kind> {
    KINDS.iter().rev().find(|kind| kind.ends(name))
}

impl Kind {
    /// Whether a file with this name may be of this kind.
    pub(crate) fn ends(&self, name: &str) -> bool {
        let stem = name.strip_suffix(self.ending);
        stem.is_some_and(|stem| stem.ends_with('.'))
    }

    /// Whether its ending is of two parts, which many hosts know no rule for.
    pub(crate) fn has_two_endings(&self) -> bool {
        self.ending.contains('.')
    }

    /// As it stands in an expression.
    pub(crate) fn pattern(&self) -> String {
        self.ending.replace('.', "[.]")
    }
}

/// Whether a copy in fewer bytes can be made of a file with this name.
pub(crate) fn is_compressible(name: &str) -> bool {
    kind_of(name).is_some_and(|kind| kind.compressible)
}

pub(crate) fn caching(name: &str) -> &'static str {
    if folder::is_named_by_content(name) {
        KEPT
    } else {
        ASKED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_is_neither_a_picture_nor_a_copy_nor_a_setting() {
        for name in [
            "index.html",
            "a-0123456789abcdef_bg.wasm",
            "sw.js",
            "icon.svg",
        ] {
            assert!(is_compressible(name), "{name}");
        }
        for name in [
            "index.html.br",
            "a.js.gz",
            "icon.png",
            "_headers",
            ".htaccess",
            "SHA256SUMS",
        ] {
            assert!(!is_compressible(name), "{name}");
        }
    }

    #[test]
    fn of_two_kinds_the_closer_one_counts() {
        for (name, kind) in [
            ("oembed.json", Some("application/json")),
            ("fhir/a.fhir.json", Some("application/fhir+json")),
            ("fhir.json", Some("application/json")),
            ("json", None),
            ("a.fhir.json.br", None),
        ] {
            assert_eq!(kind_of(name).map(|kind| kind.name), kind, "{name}");
        }
    }

    #[test]
    fn only_a_name_with_a_digest_is_kept() {
        assert_eq!(caching("words-en-0123456789abcdef.txt"), KEPT);
        for name in ["index.html", "glute-check.html", "icon-192.png", "sw.js"] {
            assert_eq!(caching(name), ASKED, "{name}");
        }
    }

    #[test]
    fn a_header_is_one_line_and_fits_between_quotes() {
        for (header, value) in ALWAYS {
            assert!(
                !value.contains(['"', '\n', '$', '{', '%']),
                "{header}: {value}"
            );
            assert!(!value.contains("  "), "{header}: {value}");
        }
    }
}
