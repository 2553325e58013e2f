//! The questionnaire as a Questionnaire: a group a section, an item a question, and after a question that may show an urgent
//! sign, what to do then.

use super::enabled::{Entries, enabled};
use super::when::{Conditions, When};
use super::{Form, SIDES, code_of, coding, has_sides, item_type, part, side_of, version};
use crate::answers::Choices;
use crate::json::Json;
use crate::number::{Unit, figures};
use crate::questionnaire::{Kind, Question, Questionnaire, Urgency};
use crate::words::{QuestionWords, Words};

/// What stands on the form besides the questions.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Its name for programs: letters and digits, a capital first.
    pub name: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What it is, and what it is not.
    pub description: &'a str,
    /// Who publishes it.
    pub publisher: &'a str,
    /// What to do in an emergency.
    pub emergency: &'a str,
    /// What to do where something is to be seen the same day.
    pub urgent: &'a str,
}

/// The questionnaire as one line of JSON.
///
/// None where a condition cannot be said in FHIR: one on points, levels or bands.
pub fn questionnaire(
    all: &Questionnaire,
    words: &Words,
    form: &Form<'_>,
    about: &About<'_>,
) -> Option<String> {
    let items = Items {
        all,
        words,
        form,
        about,
        conditions: Conditions::of(all)?,
    };
    let mut sections = Vec::new();
    for (section, name) in words.sections.iter().enumerate() {
        let mut asked = Vec::new();
        for index in 0..all.questions.len() {
            if all.questions[index].section == section {
                asked.extend(items.of(index)?);
            }
        }
        sections.push(object([
            ("linkId", part(section).into()),
            ("text", (*name).into()),
            ("type", "group".into()),
            ("item", Json::List(asked)),
        ]));
    }
    let written = object([
        ("resourceType", "Questionnaire".into()),
        ("id", form.id.into()),
        ("language", words.language.into()),
        ("url", form.url().into()),
        ("version", version(all).into()),
        ("name", about.name.into()),
        ("title", about.title.into()),
        ("status", "draft".into()),
        ("experimental", true.into()),
        ("subjectType", Json::List(vec!["Patient".into()])),
        ("date", all.date.into()),
        ("publisher", about.publisher.into()),
        ("description", about.description.into()),
        ("item", Json::List(sections)),
    ]);
    Some(written.write())
}

struct Items<'a> {
    all: &'a Questionnaire,
    words: &'a Words,
    form: &'a Form<'a>,
    about: &'a About<'a>,
    conditions: Conditions<'a>,
}

impl Items<'_> {
    /// A question, the sides of its places, and what to do where an answer to it ends the check.
    fn of(&self, index: usize) -> Option<Vec<Json>> {
        let question = self.all.questions.get(index)?;
        let words = self.words.questions.get(index)?;
        let mut items = Vec::new();
        items.extend(self.question(index, question, words));
        for place in (0..question.choices.len()).filter(|p| has_sides(question, *p)) {
            items.extend(self.side(index, question, words, place));
        }
        for (tier, name, text) in [
            (Urgency::Emergency, ".emergency", self.about.emergency),
            (Urgency::Urgent, ".urgent", self.about.urgent),
        ] {
            let link = [question.id, name].concat();
            items.extend(self.item(link, text, "display", &self.conditions.stops(index, tier)?));
        }
        Some(items)
    }

    fn question(&self, index: usize, question: &Question, words: &QuestionWords) -> Option<Json> {
        let asked = self.conditions.asked(index);
        let in_full = self.conditions.asked_in_full(index);
        let kind = item_type(question);
        let mut item =
            self.entries_in_full(question.id.to_owned(), words.ask, kind, &asked, &in_full)?;
        item.push(("required", true.into()));
        let several = matches!(question.kind, Kind::Many | Kind::Places);
        if several {
            item.push(("repeats", true.into()));
        }
        let mut extensions = vec![extension(
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText",
            ("valueString", words.short.into()),
        )];
        match &question.number {
            Some(number) => extensions.extend(self.measure(question, words, &number.units)),
            None => {
                let control = if several { "check-box" } else { "radio-button" };
                extensions.push(control_as(control));
                let choices = words.choices.iter().enumerate();
                let options = choices.map(|(choice, words)| self.option(question, choice, words));
                item.push(("answerOption", Json::List(options.collect())));
            }
        }
        add_extensions(&mut item, extensions);
        let mut below = Vec::new();
        if !words.hint.is_empty() {
            let link = [question.id, ".hint"].concat();
            below.extend(self.item(link, words.hint, "display", &When::Yes));
        }
        if !words.why.is_empty() {
            let link = [question.id, ".why"].concat();
            let mut why = self.entries(link, words.why, "display", &When::Yes)?;
            add_extensions(&mut why, vec![control_as("help")]);
            below.push(Json::Object(why));
        }
        if !below.is_empty() {
            item.push(("item", Json::List(below)));
        }
        Some(Json::Object(item))
    }

    fn option(&self, question: &Question, choice: usize, words: &str) -> Json {
        let mut option = Vec::new();
        if question.choices.get(choice).is_some_and(|c| c.exclusive) {
            let exclusive = extension(
                "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive",
                ("valueBoolean", true.into()),
            );
            add_extensions(&mut option, vec![exclusive]);
        }
        option.push(("valueCoding", self.form.choice(question, choice, words)));
        Json::Object(option)
    }

    /// Units and limits of a number.
    fn measure(&self, question: &Question, words: &QuestionWords, units: &[Unit]) -> Vec<Json> {
        let kind = item_type(question);
        let named = units.iter().zip(words.units.iter());
        let named = named.map(|(unit, name)| {
            let (system, code) = (self.form.system_of(unit), code_of(unit));
            let address = match kind {
                "quantity" => "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption",
                _ => "http://hl7.org/fhir/StructureDefinition/questionnaire-unit",
            };
            extension(address, ("valueCoding", coding(system, code, name)))
        });
        let mut extensions: Vec<Json> = named.collect();
        let value = match kind {
            "integer" => "valueInteger",
            "decimal" => "valueDecimal",
            // There, FHIR has no limit that depends on the unit.
            _ => "",
        };
        if let Some(unit) = units.first().filter(|_| !value.is_empty()) {
            let most = figures(unit.max.into());
            for (address, limit) in [
                (
                    "http://hl7.org/fhir/StructureDefinition/minValue",
                    "0".to_owned(),
                ),
                ("http://hl7.org/fhir/StructureDefinition/maxValue", most),
            ] {
                extensions.push(extension(address, (value, Json::Number(limit))));
            }
        }
        if kind != "integer" {
            extensions.push(extension(
                "http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces",
                ("valueInteger", Json::Number("1".to_owned())),
            ));
        }
        extensions
    }

    /// Which side of the body a place is on, once it is ticked.
    fn side(
        &self,
        index: usize,
        question: &Question,
        words: &QuestionWords,
        place: usize,
    ) -> Option<Json> {
        let name = words.choices.get(place)?;
        let mut item = self.entries(
            side_of(question, place),
            &self.form.asks_side(name),
            "choice",
            &When::Ticked(index, Choices::of([place])),
        )?;
        item.push(("required", true.into()));
        let options = SIDES
            .iter()
            .map(|(sides, _)| object([("valueCoding", self.form.side(*sides))]));
        item.push(("answerOption", Json::List(options.collect())));
        add_extensions(&mut item, vec![control_as("radio-button")]);
        Some(Json::Object(item))
    }

    fn item(&self, link: String, text: &str, kind: &'static str, when: &When) -> Option<Json> {
        Some(Json::Object(self.entries(link, text, kind, when)?))
    }

    fn entries(
        &self,
        link: String,
        text: &str,
        kind: &'static str,
        when: &When,
    ) -> Option<Entries> {
        self.entries_in_full(link, text, kind, when, when)
    }

    /// What every item has; none where it is never enabled.
    fn entries_in_full(
        &self,
        link: String,
        text: &str,
        kind: &'static str,
        when: &When,
        in_full: &When,
    ) -> Option<Entries> {
        let (own, extensions) = enabled(when, in_full, self.all, self.form)?;
        let mut entries = vec![
            ("linkId", link.into()),
            ("text", text.into()),
            ("type", kind.into()),
        ];
        entries.extend(own);
        add_extensions(&mut entries, extensions);
        Some(entries)
    }
}

/// How a program may show an item.
fn control_as(code: &str) -> Json {
    let code = object([
        (
            "system",
            "http://hl7.org/fhir/questionnaire-item-control".into(),
        ),
        ("code", code.into()),
    ]);
    extension(
        "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
        (
            "valueCodeableConcept",
            object([("coding", Json::List(vec![code]))]),
        ),
    )
}

fn extension(address: &str, value: (&'static str, Json)) -> Json {
    object([("url", address.into()), value])
}

/// Adds extensions to those that are there.
fn add_extensions(entries: &mut Entries, more: Vec<Json>) {
    if more.is_empty() {
        return;
    }
    let there = entries.iter_mut().find(|(name, _)| *name == "extension");
    match there {
        Some((_, Json::List(there))) => there.extend(more),
        _ => entries.push(("extension", Json::List(more))),
    }
}

fn object<const N: usize>(entries: [(&'static str, Json); N]) -> Json {
    Json::Object(entries.into())
}
