//! For people under 18: no points, no movement checks, but somebody to go to.

use quiz::{Assessment, Report, Section, Urgency};
use yew::prelude::*;

use super::{Screen, View};
use crate::parts::{back, start_again, statement};

pub(super) fn screen(view: &View<'_>, assessment: &Assessment<'_>) -> Screen {
    let View {
        wording,
        session,
        dispatch,
    } = *view;
    let report = Report::of(assessment);
    let first = report.section(Section::Minor).next();
    let title = first.map_or("", |placed| wording.statement(placed.statement).title);
    let urgency = if assessment.urgency == Urgency::Soon {
        "soon"
    } else {
        "none"
    };
    let html = html! {
        <main id="main" data-screen="result" data-urgency={urgency} key="under-18">
            { back::back(wording, dispatch) }
            <h1 tabindex="-1">{ title }</h1>
            { statement::statements(wording, &session.answers, &report, Section::Minor) }
            { statement::statements(wording, &session.answers, &report, Section::Limits) }
            { start_again::start_again(wording, dispatch) }
        </main>
    };
    Screen::new(wording, title, html)
}
