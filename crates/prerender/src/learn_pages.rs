//! The pages to learn from, in a folder of their own: without script, with one style that all of them share.

use std::path::Path;

use content::Language;

use crate::{folder, integrity, names, style};

/// The tokens, and what the pages add to them.
const STYLE: &str = concat!(
    include_str!("../../../styles/tokens.css"),
    include_str!("../../../styles/learn.css"),
);

/// Writes the pages. The style is named by what is in it, so browsers keep it.
pub(crate) fn write(folder: &Path, known: &Language) -> Result<(), String> {
    let style = style::without_comments(STYLE);
    let name = format!("learn-{}.css", names::digest(style.as_bytes()));
    let from_page = learn::Style {
        address: format!("../{name}"),
        integrity: integrity::digest(&style),
    };
    folder::write(folder, &name, style)?;
    let pages = folder.join(learn::FOLDER);
    std::fs::create_dir_all(&pages).map_err(|e| format!("{}: {e}", pages.display()))?;
    for page in learn::pages(known, &from_page)? {
        folder::write(&pages, &page.name, page.html)?;
    }
    Ok(())
}
