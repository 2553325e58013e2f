//! The screens, one a file. They show what the engine says and hold no rules of their own.

mod broken_link;
mod check_answers;
mod emergency;
mod question;
mod result;
mod shared_result;
mod under_18;
mod urgent;

use quiz::{Assessment, Outcome};

use crate::markup::Tag;
use crate::session::Place;
use crate::view::View;
use crate::wording::fill;

/// A screen: what it shows, what the browser calls it, and whether that is all of it.
pub(crate) struct Screen {
    pub(crate) main: Tag,
    pub(crate) title: String,
    pub(crate) is_whole: bool,
}

impl Screen {
    fn new(view: &View<'_>, title: &str, main: Tag) -> Screen {
        let wording = view.wording;
        let title = fill(
            wording.page_title(),
            &[("screen", title), ("name", wording.name())],
        );
        let is_whole = view.is_whole();
        Screen {
            // For assistive technology, styles and scripts.
            main: main.attr("aria-busy", (!is_whole).then_some("true")),
            title,
            is_whole,
        }
    }
}

/// The screen for the place the session is at.
pub(crate) fn screen(view: &View<'_>) -> Screen {
    let session = view.session;
    match (session.place, &session.link) {
        (Place::Ask(question), _) => question::screen(view, question),
        (Place::Link, Some(link)) => shared_result::screen(view, link),
        (Place::Check, _) => check_answers::screen(view),
        (Place::Outcome | Place::Link, _) => match Assessment::of(&session.answers) {
            Some(assessment) => match assessment.outcome {
                Outcome::Emergency => emergency::screen(view, &assessment),
                Outcome::Urgent => urgent::screen(view, &assessment),
                Outcome::Unscored => under_18::screen(view, &assessment),
                Outcome::Scored => result::screen(view, &assessment),
            },
            // The session never goes here with unanswered questions.
            None => question::screen(view, 0),
        },
    }
}
