//! Compressed copies beside the files, `.br` and `.gz`, for hosts that send such copies instead of compressing anew.

use std::io;
use std::path::Path;

use zopfli::Format;

use crate::{folder, headers};

/// Below this a copy saves nothing: the answer fits into one packet with its headers.
const WORTH_IT: usize = 200;

/// Writes the copies. The same file always makes the same copies: they hold no time and no name.
pub(crate) fn write(folder: &Path) -> Result<(), String> {
    for name in folder::files(folder)? {
        let content = folder::read(folder, &name)?;
        if !headers::is_compressible(&name) || content.len() <= WORTH_IT {
            continue;
        }
        for (ending, copy) in [
            ("br", brotli(&content)),
            ("gz", zopfli(&content, Format::Gzip)),
        ] {
            let copy = copy.map_err(|e| format!("{name}: {e}"))?;
            if copy.len() < content.len() {
                folder::write(folder, &format!("{name}.{ending}"), copy)?;
            }
        }
    }
    Ok(())
}

/// The bare form of compression that scripts can undo.
pub(crate) fn deflate(content: &[u8]) -> io::Result<Vec<u8>> {
    zopfli(content, Format::Deflate)
}

fn brotli(mut content: &[u8]) -> io::Result<Vec<u8>> {
    let how = brotli::enc::BrotliEncoderParams {
        quality: 11,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut copy = Vec::new();
    brotli::BrotliCompress(&mut content, &mut copy, &how)?;
    Ok(copy)
}

/// About 6 % smaller than gzip at its best, in seconds instead of milliseconds.
fn zopfli(content: &[u8], format: Format) -> io::Result<Vec<u8>> {
    let mut copy = Vec::new();
    zopfli::compress(zopfli::Options::default(), format, content, &mut copy)?;
    Ok(copy)
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn copies_hold_the_file_and_are_the_same_each_time() {
        let folder = folder::tests::folder("compress");
        let text = "Stand up once an hour. ".repeat(40);
        for (name, content) in [
            ("page.html", &*text),
            ("small.html", "short"),
            ("icon.png", &text),
        ] {
            folder::write(&folder, name, content).expect("a file can be written");
        }
        write(&folder).expect("the copies can be written");
        let names = [
            "icon.png",
            "page.html",
            "page.html.br",
            "page.html.gz",
            "small.html",
        ];
        assert_eq!(
            folder::files(&folder),
            Ok(names.map(str::to_owned).to_vec())
        );
        let read = |name: &str| folder::read(&folder, name).expect("a copy can be read");
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
        assert_eq!(folder::files(&folder).map(|names| names.len()), Ok(5));
        std::fs::remove_dir_all(folder).expect("the folder can be removed");
    }
}
