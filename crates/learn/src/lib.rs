//! The pieces to learn from as pages: one for each, and one that lists them. They hold no script, so that they can be
//! read anywhere, found by a search engine, and linked to from a blog.

mod html;
mod structured;

use std::path::Path;

use content::Language;
use content_compiler::learn::Learn;

/// A page, and its name in the folder of the pieces.
pub struct Page {
    /// Such as `load.html`.
    pub name: String,
    /// The page.
    pub html: String,
}

/// The folder in which the pages are, seen from the first page.
pub const FOLDER: &str = "learn/";

/// The style of the pages.
pub struct Style {
    /// Where it is, seen from a page.
    pub address: String,
    /// The digest of what it must hold.
    pub integrity: String,
}

/// All pages in a language.
pub fn pages(known: &Language, style: &Style) -> Result<Vec<Page>, String> {
    let language = known.words.language;
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let read = Learn::read(&content, language);
    let learn = read.map_err(|problems| {
        let lines = problems.iter().map(ToString::to_string);
        lines.collect::<Vec<_>>().join("\n")
    })?;
    let site = html::Site {
        learn: &learn,
        language,
        interface: &known.interface,
        style,
    };
    let mut pages = vec![Page {
        name: "index.html".to_owned(),
        html: site.list().into_string(),
    }];
    for (index, piece) in learn.pieces.iter().enumerate() {
        pages.push(Page {
            name: format!("{}.html", piece.id),
            html: site.piece(index, piece).into_string(),
        });
    }
    Ok(pages)
}

#[cfg(test)]
mod tests;
