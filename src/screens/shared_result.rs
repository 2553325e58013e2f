//! Somebody's result, opened from a link: to look at, not to change. What the program that comes later has to show of it
//! stands below the areas; of a result by older rules, above it.

use quiz::link::LinkError;
use quiz::{Answers, Assessment};

use super::{Screen, broken_link, result};
use crate::markup::{Tag, fragment, tag};
use crate::parts::{later, leave, privacy};
use crate::view::View;

pub(super) fn screen(view: &View<'_>, link: &Result<Answers, LinkError>) -> Screen {
    let wording = view.wording;
    let banner = |version: Tag| {
        tag("div.banner")
            .child(tag("p").child(tag("strong").text(wording.shared_title())))
            .child(tag("p").text(wording.shared_text()))
            .child(version)
            .child(leave::leave(view, tag("button.second[type=button]")))
    };
    let main = tag("main[id=main][data-screen=shared]")
        .key("shared")
        .child(tag("div[id=preview]"));
    let main = match link {
        // Without answers, or by rules of another time: all of it is said by the program that comes later.
        Err(LinkError::NoAnswers | LinkError::Older) => main
            .child(banner(fragment()))
            .child(later::later(wording.link_later())),
        Err(error) => return broken_link::screen(view, *error),
        Ok(answers) => {
            // A code is only opened where its answers lead to a result.
            let Some(assessment) = Assessment::of(answers) else {
                return broken_link::screen(view, LinkError::Altered);
            };
            let wording = view.session.words_of(answers, wording);
            let version = tag("p").text(wording.rules(answers.questionnaire()));
            // What has changed since is read before a result of another time; all else can wait.
            let is_of_today = std::ptr::eq(answers.questionnaire(), view.session.questionnaire());
            let (above, below) = match is_of_today {
                true => (fragment(), later::place()),
                false => (later::place(), fragment()),
            };
            main.attr("data-urgency", result::urgency(&assessment))
                .attr("data-band", result::band(&assessment))
                .child(banner(version))
                .child(above)
                .child(result::body(view, wording, answers, &assessment, below))
        }
    };
    let main = main.child(privacy::privacy(wording));
    Screen::new(view, wording.shared_title(), main)
}
