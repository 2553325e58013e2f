//! What would change a result: the smallest changes to the answers that lead to another band, another level of a
//! domain, or other people to see. Nothing here touches an answer that raises a red flag or denies one.

use crate::answers::{Answer, Answers, Choices};
use crate::assessment::{Assessment, Outcome};
use crate::condition::Condition;
use crate::list::List;
use crate::questionnaire::{Level, Question, Questionnaire, Section};

/// Other answers to a few questions, and what they would lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What the result would say instead.
    pub leads_to: Changed,
    /// The questions, in order, each with the other answer.
    pub answers: Vec<(usize, Answer)>,
}

/// What a result could say instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// This band.
    Band(usize),
    /// This level of this domain.
    Level(usize, Level),
    /// These statements about whom to see.
    See(Vec<usize>),
}

/// No change takes more answers than this: what takes three at once tells nobody what matters.
pub const MOST_ANSWERS: usize = 2;

/// A list with more choices than this is left as it is: it has too many sets to try each.
pub const MOST_CHOICES: usize = 8;

/// For each thing a scored result could say instead: the smallest changes that lead there, in the order of the questions.
///
/// Small is, first, few answers. Second, nothing lies between: where sitting half an hour less would do, two hours less
/// are not named. An answer marked as "not known" is never put in place of another one.
pub fn changes(answers: &Answers) -> Vec<Change> {
    let mut search = Search::new(answers);
    while search.go_on(usize::MAX) {}
    search.changes()
}

/// The same search in as many pieces as one likes: all of it takes some time on a slow device.
#[derive(Debug, Clone)]
pub struct Search {
    answers: Answers,
    /// Nothing where there is no score to be changed.
    now: Option<Said>,
    steps: Vec<Step>,
    /// Where in `steps` the next change stands: one step alone, or with another. All are tried alone before any two are.
    next: (usize, Option<usize>),
    /// The smallest changes that were found, by what they lead to.
    smallest: Vec<(Changed, Vec<Vec<Step>>)>,
}

impl Search {
    /// A search that has not begun.
    pub fn new(answers: &Answers) -> Search {
        let assessment = Assessment::of(answers);
        let now = assessment.as_ref().and_then(Said::by);
        let asked = assessment.filter(|_| now.is_some()).map(|a| a.answered);
        Search {
            answers: answers.clone(),
            steps: steps(answers, &asked.unwrap_or_default()),
            now,
            next: (0, None),
            smallest: Vec::new(),
        }
    }

    /// Tries so many changes more. Says whether any are left.
    pub fn go_on(&mut self, tries: usize) -> bool {
        for _ in 0..tries {
            let Some(steps) = self.next() else {
                return false;
            };
            self.try_out(&steps);
        }
        true
    }

    /// What was found so far; when none are left to be tried, all there is.
    pub fn changes(&self) -> Vec<Change> {
        let changes = self.smallest.iter().flat_map(|(leads_to, smallest)| {
            smallest.iter().map(|steps| Change {
                leads_to: leads_to.clone(),
                answers: steps.iter().map(|s| (s.question, s.answer)).collect(),
            })
        });
        changes.collect()
    }

    /// The next change to be tried.
    fn next(&mut self) -> Option<Vec<Step>> {
        loop {
            let (at, with) = self.next;
            let step = |at: usize| self.steps.get(at).copied();
            match (step(at), with.map(step)) {
                (Some(first), None) => {
                    self.next = (at + 1, None);
                    return Some(vec![first]);
                }
                (Some(first), Some(Some(second))) => {
                    self.next = (at, with.map(|with| with + 1));
                    if first.question != second.question {
                        return Some(vec![first, second]);
                    }
                }
                (Some(_), Some(None)) => self.next = (at + 1, Some(at + 2)),
                (None, None) => self.next = (0, Some(1)),
                (None, Some(_)) => return None,
            }
        }
    }

    /// Takes a change in where it leads to something and none that was found is smaller. Small ones come first.
    fn try_out(&mut self, steps: &[Step]) {
        let mut answers = self.answers.clone();
        for step in steps {
            if answers.put(step.question, step.answer).is_err() {
                return;
            }
        }
        let then = Assessment::of(&answers).as_ref().and_then(Said::by);
        let (Some(now), Some(then)) = (&self.now, then) else {
            return;
        };
        for leads_to in now.unlike(then) {
            let known = self.smallest.iter().position(|(to, _)| *to == leads_to);
            let Some((_, smallest)) = known.and_then(|at| self.smallest.get_mut(at)) else {
                self.smallest.push((leads_to, vec![steps.to_vec()]));
                continue;
            };
            let smaller = |one: &[Step], other: &[Step]| {
                one.len() < other.len()
                    || one
                        .iter()
                        .zip(other)
                        .all(|(a, b)| a.question == b.question && a.way.lies_on(b.way))
            };
            if !smallest.iter().any(|other| smaller(other, steps)) {
                smallest.retain(|other| !smaller(steps, other));
                smallest.push(steps.to_vec());
            }
        }
    }
}

/// What of a result a change may move.
#[derive(Debug, Clone)]
struct Said {
    band: Option<usize>,
    levels: Vec<Option<Level>>,
    see: Vec<usize>,
}

impl Said {
    /// What a scored result says; `None` where there is none.
    fn by(assessment: &Assessment<'_>) -> Option<Said> {
        if assessment.outcome != Outcome::Scored {
            return None;
        }
        let facts = &assessment.facts;
        let statements = facts.questionnaire().statements.iter().enumerate();
        let see = statements.filter(|(_, s)| s.section == Section::See && facts.holds(&s.when));
        Some(Said {
            band: assessment.band,
            levels: assessment.domains.iter().map(|d| d.level).collect(),
            see: see.map(|(index, _)| index).collect(),
        })
    }

    /// What is said there and not here.
    fn unlike(&self, then: Said) -> Vec<Changed> {
        let band = then.band.filter(|_| then.band != self.band);
        let levels = then.levels.iter().zip(&self.levels).enumerate();
        let levels = levels.filter(|(_, (then, now))| then != now);
        let levels = levels.filter_map(|(domain, (then, _))| Some((domain, (*then)?)));
        let see = (then.see != self.see).then_some(then.see);
        let band = band.into_iter().map(Changed::Band);
        let levels = levels.map(|(domain, level)| Changed::Level(domain, level));
        band.chain(levels)
            .chain(see.into_iter().map(Changed::See))
            .collect()
    }
}

/// Another answer to a question, and the way there from the one that was given.
#[derive(Debug, Clone, Copy)]
struct Step {
    question: usize,
    answer: Answer,
    way: Way,
}

/// The way from one answer to another.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// So many places up or down.
    Along(i32),
    /// These choices ticked or unticked.
    Ticks(Choices),
}

impl Way {
    /// Whether this way ends on the other one, or where that one does.
    fn lies_on(self, other: Way) -> bool {
        match (self, other) {
            (Way::Along(one), Way::Along(other)) => {
                one.signum() == other.signum() && one.abs() <= other.abs()
            }
            (Way::Ticks(one), Way::Ticks(other)) => one.within(other),
            _ => false,
        }
    }
}

/// Every step to another answer that can be told apart from those before it on the same way.
fn steps(answers: &Answers, asked: &[usize]) -> Vec<Step> {
    let questionnaire = answers.questionnaire();
    let untouched = untouched(questionnaire);
    let limits = limits(questionnaire);
    let mut steps = Vec::new();
    for question in asked.iter().copied().filter(|q| !untouched[*q]) {
        let asked = &questionnaire.questions[question];
        let mut step = |answer, way| {
            steps.push(Step {
                question,
                answer,
                way,
            });
        };
        match answers.get(question) {
            Some(Answer::One(given)) => {
                let known = |choice: &usize| !asked.choices[*choice].unrated;
                // Who does not know stands before the first choice.
                let from = if known(&given) { given as i32 } else { -1 };
                let offered = answers.offered(question).iter();
                for choice in offered.filter(known).filter(|choice| *choice != given) {
                    step(Answer::One(choice), Way::Along(choice as i32 - from));
                }
            }
            Some(Answer::Many(given)) => {
                for other in sets(asked, answers.offered(question)) {
                    let ticks = Choices::of((0..Choices::MOST).filter(|c| {
                        Some(*c) != asked.exclusive() && given.has(*c) != other.has(*c)
                    }));
                    if !ticks.is_empty() {
                        step(Answer::Many(other), Way::Ticks(ticks));
                    }
                }
            }
            Some(Answer::Number { unit, steps: given }) => {
                let number = asked.number.iter();
                let bins = number.flat_map(|n| n.bins.iter().map(|bin| bin.from));
                let rules = limits.iter().filter(|(of, _)| *of == question);
                let limits = bins.chain(rules.map(|(_, limit)| *limit));
                for limit in limits.filter_map(|limit| limit.get(unit).copied()) {
                    // The first number beyond the limit, seen from here; of 0 there is none below.
                    let beyond = if limit > given {
                        Some(limit)
                    } else {
                        limit.checked_sub(1)
                    };
                    // One that is more than the unit allows is refused when it is tried.
                    if let Some(steps) = beyond {
                        let way = Way::Along(i32::from(steps) - i32::from(given));
                        step(Answer::Number { unit, steps }, way);
                    }
                }
            }
            Some(Answer::Places(_)) | None => {}
        }
    }
    steps
}

/// Every set of the choices on offer, where there are few.
fn sets(asked: &Question, offered: Choices) -> Vec<Choices> {
    let none = asked.exclusive();
    let choices: Vec<usize> = offered.iter().filter(|c| Some(*c) != none).collect();
    if choices.len() > MOST_CHOICES {
        return Vec::new();
    }
    let sets = (0..1usize << choices.len()).map(|set| {
        let ticked = choices.iter().enumerate();
        let ticked = ticked.filter(|(at, _)| set >> at & 1 == 1).map(|(_, c)| *c);
        let ticked = Choices::of(ticked);
        match none {
            Some(none) if ticked.is_empty() => ticked.with(none, true),
            _ => ticked,
        }
    });
    sets.filter(|set| !set.is_empty()).collect()
}

/// Which questions are left alone: those that a red flag looks at, and those that decide what is asked or offered there.
fn untouched(questionnaire: &Questionnaire) -> Vec<bool> {
    let questions = &questionnaire.questions;
    let mut untouched: Vec<bool> = questions.iter().map(|q| q.flags.is_some()).collect();
    for flag in questionnaire.flags.iter() {
        look_at(&flag.when, questionnaire, &mut untouched);
    }
    // What a question hangs on stands before it, so one walk from the last to the first finds all.
    for (index, question) in questions.iter().enumerate().rev() {
        if untouched[index] {
            look_at(&question.ask_if, questionnaire, &mut untouched);
            for choice in question.choices.iter() {
                look_at(&choice.only_if, questionnaire, &mut untouched);
            }
        }
    }
    untouched
}

/// Marks the questions that a condition looks at.
fn look_at(condition: &Condition, questionnaire: &Questionnaire, seen: &mut [bool]) {
    condition.visit(questionnaire, &mut |part| match part {
        Condition::Choice(question, _)
        | Condition::AtLeast(question, _)
        | Condition::SameSide(question, ..) => {
            if let Some(seen) = seen.get_mut(*question) {
                *seen = true;
            }
        }
        _ => {}
    });
}

/// Where rules tell numbers apart, by question.
fn limits(questionnaire: &Questionnaire) -> Vec<(usize, List<u16>)> {
    let mut limits = Vec::new();
    let mut look = |condition: &Condition| {
        condition.visit(questionnaire, &mut |part| {
            if let Condition::AtLeast(question, limit) = part {
                limits.push((*question, *limit));
            }
        });
    };
    for question in questionnaire.questions.iter() {
        look(&question.ask_if);
        question.choices.iter().for_each(|c| look(&c.only_if));
    }
    questionnaire
        .domains
        .iter()
        .for_each(|d| look(&d.unused_if));
    questionnaire.bands.iter().for_each(|b| look(&b.when));
    questionnaire.statements.iter().for_each(|s| look(&s.when));
    look(&questionnaire.scored_if);
    limits
}
