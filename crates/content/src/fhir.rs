//! The check as FHIR R4 has it: what `quiz::fhir` writes, with our addresses and words.

use quiz::Answers;
use quiz::fhir::{self, Form};

use crate::Language;

/// What all our addresses in FHIR begin with. They are names: the same wherever the check is put.
const BASE: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/fhir/");

impl Language {
    /// Answers as a QuestionnaireResponse of FHIR R4, one line of JSON. `authored` is a day, such as `2026-11-28`.
    pub fn fhir_response(&self, answers: &Answers, authored: &str) -> String {
        fhir::response(answers, self.words, &self.form(&self.fhir_id()), authored)
    }

    /// The questionnaire as a Questionnaire of FHIR R4, one line of JSON; none where FHIR cannot say one of its conditions.
    #[cfg(feature = "words")]
    pub fn fhir_questionnaire(&self) -> Option<String> {
        let emergency = self.advice("emergency_act")?;
        let urgent = self.advice("urgent_today")?;
        let interface = &self.interface;
        let about = fhir::About {
            name: "GluteCheck",
            title: &[interface.name(), ": ", interface.tagline()].concat(),
            description: &[interface.footer_education(), " ", interface.footer_worse()].concat(),
            publisher: interface.name(),
            emergency: &emergency,
            urgent: &urgent,
        };
        let id = self.fhir_id();
        fhir::questionnaire(&crate::QUESTIONNAIRE, self.words, &self.form(&id), &about)
    }

    /// What a statement says, with its title.
    #[cfg(feature = "words")]
    fn advice(&self, statement: &str) -> Option<String> {
        let words = crate::QUESTIONNAIRE.statement(statement)?;
        let words = self.words.statements.get(words)?;
        Some([words.title, ". ", words.text].concat())
    }

    /// Each language is a form of its own, as its words are others.
    fn fhir_id(&self) -> String {
        ["glute-check-", self.words.language].concat()
    }

    fn form<'a>(&self, id: &'a str) -> Form<'a> {
        let interface = &self.interface;
        Form {
            base: BASE,
            id,
            sides: [
                interface.side_left(),
                interface.side_right(),
                interface.side_both(),
            ],
            which_side: interface.which_side(),
        }
    }
}
