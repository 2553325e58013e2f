//! The path of one person through the questions: which are asked, which comes next, where it ends.
//! It is walked anew from the answers each time, so that changing one answer re-runs every check.

use crate::answers::{Answers, Choices};
use crate::condition::{Asked, Condition, Facts, Truth};
use crate::questionnaire::{Questionnaire, Urgency};

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

    /// Before the first question.
    fn new(answers: &'a Answers) -> Path<'a> {
        Path {
            facts: Facts::new(answers),
            answered: Vec::new(),
            next: Next::Result,
            at_most: 0,
        }
    }

    /// Whether a question is answered, and all that is on offer now was on offer then.
    pub(crate) fn is_whole(&self, question: usize) -> bool {
        let then = self.facts.answers.offered_then(question);
        then.is_some_and(|then| self.offered(question).within(then))
    }

    fn walk(answers: &'a Answers, until: usize) -> Path<'a> {
        let questionnaire = answers.questionnaire();
        let mut path = Path::new(answers);
        let mut flags = OpenFlags::of(questionnaire);
        for (index, question) in questionnaire.questions.iter().enumerate().take(until) {
            flags.open(index);
            if !path.facts.holds(&question.ask_if) {
                path.facts.asked[index] = Asked::Hidden;
                continue;
            }
            if !path.is_whole(index) {
                path.next = Next::Ask(index);
                break;
            }
            path.facts.asked[index] = Asked::Answered;
            path.answered.push(index);
            path.facts.raise(&mut flags.open);
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

    /// Goes to the last question although some are not answered in full, as where answers come from another version. Gives
    /// what is known for sure then, and the questions that this person is still to be asked, or may be.
    pub(crate) fn with_gaps(answers: &'a Answers) -> (Path<'a>, Vec<usize>) {
        let questionnaire = answers.questionnaire();
        let mut path = Path::new(answers);
        let mut flags = (0..questionnaire.flags.len()).collect();
        let mut gaps = Vec::new();
        for (index, question) in questionnaire.questions.iter().enumerate() {
            let asked = path.facts.truth(&question.ask_if);
            if asked == Truth::No {
                path.facts.asked[index] = Asked::Hidden;
                continue;
            }
            if !path.is_whole(index) {
                gaps.push(index);
            }
            if asked == Truth::Yes && answers.get(index).is_some() {
                path.facts.asked[index] = Asked::Answered;
                path.answered.push(index);
                path.facts.raise(&mut flags);
            }
        }
        (path, gaps)
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
    /// Raises the flags that hold now, and lets go of those that never will.
    fn raise(&mut self, open: &mut Vec<usize>) {
        let flags = &self.answers.questionnaire().flags;
        open.retain(|index| {
            let flag = &flags[*index];
            if self.holds(&flag.when) {
                self.raised[*index] = true;
                self.urgency = self.urgency.max(flag.tier);
                return false;
            }
            self.looking_ahead = true;
            let may_come = self.truth(&flag.when) != Truth::No;
            self.looking_ahead = false;
            may_come
        });
    }

    /// The path has ended: what was not asked will not be.
    fn nothing_ahead(&mut self) {
        for asked in &mut self.asked {
            if *asked == Asked::Ahead {
                *asked = Asked::Hidden;
            }
        }
        let not_raised = (0..self.raised.len()).filter(|flag| !self.raised[*flag]);
        self.raise(&mut not_raised.collect());
    }
}

/// The flags to look at after an answer. Each waits for the question that can first raise it and is let go once it
/// cannot be raised any more, so that a path of 500 questions costs 25 times one of 20, not 625 times.
struct OpenFlags {
    /// By question, the first flag that waits for it.
    first: Vec<Option<usize>>,
    /// By flag, the next one that waits for the same question.
    next: Vec<Option<usize>>,
    /// Those that wait no longer, in order.
    open: Vec<usize>,
}

impl OpenFlags {
    fn of(questionnaire: &Questionnaire) -> OpenFlags {
        let mut first = vec![None; questionnaire.questions.len()];
        let flags = questionnaire.flags.iter();
        let next = flags.enumerate().map(|(index, flag)| {
            let since = since(questionnaire, &flag.when, true);
            // What waits for a question that there is not is looked at in the end, as all flags are.
            first.get_mut(since)?.replace(index)
        });
        OpenFlags {
            next: next.collect(),
            first,
            open: Vec::new(),
        }
    }

    /// The turn of a question has come.
    fn open(&mut self, question: usize) {
        let mut waiting = self.first[question];
        while let Some(flag) = waiting {
            let at = self.open.partition_point(|other| *other < flag);
            self.open.insert(at, flag);
            waiting = self.next[flag];
        }
    }
}

/// The question before whose turn a condition cannot be known to hold, or not to hold.
fn since(questionnaire: &Questionnaire, condition: &Condition, holds: bool) -> usize {
    let part = |part: &Condition| since(questionnaire, part, holds);
    match condition {
        Condition::Choice(question, _)
        | Condition::AtLeast(question, _)
        | Condition::SameSide(question, ..) => *question,
        Condition::All(parts) | Condition::Any(parts) => {
            let needs_all = matches!(condition, Condition::All(_)) == holds;
            let parts = parts.iter().map(part);
            let since = if needs_all { parts.max() } else { parts.min() };
            since.unwrap_or(0)
        }
        Condition::Not(not) => since(questionnaire, not, !holds),
        Condition::Named(index) => questionnaire.conditions.get(*index).map_or(0, part),
        Condition::Flag(index) => {
            let flag = questionnaire.flags.get(*index);
            flag.map_or(0, |flag| part(&flag.when))
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::count;
