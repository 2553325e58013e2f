//! A scale: a row of whole numbers to choose from.

use quiz::Question;
use yew::prelude::*;

use crate::session::{Action, Draft};
use crate::wording::Wording;

/// One radio button for each number, with its unit behind the row.
pub(crate) fn scale(
    wording: Wording,
    index: usize,
    question: &'static Question,
    draft: &Draft,
    dispatch: &Callback<Action>,
) -> Html {
    let units = question.number.iter().flat_map(|n| n.units.iter());
    let most = units.map(|u| u.max).next().unwrap_or_default();
    let unit = wording.question(index).units.first().copied();
    let steps = (0..=most).map(|n| {
        let value = n.to_string();
        let checked = draft.text == value;
        let onchange = {
            let value = value.clone();
            dispatch.reform(move |_| Action::Type(value.clone()))
        };
        html! {
            <label class="step">
                <input type="radio" name={question.id} value={value.clone()} {checked} {onchange} />
                <span>{ value }</span>
            </label>
        }
    });
    html! {
        <>
            <div class={classes!("scale", (most > 7).then_some("long"))}>{ for steps }</div>
            <p class="unit">{ unit.unwrap_or_default() }</p>
        </>
    }
}
