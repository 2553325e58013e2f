//! Where somebody stops: the signs to look for, whom to call, and what to do and say.

use content::fill;
use maud::{Markup, html};
use quiz::Urgency;

use super::sentence;
use crate::paper::{Sign, Stop, Told};
use crate::phrases::Phrases;
use crate::rule::own_box;

/// The number that works in most of the countries that are not listed.
const ANYWHERE: &str = "112";

pub(super) fn stop(phrases: &Phrases<'_>, stop: &Stop) -> Markup {
    let texts = phrases.texts;
    let tier = tier_name(stop.tier);
    html! {
        section.stop data-tier=(tier) data-list[stop.rule.is_some()] {
            @if let Some(rule) = &stop.rule { (sentence(phrases, texts.stop, &[], rule)) }
            @for sign in &stop.signs { (self::sign(phrases, sign)) }
            @if !stop.signs.is_empty() { p.stop-signs { (texts.stop_signs) } }
            (whom_to_call(phrases, stop))
            p.go-on { (texts.go_on) }
        }
        @if !stop.advice.is_empty() {
            section.advice id=(tier) {
                h3 { (fill(texts.advice_title, &[("title", phrases.tier_title(stop.tier))])) }
                ul.told { @for told in &stop.advice { (self::told(phrases, told)) } }
                (also(phrases, stop.tier))
                @if stop.tier == Urgency::Emergency { (numbers(phrases)) }
            }
        }
    }
}

fn tier_name(tier: Urgency) -> &'static str {
    match tier {
        Urgency::Emergency => "emergency",
        Urgency::Urgent => "urgent",
        Urgency::Soon => "soon",
        Urgency::Routine => "none",
    }
}

fn whom_to_call(phrases: &Phrases<'_>, stop: &Stop) -> Markup {
    let (texts, interface) = (phrases.texts, phrases.interface);
    let title = phrases.tier_title(stop.tier);
    html! {
        p.help {
            strong { (title) "." } " "
            @if stop.tier == Urgency::Emergency {
                @let (before, after) = texts.emergency_call.split_once("{number}").unwrap_or_default();
                (before) (call(ANYWHERE)) (after)
            } @else {
                (fill(interface.urgent_who(), &[("service", interface.urgent_service())]))
            }
            " "
            a href={ "#" (tier_name(stop.tier)) } { (fill(texts.advice_above, &[("title", title)])) }
        }
    }
}

/// A number that can be tapped where the page is read on a phone.
fn call(number: &str) -> Markup {
    html! { a href={ "tel:" (number.replace(' ', "")) } { (number) } }
}

/// A red flag that follows from several answers, with a box of its own.
pub(super) fn sign(phrases: &Phrases<'_>, sign: &Sign) -> Markup {
    let texts = phrases.texts;
    let id = phrases.paper.questionnaire.flags[sign.flag].id;
    let letter = phrases.letter(sign.flag);
    html! {
        div.sign {
            label {
                input type="checkbox" name=(id) value=(id);
                " " b.code { (fill(texts.sign, &[("letter", &letter)])) }
                " " span.words { (phrases.lists.flags[sign.flag]) }
            }
            (sentence(phrases, texts.sign_if, &[], &sign.rule))
        }
    }
}

/// A statement, with the rule that says whom it is for.
pub(super) fn told(phrases: &Phrases<'_>, told: &Told) -> Markup {
    let words = &phrases.lists.statements[told.statement];
    html! {
        li data-rule=(phrases.paper.questionnaire.statements[told.statement].id) {
            @if !told.rule.is_always() { (sentence(phrases, phrases.texts.advice_if, &[], &told.rule)) }
            p {
                @if !words.title.is_empty() { strong { (words.title) "." } " " }
                (words.text)
            }
        }
    }
}

/// The signs of a tier that follow from several answers, for whoever only reads this page.
fn also(phrases: &Phrases<'_>, tier: Urgency) -> Markup {
    let questionnaire = phrases.paper.questionnaire;
    let flags = questionnaire.flags.iter().enumerate();
    let derived =
        flags.filter(|(index, f)| f.tier == tier && own_box(questionnaire, *index).is_none());
    let derived: Vec<(usize, &str)> = derived.map(|(index, flag)| (index, flag.id)).collect();
    let text = match tier {
        Urgency::Emergency => phrases.texts.also_emergency,
        _ => phrases.texts.also_urgent,
    };
    html! {
        @if !derived.is_empty() {
            p.also { (text) }
            ul.also { @for (index, id) in derived { li data-flag=(id) { (phrases.lists.flags[index]) } } }
        }
    }
}

/// Whom to call, by country, in the order of the names.
fn numbers(phrases: &Phrases<'_>) -> Markup {
    let texts = phrases.texts;
    let names = &phrases.lists.countries;
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|index| names[*index]);
    html! {
        section.numbers {
            h3 { (texts.numbers_title) }
            p { (fill(texts.numbers_text, &[("number", ANYWHERE)])) }
            div.columns {
                table {
                    thead {
                        tr {
                            th scope="col" { (texts.numbers_country) }
                            th scope="col" { (texts.numbers_emergency) }
                            th scope="col" { (texts.numbers_urgent) }
                        }
                    }
                    tbody {
                        @for index in order {
                            tr {
                                th scope="row" { (names[index]) }
                                td {
                                    @for (at, number) in content::COUNTRIES[index].emergency.iter().enumerate() {
                                        @if at > 0 { ", " }
                                        (call(number))
                                    }
                                }
                                td {
                                    @let urgent = content::COUNTRIES[index].urgent;
                                    @if !urgent.is_empty() { (call(urgent)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
