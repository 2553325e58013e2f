//! All answers that a link holds, in the words they were asked and given in.

use content::Language;
use quiz::{Answers, Assessment};

use crate::keepsake::Keepsake;
use crate::markup::{Tag, tag};

/// The list, folded.
pub(crate) fn said(keepsake: &Keepsake, language: &Language, answers: &Answers) -> Tag {
    tag("details[class=opening all-answers]")
        .child(tag("summary").text(keepsake.words.answers_title()))
        .child(list(language, answers))
}

fn list(language: &Language, answers: &Answers) -> Tag {
    let answered = Assessment::of(answers).map(|assessment| assessment.answered);
    let rows = answered.unwrap_or_default().into_iter().map(|question| {
        let said = answers.get(question);
        let said = said.map(|answer| language.said(question, answer));
        let lines = said.into_iter().flatten();
        tag("div")
            .attr(
                "data-question",
                language.questionnaire.questions[question].id,
            )
            .child(tag("dt").text(language.words.questions[question].short))
            .child(tag("dd").each(lines.map(|line| tag("p").text(line))))
    });
    tag("dl.answers").each(rows)
}
