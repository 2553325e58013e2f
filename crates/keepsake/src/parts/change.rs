//! What would change this result: the smallest changes to the answers, as the engine finds them.

use content::{Language, fill};
use quiz::change::{Change, Changed};
use quiz::{Answer, Answers, Assessment, Outcome, figures};

use super::areas;
use crate::keepsake::Keepsake;
use crate::markup::{Node, Tag, tag};

/// No more ways than this are named for one thing.
const MOST: usize = 3;

/// The part of the taker's own result; nothing where there is no score.
pub(crate) fn change(keepsake: &Keepsake, changes: &[Change]) -> Vec<Node> {
    let (words, own) = (&keepsake.words, &keepsake.own);
    let Some(now) = Assessment::of(own).filter(|a| a.outcome == Outcome::Scored) else {
        return Vec::new();
    };
    let mut found: Vec<&Change> = changes.iter().collect();
    found.sort_by_key(|change| match change.leads_to {
        Changed::Band(band) => (0, band),
        Changed::Level(domain, _) => (1, domain),
        Changed::See(_) => (2, 0),
    });
    let mut part = tag("section.change")
        .child(tag("h2").text(words.change_title()))
        .child(tag("p").text(words.change_text()));
    if found.is_empty() {
        part = part.child(tag("p").text(words.change_none()));
    }
    let mut rest = found.as_slice();
    while let Some(first) = rest.first() {
        let n_ways = rest
            .iter()
            .take_while(|c| c.leads_to == first.leads_to)
            .count();
        let (ways, others) = rest.split_at(n_ways);
        rest = others;
        part = part.child(one(keepsake, &now, &first.leads_to, ways));
    }
    vec![part.child(tag("p").text(words.change_left_alone())).into()]
}

/// One thing that could be different, with the ways that lead there.
fn one(keepsake: &Keepsake, now: &Assessment<'_>, leads_to: &Changed, ways: &[&Change]) -> Tag {
    let (language, words, own) = (keepsake.language, &keepsake.words, &keepsake.own);
    let title = match leads_to {
        Changed::Band(then) => {
            let now = now.band.map_or("", |band| language.words.bands[band]);
            let then = language.words.bands[*then];
            fill(words.change_band(), &[("then", then), ("now", now)])
        }
        Changed::Level(domain, then) => {
            let level = |level| areas::level(language, *domain, level);
            let rated = now.rates(&content::QUESTIONNAIRE.domains[*domain]);
            let standing = now.domains.get(*domain).filter(|_| rated);
            let now = level(standing.and_then(|standing| standing.level));
            let values = [
                ("area", language.words.domains[*domain]),
                ("then", level(Some(*then))),
                ("now", now),
            ];
            fill(words.change_area(), &values)
        }
        Changed::See(then) => {
            let names = then.iter().map(|s| language.words.statements[*s].title);
            let names: Vec<&str> = names.collect();
            fill(words.change_see(), &[("then", &names.join(", "))])
        }
    };
    let named = ways.iter().take(MOST);
    let named = named.map(|way| {
        let answers = way.answers.iter().enumerate();
        answers.fold(tag("li"), |item, (at, (question, other))| {
            let told = told(language, words.change_answer(), own, *question, *other);
            match at {
                0 => item.text(told),
                _ => item.text([" ", words.change_and(), " ", &told].concat()),
            }
        })
    });
    let more = match ways.len().saturating_sub(MOST) {
        0 => None,
        1 => Some(words.change_more_one().to_owned()),
        n => Some(fill(words.change_more(), &[("n", &figures(n))])),
    };
    tag("div.would")
        .child(tag("h3").text(title))
        .child(tag("ul").each(named))
        .maybe(more.map(|more| tag("p").text(more)))
}

/// An answer with the one that was given.
fn told(language: &Language, text: &str, own: &Answers, question: usize, other: Answer) -> String {
    let said = |answer| language.said(question, answer).join(", ");
    let now = own.get(question).map(said).unwrap_or_default();
    let values = [
        ("question", language.words.questions[question].short),
        ("then", &said(other)),
        ("now", &now),
    ];
    fill(text, &values)
}
