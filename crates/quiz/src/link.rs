//! The link code: a full set of answers in about 15 letters and digits, or in seven a result without its answers
//! ([`summary`]).
//!
//! A code is a version character, a length character, the body and two check characters, all from
//! an alphabet of 61 letters and digits (no `l`). The body is one number in base 61, which packs the
//! answers in a mixed radix: each question that is asked adds a digit whose radix is the number of
//! its legal answers. Hidden questions cost nothing; "none" of a long list costs one small digit.
//! Only answers that lead to a scored result can be packed, so lists of urgent signs, which must all
//! be "none" there, cost nothing either.

pub mod summary;

use std::fmt;

use crate::answers::{Answer, Answers, Choices, Places, Sides};
use crate::assessment::{Assessment, Outcome};
use crate::flow::{Next, Path};
use crate::questionnaire::{Kind, Question, Questionnaire, Urgency};

const ALPHABET: &[u8; 61] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const BASE: u32 = 61;

/// Choices are counted in blocks of this size, so that every digit fits in 32 bits.
const BLOCK: usize = 16;

/// Why a code cannot be opened. None of these says anything about the sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkError {
    /// There is no code of ours.
    NotOurs,
    /// The end is missing.
    CutShort,
    /// A character is wrong, or the code says something that cannot be answered.
    Altered,
    /// It was made with a newer version.
    Newer,
    /// It was made with an older version, whose questionnaire is needed to open it.
    Older,
    /// It holds a result without answers: [`summary::decode`] opens it.
    NoAnswers,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            LinkError::NotOurs => "not a code of this check",
            LinkError::CutShort => "the end of the code is missing",
            LinkError::Altered => "the code was altered on its way",
            LinkError::Newer => "the code was made with a newer version",
            LinkError::Older => "the code was made with an older version",
            LinkError::NoAnswers => "the code holds a result without answers",
        })
    }
}

impl std::error::Error for LinkError {}

/// The code of these answers, or `None` where they do not lead to a scored result:
/// an unfinished quiz, an emergency, an urgent sign or a taker under 18 is not passed on as a result.
pub fn encode(answers: &Answers) -> Option<String> {
    let assessment = Assessment::of(answers)?;
    if assessment.outcome != Outcome::Scored {
        return None;
    }
    let questionnaire = answers.questionnaire();
    let mut digits = Vec::new();
    for index in &assessment.answered {
        let question = questionnaire.questions.get(*index)?;
        write_answer(question, answers.get(*index)?, &mut digits);
    }
    written(&[], questionnaire, &digits)
}

/// The answers of a code. What follows the code (a full stop, a bracket, another parameter) is left aside.
pub fn decode(questionnaire: &'static Questionnaire, text: &str) -> Result<Answers, LinkError> {
    let code = values(text);
    if code.first() == Some(&NO_ANSWERS) {
        return Err(LinkError::NoAnswers);
    }
    let number = number(&code, 0, questionnaire)?;
    read_answers(questionnaire, number).ok_or(LinkError::Altered)
}

/// Opens a code with the questionnaire of its version: that of today, or one of the past where that is at hand. Gives the
/// questionnaire as well.
pub fn by_its_rules<T>(
    today: &'static Questionnaire,
    past: Option<&'static Questionnaire>,
    open: impl Fn(&'static Questionnaire) -> Result<T, LinkError>,
) -> Result<(T, &'static Questionnaire), LinkError> {
    let own = open(today).map(|found| (found, today));
    let (Err(LinkError::Older), Some(past)) = (&own, past) else {
        return own;
    };
    match open(past) {
        Ok(found) => Ok((found, past)),
        // The one at hand is older still.
        Err(LinkError::Newer) => own,
        Err(error) => Err(error),
    }
}

/// The code in the fragment of an address, whatever messengers have done to it. Other parameters are none of ours.
pub fn code_in(fragment: &str) -> Option<String> {
    let mut parts = fragment.split('%');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // The two signs that a code stands between, written as an address may write them.
        let (sign, rest) = match part.get(..2) {
            Some("23") => ("#", &part[2..]),
            Some("3D" | "3d") => ("=", &part[2..]),
            _ => ("%", part),
        };
        plain.push_str(sign);
        plain.push_str(rest);
    }
    let parts = plain.split('#').flat_map(|part| part.split('&'));
    let mut parts = parts.flat_map(|part| part.split('?'));
    let code = parts.find_map(|part| part.strip_prefix("r="))?;
    Some(code.to_owned())
}

/// What a code without answers begins with; no questionnaire has this version.
const NO_ANSWERS: u8 = 0;

/// The characters of a code as numbers, as far as they go.
fn values(text: &str) -> Vec<u8> {
    text.bytes()
        .map_while(|byte| ALPHABET.iter().position(|c| *c == byte))
        .map(|position| position as u8)
        .collect()
}

/// A code: the mark of its kind, version, length, the digits as one number, check characters.
fn written(mark: &[u8], questionnaire: &Questionnaire, digits: &[Digit]) -> Option<String> {
    // The first digit must come out first when the number is taken apart, so it goes in last.
    let mut number = Big::default();
    for digit in digits.iter().rev() {
        number.multiply_add(digit.radix, digit.value);
    }
    let mut body = Vec::new();
    while !number.is_zero() {
        body.push(number.divide(BASE) as u8);
    }
    let mut code = mark.to_vec();
    code.push(version_character(questionnaire.version)?);
    code.push(u8::try_from(body.len()).ok().filter(|n| *n < 61)?);
    code.extend(body.iter().rev());
    code.extend(checks(&code));
    Some(
        code.iter()
            .map(|c| char::from(ALPHABET[usize::from(*c)]))
            .collect(),
    )
}

/// The number in a code of this version, whose kind is marked with so many characters; or why there is none.
fn number(code: &[u8], mark: usize, questionnaire: &Questionnaire) -> Result<Big, LinkError> {
    let (Some(version), Some(length)) = (code.get(mark), code.get(mark + 1)) else {
        return Err(if code.is_empty() {
            LinkError::NotOurs
        } else {
            LinkError::CutShort
        });
    };
    let own = version_character(questionnaire.version).ok_or(LinkError::NotOurs)?;
    let whole = mark + usize::from(*length) + 4;
    // Of a version to come nobody knows yet how long a code is.
    if code.len() < whole && *version <= own {
        return Err(LinkError::CutShort);
    }
    if code.len() != whole {
        return Err(LinkError::Altered);
    }
    let (signed, check) = code.split_at(whole - 2);
    if checks(signed) != check {
        return Err(LinkError::Altered);
    }
    if *version > own {
        return Err(LinkError::Newer);
    }
    if *version < own {
        return Err(LinkError::Older);
    }
    let body = signed.get(mark + 2..).unwrap_or_default();
    if body.first() == Some(&0) {
        return Err(LinkError::Altered);
    }
    let mut number = Big::default();
    for digit in body {
        if number.multiply_add(BASE, u32::from(*digit)) {
            return Err(LinkError::Altered);
        }
    }
    Ok(number)
}

fn read_answers(questionnaire: &'static Questionnaire, mut number: Big) -> Option<Answers> {
    let mut answers = Answers::new(questionnaire);
    while let Next::Ask(index) = Path::of(&answers).next {
        let question = questionnaire.questions.get(index)?;
        let answer = read_answer(question, &mut number)?;
        answers.put(index, answer).ok()?;
    }
    // Nothing may be left over, and the answers must lead where a link can come from.
    let scored = Assessment::of(&answers)?.outcome == Outcome::Scored;
    (number.is_zero() && scored).then_some(answers)
}

fn version_character(version: u16) -> Option<u8> {
    u8::try_from(version).ok().filter(|v| *v < 61)
}

/// Two sums modulo the prime 61: any one wrong character, and any two that are swapped, change them.
fn checks(code: &[u8]) -> [u8; 2] {
    let sums = code
        .iter()
        .enumerate()
        .fold((7, 11), |(plain, weighed), (place, c)| {
            let c = u32::from(*c);
            (plain + c, weighed + (place as u32 + 1) * c)
        });
    [(sums.0 % BASE) as u8, (sums.1 % BASE) as u8]
}

/// A digit with a radix of its own.
struct Digit {
    value: u32,
    radix: u32,
}

fn write_answer(question: &Question, answer: Answer, digits: &mut Vec<Digit>) {
    match answer {
        Answer::One(choice) => digits.push(Digit {
            value: choice as u32,
            radix: question.choices.len() as u32,
        }),
        Answer::Number { unit, steps } => {
            let units = question.number.as_ref().map(|n| &n.units);
            let before: u32 = units
                .iter()
                .flat_map(|units| units.iter().take(unit))
                .map(|u| u32::from(u.largest()) + 1)
                .sum();
            digits.push(Digit {
                value: before + u32::from(steps),
                radix: legal_numbers(question),
            });
        }
        Answer::Many(ticked) => {
            if must_be_none(question) {
                return;
            }
            write_set(&tickable(question), ticked, digits);
        }
        Answer::Places(places) => {
            let order = tickable(question);
            write_set(&order, places.choices(), digits);
            for place in order {
                let sided = question.choices.get(place).is_some_and(|c| !c.middle);
                if let (true, Some(sides)) = (sided, places.sides(place)) {
                    digits.push(Digit {
                        value: sides as u32 - 1,
                        radix: 3,
                    });
                }
            }
        }
    }
}

fn read_answer(question: &Question, number: &mut Big) -> Option<Answer> {
    let none = || question.exclusive();
    Some(match question.kind {
        Kind::One => Answer::One(number.divide(question.choices.len() as u32) as usize),
        Kind::Number => {
            let mut value = number.divide(legal_numbers(question));
            let units = &question.number.as_ref()?.units;
            let unit = units.iter().position(|u| {
                let count = u32::from(u.largest()) + 1;
                let here = value < count;
                if !here {
                    value -= count;
                }
                here
            })?;
            Answer::Number {
                unit,
                steps: u16::try_from(value).ok()?,
            }
        }
        Kind::Many if must_be_none(question) => Answer::Many(Choices::of(none())),
        Kind::Many => match read_set(&tickable(question), number) {
            ticked if ticked.is_empty() => Answer::Many(Choices::of(none())),
            ticked => Answer::Many(ticked),
        },
        Kind::Places => {
            let ticked = read_set(&tickable(question), number);
            let mut places = Places::default();
            if ticked.is_empty() {
                places = places.with(none()?, Some(Sides::Both));
            }
            for place in ticked.iter() {
                let sideless = question.choices.get(place)?.middle;
                let sides = if sideless { 3 } else { number.divide(3) + 1 };
                places = places.with(place, Sides::from_number(sides as u8));
            }
            Answer::Places(places)
        }
    })
}

/// A scored result has no urgent sign, so such a list can only have been answered with "none".
fn must_be_none(question: &Question) -> bool {
    question.flags.is_some_and(|tier| tier >= Urgency::Urgent)
}

fn tickable(question: &Question) -> Vec<usize> {
    let choices = question.choices.iter().enumerate();
    choices
        .filter(|(_, choice)| !choice.exclusive)
        .map(|(index, _)| index)
        .collect()
}

fn legal_numbers(question: &Question) -> u32 {
    let units = question.number.iter().flat_map(|n| n.units.iter());
    units.map(|u| u32::from(u.largest()) + 1).sum()
}

/// Writes a set as how many of each block are in it, and which combination of that many.
fn write_set(order: &[usize], ticked: Choices, digits: &mut Vec<Digit>) {
    for block in order.chunks(BLOCK) {
        let inside: Vec<usize> = (0..block.len()).filter(|i| ticked.has(block[*i])).collect();
        digits.push(Digit {
            value: inside.len() as u32,
            radix: block.len() as u32 + 1,
        });
        // The combinatorial number system: each combination of the same size has its own rank.
        let ranks = inside.iter().enumerate();
        digits.push(Digit {
            value: ranks.map(|(i, item)| binomial(*item, i + 1)).sum(),
            radix: binomial(block.len(), inside.len()),
        });
    }
}

fn read_set(order: &[usize], number: &mut Big) -> Choices {
    let mut ticked = Choices::default();
    for block in order.chunks(BLOCK) {
        let mut count = number.divide(block.len() as u32 + 1) as usize;
        let mut rank = number.divide(binomial(block.len(), count));
        for item in (0..block.len()).rev() {
            let below = binomial(item, count);
            if count > 0 && rank >= below {
                rank -= below;
                count -= 1;
                ticked = ticked.with(block[item], true);
            }
        }
    }
    ticked
}

/// How many ways there are to pick `k` of `n`, for small `n`.
fn binomial(n: usize, k: usize) -> u32 {
    if k > n {
        return 0;
    }
    (0..k as u32).fold(1, |ways, i| ways * (n as u32 - i) / (i + 1))
}

/// A whole number of up to 256 bits, in limbs of 32, lowest first.
#[derive(Default)]
struct Big([u32; 8]);

impl Big {
    /// Multiplies and adds; says whether it ran over, in which case it means nothing any more.
    fn multiply_add(&mut self, factor: u32, summand: u32) -> bool {
        let carry = self.0.iter_mut().fold(u64::from(summand), |carry, limb| {
            let full = u64::from(*limb) * u64::from(factor) + carry;
            *limb = full as u32;
            full >> 32
        });
        carry > 0
    }

    /// Divides, leaving the quotient here and giving the remainder.
    fn divide(&mut self, divisor: u32) -> u32 {
        let divisor = u64::from(divisor.max(1));
        self.0.iter_mut().rev().fold(0, |rest, limb| {
            let full = rest << 32 | u64::from(*limb);
            *limb = (full / divisor) as u32;
            full % divisor
        }) as u32
    }

    fn is_zero(&self) -> bool {
        self.0.iter().all(|limb| *limb == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn combinations_have_a_rank_each() {
        let order: Vec<usize> = (0..7).map(|i| 3 * i).collect();
        for set in 0u32..128 {
            let ticked = Choices::of((0..7).filter(|i| set >> i & 1 == 1).map(|i| order[i]));
            let mut digits = Vec::new();
            write_set(&order, ticked, &mut digits);
            let mut number = Big::default();
            for digit in digits.iter().rev() {
                assert!(digit.value < digit.radix);
                number.multiply_add(digit.radix, digit.value);
            }
            assert_eq!(read_set(&order, &mut number), ticked);
            assert!(number.is_zero());
        }
    }

    #[test]
    fn binomials() {
        assert_eq!(binomial(16, 8), 12_870);
        assert_eq!(binomial(5, 0), 1);
        assert_eq!(binomial(5, 6), 0);
        for n in 1..=16 {
            for k in 1..=n {
                assert_eq!(binomial(n, k), binomial(n - 1, k - 1) + binomial(n - 1, k));
            }
        }
    }

    #[test]
    fn running_over_is_noticed() {
        let mut number = Big([u32::MAX; 8]);
        assert!(number.multiply_add(2, 0));
        let mut number = Big::default();
        assert!(!number.multiply_add(u32::MAX, u32::MAX));
    }
}
