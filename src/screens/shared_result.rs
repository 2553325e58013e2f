//! Somebody's result, opened from a link: to look at, not to change.

use quiz::{Answers, Assessment};

use super::{Screen, result};
use crate::markup::tag;
use crate::parts::{privacy, statement};
use crate::session::Action;
use crate::view::View;

pub(super) fn screen(view: &View<'_>, answers: &Answers) -> Screen {
    let wording = view.wording;
    // A code is only opened where its answers lead to a result.
    let Some(assessment) = Assessment::of(answers) else {
        return super::broken_link::screen(view, quiz::link::LinkError::Altered);
    };
    let leave = if view.session.answers.is_empty() {
        wording.take_it_yourself()
    } else {
        wording.back_to_mine()
    };
    let button = tag("button.second[type=button]")
        .text(leave)
        .on_press(view.dispatch, Action::LeaveLink);
    let banner = tag("div.banner")
        .child(tag("p").child(tag("strong").text(wording.shared_title())))
        .child(tag("p").text(wording.shared_text()))
        .child(tag("p").text(statement::version(wording, answers)))
        .child(button);
    let main = tag("main[id=main][data-screen=shared]")
        .attr("data-urgency", result::urgency(&assessment))
        .attr("data-band", result::band(&assessment))
        .key("shared")
        .child(banner)
        .child(result::body(wording, answers, &assessment))
        .child(privacy::privacy(wording));
    Screen::new(wording, wording.shared_title(), main)
}
