//! Packed questionnaires: what is unpacked is what was packed, and nothing else can be unpacked.

use quiz::packed::{Packed, pack, unpack};
use quiz::*;

use crate::sample::CHECK;

fn said(thing: &Questionnaire) -> String {
    format!("{thing:?}")
}

fn text(thing: &impl Packed) -> &'static str {
    pack(thing).leak()
}

#[test]
fn what_is_packed_unpacks_the_same() {
    let back = unpack::<Questionnaire>(text(&CHECK));
    assert_eq!(back.as_ref().map(said), Some(said(&CHECK)));
    let back = unpack::<Questionnaire>(text(&Questionnaire::EMPTY));
    assert_eq!(back.as_ref().map(said), Some(said(&Questionnaire::EMPTY)));
}

#[test]
fn numbers_of_any_size() {
    for number in [0, 1, 31, 32, 33, 1023, 1024, 65_535, 1 << 30, u32::MAX] {
        assert_eq!(unpack(text(&number)), Some(number));
    }
    assert_eq!(pack(&31_u32).len(), 1);
    assert_eq!(pack(&32_u32).len(), 2);
}

#[test]
fn every_condition() {
    let conditions = [
        Condition::Always,
        Condition::Never,
        Condition::All(List(&[Condition::Flag(1), Condition::Named(40)])),
        Condition::Any(List(&[])),
        Condition::Not(&Condition::Band(2)),
        Condition::Choice(30, 3),
        Condition::AtLeast(2, List(&[7, 70])),
        Condition::SameSide(4, List(&[1, 2]), List(&[3])),
        Condition::UrgencyAtLeast(Urgency::Emergency),
        Condition::LevelAtLeast(4, Level::High),
        Condition::LevelsAtLeast(6),
        Condition::SignAtLeast(Level::Medium),
    ];
    let list = List::kept(conditions.to_vec());
    let back = unpack::<List<Condition>>(text(&list));
    assert_eq!(format!("{back:?}"), format!("{:?}", Some(list)));
}

#[test]
fn a_text_that_is_not_whole_is_none() {
    let whole = text(&CHECK);
    for end in 0..whole.len() {
        let Some(cut) = whole.get(..end) else {
            continue;
        };
        assert!(unpack::<Questionnaire>(cut).is_none(), "{end}");
    }
    let longer = [whole, "@"].concat().leak();
    assert!(unpack::<Questionnaire>(longer).is_none());
    // A length that nothing follows must not take the memory of the machine.
    assert!(unpack::<List<bool>>(text(&u32::MAX)).is_none());
}
