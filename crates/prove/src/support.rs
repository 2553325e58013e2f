//! What a rule looks at: the questions it reads, and for each of them the answers that it tells apart.

use std::collections::BTreeMap;

use quiz::{Condition, Questionnaire, Urgency};

use crate::diagram::{Diagrams, Function, YES};
use crate::inputs::Inputs;

/// What rules look at.
#[derive(Default)]
pub struct Support {
    /// By question, what is asked of its answer: the largest parts of the rules that look at it alone.
    pub questions: BTreeMap<usize, Vec<Condition>>,
    /// Whether the urgency matters.
    pub urgency: bool,
}

impl Support {
    /// What these rules look at, and what decides whether the questions they read are asked.
    pub fn of(questionnaire: &'static Questionnaire, rules: &[Condition]) -> Support {
        let mut support = Support::default();
        for rule in rules {
            support.add(questionnaire, rule);
        }
        let mut done = Vec::new();
        while let Some(question) = support.questions.keys().find(|q| !done.contains(*q)) {
            let question = *question;
            done.push(question);
            // The urgency on the way is no input of its own here: where it ends the path, both sides say so.
            let urgency = support.urgency;
            support.add(questionnaire, &questionnaire.questions[question].ask_if);
            support.urgency = urgency;
        }
        support
    }

    fn add(&mut self, questionnaire: &'static Questionnaire, rule: &Condition) {
        if let Some(question) = only_question(questionnaire, rule) {
            self.questions.entry(question).or_default().push(*rule);
            return;
        }
        match rule {
            Condition::All(parts) | Condition::Any(parts) => {
                // Parts about one question are one thing to know about it.
                let mut alone: BTreeMap<usize, Vec<Condition>> = BTreeMap::new();
                for part in parts.iter() {
                    match only_question(questionnaire, part) {
                        Some(question) => alone.entry(question).or_default().push(*part),
                        None => self.add(questionnaire, part),
                    }
                }
                for (question, parts) in alone {
                    let parts = quiz::List::kept(parts);
                    let joined = match rule {
                        Condition::All(_) => Condition::All(parts),
                        _ => Condition::Any(parts),
                    };
                    self.questions.entry(question).or_default().push(joined);
                }
            }
            Condition::Not(inner) => self.add(questionnaire, inner),
            Condition::Named(index) => self.add(questionnaire, &questionnaire.conditions[*index]),
            Condition::Flag(index) => self.add(questionnaire, &questionnaire.flags[*index].when),
            Condition::UrgencyAtLeast(tier) => self.urgency |= *tier > Urgency::Routine,
            _ => {}
        }
    }

    /// For each question, inputs for one answer of each kind that the rules tell apart.
    pub fn kinds(&self, all: &mut Diagrams, inputs: &Inputs) -> Vec<Vec<Vec<(usize, u8)>>> {
        let questions = self.questions.iter();
        let kinds = questions.map(|(question, rules)| {
            let told = told(all, inputs, rules);
            kinds_of(all, inputs, *question, told)
        });
        kinds.collect()
    }
}

/// A figure that tells which rules about one question hold.
pub fn told(all: &mut Diagrams, inputs: &Inputs, rules: &[Condition]) -> Function {
    let mut different: Vec<Function> = rules.iter().map(|rule| alone(all, inputs, rule)).collect();
    different.sort_unstable();
    different.dedup();
    let mut told = crate::diagram::NO;
    for holds in different {
        // Numbered anew after each rule, so that the figure stays small however many rules there are.
        let two = all.number(2);
        let doubled = all.where_holds(two, told);
        let with = all.add(doubled, holds);
        told = all.numbered(with);
    }
    told
}

/// Inputs of one question for each number that a function of it comes to.
pub fn kinds_of(
    all: &Diagrams,
    inputs: &Inputs,
    question: usize,
    function: Function,
) -> Vec<Vec<(usize, u8)>> {
    let each = all.each_number(function).into_iter();
    let own = |values: Vec<u8>| {
        inputs.of[question]
            .clone()
            .map(|i| (i, values[i]))
            .collect()
    };
    each.map(|(_, values)| own(values)).collect()
}

/// Every combination of the kinds of answers.
pub fn combinations(kinds: &[Vec<Vec<(usize, u8)>>]) -> usize {
    kinds.iter().map(Vec::len).product()
}

/// One combination, by its number, written over the inputs.
pub fn combine(kinds: &[Vec<Vec<(usize, u8)>>], mut number: usize, values: &mut [u8]) {
    for of_question in kinds {
        for (input, value) in &of_question[number % of_question.len()] {
            values[*input] = *value;
        }
        number /= of_question.len();
    }
}

/// The question that a rule looks at, where it looks at nothing else.
fn only_question(questionnaire: &'static Questionnaire, rule: &Condition) -> Option<usize> {
    let mut questions = Vec::new();
    let mut other = false;
    rule.visit(questionnaire, &mut |part| match part {
        Condition::Choice(question, _)
        | Condition::AtLeast(question, _)
        | Condition::SameSide(question, ..) => questions.push(*question),
        Condition::UrgencyAtLeast(_)
        | Condition::LevelAtLeast(..)
        | Condition::LevelsAtLeast(_)
        | Condition::SignAtLeast(_)
        | Condition::Band(_) => other = true,
        _ => {}
    });
    let first = questions.first().copied();
    first.filter(|first| !other && questions.iter().all(|q| q == first))
}

/// A rule about one question, where that question is asked.
fn alone(all: &mut Diagrams, inputs: &Inputs, rule: &Condition) -> Function {
    match rule {
        Condition::Always => YES,
        Condition::All(parts) => parts.iter().fold(YES, |whole, part| {
            let part = alone(all, inputs, part);
            all.and(whole, part)
        }),
        Condition::Any(parts) => parts.iter().fold(crate::diagram::NO, |whole, part| {
            let part = alone(all, inputs, part);
            all.or(whole, part)
        }),
        Condition::Not(inner) => {
            let inner = alone(all, inputs, inner);
            all.not(inner)
        }
        Condition::Named(index) => alone(all, inputs, &inputs.questionnaire.conditions[*index]),
        Condition::Flag(index) => alone(all, inputs, &inputs.questionnaire.flags[*index].when),
        Condition::Choice(question, choice) => inputs.ticked(all, *question, *choice),
        Condition::AtLeast(question, least) => inputs.at_least(all, *question, least),
        Condition::SameSide(question, ones, others) => {
            inputs.same_side(all, *question, ones, others)
        }
        _ => crate::diagram::NO,
    }
}
