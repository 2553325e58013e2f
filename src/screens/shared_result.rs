//! Somebody's result, opened from a link: to look at, not to change.

use quiz::{Answers, Assessment};
use yew::prelude::*;

use super::{Screen, View, result};
use crate::parts::{privacy, statement};
use crate::session::Action;

pub(super) fn screen(view: &View<'_>, answers: &Answers) -> Screen {
    let View {
        wording,
        session,
        dispatch,
    } = *view;
    // A code is only opened where its answers lead to a result.
    let Some(assessment) = Assessment::of(answers) else {
        return super::broken_link::screen(view, quiz::link::LinkError::Altered);
    };
    let leave = dispatch.reform(|_| Action::LeaveLink);
    let html = html! {
        <main
            id="main"
            data-screen="shared"
            data-urgency={result::urgency(&assessment)}
            data-band={result::band(&assessment)}
            key="shared"
        >
            <div class="banner">
                <p><strong>{ wording.shared_title }</strong></p>
                <p>{ wording.shared_text }</p>
                <p>{ statement::version(wording, answers) }</p>
                <button type="button" class="second" onclick={leave}>
                    { if session.answers.is_empty() { wording.take_it_yourself } else { wording.back_to_mine } }
                </button>
            </div>
            { result::body(wording, answers, &assessment) }
            { privacy::privacy(wording, Html::default()) }
        </main>
    };
    Screen::new(wording, wording.shared_title, html)
}
