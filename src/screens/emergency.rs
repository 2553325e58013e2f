//! The emergency screen: what to do and whom to call, and nothing else.

use quiz::{Assessment, Report, Section, Urgency};
use yew::prelude::*;

use super::{Screen, View};
use crate::parts::{back, country};

pub(super) fn screen(view: &View<'_>, assessment: &Assessment<'_>) -> Screen {
    let View {
        wording,
        session,
        dispatch,
    } = *view;
    let report = Report::of(assessment);
    let mut lines = report.section(Section::Emergency);
    let first = lines
        .next()
        .map(|placed| wording.statement(placed.statement));
    let title = first.map_or("", |words| words.title);
    let html = html! {
        <main id="main" class="alarm" data-screen="emergency" data-urgency="emergency" key="emergency">
            { back::back(wording, dispatch) }
            <h1 tabindex="-1">{ title }</h1>
            { country::emergency_numbers(wording, session) }
            { country::country_choice(wording, session, dispatch) }
            <p class="lead">{ first.map_or("", |words| words.text) }</p>
            { for lines.map(|placed| html! {
                <p data-rule={crate::parts::statement::rule(&session.answers, placed)}>
                    { wording.statement(placed.statement).text }
                </p>
            }) }
            { ticked(view, assessment, Urgency::Emergency) }
        </main>
    };
    Screen::new(wording, title, html)
}

/// What was ticked, in the words it was asked in: to read out to whoever answers.
pub(super) fn ticked(view: &View<'_>, assessment: &Assessment<'_>, tier: Urgency) -> Html {
    let wording = view.wording;
    let flags = &view.session.questionnaire().flags;
    let raised = assessment.flags.iter().filter(|f| flags[**f].tier == tier);
    html! {
        <section class="ticked">
            <h2>{ wording.you_told_us }</h2>
            <ul>
                { for raised.map(|f| html! {
                    <li data-flag={flags[*f].id}>{ wording.lists().flags[*f] }</li>
                }) }
            </ul>
            <p>{ wording.by_mistake }</p>
        </section>
    }
}
