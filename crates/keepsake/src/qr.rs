//! The QR code: a text as a drawing that the camera of a phone reads.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::markup::{Tag, tag};

/// How much is left free around it, as the norm asks.
const QUIET: i32 = 4;

/// The drawing, of as few squares as the text needs: a screen is clean, so little has to be put right. Dark on light,
/// whatever the colours of the page, because cameras expect that.
pub(crate) fn code(text: &str) -> Option<Tag> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let whole = code.size() + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y));
            let run = run.count() as i32;
            if run > 0 {
                let (x, y) = (x + QUIET, y + QUIET);
                path.push_str(&["M", &x.to_string(), " ", &y.to_string()].concat());
                path.push_str(&["h", &run.to_string(), "v1h-", &run.to_string(), "z"].concat());
            }
            x += run.max(1);
        }
    }
    let whole = whole.to_string();
    Some(
        tag("svg[shape-rendering=crispEdges]")
            .attr("viewBox", ["0 0 ", &whole, " ", &whole].concat())
            .child(
                tag("rect[fill=#fff]")
                    .attr("width", whole.as_str())
                    .attr("height", whole.as_str()),
            )
            .child(tag("path[fill=#000]").attr("d", path)),
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    /// The drawing again as lines of dark and light.
    fn drawn(text: &str) -> Vec<String> {
        let tag = code(text).unwrap();
        let attr = |tag: &Tag, name: &str| {
            let found = tag.attributes.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| value.clone()).unwrap()
        };
        let size: usize = attr(&tag, "viewBox")
            .rsplit_once(' ')
            .unwrap()
            .1
            .parse()
            .unwrap();
        let mut lines = vec![vec![' '; size]; size];
        let crate::markup::Node::Element(path) = &tag.children[1] else {
            panic!("no path")
        };
        for run in attr(path, "d").split('M').skip(1) {
            let (place, rest) = run.split_once('h').unwrap();
            let (x, y) = place.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            let length: usize = rest.split_once('v').unwrap().0.parse().unwrap();
            for place in &mut lines[y][x..x + length] {
                assert_eq!(*place, ' ', "drawn twice");
                *place = '#';
            }
        }
        lines.into_iter().map(String::from_iter).collect()
    }

    #[test]
    fn what_is_drawn_is_the_code() {
        let text = "https://example.org/check/#r=1AZgxXd2BExU4X";
        let code = QrCode::encode_text(text, QrCodeEcc::Low).unwrap();
        let lines = drawn(text);
        for (y, line) in lines.iter().enumerate() {
            for (x, place) in line.chars().enumerate() {
                // Outside it is light.
                let dark = code.get_module(x as i32 - QUIET, y as i32 - QUIET);
                assert_eq!(place == '#', dark, "{x} {y}");
            }
        }
        assert!(
            lines.len() <= 29 + 8,
            "small enough for a phone: {}",
            lines.len()
        );
    }

    #[test]
    fn what_is_too_long_has_none() {
        assert!(code(&"a".repeat(10_000)).is_none());
    }
}
