//! The urgent screen: to be seen today, or as it says. No points, no exercises.

use quiz::{Assessment, Report, Section, Urgency};
use yew::prelude::*;

use super::emergency::ticked;
use super::{Screen, View};
use crate::parts::{back, country, statement};

pub(super) fn screen(view: &View<'_>, assessment: &Assessment<'_>) -> Screen {
    let View {
        wording,
        session,
        dispatch,
    } = *view;
    let report = Report::of(assessment);
    let mut lines = report.section(Section::Urgent);
    let first = lines.next();
    let words = first.map(|placed| wording.statement(placed.statement));
    let title = words.map_or("", |words| words.title);
    let html = html! {
        <main id="main" class="alarm" data-screen="urgent" data-urgency="urgent" key="urgent">
            { back::back(wording, dispatch) }
            <h1 tabindex="-1">{ title }</h1>
            <p class="lead">{ words.map_or("", |words| words.text) }</p>
            { country::urgent_numbers(wording, session) }
            { ticked(view, assessment, Urgency::Urgent) }
            { for lines.map(|placed| html! {
                <p data-rule={statement::rule(&session.answers, placed)}>
                    { wording.statement(placed.statement).text }
                </p>
            }) }
            <h2>{ wording.if_worse }</h2>
            { country::emergency_numbers(wording, session) }
            { country::country_choice(wording, session, dispatch) }
            if let Some(placed) = first {
                { statement::why(wording, &session.answers, placed) }
            }
        </main>
    };
    Screen::new(wording, title, html)
}
