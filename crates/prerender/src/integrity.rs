//! Integrity: what each file that a page loads must hold. One that was changed, on its host or on its way, is refused by
//! the browser, and the page says that the check does not run.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::folder;

/// The digest of a file as pages and policies write it.
pub(crate) fn digest(content: impl AsRef<[u8]>) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

/// Names the digests in a page that loads files with names of their own.
pub(crate) fn add(folder: &Path, html: &str) -> Result<String, String> {
    let names = folder::files(folder)?;
    let mut named = names.iter().filter(|n| folder::is_named_by_content(n));
    named.try_fold(html.to_owned(), |html, name| {
        add_one(&html, name, &digest(folder::read(folder, name)?))
    })
}

fn add_one(html: &str, name: &str, digest: &str) -> Result<String, String> {
    if !html.contains(&format!("./{name}")) {
        Ok(html.to_owned())
    } else if name.ends_with(".js") {
        module(html, name, digest)
    } else {
        fetched(html, name, digest)
    }
}

/// A module: in an import map, which binds the import itself in all of today's browsers, and at its `modulepreload` for
/// those that know no such map yet. (WebKit knows the map alone.)
fn module(html: &str, name: &str, digest: &str) -> Result<String, String> {
    let said =
        || format!("the page names {name}, but neither imports nor preloads it as a module.");
    let (before, after) = html.split_once("<script type=module").ok_or_else(said)?;
    let map =
        format!("<script type=importmap>{{\"integrity\":{{\"./{name}\":\"{digest}\"}}}}</script>");
    let html = format!("{before}{map}<script type=module{after}");
    let link = format!("href=./{name} ");
    let (before, after) = html.split_once(&link).ok_or_else(said)?;
    Ok(format!("{before}{link}integrity={digest} {after}"))
}

/// A file that `gluteFetch` of `static/start.js` asks for: as `["./NAME",""]`, in whatever quotes a minifier chose.
fn fetched(html: &str, name: &str, digest: &str) -> Result<String, String> {
    for quote in ['"', '`', '\''] {
        let open = format!("{quote}./{name}{quote},{quote}");
        if let Some((before, after)) = html.split_once(&format!("{open}{quote}")) {
            return Ok(format!("{before}{open}{digest}{quote}{after}"));
        }
    }
    Err(format!(
        "the page loads {name} and has no place for its digest."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_bound_by_map_and_link() {
        let page = "<link crossorigin href=./a-01.js rel=modulepreload><script type=module>import\"./a-01.js\"</script>";
        assert_eq!(
            add_one(page, "a-01.js", "sha256-A=").as_deref(),
            Ok(
                "<link crossorigin href=./a-01.js integrity=sha256-A= rel=modulepreload>\
                <script type=importmap>{\"integrity\":{\"./a-01.js\":\"sha256-A=\"}}</script>\
                <script type=module>import\"./a-01.js\"</script>"
            )
        );
        assert!(add_one("<script src=./a-01.js></script>", "a-01.js", "").is_err());
    }

    #[test]
    fn a_file_is_bound_where_it_is_asked_for() {
        for quote in ["\"", "`"] {
            let page = "gluteFetch(['./a-01.wasm',''],['./b-02.txt',''])".replace('\'', quote);
            let bound =
                "gluteFetch(['./a-01.wasm','sha256-A='],['./b-02.txt',''])".replace('\'', quote);
            assert_eq!(add_one(&page, "a-01.wasm", "sha256-A="), Ok(bound));
        }
        assert!(add_one("fetch('./a-01.wasm')", "a-01.wasm", "").is_err());
    }

    #[test]
    fn what_a_page_does_not_name_leaves_it_as_it_is() {
        assert_eq!(add_one("<p>", "a-01.js", "").as_deref(), Ok("<p>"));
    }

    #[test]
    fn the_digest_is_that_of_openssl() {
        // `openssl dgst -sha256 -binary | base64`
        let expected = "sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=";
        assert_eq!(digest("alert(1)"), expected);
    }
}
