//! The tables of the link code, for somebody who builds or reads links in another language: what is asked, when, and
//! how many legal answers there are. `docs/link.md` says how to use them.

use quiz::{Condition, Kind, Question, Urgency};
use serde_json::{Value, json};

use crate::Content;

/// The tables of this version as JSON, one question a line; none where a question is asked under a condition that they
/// have no words for.
pub(crate) fn link_tables(content: &Content) -> Option<String> {
    let all = content.questionnaire;
    let rows = all.questions.iter();
    let rows = rows.map(|question| Some(format!("    {}", row(content, question)?)));
    let lines: Vec<String> = rows.collect::<Option<_>>()?;
    Some(format!(
        "{{\n  \"version\": {},\n  \"date\": {},\n  \"questions\": [\n{}\n  ]\n}}\n",
        all.version,
        json!(all.date),
        lines.join(",\n")
    ))
}

fn row(content: &Content, question: &Question) -> Option<Value> {
    let ids = |exclusive: bool| {
        let choices = question.choices.iter();
        let ids = choices.filter(move |c| c.exclusive == exclusive);
        ids.map(|choice| choice.id).collect::<Vec<_>>()
    };
    let mut row = json!({ "id": question.id, "ask_if": condition(content, &question.ask_if)? });
    let more = match question.kind {
        // Whoever ticks anything of these gets no link.
        Kind::Many if question.flags.is_some_and(|tier| tier >= Urgency::Urgent) => {
            json!({ "kind": "always_none", "none": ids(true).first() })
        }
        Kind::One => {
            let choices = question.choices.iter().map(|choice| choice.id);
            json!({ "kind": "one", "choices": choices.collect::<Vec<_>>() })
        }
        Kind::Many => json!({ "kind": "many", "choices": ids(false), "none": ids(true).first() }),
        Kind::Places => {
            let middle = question.choices.iter().filter(|c| c.middle && !c.exclusive);
            json!({
                "kind": "places",
                "choices": ids(false),
                "middle": middle.map(|choice| choice.id).collect::<Vec<_>>(),
                "none": ids(true).first(),
            })
        }
        Kind::Number => {
            let units = question
                .number
                .iter()
                .flat_map(|number| number.units.iter());
            let units = units.map(|unit| {
                json!({ "id": unit.id, "steps": unit.steps, "legal": u32::from(unit.largest()) + 1 })
            });
            json!({ "kind": "number", "units": units.collect::<Vec<_>>() })
        }
    };
    if let (Value::Object(row), Value::Object(more)) = (&mut row, more) {
        row.extend(more);
    }
    Some(row)
}

/// A condition without names; none where these tables have no words for it.
fn condition(content: &Content, given: &Condition) -> Option<Value> {
    let all = content.questionnaire;
    let list = |parts: &[Condition]| {
        let parts = parts.iter().map(|part| condition(content, part));
        parts.collect::<Option<Vec<_>>>()
    };
    Some(match given {
        Condition::Always => json!(true),
        Condition::Never => json!(false),
        Condition::All(parts) => json!({ "all": list(parts)? }),
        Condition::Any(parts) => json!({ "any": list(parts)? }),
        Condition::Not(inner) => json!({ "not": condition(content, inner)? }),
        Condition::Named(index) => condition(content, &all.conditions[*index])?,
        Condition::Flag(index) => condition(content, &all.flags[*index].when)?,
        Condition::Choice(question, choice) => {
            let question = &all.questions[*question];
            json!({ "ticked": [question.id, question.choices[*choice].id] })
        }
        Condition::AtLeast(question, least) => {
            json!({ "at_least": [all.questions[*question].id, **least] })
        }
        // A link is made only of answers that are not urgent.
        Condition::UrgencyAtLeast(Urgency::Urgent | Urgency::Emergency) => json!(false),
        _ => return None,
    })
}
