//! Answers: what somebody said. Only legal answers can be held; what a hidden question was
//! answered with is kept, so that changing one's mind twice loses nothing.

use std::fmt;

use crate::flow::Path;
use crate::questionnaire::{Kind, Question, Questionnaire};

/// A set of choices of one question, by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Choices(u64);

impl Choices {
    /// No question has more choices than this.
    pub const MOST: usize = 64;

    /// A set of the given choices.
    pub fn of(choices: impl IntoIterator<Item = usize>) -> Choices {
        choices
            .into_iter()
            .fold(Choices::default(), |set, c| set.with(c, true))
    }

    /// The same set with one choice in or out of it.
    #[must_use]
    pub fn with(self, choice: usize, ticked: bool) -> Choices {
        let bit = 1u64.checked_shl(choice as u32).unwrap_or(0);
        Choices(if ticked { self.0 | bit } else { self.0 & !bit })
    }

    /// Whether the choice is in it.
    pub fn has(self, choice: usize) -> bool {
        choice < Choices::MOST && self.0 >> choice & 1 == 1
    }

    /// Whether there is nothing in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many are in it.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether everything in it is also in the other.
    pub fn within(self, other: Choices) -> bool {
        self.0 & !other.0 == 0
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Choices) -> Choices {
        Choices(self.0 | other.0)
    }

    /// What is in it and not in the other.
    #[must_use]
    pub fn without(self, other: Choices) -> Choices {
        Choices(self.0 & !other.0)
    }

    /// The choices in it, in order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..Choices::MOST).filter(move |c| self.has(*c))
    }
}

/// Which sides of the body a place hurts on. A place in the middle counts as both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sides {
    /// Left.
    Left = 1,
    /// Right.
    Right = 2,
    /// Both, or the middle.
    Both = 3,
}

impl Sides {
    /// The side with this number, from 1 to 3.
    pub fn from_number(number: u8) -> Option<Sides> {
        match number {
            1 => Some(Sides::Left),
            2 => Some(Sides::Right),
            3 => Some(Sides::Both),
            _ => None,
        }
    }

    /// Whether the two meet on a side.
    pub fn meet(self, other: Sides) -> bool {
        self as u8 & other as u8 != 0
    }
}

/// Places on the body, each with its sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Places(u64);

impl Places {
    /// No map has more places than this.
    pub const MOST: usize = 32;

    /// The same places with one of them set or taken away.
    #[must_use]
    pub fn with(self, place: usize, sides: Option<Sides>) -> Places {
        if place >= Places::MOST {
            return self;
        }
        let bits = sides.map_or(0, |s| s as u64);
        Places(self.0 & !(3 << (2 * place)) | bits << (2 * place))
    }

    /// The sides a place is marked on.
    pub fn sides(self, place: usize) -> Option<Sides> {
        if place >= Places::MOST {
            return None;
        }
        Sides::from_number((self.0 >> (2 * place) & 3) as u8)
    }

    /// The marked places as choices, without their sides.
    pub fn choices(self) -> Choices {
        Choices::of((0..Places::MOST).filter(|p| self.sides(*p).is_some()))
    }
}

/// What was said to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// One choice, by index.
    One(usize),
    /// One or more choices.
    Many(Choices),
    /// Places on the body.
    Places(Places),
    /// A number in steps of a unit.
    Number {
        /// Index of the unit.
        unit: usize,
        /// How many steps of it.
        steps: u16,
    },
}

impl Answer {
    /// The choices it ticks; none for a number.
    pub fn choices(&self) -> Choices {
        match self {
            Answer::One(choice) => Choices::of([*choice]),
            Answer::Many(ticked) => *ticked,
            Answer::Places(places) => places.choices(),
            Answer::Number { .. } => Choices::default(),
        }
    }

    /// Why this question cannot be answered like this, if it cannot.
    pub fn check(&self, question: &Question) -> Result<(), Illegal> {
        let picked = self.choices();
        let all = Choices::of(0..question.choices.len());
        let one_rules_out = question
            .exclusive()
            .is_some_and(|none| picked.has(none) && picked.len() > 1);
        match (self, question.kind) {
            (Answer::One(choice), Kind::One) if *choice < question.choices.len() => Ok(()),
            (Answer::Many(_), Kind::Many) | (Answer::Places(_), Kind::Places) => {
                if picked.is_empty() {
                    Err(Illegal::Nothing)
                } else if !picked.within(all) {
                    Err(Illegal::Unknown)
                } else if one_rules_out {
                    Err(Illegal::Contradiction)
                } else if let Answer::Places(places) = self {
                    sides_fit(question, *places)
                } else {
                    Ok(())
                }
            }
            (Answer::Number { unit, steps }, Kind::Number) => {
                let unit = question.number.as_ref().and_then(|n| n.units.get(*unit));
                match unit {
                    Some(unit) if *steps <= unit.largest() => Ok(()),
                    _ => Err(Illegal::Unknown),
                }
            }
            _ => Err(Illegal::Unknown),
        }
    }
}

fn sides_fit(question: &Question, places: Places) -> Result<(), Illegal> {
    let fits = question.choices.iter().enumerate().all(|(place, choice)| {
        let sideless = choice.middle || choice.exclusive;
        !sideless || matches!(places.sides(place), None | Some(Sides::Both))
    });
    if fits { Ok(()) } else { Err(Illegal::Unknown) }
}

/// Why an answer cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Illegal {
    /// Nothing was chosen: "none" must be said, it is never assumed.
    Nothing,
    /// The choice that rules out all others stands beside another.
    Contradiction,
    /// There is no such question, choice, unit or number.
    Unknown,
}

impl fmt::Display for Illegal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Illegal::Nothing => "nothing was chosen",
            Illegal::Contradiction => "a choice that rules out all others stands beside another",
            Illegal::Unknown => "no such question, choice, unit or number",
        })
    }
}

impl std::error::Error for Illegal {}

/// What somebody has said so far.
#[derive(Clone)]
pub struct Answers {
    questionnaire: &'static Questionnaire,
    given: Vec<Option<Given>>,
}

/// An answer, and what was on offer when it was given: "none of these" speaks only of these.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Given {
    answer: Answer,
    offered: Choices,
}

impl PartialEq for Answers {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.questionnaire, other.questionnaire) && self.given == other.given
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::saved::write(self))
    }
}

impl Answers {
    /// Nothing said yet.
    pub fn new(questionnaire: &'static Questionnaire) -> Answers {
        Answers {
            questionnaire,
            given: vec![None; questionnaire.questions.len()],
        }
    }

    /// The questionnaire that is being answered.
    pub fn questionnaire(&self) -> &'static Questionnaire {
        self.questionnaire
    }

    /// What was said to a question, asked or hidden.
    pub fn get(&self, question: usize) -> Option<Answer> {
        Some(self.given.get(question)?.as_ref()?.answer)
    }

    /// What was on offer when a question was answered.
    pub(crate) fn offered_then(&self, question: usize) -> Option<Choices> {
        Some(self.given.get(question)?.as_ref()?.offered)
    }

    /// Answers a question, in place of what was said before.
    pub fn put(&mut self, question: usize, answer: Answer) -> Result<(), Illegal> {
        let asked = self.questionnaire.questions.get(question);
        answer.check(asked.ok_or(Illegal::Unknown)?)?;
        let offered = self.offered(question).and(answer.choices());
        if let Some(slot) = self.given.get_mut(question) {
            *slot = Some(Given { answer, offered });
        }
        Ok(())
    }

    /// Brings back an answer that was given when fewer choices were on offer: the question is asked again,
    /// with these choices ticked.
    pub(crate) fn recall(&mut self, question: usize, answer: Answer) -> Result<(), Illegal> {
        self.put(question, answer)?;
        if let Some(Some(given)) = self.given.get_mut(question) {
            given.offered = answer.choices();
        }
        Ok(())
    }

    /// Whether everything that is on offer now was on offer when the question was answered.
    pub(crate) fn is_whole(&self, question: usize) -> bool {
        Path::before(self, question).is_whole(question)
    }

    /// Forgets what was said to a question.
    pub fn forget(&mut self, question: usize) {
        if let Some(slot) = self.given.get_mut(question) {
            *slot = None;
        }
    }

    /// The choices on offer now. One that was ticked stays on offer, so that no other answer can hide it.
    pub fn offered(&self, question: usize) -> Choices {
        Path::before(self, question).offered(question)
    }

    /// Whether nothing has been said at all.
    pub fn is_empty(&self) -> bool {
        self.given.iter().all(Option::is_none)
    }
}
