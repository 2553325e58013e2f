//! When an item is asked or shown: the conditions of the questionnaire, and its stops at urgent signs, as conditions on
//! answers alone. `enabled.rs` says them in FHIR.

use crate::answers::Choices;
use crate::condition::Condition;
use crate::questionnaire::{Kind, Questionnaire, RedFlag, Urgency};

/// A condition on answers alone. `Not` stands only before what is no `All`, `Any` or `Not`.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum When {
    Yes,
    No,
    All(Vec<When>),
    Any(Vec<When>),
    Not(Box<When>),
    /// One of these choices of a question is ticked.
    Ticked(usize, Choices),
    /// A number is at least this, in steps of each unit.
    AtLeast(usize, Vec<u16>),
    /// A place of the first and one of the second are marked on the same side.
    SameSide(usize, Vec<usize>, Vec<usize>),
}

/// The conditions of a whole questionnaire.
pub(super) struct Conditions<'a> {
    questionnaire: &'a Questionnaire,
    /// When each question is asked, one after the other.
    asked: Vec<When>,
    /// The choices of each question that everybody answers with one of them.
    sure: Vec<Option<Choices>>,
}

/// What is known where a condition is looked at.
#[derive(Clone, Copy)]
struct Known {
    /// The questions before this one can be answered.
    before: usize,
    /// Whoever is still here has said "none" to the lists of urgent signs before this question.
    passed: usize,
}

impl<'a> Conditions<'a> {
    /// None where FHIR cannot say one of them: points and levels are no answers.
    pub(super) fn of(questionnaire: &'a Questionnaire) -> Option<Conditions<'a>> {
        let sure = questionnaire.questions.iter().map(|question| {
            let of_all = matches!(question.ask_if, Condition::Always);
            let all = Choices::of(0..question.choices.len());
            (of_all && question.kind == Kind::One).then_some(all)
        });
        let mut conditions = Conditions {
            questionnaire,
            asked: Vec::new(),
            sure: sure.collect(),
        };
        for index in 0..questionnaire.questions.len() {
            let asked = conditions.when_asked(index)?;
            conditions.asked.push(asked);
        }
        Some(conditions)
    }

    /// When a question is asked. What makes it depend on another says also when that one is asked, so this is left out.
    pub(super) fn asked(&self, question: usize) -> When {
        let asked = self.asked.get(question).cloned();
        self.without_implied(asked.unwrap_or(When::Yes))
    }

    /// The same, with all that is implied: for programs whose expressions see answers to items that are not enabled.
    pub(super) fn asked_in_full(&self, question: usize) -> When {
        let asked = self.asked.get(question).cloned().unwrap_or(When::Yes);
        let others = asked.parts().iter().filter_map(When::needs);
        let others = others.map(|other| self.asked_in_full(other));
        When::all(std::iter::once(asked.clone()).chain(others).collect())
    }

    /// When the answer to a question may end it all: signs of this tier that hold by then and look at this question.
    pub(super) fn stops(&self, question: usize, tier: Urgency) -> Option<When> {
        let known = Known {
            before: question + 1,
            passed: question,
        };
        let mut raised = Vec::new();
        for flag in self.flags(|flag| flag.tier == tier) {
            let when = self.resolve(&flag.when, known, true)?;
            if when.mentions(question) {
                raised.push(when);
            }
        }
        Some(self.without_implied(When::any(raised)))
    }

    fn when_asked(&self, index: usize) -> Option<When> {
        let question = self.questionnaire.questions.get(index)?;
        let known = Known {
            before: index,
            passed: index,
        };
        let gates = (0..index).filter_map(|other| {
            let none = self.gate(other)?;
            Some(When::Ticked(other, Choices::of([none])))
        });
        let mut parts: Vec<When> = gates.collect();
        parts.push(self.resolve(&question.ask_if, known, true)?);
        for flag in self.flags(|flag| flag.tier >= Urgency::Urgent) {
            let raised = self.resolve(&flag.when, known, true)?;
            parts.push(raised.opposite(&self.sure));
        }
        Some(When::all(parts))
    }

    fn flags(&self, which: impl Fn(&RedFlag) -> bool) -> impl Iterator<Item = &'a RedFlag> {
        self.questionnaire.flags.iter().filter(move |f| which(f))
    }

    /// A list that is asked of everybody and of which nothing may be ticked to go on: its "none".
    fn gate(&self, question: usize) -> Option<usize> {
        let question = self.questionnaire.questions.get(question)?;
        let ends = question.flags.is_some_and(|tier| tier >= Urgency::Urgent);
        let of_all = matches!(question.ask_if, Condition::Always);
        question.exclusive().filter(|_| ends && of_all)
    }

    /// A condition on what is known. What is not known yet does not hold for certain, nor does its opposite.
    fn resolve(&self, condition: &Condition, known: Known, holds: bool) -> Option<When> {
        let questionnaire = self.questionnaire;
        let list = |parts: &[Condition]| -> Option<Vec<When>> {
            parts
                .iter()
                .map(|part| self.resolve(part, known, holds))
                .collect()
        };
        let answered = |question: usize, when: When| {
            let ahead = if holds { When::No } else { When::Yes };
            if question < known.before { when } else { ahead }
        };
        Some(match condition {
            Condition::Always => When::Yes,
            Condition::Never => When::No,
            Condition::All(parts) => When::all(list(parts)?),
            Condition::Any(parts) => When::any(list(parts)?),
            Condition::Not(inner) => self.resolve(inner, known, !holds)?.opposite(&self.sure),
            Condition::Named(index) => {
                self.resolve(questionnaire.conditions.get(*index)?, known, holds)?
            }
            Condition::Flag(index) => {
                self.resolve(&questionnaire.flags.get(*index)?.when, known, holds)?
            }
            Condition::Choice(question, choice) => match self.gate(*question) {
                Some(none) if *question < known.passed && none == *choice => When::Yes,
                Some(_) if *question < known.passed => When::No,
                _ => answered(*question, When::Ticked(*question, Choices::of([*choice]))),
            },
            Condition::AtLeast(question, least) => {
                answered(*question, When::AtLeast(*question, least.to_vec()))
            }
            Condition::SameSide(question, ones, others) => answered(
                *question,
                When::SameSide(*question, ones.to_vec(), others.to_vec()),
            ),
            // Nobody with such a sign comes this far.
            Condition::UrgencyAtLeast(Urgency::Urgent | Urgency::Emergency) => When::No,
            Condition::UrgencyAtLeast(least) => {
                let flags = self.flags(|flag| flag.tier >= *least);
                let raised = flags.map(|flag| self.resolve(&flag.when, known, holds));
                When::any(raised.collect::<Option<_>>()?)
            }
            Condition::LevelAtLeast(..)
            | Condition::LevelsAtLeast(_)
            | Condition::SignAtLeast(_)
            | Condition::Band(_) => return None,
        })
    }

    /// Without what another part says already: an item that is not asked has no answer, so what looks at its answer says
    /// when it is asked.
    fn without_implied(&self, when: When) -> When {
        let When::All(parts) = when else { return when };
        let implied: Vec<&When> = parts
            .iter()
            .filter_map(When::needs)
            .filter_map(|question| self.asked.get(question))
            .flat_map(When::parts)
            .collect();
        let own = parts.iter().filter(|part| !implied.contains(part));
        When::all(own.cloned().collect())
    }
}

impl When {
    fn all(parts: Vec<When>) -> When {
        let mut all: Vec<When> = Vec::new();
        for part in parts.into_iter().flat_map(When::into_parts) {
            match part {
                When::Yes => {}
                When::No => return When::No,
                When::Not(inner) => none_of(*inner, &mut all),
                other => all.push(other),
            }
        }
        let mut own: Vec<When> = Vec::new();
        for part in &all {
            let weaker = match part {
                When::Any(ways) => ways.iter().any(|way| all.contains(way)),
                _ => false,
            };
            if !weaker && !own.contains(part) {
                own.push(part.clone());
            }
        }
        match own.len() {
            0 => When::Yes,
            1 => own.remove(0),
            _ => When::All(own),
        }
    }

    fn any(parts: Vec<When>) -> When {
        let mut own: Vec<When> = Vec::new();
        for part in parts.into_iter().flat_map(When::into_ways) {
            match part {
                When::No => {}
                When::Yes => return When::Yes,
                When::Ticked(question, choices) => one_of(question, choices, &mut own),
                other if own.contains(&other) => {}
                other => own.push(other),
            }
        }
        match own.len() {
            0 => When::No,
            1 => own.remove(0),
            _ => When::Any(own),
        }
    }

    fn into_parts(self) -> Vec<When> {
        match self {
            When::All(parts) => parts,
            one => vec![one],
        }
    }

    fn into_ways(self) -> Vec<When> {
        match self {
            When::Any(ways) => ways,
            one => vec![one],
        }
    }

    /// What holds where this does not. Who surely has ticked one choice has ticked another where it is not these.
    fn opposite(self, sure: &[Option<Choices>]) -> When {
        let each = |parts: Vec<When>| parts.into_iter().map(|p| p.opposite(sure)).collect();
        match self {
            When::Yes => When::No,
            When::No => When::Yes,
            When::All(parts) => When::any(each(parts)),
            When::Any(parts) => When::all(each(parts)),
            When::Not(inner) => *inner,
            When::Ticked(question, choices) => match sure.get(question).copied().flatten() {
                Some(all) => When::Ticked(question, all.without(choices)),
                None => When::Not(Box::new(When::Ticked(question, choices))),
            },
            other => When::Not(Box::new(other)),
        }
    }

    /// What has to hold, part by part.
    pub(super) fn parts(&self) -> &[When] {
        match self {
            When::All(parts) => parts,
            one => std::slice::from_ref(one),
        }
    }

    /// The question that has to be answered for it to hold, where it is one.
    fn needs(&self) -> Option<usize> {
        match self {
            When::Ticked(question, _)
            | When::AtLeast(question, _)
            | When::SameSide(question, ..) => Some(*question),
            When::Any(parts) => {
                let first = parts.first()?.needs();
                parts.iter().all(|p| p.needs() == first).then_some(first?)
            }
            _ => None,
        }
    }

    fn mentions(&self, question: usize) -> bool {
        match self {
            When::Yes | When::No => false,
            When::All(parts) | When::Any(parts) => parts.iter().any(|p| p.mentions(question)),
            When::Not(inner) => inner.mentions(question),
            When::Ticked(other, _) | When::AtLeast(other, _) | When::SameSide(other, ..) => {
                *other == question
            }
        }
    }
}

/// Adds that one of these is ticked, to what there is of the same question.
fn one_of(question: usize, choices: Choices, ways: &mut Vec<When>) {
    for way in ways.iter_mut() {
        if let When::Ticked(same, known) = way
            && *same == question
        {
            *known = known.and(choices);
            return;
        }
    }
    ways.push(When::Ticked(question, choices));
}

/// Adds that something does not hold; of choices, to what there is of the same question.
fn none_of(inner: When, parts: &mut Vec<When>) {
    if let When::Ticked(question, choices) = inner {
        for part in parts.iter_mut() {
            if let When::Not(other) = part
                && let When::Ticked(same, known) = other.as_mut()
                && *same == question
            {
                *known = known.and(choices);
                return;
            }
        }
    }
    parts.push(When::Not(Box::new(inner)));
}
