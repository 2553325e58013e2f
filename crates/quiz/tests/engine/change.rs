//! What would change a result, held to every set of answers there is.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;

use quiz::change::{Change, Changed, MOST_ANSWERS, MOST_CHOICES, Search, changes};
use quiz::*;

use crate::sample::*;

/// The questions that no red flag looks at, and that open none which it does.
const FREE: [usize; 3] = [SIT, HABITS, STRAIN];

/// What a result says that may change: band, levels, whom to see.
fn said(answers: &Answers) -> Vec<Changed> {
    let assessment = Assessment::of(answers).unwrap();
    let levels = assessment.domains.iter().enumerate();
    let levels = levels.filter_map(|(d, s)| Some(Changed::Level(d, s.level?)));
    let report = Report::of(&assessment);
    let see = report.section(Section::See).map(|placed| placed.statement);
    let see = Changed::See(see.collect());
    let band = assessment.band.map(Changed::Band);
    band.into_iter().chain(levels).chain([see]).collect()
}

/// How far an answer is from the given one, in a form in which "lies between" is "holds no more".
fn distance(question: usize, given: Answer, other: Answer) -> Option<BTreeSet<i32>> {
    let span = |from: i32, to: i32| match to > from {
        true => (from + 1..=to).collect(),
        false => (to..from).map(|at| -1 - at).collect(),
    };
    match (given, other) {
        (Answer::Number { unit, steps }, Answer::Number { unit: u, steps: s }) => {
            (unit == u).then(|| span(steps.into(), s.into()))
        }
        (Answer::One(given), Answer::One(other)) => {
            let choices = &CHECK.questions[question].choices;
            let from = if choices[given].unrated {
                -1
            } else {
                given as i32
            };
            (given == other || !choices[other].unrated).then(|| match given == other {
                true => BTreeSet::new(),
                false => span(from, other as i32),
            })
        }
        _ => {
            let none = CHECK.questions[question].exclusive();
            let all = 0..Choices::MOST;
            let ticks = all
                .filter(|c| Some(*c) != none && given.choices().has(*c) != other.choices().has(*c));
            Some(ticks.map(|c| c as i32).collect())
        }
    }
}

/// How far each answer is from the given one, and the answers that are others.
type Tried = ([BTreeSet<i32>; 3], Vec<(usize, Answer)>);

/// The smallest changes, found by trying every set of answers to the free questions.
fn by_force(answers: &Answers) -> Vec<Change> {
    let now = said(answers);
    let mut leads: Vec<(Changed, Vec<Tried>)> = Vec::new();
    let others = FREE.map(|question| {
        let given = answers.get(question).unwrap();
        let all = legal(question).into_iter();
        let far = all.filter_map(|other| Some((other, distance(question, given, other)?)));
        far.collect::<Vec<_>>()
    });
    for (sit, sit_far) in &others[0] {
        for (habits, habits_far) in &others[1] {
            for (strain, strain_far) in &others[2] {
                let far = [sit_far.clone(), habits_far.clone(), strain_far.clone()];
                let other = [(SIT, *sit), (HABITS, *habits), (STRAIN, *strain)];
                let changed = other.into_iter().zip(&far);
                let changed: Vec<_> = changed
                    .filter(|(_, far)| !far.is_empty())
                    .map(|(o, _)| o)
                    .collect();
                if changed.is_empty() || changed.len() > MOST_ANSWERS {
                    continue;
                }
                let mut then = answers.clone();
                for (question, answer) in &changed {
                    then.put(*question, *answer).unwrap();
                }
                for to in said(&then).into_iter().filter(|to| !now.contains(to)) {
                    match leads.iter_mut().find(|(known, _)| *known == to) {
                        Some((_, found)) => found.push((far.clone(), changed.clone())),
                        None => leads.push((to, vec![(far.clone(), changed.clone())])),
                    }
                }
            }
        }
    }
    let mut smallest = Vec::new();
    for (leads_to, found) in leads {
        let fewest = found
            .iter()
            .map(|(_, changed)| changed.len())
            .min()
            .unwrap();
        let found: Vec<_> = found
            .into_iter()
            .filter(|(_, c)| c.len() == fewest)
            .collect();
        for (far, changed) in &found {
            let closer = |(other, _): &&Tried| {
                other != far && other.iter().zip(far).all(|(a, b)| a.is_subset(b))
            };
            if !found.iter().any(|other| closer(&other)) {
                smallest.push(Change {
                    leads_to: leads_to.clone(),
                    answers: changed.clone(),
                });
            }
        }
    }
    smallest
}

/// The same changes in any order.
fn sorted(changes: Vec<Change>) -> BTreeSet<String> {
    let told: Vec<String> = changes.iter().map(|change| format!("{change:?}")).collect();
    let n_told = told.len();
    let set: BTreeSet<String> = told.into_iter().collect();
    assert_eq!(set.len(), n_told, "a change is named twice");
    set
}

#[test]
fn they_are_the_smallest_of_all() {
    let spots = ["none", "hip:left", "hip spine", "calf:left"];
    let mut tried = 0;
    for spot in spots {
        for sit in ["0 hours", "1.5 hours", "3 hours", "4 bouts"] {
            for habits in ["none", "desk", "desk sofa", "desk car sofa"] {
                for strain in ["p0", "p29", "p59", "p60", "unsure"] {
                    let said = [(SPOT, spot), (SIT, sit), (HABITS, habits), (STRAIN, strain)];
                    let answers = sore(&said);
                    assert_eq!(
                        sorted(changes(&answers)),
                        sorted(by_force(&answers)),
                        "{said:?}"
                    );
                    tried += 1;
                }
            }
        }
    }
    assert_eq!(tried, 320);
    let spared = grown(&[(STRAIN, "p59"), (HABITS, "desk")]);
    assert_eq!(sorted(changes(&spared)), sorted(by_force(&spared)));
}

#[test]
fn however_it_is_cut_the_search_finds_the_same() {
    let answers = sore(&[
        (SPOT, "hip:left"),
        (SIT, "3 hours"),
        (HABITS, "desk"),
        (STRAIN, "p59"),
    ]);
    let mut tries = 0;
    let mut search = Search::new(&answers);
    assert!(search.go_on(0) && search.changes().is_empty());
    while search.go_on(1) {
        tries += 1;
    }
    assert_eq!(search.changes(), changes(&answers));
    for piece in [2, 3, tries - 1, tries, tries + 1] {
        let mut search = Search::new(&answers);
        let mut pieces = 0;
        while search.go_on(piece) {
            pieces += 1;
        }
        assert_eq!(pieces, tries / piece, "{piece}");
        assert_eq!(search.changes(), changes(&answers), "{piece}");
        assert!(!search.go_on(1));
    }
}

#[test]
fn no_answer_of_a_red_flag_is_touched() {
    let mut ways = 0;
    let mut touched = BTreeSet::new();
    every_way(&mut |answers| {
        ways += 1;
        if ways % 101 > 0 {
            return;
        }
        for change in changes(answers) {
            for (question, _) in &change.answers {
                assert!(FREE.contains(question), "{change:?}");
                touched.insert(*question);
            }
        }
    });
    assert_eq!(touched, BTreeSet::from(FREE));
}

#[test]
fn only_a_scored_result_can_change() {
    assert_eq!(changes(&Answers::new(&CHECK)), []);
    assert_eq!(changes(&grown(&[(NOW, "chest")])), []);
    assert_eq!(changes(&grown(&[(TODAY, "lump")])), []);
    assert_eq!(changes(&grown(&[(AGE, "child")])), []);
    assert_ne!(changes(&grown(&[(SOON, "mood")])), []);
}

fn check(answers: &Answers, leads_to: Changed, expected: &[&[(usize, &str)]]) {
    let expected: Vec<Vec<(usize, Answer)>> = expected
        .iter()
        .map(|change| {
            change
                .iter()
                .map(|(q, said)| (*q, answer(*q, said)))
                .collect()
        })
        .collect();
    let found = changes(answers).into_iter();
    let found = found.filter(|change| change.leads_to == leads_to);
    let found: Vec<_> = found.map(|change| change.answers).collect();
    assert_eq!(found, expected, "{leads_to:?} of {answers:?}");
}

#[test]
fn a_change_told() {
    let answers = grown(&[(SIT, "2 hours"), (STRAIN, "p30")]);
    // The number just beyond the limit, in the unit it was given in.
    check(
        &answers,
        Changed::Level(LOAD, Level::Low),
        &[&[(SIT, "1 hours")]],
    );
    // No "unsure" is put in place of an answer; of two choices that would do, the nearer one.
    check(
        &answers,
        Changed::Level(2, Level::Low),
        &[&[(STRAIN, "p29")]],
    );
    check(
        &answers,
        Changed::Level(2, Level::High),
        &[&[(STRAIN, "p60")]],
    );
    // More of the same, or each one thing more that would do.
    check(
        &answers,
        Changed::Level(LOAD, Level::High),
        &[&[(HABITS, "desk car")], &[(HABITS, "sofa")]],
    );
    // Where one answer cannot do it, two.
    let answers = grown(&[(SIT, "2 hours"), (HABITS, "desk car sofa")]);
    check(
        &answers,
        Changed::Level(LOAD, Level::Low),
        &[
            &[(SIT, "1 hours"), (HABITS, "desk")],
            &[(SIT, "1 hours"), (HABITS, "car")],
        ],
    );
}

/// A question by itself, which gives one domain its points, and the answer to it.
fn alone(question: Question, given: Answer) -> Answers {
    let parts = List::kept(vec![Part {
        questions: List(&[0]),
        cap: 100,
    }]);
    let domain = Domain {
        id: "all",
        parts,
        gate: None,
        unused_if: Condition::Never,
        sign: false,
        evidence: 5,
    };
    let mut answers = Answers::new(Box::leak(Box::new(Questionnaire {
        questions: List::kept(vec![question]),
        domains: List::kept(vec![domain]),
        ..Questionnaire::EMPTY
    })));
    answers.put(0, given).unwrap();
    answers
}

const TOP: Choice = Choice {
    points: 60,
    ..Choice::PLAIN
};

#[test]
fn who_does_not_know_stands_before_the_first_choice() {
    let unsure = Choice {
        unrated: true,
        ..Choice::PLAIN
    };
    let question = Question {
        choices: List::kept(vec![TOP, TOP, TOP, unsure]),
        ..Question::PLAIN
    };
    let found = changes(&alone(question, Answer::One(3)));
    let found: Vec<_> = found.into_iter().map(|change| change.answers).collect();
    assert_eq!(found, [[(0, Answer::One(0))]]);
}

#[test]
fn a_list_of_many_choices_is_left_as_it_is() {
    for (choices, expected) in [
        (MOST_CHOICES, MOST_CHOICES),
        (MOST_CHOICES + 1, 0),
        (MOST_CHOICES + 2, 0),
    ] {
        let none = Choice {
            exclusive: true,
            ..Choice::PLAIN
        };
        let all = std::iter::repeat_n(TOP, choices).chain([none]);
        let question = Question {
            kind: Kind::Many,
            choices: List::kept(all.collect()),
            ..Question::PLAIN
        };
        let given = Answer::Many(Choices::of([choices]));
        let found = changes(&alone(question, given));
        assert_eq!(found.len(), expected, "{choices}");
    }
}
