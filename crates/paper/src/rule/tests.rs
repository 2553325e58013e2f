//! Rules against the engine: random conditions over a small questionnaire with one of everything, for all answers.

#![allow(clippy::expect_used, reason = "tests")]

use dice::Dice;
use quiz::{
    Answer, Answers, Assessment, Choice, Choices, Condition, Kind, List, Next, Number, Path,
    Places, Question, Questionnaire, Sides, Unit, Urgency,
};

use super::*;

const ONE: usize = 0;
const SOME: usize = 1;
const LONG: usize = 2;
const SPOT: usize = 3;

const fn choice(id: &'static str) -> Choice {
    Choice {
        id,
        ..Choice::PLAIN
    }
}

const NONE: Choice = Choice {
    id: "none",
    exclusive: true,
    ..Choice::PLAIN
};

const ASKED: Condition = Condition::Choice(ONE, 0);
const TWICE: Condition = Condition::All(List(&[ASKED, Condition::Choice(SOME, 1)]));

static CHECK: Questionnaire = Questionnaire {
    questions: List(&[
        Question {
            id: "one",
            choices: List(&[choice("a"), choice("b"), choice("c")]),
            ..Question::PLAIN
        },
        Question {
            id: "some",
            kind: Kind::Many,
            choices: List(&[choice("a"), choice("b"), choice("c"), NONE]),
            ask_if: Condition::Not(&Condition::Choice(ONE, 2)),
            ..Question::PLAIN
        },
        Question {
            id: "long",
            kind: Kind::Number,
            number: Some(Number {
                units: List(&[Unit {
                    id: "h",
                    steps: 1,
                    max: 3,
                }]),
                bins: List(&[]),
                scale: false,
            }),
            ask_if: TWICE,
            ..Question::PLAIN
        },
        Question {
            id: "spot",
            kind: Kind::Places,
            choices: List(&[choice("hip"), choice("calf"), NONE]),
            ask_if: ASKED,
            ..Question::PLAIN
        },
    ]),
    ..Questionnaire::EMPTY
};

const ORDER: [usize; 4] = [ONE, SOME, LONG, SPOT];

/// Everybody: each way through the questions, with every answer.
fn everybody() -> Vec<Answers> {
    fn walk(answers: &Answers, all: &mut Vec<Answers>) {
        let Next::Ask(question) = Path::of(answers).next else {
            all.push(answers.clone());
            return;
        };
        let many =
            |n: usize| (1..1usize << n).map(move |set| (0..n).filter(move |c| set >> c & 1 == 1));
        let mut legal: Vec<Answer> = Vec::new();
        match question {
            ONE => legal.extend((0..3).map(Answer::One)),
            SOME => legal.extend(many(4).map(|ticked| Answer::Many(Choices::of(ticked)))),
            LONG => legal.extend((0..=3).map(|steps| Answer::Number { unit: 0, steps })),
            _ => legal.extend((0..64).map(|sides: u8| {
                let side = |place: u8| Sides::from_number(sides >> (2 * place) & 3);
                Answer::Places((0..3).fold(Places::default(), |places, p| {
                    places.with(usize::from(p), side(p))
                }))
            })),
        }
        for answer in legal {
            let mut answers = answers.clone();
            if answers.put(question, answer).is_ok() {
                walk(&answers, all);
            }
        }
    }
    let mut all = Vec::new();
    walk(&Answers::new(&CHECK), &mut all);
    all
}

fn any_condition(dice: &mut Dice, depth: usize) -> Condition {
    let leaf = depth == 0 || dice.high_below(3) == 0;
    match dice.high_below(if leaf { 5 } else { 3 }) {
        0 if !leaf => Condition::Not(Box::leak(Box::new(any_condition(dice, depth - 1)))),
        n if !leaf => {
            let parts: Vec<Condition> = (0..2 + dice.high_below(2))
                .map(|_| any_condition(dice, depth - 1))
                .collect();
            let parts = List::kept(parts);
            if n == 1 {
                Condition::All(parts)
            } else {
                Condition::Any(parts)
            }
        }
        0 => Condition::Choice(ONE, dice.high_below(3)),
        1 | 2 => Condition::Choice(SOME, dice.high_below(4)),
        3 => Condition::AtLeast(LONG, List::kept(vec![dice.high_below(4) as u16])),
        _ => Condition::Choice(SPOT, dice.high_below(3)),
    }
}

fn shows(answers: &Answers, asked: &[usize], mark: &Mark) -> bool {
    let answer = |question: usize| answers.get(question).filter(|_| asked.contains(&question));
    let ticked = |tick: &Tick| match tick {
        Tick::Choice(question, choice) => {
            answer(*question).is_some_and(|a| a.choices().has(*choice))
        }
        Tick::Sign(_) => false,
    };
    let steps = |question: usize| match answer(question) {
        Some(Answer::Number { steps, .. }) => Some(steps),
        _ => None,
    };
    match mark {
        Mark::Ticked(ticks) => ticks.iter().any(ticked),
        Mark::NotTicked(ticks) => !ticks.iter().any(ticked),
        Mark::Skipped(questions) => questions.iter().any(|q| !asked.contains(q)),
        Mark::Answered(question) => asked.contains(question),
        Mark::AtLeast(question, least) => steps(*question).is_some_and(|s| s >= *least),
        Mark::Below(question, limit) => steps(*question).is_some_and(|s| s < *limit),
        _ => false,
    }
}

fn fits(answers: &Answers, asked: &[usize], rule: &Rule) -> bool {
    let line = |line: &Vec<Mark>| line.iter().any(|mark| shows(answers, asked, mark));
    rule.0.iter().all(line)
}

fn end() -> Reader<'static> {
    Reader {
        questionnaire: &CHECK,
        order: &ORDER,
        at: None,
        reached: Urgency::Soon,
        signs: &[],
    }
}

#[test]
fn a_rule_fits_exactly_those_who_fulfil_the_condition() {
    let everybody = everybody();
    assert!(everybody.len() > 100, "{} people", everybody.len());
    let mut dice = Dice::new();
    let mut said = 0;
    for _ in 0..3_000 {
        let condition = any_condition(&mut dice, 3);
        for (rule, wanted) in [
            (end().rule(&condition), true),
            (end().unless(&condition), false),
        ] {
            // What has too many cases for paper is refused, never said wrongly.
            let Ok(rule) = rule else { continue };
            said += 1;
            for answers in &everybody {
                let assessment = Assessment::of(answers).expect("all is answered");
                let holds = assessment.facts.holds(&condition) == wanted;
                let fits = fits(answers, &assessment.answered, &rule);
                assert_eq!(fits, holds, "{condition:?} as {rule:?} for {answers:?}");
            }
        }
    }
    assert!(said > 4_000, "only {said} rules could be said");
}

#[test]
fn rules_are_said_the_short_way() {
    let tick = |question, choice| Tick::Choice(question, choice);
    let check = |condition: Condition, expected: Vec<Vec<Mark>>| {
        assert_eq!(end().rule(&condition), Ok(Rule(expected)), "{condition:?}");
    };
    let not = |condition: Condition| Condition::Not(Box::leak(Box::new(condition)));
    let any = |parts: Vec<Condition>| Condition::Any(List::kept(parts));
    let all = |parts: Vec<Condition>| Condition::All(List::kept(parts));
    let (a, b, c) = (
        Condition::Choice(ONE, 0),
        Condition::Choice(ONE, 1),
        Condition::Choice(ONE, 2),
    );
    // Choices of a question in one list; instead of two that are not ticked, the third that must be.
    check(
        any(vec![b, a]),
        vec![vec![Mark::Ticked(vec![tick(ONE, 0), tick(ONE, 1)])]],
    );
    check(
        not(any(vec![a, b])),
        vec![vec![Mark::Ticked(vec![tick(ONE, 2)])]],
    );
    check(not(a), vec![vec![Mark::NotTicked(vec![tick(ONE, 0)])]]);
    check(
        any(vec![not(any(vec![a, b])), Condition::Choice(SPOT, 0)]),
        vec![vec![Mark::Ticked(vec![tick(ONE, 2), tick(SPOT, 0)])]],
    );
    // All but "none" unticked is "none" ticked, or the question skipped.
    let some = |choice| Condition::Choice(SOME, choice);
    check(
        not(any(vec![some(0), some(1), some(2)])),
        vec![vec![
            Mark::Ticked(vec![tick(SOME, 3)]),
            Mark::Skipped(vec![SOME]),
        ]],
    );
    // Who answered a question was asked it, and a smaller number was written.
    check(
        all(vec![ASKED, Condition::Choice(SPOT, 0)]),
        vec![vec![Mark::Ticked(vec![tick(SPOT, 0)])]],
    );
    let at_least = |steps: u16| Condition::AtLeast(LONG, List::kept(vec![steps]));
    check(
        all(vec![at_least(0), not(at_least(2))]),
        vec![vec![Mark::Below(LONG, 2)]],
    );
    // What follows from another line is left out.
    check(
        all(vec![any(vec![a, c]), a]),
        vec![vec![Mark::Ticked(vec![tick(ONE, 0)])]],
    );
    check(Condition::Always, Vec::new());
    check(Condition::Never, vec![Vec::new()]);
}

#[test]
fn what_comes_later_is_not_known() {
    let early = Reader {
        at: Some(SOME),
        ..end()
    };
    let later = Condition::Choice(SPOT, 0);
    assert!(early.rule(&later).is_ok_and(|rule| rule.is_never()));
    assert!(early.unless(&later).is_ok_and(|rule| rule.is_never()));
    let now = Condition::Choice(SOME, 0);
    assert!(early.rule(&now).is_ok_and(|rule| !rule.is_never()));
}
