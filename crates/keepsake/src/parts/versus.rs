//! Two results side by side: what a link shows, and one's own.

use content::Language;
use quiz::link::summary::Summary;

use super::areas;
use crate::keepsake::{Keepsake, Press};
use crate::markup::{Tag, tag};

/// A button, and below it the two once it was pressed.
pub(crate) fn versus(keepsake: &Keepsake, language: &Language, theirs: &Summary) -> Tag {
    let words = &keepsake.words;
    let button = tag("button.second[type=button]")
        .attr("aria-expanded", keepsake.comparing.to_string())
        .attr("aria-controls", "compare")
        .text(words.compare())
        .press(Press::Compare);
    let part = keepsake.comparing.then(|| match keepsake.own_summary() {
        Some(mine) => {
            let theirs = areas::today(keepsake, language.questionnaire, theirs);
            let results = [
                (words.compare_theirs(), &theirs),
                (words.compare_mine(), &mine),
            ];
            tag("div")
                .child(tag("p").text(words.compare_text()))
                .child(areas::two(
                    keepsake.language,
                    words.compare_title(),
                    results,
                ))
        }
        None => tag("p").text(words.compare_none()),
    });
    tag("div.versus")
        .child(button)
        .child(tag("div[id=compare][role=status]").maybe(part))
}
