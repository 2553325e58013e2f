//! The path of one person through the questions: which are asked, which comes next, where it ends.
//! It is walked anew from the answers each time, so that changing one answer re-runs every check.

use crate::answers::{Answers, Choices};
use crate::condition::{Asked, Facts, Truth};
use crate::questionnaire::Urgency;

/// The way through the questions that these answers lead to.
pub struct Path<'a> {
    /// What is known at its end.
    pub facts: Facts<'a>,
    /// The questions that are asked and answered, in order.
    pub answered: Vec<usize>,
    /// What comes now.
    pub next: Next,
    /// The number of questions this person can be asked at most, given what is known.
    pub at_most: usize,
}

/// What comes after the questions answered so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// This question.
    Ask(usize),
    /// Nothing: the answers lead to a result.
    Result,
}

impl<'a> Path<'a> {
    /// Walks the whole path. It ends at the first question without a full answer,
    /// at the first answer that is urgent or an emergency, or after the last question.
    pub fn of(answers: &'a Answers) -> Path<'a> {
        Path::walk(answers, answers.questionnaire().questions.len())
    }

    /// Walks the path up to a question, whatever was answered from there on.
    pub fn before(answers: &'a Answers, question: usize) -> Path<'a> {
        Path::walk(answers, question)
    }

    fn walk(answers: &'a Answers, until: usize) -> Path<'a> {
        let questionnaire = answers.questionnaire();
        let mut path = Path {
            facts: Facts::new(answers),
            answered: Vec::new(),
            next: Next::Result,
            at_most: 0,
        };
        for (index, question) in questionnaire.questions.iter().enumerate().take(until) {
            if !path.facts.holds(&question.ask_if) {
                path.facts.asked[index] = Asked::Hidden;
                continue;
            }
            let complete = answers
                .offered_then(index)
                .is_some_and(|then| path.offered(index).within(then));
            if !complete {
                path.next = Next::Ask(index);
                break;
            }
            path.facts.asked[index] = Asked::Answered;
            path.answered.push(index);
            path.facts.raise_flags();
            if path.facts.urgency >= Urgency::Urgent {
                break;
            }
        }
        path.facts.looking_ahead = true;
        path.at_most = path.answered.len() + path.possible_ahead();
        path.facts.looking_ahead = false;
        if path.next == Next::Result && until == questionnaire.questions.len() {
            path.facts.nothing_ahead();
        }
        path
    }

    /// The choices of a question that is asked now. One that was ticked stays on offer.
    pub fn offered(&self, question: usize) -> Choices {
        let answers = self.facts.answers;
        let ticked = answers.get(question).map(|a| a.choices());
        let choices = answers.questionnaire().questions.get(question);
        let visible = choices.map(|q| {
            let holds = |i: &usize| self.facts.holds(&q.choices[*i].only_if);
            Choices::of((0..q.choices.len()).filter(holds))
        });
        visible.unwrap_or_default().and(ticked.unwrap_or_default())
    }

    /// Whether the question can be shown now: all before it are answered.
    pub fn reaches(&self, question: usize) -> bool {
        self.answered.contains(&question) || self.next == Next::Ask(question)
    }

    fn possible_ahead(&self) -> usize {
        let questions = &self.facts.answers.questionnaire().questions;
        match self.next {
            Next::Result => 0,
            Next::Ask(next) => questions[next..]
                .iter()
                .filter(|q| self.facts.truth(&q.ask_if) != Truth::No)
                .count(),
        }
    }
}

impl Facts<'_> {
    fn raise_flags(&mut self) {
        let flags = &self.answers.questionnaire().flags;
        for (index, flag) in flags.iter().enumerate() {
            if !self.raised[index] && self.holds(&flag.when) {
                self.raised[index] = true;
                self.urgency = self.urgency.max(flag.tier);
            }
        }
    }

    /// The path has ended: what was not asked will not be.
    fn nothing_ahead(&mut self) {
        for asked in &mut self.asked {
            if *asked == Asked::Ahead {
                *asked = Asked::Hidden;
            }
        }
        self.raise_flags();
    }
}
