//! Answers as a QuestionnaireResponse: what was asked and counts, section by section, in the words it was asked in.

use super::{Form, code_of, has_sides, item_type, part, side_of, version};
use crate::answers::{Answer, Answers};
use crate::flow::{Next, Path};
use crate::json::Json;
use crate::questionnaire::Question;
use crate::words::{QuestionWords, Words};

/// The answers as one line of JSON. `authored` is the day they were given or shown, as `2026-11-28`; it is taken as it is.
///
/// Only what was asked is in it: an answer that is hidden by others is not. The status is `completed` where the answers lead
/// to a result, else `in-progress`.
pub fn response(answers: &Answers, words: &Words, form: &Form<'_>, authored: &str) -> String {
    let questionnaire = answers.questionnaire();
    let path = Path::of(answers);
    let sections = words.sections.iter().enumerate();
    let sections = sections.filter_map(|(section, name)| {
        let asked = path.answered.iter().filter_map(|index| {
            let question = questionnaire.questions.get(*index)?;
            (question.section == section).then_some(())?;
            let words = words.questions.get(*index)?;
            Some(items(question, words, answers.get(*index)?, form))
        });
        let asked: Vec<Json> = asked.flatten().collect();
        (!asked.is_empty()).then(|| {
            Json::Object(vec![
                ("linkId", part(section).into()),
                ("text", (*name).into()),
                ("item", Json::List(asked)),
            ])
        })
    });
    let sections: Vec<Json> = sections.collect();
    let status = match path.next {
        Next::Result => "completed",
        Next::Ask(_) => "in-progress",
    };
    let form_and_version = [&form.url(), "|", &version(questionnaire)].concat();
    let mut entries = vec![
        ("resourceType", "QuestionnaireResponse".into()),
        ("language", words.language.into()),
        ("questionnaire", form_and_version.into()),
        ("status", status.into()),
        ("authored", authored.into()),
    ];
    // FHIR knows no empty list.
    if !sections.is_empty() {
        entries.push(("item", Json::List(sections)));
    }
    Json::Object(entries).write()
}

/// A question with its answer, and the sides of places after it.
fn items(question: &Question, words: &QuestionWords, answer: Answer, form: &Form<'_>) -> Vec<Json> {
    let word = |choice: usize| words.choices.get(choice).copied().unwrap_or_default();
    let chosen = |choice| ("valueCoding", form.choice(question, choice, word(choice)));
    let values = match answer {
        Answer::Number { unit, steps } => vec![number(question, words, unit, steps, form)],
        _ => answer.choices().iter().map(chosen).collect(),
    };
    let mut items = vec![item(question.id.to_owned(), words.ask.to_owned(), values)];
    if let Answer::Places(places) = answer {
        for place in answer.choices().iter().filter(|p| has_sides(question, *p)) {
            let side = places.sides(place).map(|s| ("valueCoding", form.side(s)));
            items.push(item(
                side_of(question, place),
                form.asks_side(word(place)),
                side.into_iter().collect(),
            ));
        }
    }
    items
}

/// A number as the kind of item that asks for it has it.
fn number(
    question: &Question,
    words: &QuestionWords,
    unit: usize,
    steps: u16,
    form: &Form<'_>,
) -> (&'static str, Json) {
    let unit_of = question.number.as_ref().and_then(|n| n.units.get(unit));
    let figures = Json::Number(unit_of.map(|u| u.write(steps)).unwrap_or_default());
    match (item_type(question), unit_of) {
        ("integer", _) => ("valueInteger", figures),
        ("quantity", Some(unit_of)) => {
            let name = words.units.get(unit).copied().unwrap_or_default();
            let entries = vec![
                ("value", figures),
                ("unit", name.into()),
                ("system", form.system_of(unit_of).into()),
                ("code", code_of(unit_of).into()),
            ];
            ("valueQuantity", Json::Object(entries))
        }
        _ => ("valueDecimal", figures),
    }
}

fn item(link: String, text: String, values: Vec<(&'static str, Json)>) -> Json {
    let values = values.into_iter().map(|value| Json::Object(vec![value]));
    Json::Object(vec![
        ("linkId", link.into()),
        ("text", text.into()),
        ("answer", Json::List(values.collect())),
    ])
}
