//! The comparison: what the engine says of the same answers, in the words the sheet uses.

use std::collections::BTreeSet;

use content::{FIRST, QUESTIONNAIRE};
use quiz::{Answer, Answers, Assessment, Outcome, Report, Section, Sides, Urgency};

use crate::pencil::{Filled, Said, fill_in};
use crate::sheet::Sheet;

/// What the person with these answers says to the question with this heading.
fn says(answers: &Answers, asked: &[usize], heading: &str) -> Option<Said> {
    let lists = FIRST.words;
    let question = lists.questions.iter().position(|q| q.ask == heading)?;
    if !asked.contains(&question) {
        return None;
    }
    let words = &lists.questions[question];
    let answer = answers.get(question)?;
    Some(match answer {
        Answer::Number { unit, steps } => {
            let number = QUESTIONNAIRE.questions[question].number.as_ref()?;
            let written = number.units[unit].write(steps);
            Said::Number(written.parse().ok()?, words.units[unit].to_owned())
        }
        _ => Said::Choices(
            answer
                .choices()
                .iter()
                .map(|choice| {
                    let sides = match answer {
                        Answer::Places(places) => places.sides(choice),
                        _ => None,
                    };
                    let sides = match sides {
                        Some(Sides::Left) => (true, false),
                        Some(Sides::Right) => (false, true),
                        _ => (true, true),
                    };
                    (words.choices[choice].to_owned(), sides)
                })
                .collect(),
        ),
    })
}

/// The sheet filled in with these answers; a question that the engine does not ask has none.
pub(crate) fn on_paper(sheet: &Sheet, answers: &Answers) -> Filled {
    let assessment = Assessment::of(answers).expect("all is answered");
    fill_in(sheet, |heading| {
        says(answers, &assessment.answered, heading)
    })
}

/// What differs between the sheet and the engine, if anything does.
pub(crate) fn difference(sheet: &Sheet, answers: &Answers) -> Option<String> {
    let filled = on_paper(sheet, answers);
    let assessment = Assessment::of(answers).expect("all is answered");
    let lists = FIRST.words;
    let report = Report::of(&assessment);
    let told = |section: Section| -> Vec<&str> {
        report
            .section(section)
            .map(|placed| lists.statements[placed.statement].text)
            .collect()
    };
    let differs = |what: &str, paper: String, engine: String| {
        (paper != engine)
            .then(|| format!("{what}: on paper {paper}, by the engine {engine}, for {answers:?}"))
    };

    let paper = match &filled.stopped {
        Some(what) if *what == format!("{}.", crate::print::words().emergency_title) => {
            Urgency::Emergency
        }
        Some(what) if *what == format!("{}.", crate::print::words().urgent_title) => {
            Urgency::Urgent
        }
        Some(what) => panic!("nobody knows how soon {what:?} is"),
        None if filled.soon => Urgency::Soon,
        None => Urgency::Routine,
    };
    let outcome = match paper {
        Urgency::Emergency => Outcome::Emergency,
        Urgency::Urgent => Outcome::Urgent,
        _ if filled.scored => Outcome::Scored,
        _ => Outcome::Unscored,
    };

    // Who was stopped looks for no further signs, and is told of none on the screen.
    let stopped = assessment.urgency >= Urgency::Urgent;
    let raised = assessment.flags.iter();
    let raised = raised.filter(|f| !stopped || QUESTIONNAIRE.flags[**f].tier >= Urgency::Urgent);
    let raised: BTreeSet<&str> = raised.map(|f| lists.flags[*f]).collect();
    let all = lists.flags.iter().zip(QUESTIONNAIRE.flags.iter());
    let found = all
        .filter(|(_, flag)| !stopped || flag.tier >= Urgency::Urgent)
        .map(|(words, _)| *words);
    let found =
        found.filter(|words| filled.ticked.contains(*words) || filled.signs.contains(*words));
    let found: BTreeSet<&str> = found.collect();

    let standing = assessment.domains.iter();
    let standing: Vec<_> = standing
        .map(|s| s.level.map(|level| (s.points, level as u16)))
        .collect();
    let band = assessment.band.map(|band| lists.bands[band].to_owned());

    let asked = assessment.answered.iter().map(|q| lists.questions[*q].ask);
    let asked: BTreeSet<&str> = asked.collect();
    let answered: BTreeSet<&str> = filled.asked.iter().map(String::as_str).collect();

    let sections = match outcome {
        Outcome::Emergency => Section::Emergency,
        Outcome::Urgent => Section::Urgent,
        Outcome::Unscored => Section::Minor,
        Outcome::Scored => Section::Soon,
    };
    // The sheet prints rule, title and text of a statement in one piece, which ends with the text.
    let same_texts = |what: &str, paper: &[String], engine: &[&str]| {
        let same =
            paper.len() == engine.len() && paper.iter().zip(engine).all(|(p, e)| p.ends_with(e));
        (!same).then(|| {
            format!("{what}: on paper {paper:#?}, by the engine {engine:#?}, for {answers:?}")
        })
    };

    None.or_else(|| {
        differs(
            "urgency",
            format!("{paper:?}"),
            format!("{:?}", assessment.urgency),
        )
    })
    .or_else(|| {
        differs(
            "outcome",
            format!("{outcome:?}"),
            format!("{:?}", assessment.outcome),
        )
    })
    .or_else(|| differs("flags", format!("{found:#?}"), format!("{raised:#?}")))
    .or_else(|| {
        differs(
            "points and levels",
            format!("{:?}", filled.areas),
            format!("{standing:?}"),
        )
    })
    .or_else(|| differs("band", format!("{:?}", filled.band), format!("{band:?}")))
    .or_else(|| same_texts("what is told", &filled.told, &told(sections)))
    .or_else(|| same_texts("whom to see", &filled.see, &told(Section::See)))
    .or_else(|| {
        // An emergency stops the sheet before the question that the screen asks first.
        let same = answered == asked || stopped && answered.is_subset(&asked);
        (!same).then(|| format!("asked: on paper {answered:#?}, by the engine {asked:#?}"))
    })
}
