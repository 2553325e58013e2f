//! What has changed since a link was made: its result goes by the rules of its time, and here is what today's would make
//! of the same answers.

use content::{Language, fill};
use quiz::carry::Carried;
use quiz::link::summary::Summary;
use quiz::{Answers, Assessment, Urgency};

use super::areas;
use crate::keepsake::Keepsake;
use crate::markup::{Tag, tag};

/// Beside a result with its answers.
pub(crate) fn since(
    keepsake: &Keepsake,
    then: &Language,
    answers: &Answers,
    found: &Summary,
) -> Tag {
    let (language, words) = (keepsake.language, &keepsake.words);
    let carried = Carried::over(answers, language.questionnaire);
    let urgent = (carried.urgency >= Urgency::Urgent)
        .then(|| tag("p.warning[data-urgency=urgent]").text(words.older_urgent()));
    let now = Assessment::of(&carried.answers).and_then(|assessment| Summary::of(&assessment));
    let table = now.map(|now| {
        let was = areas::today(keepsake, then.questionnaire, found);
        let results = [(words.older_then(), &was), (words.older_now(), &now)];
        areas::two(language, words.older_table(), results)
    });
    let part = beginning(keepsake, then)
        .maybe(urgent)
        .maybe(table)
        .maybe(list(language, words.older_anew(), &carried.anew))
        .maybe(list(then, words.older_gone(), &carried.gone));
    part.child(tag("p").text(words.older_again()))
}

/// Above a result without answers.
pub(crate) fn without_answers(keepsake: &Keepsake, then: &Language) -> Tag {
    let words = &keepsake.words;
    beginning(keepsake, then)
        .child(tag("p").text(words.older_only()))
        .child(tag("p").text(words.older_again()))
}

fn beginning(keepsake: &Keepsake, then: &Language) -> Tag {
    let words = &keepsake.words;
    let date = [("date", then.questionnaire.date)];
    tag("section[class=since]")
        .child(tag("h2").text(words.older_title()))
        .child(tag("p").text(fill(words.older_text(), &date)))
}

/// Questions by their short names.
fn list(language: &Language, title: &str, questions: &[usize]) -> Option<Tag> {
    let items = questions.iter().map(|question| {
        tag("li")
            .attr(
                "data-question",
                language.questionnaire.questions[*question].id,
            )
            .text(language.words.questions[*question].short)
    });
    let list = || {
        tag("div")
            .child(tag("p").text(title))
            .child(tag("ul").each(items))
    };
    (!questions.is_empty()).then(list)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use quiz::packed::pack;
    use quiz::words::Words;
    use quiz::{Levels, List, Questionnaire, saved};

    use super::*;
    use crate::keepsake::Device;
    use crate::markup::html;

    /// A version before the first one, in the words of today.
    fn before(change: impl FnOnce(&mut Questionnaire)) -> &'static Language {
        let mut questionnaire = content::QUESTIONNAIRE.clone();
        questionnaire.version = 0;
        questionnaire.date = "2020-02-02";
        change(&mut questionnaire);
        let words = Words {
            countries: List(&[]),
            urgent_services: List(&[]),
            ..*content::FIRST.words
        };
        let header = format!("rules 0 {}", words.texts().len());
        let texts = words.texts().join("\n");
        let text = [&*header, &pack(&questionnaire), &texts].join("\n");
        content::FIRST.past(text.leak()).unwrap()
    }

    /// What is said to a link of then that holds the first of the answers that are published.
    fn said(then: &'static Language) -> String {
        let vectors = include_str!("../../../../docs/link/vectors-1.json");
        let answers = vectors.split('"').nth(3).unwrap();
        let answers = answers
            .replace("\\n", "\n")
            .replace("version=1", "version=0");
        let answers = saved::read(then.questionnaire, &answers).answers;
        let found = Summary::of(&Assessment::of(&answers).unwrap()).unwrap();
        let (_, own) = crate::TEXTS[0];
        let words = crate::Words::read(own).unwrap();
        let keepsake = Keepsake::new(*content::FIRST, words, Device::default());
        html(&[since(&keepsake, then, &answers, &found).into()])
    }

    #[test]
    fn the_same_answers_stand_side_by_side_by_both_rules() {
        let then = before(|rules| rules.levels = Levels { medium: 1, high: 2 });
        let said = said(then);
        assert!(said.contains("2020-02-02"), "{said}");
        let heads = "<th scope=\"col\">Then</th><th scope=\"col\">Today</th>";
        assert!(said.contains(heads), "{said}");
        let rows: Vec<&str> = said.split("<tr>").skip(2).collect();
        assert_eq!(rows.len(), content::QUESTIONNAIRE.domains.len());
        let changed = rows.iter().filter(|row| {
            let cells: Vec<&str> = row.split("<td").skip(1).collect();
            assert_eq!(cells.len(), 2, "{row}");
            cells[0] != cells[1]
        });
        assert!(changed.count() > 0, "{said}");
        assert!(
            !said.contains("would still ask") && !said.contains("would not ask"),
            "{said}"
        );
        assert!(!said.contains("data-urgency"), "{said}");
    }
}
