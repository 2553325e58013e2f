//! The published tables of the link code are those of the content.

#![allow(clippy::expect_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::path::Path;

use content_compiler::Content;

#[test]
fn the_table_of_this_version_is_published_as_it_is() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let content = Content::to_build(&project.join("content")).expect("content in order");
    let version = content.questionnaire.version;
    let file = format!("docs/link/version-{version}.json");
    let published = fs::read_to_string(project.join(&file)).unwrap_or_default();
    assert!(
        content.link_tables().as_deref() == Some(published.as_str()),
        "{file} is not what `cargo xtask content link` prints. Never edit the table of a version that was released: \
         raise `version` in content/questionnaire.toml, and write the table and vectors of the new one."
    );
}
