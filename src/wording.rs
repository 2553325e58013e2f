//! Wording: the words of the page's language, and answers put into them.

use std::ops::Deref;

use content::Language;
pub(crate) use content::fill;
use quiz::words::{QuestionWords, SourceWords, StatementWords};
use quiz::{Answer, Because, NumberError, Sides, figures};

use crate::session::Mistake;

/// The words of one language, cheap to hand on.
#[derive(Debug, Clone, Copy)]
pub struct Wording(&'static Language);

impl PartialEq for Wording {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Deref for Wording {
    type Target = content::Interface;

    /// The texts of the interface.
    fn deref(&self) -> &content::Interface {
        &self.0.interface
    }
}

impl Wording {
    /// The words of a language.
    pub fn of(language: &'static Language) -> Wording {
        Wording(language)
    }

    /// What these words speak of.
    pub fn questionnaire(self) -> &'static quiz::Questionnaire {
        self.0.questionnaire
    }

    /// The words of the questionnaire's lists.
    pub fn lists(self) -> &'static quiz::words::Words {
        self.0.words
    }

    /// The words of a question.
    pub fn question(self, question: usize) -> &'static QuestionWords {
        &self.0.words.questions[question]
    }

    /// The words of a statement.
    pub fn statement(self, statement: usize) -> &'static StatementWords {
        &self.0.words.statements[statement]
    }

    /// How a source is cited.
    pub fn source(self, source: usize) -> &'static SourceWords {
        &self.0.words.sources[source]
    }

    /// An answer as it was given, one line a choice.
    pub fn said(self, question: usize, answer: Answer) -> Vec<String> {
        self.0.said(question, answer)
    }

    /// A place with its side.
    pub(crate) fn placed(self, question: usize, place: usize, sides: Option<Sides>) -> String {
        self.0.placed(question, place, sides)
    }

    /// An answer that fired a rule, with its question's short name.
    pub fn reason(self, answers: &quiz::Answers, because: Because) -> String {
        let (question, said) = match because {
            Because::Choice(question, choice) => {
                let sides = match answers.get(question) {
                    Some(Answer::Places(places)) => places.sides(choice),
                    _ => None,
                };
                (question, self.placed(question, choice, sides))
            }
            Because::Number(question) => {
                let said = match answers.get(question) {
                    Some(Answer::Number { unit, steps }) => self.0.measured(question, unit, steps),
                    _ => String::new(),
                };
                (question, said)
            }
        };
        fill(
            self.short_answer(),
            &[
                ("question", self.question(question).short),
                ("answer", &said),
            ],
        )
    }

    /// What to do about a mistake on a question.
    pub fn mistake(self, question: usize, mistake: Mistake) -> String {
        let asked = &self.questionnaire().questions[question];
        let words = self.question(question);
        let unit = |unit: usize| asked.number.as_ref().and_then(|n| n.units.get(unit));
        match mistake {
            Mistake::Nothing => match asked.exclusive() {
                Some(none) => {
                    let none = words.choices[none];
                    fill(self.mistake_nothing_ticked(), &[("none", none)])
                }
                None => self.mistake_nothing().to_owned(),
            },
            Mistake::NoSide(place) => {
                fill(self.mistake_no_side(), &[("place", words.choices[place])])
            }
            Mistake::Number(unit_index, error) => {
                let most = unit(unit_index)
                    .map(|u| figures(u.max.into()))
                    .unwrap_or_default();
                let unit = words.units[unit_index];
                let text = match error {
                    NumberError::Missing => self.mistake_number_missing(),
                    NumberError::NotANumber => self.mistake_not_a_number(),
                    NumberError::TooSmall => self.mistake_too_small(),
                    NumberError::TooLarge => self.mistake_too_large(),
                };
                fill(text, &[("most", &most), ("unit", unit)])
            }
        }
    }
}
