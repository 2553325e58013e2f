//! The end of the sheet: signs that stop nobody, what it all comes to, whom to see, and what cannot be told.

use content::fill;
use maud::{Markup, html};
use quiz::{Condition, Section};

use super::{points, sentence, stops};
use crate::paper::Told;
use crate::phrases::Phrases;

/// The signs to look for once all is answered.
pub(super) fn signs(phrases: &Phrases<'_>) -> Markup {
    let texts = phrases.texts;
    html! {
        section.signs {
            h2 { (texts.signs_title) }
            p { (texts.signs_text) }
            @for sign in &phrases.paper.late_signs { (stops::sign(phrases, sign)) }
        }
    }
}

/// What the sheet comes to, step by step.
pub(super) fn ending(phrases: &Phrases<'_>) -> Markup {
    let (texts, interface) = (phrases.texts, phrases.interface);
    let ending = &phrases.paper.ending;
    html! {
        section.ending {
            h2 { (texts.result_title) }
            section.how-soon {
                h3 { (texts.how_soon_title) }
                (sentence(phrases, texts.how_soon_yes, &[], &ending.soon))
                p { (texts.how_soon_no) }
            }
            section.unscored {
                h3 { (texts.unscored_title) }
                (sentence(phrases, texts.unscored_text, &[], &ending.unscored))
                ul.told { @for told in &ending.minor { (stops::told(phrases, told)) } }
            }
            section.result {
                h3 { (texts.levels_title) }
                p { (texts.levels_text) }
                div.side-by-side { (points::areas(phrases)) (points::levels(phrases)) }
                p.empty { (texts.levels_empty) }
                (bands(phrases))
                p.domains-text { (interface.domains_text()) }
            }
            section.tell {
                h3 { (texts.tell_title) }
                p { (texts.tell_text) }
                ul.told { @for told in &ending.tell { (stops::told(phrases, told)) } }
            }
            section.see {
                h3 { (texts.see_title) }
                p { (texts.see_text) }
                ol { @for told in &ending.see { (see(phrases, told)) } }
            }
            section.worse {
                h3 { (interface.worse_title()) }
                @for told in &ending.worse { p { (text(phrases, told)) } }
            }
            section.limits {
                h3 { (interface.limits_title()) }
                ul { @for told in &ending.limits { li { (text(phrases, told)) } } }
            }
        }
    }
}

fn text(phrases: &Phrases<'_>, told: &Told) -> &'static str {
    phrases.lists.statements[told.statement].text
}

/// The bands, the first that fits first, with what the screen says to each.
fn bands(phrases: &Phrases<'_>) -> Markup {
    let texts = phrases.texts;
    let questionnaire = phrases.paper.questionnaire;
    html! {
        p.bands-text { (texts.bands_text) }
        ol.bands {
            @for (index, rule) in &phrases.paper.ending.bands {
                @let name = [("band", phrases.lists.bands[*index])];
                li data-band=(questionnaire.bands[*index].id) {
                    @if rule.is_always() {
                        p { (fill(texts.band_else, &name)) }
                    } @else {
                        (sentence(phrases, texts.band_if, &name, rule))
                    }
                    @for (statement, words) in questionnaire.statements.iter().zip(phrases.lists.statements.iter()) {
                        @if statement.section == Section::Headline && says(&statement.when, *index) {
                            p.says { (words.text) }
                        }
                    }
                }
            }
        }
    }
}

fn says(condition: &Condition, band: usize) -> bool {
    matches!(condition, Condition::Band(own) if *own == band)
}

/// Somebody to see: who, how soon, for whom, and what for.
fn see(phrases: &Phrases<'_>, told: &Told) -> Markup {
    let words = &phrases.lists.statements[told.statement];
    html! {
        li data-rule=(phrases.paper.questionnaire.statements[told.statement].id) {
            h4 { (words.title) }
            (sentence(phrases, phrases.texts.see_if, &[], &told.rule))
            p.timing { (words.timing) }
            p { (words.text) }
        }
    }
}
