//! A number to type, with a choice of units where there is more than one.

use quiz::Question;

use crate::markup::{Tag, tag};
use crate::session::{Action, Draft};
use crate::view::View;

/// A text field for a number: no spinner, no surprise when the page is scrolled.
pub(crate) fn number_field(
    view: &View<'_>,
    index: usize,
    question: &'static Question,
    draft: &Draft,
    described_by: Option<&'static str>,
) -> Tag {
    let words = view.wording.question(index);
    let invalid = view.session.mistake.map(|_| "true");
    let field = tag("input.figure[type=text][inputmode=decimal][autocomplete=off][maxlength=12]")
        .attr("name", question.id)
        .attr("aria-label", words.ask)
        .attr("aria-describedby", described_by)
        .attr("aria-invalid", invalid)
        .value(draft.text.clone())
        .on_type(view.dispatch);
    let units = if words.units.len() > 1 {
        let names = words.units.iter().enumerate();
        tag("div.units[role=group]")
            .attr("aria-label", view.wording.unit())
            .each(names.map(|(unit, name)| unit_choice(view, question, unit, name, draft)))
    } else {
        tag("span.unit").text(words.units.first().copied().unwrap_or_default())
    };
    tag("div.number").child(field).child(units)
}

fn unit_choice(
    view: &View<'_>,
    question: &'static Question,
    unit: usize,
    name: &'static str,
    draft: &Draft,
) -> Tag {
    let id = question.number.as_ref().map_or("", |n| n.units[unit].id);
    let control = tag("input[type=radio]")
        .attr("name", [question.id, ".unit"].concat())
        .value(id)
        .checked(draft.unit == unit)
        .on_change(view.dispatch, Action::Unit(unit));
    tag("label.side")
        .child(control)
        .child(tag("span").text(name))
}
