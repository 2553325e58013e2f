//! A picture of the result: a drawing that the browser makes a PNG of, to be kept or shared.

use quiz::figures;
use quiz::link::summary::Summary;

use crate::keepsake::Keepsake;
use crate::markup::{Node, Tag, html, tag};
use crate::parts::{areas, summary};

/// What its file is called.
pub(crate) const NAME: &str = "glute-check.png";

/// How wide and high it is, in pixels.
pub(crate) const WIDTH: u16 = 1080;
pub(crate) const HEIGHT: u16 = 1080;

/// The drawing, as an SVG file. It has colours and letters of its own, because no style of the page reaches it.
pub(crate) fn drawing(keepsake: &Keepsake, own: &Summary) -> Option<String> {
    let language = keepsake.language;
    let title = summary::headline(language, own)?.title;
    let mut nodes = vec![
        tag("rect[width=1080][height=1080][fill=#faf6ee]"),
        tag(
            "path[transform=translate(64 56) scale(2.6)][fill=none][stroke=#a5461d][stroke-width=2.5][stroke-linejoin=round][d=M4 21c0-8 5-13 12-13s12 5 12 13c0 4-3 6-6 6-4 0-6-3-6-7 0 4-2 7-6 7-3 0-6-2-6-6z]",
        ),
        text(168, 118, "32", "700", language.interface.name()),
    ];
    let mut y = 250;
    for line in lines(title, 20) {
        nodes.push(text(72, y, "60", "700", &line));
        y += 72;
    }
    y = 420;
    for (domain, level) in own.levels.iter().enumerate() {
        let said = areas::level(language, domain, *level);
        nodes.push(text(72, y, "32", "700", language.words.domains[domain]));
        nodes.push(text(1008, y, "30", "400", said).attr("text-anchor", "end"));
        nodes.extend(bar(y + 20, *level));
        y += 104;
    }
    let mut last = vec![keepsake.words.message_end()];
    if own.soon {
        last.insert(0, keepsake.words.message_soon());
    }
    for line in last {
        nodes.push(text(72, y + 6, "28", "400", line));
        y += 42;
    }
    let drawing = tag("svg[xmlns=http://www.w3.org/2000/svg][viewBox=0 0 1080 1080]")
        .attr("width", figures(WIDTH.into()))
        .attr("height", figures(HEIGHT.into()))
        .each(nodes);
    Some(html(&[Node::Element(drawing)]))
}

/// What it shows, in words: for whoever does not see it.
pub(crate) fn in_words(keepsake: &Keepsake, own: &Summary) -> Option<String> {
    Some(keepsake.result_in_words(own)?.join(" "))
}

fn text(x: u16, y: u16, size: &'static str, weight: &'static str, text: &str) -> Tag {
    tag("text[fill=#12343b][font-family=system-ui, sans-serif]")
        .attr("x", figures(x.into()))
        .attr("y", figures(y.into()))
        .attr("font-size", size)
        .attr("font-weight", weight)
        .text(text)
}

/// Three parts, filled as far as the level goes.
fn bar(y: u16, level: Option<quiz::Level>) -> Vec<Tag> {
    let colour = match areas::class(level) {
        "low" => "#5c7f7a",
        "medium" => "#b97816",
        _ => "#a5461d",
    };
    let filled = level.map_or(0, |level| level as u16 + 1);
    let part = |index: u16| {
        tag("rect[width=304][height=18][rx=9]")
            .attr("x", figures((72 + index * 316).into()))
            .attr("y", figures(y.into()))
            .attr("fill", if index < filled { colour } else { "#e2d9c8" })
    };
    (0..3).map(part).collect()
}

/// A text in lines of so many letters at most.
fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let full = lines
            .last()
            .is_some_and(|line| line.chars().count() + word.chars().count() >= most);
        if full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_lines() {
        let text = "Many things worth looking at";
        assert_eq!(lines(text, 30), [text]);
        assert_eq!(lines(text, 12), ["Many things", "worth", "looking at"]);
        assert_eq!(lines("", 12), [] as [&str; 0]);
        assert_eq!(lines("unbreakably long", 5), ["unbreakably", "long"]);
    }
}
