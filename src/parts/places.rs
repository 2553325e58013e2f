//! Places on the body, each with its side once it is ticked.

use quiz::{Choices, Question, Sides};

use super::body_map::body_map;
use super::choice_list::{grouped, labelled};
use crate::markup::{Tag, tag};
use crate::session::{Action, Draft};
use crate::view::View;
use crate::wording::fill;

/// The body to mark, and a checkbox for each place; a ticked one asks which side.
pub(crate) fn places(
    view: &View<'_>,
    index: usize,
    question: &'static Question,
    offered: Choices,
    draft: &Draft,
) -> Tag {
    let list = grouped(view, index, question, offered, &|place| {
        let choice = &question.choices[place];
        let sided = draft.ticked.has(place) && !choice.middle && !choice.exclusive;
        tag("div.place")
            .child(labelled(view, index, question, place, draft))
            .maybe(sided.then(|| sides(view, index, question, place, draft)))
    });
    tag("div.mapped")
        .child(
            tag("div[aria-hidden=true]")
                .child(tag("p.hint").text(view.wording.body_hint()))
                .child(body_map(view, index, question, draft.places)),
        )
        .child(list)
}

fn sides(
    view: &View<'_>,
    index: usize,
    question: &'static Question,
    place: usize,
    draft: &Draft,
) -> Tag {
    let wording = view.wording;
    let name = wording.question(index).choices[place];
    let marked = draft.places.sides(place);
    let side = |sides: Sides, value: &'static str, words: &'static str| {
        let control = tag("input[type=radio]")
            .attr(
                "name",
                [question.id, ":", question.choices[place].id].concat(),
            )
            .value(value)
            .checked(marked == Some(sides))
            .on_change(view.dispatch, Action::Side(place, sides));
        tag("label.side")
            .child(control)
            .child(tag("span").text(words))
    };
    tag("div.sides[role=group]")
        .attr("aria-label", fill(wording.which_side(), &[("place", name)]))
        .child(side(Sides::Left, "left", wording.side_left()))
        .child(side(Sides::Right, "right", wording.side_right()))
        .child(side(Sides::Both, "both", wording.side_both()))
}
