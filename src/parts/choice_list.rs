//! A list of choices: radio buttons or checkboxes, under headings where there are many.

use quiz::{Choices, Kind, Question};
use yew::prelude::*;

use crate::browser::event;
use crate::session::{Action, Draft};
use crate::wording::Wording;

/// The choices on offer, each a native control with a label that is all target.
pub(crate) fn choice_list(
    wording: Wording,
    index: usize,
    question: &'static Question,
    offered: Choices,
    draft: &Draft,
    dispatch: &Callback<Action>,
) -> Html {
    let item = |choice: usize| item(wording, index, question, choice, draft, dispatch);
    grouped(wording, index, question, offered, item)
}

/// Puts items under their headings, and the one that rules out all others last, by itself.
pub(crate) fn grouped(
    wording: Wording,
    index: usize,
    question: &'static Question,
    offered: Choices,
    item: impl Fn(usize) -> Html,
) -> Html {
    let words = wording.question(index);
    let in_group = |group: Option<usize>| {
        let item = &item;
        let choices = question.choices.iter().enumerate();
        choices
            .filter(move |(i, c)| offered.has(*i) && c.group == group && !c.exclusive)
            .map(move |(i, _)| item(i))
    };
    let groups = words.groups.iter().enumerate().map(|(group, name)| {
        let mut items = in_group(Some(group)).peekable();
        if items.peek().is_none() {
            return Html::default();
        }
        html! {
            <div class="group" role="group" aria-label={*name}>
                <h2 class="group-name" aria-hidden="true">{ *name }</h2>
                { for items }
            </div>
        }
    });
    let none = question.exclusive().filter(|none| offered.has(*none));
    html! {
        <div class="choices">
            { for groups }
            { for in_group(None) }
            if let Some(none) = none {
                <p class="or" aria-hidden="true">{ wording.or }</p>
                { item(none) }
            }
        </div>
    }
}

fn item(
    wording: Wording,
    index: usize,
    question: &'static Question,
    choice: usize,
    draft: &Draft,
    dispatch: &Callback<Action>,
) -> Html {
    let words = wording.question(index).choices[choice];
    html! {
        <label class="choice">
            { control(question, choice, draft.ticked.has(choice), dispatch) }
            <span>{ words }</span>
        </label>
    }
}

/// The native control of a choice.
pub(crate) fn control(
    question: &'static Question,
    choice: usize,
    checked: bool,
    dispatch: &Callback<Action>,
) -> Html {
    let kind = if question.kind == Kind::One {
        "radio"
    } else {
        "checkbox"
    };
    let onchange =
        dispatch.reform(move |event: Event| Action::Tick(choice, event::checked(&event)));
    html! {
        <input
            type={kind}
            name={question.id}
            value={question.choices[choice].id}
            {checked}
            {onchange}
        />
    }
}
