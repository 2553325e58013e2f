//! The emergency screen: what to do and whom to call, and nothing else.

use quiz::{Assessment, Report, Section, Urgency};

use super::Screen;
use crate::markup::{Tag, tag};
use crate::parts::{back, country, statement};
use crate::view::View;

pub(super) fn screen(view: &View<'_>, assessment: &Assessment<'_>) -> Screen {
    let wording = view.wording;
    let report = Report::of(assessment);
    let mut lines = report.section(Section::Emergency);
    let first = lines
        .next()
        .map(|placed| wording.statement(placed.statement));
    let title = first.map_or("", |words| words.title);
    let main = tag("main.alarm[id=main][data-screen=emergency][data-urgency=emergency]")
        .key("emergency")
        .child(back::back(view))
        .child(tag("h1[tabindex=-1]").text(title))
        .child(country::emergency_numbers(view))
        .child(country::country_choice(view))
        .child(tag("p.lead").text(first.map_or("", |words| words.text)))
        .each(lines.map(|placed| statement::line(wording, &view.session.answers, placed)))
        .child(ticked(view, assessment, Urgency::Emergency));
    Screen::new(view, title, main)
}

/// What was ticked, in the words it was asked in: to read out to whoever answers.
pub(super) fn ticked(view: &View<'_>, assessment: &Assessment<'_>, tier: Urgency) -> Tag {
    let wording = view.wording;
    let flags = &view.session.questionnaire().flags;
    let raised = assessment.flags.iter().filter(|f| flags[**f].tier == tier);
    let raised = raised.map(|f| {
        tag("li")
            .attr("data-flag", flags[*f].id)
            .text(wording.lists().flags[*f])
    });
    tag("section.ticked")
        .child(tag("h2").text(wording.you_told_us()))
        .child(tag("ul").each(raised))
        .child(tag("p").text(wording.show_this()))
        .child(tag("p").text(wording.by_mistake()))
}
