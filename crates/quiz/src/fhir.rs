//! A questionnaire and answers to it as FHIR R4 has them, for programs of clinics: `docs/fhir.md` says what becomes what.
//!
//! ```
//! use quiz::fhir::{Form, response};
//! use quiz::words::Words;
//! use quiz::{Answers, Questionnaire};
//!
//! static NOTHING: Questionnaire = Questionnaire::EMPTY;
//! let words = Words::read(&NOTHING, 0, &mut [].as_slice());
//! let form = Form {
//!     base: "https://example.org/fhir/",
//!     id: "check-en",
//!     sides: ["left", "right", "both"],
//!     which_side: "Which side: {place}",
//! };
//! let text = response(&Answers::new(&NOTHING), &words, &form, "2026-11-28");
//! assert!(text.starts_with("{\"resourceType\":\"QuestionnaireResponse\""));
//! ```

mod enabled;
mod questionnaire;
mod response;
mod when;

pub use questionnaire::{About, questionnaire};
pub use response::response;

use crate::answers::Sides;
use crate::json::Json;
use crate::number::Unit;
use crate::questionnaire::{Kind, Question, Questionnaire};

/// What a form and the answers to it have in common, besides the questions and their words.
#[derive(Debug, Clone, Copy)]
pub struct Form<'a> {
    /// What all addresses of ours begin with; it ends with `/`. They are names, and need not lead anywhere.
    pub base: &'a str,
    /// What the form is called below `Questionnaire/`: letters, digits and `-`, 64 at most.
    pub id: &'a str,
    /// The words for left, right and both sides.
    pub sides: [&'a str; 3],
    /// How the side of a place is asked for; `{place}` is the place.
    pub which_side: &'a str,
}

/// The codes of the sides, in the order of [`Form::sides`].
const SIDES: [(Sides, &str); 3] = [
    (Sides::Left, "left"),
    (Sides::Right, "right"),
    (Sides::Both, "both"),
];

/// The system of the codes of UCUM.
const UCUM: &str = "http://unitsofmeasure.org";

/// What UCUM calls the units that it knows, by our ids. What people count themselves has braces there.
const UNITS: [(&str, &str); 5] = [
    ("hours", "h"),
    ("days", "d"),
    ("km", "km"),
    ("miles", "[mi_i]"),
    ("of_ten", "{score}"),
];

impl Form<'_> {
    /// The address of something of ours.
    fn address(&self, kind: &str, id: &str) -> String {
        [self.base, kind, "/", id].concat()
    }

    /// The address of the form.
    fn url(&self) -> String {
        self.address("Questionnaire", self.id)
    }

    /// A choice as a code. Each question has a system of its own, as the same id means something else elsewhere.
    fn choice(&self, question: &Question, choice: usize, words: &str) -> Json {
        let id = question.choices.get(choice).map_or("", |c| c.id);
        coding(self.address("CodeSystem", question.id), id, words)
    }

    /// A side as a code.
    fn side(&self, sides: Sides) -> Json {
        let mut named = SIDES.iter().zip(self.sides);
        let found = named.find(|((known, _), _)| *known == sides);
        let (code, words) = found.map_or(("", ""), |((_, code), words)| (*code, words));
        coding(self.address("CodeSystem", "side"), code, words)
    }

    /// How the side of a place is asked for.
    fn asks_side(&self, place: &str) -> String {
        self.which_side.replace("{place}", place)
    }

    /// The system of a unit's code: UCUM's, or else our own.
    fn system_of(&self, unit: &Unit) -> String {
        match known_unit(unit) {
            Some(_) => UCUM.to_owned(),
            None => self.address("CodeSystem", "unit"),
        }
    }
}

/// What UCUM calls a unit.
fn known_unit(unit: &Unit) -> Option<&'static str> {
    let found = UNITS.iter().find(|(id, _)| *id == unit.id);
    found.map(|(_, code)| *code)
}

/// The code of a unit.
fn code_of(unit: &Unit) -> &'static str {
    known_unit(unit).unwrap_or(unit.id)
}

/// The id of the group that a section becomes. The ids of sections are for authors; the program knows none.
fn part(section: usize) -> String {
    ["part", &crate::number::figures(section + 1)].concat()
}

/// The id of the item that asks for the side of a place.
fn side_of(question: &Question, place: usize) -> String {
    let place = question.choices.get(place).map_or("", |c| c.id);
    [question.id, ".", place].concat()
}

/// Whether a place has a left and a right.
fn has_sides(question: &Question, place: usize) -> bool {
    let choice = question.choices.get(place);
    question.kind == Kind::Places && choice.is_some_and(|c| !c.middle && !c.exclusive)
}

/// The kind of an item that a question becomes.
fn item_type(question: &Question) -> &'static str {
    let units = question.number.as_ref().map(|number| &*number.units);
    match units {
        None => "choice",
        Some([unit]) if unit.steps == 1 => "integer",
        Some([_]) => "decimal",
        Some(_) => "quantity",
    }
}

/// Which version of the questionnaire it is.
fn version(questionnaire: &Questionnaire) -> String {
    crate::number::figures(questionnaire.version.into())
}

fn coding(system: String, code: &str, display: &str) -> Json {
    Json::Object(vec![
        ("system", system.into()),
        ("code", code.into()),
        ("display", display.into()),
    ])
}
