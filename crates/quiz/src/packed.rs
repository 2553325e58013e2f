//! Packed: a questionnaire as one short text, which is how content travels inside the program. Field after field in the
//! order of the types, without names: the same data as Rust code would be three times as large.
//!
//! ```
//! use quiz::packed::{pack, unpack};
//! use quiz::Condition;
//!
//! let text: &'static str = pack(&Condition::Choice(3, 200)).leak();
//! assert_eq!(unpack::<Condition>(text).map(|c| format!("{c:?}")).as_deref(), Some("Choice(3, 200)"));
//! ```

use crate::condition::Condition;
use crate::list::List;
use crate::number::Unit;
use crate::questionnaire::{
    Band, Bin, Choice, Domain, Kind, Level, Levels, Number, Part, Question, Questionnaire, RedFlag,
    Section, Source, SourceStatus, Statement, Strength, Urgency,
};
use crate::words::Country;

/// Packs something into a text.
pub fn pack(thing: &impl Packed) -> String {
    let mut text = String::new();
    thing.pack(&mut text);
    text
}

/// Unpacks what [`pack()`] made of the same type; it stays for as long as the program runs. None where the text is
/// another one or not whole.
pub fn unpack<T: Packed>(text: &'static str) -> Option<T> {
    let mut from = Reader {
        rest: text,
        is_whole: true,
    };
    let thing = T::unpack(&mut from);
    (from.is_whole && from.rest.is_empty()).then_some(thing)
}

/// What is still to be unpacked.
pub struct Reader {
    rest: &'static str,
    /// Nothing was missing so far. Where something is, it counts as nothing, so that only the end has to look.
    is_whole: bool,
}

/// Something that can be packed.
pub trait Packed: Sized {
    /// Adds it to the text.
    fn pack(&self, text: &mut String);

    /// Takes it off the front.
    fn unpack(from: &mut Reader) -> Self;
}

/// A number is written in digits of 32, lowest first; each but the last has the next bit set. All are ASCII.
impl Packed for u32 {
    fn pack(&self, text: &mut String) {
        let (digit, rest) = ((self % 32) as u8, self / 32);
        if rest == 0 {
            text.push(char::from(64 + digit));
        } else {
            text.push(char::from(96 + digit));
            rest.pack(text);
        }
    }

    #[inline(never)]
    fn unpack(from: &mut Reader) -> u32 {
        let (mut number, mut place) = (0, 0);
        loop {
            let digit = from.take(1).bytes().next().unwrap_or_default();
            number |= u32::from(digit % 32) << place;
            place += 5;
            if digit < 96 || place > 30 {
                return number;
            }
        }
    }
}

impl Reader {
    /// As much of the text.
    fn take(&mut self, length: usize) -> &'static str {
        match self.rest.split_at_checked(length) {
            Some((taken, rest)) => {
                self.rest = rest;
                taken
            }
            None => {
                self.is_whole = false;
                ""
            }
        }
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl Packed for $number {
            fn pack(&self, text: &mut String) {
                (*self as u32).pack(text);
            }

            fn unpack(from: &mut Reader) -> $number {
                u32::unpack(from) as $number
            }
        }
    )*};
}

numbers! { u8 u16 usize }

impl Packed for bool {
    fn pack(&self, text: &mut String) {
        u32::from(*self).pack(text);
    }

    fn unpack(from: &mut Reader) -> bool {
        u32::unpack(from) != 0
    }
}

impl Packed for &'static str {
    fn pack(&self, text: &mut String) {
        self.len().pack(text);
        text.push_str(self);
    }

    fn unpack(from: &mut Reader) -> &'static str {
        let length = usize::unpack(from);
        from.take(length)
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, text: &mut String) {
        self.is_some().pack(text);
        if let Some(thing) = self {
            thing.pack(text);
        }
    }

    fn unpack(from: &mut Reader) -> Option<T> {
        bool::unpack(from).then(|| T::unpack(from))
    }
}

impl<T: Packed> Packed for List<T> {
    fn pack(&self, text: &mut String) {
        self.len().pack(text);
        for item in self.iter() {
            item.pack(text);
        }
    }

    fn unpack(from: &mut Reader) -> List<T> {
        let mut length = usize::unpack(from);
        // Each item takes a character at least.
        if length > from.rest.len() {
            length = 0;
            from.is_whole = false;
        }
        List::kept((0..length).map(|_| T::unpack(from)).collect())
    }
}

/// Types that are no more than their fields.
macro_rules! fields {
    ($($name:ident { $($field:ident)* })*) => {$(
        impl Packed for $name {
            fn pack(&self, text: &mut String) {
                $(self.$field.pack(text);)*
            }

            fn unpack(from: &mut Reader) -> $name {
                $name { $($field: Packed::unpack(from),)* }
            }
        }
    )*};
}

fields! {
    Questionnaire {
        version date sections questions conditions flags domains levels bands scored_if statements sources
    }
    Question { id section kind choices number ask_if groups flags sources strength }
    Choice { id group only_if points exclusive unrated middle sources }
    Number { units bins scale }
    Unit { id steps max }
    Bin { from points }
    RedFlag { id tier when sources }
    Domain { id parts gate unused_if sign evidence }
    Part { questions cap }
    Levels { medium high }
    Band { id when }
    Statement { id section when sources strength }
    Source { key status }
    Country { code emergency urgent }
}

/// Types of which one of a few names is all.
macro_rules! names {
    ($($name:ident { $first:ident $($variant:ident)* })*) => {$(
        impl Packed for $name {
            fn pack(&self, text: &mut String) {
                (*self as u32).pack(text);
            }

            fn unpack(from: &mut Reader) -> $name {
                const ALL: &[$name] = &[$name::$first, $($name::$variant),*];
                ALL.get(usize::unpack(from)).copied().unwrap_or($name::$first)
            }
        }
    )*};
}

names! {
    Kind { One Many Places Number }
    Urgency { Routine Soon Urgent Emergency }
    Level { Low Medium High }
    Section { Emergency Urgent Minor Headline StandsOut Soon Do Worse See Bring Ask Learn Limits }
    Strength { Strong Moderate Limited Expert Anecdote }
    SourceStatus { Seen Partly Memory Team }
}

/// A condition is the number of its kind, and its fields.
macro_rules! conditions {
    ($($kind:literal $name:ident { $($place:tt $field:ident)* })*) => {
        impl Packed for Condition {
            fn pack(&self, text: &mut String) {
                match self {
                    $(Condition::$name { $($place: $field,)* } => {
                        u32::pack(&$kind, text);
                        $($field.pack(text);)*
                    })*
                }
            }

            fn unpack(from: &mut Reader) -> Condition {
                match u32::unpack(from) {
                    $($kind => Condition::$name { $($place: Packed::unpack(from),)* },)*
                    _ => Condition::Never,
                }
            }
        }
    };
}

conditions! {
    0 Always {}
    1 Never {}
    2 All { 0 parts }
    3 Any { 0 parts }
    4 Not { 0 part }
    5 Named { 0 index }
    6 Choice { 0 question 1 choice }
    7 AtLeast { 0 question 1 least }
    8 SameSide { 0 question 1 ones 2 others }
    9 Flag { 0 index }
    10 UrgencyAtLeast { 0 tier }
    11 LevelAtLeast { 0 domain 1 level }
    12 LevelsAtLeast { 0 sum }
    13 SignAtLeast { 0 level }
    14 Band { 0 index }
}

impl Packed for &'static Condition {
    fn pack(&self, text: &mut String) {
        Condition::pack(self, text);
    }

    fn unpack(from: &mut Reader) -> &'static Condition {
        Box::leak(Box::new(Condition::unpack(from)))
    }
}
