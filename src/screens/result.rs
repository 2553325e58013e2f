//! The result: what stands out, what to do, whom to see, what to learn, and what it cannot tell. It is
//! drawn in parts, from the top.

use quiz::{Answers, Assessment, Placed, Report, Section, Urgency};

use super::Screen;
use crate::browser::page;
use crate::markup::{Tag, fragment, tag};
use crate::parts::{back, body_map, domain_chart, later, remember, start_again, statement};
use crate::view::View;
use crate::wording::Wording;

pub(super) fn screen(view: &View<'_>, assessment: &Assessment<'_>) -> Screen {
    let wording = view.wording;
    let answers = &view.session.answers;
    let main = tag("main[id=main][data-screen=result]")
        .attr("data-urgency", urgency(assessment))
        .attr("data-band", band(assessment))
        .key("result")
        .child(back::back(view))
        .child(body(view, wording, answers, assessment, fragment()))
        .maybe(view.part(3, &|| end(view)));
    let headline = assessment.band.map(|band| wording.lists().bands[band]);
    Screen::new(view, headline.unwrap_or(wording.name()), main)
}

/// What stands below a result of one's own.
fn end(view: &View<'_>) -> Tag {
    let rules = view.wording.rules(view.session.answers.questionnaire());
    fragment()
        .child(keep(view))
        .child(remember::remember(view))
        .child(start_again::start_again(view))
        .child(tag("p.version").text(rules))
}

/// The band as a hook for scripts and styles.
pub(super) fn band(assessment: &Assessment<'_>) -> Option<&'static str> {
    let bands = &assessment.facts.questionnaire().bands;
    assessment.band.map(|band| bands[band].id)
}

/// The urgency as a hook.
pub(super) fn urgency(assessment: &Assessment<'_>) -> &'static str {
    match assessment.urgency {
        Urgency::Routine => "none",
        Urgency::Soon => "soon",
        Urgency::Urgent => "urgent",
        Urgency::Emergency => "emergency",
    }
}

/// What there is to take along: what the program that comes later has to offer, and paper.
fn keep(view: &View<'_>) -> Tag {
    let wording = view.wording;
    let print = || {
        page::print();
        None
    };
    let button = tag("button.second[type=button]")
        .text(wording.print())
        .on_press_do(view.dispatch, print);
    tag("section.keep")
        .child(tag("h2").text(wording.share_title()))
        .child(later::later(wording.share_later()))
        .child(button)
}

/// All that a result says, the taker's own or one from a link. What comes later below the areas moves nothing of what is
/// read first.
pub(super) fn body(
    view: &View<'_>,
    wording: Wording,
    answers: &Answers,
    assessment: &Assessment<'_>,
    below_areas: Tag,
) -> Tag {
    let report = &Report::of(assessment);
    let one = |section| report.section(section).next();
    let part = |size, section, title: &'static str| {
        one(section)?;
        view.part(0, &|| {
            let statements = statement::statements(view, size, wording, answers, report, section);
            tag("section")
                .child(tag("h2").text(title))
                .child(statements)
        })
    };
    // What cannot wait comes with the first, before any part.
    let soon = part(0, Section::Soon, wording.soon_title());
    let headline = one(Section::Headline).map(|placed| headline(view, wording, answers, placed));
    let worse = |placed| view.part(1, &|| worse(wording, answers, placed));
    let domains = || {
        tag("section")
            .child(tag("h2").text(wording.domains_title()))
            .child(tag("p").text(wording.domains_text()))
            .child(domain_chart::domain_chart(wording, assessment))
    };
    let learn = || {
        let learn = report.section(Section::Learn);
        let pieces = learn.map(|placed| statement::piece(wording, answers, placed));
        tag("section.more")
            .child(tag("h2").text(wording.learn_title()))
            .child(tag("ul.pieces").each(pieces))
    };
    fragment()
        .maybe(headline)
        .maybe(soon)
        .maybe(view.part(5, &domains))
        .child(below_areas)
        .maybe(part(1, Section::StandsOut, wording.stands_out_title()))
        .maybe(body_map::marked(view, wording, assessment))
        .maybe(part(1, Section::Do, wording.do_title()))
        .maybe(one(Section::Worse).and_then(worse))
        .maybe(view.part(0, &|| see(view, wording, answers, report)))
        .child(tag("div[id=change]"))
        .maybe(view.part(3, &learn))
        .maybe(part(1, Section::Limits, wording.limits_title()))
}

fn headline(view: &View<'_>, wording: Wording, answers: &Answers, placed: &Placed) -> Tag {
    let words = wording.statement(placed.statement);
    tag("div.headline")
        .attr("data-rule", statement::rule(answers, placed))
        .child(tag("h1[tabindex=-1]").text(words.title))
        .child(tag("p.lead").text(words.text))
        .maybe(view.part(1, &|| statement::why(wording, answers, placed)))
}

/// When to stop waiting: set apart, on every result.
fn worse(wording: Wording, answers: &Answers, placed: &Placed) -> Tag {
    tag("div.worse")
        .attr("data-rule", statement::rule(answers, placed))
        .child(tag("h3").text(wording.worse_title()))
        .child(tag("p").text(wording.statement(placed.statement).text))
        .child(statement::why(wording, answers, placed))
}

/// Whom to see and how soon, with what to bring and ask there.
fn see(view: &View<'_>, wording: Wording, answers: &Answers, report: &Report) -> Tag {
    let card = |placed: &Placed| {
        let words = wording.statement(placed.statement);
        tag("div.card")
            .attr("data-rule", statement::rule(answers, placed))
            .child(tag("h3").text(words.title))
            .child(tag("p.timing").text(words.timing))
            .child(tag("p").text(words.text))
            .child(statement::why(wording, answers, placed))
    };
    let list = |section, title: &'static str| {
        report.section(section).next()?;
        let statements = statement::statements(view, 1, wording, answers, report, section);
        let summary = tag("summary").text(title);
        Some(tag("details.opening").child(summary).child(statements))
    };
    let mut see = tag("section").child(tag("h2").text(wording.see_title()));
    for placed in report.section(Section::See) {
        see = see.maybe(view.part(2, &|| card(placed)));
    }
    see.child(
        tag("div.openings")
            .maybe(list(Section::Bring, wording.bring_title()))
            .maybe(list(Section::Ask, wording.ask_title())),
    )
}
