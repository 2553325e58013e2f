//! Dice for tests and proofs: numbers that look random and are the same on every machine (xorshift, 64 bits).
//!
//! ```
//! let mut dice = dice::Dice::new();
//! let thrown: Vec<usize> = (0..4).map(|_| dice.below(6)).collect();
//! assert_eq!(thrown, [3, 0, 0, 0]);
//! ```

/// A generator at some place of its sequence.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// The dice of most tests.
    pub fn new() -> Dice {
        Dice::seeded(0x9E37_79B9_7F4A_7C15)
    }

    /// Dice that fall as this seed says. Nothing ever follows 0 but 0, so it counts as 1.
    pub fn seeded(seed: u64) -> Dice {
        Dice(seed.max(1))
    }

    /// The next number of the sequence.
    pub fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below this one; 0 where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        (self.roll() % end.max(1) as u64) as usize
    }

    /// The same without the lowest bits, which are the least random. Where a test was written with it, its people stay
    /// who they are.
    pub fn high_below(&mut self, end: usize) -> usize {
        ((self.roll() >> 11) % end.max(1) as u64) as usize
    }

    /// One of these, of which there must be one.
    pub fn one_of<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }
}

impl Default for Dice {
    fn default() -> Dice {
        Dice::new()
    }
}
