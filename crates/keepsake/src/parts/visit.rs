//! For the appointment: one page of paper, with whom to see, what was answered, what was said no to, and what to ask.

use content::{Language, fill};
use quiz::{Answers, Assessment, Because, Report, Section, link};

use crate::keepsake::{Keepsake, Press};
use crate::markup::{Node, Tag, tag};
use crate::qr;

/// Up to how many letters the page is set in the largest type, and in the middle one.
const ROOMY: usize = 4_200;
const CLOSE: usize = 5_500;

/// Beside a result, the taker's own or one from a link with its answers: what the page is, and a button that prints it.
pub(crate) fn offer(keepsake: &Keepsake) -> Tag {
    let words = &keepsake.words;
    let button = tag("button.second[type=button][aria-describedby=visit-text]")
        .text(words.visit_print())
        .press(Press::Visit);
    tag("div.pass")
        .child(button)
        .child(tag("p[id=visit-text]").text(words.visit_offer_text()))
}

/// The page itself; nothing where there is no score.
pub(crate) fn page(keepsake: &Keepsake) -> Vec<Node> {
    let words = &keepsake.words;
    let Some((shown, language)) = keepsake.shown() else {
        return Vec::new();
    };
    let Some(assessment) = Assessment::of(&shown) else {
        return Vec::new();
    };
    let report = Report::of(&assessment);
    let code = link::encode(&shown);
    let link = code.filter(|_| !keepsake.device.is_only_here());
    let link = link.map(|code| keepsake.link_with(&code));
    let columns = tag("div.columns")
        .maybe(list(words.visit_tell(), raised(language, &report)))
        .child(answers(keepsake, language, &assessment))
        .maybe(list(
            language.interface.ask_title(),
            lines(language, &report, Section::Ask),
        ))
        .child(denied(keepsake, language, &shown, &assessment));
    let sheet = tag("div")
        .child(head(keepsake, language, link.as_deref()))
        .child(see(keepsake, language, &report))
        .child(columns)
        .maybe(link.map(|link| {
            tag("p.link")
                .text([words.visit_link(), " "].concat())
                .child(tag("span[translate=no]").text(link))
        }))
        .child(tag("p.limits").text(limits(language, &report)));
    // What has to go on one page sets the size of its letters.
    let size = match length(&sheet) {
        0..ROOMY => "sheet",
        ROOMY..CLOSE => "sheet close",
        _ => "sheet closer",
    };
    vec![sheet.attr("class", size).into()]
}

/// What it is, when it was printed, by which rules, and the link as a code for a camera.
fn head(keepsake: &Keepsake, language: &Language, link: Option<&str>) -> Tag {
    let words = &keepsake.words;
    let version = language.interface.rules(language.questionnaire);
    let from = [("date", keepsake.device.today.text()), ("version", version)];
    let from = from.each_ref().map(|(name, value)| (*name, value.as_str()));
    let code = link.and_then(qr::code);
    let code = code.map(|code| {
        code.attr("role", "img")
            .attr("aria-label", words.qr_label())
    });
    tag("header")
        .maybe(code)
        .child(tag("h1").text([language.interface.name(), ": ", words.visit_title()].concat()))
        .child(tag("p").text(fill(words.visit_from(), &from)))
}

/// Whom to see, and how soon.
fn see(keepsake: &Keepsake, language: &Language, report: &Report) -> Tag {
    let cards = report.section(Section::See).map(|placed| {
        let words = &language.words.statements[placed.statement];
        tag("p")
            .child(tag("strong").text(words.title))
            .text([". ", words.timing, "."].concat())
    });
    tag("section.see")
        .child(tag("h2").text(keepsake.words.visit_see()))
        .each(cards)
}

/// A heading and what stands below it; nothing where nothing does.
fn list(title: &'static str, items: Vec<&'static str>) -> Option<Tag> {
    let found = !items.is_empty();
    let items = items.into_iter().map(|text| tag("li").text(text));
    found.then(|| {
        tag("section")
            .child(tag("h2").text(title))
            .child(tag("ul").each(items))
    })
}

fn lines(language: &Language, report: &Report, section: Section) -> Vec<&'static str> {
    let words: &'static quiz::words::Words = language.words;
    let placed = report.section(section);
    placed
        .map(|placed| words.statements[placed.statement].text)
        .collect()
}

/// What is worth telling: a sign in the very words it was ticked with, and what follows from other answers as a line.
fn raised(language: &Language, report: &Report) -> Vec<&'static str> {
    let words: &'static quiz::words::Words = language.words;
    let questions = &language.questionnaire.questions;
    let placed = report.section(Section::Soon);
    placed
        .map(|placed| match placed.because[..] {
            [Because::Choice(question, choice)] if questions[question].flags.is_some() => {
                words.questions[question].choices[choice]
            }
            _ => words.statements[placed.statement].text,
        })
        .collect()
}

fn limits(language: &Language, report: &Report) -> &'static str {
    lines(language, report, Section::Limits)
        .first()
        .copied()
        .unwrap_or_default()
}

/// Every answer, word for word. What was said of the lists of signs stands above and below.
fn answers(keepsake: &Keepsake, language: &Language, assessment: &Assessment<'_>) -> Tag {
    let questionnaire = language.questionnaire;
    let asked = assessment.answered.iter().copied();
    let told = asked.filter(|question| questionnaire.questions[*question].flags.is_none());
    let rows = told.map(|question| {
        let said = assessment.facts.answer(question);
        let said = said.map(|answer| language.said(question, answer));
        tag("div")
            .child(tag("dt").text(language.words.questions[question].short))
            .child(tag("dd").text(said.unwrap_or_default().join("; ")))
    });
    tag("section")
        .child(tag("h2").text(keepsake.words.visit_answers()))
        .child(tag("dl").each(rows))
}

/// Every warning sign that was on offer and not ticked: a "no" is worth knowing, too.
fn denied(
    keepsake: &Keepsake,
    language: &Language,
    own: &Answers,
    assessment: &Assessment<'_>,
) -> Tag {
    let questionnaire = language.questionnaire;
    let asked = assessment.answered.iter().copied();
    let lists = asked.filter(|question| questionnaire.questions[*question].flags.is_some());
    let lists = lists.filter_map(|question| {
        let words = &language.words.questions[question];
        let given = own.get(question).map(|answer| answer.choices());
        let none = questionnaire.questions[question].exclusive();
        let denied = own.offered(question).iter().filter(|choice| {
            Some(*choice) != none && !given.is_some_and(|given| given.has(*choice))
        });
        let denied: Vec<&str> = denied.map(|choice| words.choices[choice]).collect();
        let some = !denied.is_empty();
        some.then(|| {
            tag("p")
                .child(tag("strong").text([words.short, ": "].concat()))
                .text(denied.join("; "))
        })
    });
    tag("section.denied")
        .child(tag("h2").text(keepsake.words.visit_denied()))
        .each(lists)
}

/// How many letters there are to read.
fn length(tag: &Tag) -> usize {
    let children = tag.children.iter().map(|child| match child {
        Node::Text(text) => text.chars().count(),
        Node::Element(tag) => length(tag),
    });
    children.sum()
}
