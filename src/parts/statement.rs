//! A statement of a result, with its reason one tap away: the rule, the answers that fired it, how well
//! it is supported, and the sources.

use quiz::{Answers, Placed, Report, Section, SourceStatus};
use yew::prelude::*;

use crate::wording::{Wording, fill};

/// All statements of a section, each as an item of a list; nothing where the section is empty.
pub(crate) fn statements(
    wording: Wording,
    answers: &Answers,
    report: &Report,
    section: Section,
) -> Html {
    let mut placed = report.section(section).peekable();
    if placed.peek().is_none() {
        return Html::default();
    }
    html! {
        <ul class="statements">
            { for placed.map(|placed| html! {
                <li data-rule={rule(answers, placed)}>
                    <p>{ wording.statement(placed.statement).text }</p>
                    { why(wording, answers, placed) }
                </li>
            }) }
        </ul>
    }
}

/// The id of the rule that placed a statement.
pub(crate) fn rule(answers: &Answers, placed: &Placed) -> &'static str {
    answers.questionnaire().statements[placed.statement].id
}

/// The reason of a statement.
pub(crate) fn why(wording: Wording, answers: &Answers, placed: &Placed) -> Html {
    html! {
        <details class="why">
            <summary>{ wording.why_this }</summary>
            { reason(wording, answers, placed) }
        </details>
    }
}

/// What stands behind a statement.
pub(crate) fn reason(wording: Wording, answers: &Answers, placed: &Placed) -> Html {
    let questionnaire = answers.questionnaire();
    let statement = &questionnaire.statements[placed.statement];
    let sources = statement.sources.iter();
    let sources = sources.map(|s| (*s, questionnaire.sources[*s].status));
    html! {
        <div class="reason">
            if placed.because.is_empty() {
                <p>{ wording.because_everybody }</p>
            } else {
                <p>{ wording.because }</p>
                <ul class="because">
                    { for placed.because.iter().map(|b| html! {
                        <li>{ wording.because(answers, *b) }</li>
                    }) }
                </ul>
            }
            <p>{ wording.strength(statement.strength) }</p>
            <ul class="sources">{ for sources.map(|(s, status)| source(wording, s, status)) }</ul>
            <p class="rule">
                { wording.rule }{ " " }<code translate="no">{ statement.id }</code>
            </p>
        </div>
    }
}

/// A source, as it is cited. Only what was seen has a link.
fn source(wording: Wording, source: usize, status: SourceStatus) -> Html {
    if matches!(status, SourceStatus::Team | SourceStatus::Memory) {
        return html! { <li>{ wording.status(status) }</li> };
    }
    let source = wording.source(source);
    let credit = [source.authors, source.year].join(" ");
    let note = wording.status(status);
    html! {
        <li>
            <cite translate="no">
                { credit.trim().trim_end_matches('.').to_owned() }{ ". " }
                if source.address.is_empty() {
                    { source.title }
                } else {
                    <a href={source.address} target="_blank" rel="noopener noreferrer">{ source.title }</a>
                }
                if !source.journal.is_empty() {
                    { ". " }{ source.journal }
                }
            </cite>
            if !note.is_empty() {
                <span class="note">{ " (" }{ note }{ ")" }</span>
            }
        </li>
    }
}

/// A statement with a title that opens: for what there is to learn. It leads to the piece with its id, in a tab of its
/// own, so that the result stays.
pub(crate) fn opening(wording: Wording, answers: &Answers, placed: &Placed) -> Html {
    let words = wording.statement(placed.statement);
    html! {
        <details class="opening" data-rule={rule(answers, placed)}>
            <summary>{ words.title }</summary>
            <p>{ words.text }</p>
            <p class="more">
                <a href={piece(rule(answers, placed))} target="_blank" rel="noopener">{ wording.read_more }</a>
            </p>
            { reason(wording, answers, placed) }
        </details>
    }
}

/// The page of the piece that goes with a statement; the content compiler sees to it that there is one.
fn piece(statement: &str) -> String {
    ["learn/", statement.trim_start_matches("learn_"), ".html"].concat()
}

/// A text with the day of the rules filled in.
pub(crate) fn version(wording: Wording, answers: &Answers) -> String {
    let questionnaire = answers.questionnaire();
    fill(
        wording.version,
        &[
            ("version", &questionnaire.version.to_string()),
            ("date", questionnaire.date),
        ],
    )
}
