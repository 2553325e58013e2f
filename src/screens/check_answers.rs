//! The list of answers, each with a way to change it, before the result.

use yew::prelude::*;

use super::{Screen, View};
use crate::parts::{back, go, remember, start_again};
use crate::session::Action;

pub(super) fn screen(view: &View<'_>) -> Screen {
    let View {
        wording,
        session,
        dispatch,
    } = *view;
    let questionnaire = session.questionnaire();
    let sections = wording
        .lists()
        .sections
        .iter()
        .enumerate()
        .map(|(section, name)| {
            let asked = session.way().answered.iter();
            let mut asked = asked
                .filter(|q| questionnaire.questions[**q].section == section)
                .peekable();
            if asked.peek().is_none() {
                return Html::default();
            }
            html! {
                <section>
                    <h2>{ *name }</h2>
                    <dl class="answers">{ for asked.map(|q| row(view, *q)) }</dl>
                </section>
            }
        });
    let html = html! {
        <main id="main" data-screen="check" key="check">
            { back::back(wording, dispatch) }
            <h1 tabindex="-1">{ wording.check_title }</h1>
            <p>{ wording.check_text }</p>
            { for sections }
            <form>
                { go::go(wording.see_result, dispatch, Action::SeeOutcome) }
            </form>
            { remember::remember(wording, session, dispatch) }
            { start_again::start_again(wording, dispatch) }
        </main>
    };
    Screen::new(wording, wording.check_title, html)
}

fn row(view: &View<'_>, question: usize) -> Html {
    let View {
        wording,
        session,
        dispatch,
    } = *view;
    let words = wording.question(question);
    let said = session
        .answers
        .get(question)
        .map(|a| wording.said(question, a));
    let id = session.questionnaire().questions[question].id;
    html! {
        <div data-question={id}>
            <dt>{ words.short }</dt>
            <dd>{ for said.unwrap_or_default().into_iter().map(|line| html! { <p>{ line }</p> }) }</dd>
            <dd class="change">
                <button type="button" class="quiet" onclick={dispatch.reform(move |_| Action::Change(question))}>
                    { wording.change }<span class="aloud">{ " " }{ words.short }</span>
                </button>
            </dd>
        </div>
    }
}
