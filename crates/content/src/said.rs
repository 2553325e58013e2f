//! What was said: answers put into words.

use quiz::{Answer, Sides};

use crate::{Language, fill};

impl Language {
    /// An answer as it was given, one line a choice.
    pub fn said(&self, question: usize, answer: Answer) -> Vec<String> {
        match answer {
            Answer::Number { unit, steps } => vec![self.measured(question, unit, steps)],
            Answer::Places(places) => answer
                .choices()
                .iter()
                .map(|place| self.placed(question, place, places.sides(place)))
                .collect(),
            Answer::One(_) | Answer::Many(_) => {
                let words = &self.words.questions[question];
                let choices = answer.choices();
                choices
                    .iter()
                    .map(|c| words.choices[c].to_owned())
                    .collect()
            }
        }
    }

    /// A number with its unit.
    pub fn measured(&self, question: usize, unit: usize, steps: u16) -> String {
        let number = self.questionnaire.questions[question].number.as_ref();
        let unit_of = number.and_then(|n| n.units.get(unit));
        let number = unit_of.map(|u| u.write(steps)).unwrap_or_default();
        let unit = self.words.questions[question].units[unit];
        fill(
            self.interface.number_with_unit(),
            &[("number", &number), ("unit", unit)],
        )
    }

    /// A place with its side.
    pub fn placed(&self, question: usize, place: usize, sides: Option<Sides>) -> String {
        let name = self.words.questions[question].choices[place];
        let choice = &self.questionnaire.questions[question].choices[place];
        let side = match sides {
            Some(Sides::Left) => self.interface.side_left(),
            Some(Sides::Right) => self.interface.side_right(),
            Some(Sides::Both) if !choice.middle && !choice.exclusive => self.interface.side_both(),
            _ => return name.to_owned(),
        };
        fill(
            self.interface.place_with_side(),
            &[("place", name), ("side", side)],
        )
    }
}
