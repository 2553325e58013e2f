//! Progress that tells the truth: how many questions were reached, and how many there are at most.

use yew::prelude::*;

use crate::session::Session;
use crate::wording::{Wording, fill};

/// The number of this question and the most there can be, in words and as a line.
pub(crate) fn progress(wording: Wording, session: &Session, question: usize) -> Html {
    let way = session.way();
    let number = way.answered.iter().filter(|q| **q < question).count() + 1;
    let most = way.at_most.max(number);
    let section = session.questionnaire().questions[question].section;
    let text = fill(
        wording.progress,
        &[("n", &number.to_string()), ("most", &most.to_string())],
    );
    html! {
        <div class="progress">
            <p>
                <span class="section-name">{ wording.lists().sections[section] }</span>
                <span>{ text }</span>
            </p>
            <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect class="rail" width="100" height="1" />
                <rect class="done" width={(number * 100 / most).to_string()} height="1" />
            </svg>
        </div>
    }
}
