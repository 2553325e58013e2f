//! Starting again: all answers are forgotten, after one more tap to be sure.

use yew::prelude::*;

use crate::session::Action;
use crate::wording::Wording;

/// A button behind a fold, so that nobody loses their answers by a slip.
pub(crate) fn start_again(wording: Wording, dispatch: &Callback<Action>) -> Html {
    html! {
        <details class="start-again">
            <summary>{ wording.start_again }</summary>
            <p>{ wording.start_again_text }</p>
            <button type="button" class="second" onclick={dispatch.reform(|_| Action::StartAgain)}>
                { wording.start_again_yes }
            </button>
        </details>
    }
}
