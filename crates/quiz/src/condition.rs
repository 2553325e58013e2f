//! Conditions: when a question is asked, a flag raised, a statement placed. Plain data, evaluated in
//! three values, because half-way through a quiz some things are not known yet.

use crate::answers::{Answer, Answers};
use crate::list::List;
use crate::questionnaire::{Level, Questionnaire, Urgency};

/// Something that answers may fulfil. Indices point into the questionnaire's lists.
#[derive(Debug, Clone, Copy)]
pub enum Condition {
    /// True for everybody.
    Always,
    /// True for nobody.
    Never,
    /// All of them hold.
    All(List<Condition>),
    /// At least one holds.
    Any(List<Condition>),
    /// It does not hold.
    Not(&'static Condition),
    /// One that has a name.
    Named(usize),
    /// A question is asked and this choice ticked.
    Choice(usize, usize),
    /// A question is asked and its number at least this, in steps of each unit.
    AtLeast(usize, List<u16>),
    /// A place of the first list and one of the second are marked on the same side of the body.
    SameSide(usize, List<usize>, List<usize>),
    /// This red flag is raised.
    Flag(usize),
    /// The urgency is at least this.
    UrgencyAtLeast(Urgency),
    /// A domain's level is at least this.
    LevelAtLeast(usize, Level),
    /// The levels add up to at least this (low 0, medium 1, high 2).
    LevelsAtLeast(u16),
    /// The highest level among the signs is at least this.
    SignAtLeast(Level),
    /// The result is in this band.
    Band(usize),
}

/// Yes, no, or not known yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It does not hold, whatever comes.
    No,
    /// It depends on what is still to be answered.
    Unknown,
    /// It holds, whatever comes.
    Yes,
}

impl Truth {
    /// Whether it holds.
    pub fn is_yes(self) -> bool {
        self == Truth::Yes
    }

    fn opposite(self) -> Truth {
        match self {
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
            Truth::Yes => Truth::No,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Truth {
        if holds { Truth::Yes } else { Truth::No }
    }
}

/// Whether a question counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Its turn has not come.
    Ahead,
    /// It was passed over: its answer, if any, counts for nothing.
    Hidden,
    /// It was asked and answered.
    Answered,
}

/// What is known at one moment: which questions count, and what followed from them.
pub struct Facts<'a> {
    pub(crate) answers: &'a Answers,
    pub(crate) asked: Vec<Asked>,
    pub(crate) raised: Vec<bool>,
    /// What is asked for is not what holds so far, but what may still come to hold.
    pub(crate) looking_ahead: bool,
    /// The highest tier among the raised flags.
    pub urgency: Urgency,
    /// The level of each domain, where it is used and known.
    pub levels: Vec<Option<Level>>,
    /// The band, where there is one.
    pub band: Option<usize>,
}

impl<'a> Facts<'a> {
    /// Before the first question.
    pub fn new(answers: &'a Answers) -> Facts<'a> {
        let questionnaire = answers.questionnaire();
        Facts {
            answers,
            asked: vec![Asked::Ahead; questionnaire.questions.len()],
            raised: vec![false; questionnaire.flags.len()],
            looking_ahead: false,
            urgency: Urgency::Routine,
            levels: vec![None; questionnaire.domains.len()],
            band: None,
        }
    }

    /// The questionnaire that is being answered.
    pub fn questionnaire(&self) -> &'static Questionnaire {
        self.answers.questionnaire()
    }

    /// What a question that counts was answered with.
    pub fn answer(&self, question: usize) -> Option<Answer> {
        match self.asked.get(question) {
            Some(Asked::Answered) => self.answers.get(question),
            _ => None,
        }
    }

    /// Whether a red flag is raised.
    pub fn is_raised(&self, flag: usize) -> bool {
        self.raised.get(flag).copied().unwrap_or(false)
    }

    /// Whether a condition holds.
    pub fn truth(&self, condition: &Condition) -> Truth {
        #[cfg(test)]
        crate::flow::count();
        let questionnaire = self.answers.questionnaire();
        match condition {
            Condition::Always => Truth::Yes,
            Condition::Never => Truth::No,
            Condition::All(all) => all
                .iter()
                .map(|c| self.truth(c))
                .min()
                .unwrap_or(Truth::Yes),
            Condition::Any(any) => any.iter().map(|c| self.truth(c)).max().unwrap_or(Truth::No),
            Condition::Not(not) => self.truth(not).opposite(),
            Condition::Named(index) => questionnaire
                .conditions
                .get(*index)
                .map_or(Truth::No, |c| self.truth(c)),
            Condition::Choice(question, choice) => {
                self.known(*question, |answer| answer.choices().has(*choice))
            }
            Condition::AtLeast(question, least) => self.known(*question, |answer| match answer {
                Answer::Number { unit, steps } => least.get(unit).is_some_and(|l| steps >= *l),
                _ => false,
            }),
            Condition::SameSide(question, ones, others) => {
                self.known(*question, |answer| match answer {
                    Answer::Places(places) => ones.iter().any(|one| {
                        others.iter().any(|other| {
                            match (places.sides(*one), places.sides(*other)) {
                                (Some(a), Some(b)) => a.meet(b),
                                _ => false,
                            }
                        })
                    }),
                    _ => false,
                })
            }
            Condition::Flag(flag) => match questionnaire.flags.get(*flag) {
                Some(_) if self.is_raised(*flag) => Truth::Yes,
                Some(flag) => self.truth(&flag.when),
                None => Truth::No,
            },
            Condition::UrgencyAtLeast(least) if self.urgency < *least && self.looking_ahead => {
                Truth::Unknown
            }
            Condition::UrgencyAtLeast(least) => (self.urgency >= *least).into(),
            Condition::LevelAtLeast(domain, least) => self
                .levels
                .get(*domain)
                .copied()
                .flatten()
                .is_some_and(|level| level >= *least)
                .into(),
            Condition::LevelsAtLeast(least) => (self.sum_of_levels() >= *least).into(),
            Condition::SignAtLeast(least) => {
                self.sign().is_some_and(|level| level >= *least).into()
            }
            Condition::Band(band) => (self.band == Some(*band)).into(),
        }
    }

    /// Whether a condition holds for sure.
    pub fn holds(&self, condition: &Condition) -> bool {
        self.truth(condition).is_yes()
    }

    fn known(&self, question: usize, test: impl Fn(Answer) -> bool) -> Truth {
        match self.asked.get(question) {
            Some(Asked::Answered) => self.answers.get(question).is_some_and(test).into(),
            Some(Asked::Ahead) => Truth::Unknown,
            Some(Asked::Hidden) | None => Truth::No,
        }
    }

    fn sum_of_levels(&self) -> u16 {
        self.levels.iter().flatten().map(|l| *l as u16).sum()
    }

    fn sign(&self) -> Option<Level> {
        let domains = &self.answers.questionnaire().domains;
        domains
            .iter()
            .zip(&self.levels)
            .filter(|(domain, _)| domain.sign)
            .filter_map(|(_, level)| *level)
            .max()
    }
}
