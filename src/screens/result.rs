//! The result: what stands out, what to do, whom to see, what to learn, and what it cannot tell.

use quiz::{Answers, Assessment, Placed, Report, Section, Urgency, link};
use yew::prelude::*;

use super::{Screen, View};
use crate::browser::{address, page};
use crate::parts::share::Share;
use crate::parts::{back, domain_chart, remember, start_again, statement};
use crate::wording::Wording;

pub(super) fn screen(view: &View<'_>, assessment: &Assessment<'_>) -> Screen {
    let View {
        wording,
        session,
        dispatch,
    } = *view;
    let answers = &session.answers;
    let html = html! {
        <main
            id="main"
            data-screen="result"
            data-urgency={urgency(assessment)}
            data-band={band(assessment)}
            key="result"
        >
            { back::back(wording, dispatch) }
            { body(wording, answers, assessment) }
            if let Some(code) = link::encode(answers) {
                <section class="keep">
                    <h2>{ wording.share_title }</h2>
                    <p>{ if address::is_only_here() { wording.share_text_file } else { wording.share_text } }</p>
                    <Share {wording} {code} />
                    <button type="button" class="second" onclick={|_| page::print()}>{ wording.print }</button>
                </section>
            }
            { remember::remember(wording, session, dispatch) }
            { start_again::start_again(wording, dispatch) }
            <p class="version">{ statement::version(wording, answers) }</p>
        </main>
    };
    let title = headline(wording, assessment).unwrap_or(wording.name);
    Screen::new(wording, title, html)
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

fn headline(wording: Wording, assessment: &Assessment<'_>) -> Option<&'static str> {
    assessment.band.map(|band| wording.lists().bands[band])
}

/// All that a result says, the taker's own or one from a link.
pub(super) fn body(wording: Wording, answers: &Answers, assessment: &Assessment<'_>) -> Html {
    let report = Report::of(assessment);
    let section = |section, title: &'static str| part(wording, answers, &report, section, title);
    let one = |section| report.section(section).next();
    html! {
        <>
            if let Some(placed) = one(Section::Headline) {
                { headline_of(wording, answers, placed) }
            }
            { section(Section::Soon, wording.soon_title) }
            { section(Section::StandsOut, wording.stands_out_title) }
            <section>
                <h2>{ wording.do_title }</h2>
                { statement::statements(wording, answers, &report, Section::Do) }
                if let Some(placed) = one(Section::Worse) {
                    { worse(wording, answers, placed) }
                }
            </section>
            <section>
                <h2>{ wording.domains_title }</h2>
                <p>{ wording.domains_text }</p>
                { domain_chart::domain_chart(wording, assessment) }
            </section>
            { see(wording, answers, &report) }
            <section>
                <h2>{ wording.learn_title }</h2>
                { for report.section(Section::Learn).map(|p| statement::opening(wording, answers, p)) }
            </section>
            { section(Section::Limits, wording.limits_title) }
        </>
    }
}

fn headline_of(wording: Wording, answers: &Answers, placed: &Placed) -> Html {
    let words = wording.statement(placed.statement);
    html! {
        <div class="headline" data-rule={statement::rule(answers, placed)}>
            <h1 tabindex="-1">{ words.title }</h1>
            <p class="lead">{ words.text }</p>
            { statement::why(wording, answers, placed) }
        </div>
    }
}

fn part(
    wording: Wording,
    answers: &Answers,
    report: &Report,
    section: Section,
    title: &'static str,
) -> Html {
    if report.section(section).next().is_none() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ title }</h2>
            { statement::statements(wording, answers, report, section) }
        </section>
    }
}

/// When to stop waiting: set apart, on every result.
fn worse(wording: Wording, answers: &Answers, placed: &Placed) -> Html {
    html! {
        <div class="worse" data-rule={statement::rule(answers, placed)}>
            <h3>{ wording.worse_title }</h3>
            <p>{ wording.statement(placed.statement).text }</p>
            { statement::why(wording, answers, placed) }
        </div>
    }
}

/// Whom to see and how soon, with what to bring and ask there.
fn see(wording: Wording, answers: &Answers, report: &Report) -> Html {
    let cards = report.section(Section::See).map(|placed| {
        let words = wording.statement(placed.statement);
        html! {
            <div class="card" data-rule={statement::rule(answers, placed)}>
                <h3>{ words.title }</h3>
                <p class="timing">{ words.timing }</p>
                <p>{ words.text }</p>
                { statement::why(wording, answers, placed) }
            </div>
        }
    });
    let list = |section, title: &'static str| {
        if report.section(section).next().is_none() {
            return Html::default();
        }
        html! {
            <details class="opening">
                <summary>{ title }</summary>
                { statement::statements(wording, answers, report, section) }
            </details>
        }
    };
    html! {
        <section>
            <h2>{ wording.see_title }</h2>
            { for cards }
            <div class="openings">
                { list(Section::Bring, wording.bring_title) }
                { list(Section::Ask, wording.ask_title) }
            </div>
        </section>
    }
}
