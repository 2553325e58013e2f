//! Integrity: what each file that a page loads must hold. One that was changed, on its host or on its way, is refused by
//! the browser, and the page says that the check does not run.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::folder;

/// What a minifier may put texts into.
const QUOTES: [char; 3] = ['"', '`', '\''];

/// The digest of a file as pages and policies write it.
pub(crate) fn digest(content: impl AsRef<[u8]>) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

/// Names the digests in a page that loads files with names of their own.
pub(crate) fn add(folder: &Path, html: &str) -> Result<String, String> {
    let mut files = Vec::new();
    for name in folder::files(folder)? {
        if folder::is_named_by_content(&name) {
            let digest = digest(folder::read(folder, &name)?);
            files.push((name, digest));
        }
    }
    add_these(html, &files)
}

fn add_these(html: &str, files: &[(String, String)]) -> Result<String, String> {
    let named = files
        .iter()
        .filter(|(name, _)| html.contains(&format!("./{name}")));
    let (modules, others): (Vec<_>, Vec<_>) = named.partition(|(name, _)| name.ends_with(".js"));
    let html = others
        .into_iter()
        .try_fold(html.to_owned(), |html, (name, digest)| {
            fetched(&html, name, digest)
        })?;
    match modules.is_empty() {
        true => Ok(html),
        false => with_modules(&html, &modules),
    }
}

/// Modules: in an import map, which binds imports themselves in all of today's browsers, and at their `modulepreload`, if
/// they have one, for those that know no such map yet. (WebKit knows the map alone.) In this order, and before the import:
/// Firefox takes a map after the first of its modules for a mistake, and so a preload of what is on its way already.
fn with_modules(html: &str, modules: &[&(String, String)]) -> Result<String, String> {
    let digests = modules
        .iter()
        .map(|(name, digest)| format!("\"./{name}\":\"{digest}\""));
    let digests: Vec<String> = digests.collect();
    let mut html = html.to_owned();
    let mut links = String::new();
    for (name, digest) in modules {
        if let Some((rest, link)) = take_preload(&html, name) {
            let place = format!("href=./{name} ");
            links += &link.replacen(&place, &format!("{place}integrity={digest} "), 1);
            html = rest;
        }
    }
    let (before, after) = html
        .split_once("<script type=module")
        .ok_or_else(|| format!("the page names {modules:?}, but has no module of its own."))?;
    let imports = |name: &str| {
        QUOTES
            .iter()
            .any(|q| after.contains(&format!("{q}./{name}{q}")))
    };
    if !modules.iter().all(|(name, _)| imports(name)) {
        return Err(format!("the page does not import all of {modules:?}."));
    }
    Ok(format!(
        "{before}<script type=importmap>{{\"integrity\":{{{}}}}}</script>{links}<script type=module{after}",
        digests.join(",")
    ))
}

/// The page without the link that preloads a module, and the link.
fn take_preload(html: &str, name: &str) -> Option<(String, String)> {
    let inside = html.find(&format!("href=./{name} "))?;
    let start = html[..inside].rfind("<link")?;
    let end = inside + html[inside..].find('>')? + 1;
    let link = &html[start..end];
    link.contains("modulepreload")
        .then(|| (html.replacen(link, "", 1), link.to_owned()))
}

/// A file that `gluteFetch` of `static/start.js` asks for: as `["./NAME",""]`, in whatever quotes a minifier chose.
fn fetched(html: &str, name: &str, digest: &str) -> Result<String, String> {
    for quote in QUOTES {
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

    fn bound(page: &str, files: &[(&str, &str)]) -> Result<String, String> {
        let files: Vec<(String, String)> = files
            .iter()
            .map(|(name, digest)| ((*name).to_owned(), (*digest).to_owned()))
            .collect();
        add_these(page, &files)
    }

    #[test]
    fn modules_are_bound_by_map_and_link_in_this_order_before_they_are_imported() {
        let link = "<link crossorigin href=./a-01.js rel=modulepreload>";
        let import = "<script type=module>import\"./a-01.js\";import(\"./b-02.js\")</script>";
        let files = [("a-01.js", "sha256-A="), ("b-02.js", "sha256-B=")];
        let map = "{\"integrity\":{\"./a-01.js\":\"sha256-A=\",\"./b-02.js\":\"sha256-B=\"}}";
        let expected = format!(
            "<p><script type=importmap>{map}</script>\
            <link crossorigin href=./a-01.js integrity=sha256-A= rel=modulepreload>{import}<p>"
        );
        for page in [
            format!("<p>{link}{import}<p>"),
            format!("<p>{import}{link}<p>"),
        ] {
            assert_eq!(bound(&page, &files).as_deref(), Ok(expected.as_str()));
        }
        for page in [
            "<script src=./a-01.js></script>",
            link,
            "<link href=./a-01.js rel=other><script type=module>import\"./b-02.js\"</script>",
        ] {
            assert!(bound(page, &files).is_err(), "{page}");
        }
    }

    #[test]
    fn a_file_is_bound_where_it_is_asked_for() {
        let files = [("a-01.wasm", "sha256-A=")];
        for quote in ["\"", "`"] {
            let page = "gluteFetch(['./a-01.wasm',''],['./b-02.txt',''])".replace('\'', quote);
            let expected =
                "gluteFetch(['./a-01.wasm','sha256-A='],['./b-02.txt',''])".replace('\'', quote);
            assert_eq!(bound(&page, &files), Ok(expected));
        }
        assert!(bound("fetch('./a-01.wasm')", &files).is_err());
    }

    #[test]
    fn what_a_page_does_not_name_leaves_it_as_it_is() {
        assert_eq!(bound("<p>", &[("a-01.js", "")]).as_deref(), Ok("<p>"));
    }

    #[test]
    fn the_digest_is_that_of_openssl() {
        // `openssl dgst -sha256 -binary | base64`
        let expected = "sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=";
        assert_eq!(digest("alert(1)"), expected);
    }
}
