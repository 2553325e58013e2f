//! Points: how those of an area are added up, and what level they come to.

use content::fill;
use maud::{Markup, html};
use quiz::Level;

use super::{field, sentence};
use crate::paper::Sum;
use crate::phrases::{Phrases, level_number};

/// The table that adds up an area, right after its last question.
pub(super) fn sum(phrases: &Phrases<'_>, sum: &Sum) -> Markup {
    let (texts, paper) = (phrases.texts, phrases.paper);
    let domain = &paper.questionnaire.domains[sum.domain];
    let area = phrases.lists.domains[sum.domain];
    html! {
        section.sum data-domain=(domain.id) {
            h3 { (fill(texts.sum_title, &[("area", area)])) }
            p { (texts.sum_text) " " (texts.sum_cap) }
            @if let Some(rule) = &sum.unused { (sentence(phrases, texts.sum_unused, &[], rule)) }
            @if let Some(gate) = domain.gate {
                p.gate { (fill(texts.sum_gate, &[("question", &paper.number(gate).to_string())])) }
            }
            table {
                thead {
                    tr {
                        th scope="col" { (texts.sum_from) }
                        th scope="col" { (texts.sum_yours) }
                        th scope="col" { (texts.sum_most) }
                        th scope="col" { (texts.sum_counts) }
                    }
                }
                tbody {
                    @for part in domain.parts.iter() {
                        @let from = from(phrases, &part.questions);
                        tr {
                            th scope="row" { (from) }
                            td { (field(&format!("{from}: {}", texts.sum_yours))) }
                            td.most { (part.cap) }
                            td { (field(&format!("{from}: {}", texts.sum_counts))) }
                        }
                    }
                }
                tfoot {
                    tr {
                        th scope="row" colspan="3" { (texts.sum_all) }
                        td { (field(&format!("{area}: {}", texts.sum_all))) }
                    }
                }
            }
        }
    }
}

fn from(phrases: &Phrases<'_>, questions: &[usize]) -> String {
    let numbers = questions
        .iter()
        .map(|q| phrases.paper.number(*q).to_string());
    let numbers: Vec<String> = numbers.collect();
    match numbers.as_slice() {
        [one] => fill(phrases.texts.sum_question, &[("question", one)]),
        several => fill(
            phrases.texts.sum_together,
            &[("questions", &phrases.and(several))],
        ),
    }
}

/// The areas with room for their sums and levels.
pub(super) fn areas(phrases: &Phrases<'_>) -> Markup {
    let (texts, interface) = (phrases.texts, phrases.interface);
    html! {
        table.areas {
            thead {
                tr {
                    th scope="col" { (interface.domains_area()) }
                    th scope="col" { (interface.domains_points()) }
                    th scope="col" { (texts.level) }
                }
            }
            tbody {
                @for area in phrases.lists.domains.iter() {
                    tr {
                        th scope="row" { (area) }
                        td { (field(&format!("{area}: {}", interface.domains_points()))) }
                        td { (field(&format!("{area}: {}", texts.level))) }
                    }
                }
            }
            tfoot {
                tr {
                    th scope="row" colspan="2" { (texts.levels_sum) }
                    td { (field(texts.levels_sum)) }
                }
            }
        }
    }
}

/// From points to levels.
pub(super) fn levels(phrases: &Phrases<'_>) -> Markup {
    let (texts, interface) = (phrases.texts, phrases.interface);
    let limits = phrases.paper.questionnaire.levels;
    let rows = [
        (0, limits.medium - 1, Level::Low, interface.level_low()),
        (
            limits.medium,
            limits.high - 1,
            Level::Medium,
            interface.level_medium(),
        ),
        (limits.high, 100, Level::High, interface.level_high()),
    ];
    html! {
        table.levels {
            caption { (texts.levels_caption) }
            thead {
                tr {
                    th scope="col" { (interface.domains_points()) }
                    th scope="col" { (texts.level) }
                    th scope="col" { (interface.domains_level()) }
                }
            }
            tbody {
                @for (first, last, level, meaning) in rows {
                    tr {
                        td { (fill(texts.span, &[("first", &first.to_string()), ("last", &last.to_string())])) }
                        td { (level_number(level)) }
                        td { (meaning) }
                    }
                }
            }
        }
    }
}
