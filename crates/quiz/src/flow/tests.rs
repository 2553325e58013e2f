//! The path held against a plainer one that looks at every flag after every answer, and its work counted.

#![allow(clippy::panic, clippy::unwrap_used, reason = "tests")]

use std::cell::Cell;

use dice::Dice;

use super::*;
use crate::answers::Answer;
use crate::list::List;
use crate::number::Unit;
use crate::questionnaire::{Choice, Kind, Number, Question, RedFlag};

thread_local! {
    static LOOKED: Cell<usize> = const { Cell::new(0) };
}

/// A condition has been looked at.
pub(crate) fn count() {
    LOOKED.set(LOOKED.get() + 1);
}

/// How often a condition is looked at meanwhile.
fn looks(work: impl FnOnce()) -> usize {
    let before = LOOKED.get();
    work();
    LOOKED.get() - before
}

/// A condition on the questions before one, which may name flags before another.
fn condition(dice: &mut Dice, question: usize, flag: usize, depth: usize) -> Condition {
    let list = |dice: &mut Dice| {
        let parts = (0..=dice.below(3)).map(|_| condition(dice, question, flag, depth - 1));
        List::kept(parts.collect())
    };
    match dice.below(if depth == 0 { 4 } else { 8 }) {
        0 if flag > 0 => Condition::Flag(dice.below(flag)),
        1 => Condition::UrgencyAtLeast([Urgency::Soon, Urgency::Urgent][dice.below(2)]),
        2 if dice.below(6) == 0 => [Condition::Always, Condition::Never][dice.below(2)],
        4 => Condition::All(list(dice)),
        5 => Condition::Any(list(dice)),
        6 | 7 => {
            let inner = condition(dice, question, flag, depth - 1);
            Condition::Not(Box::leak(Box::new(inner)))
        }
        _ if question == 0 => Condition::Always,
        _ => match dice.below(question) {
            number if number % 5 == 4 => {
                Condition::AtLeast(number, List::kept(vec![dice.below(4) as u16]))
            }
            asked => Condition::Choice(asked, dice.below(3)),
        },
    }
}

fn question(index: usize, ask_if: Condition) -> Question {
    let number = index % 5 == 4;
    let choice = |id| Choice {
        id,
        ..Choice::PLAIN
    };
    Question {
        kind: if number { Kind::Number } else { Kind::One },
        choices: if number {
            List(&[])
        } else {
            List::kept(["a", "b", "c"].map(choice).into())
        },
        number: number.then_some(Number {
            units: List(&[Unit {
                id: "days",
                steps: 1,
                max: 5,
            }]),
            bins: List(&[]),
            scale: false,
        }),
        ask_if,
        ..Question::PLAIN
    }
}

fn questionnaire(questions: Vec<Question>, flags: Vec<RedFlag>) -> &'static Questionnaire {
    Box::leak(Box::new(Questionnaire {
        questions: List::kept(questions),
        flags: List::kept(flags),
        ..Questionnaire::EMPTY
    }))
}

fn flag(tier: Urgency, when: Condition) -> RedFlag {
    RedFlag {
        id: "",
        tier,
        when,
        sources: List(&[]),
    }
}

/// The path as it is told: after every answer, every flag that holds is raised.
fn plain<'a>(answers: &'a Answers) -> Path<'a> {
    let questionnaire = answers.questionnaire();
    let mut path = Path {
        facts: Facts::new(answers),
        answered: Vec::new(),
        next: Next::Result,
        at_most: 0,
    };
    let raise = |facts: &mut Facts<'_>| {
        for (index, flag) in questionnaire.flags.iter().enumerate() {
            if !facts.raised[index] && facts.holds(&flag.when) {
                facts.raised[index] = true;
                facts.urgency = facts.urgency.max(flag.tier);
            }
        }
    };
    for (index, question) in questionnaire.questions.iter().enumerate() {
        if !path.facts.holds(&question.ask_if) {
            path.facts.asked[index] = Asked::Hidden;
            continue;
        }
        if answers.get(index).is_none() {
            path.next = Next::Ask(index);
            return path;
        }
        path.facts.asked[index] = Asked::Answered;
        path.answered.push(index);
        raise(&mut path.facts);
        if path.facts.urgency >= Urgency::Urgent {
            break;
        }
    }
    for asked in &mut path.facts.asked {
        if *asked == Asked::Ahead {
            *asked = Asked::Hidden;
        }
    }
    raise(&mut path.facts);
    path
}

#[test]
fn no_flag_is_raised_later_for_being_looked_at_less() {
    let mut dice = Dice::new();
    for round in 0..4000 {
        let questions = 2 + dice.below(9);
        let flags = dice.below(8);
        let asked = (0..questions).map(|q| {
            let spared = dice.below(3) == 0;
            question(
                q,
                if spared {
                    condition(&mut dice, q, 0, 2)
                } else {
                    Condition::Always
                },
            )
        });
        let asked = asked.collect();
        let raised = (0..flags).map(|index| {
            let tier = [Urgency::Soon, Urgency::Soon, Urgency::Soon, Urgency::Urgent];
            flag(
                tier[dice.below(4)],
                condition(&mut dice, questions, index, 2),
            )
        });
        let questionnaire = questionnaire(asked, raised.collect());
        for _ in 0..6 {
            let mut answers = Answers::new(questionnaire);
            let until = dice.below(questions + 1);
            for (index, question) in questionnaire.questions.iter().enumerate().take(until) {
                let answer = match question.kind {
                    Kind::Number => Answer::Number {
                        unit: 0,
                        steps: dice.below(6) as u16,
                    },
                    _ => Answer::One(dice.below(3)),
                };
                answers.put(index, answer).unwrap();
            }
            let (path, plain) = (Path::of(&answers), plain(&answers));
            let seen = |path: &Path<'_>| {
                let facts = &path.facts;
                let raised = facts.raised.clone();
                (
                    path.answered.clone(),
                    path.next,
                    raised,
                    facts.urgency,
                    facts.asked.clone(),
                )
            };
            let case = || format!("round {round}: {questionnaire:?} with {answers:?}");
            assert_eq!(seen(&path), seen(&plain), "{}", case());
        }
    }
}

#[test]
fn a_flag_on_a_question_that_there_is_not_is_looked_at_all_the_same() {
    for missing in [1, 2, 9] {
        let never_asked = Condition::Not(Box::leak(Box::new(Condition::Choice(missing, 0))));
        let asked = vec![question(0, Condition::Always)];
        let questionnaire = questionnaire(asked, vec![flag(Urgency::Soon, never_asked)]);
        let mut answers = Answers::new(questionnaire);
        answers.put(0, Answer::One(0)).unwrap();
        let (path, plain) = (Path::of(&answers), plain(&answers));
        assert_eq!(path.facts.raised, plain.facts.raised, "{missing}");
        assert_eq!(path.facts.raised, [true], "{missing}");
    }
}

/// Answers to the first questions of a questionnaire, one choice each.
fn answered(questionnaire: &'static Questionnaire, choices: &[usize]) -> Answers {
    let mut answers = Answers::new(questionnaire);
    for (index, choice) in choices.iter().enumerate() {
        answers.put(index, Answer::One(*choice)).unwrap();
    }
    answers
}

#[test]
fn a_flag_stays_raised_whatever_its_condition_says_later() {
    const QUIET: Condition = Condition::Not(&Condition::UrgencyAtLeast(Urgency::Soon));
    let both = [Condition::Flag(0), Condition::Choice(1, 0)];
    let flags = vec![
        // It holds until it is raised.
        flag(Urgency::Soon, QUIET),
        flag(Urgency::Soon, Condition::All(List::kept(both.into()))),
    ];
    let asked = (0..2).map(|q| question(q, Condition::Always));
    let questionnaire = questionnaire(asked.collect(), flags);
    for (choice, raised) in [(0, [true, true]), (1, [true, false])] {
        let answers = answered(questionnaire, &[0, choice]);
        assert_eq!(Path::of(&answers).facts.raised, raised, "{choice}");
    }
}

#[test]
fn what_an_urgency_rules_out_is_not_ahead_once_it_is_reached() {
    const QUIET: Condition = Condition::Not(&Condition::UrgencyAtLeast(Urgency::Soon));
    let asked = [Condition::Always, Condition::Always, QUIET];
    let asked = asked
        .into_iter()
        .enumerate()
        .map(|(q, ask)| question(q, ask));
    let flags = vec![flag(Urgency::Soon, Condition::Choice(0, 0))];
    let questionnaire = questionnaire(asked.collect(), flags);
    for (choice, at_most) in [(0, 2), (1, 3)] {
        let answers = answered(questionnaire, &[choice]);
        assert_eq!(Path::of(&answers).at_most, at_most, "{choice}");
    }
}

#[test]
fn a_path_costs_as_much_a_question_however_many_there_are() {
    // Each question raises a flag by itself, each fifth one together with the one before it.
    let cost = |questions: usize| {
        let mut flags = Vec::new();
        for q in (0..questions).filter(|q| q % 5 != 4) {
            flags.push(flag(Urgency::Soon, Condition::Choice(q, 1)));
            if q > 0 && q % 5 == 1 {
                let both = [Condition::Choice(q - 1, 0), Condition::Choice(q, 2)];
                flags.push(flag(Urgency::Soon, Condition::All(List::kept(both.into()))));
            }
        }
        let asked = (0..questions).map(|q| question(q, Condition::Always));
        let questionnaire = questionnaire(asked.collect(), flags);
        let mut answers = Answers::new(questionnaire);
        for (index, question) in questionnaire.questions.iter().enumerate() {
            let answer = match question.kind {
                Kind::Number => Answer::Number { unit: 0, steps: 1 },
                _ => Answer::One(0),
            };
            answers.put(index, answer).unwrap();
        }
        looks(|| assert_eq!(Path::of(&answers).answered.len(), questions)) / questions
    };
    let (few, many) = (cost(20), cost(500));
    assert!(
        many <= few + 1,
        "{few} looks a question of 20, {many} of 500"
    );
}
