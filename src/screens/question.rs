//! A question by itself on the screen.

use quiz::Kind;
use yew::prelude::*;

use super::{Screen, View};
use crate::parts::{
    back, choice_list, error_summary, go, number_field, places, progress, remember, scale,
    start_again,
};
use crate::session::Action;
use crate::wording::fill;

pub(super) fn screen(view: &View<'_>, index: usize) -> Screen {
    let View {
        wording,
        session,
        dispatch,
    } = *view;
    let question = &session.questionnaire().questions[index];
    let words = wording.question(index);
    let draft = session.draft(index);
    let offered = session.way().offered;
    let mistake = session.mistake.map(|m| wording.mistake(index, m));
    let first = index == 0;
    let described_by = match (words.hint.is_empty(), &mistake) {
        (true, None) => None,
        (false, None) => Some("hint"),
        (true, Some(_)) => Some("mistake"),
        (false, Some(_)) => Some("hint mistake"),
    };
    let is_scale = question.number.as_ref().is_some_and(|n| n.scale);
    let controls = match question.kind {
        Kind::One | Kind::Many => {
            choice_list::choice_list(wording, index, question, offered, &draft, dispatch)
        }
        Kind::Places => places::places(wording, index, question, offered, &draft, dispatch),
        Kind::Number if is_scale => scale::scale(wording, index, question, &draft, dispatch),
        Kind::Number => {
            number_field::number_field(wording, index, question, &draft, described_by, dispatch)
        }
    };
    let heading = html! { <h1 tabindex="-1">{ words.ask }</h1> };
    let about = html! {
        <>
            if !words.hint.is_empty() {
                <p class="hint" id="hint">{ words.hint }</p>
            }
            if let Some(mistake) = &mistake {
                <p class="mistake" id="mistake">
                    <span class="aloud">{ wording.mistake_prefix }{ " " }</span>{ mistake.clone() }
                </p>
            }
        </>
    };
    let html = html! {
        <main id="main" data-screen="question" data-question={question.id} key="question">
            if session.previous().is_some() {
                { back::back(wording, dispatch) }
            }
            if first {
                <div class="intro">
                    <p class="lead">{ wording.intro_lead }</p>
                    <p>{ wording.intro_text }</p>
                </div>
            }
            if session.lost {
                <p class="notice">{ wording.saved_lost }</p>
            }
            { progress::progress(wording, session, index) }
            if let Some(mistake) = &mistake {
                { error_summary::error_summary(wording, mistake, question.id) }
            }
            // Only what differs from question to question has a key: the rest stays, the focused button above all, so that
            // less is drawn anew.
            <form novalidate=true>
                <fieldset key={question.id} aria-describedby={described_by} class={classes!(mistake.is_some().then_some("wrong"))}>
                    <legend>{ heading }</legend>
                    { about }
                    { controls }
                </fieldset>
                <details class="why-asked" key={question.id}>
                    <summary>{ wording.why_asked }</summary>
                    <p>{ words.why }</p>
                    <p>{ wording.strength(question.strength) }</p>
                </details>
                { go::go(wording.continue_, dispatch, Action::Continue) }
            </form>
            { remember::remember(wording, session, dispatch) }
            if !session.answers.is_empty() {
                { start_again::start_again(wording, dispatch) }
            }
        </main>
    };
    let title = match mistake {
        Some(_) => fill(wording.mistake_page_title, &[("screen", words.ask)]),
        None => words.ask.to_owned(),
    };
    Screen::new(wording, &title, html)
}
