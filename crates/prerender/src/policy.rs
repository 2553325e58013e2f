//! The policy: what the page may load and whom it may talk to, which is nobody. Inline scripts and styles
//! are named by their hashes, so that nothing else runs.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Adds the Content-Security-Policy of a page, before anything it speaks of. It allows what the page names, and no more.
pub(crate) fn add(html: &str) -> Result<String, String> {
    let scripts = hashes(html, "script")?;
    let styles = hashes(html, "style")?;
    let names = |words: &str, allowed| if html.contains(words) { allowed } else { "" };
    // A page that loads files; the copy in one file loads none. The service worker, too, comes under `script-src`.
    let own = names("preload", " 'self'");
    // For the program itself, which is fetched; nothing else ever is (a test watches).
    let own_files = names("preload", "connect-src 'self'; ");
    let program = names("gluteStart", " 'wasm-unsafe-eval'");
    let manifest = names("rel=manifest", "manifest-src 'self'; ");
    // Of the addresses that run something, a script can hand on that of the worker alone.
    let trusted = if html.contains("data-worker") {
        "worker"
    } else {
        "'none'"
    };
    let policy = format!(
        "default-src 'none'; script-src{own}{program}{scripts}; style-src{styles}; img-src{own} data:; \
         {own_files}{manifest}base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types {trusted}"
    );
    insert(html, &policy)
}

/// Adds the policy of a page that runs and loads nothing.
pub(crate) fn add_to_still(html: &str) -> Result<String, String> {
    let styles = hashes(html, "style")?;
    let policy = format!(
        "default-src 'none'; style-src{styles}; img-src data:; base-uri 'none'; form-action 'none'"
    );
    insert(html, &policy)
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
        // What has another type holds data, which no browser runs.
        let runs = !attributes.contains("type=") || attributes.contains("module");
        if runs && !attributes.contains(" src=") {
            let hash = STANDARD.encode(Sha256::digest(body.as_bytes()));
            sources.push_str(&format!(" 'sha256-{hash}'"));
        }
        rest = after;
    }
    Ok(sources)
}

#[cfg(test)]
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
        assert!(still.contains("default-src 'none'; style-src 'sha256-"));
        assert!(!still.contains("script-src") && !still.contains("'self'"));
    }

    #[test]
    fn data_in_a_script_element_is_no_script() {
        assert_eq!(
            hashes("<script type=text/base64 id=a>AAAA</script>", "script").as_deref(),
            Ok("")
        );
        assert!(hashes("<script type=module>go()</script>", "script").is_ok_and(|h| h.len() > 50));
    }

    #[test]
    fn a_page_may_do_what_it_names_and_no_more() {
        let alone = add("<meta charset=utf-8><script>gluteStart()</script>").unwrap_or_default();
        assert!(
            alone.contains("script-src 'wasm-unsafe-eval' 'sha256-"),
            "{alone}"
        );
        assert!(
            !alone.contains("'self'") && alone.contains("trusted-types 'none'"),
            "{alone}"
        );
        let served = "<html data-worker=sw.js><meta charset=utf-8><link rel=modulepreload><link rel=manifest>";
        let served = add(served).unwrap_or_default();
        for part in [
            "script-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "trusted-types worker",
        ] {
            assert!(served.contains(part), "{part}: {served}");
        }
    }
}
