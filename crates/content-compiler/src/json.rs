//! The content as JSON: what is asked, how it is judged, and the words, for a program that is not written in Rust.
//! Lists are those of the questionnaire, in its order; a condition is `[name, …]`, `true` or `false`.

use quiz::{Choice, Condition, Kind, Level, Number, Section, SourceStatus, Strength, Urgency};
use serde_json::{Value, json};

use crate::Content;
use crate::assemble::SECTIONS;

pub(crate) fn json(content: &Content) -> String {
    let all = content.questionnaire;
    let Some(language) = content.languages.first() else {
        return String::new();
    };
    let words = &language.words;

    let questions = all.questions.iter().zip(words.questions.iter());
    let questions = questions.map(|(question, words)| {
        let choices = question.choices.iter().zip(words.choices.iter());
        json!({
            "id": question.id,
            "section": question.section,
            "kind": kind(question.kind),
            "askIf": condition(&question.ask_if),
            "ask": words.ask,
            "short": words.short,
            "hint": words.hint,
            "why": words.why,
            "strength": strength(question.strength),
            "groups": *words.groups,
            "choices": choices.map(|(c, words)| choice(c, words)).collect::<Vec<_>>(),
            "number": question.number.as_ref().map(|number| measure(number, &words.units)),
        })
    });
    let flags = all.flags.iter().zip(words.flags.iter());
    let flags = flags.map(|(flag, words)| {
        json!({ "id": flag.id, "tier": tier(flag.tier), "when": condition(&flag.when), "words": words })
    });
    let domains = all.domains.iter().enumerate().map(|(index, domain)| {
        let parts = domain.parts.iter();
        let parts = parts.map(|p| json!({ "questions": *p.questions, "cap": p.cap }));
        json!({
            "id": domain.id,
            "parts": parts.collect::<Vec<_>>(),
            "gate": domain.gate,
            "unusedIf": condition(&domain.unused_if),
            "sign": domain.sign,
            "name": words.domains[index],
            "empty": words.domains_empty[index],
        })
    });
    let bands = all.bands.iter().zip(words.bands.iter());
    let bands = bands
        .map(|(band, name)| json!({ "id": band.id, "when": condition(&band.when), "name": name }));
    let statements = all.statements.iter().zip(words.statements.iter());
    let statements = statements.map(|(statement, words)| {
        json!({
            "id": statement.id,
            "section": section(statement.section),
            "when": condition(&statement.when),
            "strength": strength(statement.strength),
            "sources": *statement.sources,
            "title": words.title,
            "text": words.text,
            "timing": words.timing,
        })
    });
    let sources = all.sources.iter().zip(words.sources.iter());
    let sources = sources.map(|(source, words)| {
        json!({
            "status": status(source.status),
            "authors": words.authors,
            "year": words.year,
            "title": words.title,
            "journal": words.journal,
            "address": words.address,
        })
    });
    json!({
        "language": words.language,
        "version": all.version,
        "date": all.date,
        "sections": *words.sections,
        "questions": questions.collect::<Vec<_>>(),
        "conditions": all.conditions.iter().map(condition).collect::<Vec<_>>(),
        "flags": flags.collect::<Vec<_>>(),
        "domains": domains.collect::<Vec<_>>(),
        "levels": { "medium": all.levels.medium, "high": all.levels.high },
        "bands": bands.collect::<Vec<_>>(),
        "scoredIf": condition(&all.scored_if),
        "statements": statements.collect::<Vec<_>>(),
        "sources": sources.collect::<Vec<_>>(),
        "interface": language.interface,
    })
    .to_string()
}

fn choice(choice: &Choice, words: &str) -> Value {
    json!({
        "id": choice.id,
        "group": choice.group,
        "onlyIf": condition(&choice.only_if),
        "points": choice.points,
        "exclusive": choice.exclusive,
        "unrated": choice.unrated,
        "middle": choice.middle,
        "words": words,
    })
}

fn measure(number: &Number, names: &[&str]) -> Value {
    let units = number.units.iter().zip(names);
    let units = units.map(
        |(unit, name)| json!({ "id": unit.id, "steps": unit.steps, "max": unit.max, "name": name }),
    );
    let bins = number.bins.iter();
    let bins = bins.map(|bin| json!({ "from": *bin.from, "points": bin.points }));
    json!({
        "units": units.collect::<Vec<_>>(),
        "bins": bins.collect::<Vec<_>>(),
        "scale": number.scale,
    })
}

fn condition(given: &Condition) -> Value {
    let list = |parts: &[Condition]| parts.iter().map(condition).collect::<Vec<_>>();
    match given {
        Condition::Always => json!(true),
        Condition::Never => json!(false),
        Condition::All(parts) => json!(["all", list(parts)]),
        Condition::Any(parts) => json!(["any", list(parts)]),
        Condition::Not(inner) => json!(["not", condition(inner)]),
        Condition::Named(index) => json!(["named", index]),
        Condition::Choice(question, choice) => json!(["choice", question, choice]),
        Condition::AtLeast(question, least) => json!(["at_least", question, **least]),
        Condition::SameSide(question, ones, others) => {
            json!(["same_side", question, **ones, **others])
        }
        Condition::Flag(flag) => json!(["flag", flag]),
        Condition::UrgencyAtLeast(least) => json!(["urgency", tier(*least)]),
        Condition::LevelAtLeast(domain, least) => json!(["level", domain, level(*least)]),
        Condition::LevelsAtLeast(sum) => json!(["levels", sum]),
        Condition::SignAtLeast(least) => json!(["sign", level(*least)]),
        Condition::Band(band) => json!(["band", band]),
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::One => "one",
        Kind::Many => "many",
        Kind::Places => "places",
        Kind::Number => "number",
    }
}

fn section(section: Section) -> &'static str {
    let found = SECTIONS.iter().find(|(_, known)| *known == section);
    found.map_or("", |(name, _)| name)
}

fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Strong => "strong",
        Strength::Moderate => "moderate",
        Strength::Limited => "limited",
        Strength::Expert => "expert",
        Strength::Anecdote => "anecdote",
    }
}

fn status(status: SourceStatus) -> &'static str {
    match status {
        SourceStatus::Seen => "seen",
        SourceStatus::Partly => "partly",
        SourceStatus::Memory => "memory",
        SourceStatus::Team => "team",
    }
}

/// From 0, no urgency, to 3, an emergency.
fn tier(tier: Urgency) -> u8 {
    match tier {
        Urgency::Routine => 0,
        Urgency::Soon => 1,
        Urgency::Urgent => 2,
        Urgency::Emergency => 3,
    }
}

/// From 0, low, to 2, high.
fn level(level: Level) -> u8 {
    match level {
        Level::Low => 0,
        Level::Medium => 1,
        Level::High => 2,
    }
}
