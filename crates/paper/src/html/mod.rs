//! The sheet as HTML: headings, lists and tables that make sense without any style. There is no script; the
//! boxes are real ones, so that they can also be ticked on a screen.

mod ending;
mod points;
mod questions;
mod stops;

use content::fill;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::paper::{Part, Step};
use crate::phrases::{Phrases, Said};
use crate::rule::Rule;

/// The whole page.
pub(crate) fn page(phrases: &Phrases<'_>, style: &str) -> Markup {
    let (texts, interface) = (phrases.texts, phrases.interface);
    let title = fill(
        interface.page_title(),
        &[("screen", texts.title), ("name", interface.name())],
    );
    html! {
        (DOCTYPE)
        html lang=(phrases.lists.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                title { (title) }
                link rel="icon" href="data:,";
                style { (PreEscaped(style)) }
            }
            body {
                header.top {
                    p { strong { (interface.name()) } " " (interface.tagline()) }
                    p.screen-only { a href="./" { (texts.back) } }
                }
                main {
                    (introduction(phrases))
                    // No script reads this form and nothing sends it; it keeps browsers from remembering the ticks.
                    form autocomplete="off" {
                        @for (index, part) in phrases.paper.parts.iter().enumerate() {
                            (section(phrases, index, part))
                        }
                        (ending::signs(phrases))
                        (ending::ending(phrases))
                    }
                }
                footer {
                    p { (interface.footer_education()) }
                    p { (phrases.interface.rules(phrases.paper.questionnaire)) }
                }
            }
        }
    }
}

fn introduction(phrases: &Phrases<'_>) -> Markup {
    let texts = phrases.texts;
    let first = phrases.paper.order.first().map(|q| phrases.code(*q, 0));
    html! {
        h1 { (texts.title) }
        p.lead { (texts.lead) }
        div.screen-only {
            p { (texts.time) }
            p { (texts.private) }
        }
        section.how {
            h2 { (texts.how_title) }
            ul {
                li { (texts.how_order) }
                li { (texts.how_skip) }
                li { (texts.how_stop) }
                li { (fill(texts.how_names, &[("box", &first.unwrap_or_default())])) }
            }
        }
    }
}

fn section(phrases: &Phrases<'_>, index: usize, part: &Part) -> Markup {
    let n = (index + 1).to_string();
    let name = phrases.lists.sections[part.section];
    html! {
        section.part {
            h2 { (fill(phrases.texts.part, &[("n", &n), ("name", name)])) }
            @for (at, step) in part.steps.iter().enumerate() {
                @let after_skip = at.checked_sub(1).is_some_and(|before| matches!(part.steps[before], Step::Skip { .. }));
                @match step {
                    Step::Skip { first, last, rule } => {
                        // Who skips a question and the question itself stay on one page.
                        div.together data-long[part.steps.get(at + 1).is_some_and(|next| is_long(phrases, next))] {
                            (skip(phrases, *first, *last, rule))
                            @if let Some(Step::Ask(question)) = part.steps.get(at + 1) {
                                (questions::question(phrases, *question))
                            }
                        }
                    }
                    Step::Ask(_) if after_skip => {}
                    Step::Ask(question) => { (questions::question(phrases, *question)) }
                    Step::Stop(stop) => { (stops::stop(phrases, stop)) }
                    Step::Sum(sum) => { (points::sum(phrases, sum)) }
                }
            }
        }
    }
}

/// Whether a question takes the whole width in print.
fn is_long(phrases: &Phrases<'_>, step: &Step) -> bool {
    match step {
        Step::Ask(question) => {
            questions::is_long(&phrases.paper.questionnaire.questions[*question])
        }
        _ => false,
    }
}

fn skip(phrases: &Phrases<'_>, first: usize, last: usize, rule: &Rule) -> Markup {
    let texts = phrases.texts;
    let (from, to) = (first.to_string(), last.to_string());
    let text = if first == last {
        texts.skip_one
    } else {
        texts.skip_some
    };
    html! {
        div.skip { (sentence(phrases, text, &[("first", &from), ("last", &to)], rule)) }
    }
}

/// A sentence with a rule in it; where the rule is several lines, they follow as a list.
fn sentence(phrases: &Phrases<'_>, text: &str, more: &[(&str, &str)], rule: &Rule) -> Markup {
    let said = phrases.rule(rule);
    let phrase = match &said {
        Said::Phrase(phrase) => phrase,
        Said::Lines(_) => phrases.texts.rule_all,
    };
    let mut values = more.to_vec();
    values.push(("rule", phrase));
    html! {
        div.rule {
            p { (fill(text, &values)) }
            @if let Said::Lines(lines) = &said {
                ul { @for line in lines { li { (line) } } }
            }
        }
    }
}

/// A field to write a number into. It has no `id` of its own: what it is called stands in its label.
fn field(label: &str) -> Markup {
    html! { input.figure type="text" size="5" inputmode="decimal" autocomplete="off" aria-label=(label); }
}
