//! A statement of a result, with its reason one tap away: the rule, the answers that fired it, how well
//! it is supported, and the sources.

use quiz::{Answers, Placed, Report, Section, SourceStatus};

use crate::markup::{Tag, tag};
use crate::view::View;
use crate::wording::Wording;

/// All statements of a section that has any, each an item of a list and a part of the screen of this size.
pub(crate) fn statements(
    view: &View<'_>,
    size: usize,
    wording: Wording,
    answers: &Answers,
    report: &Report,
    section: Section,
) -> Tag {
    let mut list = tag("ul.statements");
    for placed in report.section(section) {
        list = list.maybe(view.part(size, &|| {
            tag("li")
                .attr("data-rule", rule(answers, placed))
                .child(tag("p").text(wording.statement(placed.statement).text))
                .child(why(wording, answers, placed))
        }));
    }
    list
}

/// A statement as a line of its own, without its reason.
pub(crate) fn line(wording: Wording, answers: &Answers, placed: &Placed) -> Tag {
    tag("p")
        .attr("data-rule", rule(answers, placed))
        .text(wording.statement(placed.statement).text)
}

/// The id of the rule that placed a statement.
pub(crate) fn rule(answers: &Answers, placed: &Placed) -> &'static str {
    answers.questionnaire().statements[placed.statement].id
}

/// The reason of a statement.
pub(crate) fn why(wording: Wording, answers: &Answers, placed: &Placed) -> Tag {
    tag("details.why")
        .child(tag("summary").text(wording.why_this()))
        .child(reason(wording, answers, placed))
}

/// What stands behind a statement.
fn reason(wording: Wording, answers: &Answers, placed: &Placed) -> Tag {
    let questionnaire = answers.questionnaire();
    let statement = &questionnaire.statements[placed.statement];
    let mut reason = tag("div.reason");
    if placed.because.is_empty() {
        reason = reason.child(tag("p").text(wording.because_everybody()));
    } else {
        let because = placed.because.iter();
        let because = because.map(|b| tag("li").text(wording.reason(answers, *b)));
        reason = reason
            .child(tag("p").text(wording.because()))
            .child(tag("ul.because").each(because));
    }
    let sources = statement.sources.iter();
    let sources = sources.map(|s| source(wording, *s, questionnaire.sources[*s].status));
    let rule = tag("p.rule")
        .text(wording.rule())
        .text(" ")
        .child(tag("code[translate=no]").text(statement.id));
    reason
        .child(tag("p").text(wording.strength(statement.strength)))
        .child(tag("ul.sources").each(sources))
        .child(rule)
}

/// A source, as it is cited. Only what was seen has a link.
fn source(wording: Wording, source: usize, status: SourceStatus) -> Tag {
    let note = wording.status(status);
    if matches!(status, SourceStatus::Team | SourceStatus::Memory) {
        return tag("li").text(note);
    }
    let source = wording.source(source);
    let mut cite = tag("cite[translate=no]").text(source.credit()).text(". ");
    cite = if source.address.is_empty() {
        cite.text(source.title)
    } else {
        let link = tag("a[target=_blank][rel=noopener noreferrer]").attr("href", source.address);
        cite.child(link.text(source.title))
    };
    if !source.journal.is_empty() {
        cite = cite.text(". ").text(source.journal);
    }
    let noted = || tag("span.note").text(" (").text(note).text(")");
    tag("li").child(cite).maybe((!note.is_empty()).then(noted))
}

/// What there is to learn: the title leads to the piece with its id, in a tab of its own, so that the result stays.
pub(crate) fn piece(wording: Wording, answers: &Answers, placed: &Placed) -> Tag {
    let rule = rule(answers, placed);
    let id = rule.strip_prefix("learn_").unwrap_or(rule);
    let address = ["learn/", id, ".html"].concat();
    let link = tag("a[target=_blank][rel=noopener]")
        .attr("href", address)
        .text(wording.statement(placed.statement).title);
    tag("li").attr("data-rule", rule).child(link)
}
