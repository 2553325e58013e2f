//! The text that is kept on the device: what is understood is kept, the rest is counted, and nothing is made up.

use content::QUESTIONNAIRE;
use glute_check::{Place, Session, Start};
use quiz::saved::{Saved, read, write};
use quiz::{Assessment, Path, Report};

use crate::text;

/// Reads a text as saved answers, writes them, and reads that again.
pub fn saved(bytes: &[u8]) {
    let text = text(bytes);
    let first = read(&QUESTIONNAIRE, &text);
    let lines = text.lines().filter(|line| !line.trim_ascii().is_empty());
    assert!(
        first.dropped <= lines.count(),
        "more dropped than there was"
    );
    are_legal(&first);
    let second = read(&QUESTIONNAIRE, &write(&first.answers));
    is_same(&first, &second);
    let third = read(&QUESTIONNAIRE, &write(&second.answers));
    is_same(&second, &third);
    assert_eq!(write(&second.answers), write(&third.answers));
    goes_on(&text, &first);
}

fn are_legal(saved: &Saved) {
    for (index, question) in QUESTIONNAIRE.questions.iter().enumerate() {
        let answer = saved.answers.get(index);
        let legal = answer.is_none_or(|answer| answer.check(question).is_ok());
        assert!(legal, "{}: {answer:?}", question.id);
    }
    if let Some(assessment) = Assessment::of(&saved.answers) {
        let report = Report::of(&assessment);
        assert!(!report.statements.is_empty(), "a result without a word");
    }
}

/// What is written reads the same. It may ask "none of these" once more, where more items are on offer now; never less.
fn is_same(before: &Saved, after: &Saved) {
    assert_eq!(after.dropped, 0, "what was written cannot be read");
    for index in 0..QUESTIONNAIRE.questions.len() {
        assert_eq!(before.answers.get(index), after.answers.get(index));
    }
    let (before, after) = (Path::of(&before.answers), Path::of(&after.answers));
    assert_eq!(before.next, after.next, "what is kept leads elsewhere");
}

/// Somebody who comes back to it stands where these answers lead, and is told what was lost.
fn goes_on(text: &str, read: &Saved) {
    let start = Start {
        saved: Some(text.to_owned()),
        can_remember: true,
        ..Start::default()
    };
    let session = Session::new(&QUESTIONNAIRE, &start);
    assert_eq!(session.answers, read.answers);
    assert_eq!(session.lost, read.dropped > 0);
    let next = Path::of(&read.answers).next;
    let finished = next == quiz::Next::Result;
    match session.place {
        Place::Ask(question) => assert_eq!(next, quiz::Next::Ask(question)),
        Place::Check | Place::Outcome => assert!(finished, "{:?}", session.place),
        Place::Link => panic!("there is no link"),
    }
}
