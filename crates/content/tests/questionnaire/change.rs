//! What would change a result, told to very many people: it is so, and no sign is touched.

use std::collections::BTreeSet;

use content::QUESTIONNAIRE;
use quiz::change::{Change, Changed, changes};
use quiz::{Answers, Assessment, Report, Section};

use crate::invariants::people;

/// The habits: no red flag looks at them, and nothing that one looks at hangs on them.
const HABITS: [&str; 9] = [
    "b1_sit_hours",
    "b2_sit_bout",
    "b3_sit_change",
    "c2_run_week",
    "c3_run_spike",
    "c4_run_changes",
    "c5_prev_injury",
    "e1_str_days",
    "e2_cross_days",
];

fn after(answers: &Answers, change: &Change) -> Answers {
    let mut answers = answers.clone();
    for (question, answer) in &change.answers {
        answers.put(*question, *answer).expect("a legal answer");
    }
    answers
}

#[test]
fn each_change_leads_where_it_says_and_touches_no_sign() {
    let mut named = BTreeSet::new();
    for answers in people(250) {
        let now = Assessment::of(&answers).expect("all is answered");
        for change in changes(&answers) {
            let changed = after(&answers, &change);
            let then = Assessment::of(&changed).expect("all is answered still");
            assert_eq!(then.flags, now.flags, "{change:?} of {answers:?}");
            assert_eq!((then.urgency, then.outcome), (now.urgency, now.outcome));
            for (question, answer) in &change.answers {
                let id = QUESTIONNAIRE.questions[*question].id;
                assert!(HABITS.contains(&id), "{id} is touched");
                named.insert(id);
                assert_ne!(answers.get(*question), Some(*answer));
            }
            match &change.leads_to {
                Changed::Band(band) => {
                    assert_eq!(then.band, Some(*band));
                    assert_ne!(now.band, then.band);
                }
                Changed::Level(domain, level) => {
                    assert_eq!(then.domains[*domain].level, Some(*level));
                    assert_ne!(now.domains[*domain].level, Some(*level));
                }
                Changed::See(see) => {
                    let report = Report::of(&then);
                    let placed = report.section(Section::See).map(|p| p.statement);
                    assert!(placed.eq(see.iter().copied()));
                }
            }
        }
    }
    assert_eq!(
        named,
        BTreeSet::from(HABITS),
        "every habit is named to somebody"
    );
}
