//! FHIR: what the questionnaire and answers to it become there.

use quiz::fhir::{About, Form, questionnaire, response};
use quiz::words::Words;
use quiz::*;

use crate::sample::*;

const FORM: Form<'_> = Form {
    base: "https://example.org/fhir/",
    id: "sample",
    sides: ["L", "R", "LR"],
    which_side: "side of {place}?",
};

const ABOUT: About<'_> = About {
    name: "Sample",
    title: "A sample",
    description: "Says \"no\" diagnosis.",
    publisher: "Nobody",
    emergency: "Call.",
    urgent: "Go today.",
};

/// Words that say what they stand for: `ask age`, `age=child`.
fn words(of: &Questionnaire) -> Words {
    let mut texts: Vec<String> = vec!["en".to_owned()];
    for question in of.questions.iter() {
        let id = question.id;
        texts.extend([
            format!("ask {id}"),
            format!("short {id}"),
            String::new(),
            format!("why {id}"),
        ]);
        texts.extend(question.choices.iter().map(|c| format!("{id}={}", c.id)));
        texts.extend(question.groups.iter().map(|group| (*group).to_owned()));
        let units = question.number.iter().flat_map(|n| n.units.iter());
        texts.extend(units.map(|unit| format!("unit {}", unit.id)));
    }
    texts.extend(of.statements.iter().flat_map(|_| vec![String::new(); 3]));
    texts.extend(of.sections.iter().map(|id| format!("section {id}")));
    let texts: Vec<&'static str> = texts.into_iter().map(|text| &*text.leak()).collect();
    let mut texts: &'static [&'static str] = texts.leak();
    Words::read(of, 0, &mut texts)
}

fn form(of: &Questionnaire) -> String {
    questionnaire(of, &words(of), &FORM, &ABOUT).unwrap_or_default()
}

/// The item with this id, to its end.
fn item<'a>(form: &'a str, link: &str) -> &'a str {
    let start = format!("{{\"linkId\":\"{link}\"");
    let (_, rest) = form.split_once(&start).unwrap_or_default();
    let mut depth = 1;
    let end = rest.find(|letter| {
        depth += match letter {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        depth == 0
    });
    &rest[..end.unwrap_or_default()]
}

#[track_caller]
fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}

#[test]
fn the_form_says_what_it_is() {
    let form = form(&CHECK);
    let head = "{\"resourceType\":\"Questionnaire\",\"id\":\"sample\",\"language\":\"en\",\
        \"url\":\"https://example.org/fhir/Questionnaire/sample\",\"version\":\"7\",\"name\":\"Sample\",\
        \"title\":\"A sample\",\"status\":\"draft\",\"experimental\":true,\"subjectType\":[\"Patient\"],\
        \"date\":\"2026-01-31\",\"publisher\":\"Nobody\",\"description\":\"Says \\\"no\\\" diagnosis.\",\
        \"item\":[{\"linkId\":\"part1\",\"text\":\"section all\",\"type\":\"group\",\"item\":[";
    assert!(form.starts_with(head), "{form}");
}

#[test]
fn each_kind_of_question_is_a_kind_of_item() {
    let form = form(&CHECK);
    let age = item(&form, "age");
    holds(
        age,
        &[
            "\"text\":\"ask age\",\"type\":\"choice\"",
            "\"required\":true",
            "\"code\":\"radio-button\"",
            "{\"valueCoding\":{\"system\":\"https://example.org/fhir/CodeSystem/age\",\"code\":\"child\",\"display\":\"age=child\"}}",
            "{\"linkId\":\"age.why\",\"text\":\"why age\",\"type\":\"display\"",
        ],
    );
    assert!(
        !age.contains("repeats") && !age.contains("enableWhen"),
        "{age}"
    );
    // Without a hint there is no item for one.
    assert!(!form.contains(".hint"), "{form}");
    let now = item(&form, "now");
    holds(now, &["\"repeats\":true", "\"code\":\"check-box\""]);
    let none = now.split("optionExclusive").nth(1).unwrap_or_default();
    holds(none, &["\"valueBoolean\":true", "\"code\":\"none\""]);
    assert_eq!(now.matches("optionExclusive").count(), 1);
    // Several units are a quantity, without a limit; our own where UCUM has none.
    let sit = item(&form, "sit");
    holds(
        sit,
        &[
            "\"type\":\"quantity\"",
            "questionnaire-unitOption",
            "{\"system\":\"http://unitsofmeasure.org\",\"code\":\"h\",\"display\":\"unit hours\"}",
            "{\"system\":\"https://example.org/fhir/CodeSystem/unit\",\"code\":\"bouts\",\"display\":\"unit bouts\"}",
            "maxDecimalPlaces",
        ],
    );
    assert!(!sit.contains("maxValue"), "{sit}");
}

/// The same questionnaire with a number of one unit.
fn measured(steps: u16) -> Questionnaire {
    let number = Number {
        units: List::kept(vec![Unit {
            id: "days",
            steps,
            max: 7,
        }]),
        bins: List(&[]),
        scale: false,
    };
    changed(|questions| {
        questions[SIT].number = Some(number);
        questions[HABITS].ask_if = Condition::AtLeast(SIT, List(&[4]));
        questions[STRAIN].ask_if = Condition::Not(&Condition::AtLeast(SIT, List(&[4])));
    })
}

#[test]
fn a_number_of_one_unit_has_limits_and_can_be_compared() {
    let whole = form(&measured(1));
    holds(
        item(&whole, "sit"),
        &[
            "\"type\":\"integer\"",
            "questionnaire-unit\",\"valueCoding\":{\"system\":\"http://unitsofmeasure.org\",\"code\":\"d\"",
            "minValue\",\"valueInteger\":0}",
            "maxValue\",\"valueInteger\":7}",
        ],
    );
    let more = "{\"question\":\"sit\",\"operator\":\">=\",\"answerInteger\":4}";
    holds(item(&whole, "habits"), &[more]);
    let halves = form(&measured(2));
    holds(
        item(&halves, "sit"),
        &["\"type\":\"decimal\"", "maxValue\",\"valueDecimal\":7}"],
    );
    holds(item(&halves, "habits"), &["\"answerDecimal\":2}"]);
    // Who was not asked for the number has none that is smaller.
    holds(
        item(&halves, "strain"),
        &["where(linkId='sit').answer.where(value>=2).exists().not()"],
    );
}

#[test]
fn conditions_and_stops_are_said_of_answers_alone() {
    let form = form(&CHECK);
    let is = |question: &str, choice: &str| {
        format!(
            "{{\"question\":\"{question}\",\"operator\":\"=\",\"answerCoding\":\
            {{\"system\":\"https://example.org/fhir/CodeSystem/{question}\",\"code\":\"{choice}\"}}}}"
        )
    };
    // Nobody goes on who has ticked an emergency; nor an urgent sign, and who was asked for those had no emergency.
    for (link, all) in [
        ("sore", vec![is("now", "none")]),
        ("today", vec![is("now", "none")]),
        ("soon", vec![is("today", "none"), is("age", "grown")]),
        ("spot", vec![is("today", "none"), is("sore", "yes")]),
        ("spot.hip", vec![is("spot", "hip")]),
    ] {
        let item = item(&form, link);
        let list = format!("\"enableWhen\":[{}]", all.join(","));
        holds(item, &[&list]);
        let several = item.contains("\"enableBehavior\":\"all\"");
        assert_eq!(several, all.len() > 1, "{item}");
    }
    let stop = item(&form, "now.emergency");
    let list = format!("[{},{}]", is("now", "chest"), is("now", "faint"));
    holds(
        stop,
        &[
            "\"text\":\"Call.\",\"type\":\"display\"",
            &list,
            "\"enableBehavior\":\"any\"",
        ],
    );
    holds(
        item(&form, "today.urgent"),
        &["Go today.", &is("today", "lump")],
    );
    for none in [
        "now.urgent",
        "soon.urgent",
        "age.emergency",
        "spot.spine",
        "spot.none",
    ] {
        assert!(item(&form, none).is_empty(), "{none}");
    }
}

/// The questionnaire with other questions.
fn changed(change: impl FnOnce(&mut [Question])) -> Questionnaire {
    let mut questions = CHECK.questions.to_vec();
    change(&mut questions);
    Questionnaire {
        questions: List::kept(questions),
        ..CHECK.clone()
    }
}

/// The form with one more urgent sign.
fn with_sign(when: Condition) -> String {
    let mut flags = CHECK.flags.to_vec();
    flags.push(RedFlag {
        id: "another",
        tier: Urgency::Urgent,
        when,
        sources: List(&[]),
    });
    let mut other = CHECK.clone();
    other.flags = List::kept(flags);
    form(&other)
}

/// The form where the last question is asked so.
fn asked_if(condition: Condition) -> Option<String> {
    let other = changed(|questions| questions[STRAIN].ask_if = condition);
    questionnaire(&other, &words(&other), &FORM, &ABOUT)
}

#[test]
fn what_is_too_involved_is_an_expression() {
    const DESK: Condition = Condition::Choice(HABITS, 0);
    const CAR: Condition = Condition::Choice(HABITS, 1);
    const HIP: Condition = Condition::Choice(SPOT, 0);
    let habits = "%resource.repeat(item).where(linkId='habits').answer.where(";
    for (condition, expected) in [
        (
            Condition::Any(List(&[
                Condition::Not(&Condition::Any(List(&[DESK, CAR]))),
                HIP,
            ])),
            format!("{habits}value.code in ('desk'|'car')).exists().not() or %resource"),
        ),
        (
            Condition::AtLeast(SIT, List(&[3, 2])),
            "where(linkId='sit').answer.where((value.code='h' and value.value>=1.5) or \
             (value.code='bouts' and value.value>=2)).exists()"
                .to_owned(),
        ),
        (
            Condition::Flag(LEG),
            "(linkId='spot.hip').answer.where(value.code in ('left'|'both')).exists() or \
             %resource.repeat(item).where(linkId='spot').answer.where(value.code='spine').exists()) and \
             (%resource.repeat(item).where(linkId='spot.calf').answer.where(value.code in ('left'|'both')).exists())"
                .to_owned(),
        ),
        // Of two places out of three, "not the third" would say too little.
        (
            Condition::All(List(&[
                DESK,
                Condition::Any(List(&[HIP, Condition::Choice(SPOT, 1)])),
            ])),
            "where(value.code in ('hip'|'spine')).exists()".to_owned(),
        ),
        (
            Condition::Not(&DESK),
            format!("{habits}value.code='desk').exists().not()"),
        ),
        (
            Condition::Any(List(&[Condition::Choice(HABITS, 3), HIP])),
            format!("({habits}true).exists() and {habits}value.code in ('desk'|'car'|'sofa')).exists().not()) or "),
        ),
        (
            Condition::UrgencyAtLeast(Urgency::Soon),
            "where(linkId='soon').answer.where(value.code in ('lock'|'mood')).exists() or ".to_owned(),
        ),
    ] {
        let form = asked_if(condition).unwrap_or_default();
        let strain = item(&form, "strain");
        holds(
            strain,
            &["enableWhenExpression", "\"language\":\"text/fhirpath\"", &expected],
        );
    }
    // What is said of all the others can stand beside other conditions.
    let all = Condition::All(List(&[
        DESK,
        Condition::Any(List(&[
            HIP,
            Condition::Choice(SPOT, 1),
            Condition::Choice(SPOT, 2),
        ])),
    ]));
    let form = asked_if(all).unwrap_or_default();
    holds(
        item(&form, "strain"),
        &[
            "{\"question\":\"spot\",\"operator\":\"exists\",\"answerBoolean\":true}",
            "{\"question\":\"spot\",\"operator\":\"!=\"",
            "\"enableBehavior\":\"all\"",
        ],
    );
}

#[test]
fn one_of_several_is_said_without_an_expression() {
    let any = Condition::Any(List(&[
        Condition::Choice(HABITS, 0),
        Condition::Choice(SPOT, 0),
    ]));
    let mut other = changed(|questions| {
        for list in [NOW, TODAY] {
            questions[list].flags = None;
        }
        questions[STRAIN].ask_if = any;
    });
    other.flags = List(&[]);
    let form = form(&other);
    let strain = item(&form, "strain");
    holds(
        strain,
        &[
            "\"code\":\"desk\"",
            "\"code\":\"hip\"",
            "\"enableBehavior\":\"any\"",
        ],
    );
    assert!(!strain.contains("fhirpath"), "{strain}");
}

#[test]
fn what_another_condition_says_already_is_left_out() {
    const DESK: Condition = Condition::Choice(HABITS, 0);
    const HIP: Condition = Condition::Choice(SPOT, 0);
    let form = asked_if(Condition::All(List(&[
        Condition::Any(List(&[DESK, HIP])),
        DESK,
        DESK,
    ])));
    let form = form.unwrap_or_default();
    let strain = item(&form, "strain");
    assert_eq!(strain.matches("desk").count(), 1, "{strain}");
    assert!(!strain.contains("hip"), "{strain}");
    let long = Condition::AtLeast(SIT, List(&[3, 2]));
    let twice = Condition::Any(List::kept(vec![long, HIP, long]));
    let form = asked_if(twice).unwrap_or_default();
    let strain = item(&form, "strain");
    assert_eq!(strain.matches("value>=1.5").count(), 1, "{strain}");
    // Who has come this far has ticked nothing there.
    let form = asked_if(Condition::Choice(NOW, 2)).unwrap_or_default();
    assert!(!item(&form, "strain").is_empty());
}

#[test]
fn what_is_said_of_one_question_is_said_together() {
    const DESK: Condition = Condition::Choice(HABITS, 0);
    const CAR: Condition = Condition::Choice(HABITS, 1);
    const SPINE: Condition = Condition::Choice(SPOT, 1);
    let neither = Condition::All(List(&[
        Condition::Not(&DESK),
        Condition::Not(&SPINE),
        Condition::Not(&CAR),
    ]));
    let form = asked_if(neither).unwrap_or_default();
    let habits = "(linkId='habits').answer.where(value.code in ('desk'|'car')).exists().not()";
    let spot = "(linkId='spot').answer.where(value.code='spine').exists().not()";
    holds(item(&form, "strain"), &[habits, spot]);
    // Whatever part of it holds, the question was asked; an expression says so, too.
    let places = Condition::Any(List(&[
        Condition::SameSide(SPOT, List(&[0]), List(&[2])),
        SPINE,
    ]));
    let form = asked_if(places).unwrap_or_default();
    let sore = "(linkId='sore').answer.where(value.code='yes').exists()";
    holds(item(&form, "strain"), &["fhirpath", sore]);
    // Of two questions neither has to be asked.
    let form = asked_if(Condition::Any(List(&[
        SPINE,
        Condition::SameSide(SPOT, List(&[0]), List(&[2])),
        Condition::Not(&DESK),
    ])));
    let form = form.unwrap_or_default();
    let strain = item(&form, "strain");
    assert!(
        strain.contains("fhirpath") && !strain.contains("sore"),
        "{strain}"
    );
}

/// The form with another question about habits, and a last one that hangs on it.
fn habits(change: fn(&mut Question), last: Condition) -> String {
    form(&changed(|questions| {
        change(&mut questions[HABITS]);
        questions[STRAIN].ask_if = last;
    }))
}

#[test]
fn that_one_choice_is_another_is_said_without_an_expression() {
    let one = |question: &mut Question| {
        question.kind = Kind::One;
        question.choices = List::kept(question.choices[..3].to_vec());
    };
    let form = habits(one, Condition::Not(&Condition::Choice(HABITS, 0)));
    let strain = item(&form, "strain");
    holds(
        strain,
        &["{\"question\":\"habits\",\"operator\":\"!=\",\"answerCoding\":"],
    );
    assert!(!strain.contains("fhirpath"), "{strain}");
}

#[test]
fn only_lists_that_may_end_it_have_to_be_none() {
    let always = |question: &mut Question| question.ask_if = Condition::Always;
    let form = habits(always, Condition::Always);
    let strain = item(&form, "strain");
    assert!(!strain.is_empty() && !strain.contains("habits"), "{strain}");
}

#[test]
fn what_extends_an_item_stands_in_one_list() {
    // Its units extend it, and what is too involved for a comparison.
    let spared = Condition::Not(&Condition::Choice(SPOT, 0));
    let form = form(&changed(|questions| questions[SIT].ask_if = spared));
    let sit = item(&form, "sit");
    let (own, _) = sit.split_once("\"item\":").unwrap_or((sit, ""));
    holds(own, &["enableWhenExpression", "questionnaire-unitOption"]);
    assert_eq!(own.matches("\"extension\":").count(), 1, "{own}");
}

#[test]
fn a_sign_of_several_answers_stops_where_the_last_is_given() {
    let form = with_sign(Condition::All(List(&[
        Condition::Choice(SORE, 0),
        Condition::Choice(HABITS, 0),
    ])));
    for never in [
        "sore.urgent",
        "sit.urgent",
        "strain.urgent",
        "habits.emergency",
    ] {
        assert!(item(&form, never).is_empty(), "{never}");
    }
    holds(
        item(&form, "habits.urgent"),
        &[
            "\"code\":\"yes\"",
            "\"code\":\"desk\"",
            "\"enableBehavior\":\"all\"",
        ],
    );
    // Before that answer nobody stops; after it goes on who has not given both. Who did not say yes surely said no.
    assert!(!item(&form, "habits").contains("sore"));
    holds(
        item(&form, "strain"),
        &[
            "(%resource.repeat(item).where(linkId='sore').answer.where(value.code='no').exists() or \
            %resource.repeat(item).where(linkId='habits').answer.where(value.code='desk').exists().not())",
        ],
    );
}

#[test]
fn that_nothing_was_ticked_can_be_part_of_a_sign() {
    let form = with_sign(Condition::All(List(&[
        Condition::Choice(SORE, 0),
        Condition::Choice(TODAY, 2),
    ])));
    holds(
        item(&form, "today.urgent"),
        &["(linkId='today').answer.where(true).exists() and"],
    );
    assert!(item(&form, "sore.urgent").is_empty());
}

#[test]
fn nobody_is_asked_for_nothing_and_points_cannot_be_said() {
    for nobody in [
        Condition::Never,
        Condition::UrgencyAtLeast(Urgency::Urgent),
        // Who ticks it comes no further; and the question after is not answered yet.
        Condition::Choice(NOW, 0),
        Condition::Choice(STRAIN, 0),
        // Nor is it known of an answer to come that it is not given.
        Condition::Not(&Condition::Choice(STRAIN, 0)),
    ] {
        let form = asked_if(nobody).unwrap_or_default();
        assert!(item(&form, "strain").is_empty() && !item(&form, "habits").is_empty());
    }
    for points in [
        Condition::LevelAtLeast(LOAD, Level::High),
        Condition::LevelsAtLeast(2),
        Condition::SignAtLeast(Level::Low),
        Condition::Band(0),
        Condition::Not(&Condition::Band(0)),
    ] {
        assert_eq!(asked_if(points), None, "{points:?}");
    }
}

#[test]
fn answers_are_said_in_the_words_they_were_given_in() {
    let answers = sore(&[(SPOT, "hip:left spine calf"), (SIT, "1.5 hours")]);
    let told = response(&answers, &words(&CHECK), &FORM, "2026-11-28");
    let item = |id: &str, text: &str, answers: &str| {
        format!("{{\"linkId\":\"{id}\",\"text\":\"{text}\",\"answer\":[{answers}]}}")
    };
    let coded = |system: &str, code: &str, words: &str| {
        format!(
            "{{\"valueCoding\":{{\"system\":\"https://example.org/fhir/CodeSystem/{system}\",\
            \"code\":\"{code}\",\"display\":\"{words}\"}}}}"
        )
    };
    let one = |id: &str, code: &str| {
        let words = format!("{id}={code}");
        item(id, &format!("ask {id}"), &coded(id, code, &words))
    };
    let places = ["hip", "spine", "calf"].map(|p| coded("spot", p, &format!("spot={p}")));
    let hours = "{\"valueQuantity\":{\"value\":1.5,\"unit\":\"unit hours\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"h\"}}";
    let items = [
        one("age", "grown"),
        one("now", "none"),
        one("sore", "yes"),
        one("today", "none"),
        one("soon", "none"),
        item("spot", "ask spot", &places.join(",")),
        item("spot.hip", "side of spot=hip?", &coded("side", "left", "L")),
        item(
            "spot.calf",
            "side of spot=calf?",
            &coded("side", "both", "LR"),
        ),
        item("sit", "ask sit", hours),
        one("habits", "none"),
        one("strain", "p0"),
    ];
    let expected = format!(
        "{{\"resourceType\":\"QuestionnaireResponse\",\"language\":\"en\",\
        \"questionnaire\":\"https://example.org/fhir/Questionnaire/sample|7\",\"status\":\"completed\",\
        \"authored\":\"2026-11-28\",\"item\":[{{\"linkId\":\"part1\",\"text\":\"section all\",\"item\":[{}]}}]}}",
        items.join(",")
    );
    assert_eq!(told, expected);
}

#[test]
fn a_number_is_told_as_its_item_asks_for_it() {
    for (steps, value) in [(1, "\"valueInteger\":2}"), (2, "\"valueDecimal\":2}")] {
        let other: &'static Questionnaire = Box::leak(Box::new(measured(steps)));
        let mut answers = saved::read(other, &saved::write(&sore(&[]))).answers;
        let days = Answer::Number {
            unit: 0,
            steps: 2 * steps,
        };
        assert_eq!(answers.put(SIT, days), Ok(()));
        let told = response(&answers, &words(other), &FORM, "2026-11-28");
        holds(&told, &["\"linkId\":\"sit\"", value]);
    }
}

#[test]
fn ids_for_authors_are_not_needed() {
    // As the content compiler leaves them out of the copy that a program loads.
    let mut lean = CHECK.clone();
    lean.sections = List(&[""]);
    let lean: &'static Questionnaire = Box::leak(Box::new(lean));
    let whole = sore(&[(SPOT, "hip:left")]);
    let saved = saved::read(lean, &saved::write(&whole)).answers;
    let told = |answers: &Answers| response(answers, &words(&CHECK), &FORM, "2026-11-28");
    assert_eq!(told(&saved), told(&whole));
    assert!(!told(&saved).contains("\"linkId\":\"\""));
}

#[test]
fn only_what_was_asked_is_told_and_whether_that_is_all() {
    let words = words(&CHECK);
    let mut seen = 0;
    every_way(&mut |answers| {
        let told = response(answers, &words, &FORM, "2026-11-28");
        let path = Path::of(answers);
        let sides: usize = path
            .answered
            .iter()
            .filter(|q| **q == SPOT)
            .filter_map(|q| answers.get(*q))
            .map(|a| a.choices().with(1, false).with(3, false).len())
            .sum();
        let section = usize::from(!path.answered.is_empty());
        let items = path.answered.len() + sides + section;
        assert_eq!(told.matches("\"linkId\"").count(), items, "{told}");
        let is_all = told.contains("\"status\":\"completed\"");
        assert_eq!(is_all, path.next == Next::Result, "{told}");
        seen += 1;
    });
    assert!(seen > 1_000, "{seen}");
    // What another answer hides is kept, and not told.
    let mut hidden = sore(&[(SPOT, "hip:left")]);
    say(&mut hidden, SORE, "no");
    let told = response(&hidden, &words, &FORM, "2026-11-28");
    assert!(!told.contains("spot"), "{told}");
}
