//! Rules, boxes and numbers in words. All words come from `content/`; here they are only joined.

use content::{Interface, fill};
use quiz::words::Words;
use quiz::{Level, Urgency};

use crate::paper::Paper;
use crate::rule::{Mark, Rule, Tick};
use crate::words::PaperWords;

/// The sheet with the words of a language.
pub(crate) struct Phrases<'a> {
    pub(crate) paper: &'a Paper,
    pub(crate) lists: &'static Words,
    pub(crate) interface: Interface,
    pub(crate) texts: &'static PaperWords,
}

/// More lines than these are a list.
const MOST_IN_A_SENTENCE: usize = 3;

/// A rule in words: one phrase to put into a sentence, or lines that must all fit.
pub(crate) enum Said {
    Phrase(String),
    Lines(Vec<String>),
}

impl Phrases<'_> {
    /// A rule in words.
    pub(crate) fn rule(&self, rule: &Rule) -> Said {
        let lines: Vec<String> = rule.0.iter().map(|line| self.line(line)).collect();
        // "And" beside "or" would leave open what belongs together.
        let plain = rule.0.iter().all(|line| line.len() == 1);
        if lines.len() > 1 && !(plain && lines.len() <= MOST_IN_A_SENTENCE) {
            return Said::Lines(lines);
        }
        let joined = lines.into_iter().reduce(|first, second| {
            let parts = [("first", first.as_str()), ("second", second.as_str())];
            fill(self.texts.rule_both, &parts)
        });
        Said::Phrase(joined.unwrap_or_default())
    }

    fn line(&self, line: &[Mark]) -> String {
        let marks = line.iter().map(|mark| self.mark(mark));
        let said = marks.reduce(|first, second| {
            let parts = [("first", first.as_str()), ("second", second.as_str())];
            fill(self.texts.rule_either, &parts)
        });
        said.unwrap_or_default()
    }

    fn mark(&self, mark: &Mark) -> String {
        let texts = self.texts;
        let number = |question: usize| self.paper.number(question).to_string();
        match mark {
            Mark::Ticked(ticks) => fill(texts.ticked, &[("boxes", &self.boxes(ticks))]),
            Mark::NotTicked(ticks) => fill(texts.not_ticked, &[("boxes", &self.boxes(ticks))]),
            Mark::Skipped(questions) => {
                let mut numbers: Vec<usize> =
                    questions.iter().map(|q| self.paper.number(*q)).collect();
                numbers.sort_unstable();
                let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
                fill(texts.skipped, &[("questions", &self.or(&numbers))])
            }
            Mark::Answered(question) => fill(texts.answered, &[("question", &number(*question))]),
            Mark::AtLeast(question, steps) | Mark::Below(question, steps) => {
                let text = match mark {
                    Mark::Below(..) => texts.below,
                    _ => texts.at_least,
                };
                let written = self.measured(*question, 0, *steps);
                fill(
                    text,
                    &[("number", &written), ("question", &number(*question))],
                )
            }
            Mark::SameSide(ones, others) => {
                let (one, other) = (self.boxes(ones), self.boxes(others));
                fill(texts.same_side, &[("one", &one), ("other", &other)])
            }
            Mark::Level(domains, level) => {
                let areas = domains
                    .iter()
                    .map(|domain| self.lists.domains[*domain].to_owned());
                let areas = self.or(&areas.collect::<Vec<_>>());
                let text = match level {
                    Level::High => texts.at_top_level,
                    _ => texts.at_level,
                };
                fill(text, &[("area", &areas), ("level", level_number(*level))])
            }
            Mark::LevelBelow(domain, level) => {
                let area = self.lists.domains[*domain];
                fill(
                    texts.below_level,
                    &[("area", area), ("level", level_number(*level))],
                )
            }
            Mark::Levels(sum) => fill(texts.levels_at_least, &[("sum", &sum.to_string())]),
        }
    }

    /// Boxes by their names, three or more in a row as a span.
    fn boxes(&self, ticks: &[Tick]) -> String {
        let mut spans: Vec<(Tick, Tick, usize)> = Vec::new();
        for tick in ticks {
            match spans.last_mut() {
                Some((_, last, count)) if self.follows(*last, *tick) => {
                    *last = *tick;
                    *count += 1;
                }
                _ => spans.push((*tick, *tick, 1)),
            }
        }
        let mut names = Vec::new();
        for (first, last, count) in spans {
            match count {
                1 => names.push(self.name(first)),
                2 => names.extend([self.name(first), self.name(last)]),
                _ => {
                    let ends = [self.name(first), self.name(last)];
                    names.push(fill(
                        self.texts.list_to,
                        &[("first", &ends[0]), ("last", &ends[1])],
                    ));
                }
            }
        }
        self.or(&names)
    }

    /// Whether a box stands right after another.
    fn follows(&self, tick: Tick, next: Tick) -> bool {
        match (tick, next) {
            (Tick::Choice(q, c), Tick::Choice(other, next)) => q == other && next == c + 1,
            (Tick::Sign(_), Tick::Sign(_)) => self.sign(next) == self.sign(tick) + 1,
            _ => false,
        }
    }

    /// The place of a sign among all.
    fn sign(&self, tick: Tick) -> usize {
        let own = |flag: &usize| tick == Tick::Sign(*flag);
        self.paper.signs.iter().position(own).unwrap_or_default()
    }

    /// The name of a box inside a rule: `17c`, or `sign C`.
    fn name(&self, tick: Tick) -> String {
        match tick {
            Tick::Choice(question, choice) => self.code(question, choice),
            Tick::Sign(flag) => fill(self.texts.sign_name, &[("letter", &self.letter(flag))]),
        }
    }

    /// The name of a question's box, as it stands beside it.
    pub(crate) fn code(&self, question: usize, choice: usize) -> String {
        format!("{}{}", self.paper.number(question), letters(choice))
    }

    /// The letter of a sign.
    pub(crate) fn letter(&self, flag: usize) -> String {
        letters(self.sign(Tick::Sign(flag))).to_uppercase()
    }

    /// A number in a unit, without the unit's name.
    pub(crate) fn measured(&self, question: usize, unit: usize, steps: u16) -> String {
        let asked = &self.paper.questionnaire.questions[question];
        let unit = asked.number.as_ref().and_then(|n| n.units.get(unit));
        unit.map(|unit| unit.write(steps)).unwrap_or_default()
    }

    /// One of these.
    pub(crate) fn or(&self, names: &[String]) -> String {
        self.join(names, self.texts.list_or)
    }

    /// Numbers of questions that are taken together.
    pub(crate) fn and(&self, names: &[String]) -> String {
        self.join(names, self.texts.sum_and)
    }

    fn join(&self, names: &[String], last_joint: &str) -> String {
        let Some((last, others)) = names.split_last() else {
            return String::new();
        };
        let others = others
            .iter()
            .cloned()
            .reduce(|list, next| fill(self.texts.list_comma, &[("list", &list), ("next", &next)]));
        match others {
            Some(list) => fill(last_joint, &[("list", &list), ("last", last)]),
            None => last.clone(),
        }
    }

    /// The heading under which it stands what to do about a tier.
    pub(crate) fn tier_title(&self, tier: Urgency) -> &'static str {
        match tier {
            Urgency::Emergency => self.texts.emergency_title,
            _ => self.texts.urgent_title,
        }
    }
}

/// The figure of a level.
pub(crate) fn level_number(level: Level) -> &'static str {
    match level {
        Level::Low => "0",
        Level::Medium => "1",
        Level::High => "2",
    }
}

/// `a` to `z`, then `aa`, `ab` …
fn letters(index: usize) -> String {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    match index.checked_div(26) {
        Some(0) | None => letter(index).to_string(),
        Some(rounds) => format!("{}{}", letters(rounds - 1), letter(index)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let check = |index, expected: &str| assert_eq!(letters(index), expected);
        check(0, "a");
        check(25, "z");
        check(26, "aa");
        check(51, "az");
        check(52, "ba");
    }
}
