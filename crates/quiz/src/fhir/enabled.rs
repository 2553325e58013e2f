//! When an item is enabled, in FHIR: as `enableWhen` where that can say it, and else as an expression in FHIRPath.

use super::when::When;
use super::{Form, code_of, has_sides, item_type, side_of};
use crate::answers::Choices;
use crate::json::Json;
use crate::list::List;
use crate::questionnaire::{Kind, Question, Questionnaire};

/// Entries of an object of JSON.
pub(super) type Entries = Vec<(&'static str, Json)>;

/// What an item needs to be enabled so: entries of its own and extensions, neither where it always is. None where it never
/// is. An expression says it `in_full`.
pub(super) fn enabled(
    when: &When,
    in_full: &When,
    questionnaire: &Questionnaire,
    form: &Form<'_>,
) -> Option<(Entries, Vec<Json>)> {
    let comparisons = Comparisons {
        questionnaire,
        form,
    };
    match when {
        When::Yes => Some((Vec::new(), Vec::new())),
        When::No => None,
        _ => Some(match comparisons.of(when) {
            Some(entries) => (entries, Vec::new()),
            None => (Vec::new(), vec![expression(in_full, questionnaire)]),
        }),
    }
}

/// Says conditions as lists of comparisons of which all or any have to hold.
struct Comparisons<'a> {
    questionnaire: &'a Questionnaire,
    form: &'a Form<'a>,
}

impl Comparisons<'_> {
    /// None where it is too involved for that.
    fn of(&self, when: &When) -> Option<Entries> {
        let any = match when {
            When::Any(ways) => Some(ways.as_slice()),
            When::Ticked(_, choices) if choices.len() > 1 => Some(std::slice::from_ref(when)),
            _ => None,
        };
        let (comparisons, behavior): (Option<Vec<_>>, _) = match any {
            Some(ways) => (ways.iter().map(|w| self.way(w)).collect(), "any"),
            None => (when.parts().iter().map(|p| self.part(p)).collect(), "all"),
        };
        let comparisons = comparisons?.concat();
        let several = comparisons.len() > 1;
        let mut entries = vec![("enableWhen", Json::List(comparisons))];
        if several {
            entries.push(("enableBehavior", behavior.into()));
        }
        Some(entries)
    }

    /// Comparisons of which one has to hold.
    fn way(&self, when: &When) -> Option<Vec<Json>> {
        match when {
            When::Ticked(question, choices) => self.choices(*question, *choices, "="),
            When::AtLeast(question, least) => Some(vec![self.at_least(*question, least)?]),
            _ => None,
        }
    }

    /// Comparisons that all have to hold.
    fn part(&self, when: &When) -> Option<Vec<Json>> {
        match when {
            When::Ticked(question, choices) if choices.len() > 1 => {
                self.by_the_others(*question, *choices)
            }
            // That a number is smaller is not said of no number; so there is no opposite of `>=`.
            When::Not(inner) => match **inner {
                // Of several answers, programs differ in whether all or any of them has to be another.
                When::Ticked(question, choices) if self.question(question)?.kind == Kind::One => {
                    self.choices(question, choices, "!=")
                }
                _ => None,
            },
            other => self.way(other),
        }
    }

    fn at_least(&self, question: usize, least: &[u16]) -> Option<Json> {
        let question = self.question(question)?;
        let units = &question.number.as_ref()?.units;
        let figures = Json::Number(units.first()?.write(*least.first()?));
        let value = match item_type(question) {
            "integer" => "answerInteger",
            "decimal" => "answerDecimal",
            // Programs differ in how they compare quantities of several units.
            _ => return None,
        };
        Some(comparison(question, ">=", (value, figures)))
    }

    /// One of these choices, said as none of the others: so it can stand beside other conditions that all have to hold.
    fn by_the_others(&self, index: usize, choices: Choices) -> Option<Vec<Json>> {
        let question = self.question(index)?;
        let others = Choices::of(0..question.choices.len()).without(choices);
        // Several may be ticked, so that one of the others is not says nothing; but where it is "none", it says all.
        let decides = question.kind == Kind::One || rules_out(question, others);
        decides.then_some(())?;
        let exists = comparison(question, "exists", ("answerBoolean", true.into()));
        let mut all = vec![exists];
        all.extend(self.choices(index, others, "!=")?);
        Some(all)
    }

    fn choices(
        &self,
        question: usize,
        choices: Choices,
        operator: &'static str,
    ) -> Option<Vec<Json>> {
        let question = self.question(question)?;
        let system = self.form.address("CodeSystem", question.id);
        let codes = choices.iter().map(|choice| {
            let code = question.choices.get(choice)?.id;
            let coding = Json::Object(vec![
                ("system", system.as_str().into()),
                ("code", code.into()),
            ]);
            Some(comparison(question, operator, ("answerCoding", coding)))
        });
        codes.collect()
    }

    fn question(&self, index: usize) -> Option<&Question> {
        self.questionnaire.questions.get(index)
    }
}

fn comparison(question: &Question, operator: &'static str, value: (&'static str, Json)) -> Json {
    Json::Object(vec![
        ("question", question.id.into()),
        ("operator", operator.into()),
        value,
    ])
}

/// The condition as an expression, in an extension.
fn expression(when: &When, questionnaire: &Questionnaire) -> Json {
    const ADDRESS: &str =
        "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression";
    let expression = Json::Object(vec![
        ("language", "text/fhirpath".into()),
        ("expression", path(when, questionnaire).into()),
    ]);
    Json::Object(vec![
        ("url", ADDRESS.into()),
        ("valueExpression", expression),
    ])
}

fn path(when: &When, questionnaire: &Questionnaire) -> String {
    let list = |parts: &[When], between: &str| {
        let parts: Vec<String> = parts.iter().map(|p| path(p, questionnaire)).collect();
        ["(", &parts.join(between), ")"].concat()
    };
    let of = |index: usize, say: &dyn Fn(&Question) -> String| {
        questionnaire
            .questions
            .get(index)
            .map_or_else(String::new, say)
    };
    match when {
        When::Yes => "true".to_owned(),
        When::No => "false".to_owned(),
        When::All(parts) => list(parts, " and "),
        When::Any(parts) => list(parts, " or "),
        When::Not(inner) => [&path(inner, questionnaire), ".not()"].concat(),
        When::Ticked(index, choices) => of(*index, &|question| ticked(question, *choices)),
        When::AtLeast(index, least) => of(*index, &|question| at_least(question, least)),
        When::SameSide(index, ones, others) => of(*index, &|question| {
            let both = ["left", "right"].map(|side| {
                let both = [ones, others].map(|places| on_side(question, places, side));
                both.join(" and ")
            });
            ["(", &both.join(" or "), ")"].concat()
        }),
    }
}

/// Whether it is the one choice that rules out all others. Programs that do not know such choices let others be ticked
/// beside it; an expression can say that it counts for nothing then.
fn rules_out(question: &Question, choices: Choices) -> bool {
    let none = question.exclusive().map(|none| Choices::of([none]));
    question.kind != Kind::One && none == Some(choices)
}

/// One of these choices is ticked.
fn ticked(question: &Question, choices: Choices) -> String {
    if rules_out(question, choices) {
        let others = Choices::of(0..question.choices.len()).without(choices);
        let (all, others) = (answered(question.id, "true"), ticked(question, others));
        return ["(", &all, " and ", &others, ".not())"].concat();
    }
    let codes = choices.iter().map(|choice| {
        let code = question.choices.get(choice).map_or("", |c| c.id);
        ["'", code, "'"].concat()
    });
    let codes: Vec<String> = codes.collect();
    let is_one = match &*codes {
        [code] => ["value.code=", code].concat(),
        _ => ["value.code in (", &codes.join("|"), ")"].concat(),
    };
    answered(question.id, &is_one)
}

/// One of these places is marked on this side.
fn on_side(question: &Question, places: &[usize], side: &str) -> String {
    let is_there = ["value.code in ('", side, "'|'both')"].concat();
    let ways = places
        .iter()
        .map(|place| match has_sides(question, *place) {
            true => answered(&side_of(question, *place), &is_there),
            false => ticked(question, Choices::of([*place])),
        });
    ["(", &ways.collect::<Vec<_>>().join(" or "), ")"].concat()
}

/// A number is at least this, in whatever unit it is.
fn at_least(question: &Question, least: &[u16]) -> String {
    let units = question.number.as_ref().map(|number| number.units);
    let units = units.unwrap_or(List(&[]));
    let ways = units.iter().zip(least).map(|(unit, least)| {
        let figures = unit.write(*least);
        match item_type(question) {
            "quantity" => [
                "(value.code='",
                code_of(unit),
                "' and value.value>=",
                &figures,
                ")",
            ]
            .concat(),
            _ => ["value>=", &figures].concat(),
        }
    });
    answered(question.id, &ways.collect::<Vec<_>>().join(" or "))
}

/// An answer to the item with this id is so.
fn answered(link: &str, so: &str) -> String {
    [
        "%resource.repeat(item).where(linkId='",
        link,
        "').answer.where(",
        so,
        ").exists()",
    ]
    .concat()
}
