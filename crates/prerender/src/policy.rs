//! The policy: what a page may load and whom it may talk to, which is nobody. Inline scripts and styles are named by
//! their digests, so that nothing else runs. `static/takeover.js` adds a second, stricter one once the program is there.

use std::path::Path;

use crate::folder;
use crate::integrity::digest;

/// How a page loads the script for embedding, as a blog does.
const EMBEDS: &str = "<script async src=\"embed.js\">";

const MARK: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// Adds the policy to every page of the folder that has none yet.
pub(crate) fn add_to_all(folder: &Path) -> Result<(), String> {
    for name in folder::files(folder)? {
        if name.ends_with(".html") && !folder::read_text(folder, &name)?.contains(MARK) {
            let named = |problem| format!("{name}: {problem}");
            folder::edit(folder, &name, |html| add(html).map_err(named))?;
        }
    }
    Ok(())
}

/// Adds the policy of a page right after the character set: before anything it speaks of.
pub(crate) fn add(html: &str) -> Result<String, String> {
    let policy = policy(html)?;
    let start = html
        .find("<meta charset")
        .ok_or("the page names no character set.")?;
    let end = html[start..].find('>').ok_or("a tag is never closed.")? + start + 1;
    let (before, after) = html.split_at(end);
    Ok(format!("{before}{MARK}{policy}\">{after}"))
}

/// What a page names is allowed, and no more.
fn policy(html: &str) -> Result<String, String> {
    let scripts = digests(html, "script")?;
    let styles = digests(html, "style")?;
    let runs = !scripts.is_empty();
    let mut directives = vec!["default-src 'none'".to_owned()];
    let mut allow = |directive: &str, holds: bool| {
        if holds {
            directives.push(directive.to_owned());
        }
    };
    // A page that loads files of its own host; the copy in one file has everything inside.
    let loads = html.contains("modulepreload");
    let embeds = html.contains(EMBEDS);
    let own = if loads { " 'self'" } else { "" };
    let own_scripts = if loads || embeds { " 'self'" } else { "" };
    let program = if html.contains("gluteStart") {
        " 'wasm-unsafe-eval'"
    } else {
        ""
    };
    // The service worker, too, comes under `script-src`.
    allow(&format!("script-src{own_scripts}{program}{scripts}"), runs);
    allow("script-src 'none'", !runs);
    let styles = match html.contains("rel=\"stylesheet\"") {
        true => format!(" 'self'{styles}"),
        false => styles,
    };
    allow(&format!("style-src{styles}"), !styles.is_empty());
    allow(&format!("img-src{own} data:"), true);
    allow("connect-src 'self'", loads);
    allow("manifest-src 'self'", html.contains("rel=manifest"));
    // A page of somebody else's with the check in a frame shows the check, and no other site.
    allow("frame-src 'self'", html.contains("<iframe") || embeds);
    allow("base-uri 'none'", true);
    allow("form-action 'none'", true);
    // Of the addresses that run something, a script can hand on that of the worker alone.
    let worker = html.contains("data-worker");
    allow("require-trusted-types-for 'script'", runs);
    allow("trusted-types worker", runs && worker);
    allow("trusted-types 'none'", runs && !worker);
    Ok(directives.join("; "))
}

/// The digests of all inline elements of a kind, each as a source of the policy.
fn digests(html: &str, element: &str) -> Result<String, String> {
    let mut sources = String::new();
    let mut rest = html;
    while let Some(start) = rest.find(&format!("<{element}")) {
        let tag = &rest[start..];
        let (attributes, body) = tag.split_once('>').ok_or("a tag is never closed.")?;
        let (body, after) = body
            .split_once(&format!("</{element}>"))
            .ok_or_else(|| format!("a <{element}> is never closed."))?;
        if format!("{attributes}>") == EMBEDS {
            rest = after;
            continue;
        }
        if attributes.contains(" src=") {
            return Err(format!(
                "a <{element}> is a file of its own, which no policy here foresees."
            ));
        }
        // What has another type holds data, which no browser runs. An import map says what runs.
        let kinds = ["type=module", "type=importmap"];
        if !attributes.contains("type=")
            || kinds
                .iter()
                .any(|k| attributes.replace('"', "").contains(k))
        {
            sources.push_str(&format!(" '{}'", digest(body)));
        }
        rest = after;
    }
    Ok(sources)
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    /// The digest of `go()`, from `openssl dgst -sha256 -binary | base64`.
    const GO: &str = "'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='";

    #[test]
    fn a_page_may_do_what_it_names_and_no_more() {
        for (page, expected) in [
            ("<p>", "script-src 'none'; img-src data:".to_owned()),
            (
                "<link rel=\"stylesheet\" href=a.css><script type=\"application/ld+json\">{}</script>",
                "script-src 'none'; style-src 'self'; img-src data:".to_owned(),
            ),
            (
                "<iframe src=./></iframe>",
                "script-src 'none'; img-src data:; frame-src 'self'".to_owned(),
            ),
            (
                "<script>go()</script>",
                format!("script-src {GO}; img-src data:"),
            ),
            (
                "<script async src=\"embed.js\"></script><script>go()</script>",
                format!("script-src 'self' {GO}; img-src data:; frame-src 'self'"),
            ),
            (
                "<html data-worker=sw.js><link rel=modulepreload><link rel=manifest><script type=module>go()</script>gluteStart",
                format!(
                    "script-src 'self' 'wasm-unsafe-eval' {GO}; img-src 'self' data:; connect-src 'self'; manifest-src 'self'"
                ),
            ),
        ] {
            let trusted = match (page.contains(">go()"), page.contains("data-worker")) {
                (false, _) => "",
                (true, false) => "; require-trusted-types-for 'script'; trusted-types 'none'",
                (true, true) => "; require-trusted-types-for 'script'; trusted-types worker",
            };
            assert_eq!(
                policy(page),
                Ok(format!(
                    "default-src 'none'; {expected}; base-uri 'none'; form-action 'none'{trusted}"
                ))
            );
        }
    }

    #[test]
    fn inline_scripts_and_styles_are_named_and_data_is_not() {
        let of = |page| digests(page, "script");
        assert_eq!(of("<script>go()</script>"), Ok(format!(" {GO}")));
        assert_eq!(
            of("<script type=\"importmap\">go()</script>"),
            Ok(format!(" {GO}"))
        );
        assert_eq!(
            of("<script type=text/base64 id=a>go()</script>").as_deref(),
            Ok("")
        );
        assert!(of("<script src=a.js></script>").is_err());
        assert!(of("<script>go()").is_err());
        assert_eq!(
            digests("<noscript><style>go()</style>", "style"),
            Ok(format!(" {GO}"))
        );
    }

    #[test]
    fn every_page_of_the_folder_gets_one_before_all_else() {
        let folder = folder::tests::folder("policy");
        let page = "<!doctype html><meta charset=utf-8><p>";
        for name in ["index.html", "paper.html"] {
            folder::write(&folder, name, page).expect("a page can be written");
        }
        folder::write(&folder, "words.txt", page).expect("a file can be written");
        for _ in 0..2 {
            add_to_all(&folder).expect("the policies can be added");
            for name in ["index.html", "paper.html"] {
                let html = folder::read_text(&folder, name).expect("a page can be read");
                assert_eq!(html.split(MARK).next(), page.strip_suffix("<p>"));
                assert_eq!(html.matches(MARK).count(), 1, "{html}");
            }
            assert_eq!(folder::read_text(&folder, "words.txt").as_deref(), Ok(page));
        }
        std::fs::remove_dir_all(folder).expect("the folder can be removed");
        assert!(add("<title>no character set</title>").is_err());
    }
}
