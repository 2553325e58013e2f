//! A number to type, with a choice of units where there is more than one.

use quiz::Question;
use yew::prelude::*;

use crate::browser::event;
use crate::session::{Action, Draft};
use crate::wording::Wording;

/// A text field for a number: no spinner, no surprise when the page is scrolled.
pub(crate) fn number_field(
    wording: Wording,
    index: usize,
    question: &'static Question,
    draft: &Draft,
    described_by: Option<&'static str>,
    dispatch: &Callback<Action>,
) -> Html {
    let units = wording.question(index).units;
    let oninput = dispatch.reform(|event: InputEvent| Action::Type(event::typed(&event)));
    html! {
        <div class="number">
            <input
                type="text"
                inputmode="decimal"
                autocomplete="off"
                maxlength="12"
                class="figure"
                name={question.id}
                aria-label={wording.question(index).ask}
                aria-describedby={described_by}
                aria-invalid={described_by.filter(|d| d.contains("mistake")).map(|_| "true")}
                value={draft.text.clone()}
                {oninput}
            />
            if units.len() > 1 {
                <div class="units" role="group" aria-label={wording.unit}>
                    { for units.iter().enumerate().map(|(unit, name)| {
                        unit_choice(question, unit, name, draft, dispatch)
                    }) }
                </div>
            } else {
                <span class="unit">{ units.first().copied().unwrap_or_default() }</span>
            }
        </div>
    }
}

fn unit_choice(
    question: &'static Question,
    unit: usize,
    name: &'static str,
    draft: &Draft,
    dispatch: &Callback<Action>,
) -> Html {
    let value = question.number.as_ref().map_or("", |n| n.units[unit].id);
    html! {
        <label class="side">
            <input
                type="radio"
                name={format!("{}.unit", question.id)}
                {value}
                checked={draft.unit == unit}
                onchange={dispatch.reform(move |_| Action::Unit(unit))}
            />
            <span>{ name }</span>
        </label>
    }
}
