//! The summary: a result without the answers that led to it, and its code.
//!
//! It has how soon to be seen and the level of each domain, and no more. The band is not passed on but worked out anew
//! from the levels, so that no code can say something that cannot be.

use super::{Big, Digit, LinkError, NO_ANSWERS, number, values, written};
use crate::answers::Answers;
use crate::assessment::{Assessment, Outcome, band_of};
use crate::condition::Facts;
use crate::questionnaire::{Level, Questionnaire, Urgency};

/// A result without answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Whether something should be looked at by a clinician soon.
    pub soon: bool,
    /// The level of each domain; none where it rests on no answer or is not used.
    pub levels: Vec<Option<Level>>,
    /// The band that the levels come to.
    pub band: Option<usize>,
}

impl Summary {
    /// What is left of a scored result without its answers; `None` of any other.
    pub fn of(assessment: &Assessment<'_>) -> Option<Summary> {
        if assessment.outcome != Outcome::Scored {
            return None;
        }
        let questionnaire = assessment.facts.questionnaire();
        let domains = questionnaire.domains.iter().zip(&assessment.domains);
        let levels = domains.map(|(domain, standing)| {
            let rated = assessment.rates(domain);
            standing.level.filter(|_| rated)
        });
        Some(Summary::made(
            questionnaire,
            assessment.urgency == Urgency::Soon,
            levels.collect(),
        ))
    }

    fn made(
        questionnaire: &'static Questionnaire,
        soon: bool,
        levels: Vec<Option<Level>>,
    ) -> Summary {
        // No band looks at anything but levels (a test of the content sees to it), so nobody's answers are needed.
        let nobody = Answers::new(questionnaire);
        let mut facts = Facts::new(&nobody);
        facts.levels = levels;
        let band = band_of(questionnaire, &facts);
        Summary {
            soon,
            levels: facts.levels,
            band,
        }
    }
}

/// The radix of a domain: not rated, low, medium, high.
const STANDS: u32 = 4;

/// The code of a result without its answers; `None` where there is nothing to be passed on, as for [`super::encode`].
pub fn encode(answers: &Answers) -> Option<String> {
    let summary = Summary::of(&Assessment::of(answers)?)?;
    summary.code(answers.questionnaire())
}

impl Summary {
    /// Its code, as a result of this questionnaire.
    pub fn code(&self, questionnaire: &Questionnaire) -> Option<String> {
        let mut digits = vec![Digit {
            value: self.soon.into(),
            radix: 2,
        }];
        digits.extend(self.levels.iter().map(|level| Digit {
            value: level.map_or(0, |level| level as u32 + 1),
            radix: STANDS,
        }));
        written(&[NO_ANSWERS], questionnaire, &digits)
    }
}

/// The result of a code that holds no answers.
pub fn decode(questionnaire: &'static Questionnaire, text: &str) -> Result<Summary, LinkError> {
    let code = values(text);
    if code.first() != Some(&NO_ANSWERS) {
        return Err(LinkError::NotOurs);
    }
    read(questionnaire, number(&code, 1, questionnaire)?).ok_or(LinkError::Altered)
}

fn read(questionnaire: &'static Questionnaire, mut number: Big) -> Option<Summary> {
    let soon = number.divide(2) == 1;
    let levels = questionnaire.domains.iter();
    let levels = levels.map(|_| match number.divide(STANDS) {
        1 => Some(Level::Low),
        2 => Some(Level::Medium),
        3 => Some(Level::High),
        _ => None,
    });
    let levels = levels.collect();
    number
        .is_zero()
        .then(|| Summary::made(questionnaire, soon, levels))
}
