//! Answers as text that a person can read: what is kept on the device, and only where the taker asks.
//! Reading it never fails: what is not understood is left out and counted.

use crate::answers::{Answer, Answers, Choices, Places, Sides};
use crate::number::figures;
use crate::questionnaire::{Kind, Question, Questionnaire};

/// What came back from a saved text.
pub struct Saved {
    /// The answers that could be read.
    pub answers: Answers,
    /// How many lines could not: from another version, or damaged.
    pub dropped: usize,
}

/// What the text is kept under: the program that keeps it and the one that comes later find it by this name.
pub const NAME: &str = "glute-check";

/// Under what name results of other days are kept beside them, where the taker asked for that.
pub const RESULTS: &str = "glute-check-results";

/// Stands before an answer that was given when fewer choices were on offer: "none" did not speak of all of them.
const PARTIAL: char = '~';

/// Writes the answers, one line a question: `b1_sit_hours=7.5 hours`.
pub fn write(answers: &Answers) -> String {
    let questionnaire = answers.questionnaire();
    let mut text = ["version=", &figures(questionnaire.version.into()), "\n"].concat();
    for (index, question) in questionnaire.questions.iter().enumerate() {
        if let Some(answer) = answers.get(index) {
            text.push_str(question.id);
            text.push('=');
            if !answers.is_whole(index) {
                text.push(PARTIAL);
            }
            write_answer(question, answer, &mut text);
            text.push('\n');
        }
    }
    text
}

/// Reads what [`write()`] wrote, leaving out what this questionnaire does not know. What another version wrote may never
/// have seen all signs that are asked for now: lists in which one choice rules out all others are asked again then, with
/// what is ticked still ticked.
pub fn read(questionnaire: &'static Questionnaire, text: &str) -> Saved {
    let mut lines = text.lines().map(str::trim_ascii);
    let version = lines.find_map(|line| line.strip_prefix("version="));
    let is_own = version == Some(&figures(questionnaire.version.into()));
    read_where(questionnaire, text, |question| {
        is_own || question.exclusive().is_none()
    })
}

/// Reads such a text where only some answers speak of every choice of their question, the unticked ones too.
pub(crate) fn read_where(
    questionnaire: &'static Questionnaire,
    text: &str,
    is_whole: impl Fn(&Question) -> bool,
) -> Saved {
    let mut saved = Saved {
        answers: Answers::new(questionnaire),
        dropped: 0,
    };
    // In the order of the questions, so that each is put with what is on offer by then.
    let mut lines: Vec<Option<(Answer, bool)>> = vec![None; questionnaire.questions.len()];
    for line in text.lines().filter(|l| !l.trim_ascii().is_empty()) {
        let Some((id, value)) = line.split_once('=') else {
            saved.dropped += 1;
            continue;
        };
        if id == "version" {
            continue;
        }
        let known = questionnaire.question(id);
        let (partial, value) = match value.strip_prefix(PARTIAL) {
            Some(value) => (true, value),
            None => (false, value),
        };
        let answer = known.and_then(|i| read_answer(questionnaire.questions.get(i)?, value));
        match (known.and_then(|i| lines.get_mut(i)), answer) {
            (Some(line), Some(answer)) => *line = Some((answer, partial)),
            _ => saved.dropped += 1,
        }
    }
    for (index, line) in lines.into_iter().enumerate() {
        let Some((answer, partial)) = line else {
            continue;
        };
        let asked = questionnaire.questions.get(index);
        let put = if partial || !asked.is_some_and(&is_whole) {
            saved.answers.recall(index, answer)
        } else {
            saved.answers.put(index, answer)
        };
        if put.is_err() {
            saved.dropped += 1;
        }
    }
    saved
}

fn write_answer(question: &Question, answer: Answer, text: &mut String) {
    if let Answer::Number { unit, steps } = answer {
        let units = question.number.as_ref().map(|n| &n.units);
        if let Some(unit) = units.and_then(|units| units.get(unit)) {
            text.push_str(&unit.write(steps));
            text.push(' ');
            text.push_str(unit.id);
        }
        return;
    }
    for (n, choice) in answer.choices().iter().enumerate() {
        if n > 0 {
            text.push(' ');
        }
        text.push_str(question.choices.get(choice).map_or("", |c| c.id));
        if let Answer::Places(places) = answer {
            text.push_str(match places.sides(choice) {
                Some(Sides::Left) => ":left",
                Some(Sides::Right) => ":right",
                Some(Sides::Both) | None => "",
            });
        }
    }
}

fn read_answer(question: &Question, value: &str) -> Option<Answer> {
    let mut words = value.split_ascii_whitespace();
    match question.kind {
        Kind::One => Some(Answer::One(question.choice(value.trim_ascii())?)),
        Kind::Many => {
            let mut ticked = Choices::default();
            for word in words {
                ticked = ticked.with(question.choice(word)?, true);
            }
            Some(Answer::Many(ticked))
        }
        Kind::Places => {
            let mut places = Places::default();
            for word in words {
                let (id, sides) = match word.split_once(':') {
                    Some((id, "left")) => (id, Sides::Left),
                    Some((id, "right")) => (id, Sides::Right),
                    Some(_) => return None,
                    None => (word, Sides::Both),
                };
                places = places.with(question.choice(id)?, Some(sides));
            }
            Some(Answer::Places(places))
        }
        Kind::Number => {
            let (number, unit) = (words.next()?, words.next()?);
            let units = &question.number.as_ref()?.units;
            let unit = units.iter().position(|u| u.id == unit)?;
            let steps = units.get(unit)?.parse(number).ok()?;
            Some(Answer::Number { unit, steps })
        }
    }
}
