//! What a host should send beside the files, in one table, and the files that tell hosts so: `_headers`, `.htaccess`
//! and examples for nginx and Caddy.
//!
//! The Content-Security-Policy is not among them. It stands in each page, because its hashes belong to that page: a header
//! would have to change with every build, and hosts without headers would have no policy.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::listing;

/// Sent with every file. There is no `X-Frame-Options`: embedding is what the check is for. A sandboxed frame has no
/// origin, so anyone may read the files, which hold nothing about anybody.
const ALWAYS: [(&str, &str); 5] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", PERMISSIONS),
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
];

/// What browsers can forbid is given up, but for copying and sharing the link. Of names that it does not know, Chromium
/// writes to the console, so two are missing: `bluetooth`, and `web-share`, which is for the page's own origin anyway.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), \
    clipboard-write=(self), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), \
    gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), sync-xhr=(), usb=(), \
    xr-spatial-tracking=()";

/// A file whose name changes with what it holds can be kept for ever; any other is asked after each time.
const HASHED: &str = "public, max-age=31536000, immutable";
const NAMED: &str = "no-cache";

/// How a hashed name is known, as a regular expression and as code (`is_hashed`).
const HASH: &str = "-[0-9a-f]{16}[._]";

/// A kind of file: how its name ends, what it is called in a header, and whether compressing it helps.
struct Kind(&'static str, &'static str, bool);

const KINDS: [Kind; 10] = [
    Kind("html", "text/html", true),
    Kind("js", "text/javascript", true),
    Kind("wasm", "application/wasm", true),
    Kind("webmanifest", "application/manifest+json", true),
    Kind("txt", "text/plain", true),
    Kind("css", "text/css", true),
    Kind("json", "application/json", true),
    Kind("svg", "image/svg+xml", true),
    Kind("png", "image/png", false),
    Kind("ico", "image/x-icon", false),
];

/// Whether a copy in fewer bytes can be made of a file with this name.
pub(crate) fn is_compressible(name: &str) -> bool {
    kind(name).is_some_and(|kind| kind.2)
}

fn kind(name: &str) -> Option<&'static Kind> {
    let (_, ending) = name.rsplit_once('.')?;
    KINDS.iter().find(|kind| kind.0 == ending)
}

fn is_hashed(name: &str) -> bool {
    name.match_indices('-').any(|(at, _)| {
        let after = &name.as_bytes()[at + 1..];
        after.len() > 16
            && after[..16]
                .iter()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(b))
            && matches!(after[16], b'.' | b'_')
    })
}

fn caching(name: &str) -> &'static str {
    if is_hashed(name) { HASHED } else { NAMED }
}

/// Writes the files.
pub(crate) fn write(folder: &Path) -> Result<(), String> {
    let names: Vec<_> = listing::files(folder)?
        .into_iter()
        .filter(|name| kind(name).is_some())
        .collect();
    let hosting = folder.join("hosting");
    fs::create_dir_all(&hosting).map_err(|e| format!("{}: {e}", hosting.display()))?;
    for (name, text) in [
        ("_headers", underscore_headers(&names)),
        (".htaccess", htaccess()),
        ("hosting/nginx.conf", nginx()),
        ("hosting/Caddyfile", caddyfile()),
    ] {
        fs::write(folder.join(name), text).map_err(|e| format!("{name}: {e}"))?;
    }
    Ok(())
}

/// For Netlify and Cloudflare Pages. They join what several rules say of one header, so each file is named once.
fn underscore_headers(names: &[String]) -> String {
    let mut text = "# For Netlify and Cloudflare Pages, which read this file at the root of a site.\n\
        # Where the check lies under a path, put that path before each address, and the file at the root.\n/*\n"
        .to_owned();
    let mut rule = |header: &str, value: &str| {
        // Writing into a string cannot fail, here and below.
        let _ = writeln!(text, "  {header}: {value}");
    };
    for (header, value) in ALWAYS {
        rule(header, value);
    }
    let folders = names.iter().filter_map(|name| {
        let folder = name.strip_suffix("index.html")?;
        Some((folder.to_owned(), NAMED, None))
    });
    let files = names.iter().map(|name| {
        // Of pages they know the type, and the character set too.
        let told = kind(name)
            .filter(|kind| kind.0 != "html")
            .map(|kind| kind.1);
        (name.clone(), caching(name), told)
    });
    for (name, caching, told) in folders.chain(files) {
        let _ = writeln!(text, "/{name}\n  Cache-Control: {caching}");
        if let Some(told) = told {
            let _ = writeln!(text, "  Content-Type: {told}");
        }
    }
    text
}

/// For Apache, where the host lets a folder have settings of its own.
fn htaccess() -> String {
    let mut text =
        "# For Apache. What it has no module for, it leaves out.\n<IfModule mod_mime.c>\n"
            .to_owned();
    for Kind(ending, name, _) in &KINDS {
        let _ = writeln!(text, "  AddType {name} .{ending}");
    }
    text.push_str("  AddCharset utf-8 .html .txt\n</IfModule>\n<IfModule mod_headers.c>\n");
    for (header, value) in ALWAYS {
        let _ = writeln!(text, "  Header always set {header} \"{value}\"");
    }
    let _ = write!(
        text,
        "  Header set Cache-Control \"{NAMED}\"\n  <FilesMatch \"{HASH}\">\n    Header set Cache-Control \"{HASHED}\"\n  \
         </FilesMatch>\n</IfModule>\n"
    );
    text
}

/// For nginx, to be included in its `http` block.
fn nginx() -> String {
    let mut text = format!(
        "# For nginx: include this in the `http` block, with your own name and folder.\n\
         map $uri $glute_check_caching {{\n  default \"{NAMED}\";\n  \"~{HASH}\" \"{HASHED}\";\n}}\n\n\
         server {{\n  listen 80;\n  server_name example.com;\n  root /srv/www;\n\n  \
         # Where the check lies under a path: location /blog/quiz/\n  location / {{\n    \
         gzip_static on;\n    gzip_vary on;\n    # With the module ngx_brotli, which makes it smaller still:\n    # brotli_static on;\n    \
         charset utf-8;\n    types {{\n"
    );
    for Kind(ending, name, _) in &KINDS {
        let _ = writeln!(text, "      {name} {ending};");
    }
    text.push_str("    }\n");
    for (header, value) in ALWAYS {
        let _ = writeln!(text, "    add_header {header} \"{value}\" always;");
    }
    text.push_str(
        "    # Without `always`: that a file is missing must not be remembered.\n    \
         add_header Cache-Control $glute_check_caching;\n  }\n}\n",
    );
    text
}

/// For Caddy.
fn caddyfile() -> String {
    let mut text = format!(
        "# For Caddy, with your own name and folder.\nexample.com {{\n\troot * /srv/www\n\tfile_server {{\n\t\t\
         precompressed br gzip\n\t}}\n\n\
         \t# That a file is missing must not be remembered, so it has to be there.\n\
         \t@hashed {{\n\t\tfile\n\t\tpath_regexp `{HASH}`\n\t}}\n\
         \t@named not path_regexp `{HASH}`\n\
         \theader @hashed Cache-Control \"{HASHED}\"\n\theader @named Cache-Control \"{NAMED}\"\n\n"
    );
    for Kind(ending, name, _) in &KINDS {
        let set = if name.starts_with("text/") {
            "; charset=utf-8"
        } else {
            ""
        };
        let _ = writeln!(text, "\theader *.{ending} Content-Type \"{name}{set}\"");
    }
    text.push_str("\n\theader {\n");
    for (header, value) in ALWAYS {
        let _ = writeln!(text, "\t\t{header} \"{value}\"");
    }
    text.push_str("\t}\n}\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_names_are_known() {
        for name in [
            "glute-check-c756be1f3b96263b.js",
            "glute-check-784850211627b857_bg.wasm",
            "words-en-784850211627b857.txt",
        ] {
            assert!(is_hashed(name), "{name}");
        }
        for name in [
            "index.html",
            "glute-check.html",
            "icon-192.png",
            "sw.js",
            "a-784850211627b85g.js",
            "a-784850211627b8571.js",
            "a-784850211627b857",
        ] {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[test]
    fn copies_and_settings_are_not_compressed() {
        assert!(is_compressible("index.html") && is_compressible("a_bg.wasm"));
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
    fn every_host_is_told_everything() {
        let names = ["index.html", "sw.js", "a-784850211627b857_bg.wasm"].map(str::to_owned);
        let rules = underscore_headers(&names);
        for text in [&rules, &htaccess(), &nginx(), &caddyfile()] {
            for (header, value) in ALWAYS {
                assert!(
                    text.contains(header) && text.contains(value),
                    "{header}: {text}"
                );
            }
            for said in [HASHED, NAMED, "application/wasm"] {
                assert!(text.contains(said), "{said}: {text}");
            }
            assert!(!text.contains("X-Frame-Options"));
        }
        assert!(
            rules.contains(
                "\n/\n  Cache-Control: no-cache\n/index.html\n  Cache-Control: no-cache\n"
            )
        );
        assert!(rules.contains(&format!(
            "\n/a-784850211627b857_bg.wasm\n  Cache-Control: {HASHED}\n"
        )));
        let always = rules.split("\n/\n").next().unwrap_or_default();
        assert!(
            !always.contains("Cache-Control"),
            "it would be joined with each file's"
        );
    }
}
