//! Two results side by side: what a link shows, and one's own.

use quiz::Level;
use quiz::link::summary::Summary;

use super::areas;
use crate::keepsake::{Keepsake, Press};
use crate::markup::{Tag, tag};

/// A button, and below it the two once it was pressed.
pub(crate) fn versus(keepsake: &Keepsake, theirs: &Summary) -> Tag {
    let words = &keepsake.words;
    let button = tag("button.second[type=button]")
        .attr("aria-expanded", keepsake.comparing.to_string())
        .attr("aria-controls", "compare")
        .text(words.compare())
        .press(Press::Compare);
    let part = keepsake.comparing.then(|| match keepsake.own_summary() {
        Some(mine) => table(keepsake, theirs, &mine),
        None => tag("p").text(words.compare_none()),
    });
    tag("div.versus")
        .child(button)
        .child(tag("div[id=compare][role=status]").maybe(part))
}

fn table(keepsake: &Keepsake, theirs: &Summary, mine: &Summary) -> Tag {
    let (language, words) = (keepsake.language, &keepsake.words);
    let head = |text: &str| tag("th[scope=col]").text(text);
    let heads = tag("tr")
        .child(head(language.interface.domains_area()))
        .child(head(words.compare_theirs()))
        .child(head(words.compare_mine()));
    let rows = theirs.levels.iter().zip(&mine.levels).enumerate();
    let rows = rows.map(|(domain, (one, other))| {
        let cell = |level: Option<Level>| {
            tag("td")
                .attr("class", areas::class(level))
                .text(areas::level(language, domain, level))
        };
        tag("tr")
            .child(tag("th[scope=row]").text(language.words.domains[domain]))
            .child(cell(*one))
            .child(cell(*other))
    });
    tag("div").child(tag("p").text(words.compare_text())).child(
        tag("table.two")
            .child(tag("caption").text(words.compare_title()))
            .child(tag("thead").child(heads))
            .child(tag("tbody").each(rows)),
    )
}
