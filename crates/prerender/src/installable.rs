//! What makes the check installable: the manifest with its icons, and in the page the links to them and the name of
//! the service worker, which the page's first script registers.

use std::path::Path;

use content::Language;
use serde_json::json;

use crate::{folder, worker};

const MANIFEST: &str = "manifest.webmanifest";
const APPLE_ICON: &str = "icon-180.png";

/// `cargo xtask icons` draws them.
const ICONS: [(&str, &[u8]); 5] = [
    ("icon.svg", include_bytes!("../../../static/icons/icon.svg")),
    (
        "icon-192.png",
        include_bytes!("../../../static/icons/icon-192.png"),
    ),
    (
        "icon-512.png",
        include_bytes!("../../../static/icons/icon-512.png"),
    ),
    (
        "icon-full-512.png",
        include_bytes!("../../../static/icons/icon-full-512.png"),
    ),
    (
        APPLE_ICON,
        include_bytes!("../../../static/icons/icon-180.png"),
    ),
];

const TOKENS: &str = include_str!("../../../styles/tokens.css");

/// Writes the manifest and the icons, and names them in the page.
pub(crate) fn write(folder: &Path, language: &Language) -> Result<(), String> {
    for (name, picture) in ICONS {
        folder::write(folder, name, picture)?;
    }
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
            { "src": "icon-192.png", "sizes": "192x192", "type": "image/png" },
            { "src": "icon-512.png", "sizes": "512x512", "type": "image/png" },
            { "src": "icon-full-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable" },
            { "src": "icon.svg", "sizes": "any", "type": "image/svg+xml" },
        ],
    });
    Ok(manifest.to_string())
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
    fn every_icon_of_the_manifest_is_written() {
        let manifest = manifest(*content::FIRST).unwrap_or_default();
        for part in manifest.split("\"src\":\"").skip(1) {
            let src = part.split('"').next().unwrap_or_default();
            assert!(ICONS.iter().any(|(name, _)| *name == src), "{src}");
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
