//! Compiles `content/*/embed.toml` into static data, or stops the build with every mistake named.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!(
        "cargo::rerun-if-env-changed={}",
        content_compiler::QUESTIONS
    );
    let pseudo = env::var_os("CARGO_FEATURE_PSEUDO").is_some();
    let target = env::var_os("OUT_DIR")
        .map(PathBuf::from)
        .unwrap_or_default();
    match content_compiler::Content::to_build(&folder) {
        Ok(content) => {
            if let Err(error) = fs::write(target.join("embed_words.rs"), content.embed_code(pseudo))
            {
                println!("cargo::error=the words for embedding could not be written: {error}");
            }
        }
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            process::exit(1);
        }
    }
}
