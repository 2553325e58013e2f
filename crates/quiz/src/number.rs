//! A number somebody typed: whole steps of a unit, so that no result ever depends on rounding.

use std::fmt;

use crate::questionnaire::Number;

/// A unit a number may be given in.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Stable id.
    pub id: &'static str,
    /// Steps in one: 2 where halves are allowed, 1 where only whole numbers are.
    pub steps: u16,
    /// The largest number allowed, in the unit itself.
    pub max: u16,
}

/// Why a typed number cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    /// Nothing was typed.
    Missing,
    /// It is not a number.
    NotANumber,
    /// It is below 0.
    TooSmall,
    /// It is above the largest allowed.
    TooLarge,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NumberError::Missing => "nothing was typed",
            NumberError::NotANumber => "not a number",
            NumberError::TooSmall => "below 0",
            NumberError::TooLarge => "above the largest allowed",
        })
    }
}

impl std::error::Error for NumberError {}

impl Unit {
    /// Reads what somebody typed, to the nearest step. A comma is as good as a point.
    pub fn parse(&self, text: &str) -> Result<u16, NumberError> {
        // Also the space that a phone or a paste may put in without being asked.
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}');
        let text = text.trim_matches(is_space);
        if text.is_empty() {
            return Err(NumberError::Missing);
        }
        let (negative, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let is_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if !is_digits(whole) || !is_digits(part) || (whole.is_empty() && part.is_empty()) {
            return Err(NumberError::NotANumber);
        }
        // More digits than any allowed number has: too large, unless they are zeros in front.
        let whole = whole.trim_start_matches('0');
        if whole.len() > 5 {
            return Err(if negative {
                NumberError::TooSmall
            } else {
                NumberError::TooLarge
            });
        }
        let whole = whole
            .bytes()
            .fold(0u32, |n, b| n * 10 + u32::from(b - b'0'));
        // Four decimals are far more than a step needs.
        let thousandths = (0..4).fold(0u32, |n, i| {
            n * 10 + part.as_bytes().get(i).map_or(0, |b| u32::from(b - b'0'))
        });
        let per = u32::from(self.steps);
        let steps = whole * per + (thousandths * per + 5_000) / 10_000;
        if negative && (whole > 0 || thousandths > 0) {
            return Err(NumberError::TooSmall);
        }
        if steps > u32::from(self.largest()) || (whole == u32::from(self.max) && thousandths > 0) {
            return Err(NumberError::TooLarge);
        }
        Ok(steps as u16)
    }

    /// The largest number allowed, in steps.
    pub fn largest(&self) -> u16 {
        self.max.saturating_mul(self.steps)
    }

    /// Writes steps as a number, such as `7` or `7.5`.
    pub fn write(&self, steps: u16) -> String {
        let per = self.steps.max(1);
        let mut text = figures(usize::from(steps / per));
        let tenths = usize::from(steps % per) * 10 / usize::from(per);
        if tenths > 0 {
            text.push('.');
            text.push_str(&figures(tenths));
        }
        text
    }
}

/// A number in figures. What Rust writes numbers with can do much more, and weighs as much.
pub fn figures(number: usize) -> String {
    let mut text = match number / 10 {
        0 => String::new(),
        tens => figures(tens),
    };
    text.push(char::from(b'0' + (number % 10) as u8));
    text
}

impl Number {
    /// The points of a number given in steps of one of its units.
    pub fn points(&self, unit: usize, steps: u16) -> u16 {
        self.bins
            .iter()
            .rev()
            .find(|bin| bin.from.get(unit).is_some_and(|from| steps >= *from))
            .map_or(0, |bin| bin.points)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOURS: Unit = Unit {
        id: "hours",
        steps: 2,
        max: 24,
    };

    #[test]
    fn typed_numbers() {
        let check = |text: &str, expected| assert_eq!(HOURS.parse(text), expected, "{text:?}");
        check("8", Ok(16));
        check(" 8.5 ", Ok(17));
        check("8,5", Ok(17));
        check("+8", Ok(16));
        check("008", Ok(16));
        check(".5", Ok(1));
        check("5.", Ok(10));
        check("7.2", Ok(14));
        check("7.25", Ok(15));
        check("0", Ok(0));
        check("-0", Ok(0));
        check("24", Ok(48));
        check("24.0", Ok(48));
        check("-0.1", Err(NumberError::TooSmall));
        check("", Err(NumberError::Missing));
        check("  ", Err(NumberError::Missing));
        check(".", Err(NumberError::NotANumber));
        check("eight", Err(NumberError::NotANumber));
        check("1.2.3", Err(NumberError::NotANumber));
        check("1e3", Err(NumberError::NotANumber));
        check("٣", Err(NumberError::NotANumber));
        check("-1", Err(NumberError::TooSmall));
        check("-99999999", Err(NumberError::TooSmall));
        check("24.1", Err(NumberError::TooLarge));
        check("25", Err(NumberError::TooLarge));
        check("99999999999999999999", Err(NumberError::TooLarge));
    }

    #[test]
    fn figures_of_any_size() {
        for number in [0, 7, 10, 99, 100, 65_535, u32::MAX as usize] {
            assert_eq!(figures(number), number.to_string());
        }
    }

    #[test]
    fn what_is_written_reads_the_same() {
        for steps in 0..=HOURS.largest() {
            assert_eq!(HOURS.parse(&HOURS.write(steps)), Ok(steps));
        }
        assert_eq!(HOURS.write(15), "7.5");
    }
}
