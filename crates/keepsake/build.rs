//! Compiles `content/*/keepsake.toml` into static data, or stops the build with every mistake named.

use std::process::ExitCode;

use content_compiler::{Content, build_script};

fn main() -> ExitCode {
    build_script("keepsake_words.rs", Content::keepsake_code)
}
