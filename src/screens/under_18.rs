//! For people under 18: no points, no movement checks, but somebody to go to.

use quiz::{Assessment, Report, Section};

use super::{Screen, result};
use crate::markup::tag;
use crate::parts::{back, start_again, statement};
use crate::view::View;

pub(super) fn screen(view: &View<'_>, assessment: &Assessment<'_>) -> Screen {
    let wording = view.wording;
    let report = Report::of(assessment);
    let first = report.section(Section::Minor).next();
    let title = first.map_or("", |placed| wording.statement(placed.statement).title);
    let statements =
        |section| statement::statements(view, 0, wording, &view.session.answers, &report, section);
    let main = tag("main[id=main][data-screen=result]")
        .attr("data-urgency", result::urgency(assessment))
        .key("under-18")
        .child(back::back(view))
        .child(tag("h1[tabindex=-1]").text(title))
        .child(statements(Section::Minor))
        .child(statements(Section::Limits))
        .child(start_again::start_again(view));
    Screen::new(view, title, main)
}
