//! A link that cannot be opened: why, and what to do. The visitor's own answers are not touched.

use quiz::link::LinkError;
use yew::prelude::*;

use super::{Screen, View};
use crate::parts::go;
use crate::session::Action;

pub(super) fn screen(view: &View<'_>, error: LinkError) -> Screen {
    let View {
        wording,
        session,
        dispatch,
    } = *view;
    let text = match error {
        LinkError::NotOurs => wording.link_not_ours,
        LinkError::CutShort => wording.link_cut_short,
        LinkError::Altered => wording.link_altered,
        LinkError::Newer => wording.link_newer,
    };
    let leave = if session.answers.is_empty() {
        wording.take_it
    } else {
        wording.back_to_mine
    };
    let html = html! {
        <main id="main" data-screen="broken-link" key="broken-link">
            <h1 tabindex="-1">{ wording.link_broken_title }</h1>
            <p class="lead">{ text }</p>
            <form>{ go::go(leave, dispatch, Action::LeaveLink) }</form>
        </main>
    };
    Screen::new(wording, wording.link_broken_title, html)
}
