//! What makes the check installable: the manifest with its icons, and in the page the links to them and the name of
//! the service worker, which the page's first script registers.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use content::Language;
use serde_json::json;

use crate::code::in_address;
use crate::{folder, worker};

const MANIFEST: &str = "manifest.webmanifest";
const APPLE_ICON: &str = "icon-180.png";

/// `cargo xtask icons` draws the pictures from the drawings.
const DRAWING: &str = include_str!("../../../static/icons/icon.svg");
const FULL_DRAWING: &str = include_str!("../../../static/icons/icon-full.svg");
const PICTURE: &[u8] = include_bytes!("../../../static/icons/icon-192.png");
const APPLE_PICTURE: &[u8] = include_bytes!("../../../static/icons/icon-180.png");

const TOKENS: &str = include_str!("../../../styles/tokens.css");

/// Writes the manifest, with its icons inside, and the icon for iOS, and names them in the page.
pub(crate) fn write(folder: &Path, language: &Language) -> Result<(), String> {
    folder::write(folder, APPLE_ICON, APPLE_PICTURE)?;
    folder::write(folder, MANIFEST, manifest(language)?)?;
    folder::edit(folder, "index.html", name_in)
}

fn manifest(language: &Language) -> Result<String, String> {
    let text = |key| {
        language
            .interface
            .text(key)
            .ok_or(format!("there is no text `{key}`."))
    };
    // No `id`: it would be the same for two copies of the check on one host, while their start pages differ.
    let manifest = json!({
        "name": text("name")?,
        "short_name": text("name")?,
        "description": text("description")?,
        "lang": language.words.language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": colour("paper")?,
        "theme_color": colour("action")?,
        "icons": [
            { "src": drawing(DRAWING), "sizes": "any", "type": "image/svg+xml" },
            { "src": drawing(FULL_DRAWING), "sizes": "any", "type": "image/svg+xml", "purpose": "maskable" },
            { "src": picture(PICTURE), "sizes": "192x192", "type": "image/png" },
        ],
    });
    Ok(manifest.to_string())
}

/// Icons are inside the manifest: browsers ask for them late and as often as they like, when the page's second policy
/// (`static/takeover.js`) lets no picture be asked for any more.
fn picture(png: &[u8]) -> String {
    format!("data:image/png;base64,{}", STANDARD.encode(png))
}

fn drawing(svg: &str) -> String {
    format!("data:image/svg+xml,{}", in_address(svg.trim_end()))
}

/// A colour of the light page.
fn colour(token: &str) -> Result<&'static str, String> {
    let value = TOKENS.split_once(&format!("--{token}:"));
    let value = value.and_then(|(_, after)| after.split_once(';'));
    value
        .map(|(value, _)| value.trim())
        .ok_or(format!("tokens.css has no --{token}."))
}

/// Names manifest, icon and worker in the page. Browsers fetch the first two when they have nothing else to do.
fn name_in(page: &str) -> Result<String, String> {
    let (before, after) = page
        .split_once("<html")
        .ok_or("index.html has no <html>.")?;
    let page = format!("{before}<html data-worker={}{after}", worker::NAME);
    let at = page.find("<style").ok_or("index.html has no styles.")?;
    let (before, after) = page.split_at(at);
    Ok(format!(
        "{before}<link href={MANIFEST} rel=manifest><link href={APPLE_ICON} rel=apple-touch-icon>{after}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_speaks_with_the_words_and_colours_of_the_page() {
        let manifest = manifest(*content::FIRST);
        let manifest: serde_json::Value =
            serde_json::from_str(&manifest.unwrap_or_default()).unwrap_or_default();
        assert_eq!(manifest["name"], "Glute Check");
        assert_eq!(manifest["lang"], "en");
        for colour in ["background_color", "theme_color"] {
            let value = manifest[colour].as_str().unwrap_or_default();
            assert!(
                value.len() == 7 && value.starts_with('#'),
                "{colour}: {value}"
            );
        }
        assert!(colour("no-such-colour").is_err());
    }

    #[test]
    fn no_icon_is_asked_for() {
        let manifest = manifest(&content::FIRST);
        let manifest: serde_json::Value =
            serde_json::from_str(&manifest.unwrap_or_default()).unwrap_or_default();
        let icons = manifest["icons"].as_array();
        assert_eq!(icons.map(Vec::len), Some(3));
        for icon in icons.into_iter().flatten() {
            let kind = icon["type"].as_str().unwrap_or_default();
            let inside = icon["src"]
                .as_str()
                .is_some_and(|s| s.starts_with(&format!("data:{kind}")));
            assert!(inside && !kind.is_empty(), "{icon}");
        }
    }

    #[test]
    fn the_page_names_manifest_icon_and_worker() {
        let page = name_in("<html lang=en><title>A</title><style>p{}</style>");
        let page = page.unwrap_or_default();
        assert!(
            page.starts_with("<html data-worker=sw.js lang=en>"),
            "{page}"
        );
        assert!(page.contains("rel=manifest") && page.contains("rel=apple-touch-icon"));
        assert!(name_in("<p>").is_err());
    }
}
