//! On the taker's own result: what there is to pass on. Nothing is copied here; each leads to what another person would
//! see.

use crate::keepsake::{Keepsake, Kind, Press};
use crate::markup::{Node, Tag, tag};

pub(crate) fn offer(keepsake: &Keepsake, code: &str) -> Vec<Node> {
    let words = &keepsake.words;
    let choice = |kind, id: &'static str, name: &str, text: &str| {
        let button = tag("button.second[type=button]")
            .attr("aria-describedby", id)
            .text(name)
            .press(Press::See(kind));
        tag("div.pass")
            .child(button)
            .child(tag("p").attr("id", id).text(text))
    };
    // Where a frame may not print, the page around it says where that works.
    let link = Tag::new("input[type=hidden][id=link]").attr("value", keepsake.link_with(code));
    vec![
        tag("p").text(words.offer_text()).into(),
        choice(
            Kind::Summary,
            "pass-summary",
            words.offer_summary(),
            words.offer_summary_text(),
        )
        .into(),
        choice(
            Kind::Answers,
            "pass-answers",
            words.offer_answers(),
            words.offer_answers_text(),
        )
        .into(),
        link.into(),
    ]
}
