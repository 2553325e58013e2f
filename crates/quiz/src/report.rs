//! The report: the statements that the answers place, each with the answers that placed it.

use crate::answers::Answer;
use crate::assessment::{Assessment, Outcome, points_of};
use crate::condition::{Condition, Facts};
use crate::questionnaire::{Section, Urgency};

/// Everything a result says, in the order it is said.
pub struct Report {
    /// The statements, in the questionnaire's order.
    pub statements: Vec<Placed>,
}

/// A statement that stands in a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Index of the statement.
    pub statement: usize,
    /// Where it stands.
    pub section: Section,
    /// The answers that fired its rule, in the order of the questions. Empty where everybody sees it.
    pub because: Vec<Because>,
}

/// An answer that helped to fire a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// This choice of this question.
    Choice(usize, usize),
    /// The number given to this question.
    Number(usize),
}

impl Because {
    fn order(&self) -> (usize, usize) {
        match self {
            Because::Choice(question, choice) => (*question, *choice),
            Because::Number(question) => (*question, 0),
        }
    }

    /// Puts it in its place among others, once.
    fn put_into(self, found: &mut Vec<Because>) {
        let at = found.partition_point(|other| other.order() < self.order());
        if found.get(at) != Some(&self) {
            found.insert(at, self);
        }
    }
}

impl Report {
    /// What there is to say about an assessment.
    pub fn of(assessment: &Assessment<'_>) -> Report {
        let facts = &assessment.facts;
        let questionnaire = facts.answers.questionnaire();
        let statements = questionnaire
            .statements
            .iter()
            .enumerate()
            .filter(|(_, statement)| statement.section.fits(assessment.outcome))
            .filter(|(_, statement)| facts.holds(&statement.when))
            .map(|(index, statement)| {
                let mut because = Vec::new();
                facts.reasons(&statement.when, &mut because);
                Placed {
                    statement: index,
                    section: statement.section,
                    because,
                }
            })
            .collect();
        Report { statements }
    }

    /// The statements of one section.
    pub fn section(&self, section: Section) -> impl Iterator<Item = &Placed> {
        self.statements
            .iter()
            .filter(move |placed| placed.section == section)
    }
}

impl Section {
    /// Whether a result of this kind may say anything here. No score stands beside an urgent sign,
    /// whatever the rules of single statements say.
    pub fn fits(self, outcome: Outcome) -> bool {
        match self {
            Section::Limits => true,
            Section::Emergency => outcome == Outcome::Emergency,
            Section::Urgent => outcome == Outcome::Urgent,
            Section::Minor => outcome == Outcome::Unscored,
            _ => outcome == Outcome::Scored,
        }
    }
}

impl Facts<'_> {
    /// Collects the answers by which a condition that holds does so.
    fn reasons(&self, condition: &Condition, found: &mut Vec<Because>) {
        if !self.holds(condition) {
            return;
        }
        let questionnaire = self.answers.questionnaire();
        match condition {
            Condition::All(list) | Condition::Any(list) => {
                for part in list.iter() {
                    self.reasons(part, found);
                }
            }
            // That somebody has a result at all is no reason for what stands in it.
            Condition::Named(index) if matches!(questionnaire.scored_if, Condition::Named(all) if all == *index) =>
                {}
            Condition::Named(index) => {
                if let Some(named) = questionnaire.conditions.get(*index) {
                    self.reasons(named, found);
                }
            }
            Condition::Flag(index) => {
                if let Some(flag) = questionnaire.flags.get(*index) {
                    self.reasons(&flag.when, found);
                }
            }
            Condition::Choice(question, choice) => {
                Because::Choice(*question, *choice).put_into(found);
            }
            Condition::AtLeast(question, _) => Because::Number(*question).put_into(found),
            Condition::SameSide(question, ones, others) => {
                if let Some(answer) = self.answer(*question) {
                    for place in ones.iter().chain(others.iter()) {
                        if answer.choices().has(*place) {
                            Because::Choice(*question, *place).put_into(found);
                        }
                    }
                }
            }
            Condition::UrgencyAtLeast(least) if *least > Urgency::Routine => {
                for flag in questionnaire.flags.iter().filter(|f| f.tier >= *least) {
                    self.reasons(&flag.when, found);
                }
            }
            Condition::LevelAtLeast(domain, _) => self.scoring(*domain, found),
            Condition::LevelsAtLeast(_) | Condition::SignAtLeast(_) => {
                for domain in 0..questionnaire.domains.len() {
                    self.scoring(domain, found);
                }
            }
            Condition::Band(band) => {
                if let Some(band) = questionnaire.bands.get(*band) {
                    self.reasons(&band.when, found);
                }
            }
            // A condition that holds because something was *not* said has no answer to show.
            Condition::Not(_)
            | Condition::Always
            | Condition::Never
            | Condition::UrgencyAtLeast(_) => {}
        }
    }

    /// The answers that gave a domain its points.
    fn scoring(&self, domain: usize, found: &mut Vec<Because>) {
        let questionnaire = self.answers.questionnaire();
        let Some(domain) = questionnaire.domains.get(domain) else {
            return;
        };
        for question in domain.questions() {
            let Some(asked) = questionnaire.questions.get(question) else {
                continue;
            };
            match self.answer(question) {
                Some(answer @ Answer::Number { .. }) if points_of(asked, Some(answer)) > 0 => {
                    Because::Number(question).put_into(found);
                }
                Some(answer) => {
                    for choice in answer.choices().iter() {
                        if asked.choices.get(choice).is_some_and(|c| c.points > 0) {
                            Because::Choice(question, choice).put_into(found);
                        }
                    }
                }
                None => {}
            }
        }
    }
}
