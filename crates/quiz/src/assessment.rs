//! The assessment: what complete answers come to. Red flags give the urgency; points give levels,
//! levels give the band. Each step sees only what the step before it gives.

use crate::answers::{Answer, Answers};
use crate::condition::{Condition, Facts};
use crate::flow::{Next, Path};
use crate::questionnaire::{Domain, Level, Levels, Question, Questionnaire, Urgency};

/// What complete answers come to.
pub struct Assessment<'a> {
    /// Everything known about these answers.
    pub facts: Facts<'a>,
    /// The questions that counted, in order.
    pub answered: Vec<usize>,
    /// Indices of the raised red flags, in the questionnaire's order.
    pub flags: Vec<usize>,
    /// The highest tier among them.
    pub urgency: Urgency,
    /// Which kind of result this is.
    pub outcome: Outcome,
    /// Where each domain stands; empty unless the outcome is scored.
    pub domains: Vec<Standing>,
    /// The band; only where the outcome is scored.
    pub band: Option<usize>,
}

/// Which kind of result it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Get help now. Nothing else is shown.
    Emergency,
    /// Get seen today, or as the screen says. No points.
    Urgent,
    /// Points are not for this person (under 18): go through it with somebody.
    Unscored,
    /// Points, levels and a band.
    Scored,
}

/// Where a domain stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Points from the answers, 0 to 100. Not a chance of anything.
    pub points: u16,
    /// The level, or `None` where the domain is not used.
    pub level: Option<Level>,
}

impl<'a> Assessment<'a> {
    /// Assesses the answers, or `None` while a question that must be answered is not.
    pub fn of(answers: &'a Answers) -> Option<Assessment<'a>> {
        let path = Path::of(answers);
        if path.next != Next::Result {
            return None;
        }
        let questionnaire = answers.questionnaire();
        let mut facts = path.facts;
        let outcome = match facts.urgency {
            Urgency::Emergency => Outcome::Emergency,
            Urgency::Urgent => Outcome::Urgent,
            _ if facts.holds(&questionnaire.scored_if) => Outcome::Scored,
            _ => Outcome::Unscored,
        };
        let mut domains = Vec::new();
        if outcome == Outcome::Scored {
            domains.extend(questionnaire.domains.iter().map(|d| standing(&facts, d)));
            facts.levels = domains.iter().map(|s| s.level).collect();
            facts.band = band_of(questionnaire, &facts);
        }
        Some(Assessment {
            answered: path.answered,
            flags: (0..questionnaire.flags.len())
                .filter(|f| facts.is_raised(*f))
                .collect(),
            urgency: facts.urgency,
            outcome,
            band: facts.band,
            domains,
            facts,
        })
    }
}

impl Assessment<'_> {
    /// Whether a domain rests on any answer at all. Without one, its 0 points say nothing.
    pub fn rates(&self, domain: &Domain) -> bool {
        let questionnaire = self.facts.questionnaire();
        let mut questions = domain.questions();
        questions.any(|question| match self.facts.answer(question) {
            Some(Answer::Number { .. }) => true,
            Some(answer) => answer.choices().iter().any(|choice| {
                let asked = questionnaire.questions.get(question);
                asked
                    .and_then(|q| q.choices.get(choice))
                    .is_some_and(|c| !c.unrated)
            }),
            None => false,
        })
    }
}

fn standing(facts: &Facts<'_>, domain: &Domain) -> Standing {
    let questionnaire = facts.answers.questionnaire();
    if facts.holds(&domain.unused_if) {
        return Standing {
            points: 0,
            level: None,
        };
    }
    let of = |question: usize| {
        let asked = questionnaire.questions.get(question);
        asked.map_or(0, |q| points_of(q, facts.answer(question)))
    };
    let closed = domain.gate.is_some_and(|gate| of(gate) == 0);
    let points = if closed {
        0
    } else {
        domain
            .parts
            .iter()
            .map(|part| part.cap.min(part.questions.iter().map(|q| of(*q)).sum()))
            .sum()
    };
    Standing {
        points,
        level: Some(level_of(questionnaire.levels, points)),
    }
}

/// The points of one answer, before any cap. No answer is 0 points.
pub fn points_of(question: &Question, answer: Option<Answer>) -> u16 {
    match answer {
        Some(Answer::Number { unit, steps }) => question
            .number
            .as_ref()
            .map_or(0, |number| number.points(unit, steps)),
        Some(answer) => answer
            .choices()
            .iter()
            .filter_map(|c| question.choices.get(c))
            .map(|c| c.points)
            .sum(),
        None => 0,
    }
}

/// The level that points come to.
pub fn level_of(levels: Levels, points: u16) -> Level {
    if points >= levels.high {
        Level::High
    } else if points >= levels.medium {
        Level::Medium
    } else {
        Level::Low
    }
}

/// The first band whose condition the levels fulfil.
pub fn band_of(questionnaire: &Questionnaire, facts: &Facts<'_>) -> Option<usize> {
    questionnaire
        .bands
        .iter()
        .position(|band| facts.holds(&band.when))
}

impl Condition {
    /// Visits this condition and everything it is made of, named conditions and flags included.
    pub fn visit(&self, questionnaire: &Questionnaire, see: &mut dyn FnMut(&Condition)) {
        see(self);
        match self {
            Condition::All(list) | Condition::Any(list) => {
                for condition in list.iter() {
                    condition.visit(questionnaire, see);
                }
            }
            Condition::Not(inner) => inner.visit(questionnaire, see),
            Condition::Named(index) => {
                if let Some(named) = questionnaire.conditions.get(*index) {
                    named.visit(questionnaire, see);
                }
            }
            Condition::Flag(index) => {
                if let Some(flag) = questionnaire.flags.get(*index) {
                    flag.when.visit(questionnaire, see);
                }
            }
            _ => {}
        }
    }
}
