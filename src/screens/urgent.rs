//! The urgent screen: to be seen today, or as it says. No points, no exercises.

use quiz::{Assessment, Report, Section, Urgency};

use super::Screen;
use super::emergency::ticked;
use crate::markup::tag;
use crate::parts::{back, country, statement};
use crate::view::View;

pub(super) fn screen(view: &View<'_>, assessment: &Assessment<'_>) -> Screen {
    let wording = view.wording;
    let answers = &view.session.answers;
    let report = Report::of(assessment);
    let mut lines = report.section(Section::Urgent);
    let first = lines.next();
    let words = first.map(|placed| wording.statement(placed.statement));
    let title = words.map_or("", |words| words.title);
    let main = tag("main.alarm[id=main][data-screen=urgent][data-urgency=urgent]")
        .key("urgent")
        .child(back::back(view))
        .child(tag("h1[tabindex=-1]").text(title))
        .child(tag("p.lead").text(words.map_or("", |words| words.text)))
        .child(country::urgent_numbers(view))
        .child(ticked(view, assessment, Urgency::Urgent))
        .each(lines.map(|placed| statement::line(wording, answers, placed)))
        .child(tag("h2").text(wording.if_worse()))
        .child(country::emergency_numbers(view))
        .child(country::country_choice(view))
        .maybe(first.map(|placed| statement::why(wording, answers, placed)));
    Screen::new(view, title, main)
}
