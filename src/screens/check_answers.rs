//! The list of answers, each with a way to change it, before the result.

use super::Screen;
use crate::markup::{Tag, fragment, tag};
use crate::parts::{back, go, remember, start_again};
use crate::session::Action;
use crate::view::View;

pub(super) fn screen(view: &View<'_>) -> Screen {
    let View {
        wording, session, ..
    } = *view;
    let questions = &session.questionnaire().questions;
    let mut main = tag("main[id=main][data-screen=check]")
        .key("check")
        .child(back::back(view))
        .child(tag("h1[tabindex=-1]").text(wording.check_title()))
        .child(tag("p").text(wording.check_text()));
    for (section, name) in wording.lists().sections.iter().enumerate() {
        let asked = session.way().answered.iter();
        let asked = asked.filter(|q| questions[**q].section == section);
        let section_of = || {
            let rows = tag("dl.answers").each(asked.clone().map(|q| row(view, *q)));
            tag("section").child(tag("h2").text(*name)).child(rows)
        };
        if asked.clone().next().is_some() {
            main = main.maybe(view.part(3, &section_of));
        }
    }
    let main = main.maybe(view.part(3, &|| {
        fragment()
            .child(tag("form").child(go::go(view, wording.see_result(), Action::SeeOutcome)))
            .child(remember::remember(view))
            .child(start_again::start_again(view))
    }));
    Screen::new(view, wording.check_title(), main)
}

fn row(view: &View<'_>, question: usize) -> Tag {
    let View {
        wording, session, ..
    } = *view;
    let words = wording.question(question);
    let said = session.answers.get(question);
    let said = said.map(|answer| wording.said(question, answer));
    let lines = said.into_iter().flatten();
    let change = tag("button.quiet[type=button]")
        .text(wording.change())
        .child(tag("span.aloud").text(" ").text(words.short))
        .on_press(view.dispatch, Action::Change(question));
    tag("div")
        .attr(
            "data-question",
            session.questionnaire().questions[question].id,
        )
        .child(tag("dt").text(words.short))
        .child(tag("dd").each(lines.map(|line| tag("p").text(line))))
        .child(tag("dd.change").child(change))
}
