//! oEmbed: what systems such as WordPress ask for when somebody pastes the check's address. It needs whole addresses,
//! so there is none where the build does not know where the check will be.

use std::path::Path;

use serde_json::json;

use crate::{embed_words, folder, frame_page, page};

pub(crate) const NAME: &str = "oembed.json";

/// Names the variable with the address, which `cargo xtask build --address` sets.
pub(crate) const ADDRESS: &str = "GLUTE_CHECK_ADDRESS";

/// The size of a frame that nobody makes fit: it scrolls inside.
pub(crate) const SIZE: (u32, u32) = (600, 740);

/// Writes what is asked for, and names it in the first page.
pub(crate) fn write(folder: &Path, language: &str, address: &str) -> Result<(), String> {
    let address = checked(address)?;
    let title = embed_words::frame_title(language)?;
    folder::write(folder, NAME, answer(address, title))?;
    folder::edit(folder, "index.html", |html| named(html, address, title))
}

/// An address that others can be put after.
pub(crate) fn checked(address: &str) -> Result<&str, String> {
    let web = address.starts_with("https://") || address.starts_with("http://");
    let clean = !address.contains(['"', '\'', '<', '>', '&', '?', '#', ' ']);
    if web && clean && address.ends_with('/') {
        Ok(address)
    } else {
        Err(format!(
            "{ADDRESS} is `{address}`: it has to be like `https://example.org/glute-check/`, with the slash at its end."
        ))
    }
}

fn answer(address: &str, title: &str) -> String {
    let (width, height) = SIZE;
    let text = page::escape(title);
    let frame = frame_page::NAME;
    // WordPress takes a frame of somebody it does not know only beside such a quotation, which it shows until the frame
    // is there; it takes everything else away.
    let html = format!(
        "<blockquote class=\"wp-embedded-content\"><a href=\"{address}\">{text}</a></blockquote>\
         <iframe src=\"{address}{frame}\" title=\"{text}\" width=\"{width}\" height=\"{height}\" frameborder=\"0\"></iframe>"
    );
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "Glute Check",
        "provider_url": address,
        "html": html,
        "width": width,
        "height": height,
    });
    format!("{answer:#}\n")
}

fn named(html: &str, address: &str, title: &str) -> Result<String, String> {
    let at = html.find("<style").ok_or("index.html has no styles.")?;
    let (before, after) = html.split_at(at);
    let title = page::escape(title);
    Ok(format!(
        "{before}<link href=\"{address}{NAME}\" rel=alternate title=\"{title}\" type=application/json+oembed>{after}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_is_what_wordpress_takes() {
        let answer = answer("https://example.org/check/", "A \"check\"");
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap_or_default();
        assert_eq!(answer["version"], "1.0");
        assert_eq!(answer["type"], "rich");
        let html = answer["html"].as_str().unwrap_or_default();
        let frame = html.split_once("</blockquote><iframe src=\"");
        let frame = frame.map_or("", |(_, frame)| frame);
        assert!(
            frame.starts_with(
                "https://example.org/check/frame.html\" title=\"A &quot;check&quot;\""
            ),
            "{html}"
        );
        assert!(html.starts_with(
            "<blockquote class=\"wp-embedded-content\"><a href=\"https://example.org/check/\">"
        ));
    }

    #[test]
    fn the_first_page_names_it() {
        let page = named("<title>A</title><style>", "https://example.org/", "A");
        assert_eq!(
            page.as_deref(),
            Ok(
                "<title>A</title><link href=\"https://example.org/oembed.json\" rel=alternate title=\"A\" \
                type=application/json+oembed><style>"
            )
        );
        assert!(named("<p>", "https://example.org/", "A").is_err());
    }

    #[test]
    fn only_an_address_is_an_address() {
        assert!(checked("https://example.org/a/").is_ok());
        for wrong in [
            "",
            "example.org/",
            "https://example.org",
            "javascript:alert(1)/",
            "https://a/\"/",
            "https://a/?b=/",
        ] {
            assert!(checked(wrong).is_err(), "{wrong}");
        }
    }
}
