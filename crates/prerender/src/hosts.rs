//! The hosts: the table of `headers.rs` written down as each kind of host reads it.
//!
//! What a host finds in the folder itself is in the folder: `_headers`, `.htaccess`, `staticwebapp.config.json`. What
//! belongs beside it or into a server's own settings is in `hosting/`, which need not be served.

use std::fmt::Write;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::folder;
use crate::headers::{ALWAYS, ASKED, DIGEST, KEPT, KINDS, Kind, caching, kind_of};

/// Writes the settings for all hosts.
pub(crate) fn write(folder: &Path) -> Result<(), String> {
    let names = folder::files(folder)?;
    let names: Vec<_> = names.iter().filter(|n| kind_of(n).is_some()).collect();
    let names: Vec<_> = names.iter().map(|n| n.as_str()).collect();
    let hosting = folder.join("hosting");
    std::fs::create_dir_all(&hosting).map_err(|e| format!("{}: {e}", hosting.display()))?;
    for (name, text) in [
        ("_headers", netlify(&names)),
        (".htaccess", apache()),
        ("staticwebapp.config.json", printed(&azure(&names))),
        ("hosting/vercel.json", printed(&vercel(&names))),
        ("hosting/firebase.json", printed(&firebase(&names))),
        ("hosting/nginx.conf", nginx()),
        ("hosting/Caddyfile", caddy()),
    ] {
        folder::write(folder, name, text)?;
    }
    Ok(())
}

/// The kinds whose names end in two endings, and all others: hosts that go by the last one have to be told more of the first.
fn kinds() -> (Vec<&'static Kind>, Vec<&'static Kind>) {
    KINDS.iter().partition(|kind| kind.has_two_endings())
}

fn printed(settings: &Value) -> String {
    format!("{settings:#}\n")
}

/// The files whose names change with what they hold, as addresses of a site that is the check alone.
fn kept<'a>(names: &'a [&str]) -> impl Iterator<Item = String> + 'a {
    let kept = names.iter().filter(|name| caching(name) == KEPT);
    kept.map(|name| format!("/{name}"))
}

/// The files whose kind hosts do not know by themselves, as addresses, each with the name of its kind.
fn typed<'a>(names: &'a [&str]) -> impl Iterator<Item = (String, &'static str)> + 'a {
    let kinds = names.iter().filter_map(|name| Some((name, kind_of(name)?)));
    let unknown = kinds.filter(|(_, kind)| kind.has_two_endings());
    unknown.map(|(name, kind)| (format!("/{name}"), kind.name))
}

/// Netlify and Cloudflare Pages. They join what several rules say of one header, so each file's caching is named once;
/// types are theirs, and both know them, but for those with two endings.
fn netlify(names: &[&str]) -> String {
    let mut text = "# For Netlify and Cloudflare Pages, which read this file at the root of a site.\n\
        # Where the check lies under a path, put that path before each address, and the file at the root.\n/*\n"
        .to_owned();
    for (header, value) in ALWAYS {
        // Writing into a string cannot fail, here and below.
        let _ = writeln!(text, "  {header}: {value}");
    }
    let folders = names
        .iter()
        .filter_map(|name| name.strip_suffix("index.html"));
    for name in folders.chain(names.iter().copied()) {
        let _ = writeln!(text, "/{name}\n  Cache-Control: {}", caching(name));
    }
    for (address, kind) in typed(names) {
        let _ = writeln!(text, "{address}\n  Content-Type: {kind}");
    }
    text
}

/// Apache, where the host lets a folder have settings of its own. The module that compresses by itself would compress
/// the copies again.
fn apache() -> String {
    let mut text = "# For Apache. What it has no module for, it leaves out.\nAddDefaultCharset off\n\
        <IfModule mod_mime.c>\n  # A folder above may call .br a language (Breton) and .gz a type.\n  \
        RemoveLanguage .br\n  RemoveType .br .gz\n  RemoveEncoding .br .gz\n"
        .to_owned();
    let (two, one) = kinds();
    for kind in one {
        let _ = writeln!(text, "  AddType \"{}\" .{}", kind.name, kind.ending);
    }
    for kind in two {
        let _ = writeln!(
            text,
            "  <FilesMatch \"[.]{}$\">\n    ForceType \"{}\"\n  </FilesMatch>",
            kind.pattern(),
            kind.name
        );
    }
    let packings = [("br", "br"), ("gz", "gzip")];
    text.push_str(
        "</IfModule>\n<IfModule mod_rewrite.c>\n<IfModule mod_headers.c>\n  RewriteEngine On\n",
    );
    for (ending, packing) in packings {
        let _ = write!(
            text,
            "  RewriteCond %{{HTTP:Accept-Encoding}} \\b{packing}\\b\n  RewriteCond %{{REQUEST_FILENAME}}.{ending} -f\n  \
             RewriteRule ^(.+)$ $1.{ending} [L]\n"
        );
    }
    for (ending, packing) in packings {
        let _ = write!(
            text,
            "  <FilesMatch \"\\.{ending}$\">\n    SetEnv no-gzip 1\n    SetEnv no-brotli 1\n    \
             Header set Content-Encoding {packing}\n  </FilesMatch>\n"
        );
        for kind in KINDS.iter().filter(|kind| kind.compressible) {
            let _ = writeln!(
                text,
                "  <FilesMatch \"\\.{}\\.{ending}$\">\n    ForceType \"{}\"\n  </FilesMatch>",
                kind.pattern(),
                kind.name
            );
        }
    }
    text.push_str("</IfModule>\n</IfModule>\n<IfModule mod_headers.c>\n");
    for (header, value) in ALWAYS {
        let _ = writeln!(text, "  Header always set {header} \"{value}\"");
    }
    // Without `always`: that a file is missing must not be remembered.
    let digest = DIGEST.strip_suffix('$').unwrap_or(DIGEST);
    let _ = write!(
        text,
        "  Header merge Vary Accept-Encoding\n  Header set Cache-Control \"{ASKED}\"\n  \
         <FilesMatch \"{digest}([.](br|gz))?$\">\n    Header set Cache-Control \"{KEPT}\"\n  </FilesMatch>\n</IfModule>\n"
    );
    text
}

/// Azure Static Web Apps, in the folder itself.
fn azure(names: &[&str]) -> Value {
    let mut always = object(ALWAYS);
    always.insert("Cache-Control".to_owned(), ASKED.into());
    let kinds = KINDS.iter().filter(|k| !k.has_two_endings());
    let kinds = kinds.map(|k| (format!(".{}", k.ending), k.name.into()));
    let routes =
        kept(names).map(|route| json!({ "route": route, "headers": { "Cache-Control": KEPT } }));
    let typed = typed(names)
        .map(|(route, kind)| json!({ "route": route, "headers": { "Content-Type": kind } }));
    let routes = routes.chain(typed);
    json!({
        "globalHeaders": always,
        "mimeTypes": kinds.collect::<Map<_, Value>>(),
        "routes": routes.collect::<Vec<_>>(),
    })
}

/// Vercel, in the project's folder. It knows the types, and asks after all that no rule tells it to keep.
fn vercel(names: &[&str]) -> Value {
    let all = json!({ "source": "/(.*)", "headers": pairs(ALWAYS) });
    let kept = kept(names)
        .map(|source| json!({ "source": source, "headers": pairs([("Cache-Control", KEPT)]) }));
    let rules = std::iter::once(all).chain(kept).chain(typed_rules(names));
    json!({ "headers": rules.collect::<Vec<_>>() })
}

/// Firebase Hosting, beside the folder. Of two rules for one header, the later one counts.
fn firebase(names: &[&str]) -> Value {
    let always = ALWAYS.into_iter().chain([("Cache-Control", ASKED)]);
    let all = json!({ "source": "**", "headers": pairs(always) });
    let kept = kept(names)
        .map(|source| json!({ "source": source, "headers": pairs([("Cache-Control", KEPT)]) }));
    let rules = std::iter::once(all).chain(kept).chain(typed_rules(names));
    json!({ "hosting": {
        "public": "dist",
        "ignore": ["hosting/**", "**/.*"],
        "headers": rules.collect::<Vec<_>>(),
    } })
}

/// The kinds that Vercel and Firebase do not know.
fn typed_rules<'a>(names: &'a [&str]) -> impl Iterator<Item = Value> + 'a {
    typed(names).map(
        |(source, kind)| json!({ "source": source, "headers": pairs([("Content-Type", kind)]) }),
    )
}

fn object(headers: impl IntoIterator<Item = (&'static str, &'static str)>) -> Map<String, Value> {
    let entries = headers.into_iter();
    entries
        .map(|(header, value)| (header.to_owned(), value.into()))
        .collect()
}

fn pairs(headers: impl IntoIterator<Item = (&'static str, &'static str)>) -> Vec<Value> {
    let entries = headers.into_iter();
    entries
        .map(|(key, value)| json!({ "key": key, "value": value }))
        .collect()
}

/// nginx, to be included in its `http` block.
fn nginx() -> String {
    let mut text = format!(
        "# For nginx: include this in the `http` block, with your own name and folder.\n\
         map $uri $glute_check_caching {{\n  default \"{ASKED}\";\n  \"~{DIGEST}\" \"{KEPT}\";\n}}\n\n\
         server {{\n  listen 80;\n  server_name example.com;\n\n  \
         # Where the check lies under a path, such as /blog/quiz/, name it here, and take the next line in.\n  \
         # location = /blog/quiz {{ absolute_redirect off; return 301 /blog/quiz/; }}\n  \
         location / {{\n    alias /srv/glute-check/;\n    gzip_static on;\n    gzip_vary on;\n    \
         # With the module ngx_brotli, for copies that are smaller still:\n    # brotli_static on;\n    types {{\n"
    );
    let (two, one) = kinds();
    for kind in one {
        let _ = writeln!(text, "      \"{}\" {};", kind.name, kind.ending);
    }
    text.push_str("    }\n");
    for kind in two {
        let _ = writeln!(
            text,
            "    location ~ [.]{}$ {{ types {{ }} default_type \"{}\"; }}",
            kind.pattern(),
            kind.name
        );
    }
    for (header, value) in ALWAYS {
        let _ = writeln!(text, "    add_header {header} \"{value}\" always;");
    }
    text.push_str(
        "    # Without `always`: that a file is missing must not be remembered.\n    \
         add_header Cache-Control $glute_check_caching;\n  }\n}\n",
    );
    text
}

/// Caddy.
fn caddy() -> String {
    let mut text = "# For Caddy, with your own name and folder.\nexample.com {\n\
        \t# Where the check lies under a path, such as /blog/quiz/, name it here, and take the next line in.\n\
        \t# redir /blog/quiz /blog/quiz/\n\
        \thandle_path /* {\n\t\troot * /srv/glute-check\n\
        \t\tfile_server {\n\t\t\tprecompressed br gzip\n\t\t}\n\
        \t\theader {\n"
        .to_owned();
    for (header, value) in ALWAYS {
        let _ = writeln!(text, "\t\t\t{header} \"{value}\"");
    }
    let _ = write!(
        text,
        "\t\t\t?Cache-Control \"{ASKED}\"\n\t\t}}\n\
         \t\t# That a file is missing must not be remembered, so it has to be there.\n\
         \t\t@kept {{\n\t\t\tfile\n\t\t\tpath_regexp `{DIGEST}`\n\t\t}}\n\
         \t\theader @kept Cache-Control \"{KEPT}\"\n"
    );
    for kind in &KINDS {
        // Of two rules that fit, nobody says which is the last.
        let others = KINDS.iter().filter(|other| kind.ends(other.ending));
        let others = others.map(|other| format!("\t\t\tnot path *.{}\n", other.ending));
        let _ = write!(
            text,
            "\t\t@{0} {{\n\t\t\tfile\n\t\t\tpath *.{1}{2}\n{3}\t\t}}\n\t\theader @{0} Content-Type \"{4}\"\n",
            kind.ending.replace('.', "_"),
            kind.ending,
            if kind.ending == "html" { " */" } else { "" },
            others.collect::<String>(),
            kind.name
        );
    }
    text.push_str("\t}\n}\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 4] = [
        "index.html",
        "learn/index.html",
        "sw.js",
        "a-0123456789abcdef_bg.wasm",
    ];

    #[test]
    fn every_host_is_told_everything() {
        for text in [
            netlify(&NAMES),
            apache(),
            printed(&azure(&NAMES)),
            printed(&vercel(&NAMES)),
            printed(&firebase(&NAMES)),
            nginx(),
            caddy(),
        ] {
            for (header, value) in ALWAYS {
                assert!(
                    text.contains(header) && text.contains(value),
                    "{header}: {text}"
                );
            }
            assert!(text.contains(KEPT), "{text}");
            assert!(!text.contains("X-Frame-Options"), "{text}");
        }
    }

    #[test]
    fn a_kind_with_two_endings_is_told_to_every_host() {
        let names = ["index.html", "oembed.json", "fhir/form.fhir.json"];
        let (kind, by_name) = ("application/fhir+json", "/fhir/form.fhir.json");
        for text in [
            netlify(&names),
            printed(&azure(&names)),
            printed(&vercel(&names)),
            printed(&firebase(&names)),
        ] {
            assert_eq!(text.matches(kind).count(), 1, "{text}");
            assert!(text.contains(by_name), "{text}");
        }
        for (text, rule) in [
            (apache(), "<FilesMatch \"[.]fhir[.]json$\">"),
            (apache(), "<FilesMatch \"\\.fhir[.]json\\.br$\">"),
            (nginx(), "location ~ [.]fhir[.]json$ {"),
            (caddy(), "path *.json\n\t\t\tnot path *.fhir.json\n"),
        ] {
            assert!(text.contains(rule) && text.contains(kind), "{rule}: {text}");
        }
    }

    #[test]
    fn files_are_kept_by_name_where_rules_know_no_expressions() {
        let rules = netlify(&NAMES);
        assert!(
            rules.contains(&format!("\n/\n  Cache-Control: {ASKED}\n")),
            "{rules}"
        );
        assert!(
            rules.contains(&format!("\n/learn/\n  Cache-Control: {ASKED}\n")),
            "{rules}"
        );
        assert!(
            rules.contains(&format!(
                "\n/a-0123456789abcdef_bg.wasm\n  Cache-Control: {KEPT}\n"
            )),
            "{rules}"
        );
        let always = rules.split("\n/\n").next().unwrap_or_default();
        assert!(
            !always.contains("Cache-Control"),
            "it would be joined with each file's"
        );
        let azure = azure(&NAMES);
        assert_eq!(azure["routes"][0]["route"], "/a-0123456789abcdef_bg.wasm");
        assert_eq!(azure["routes"].as_array().map(Vec::len), Some(1));
        assert_eq!(azure["mimeTypes"][".wasm"], "application/wasm");
        for (rules, headers) in [
            (&vercel(&NAMES)["headers"], 1),
            (&firebase(&NAMES)["hosting"]["headers"], 1),
        ] {
            assert_eq!(rules.as_array().map(Vec::len), Some(1 + headers));
            assert_eq!(rules[1]["source"], "/a-0123456789abcdef_bg.wasm");
        }
    }
}
