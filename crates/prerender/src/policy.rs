//! The policy: what the page may load and whom it may talk to, which is nobody. Inline scripts and styles
//! are named by their hashes, so that nothing else runs.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::listing;

/// Adds the Content-Security-Policy of a page, before anything it speaks of.
pub(crate) fn add(html: &str) -> Result<String, String> {
    let scripts = hashes(html, "script")?;
    let styles = hashes(html, "style")?;
    // `connect-src 'self'` is for the program itself, which is fetched; nothing else ever is (a test watches).
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src{styles}; \
         img-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'"
    );
    insert(html, &policy)
}

/// Adds the policy of a page that runs and loads nothing.
pub(crate) fn add_to_still(html: &str) -> Result<String, String> {
    let styles = hashes(html, "style")?;
    // A page of somebody else's with the check in a frame shows the check, and no other site.
    let frames = if html.contains("<iframe") {
        "frame-src 'self'; "
    } else {
        ""
    };
    let policy = format!(
        "default-src 'none'; script-src 'none'; style-src{styles}; img-src data:; {frames}base-uri 'none'; \
         form-action 'none'"
    );
    insert(html, &policy)
}

/// Adds a policy to each page of the folder that has none and runs nothing.
pub(crate) fn add_to_rest(folder: &Path) -> Result<(), String> {
    for name in listing::files(folder)? {
        if !name.ends_with(".html") {
            continue;
        }
        let problem = |e| format!("{name}: {e}");
        let file = folder.join(&name);
        let html = fs::read_to_string(&file).map_err(problem)?;
        if html.contains("Content-Security-Policy") {
            continue;
        }
        if html.contains("<script") {
            return Err(format!("{name} has a script and no policy."));
        }
        fs::write(&file, add_to_still(&html)?).map_err(problem)?;
    }
    Ok(())
}

/// Puts a policy right after the character set: before anything it speaks of. A minifier may have stripped quotes.
fn insert(html: &str, policy: &str) -> Result<String, String> {
    let start = html
        .find("<meta charset")
        .ok_or("the page names no character set.")?;
    let end = html[start..].find('>').ok_or("a tag is never closed.")? + start + 1;
    let (before, after) = html.split_at(end);
    Ok(format!(
        "{before}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
    ))
}

/// The hashes of all inline elements of a kind, each as a source of the policy.
fn hashes(html: &str, element: &str) -> Result<String, String> {
    let mut sources = String::new();
    let mut rest = html;
    while let Some(start) = rest.find(&format!("<{element}")) {
        let tag = &rest[start..];
        let (attributes, body) = tag.split_once('>').ok_or("a tag is never closed.")?;
        let (body, after) = body
            .split_once(&format!("</{element}>"))
            .ok_or_else(|| format!("a <{element}> is never closed."))?;
        if !attributes.contains(" src=") {
            let hash = STANDARD.encode(Sha256::digest(body.as_bytes()));
            sources.push_str(&format!(" 'sha256-{hash}'"));
        }
        rest = after;
    }
    Ok(sources)
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_are_named_by_hash_and_others_are_not() {
        let page = "<meta charset=utf-8><script>alert(1)</script><script src=\"a.js\"></script>";
        // The hash of `alert(1)`, from `openssl dgst -sha256 -binary | base64`.
        let expected = " 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";
        assert_eq!(hashes(page, "script").as_deref(), Ok(expected));
        assert!(add(page).is_ok_and(|p| p.contains(expected)));
        assert!(add("<title>no character set</title>").is_err());
    }

    #[test]
    fn a_still_page_may_run_nothing() {
        let page = "<meta charset=utf-8><style>p{}</style>";
        let still = add_to_still(page).unwrap_or_default();
        assert!(still.contains("default-src 'none'; script-src 'none'; style-src 'sha256-"));
        assert!(!still.contains("connect-src") && !still.contains("'self'"));
    }

    #[test]
    fn every_page_of_the_folder_gets_a_policy_once() {
        let folder = listing::tests::folder("policy");
        let put = |html: &str| {
            fs::write(folder.join("example.html"), html).expect("a page can be written")
        };
        put("<meta charset=utf-8><style>p{}</style><iframe src=./></iframe>");
        for _ in 0..2 {
            assert_eq!(add_to_rest(&folder), Ok(()));
            let html = fs::read_to_string(folder.join("example.html")).unwrap_or_default();
            assert_eq!(html.matches("Content-Security-Policy").count(), 1, "{html}");
            assert!(html.contains("script-src 'none'") && html.contains("frame-src 'self'"));
        }
        put("<meta charset=utf-8><script>go()</script>");
        assert!(add_to_rest(&folder).is_err());
        fs::remove_dir_all(folder).expect("the folder can be removed");
    }
}
