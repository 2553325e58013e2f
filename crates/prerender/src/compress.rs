//! Compressed copies beside the files, `.br` and `.gz`, for hosts that send such copies instead of compressing anew.

use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::{Compression, GzBuilder};

use crate::{headers, listing};

/// Below this a copy saves nothing: the answer fits into one packet with its headers.
const WORTH_IT: usize = 200;

/// Writes the copies. The same file always makes the same copies: they hold no time and no name.
pub(crate) fn write(folder: &Path) -> Result<(), String> {
    for name in listing::files(folder)? {
        let file = folder.join(&name);
        if !headers::is_compressible(&name) {
            continue;
        }
        let problem = |e| format!("{name}: {e}");
        let bytes = fs::read(&file).map_err(problem)?;
        if bytes.len() <= WORTH_IT {
            continue;
        }
        for (ending, copy) in [("br", brotli(&bytes)), ("gz", gzip(&bytes))] {
            let copy = copy.map_err(problem)?;
            if copy.len() < bytes.len() {
                fs::write(folder.join(format!("{name}.{ending}")), copy).map_err(problem)?;
            }
        }
    }
    Ok(())
}

fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let how = brotli::enc::BrotliEncoderParams {
        quality: 11,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut copy = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut copy, &how)?;
    Ok(copy)
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    // Without a time and an operating system, so that every machine writes the same.
    let mut packer = GzBuilder::new()
        .mtime(0)
        .operating_system(255)
        .write(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    packer.finish()
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn copies_hold_the_file_and_are_the_same_each_time() {
        let folder = listing::tests::folder("compress");
        let text = "Stand up once an hour. ".repeat(40);
        let put = |name: &str, text: &str| {
            fs::write(folder.join(name), text).expect("a file can be written")
        };
        put("page.html", &text);
        put("small.html", "short");
        put("picture.png", &text);
        write(&folder).expect("the copies can be written");
        assert_eq!(
            listing::files(&folder).unwrap_or_default(),
            [
                "page.html",
                "page.html.br",
                "page.html.gz",
                "picture.png",
                "small.html"
            ]
        );
        let read = |name: &str| fs::read(folder.join(name)).expect("a copy can be read");
        let (br, gz) = (read("page.html.br"), read("page.html.gz"));
        assert_eq!(gz[4..8], [0; 4], "no time");
        let mut back = String::new();
        flate2::read::GzDecoder::new(&gz[..])
            .read_to_string(&mut back)
            .expect("gzip");
        assert_eq!(back, text);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &br[..], &mut back).expect("brotli");
        assert_eq!(back, text.as_bytes());

        // A second run takes no copy for a file of its own.
        write(&folder).expect("the copies can be written again");
        assert_eq!((read("page.html.br"), read("page.html.gz")), (br, gz));
        assert_eq!(listing::files(&folder).unwrap_or_default().len(), 5);
        fs::remove_dir_all(folder).expect("the folder can be removed");
    }
}
