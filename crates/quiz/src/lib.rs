//! A questionnaire engine for health self-checks: questions with branching, red flags, points,
//! bands and a report in which every statement carries its rule and the answers that fired it.
//!
//! Everything is a pure function of a [`Questionnaire`] (static data) and [`Answers`]. There is no
//! clock, no randomness, no input or output, no browser, and no panic on any input.
//!
//! ```
//! use quiz::*;
//!
//! static CHECK: Questionnaire = Questionnaire {
//!     version: 1,
//!     date: "2026-11-24",
//!     sections: List(&["safety"]),
//!     questions: List(&[Question {
//!         id: "chest_pain",
//!         kind: Kind::One,
//!         choices: List(&[
//!             Choice { id: "yes", points: 0, ..Choice::PLAIN },
//!             Choice { id: "no", points: 0, ..Choice::PLAIN },
//!         ]),
//!         ..Question::PLAIN
//!     }]),
//!     flags: List(&[RedFlag {
//!         id: "now",
//!         tier: Urgency::Emergency,
//!         when: Condition::Choice(0, 0),
//!         sources: List(&[]),
//!     }]),
//!     ..Questionnaire::EMPTY
//! };
//!
//! let mut answers = Answers::new(&CHECK);
//! assert_eq!(Path::of(&answers).next, Next::Ask(0));
//! answers.put(0, Answer::One(0))?;
//! let assessment = Assessment::of(&answers).ok_or("unfinished")?;
//! assert_eq!(assessment.urgency, Urgency::Emergency);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod json;
mod list;

mod questionnaire;

mod answers;
mod condition;
mod flow;
mod number;

mod assessment;
mod report;

pub mod carry;
pub mod change;
pub mod fhir;
pub mod link;
pub mod packed;
pub mod saved;
pub mod words;

pub use answers::{Answer, Answers, Choices, Illegal, Places, Sides};
pub use assessment::{Assessment, Outcome, Standing, band_of, level_of, points_of};
pub use condition::{Condition, Facts, Truth};
pub use flow::{Next, Path};
pub use list::List;
pub use number::{NumberError, Unit, figures};
pub use questionnaire::{
    Band, Bin, Choice, Domain, Kind, Level, Levels, Number, Part, Question, Questionnaire, RedFlag,
    Section, Source, SourceStatus, Statement, Strength, Urgency,
};
pub use report::{Because, Placed, Report};
