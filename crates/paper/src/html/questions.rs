//! A question on the sheet: its boxes with their names, and what each counts.

use content::fill;
use maud::{Markup, html};
use quiz::words::QuestionWords;
use quiz::{Choice, Kind, Number, Question};

use crate::phrases::Phrases;

pub(super) fn question(phrases: &Phrases<'_>, index: usize) -> Markup {
    let question = &phrases.paper.questionnaire.questions[index];
    let words = &phrases.lists.questions[index];
    let hint = format!("hint-{}", question.id);
    let texts = phrases.texts;
    let how = match question.kind {
        Kind::One => texts.tick_one,
        Kind::Many => texts.tick_all,
        Kind::Places => texts.tick_sides,
        Kind::Number => "",
    };
    html! {
        fieldset.ask data-question=(question.id) data-long[is_long(question)] aria-describedby=(hint) {
            legend {
                h3 { span.number { (phrases.paper.number(index)) } " " (words.ask) }
            }
            p.hint id=(hint) {
                // What a place needs is said once: that one ticks its side.
                @if !words.hint.is_empty() && question.kind != Kind::Places { (words.hint) " " }
                (how)
                @if let Some(number) = &question.number { (how_to_write(phrases, index, number)) }
            }
            @match (question.kind, &question.number) {
                (Kind::Places, _) => { (places(phrases, index, question, words)) }
                (_, Some(number)) => { (measure(phrases, index, question, number, words)) }
                _ => { (boxes(phrases, index, question, words)) }
            }
        }
    }
}

/// A list under several headings, which takes the whole width in print.
pub(super) fn is_long(question: &Question) -> bool {
    question.groups.len() > 1 && question.kind != Kind::Places
}

/// Choices with their indices, under a heading or under none.
type Group<'a> = (Option<usize>, Vec<(usize, &'a Choice)>);

/// The choices under their headings; those without one come last.
fn grouped(question: &Question) -> Vec<Group<'_>> {
    let heads = (0..question.groups.len()).map(Some).chain([None]);
    let groups = heads.map(|head| {
        let own = question
            .choices
            .iter()
            .enumerate()
            .filter(|(_, choice)| choice.group == head);
        (head, own.collect::<Vec<_>>())
    });
    groups.filter(|(_, choices)| !choices.is_empty()).collect()
}

fn boxes(
    phrases: &Phrases<'_>,
    index: usize,
    question: &Question,
    words: &QuestionWords,
) -> Markup {
    let kind = if question.kind == Kind::One {
        "radio"
    } else {
        "checkbox"
    };
    let scored = phrases.paper.questionnaire.scores(index);
    html! {
        div.groups {
          @for (head, choices) in grouped(question) {
            div.group {
                @if let Some(head) = head { h4 { (words.groups[head]) } }
                ul.boxes {
                    @for (at, choice) in choices {
                        li {
                            label {
                                input type=(kind) name=(question.id) value=(choice.id)
                                    data-none[choice.exclusive];
                                " " b.code translate="no" { (phrases.code(index, at)) }
                                " " span.words { (words.choices[at]) }
                                @if scored { " " (points(phrases, choice.points)) }
                            }
                        }
                    }
                }
            }
          }
        }
    }
}

fn points(phrases: &Phrases<'_>, points: u16) -> Markup {
    html! { span.points { (fill(phrases.texts.points, &[("points", &points.to_string())])) } }
}

fn places(
    phrases: &Phrases<'_>,
    index: usize,
    question: &Question,
    words: &QuestionWords,
) -> Markup {
    let (texts, interface) = (phrases.texts, phrases.interface);
    let scored = phrases.paper.questionnaire.scores(index);
    let column = |side: &'static str| html! { th.side scope="col" { (side) } };
    html! {
        table.places {
            thead {
                tr {
                    th scope="col" { (texts.place) }
                    (column(interface.side_left()))
                    (column(interface.side_right()))
                    @if scored { th.points scope="col" { (interface.domains_points()) } }
                }
            }
            @for (head, choices) in grouped(question) {
                tbody {
                    @if let Some(head) = head {
                        tr.group-name { th scope="rowgroup" colspan=(if scored { 4 } else { 3 }) { (words.groups[head]) } }
                    }
                    @for (at, choice) in choices {
                        tr {
                            th scope="row" {
                                b.code translate="no" { (phrases.code(index, at)) }
                                " " span.words { (words.choices[at]) }
                            }
                            @if choice.middle || choice.exclusive {
                                td.side colspan="2" {
                                    (place_box(question, choice, "", words.choices[at], None))
                                }
                            } @else {
                                @for (side, name) in [("left", interface.side_left()), ("right", interface.side_right())] {
                                    td.side {
                                        (place_box(question, choice, side, words.choices[at], Some((interface.place_with_side(), name))))
                                    }
                                }
                            }
                            @if scored { td.points { (points(phrases, choice.points)) } }
                        }
                    }
                }
            }
        }
    }
}

fn place_box(
    question: &Question,
    choice: &Choice,
    side: &str,
    place: &str,
    named: Option<(&str, &str)>,
) -> Markup {
    let label = match named {
        Some((text, side)) => fill(text, &[("place", place), ("side", side)]),
        None => place.to_owned(),
    };
    html! {
        label.side-box {
            input type="checkbox" name=(question.id) value=(choice.id) data-side=(side) data-none[choice.exclusive]
                aria-label=(label);
        }
    }
}

fn how_to_write(phrases: &Phrases<'_>, index: usize, number: &Number) -> Markup {
    let (texts, interface) = (phrases.texts, phrases.interface);
    let words = &phrases.lists.questions[index];
    let most = number
        .units
        .iter()
        .zip(words.units.iter())
        .map(|(unit, name)| {
            let most = unit.max.to_string();
            fill(
                interface.number_with_unit(),
                &[("number", &most), ("unit", name)],
            )
        });
    let most: Vec<String> = most.collect();
    let halves = number.units.iter().any(|unit| unit.steps > 1);
    let round = if halves {
        texts.round_half
    } else {
        texts.round_whole
    };
    html! {
        (fill(texts.write_number, &[("most", &phrases.or(&most))])) " "
        @if !number.scale { (round) }
    }
}

/// A number to write, and what it counts.
fn measure(
    phrases: &Phrases<'_>,
    index: usize,
    question: &Question,
    number: &Number,
    words: &QuestionWords,
) -> Markup {
    let interface = phrases.interface;
    html! {
        p.write {
            @for (at, unit) in words.units.iter().enumerate() {
                @if at > 0 { " " (interface.or()) " " }
                label { (field_of(question, words)) " " span.unit { (unit) } }
            }
        }
        @if phrases.paper.questionnaire.scores(index) {
            table.bins {
                thead {
                    tr {
                        @for unit in words.units.iter() { th scope="col" { (unit) } }
                        th.points scope="col" { (interface.domains_points()) }
                    }
                }
                tbody {
                    @for (at, bin) in number.bins.iter().enumerate() {
                        tr {
                            @for unit in 0..number.units.len() { td { (span(phrases, index, number, at, unit)) } }
                            td.points { (points(phrases, bin.points)) }
                        }
                    }
                }
            }
        }
    }
}

fn field_of(question: &Question, words: &QuestionWords) -> Markup {
    html! {
        input.figure type="text" size="5" inputmode="decimal" autocomplete="off" name=(question.id) aria-label=(words.short);
    }
}

/// The numbers of a bin in a unit: from where it begins to the step before the next, or to the largest.
fn span(phrases: &Phrases<'_>, index: usize, number: &Number, bin: usize, unit: usize) -> String {
    let start = |bin: usize| number.bins.get(bin).and_then(|b| b.from.get(unit)).copied();
    let first = start(bin).unwrap_or_default();
    let last = match start(bin + 1) {
        Some(next) => next.saturating_sub(1),
        None => number.units[unit].largest(),
    };
    let (first_text, last_text) = (
        phrases.measured(index, unit, first),
        phrases.measured(index, unit, last),
    );
    if first == last {
        return first_text;
    }
    fill(
        phrases.texts.span,
        &[("first", &first_text), ("last", &last_text)],
    )
}
