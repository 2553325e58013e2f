//! The address and the history: whatever they say, the taker's own answers stay, and the screen is one of ours.

use content::QUESTIONNAIRE;
use glute_check::{Action, Place, Session, Start};
use quiz::{Assessment, Next, Outcome, Path, saved};

use crate::text;

/// Each line is a fragment that the page is opened with, or given while it is open; after `@`, the name of a place in
/// the browser's history. It happens to somebody without answers, to somebody half through, and to one with a result.
pub fn address(bytes: &[u8]) {
    let text = text(bytes);
    let mut lines = text.lines();
    let fragment = lines.next().unwrap_or_default();
    let started = KEPT.map(|kept| {
        let start = Start {
            fragment: fragment.to_owned(),
            saved: kept.map(str::to_owned),
            ..Start::default()
        };
        Session::new(&QUESTIONNAIRE, &start)
    });
    for (mut session, kept) in started.into_iter().zip(KEPT) {
        let own = saved::read(&QUESTIONNAIRE, kept.unwrap_or_default());
        assert_eq!(session.answers, own.answers, "{fragment:?} is no answer");
        is_ours(&session);
        assert!(may_hold_a_code(fragment) || session.place != Place::Link);
        for line in lines.clone().take(50) {
            session = step(&session, line);
        }
    }
}

/// What was kept of each.
const KEPT: [Option<&str>; 3] = [
    None,
    Some("a1_age=18_34\na2_now=none\na5_complaint=yes\na3_urgent=none\n"),
    Some(
        "a1_age=18_34\na2_now=none\na5_complaint=no\na3_urgent=none\na4_soon=none\nb1_sit_hours=7.5 hours\n\
         b2_sit_bout=30_60\nb3_sit_change=same\nc1_run_status=none\ne1_str_days=2 days\ne2_cross_days=1 days\n\
         t0_moves=no\n",
    ),
];

fn step(before: &Session, line: &str) -> Session {
    let (after, opens) = match line.strip_prefix('@') {
        Some(name) => {
            let Some(place) = Place::named(&QUESTIONNAIRE, name) else {
                return before.clone();
            };
            assert_eq!(place.name(&QUESTIONNAIRE), name);
            (before.after(Action::Visit(place)), false)
        }
        None => (before.after(Action::Open(line.to_owned())), true),
    };
    assert_eq!(before.answers, after.answers, "{line:?} changes answers");
    for question in 0..QUESTIONNAIRE.questions.len() {
        assert_eq!(before.draft(question), after.draft(question), "{line:?}");
    }
    is_ours(&after);
    if opens && !may_hold_a_code(line) && before.place != Place::Link {
        assert_eq!((before.place, &before.link), (after.place, &after.link));
    }
    if after.place == Place::Link {
        leads_back(&after);
    }
    after
}

/// Without these, there is nothing to open.
fn may_hold_a_code(fragment: &str) -> bool {
    ["r=", "r%3D", "r%3d"]
        .iter()
        .any(|sign| fragment.contains(sign))
}

/// The taker stands where their answers lead, or at a link that was opened.
fn is_ours(session: &Session) {
    let path = Path::of(&session.answers);
    let outcome = Assessment::of(&session.answers).map(|assessment| assessment.outcome);
    match session.place {
        Place::Ask(question) => assert!(path.reaches(question), "a question too far"),
        Place::Check => assert!(matches!(outcome, Some(Outcome::Scored | Outcome::Unscored))),
        Place::Outcome => assert_eq!(path.next, Next::Result, "a result without answers"),
        Place::Link => assert!(session.link.is_some(), "a link that is none"),
    }
    if let Some(Ok(theirs)) = &session.link {
        let scored = Assessment::of(theirs).is_some_and(|a| a.outcome == Outcome::Scored);
        assert!(scored, "a link without a result");
    }
}

/// Who has seen enough of a link stands at a place of their own.
fn leads_back(session: &Session) {
    let left = session.after(Action::LeaveLink);
    assert!(left.place != Place::Link && left.link.is_none());
    assert_eq!(left.answers, session.answers);
    is_ours(&left);
}
