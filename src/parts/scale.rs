//! A scale: a row of whole numbers to choose from.

use quiz::{Question, figures};

use crate::markup::{Tag, fragment, tag};
use crate::session::{Action, Draft};
use crate::view::View;

/// One radio button for each number, with its unit behind the row.
pub(crate) fn scale(
    view: &View<'_>,
    index: usize,
    question: &'static Question,
    draft: &Draft,
) -> Tag {
    let unit = question.number.as_ref().and_then(|n| n.units.first());
    let most = unit.map_or(0, |u| u.max);
    let steps = (0..=most).map(|n| {
        let value = figures(n.into());
        let control = tag("input[type=radio]")
            .attr("name", question.id)
            .checked(draft.text == value)
            .value(value.clone())
            .on_change(view.dispatch, Action::Type(value.clone()));
        tag("label.step")
            .child(control)
            .child(tag("span").text(value))
    });
    let class = if most > 7 { "scale long" } else { "scale" };
    let words = view.wording.question(index).units.first();
    fragment()
        .child(tag("div").attr("class", class).each(steps))
        .child(tag("p.unit").text(words.copied().unwrap_or_default()))
}
