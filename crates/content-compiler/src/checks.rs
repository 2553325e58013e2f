//! What must be true of the whole content before it may be compiled.

use std::collections::BTreeMap;

use quiz::{Condition, Kind, List, Section, SourceStatus, Urgency};

use crate::assemble::{Assembled, COUNTRIES, EVIDENCE, QUESTIONNAIRE, RULES, STATEMENTS};
use crate::files::Files;
use crate::language::{Language, TextKind};
use crate::problem::Problem;
use crate::reachable::{Reach, reach};
use crate::reading::{Reading, sentences, words};

/// No stem of a question may be harder to read than this, in tenths of a school year.
pub(crate) const HARDEST_STEM: i32 = 80;

/// No sentence may be longer than this, in words.
pub(crate) const LONGEST_SENTENCE: usize = 25;

/// How many words of an instruction are enough to tell how hard it reads.
const SENTENCE: usize = 6;

/// Checks the questionnaire.
pub(crate) fn check(files: &Files, assembled: &Assembled) -> Vec<Problem> {
    let mut check = Check {
        files,
        assembled,
        problems: Vec::new(),
    };
    check.ids();
    check.questions();
    check.order();
    check.points();
    check.flags();
    check.statements();
    check.reachable();
    check.countries();
    check.problems
}

/// Checks the words of a language.
pub(crate) fn check_words(files: &Files, language: &Language) -> Vec<Problem> {
    let mut problems = Vec::new();
    for text in &language.texts {
        let source = files.source(&text.file);
        let mut report = |what: String, remedy: String| {
            problems.push(source.problem(text.at, what, remedy));
        };
        if text.text.trim().is_empty() && text.kind != TextKind::Label {
            report(
                format!("`{}` has no words.", text.key),
                "write them.".into(),
            );
        }
        let lower = text.text.to_lowercase();
        let is_question = text.file.ends_with("questions.toml");
        for phrase in language.forbidden.iter().filter(|_| !is_question) {
            let allowed = phrase.allowed.contains(&text.key);
            if !allowed && contains_phrase(&lower, &phrase.text.to_lowercase()) {
                report(
                    format!(
                        "`{}` says \"{}\", which may never be said.",
                        text.key, phrase.text
                    ),
                    phrase.instead.clone(),
                );
            }
        }
        let claims = text.file.ends_with("statements.toml") || text.file.contains("learn");
        if claims && text.text.contains('%') {
            report(
                format!("`{}` gives a percentage.", text.key),
                "say it in words, or as a count of people.".into(),
            );
        }
        let reading = Reading::of(&text.text);
        let grade = reading.grade();
        let held = match text.kind {
            TextKind::Ask => true,
            // In a heading of a few words one long word weighs too much.
            TextKind::Instruction => reading.words >= SENTENCE,
            TextKind::Label | TextKind::Prose => false,
        };
        if held && grade > HARDEST_STEM {
            report(
                format!(
                    "`{}` reads at grade {}.{}, above 8.",
                    text.key,
                    grade / 10,
                    grade % 10
                ),
                "use shorter words and sentences.".into(),
            );
        }
        for sentence in sentences(&text.text) {
            let count = words(sentence).len();
            if count > LONGEST_SENTENCE {
                report(
                    format!("`{}` has a sentence of {count} words.", text.key),
                    format!("split it: {LONGEST_SENTENCE} words at most."),
                );
            }
        }
    }
    problems
}

/// Saved answers and addresses hold ids, so they are small letters, digits and `_`.
pub(crate) fn is_plain(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    id.chars().all(plain)
}

fn contains_phrase(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + phrase.len()..].chars().next();
        let part_of_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let starts = phrase.chars().next().is_some_and(char::is_alphanumeric);
        let ends = phrase
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric);
        !(starts && part_of_word(before) || ends && part_of_word(after))
    })
}

struct Check<'a> {
    files: &'a Files,
    assembled: &'a Assembled,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn report(
        &mut self,
        file: &str,
        at: usize,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        let source = self.files.source(file);
        self.problems.push(source.problem(at, what, remedy));
    }

    /// Every id is used once, and none that was given up is used again.
    fn ids(&mut self) {
        let questionnaire = self.assembled.questionnaire;
        let positions = &self.assembled.positions;
        let mut seen: Vec<(&str, &str, usize)> = Vec::new();
        for (question, at) in questionnaire.questions.iter().zip(&positions.questions) {
            seen.push((question.id, QUESTIONNAIRE, *at));
        }
        for (flag, (file, at)) in questionnaire.flags.iter().zip(&positions.flags) {
            seen.push((flag.id, file, *at));
        }
        for (domain, at) in questionnaire.domains.iter().zip(&positions.domains) {
            seen.push((domain.id, RULES, *at));
        }
        for (statement, at) in questionnaire.statements.iter().zip(&positions.statements) {
            seen.push((statement.id, STATEMENTS, *at));
        }
        // Domains and conditions are named in conditions too, where they must not be mixed up.
        for (name, at) in self
            .assembled
            .condition_names
            .iter()
            .zip(&positions.conditions)
        {
            if questionnaire.domain(name).is_none() {
                seen.push((name, RULES, *at));
            }
        }
        let mut first: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
        let mut found = Vec::new();
        for (id, file, at) in seen {
            if first.insert(id, (file, at)).is_some() {
                found.push((file, at, format!("the id `{id}` is used a second time.")));
            }
            if self
                .assembled
                .retired
                .iter()
                .any(|(_, retired)| retired == id)
            {
                found.push((
                    file,
                    at,
                    format!("the id `{id}` was given up and may not come back."),
                ));
            }
            if !is_plain(id) {
                found.push((
                    file,
                    at,
                    format!("the id `{id}` has characters an id may not have."),
                ));
            }
        }
        for (question, at) in questionnaire.questions.iter().zip(&positions.choices) {
            for (index, choice) in question.choices.iter().enumerate() {
                if question.choice(choice.id) != Some(index) {
                    let what = format!("`{}` offers `{}` twice.", question.id, choice.id);
                    found.push((QUESTIONNAIRE, at[index], what));
                }
                if question.flags.is_none() && !is_plain(choice.id) {
                    let what = format!("the id `{}` has characters an id may not have.", choice.id);
                    found.push((QUESTIONNAIRE, at[index], what));
                }
            }
        }
        for (file, at, what) in found {
            self.report(
                file,
                at,
                what,
                "choose another id: small letters, digits and _.",
            );
        }
    }

    fn questions(&mut self) {
        let questionnaire = self.assembled.questionnaire;
        for (index, question) in questionnaire.questions.iter().enumerate() {
            let at = self.assembled.positions.questions[index];
            let mut wrong = |what: &str, remedy: &str| {
                let source = self.files.source(QUESTIONNAIRE);
                let what = format!("`{}` {what}", question.id);
                self.problems.push(source.problem(at, what, remedy));
            };
            let exclusive = question.choices.iter().filter(|c| c.exclusive).count();
            match question.kind {
                Kind::Number => match &question.number {
                    Some(number) if !number.units.is_empty() => {
                        let rising = |unit: usize| {
                            let starts = number.bins.iter().map(|b| b.from[unit]);
                            starts.clone().zip(starts.skip(1)).all(|(a, b)| a < b)
                        };
                        if !(0..number.units.len()).all(rising) {
                            wrong("has bins that do not rise.", "put the lowest first.");
                        }
                    }
                    _ => wrong("has no unit.", "add units = [{ id, max, step }]."),
                },
                Kind::One if exclusive > 0 => {
                    wrong(
                        "is answered with one choice; none of them can be `exclusive`.",
                        "take `exclusive` away.",
                    );
                }
                Kind::One if question.choices.len() < 2 => {
                    wrong("offers fewer than two choices.", "add the others.");
                }
                Kind::Many | Kind::Places if exclusive != 1 => {
                    wrong(
                        "must have exactly one `exclusive` choice.",
                        "add { id = \"none\", exclusive = true }.",
                    );
                }
                Kind::One | Kind::Many | Kind::Places => {}
            }
            let most = if question.kind == Kind::Places {
                32
            } else {
                64
            };
            if question.choices.len() > most {
                wrong("has too many choices.", "split the question in two.");
            }
            if question.kind != Kind::Number && question.number.is_some() {
                wrong("has units but is not a number.", "set kind = \"number\".");
            }
            if question.flags.is_some_and(|f| f == Urgency::Routine) {
                wrong(
                    "raises flags of no tier.",
                    "set flags to soon, urgent or emergency.",
                );
            }
        }
    }

    /// A question may depend only on what was asked before it; otherwise the path could not be walked.
    fn order(&mut self) {
        let questionnaire = self.assembled.questionnaire;
        for (index, question) in questionnaire.questions.iter().enumerate() {
            let mut conditions =
                vec![(self.assembled.positions.questions[index], &question.ask_if)];
            let choices = question
                .choices
                .iter()
                .zip(&self.assembled.positions.choices[index]);
            conditions.extend(choices.map(|(choice, at)| (*at, &choice.only_if)));
            for (at, condition) in conditions {
                let mut later = None;
                condition.visit(questionnaire, &mut |part| match part {
                    Condition::Choice(q, _)
                    | Condition::AtLeast(q, _)
                    | Condition::SameSide(q, _, _)
                        if *q >= index =>
                    {
                        later = Some(questionnaire.questions[*q].id);
                    }
                    Condition::LevelAtLeast(..)
                    | Condition::LevelsAtLeast(_)
                    | Condition::SignAtLeast(_)
                    | Condition::Band(_) => {
                        later = Some("the result");
                    }
                    _ => {}
                });
                if let Some(later) = later {
                    let what = format!("`{}` depends on {later}, which comes later.", question.id);
                    self.report(
                        QUESTIONNAIRE,
                        at,
                        what,
                        "ask the other one first, or change the condition.",
                    );
                }
            }
        }
    }

    /// In a scored question every choice says what it counts; a domain fits in 100.
    fn points(&mut self) {
        let questionnaire = self.assembled.questionnaire;
        let raw: Result<crate::raw::Questionnaire, _> = self.files.parse(QUESTIONNAIRE);
        for (index, question) in raw.iter().flat_map(|r| r.question.iter()).enumerate() {
            let counts = questionnaire.scores(index);
            if question.choices.is_empty() {
                let gives = question.bins.iter().any(|bin| bin.points > 0);
                let at = question.id.span().start;
                let id = question.id.get_ref();
                if counts && question.bins.is_empty() {
                    let what = format!("`{id}` is scored, but has no bins.");
                    self.report(QUESTIONNAIRE, at, what, "add bins = [{ points = 0 }, …].");
                } else if gives && !counts {
                    let what = format!("`{id}` has points that no domain counts.");
                    let remedy = "name the question in a domain of rules.toml.";
                    self.report(QUESTIONNAIRE, at, what, remedy);
                }
            }
            for choice in &question.choices {
                let at = choice.id.span().start;
                let id = choice.id.get_ref();
                match (counts, choice.points) {
                    (true, None) => self.report(
                        QUESTIONNAIRE,
                        at,
                        format!("`{id}` has no points, but its question is scored."),
                        "write points = 0, or what it counts.",
                    ),
                    (false, Some(points)) if points > 0 => self.report(
                        QUESTIONNAIRE,
                        at,
                        format!("`{id}` has points that no domain counts."),
                        "name the question in a domain of rules.toml.",
                    ),
                    _ => {}
                }
            }
        }
        for (domain, at) in questionnaire
            .domains
            .iter()
            .zip(&self.assembled.positions.domains)
        {
            let most: u16 = domain.parts.iter().map(|p| p.cap).sum();
            if most != 100 {
                let what = format!("the parts of `{}` add up to {most}, not 100.", domain.id);
                self.report(RULES, *at, what, "change the caps.");
            }
        }
    }

    /// No condition may hide an emergency.
    fn flags(&mut self) {
        let questionnaire = self.assembled.questionnaire;
        for (index, question) in questionnaire.questions.iter().enumerate() {
            let at = self.assembled.positions.questions[index];
            let conditional = !matches!(question.ask_if, Condition::Always);
            if question.flags.is_some_and(|f| f >= Urgency::Urgent) && conditional {
                let what = format!(
                    "`{}` asks for urgent signs, but not everybody.",
                    question.id
                );
                self.report(QUESTIONNAIRE, at, what, "take `ask_if` away.");
            }
        }
        for flag in questionnaire
            .flags
            .iter()
            .filter(|f| f.tier == Urgency::Emergency)
        {
            let mut named = Vec::new();
            flag.when.visit(questionnaire, &mut |part| {
                if let Condition::Choice(question, choice) = part {
                    named.push((*question, *choice));
                }
            });
            for (question, choice) in named {
                let asked = &questionnaire.questions[question];
                let spared = !matches!(asked.choices[choice].only_if, Condition::Always)
                    || !matches!(asked.ask_if, Condition::Always);
                if spared {
                    let at = self.assembled.positions.choices[question][choice];
                    let what = format!(
                        "`{}` belongs to the emergency `{}` and may be spared nobody.",
                        asked.choices[choice].id, flag.id
                    );
                    self.report(QUESTIONNAIRE, at, what, "take `only_if` away.");
                }
            }
        }
        let named_sources = questionnaire.flags.iter().map(|f| f.sources.is_empty());
        let missing: Vec<usize> = named_sources
            .enumerate()
            .filter(|(_, empty)| *empty)
            .map(|(i, _)| i)
            .collect();
        for index in missing {
            let (file, at) = self.assembled.positions.flags[index];
            let what = format!(
                "the red flag `{}` has no source.",
                questionnaire.flags[index].id
            );
            self.report(file, at, what, "name one from evidence.toml.");
        }
    }

    /// A claim needs a source that somebody has seen; our own judgement is enough for advice.
    fn statements(&mut self) {
        let questionnaire = self.assembled.questionnaire;
        for (statement, at) in questionnaire
            .statements
            .iter()
            .zip(&self.assembled.positions.statements)
        {
            let has = |status: &[SourceStatus]| {
                let mut sources = statement.sources.iter();
                sources.any(|s| status.contains(&questionnaire.sources[*s].status))
            };
            let enough: &[SourceStatus] = match statement.section {
                Section::StandsOut | Section::Learn | Section::Worse => {
                    &[SourceStatus::Seen, SourceStatus::Partly]
                }
                Section::Emergency | Section::Soon => &[
                    SourceStatus::Seen,
                    SourceStatus::Partly,
                    SourceStatus::Team,
                    SourceStatus::Memory,
                ],
                _ => &[SourceStatus::Seen, SourceStatus::Partly, SourceStatus::Team],
            };
            if statement.sources.is_empty() {
                let what = format!("the statement `{}` has no source.", statement.id);
                self.report(STATEMENTS, *at, what, "name one from evidence.toml.");
            } else if !has(enough) {
                let what = format!("no source of `{}` is enough for its section.", statement.id);
                let remedy =
                    "name one that somebody has seen; content/README.md says what is enough where.";
                self.report(STATEMENTS, *at, what, remedy);
            }
        }
        for (index, source) in questionnaire.sources.iter().enumerate() {
            if self.assembled.citations[index].title.is_empty() {
                let at = self.assembled.positions.sources[index];
                self.report(
                    EVIDENCE,
                    at,
                    format!("`{}` has no title.", source.key),
                    "write it.",
                );
            }
        }
    }

    /// Everything that can be asked, raised or said can happen to somebody.
    fn reachable(&mut self) {
        let questionnaire = self.assembled.questionnaire;
        let positions = &self.assembled.positions;
        let mut all: Vec<(&str, usize, String, Vec<Condition>)> = Vec::new();
        for (index, question) in questionnaire.questions.iter().enumerate() {
            let what = format!("the question `{}`", question.id);
            all.push((
                QUESTIONNAIRE,
                positions.questions[index],
                what,
                vec![question.ask_if],
            ));
            for (choice, at) in question.choices.iter().zip(&positions.choices[index]) {
                let what = format!("the choice `{}.{}`", question.id, choice.id);
                all.push((
                    QUESTIONNAIRE,
                    *at,
                    what,
                    vec![question.ask_if, choice.only_if],
                ));
            }
        }
        for (flag, (file, at)) in questionnaire.flags.iter().zip(&positions.flags) {
            all.push((
                file,
                *at,
                format!("the red flag `{}`", flag.id),
                vec![flag.when],
            ));
        }
        for (index, name) in self.assembled.condition_names.iter().enumerate() {
            let what = format!("the condition `{name}`");
            all.push((
                RULES,
                positions.conditions[index],
                what,
                vec![Condition::Named(index)],
            ));
        }
        for (statement, at) in questionnaire.statements.iter().zip(&positions.statements) {
            let what = format!("the statement `{}`", statement.id);
            all.push((
                STATEMENTS,
                *at,
                what,
                vec![statement.when, shown_if(statement.section, questionnaire)],
            ));
        }
        for (file, at, what, conditions) in all {
            match reach(questionnaire, &conditions) {
                Reach::Possible => {}
                Reach::Impossible => self.report(
                    file,
                    at,
                    format!("no answers can lead to {what}."),
                    "two parts of its rule contradict each other, or the section it stands in; change one.",
                ),
                Reach::TooManyWays => self.report(
                    file,
                    at,
                    format!("whether any answers lead to {what} could not be decided."),
                    "make the rule simpler, or split it.",
                ),
            }
        }
    }

    fn countries(&mut self) {
        let numbers_missing = self
            .assembled
            .countries
            .iter()
            .filter(|c| c.emergency.is_empty());
        let codes: Vec<&str> = numbers_missing.map(|c| c.code).collect();
        for code in codes {
            self.report(
                COUNTRIES,
                0,
                format!("`{code}` has no emergency number."),
                "add one, or take it away.",
            );
        }
    }
}

/// What must hold where a section is shown.
fn shown_if(section: Section, questionnaire: &quiz::Questionnaire) -> Condition {
    use crate::conditions::not;
    let at_least = Condition::UrgencyAtLeast;
    match section {
        Section::Limits => Condition::Always,
        Section::Emergency => at_least(Urgency::Emergency),
        Section::Urgent => Condition::All(List::kept(vec![
            at_least(Urgency::Urgent),
            not(at_least(Urgency::Emergency)),
        ])),
        Section::Minor => Condition::All(List::kept(vec![
            not(at_least(Urgency::Urgent)),
            not(questionnaire.scored_if),
        ])),
        _ => questionnaire.scored_if,
    }
}
