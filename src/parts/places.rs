//! Places on the body, each with its side once it is ticked.

use quiz::{Choices, Question, Sides};
use yew::prelude::*;

use super::choice_list::{control, grouped};
use crate::session::{Action, Draft};
use crate::wording::Wording;

/// A checkbox for each place; a ticked one asks which side.
pub(crate) fn places(
    wording: Wording,
    index: usize,
    question: &'static Question,
    offered: Choices,
    draft: &Draft,
    dispatch: &Callback<Action>,
) -> Html {
    grouped(wording, index, question, offered, |place| {
        let ticked = draft.ticked.has(place);
        let choice = &question.choices[place];
        let name = wording.question(index).choices[place];
        html! {
            <div class="place">
                <label class="choice">
                    { control(question, place, ticked, dispatch) }
                    <span>{ name }</span>
                </label>
                if ticked && !choice.middle && !choice.exclusive {
                    { sides(wording, question, place, name, draft, dispatch) }
                }
            </div>
        }
    })
}

fn sides(
    wording: Wording,
    question: &'static Question,
    place: usize,
    name: &'static str,
    draft: &Draft,
    dispatch: &Callback<Action>,
) -> Html {
    let control_name = format!("{}:{}", question.id, question.choices[place].id);
    let marked = draft.places.sides(place);
    let side = |sides: Sides, value: &'static str, words: &'static str| {
        let onchange = dispatch.reform(move |_| Action::Side(place, sides));
        html! {
            <label class="side">
                <input
                    type="radio"
                    name={control_name.clone()}
                    {value}
                    checked={marked == Some(sides)}
                    {onchange}
                />
                <span>{ words }</span>
            </label>
        }
    };
    html! {
        <div class="sides" role="group" aria-label={crate::wording::fill(wording.which_side, &[("place", name)])}>
            { side(Sides::Left, "left", wording.side_left) }
            { side(Sides::Right, "right", wording.side_right) }
            { side(Sides::Both, "both", wording.side_both) }
        </div>
    }
}
