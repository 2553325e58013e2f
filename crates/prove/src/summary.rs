//! The summary: how many sets of answers there are, what they come to, and how far one tap moves a result.
//! A set is not a person: nobody knows how many people would answer in which way.

use std::fmt;

use quiz::{Outcome, Section};
use sha2::{Digest, Sha256};

use crate::diagram::{Function, NO};
use crate::inputs::Means;
use crate::model::Model;

/// What all sets of answers come to.
#[derive(Debug)]
pub struct Summary {
    /// How many sets of answers there are.
    pub sets: u128,
    /// How many of them have at most one tick in each list.
    pub short_sets: u128,
    /// A digest of the whole table of results: it changes when any result of any set does.
    pub digest: String,
    /// Shares of the kinds of results.
    pub outcomes: Vec<Share<Outcome>>,
    /// Of the scored ones, shares of the bands, by index.
    pub bands: Vec<Share<usize>>,
    /// Of the scored ones, shares of the statements that name somebody to see, by index.
    pub people: Vec<Share<usize>>,
    /// How far one tap moves a scored result, by question; only where it moves anything.
    pub taps: Vec<Tap>,
}

/// Which share of sets.
#[derive(Debug, Clone, Copy)]
pub struct Share<T> {
    /// Of what.
    pub of: T,
    /// Of all sets.
    pub all: f64,
    /// Of the sets with at most one tick in each list.
    pub short: f64,
}

/// What one other tap at a question can do to a scored result in which the same questions are asked: another choice or
/// number, or one tick more or fewer.
#[derive(Debug)]
pub struct Tap {
    /// Index of the question.
    pub question: usize,
    /// How many points a domain moves at most.
    pub points: u32,
    /// How many bands the result moves at most.
    pub bands: usize,
    /// In which share of the scored sets with at most one tick in each list another answer to it moves the band.
    pub share: f64,
}

impl Summary {
    /// The summary of a model.
    pub fn of(model: &mut Model) -> Summary {
        let weights = model.weights();
        let sheets = model.sheets();
        let few = few_ticks(model);
        let short = model.all.and(sheets, few);
        let count = |model: &Model, function: Function| model.all.count(function, &weights);
        let (sets, short_sets) = (count(model, sheets), count(model, short));
        let share = |model: &mut Model, function: Function, whole: Function| {
            [sheets, short].map(|space| {
                let (part, whole) = (model.all.and(space, function), model.all.and(space, whole));
                count(model, part) as f64 / count(model, whole) as f64
            })
        };
        let mut outcomes = Vec::new();
        for (of, function) in model.outcomes.each() {
            let [all, short] = share(model, function, crate::diagram::YES);
            outcomes.push(Share { of, all, short });
        }
        let scored = model.outcomes.scored;
        let mut bands = Vec::new();
        for of in 0..model.bands.within.len() {
            let [all, short] = share(model, model.bands.within[of], scored);
            bands.push(Share { of, all, short });
        }
        let mut people = Vec::new();
        let statements = model.questionnaire().statements.iter().enumerate();
        for (of, _) in statements.filter(|(_, s)| s.section == Section::See) {
            let [all, short] = share(model, model.placed[of], scored);
            people.push(Share { of, all, short });
        }
        Summary {
            sets,
            short_sets,
            digest: digest(model),
            outcomes,
            bands,
            people,
            taps: taps(model, sheets, short, &weights),
        }
    }
}

/// The digest of the whole table of results.
pub fn digest(model: &Model) -> String {
    let text = model.all.write(&model.table());
    let bytes = Sha256::digest(text).into_iter().take(16);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

/// At most one tick in each list.
fn few_ticks(model: &mut Model) -> Function {
    let mut few = crate::diagram::YES;
    for question in 0..model.questionnaire().questions.len() {
        let mut ticks = NO;
        for input in model.inputs.of[question].clone() {
            if !matches!(
                model.inputs.inputs[input].means,
                Means::Choice | Means::Range(_)
            ) {
                let tick = model.all.input(input, |value| u32::from(value > 0));
                ticks = model.all.add(ticks, tick);
            }
        }
        let two = model.all.at_least(ticks, 2);
        few = model.all.and_not(few, two);
    }
    few
}

fn taps(model: &mut Model, all: Function, short: Function, weights: &[Vec<u64>]) -> Vec<Tap> {
    let scored = [all, short].map(|space| model.all.and(space, model.outcomes.scored));
    let whole = model.all.count(scored[1], weights) as f64;
    let bands = |model: &mut Model, space: Function| {
        let within = model.bands.within.clone().into_iter();
        within
            .map(|band| model.all.and(space, band))
            .collect::<Vec<_>>()
    };
    let (in_all, in_short) = (bands(model, all), bands(model, short));
    let mut taps = Vec::new();
    for question in 0..model.questionnaire().questions.len() {
        let mut tap = Tap {
            question,
            points: 0,
            bands: 0,
            share: 0.0,
        };
        for input in model.inputs.of[question].clone() {
            for (to, other) in in_all.iter().enumerate() {
                let can = model.all.exists(*other, input);
                for (from, of) in in_all.iter().enumerate().filter(|(from, _)| *from != to) {
                    if model.all.and(*of, can) != NO {
                        tap.bands = tap.bands.max(from.abs_diff(to));
                    }
                }
            }
            if model.questionnaire().scores(question) {
                tap.points = tap.points.max(points(model, scored[0], input));
            }
        }
        let mut moved = NO;
        for (to, other) in in_short.iter().enumerate() {
            let inputs = model.inputs.of[question].clone();
            let can = inputs.fold(*other, |can, input| model.all.exists(can, input));
            for (_, of) in in_short.iter().enumerate().filter(|(from, _)| *from != to) {
                let here = model.all.and(*of, can);
                moved = model.all.or(moved, here);
            }
        }
        tap.share = model.all.count(moved, weights) as f64 / whole;
        if tap.bands > 0 || tap.points > 0 {
            taps.push(tap);
        }
    }
    taps
}

/// How many points a domain can lose or gain by one input alone.
fn points(model: &mut Model, scored: Function, input: usize) -> u32 {
    let arity = model.all.arity()[input];
    let mut most = 0;
    for points in model.points.points.clone() {
        for one in 0..arity {
            for other in (0..arity).filter(|other| *other != one) {
                let both = [one, other].map(|value| model.all.fix(scored, input, value));
                let possible = model.all.all(both);
                let (a, b) = (
                    model.all.fix(points, input, one),
                    model.all.fix(points, input, other),
                );
                let more = model.all.more(a, b);
                let more = model.all.where_holds(possible, more);
                most = most.max(model.all.most(more));
            }
        }
    }
    most
}

/// A share as it is told: out of a thousand or a million, or how rare it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Not one.
    None,
    /// Fewer than one in a million.
    Fewer,
    /// So many in a million.
    Million(u64),
    /// So many in a thousand.
    Thousand(u64),
    /// Nearly all.
    Nearly,
    /// All, without exception.
    All,
}

impl Told {
    /// How a share is told.
    pub fn of(share: f64) -> Told {
        match share {
            0.0 => Told::None,
            1.0 => Told::All,
            few if few < 1e-6 => Told::Fewer,
            few if few < 1e-3 => Told::Million((few * 1e6).round() as u64),
            most if most > 0.9995 => Told::Nearly,
            some => Told::Thousand((some * 1e3).round() as u64),
        }
    }

    /// For a program to read: a word, and how many after a colon.
    pub fn key(self) -> String {
        match self {
            Told::None => "none".to_owned(),
            Told::Fewer => "fewer".to_owned(),
            Told::Million(n) => format!("million:{n}"),
            Told::Thousand(n) => format!("thousand:{n}"),
            Told::Nearly => "nearly".to_owned(),
            Told::All => "all".to_owned(),
        }
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Told::None => f.write_str("none"),
            Told::Fewer => f.write_str("fewer than 1 in a million"),
            Told::Million(n) => write!(f, "{n} in a million"),
            Told::Thousand(n) => write!(f, "{n} in 1,000"),
            Told::Nearly => f.write_str("nearly all"),
            Told::All => f.write_str("all"),
        }
    }
}

/// A large number with its digits in threes.
pub fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A large number as its first two figures and a power of ten.
pub fn rounded(number: u128) -> (String, u32) {
    let power = number.checked_ilog10().unwrap_or_default();
    let first = number as f64 / 10f64.powi(power as i32);
    (format!("{first:.1}"), power)
}

/// The same in words.
pub fn about(number: u128) -> String {
    let (first, power) = rounded(number);
    format!("{first} × 10^{power}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_read_well() {
        for (share, words, key) in [
            (0.0, "none", "none"),
            (1.7e-19, "fewer than 1 in a million", "fewer"),
            (0.00041, "410 in a million", "million:410"),
            (0.70577, "706 in 1,000", "thousand:706"),
            (0.99959, "nearly all", "nearly"),
            (1.0, "all", "all"),
        ] {
            let told = Told::of(share);
            assert_eq!(
                (told.to_string().as_str(), told.key().as_str()),
                (words, key)
            );
        }
    }

    #[test]
    fn large_numbers_read_well() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(
            about(7_541_395_116_689_482_622_312_052_354_816),
            "7.5 × 10^30"
        );
    }
}
