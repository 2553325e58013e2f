//! "Remember on this device": off until the taker asks, and gone with one tap.

use yew::prelude::*;

use super::privacy;
use crate::browser::event;
use crate::session::{Action, Session};
use crate::wording::Wording;

/// The choice, with what it means on a shared computer.
pub(crate) fn remember(wording: Wording, session: &Session, dispatch: &Callback<Action>) -> Html {
    let onchange = dispatch.reform(|event: Event| Action::Remember(event::checked(&event)));
    let choice = if session.can_remember {
        html! {
            <>
                <label class="choice small">
                    <input type="checkbox" name="remember" checked={session.remember} {onchange} />
                    <span>{ wording.remember }</span>
                </label>
                <p class="hint">{ wording.remember_hint }</p>
            </>
        }
    } else {
        html! { <p class="hint">{ wording.remember_refused }</p> }
    };
    privacy::privacy(wording, choice)
}
