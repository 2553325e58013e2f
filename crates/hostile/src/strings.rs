//! Very many hostile strings for the link's decoder: by chance, from our alphabet, codes that were damaged on their way,
//! and forged ones.

use content::QUESTIONNAIRE;
use dice::Dice;
use quiz::link::{LinkError, decode, encode};

use crate::link::{ALPHABET, forged, link};

/// What became of the strings.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// They opened, as what they say.
    pub opened: u64,
    /// Of these, such as nobody made from a code.
    pub guessed: u64,
    /// There was no code.
    pub not_ours: u64,
    /// The end was missing.
    pub cut_short: u64,
    /// A character was wrong.
    pub altered: u64,
    /// They claimed to be newer.
    pub newer: u64,
    /// They claimed to hold a result without answers.
    pub without_answers: u64,
}

impl Told {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Told) -> Told {
        Told {
            opened: self.opened + other.opened,
            guessed: self.guessed + other.guessed,
            not_ours: self.not_ours + other.not_ours,
            cut_short: self.cut_short + other.cut_short,
            altered: self.altered + other.altered,
            newer: self.newer + other.newer,
            without_answers: self.without_answers + other.without_answers,
        }
    }

    /// How many strings there were.
    pub fn all(self) -> u64 {
        self.opened
            + self.not_ours
            + self.cut_short
            + self.altered
            + self.newer
            + self.without_answers
    }
}

/// How damage looks: what messengers, pens and people add or change.
const SIGNS: &[char] = &[
    ' ', '.', ')', '%', '&', '=', '#', 'l', 'O', '0', '1', 'I', '\n', '\u{0}', 'é', '…', '😀',
];

/// Decodes this many strings, always the same for a seed, and panics where a promise is broken.
pub fn strings(seed: u64, count: u64, codes: &[&str]) -> Told {
    let mut dice = Dice::seeded(seed);
    // The first throws of small seeds are alike.
    for _ in 0..64 {
        dice.roll();
    }
    let mut told = Told::default();
    for _ in 0..count {
        let (text, guessed) = string(&mut dice, codes);
        match decode(&QUESTIONNAIRE, &text) {
            Ok(answers) => {
                told.opened += 1;
                told.guessed += u64::from(guessed);
                let code = encode(&answers).unwrap_or_default();
                assert!(text.starts_with(&code), "{text} opens as {code}");
                // The whole of what a link promises takes some hundred readings more.
                if dice.below(1000) == 0 {
                    link(text.as_bytes());
                }
            }
            Err(LinkError::NotOurs) => told.not_ours += 1,
            Err(LinkError::CutShort) => told.cut_short += 1,
            Err(LinkError::Altered) => told.altered += 1,
            Err(LinkError::Newer) => told.newer += 1,
            // Held to the same, where it opens.
            Err(LinkError::NoAnswers) => {
                link(text.as_bytes());
                told.without_answers += 1;
            }
            Err(LinkError::Older) => panic!("{text} is of a version that never was"),
        }
    }
    told
}

/// A string, and whether nobody could have it from a code.
fn string(dice: &mut Dice, codes: &[&str]) -> (String, bool) {
    match dice.below(100) {
        0..20 => {
            let bytes = (0..dice.below(40)).map(|_| dice.roll() as u8);
            let bytes: Vec<u8> = bytes.collect();
            (String::from_utf8_lossy(&bytes).into_owned(), true)
        }
        20..45 => (letters(dice, 40), true),
        // Version and length fit: only the check characters stand between it and the answers.
        45..70 => {
            let body = letters(dice, 30);
            let length = char::from(ALPHABET[body.len()]);
            let checks = [0; 2].map(|_| char::from(*dice.one_of(ALPHABET)));
            (format!("1{length}{body}{}{}", checks[0], checks[1]), true)
        }
        70..99 => (damaged(dice, codes), false),
        _ => (forged(&letters(dice, 30)), false),
    }
}

fn letters(dice: &mut Dice, most: usize) -> String {
    let letters = (0..dice.below(most)).map(|_| char::from(*dice.one_of(ALPHABET)));
    letters.collect()
}

fn damaged(dice: &mut Dice, codes: &[&str]) -> String {
    let mut code: Vec<char> = dice.one_of(codes).chars().collect();
    for _ in 0..=dice.below(3) {
        let at = dice.below(code.len());
        match dice.below(20) {
            0..5 => code.truncate(at),
            5..10 if !code.is_empty() => code[at] = char::from(*dice.one_of(ALPHABET)),
            10..15 if code.len() > 1 => {
                let other = (at + 1 + dice.below(code.len() - 1)) % code.len();
                code.swap(at, other);
            }
            // What stands behind a code does no harm, and a code that opens takes as long as a hundred that do not.
            15 => code.push(*dice.one_of(SIGNS)),
            _ => code.insert(at, *dice.one_of(SIGNS)),
        }
    }
    code.into_iter().collect()
}
