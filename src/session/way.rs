//! The way: what the answers say of the place the taker is at. It is worked out once a step and kept until the next,
//! because what is ticked or typed meanwhile changes nothing of it.

use quiz::{Answers, Choices, Next, Path};

use super::Place;

/// Where the taker comes from and what is on offer here.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// The questions that were asked and answered, in order.
    pub answered: Vec<usize>,
    /// What comes after them.
    pub next: Next,
    /// The number of questions this person can be asked at most.
    pub at_most: usize,
    /// The choices on offer, where the place is a question.
    pub offered: Choices,
}

impl Way {
    /// The way to a place along the path of the answers.
    pub(super) fn to(place: Place, path: Path<'_>, answers: &Answers) -> Way {
        #[cfg(test)]
        super::tests::LOOKS.set(super::tests::LOOKS.get() + 1);
        let offered = match place {
            Place::Ask(question) if path.next == Next::Ask(question) => path.offered(question),
            Place::Ask(question) => answers.offered(question),
            Place::Check | Place::Outcome | Place::Link => Choices::default(),
        };
        Way {
            offered,
            answered: path.answered,
            next: path.next,
            at_most: path.at_most,
        }
    }

    /// Whether the question can be shown: all before it are answered.
    pub(super) fn reaches(&self, question: usize) -> bool {
        self.answered.contains(&question) || self.next == Next::Ask(question)
    }

    /// The question asked before this one.
    pub(super) fn before(&self, question: usize) -> Option<Place> {
        let before = self.answered.iter().rev().find(|q| **q < question);
        before.map(|q| Place::Ask(*q))
    }
}
