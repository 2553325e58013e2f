//! The content told to an author: the flow of the questions, each rule with its sources, and how much
//! there is to read.

use std::fmt::Write;

use quiz::{
    Answer, Answers, Choices, Condition, Kind, Next, Path, Places, Questionnaire, Sides, Urgency,
};

use crate::Content;
use crate::language::Language;
use crate::reading::{Reading, words};

/// The outline as text.
pub(crate) fn outline(content: &Content) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail, so what `write` returns says nothing.
    let _ = flow(content, &mut text);
    let _ = rules(content, &mut text);
    let _ = reading(content, &mut text);
    text
}

fn flow(content: &Content, text: &mut String) -> std::fmt::Result {
    let questionnaire = content.questionnaire;
    writeln!(
        text,
        "The questions, in order (version {}, {})\n",
        questionnaire.version, questionnaire.date
    )?;
    for question in questionnaire.questions.iter() {
        let section = questionnaire.sections[question.section];
        write!(text, "  {:<16} {:<9} ", question.id, section)?;
        match question.kind {
            Kind::One => write!(text, "one of {}", question.choices.len())?,
            Kind::Many => write!(text, "some of {}", question.choices.len())?,
            Kind::Places => write!(text, "places, {}", question.choices.len())?,
            Kind::Number => write!(text, "a number")?,
        }
        if !matches!(question.ask_if, Condition::Always) {
            write!(text, "; asked if {}", content.tell(&question.ask_if))?;
        }
        writeln!(text)?;
        for choice in question
            .choices
            .iter()
            .filter(|c| !matches!(c.only_if, Condition::Always))
        {
            let only_if = content.tell(&choice.only_if);
            writeln!(text, "  {:<28}{} only if {only_if}", "", choice.id)?;
        }
    }
    Ok(())
}

fn rules(content: &Content, text: &mut String) -> std::fmt::Result {
    let questionnaire = content.questionnaire;
    let keys = |sources: &[usize]| {
        let keys: Vec<&str> = sources
            .iter()
            .map(|s| questionnaire.sources[*s].key)
            .collect();
        keys.join(" ")
    };
    writeln!(text, "\nThe red flags\n")?;
    for flag in questionnaire.flags.iter() {
        let when = content.tell(&flag.when);
        writeln!(
            text,
            "  {:<16} {:<9} if {when}  [{}]",
            flag.id,
            tier(flag.tier),
            keys(&flag.sources)
        )?;
    }
    writeln!(text, "\nThe domains and bands\n")?;
    for domain in questionnaire.domains.iter() {
        let parts = domain.parts.iter().map(|part| {
            let ids = part
                .questions
                .iter()
                .map(|q| questionnaire.questions[*q].id);
            format!("{} up to {}", ids.collect::<Vec<_>>().join(" + "), part.cap)
        });
        writeln!(
            text,
            "  {:<16} {}",
            domain.id,
            parts.collect::<Vec<_>>().join(", ")
        )?;
    }
    for band in questionnaire.bands.iter() {
        writeln!(text, "  {:<16} if {}", band.id, content.tell(&band.when))?;
    }
    writeln!(text, "\nThe statements\n")?;
    for statement in questionnaire.statements.iter() {
        let when = content.tell(&statement.when);
        writeln!(
            text,
            "  {:<24} {:?} if {when}  [{}; {:?}]",
            statement.id,
            statement.section,
            keys(&statement.sources),
            statement.strength
        )?;
    }
    Ok(())
}

fn tier(tier: Urgency) -> &'static str {
    match tier {
        Urgency::Routine => "none",
        Urgency::Soon => "soon",
        Urgency::Urgent => "urgent",
        Urgency::Emergency => "emergency",
    }
}

fn reading(content: &Content, text: &mut String) -> std::fmt::Result {
    writeln!(text, "\nHow much there is to read (words)\n")?;
    for language in &content.languages {
        let paths = words_to_take(content.questionnaire, language);
        writeln!(
            text,
            "  {}: shortest way through the questions {}, longest {}; everything {}; hardest question grade {}",
            language.words.language,
            paths.shortest,
            paths.longest,
            language
                .texts
                .iter()
                .map(|t| words(&t.text).len())
                .sum::<usize>(),
            hardest(language),
        )?;
    }
    Ok(())
}

fn hardest(language: &Language) -> String {
    let grades = language
        .words
        .questions
        .iter()
        .map(|q| Reading::of(q.ask).grade());
    let hardest = grades.max().unwrap_or_default();
    format!("{}.{}", hardest / 10, hardest.rem_euclid(10))
}

/// What a taker reads, from the first question to the last.
pub struct WordsToTake {
    /// No complaint, no running, no movement checks.
    pub shortest: usize,
    /// Pain in several places, running, and all movement checks.
    pub longest: usize,
}

const SHORTEST: &[(&str, &str)] = &[
    ("a1_age", "18_34"),
    ("a5_complaint", "no"),
    ("c1_run_status", "none"),
    ("t0_moves", "no"),
];

const LONGEST: &[(&str, &str)] = &[
    ("a1_age", "18_34"),
    ("a5_complaint", "yes"),
    ("c1_run_status", "regular"),
    ("d1_pain_map", "outer_hip"),
    ("t0_moves", "yes"),
];

/// Counts the words of the questions, hints, headings and choices on the shortest and the longest way.
pub(crate) fn words_to_take(
    questionnaire: &'static Questionnaire,
    language: &Language,
) -> WordsToTake {
    WordsToTake {
        shortest: words_on_the_way(questionnaire, language, SHORTEST),
        longest: words_on_the_way(questionnaire, language, LONGEST),
    }
}

/// Takes the quiz with these choices, "none" or the first one where nothing is said, and counts.
fn words_on_the_way(
    questionnaire: &'static Questionnaire,
    language: &Language,
    choices: &[(&str, &str)],
) -> usize {
    let mut answers = Answers::new(questionnaire);
    let mut total = 0;
    while let Next::Ask(index) = Path::of(&answers).next {
        let (question, told) = (
            &questionnaire.questions[index],
            &language.words.questions[index],
        );
        let count = |text: &str| words(text).len();
        let offered = answers.offered(index);
        total += count(told.ask) + count(told.hint);
        total += told.groups.iter().map(|g| count(g)).sum::<usize>();
        total += offered
            .iter()
            .map(|c| count(told.choices[c]))
            .sum::<usize>();
        // A row of numbers is read at a glance: one word for each.
        let scale = question.number.as_ref().filter(|n| n.scale);
        total += scale.map_or(0, |n| n.units.iter().map(|u| usize::from(u.max) + 1).sum());

        let said = choices.iter().find(|(id, _)| *id == question.id);
        let choice = said.and_then(|(_, choice)| question.choice(choice));
        let choice = choice.or(question.exclusive()).unwrap_or(0);
        let answer = match question.kind {
            Kind::One => Answer::One(choice),
            Kind::Many => Answer::Many(Choices::of([choice])),
            Kind::Places => Answer::Places(Places::default().with(choice, Some(Sides::Both))),
            Kind::Number => Answer::Number { unit: 0, steps: 1 },
        };
        if answers.put(index, answer).is_err() {
            break;
        }
    }
    total
}
