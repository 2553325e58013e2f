//! The inputs: every answer that every question can be given, as a row of small choices.
//!
//! A question with one choice is one input. One with several is an input for each choice but the exclusive one, which
//! is what remains when none is ticked; so every combination is a legal answer, and every legal answer is one. A place
//! is none, left, right or both. Numbers between the same limits are one value, with a weight.

use quiz::{
    Answer, Answers, Choices, Condition, Kind, Next, Path, Places, Question, Questionnaire, Sides,
};

use crate::diagram::{Diagrams, Function};

/// All inputs of a questionnaire.
pub struct Inputs {
    /// The questionnaire.
    pub questionnaire: &'static Questionnaire,
    /// The inputs, in the order of the questions.
    pub inputs: Vec<Input>,
    /// By question, its inputs.
    pub of: Vec<std::ops::Range<usize>>,
}

/// One input.
pub struct Input {
    /// The question it belongs to.
    pub question: usize,
    /// What its values mean.
    pub means: Means,
}

/// What the values of an input mean.
pub enum Means {
    /// Which choice.
    Choice,
    /// Whether this choice is ticked.
    Tick(usize),
    /// Where this place hurts: nowhere, left, right, both.
    Place(usize),
    /// Whether this place in the middle hurts.
    Middle(usize),
    /// Which range a number is in.
    Range(Vec<Range>),
}

/// Numbers that no rule tells apart.
pub struct Range {
    /// One of them, and the others: index of the unit, and steps.
    pub numbers: Vec<(usize, u16)>,
}

impl Inputs {
    /// The inputs of every question.
    pub fn of(questionnaire: &'static Questionnaire) -> Inputs {
        let limits = limits(questionnaire);
        let mut inputs = Vec::new();
        let mut of = Vec::new();
        for (index, question) in questionnaire.questions.iter().enumerate() {
            let first = inputs.len();
            let mut add = |means| {
                inputs.push(Input {
                    question: index,
                    means,
                });
            };
            let tickable = (0..question.choices.len()).filter(|c| !question.choices[*c].exclusive);
            match question.kind {
                Kind::One => add(Means::Choice),
                Kind::Many => tickable.for_each(|c| add(Means::Tick(c))),
                Kind::Places => tickable.for_each(|c| {
                    add(match question.choices[c].middle {
                        true => Means::Middle(c),
                        false => Means::Place(c),
                    });
                }),
                Kind::Number => add(Means::Range(ranges(question, &limits[index]))),
            }
            of.push(first..inputs.len());
        }
        Inputs {
            questionnaire,
            inputs,
            of,
        }
    }

    /// How many values each input has.
    pub fn arity(&self) -> Vec<usize> {
        self.weights().iter().map(Vec::len).collect()
    }

    /// How many answers each value of each input stands for.
    pub fn weights(&self) -> Vec<Vec<u64>> {
        let weights = self.inputs.iter().map(|input| match &input.means {
            Means::Choice => {
                vec![1; self.questionnaire.questions[input.question].choices.len()]
            }
            Means::Tick(_) | Means::Middle(_) => vec![1; 2],
            Means::Place(_) => vec![1; 4],
            Means::Range(ranges) => ranges.iter().map(|r| r.numbers.len() as u64).collect(),
        });
        weights.collect()
    }

    /// The choice of a question is ticked, whether or not the question is asked.
    pub fn ticked(&self, all: &mut Diagrams, question: usize, choice: usize) -> Function {
        let asked = &self.questionnaire.questions[question];
        if asked.kind != Kind::One && asked.choices[choice].exclusive {
            let others: Vec<Function> = (0..asked.choices.len())
                .filter(|other| *other != choice)
                .map(|other| self.ticked(all, question, other))
                .collect();
            let any = all.any(others);
            return all.not(any);
        }
        let place = |i: &usize| match self.inputs[*i].means {
            Means::Choice => true,
            Means::Tick(c) | Means::Place(c) | Means::Middle(c) => c == choice,
            Means::Range(_) => false,
        };
        let Some(input) = self.of[question].clone().find(place) else {
            return all.number(0);
        };
        match self.inputs[input].means {
            Means::Choice => all.input(input, |v| u32::from(v == choice)),
            _ => all.input(input, |v| u32::from(v > 0)),
        }
    }

    /// The number of a question is at least this, in steps of its unit.
    pub fn at_least(&self, all: &mut Diagrams, question: usize, least: &[u16]) -> Function {
        let input = self.of[question].start;
        match self.inputs.get(input).map(|i| &i.means) {
            Some(Means::Range(ranges)) => all.input(input, |value| {
                let (unit, steps) = ranges[value].numbers[0];
                u32::from(least.get(unit).is_some_and(|least| steps >= *least))
            }),
            _ => all.number(0),
        }
    }

    /// Places of both lists hurt on the same side.
    pub fn same_side(
        &self,
        all: &mut Diagrams,
        question: usize,
        ones: &[usize],
        others: &[usize],
    ) -> Function {
        let hurts = |all: &mut Diagrams, places: &[usize], side: u8| {
            let inputs = self.of[question].clone();
            let functions: Vec<Function> = inputs
                .filter_map(|i| match self.inputs[i].means {
                    Means::Place(c) if places.contains(&c) => {
                        Some(all.input(i, |v| u32::from(v as u8 & side != 0)))
                    }
                    Means::Middle(c) if places.contains(&c) => {
                        Some(all.input(i, |v| u32::from(v > 0)))
                    }
                    _ => None,
                })
                .collect();
            all.any(functions)
        };
        let sides = [Sides::Left as u8, Sides::Right as u8].map(|side| {
            let (one, other) = (hurts(all, ones, side), hurts(all, others, side));
            all.and(one, other)
        });
        all.any(sides)
    }

    /// The points of the answer to a question, whether or not it is asked.
    pub fn points(&self, all: &mut Diagrams, question: usize) -> Function {
        let asked = &self.questionnaire.questions[question];
        let points = |choice: usize| u32::from(asked.choices[choice].points);
        self.of[question]
            .clone()
            .fold(crate::diagram::NO, |sum, i| {
                let own = match &self.inputs[i].means {
                    Means::Choice => all.input(i, points),
                    Means::Tick(c) | Means::Place(c) | Means::Middle(c) => {
                        all.input(i, |v| if v > 0 { points(*c) } else { 0 })
                    }
                    Means::Range(ranges) => all.input(i, |value| {
                        let (unit, steps) = ranges[value].numbers[0];
                        let number = asked.number.as_ref();
                        number.map_or(0, |n| n.points(unit, steps).into())
                    }),
                };
                all.add(sum, own)
            })
    }

    /// The answer to a question that these values stand for.
    pub fn answer(&self, question: usize, values: &[u8]) -> Answer {
        let asked = &self.questionnaire.questions[question];
        let inputs = self.of[question].clone();
        let mut ticked = Choices::default();
        let mut places = Places::default();
        for i in inputs {
            let value = values[i];
            match &self.inputs[i].means {
                Means::Choice => return Answer::One(value.into()),
                Means::Range(ranges) => {
                    let (unit, steps) = ranges[usize::from(value)].numbers[0];
                    return Answer::Number { unit, steps };
                }
                Means::Tick(c) => ticked = ticked.with(*c, value > 0),
                Means::Place(c) => places = places.with(*c, Sides::from_number(value)),
                Means::Middle(c) if value > 0 => places = places.with(*c, Some(Sides::Both)),
                Means::Middle(_) => {}
            }
        }
        match (asked.kind, asked.exclusive()) {
            (Kind::Places, Some(none)) if places.choices().is_empty() => {
                Answer::Places(places.with(none, Some(Sides::Both)))
            }
            (Kind::Places, _) => Answer::Places(places),
            (_, Some(none)) if ticked.is_empty() => Answer::Many(Choices::of([none])),
            _ => Answer::Many(ticked),
        }
    }

    /// The answers of somebody who says what these values stand for, as far as they are asked.
    pub fn answers(&self, values: &[u8]) -> Answers {
        let mut answers = Answers::new(self.questionnaire);
        while let Next::Ask(question) = Path::of(&answers).next {
            if answers
                .put(question, self.answer(question, values))
                .is_err()
            {
                // What cannot be said ends the walk; whoever called sees an unfinished quiz.
                break;
            }
        }
        answers
    }
}

/// Somebody who has answered every question, asked or not, and changes their mind again and again. Only what changes
/// is said anew, which is much quicker than to begin from the start.
pub struct Person<'a> {
    inputs: &'a Inputs,
    answers: Answers,
    values: Vec<u8>,
    /// By question, whether what is on offer depends on earlier answers.
    varies: Vec<bool>,
}

impl<'a> Person<'a> {
    /// Somebody who says this.
    pub fn of(inputs: &'a Inputs, values: &[u8]) -> Person<'a> {
        let questions = inputs.questionnaire.questions.iter();
        let varies = questions.map(|q| {
            let mut choices = q.choices.iter();
            choices.any(|choice| !matches!(choice.only_if, Condition::Always))
        });
        let mut person = Person {
            inputs,
            answers: Answers::new(inputs.questionnaire),
            values: values.to_vec(),
            varies: varies.collect(),
        };
        for question in 0..person.varies.len() {
            person.say(question);
        }
        person
    }

    /// Says something else.
    pub fn says(&mut self, values: &[u8]) -> &Answers {
        let mut changed = false;
        for question in 0..self.varies.len() {
            let own = self.inputs.of[question].clone();
            let differs = self.values[own.clone()] != values[own.clone()];
            self.values[own.clone()].copy_from_slice(&values[own]);
            if differs || (changed && self.varies[question]) {
                self.say(question);
            }
            changed |= differs;
        }
        &self.answers
    }

    fn say(&mut self, question: usize) {
        // Every combination of values is a legal answer; were one not, the quiz would stay unfinished, which is told.
        let answer = self.inputs.answer(question, &self.values);
        if self.answers.put(question, answer).is_err() {
            self.answers.forget(question);
        }
    }
}

/// By question, every limit in any rule: steps, one figure a unit.
pub(crate) fn limits(questionnaire: &'static Questionnaire) -> Vec<Vec<Vec<u16>>> {
    let mut limits = vec![Vec::new(); questionnaire.questions.len()];
    let mut see = |condition: &Condition| {
        if let Condition::AtLeast(question, least) = condition {
            limits[*question].push(least.to_vec());
        }
    };
    for condition in every_condition(questionnaire) {
        condition.visit(questionnaire, &mut see);
    }
    for (question, asked) in questionnaire.questions.iter().enumerate() {
        let bins = asked.number.iter().flat_map(|n| n.bins.iter());
        limits[question].extend(bins.map(|bin| bin.from.to_vec()));
    }
    limits
}

/// Every condition that stands anywhere, without a place of its own.
fn every_condition(
    questionnaire: &'static Questionnaire,
) -> impl Iterator<Item = &'static Condition> {
    let questions = questionnaire.questions.iter();
    let of_questions = questions.flat_map(|q| {
        std::iter::once(&q.ask_if).chain(q.choices.iter().map(|choice| &choice.only_if))
    });
    of_questions
        .chain(questionnaire.flags.iter().map(|f| &f.when))
        .chain(questionnaire.domains.iter().map(|d| &d.unused_if))
        .chain(questionnaire.bands.iter().map(|b| &b.when))
        .chain(questionnaire.statements.iter().map(|s| &s.when))
        .chain(std::iter::once(&questionnaire.scored_if))
}

/// All numbers that can be given, in ranges that no limit parts.
fn ranges(question: &'static Question, limits: &[Vec<u16>]) -> Vec<Range> {
    let mut ranges: Vec<(Vec<bool>, Range)> = Vec::new();
    let units = question.number.iter().flat_map(|n| n.units.iter());
    for (unit, measured) in units.enumerate() {
        for steps in 0..=measured.largest() {
            let reached: Vec<bool> = limits
                .iter()
                .map(|limit| limit.get(unit).is_some_and(|least| steps >= *least))
                .collect();
            match ranges.iter_mut().find(|(other, _)| *other == reached) {
                Some((_, range)) => range.numbers.push((unit, steps)),
                None => ranges.push((
                    reached,
                    Range {
                        numbers: vec![(unit, steps)],
                    },
                )),
            }
        }
    }
    ranges.into_iter().map(|(_, range)| range).collect()
}
