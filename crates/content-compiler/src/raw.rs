//! The files of the content as an author writes them, before anything is checked.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::{Spanned, Value};

type Id = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Questionnaire {
    pub(crate) version: u16,
    pub(crate) date: String,
    pub(crate) sections: Vec<String>,
    #[serde(default)]
    pub(crate) retired: Vec<Id>,
    pub(crate) question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    pub(crate) id: Id,
    pub(crate) section: Id,
    pub(crate) kind: Id,
    pub(crate) ask_if: Option<Spanned<Value>>,
    pub(crate) flags: Option<Id>,
    #[serde(default)]
    pub(crate) groups: Vec<String>,
    pub(crate) sources: Vec<Id>,
    pub(crate) strength: Id,
    #[serde(default)]
    pub(crate) choices: Vec<Choice>,
    #[serde(default)]
    pub(crate) units: Vec<Unit>,
    #[serde(default)]
    pub(crate) bins: Vec<Bin>,
    #[serde(default)]
    pub(crate) scale: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Choice {
    pub(crate) id: Id,
    pub(crate) group: Option<Id>,
    pub(crate) only_if: Option<Spanned<Value>>,
    pub(crate) points: Option<u16>,
    #[serde(default)]
    pub(crate) exclusive: bool,
    #[serde(default)]
    pub(crate) unrated: bool,
    #[serde(default)]
    pub(crate) middle: bool,
    #[serde(default)]
    pub(crate) sources: Vec<Id>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Unit {
    pub(crate) id: Id,
    pub(crate) max: u16,
    pub(crate) step: Spanned<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Bin {
    #[serde(default)]
    pub(crate) from: BTreeMap<String, Spanned<f64>>,
    pub(crate) points: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rules {
    #[serde(default)]
    pub(crate) condition: BTreeMap<String, Spanned<Value>>,
    #[serde(default)]
    pub(crate) flag: Vec<Flag>,
    pub(crate) levels: Levels,
    #[serde(default)]
    pub(crate) domain: Vec<Domain>,
    #[serde(default)]
    pub(crate) band: Vec<Band>,
    pub(crate) result: ResultRule,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Flag {
    pub(crate) id: Id,
    pub(crate) tier: Id,
    pub(crate) when: Spanned<Value>,
    pub(crate) sources: Vec<Id>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Levels {
    pub(crate) medium: u16,
    pub(crate) high: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Domain {
    pub(crate) id: Id,
    pub(crate) parts: Vec<Part>,
    pub(crate) gate: Option<Id>,
    pub(crate) unused_if: Option<Spanned<Value>>,
    #[serde(default)]
    pub(crate) sign: bool,
    pub(crate) evidence: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Part {
    pub(crate) questions: Vec<Id>,
    pub(crate) cap: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Band {
    pub(crate) id: Id,
    pub(crate) when: Spanned<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResultRule {
    pub(crate) scored_if: Spanned<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Statements {
    pub(crate) statement: Vec<Statement>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Statement {
    pub(crate) id: Id,
    pub(crate) section: Id,
    pub(crate) when: Spanned<Value>,
    pub(crate) sources: Vec<Id>,
    pub(crate) strength: Id,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Evidence {
    #[serde(default)]
    pub(crate) authors: String,
    #[serde(default)]
    pub(crate) year: String,
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) journal: String,
    #[serde(default)]
    pub(crate) doi: String,
    #[serde(default)]
    pub(crate) url: String,
    pub(crate) status: Id,
    /// For authors and reviewers; the product shows the source itself.
    #[serde(default, rename = "note")]
    pub(crate) _note: String,
    #[serde(rename = "finding")]
    pub(crate) _finding: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Countries {
    pub(crate) country: Vec<Country>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Country {
    pub(crate) code: Id,
    pub(crate) emergency: Vec<String>,
    #[serde(default)]
    pub(crate) urgent: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuestionWords {
    pub(crate) ask: Id,
    pub(crate) short: Id,
    #[serde(default)]
    pub(crate) hint: Option<Id>,
    pub(crate) why: Id,
    #[serde(default)]
    pub(crate) choices: BTreeMap<String, Id>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatementWords {
    pub(crate) text: Option<Id>,
    pub(crate) title: Option<Id>,
    pub(crate) timing: Option<Id>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    pub(crate) section: BTreeMap<String, Id>,
    pub(crate) group: BTreeMap<String, Id>,
    pub(crate) domain: BTreeMap<String, Id>,
    pub(crate) domain_empty: BTreeMap<String, Id>,
    pub(crate) level: BTreeMap<String, Id>,
    pub(crate) band: BTreeMap<String, Id>,
    pub(crate) unit: BTreeMap<String, Id>,
    pub(crate) side: BTreeMap<String, Id>,
    pub(crate) strength: BTreeMap<String, Id>,
    pub(crate) status: BTreeMap<String, Id>,
    pub(crate) flag: BTreeMap<String, Id>,
    pub(crate) country: BTreeMap<String, Id>,
    pub(crate) urgent_service: BTreeMap<String, Id>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Forbidden {
    pub(crate) phrase: Vec<Phrase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Phrase {
    pub(crate) text: String,
    pub(crate) instead: String,
    #[serde(default)]
    pub(crate) allowed: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Learn {
    pub(crate) groups: Vec<Id>,
    pub(crate) piece: Vec<Piece>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Piece {
    pub(crate) id: Id,
    pub(crate) group: Id,
    pub(crate) strength: Id,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LearnWords {
    pub(crate) text: BTreeMap<String, Id>,
    pub(crate) group: BTreeMap<String, Id>,
    pub(crate) picture: BTreeMap<Id, PictureWords>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PictureWords {
    pub(crate) alt: Id,
    pub(crate) caption: Option<Id>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PieceWords {
    pub(crate) title: Id,
    pub(crate) lead: Id,
    pub(crate) sure: Id,
    pub(crate) text: Id,
}
