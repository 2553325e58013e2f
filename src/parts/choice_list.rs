//! A list of choices: radio buttons or checkboxes, under headings where there are many.

use quiz::{Choices, Kind, Question};

use crate::browser::event;
use crate::markup::{Tag, fragment, tag};
use crate::session::{Action, Draft};
use crate::view::View;

/// The choices on offer, each a native control with a label that is all target.
pub(crate) fn choice_list(
    view: &View<'_>,
    index: usize,
    question: &'static Question,
    offered: Choices,
    draft: &Draft,
) -> Tag {
    grouped(view, index, question, offered, &|choice| {
        labelled(view, index, question, choice, draft)
    })
}

/// Puts items under their headings, and the one that rules out all others last, by itself.
pub(crate) fn grouped(
    view: &View<'_>,
    index: usize,
    question: &'static Question,
    offered: Choices,
    item: &dyn Fn(usize) -> Tag,
) -> Tag {
    let items = |mut list: Tag, group: Option<usize>| {
        for (index, choice) in question.choices.iter().enumerate() {
            if offered.has(index) && choice.group == group && !choice.exclusive {
                list = list.child(item(index));
            }
        }
        list
    };
    let mut list = tag("div.choices");
    let groups = &view.wording.question(index).groups;
    for (group, name) in groups.iter().enumerate() {
        let in_group = |c: usize| question.choices[c].group == Some(group);
        let group_of = || {
            let heading = tag("h2.group-name[aria-hidden=true]").text(*name);
            let group_of = tag("div.group[role=group]").attr("aria-label", *name);
            items(group_of.child(heading), Some(group))
        };
        if offered.iter().any(in_group) {
            // The first fills most of a phone's screen.
            let size = if group == 0 { 0 } else { 3 };
            list = list.maybe(view.part(size, &group_of));
        }
    }
    let rest = || {
        let rest = items(fragment(), None);
        match question.exclusive().filter(|none| offered.has(*none)) {
            Some(none) => rest
                .child(tag("p.or[aria-hidden=true]").text(view.wording.or()))
                .child(item(none)),
            None => rest,
        }
    };
    let size = if groups.is_empty() { 0 } else { 3 };
    list.maybe(view.part(size, &rest))
}

/// A choice with its words.
pub(crate) fn labelled(
    view: &View<'_>,
    index: usize,
    question: &'static Question,
    choice: usize,
    draft: &Draft,
) -> Tag {
    let words = view.wording.question(index).choices[choice];
    let kind = match question.kind {
        Kind::One => "radio",
        _ => "checkbox",
    };
    let control = tag("input")
        .attr("type", kind)
        .attr("name", question.id)
        .value(question.choices[choice].id)
        .checked(draft.ticked.has(choice))
        .on_change_of(view.dispatch, move |event| {
            Action::Tick(choice, event::checked(event))
        });
    tag("label.choice")
        .child(control)
        .child(tag("span").text(words))
}
