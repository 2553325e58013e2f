//! Answers: only legal ones are held, and what is hidden is kept.

use quiz::*;

use crate::sample::*;

const LEFT: Option<Sides> = Some(Sides::Left);
const BOTH: Option<Sides> = Some(Sides::Both);

fn many(choices: &[usize]) -> Answer {
    Answer::Many(Choices::of(choices.iter().copied()))
}

fn places(marked: &[(usize, Option<Sides>)]) -> Answer {
    let places = marked.iter();
    Answer::Places(places.fold(Places::default(), |places, (place, sides)| {
        places.with(*place, *sides)
    }))
}

#[test]
fn only_legal_answers_are_held() {
    let check = |question: usize, answer: Answer, expected: Result<(), Illegal>| {
        let mut answers = Answers::new(&CHECK);
        assert_eq!(
            answers.put(question, answer),
            expected,
            "{question} {answer:?}"
        );
        assert_eq!(answers.get(question), expected.ok().map(|()| answer));
        assert_eq!(answers.is_empty(), expected.is_err());
    };
    let number = |unit, steps| Answer::Number { unit, steps };
    let unknown = Err(Illegal::Unknown);

    check(AGE, Answer::One(0), Ok(()));
    check(AGE, Answer::One(1), Ok(()));
    check(AGE, Answer::One(2), unknown);
    check(AGE, Answer::One(usize::MAX), unknown);
    check(AGE, many(&[0]), unknown);
    check(AGE, number(0, 0), unknown);

    check(HABITS, many(&[0, 1, 2]), Ok(()));
    check(HABITS, many(&[3]), Ok(()));
    check(HABITS, many(&[]), Err(Illegal::Nothing));
    check(HABITS, many(&[0, 3]), Err(Illegal::Contradiction));
    check(HABITS, many(&[4]), unknown);
    check(HABITS, many(&[0, 63]), unknown);
    check(HABITS, Answer::One(0), unknown);
    check(HABITS, places(&[(0, LEFT)]), unknown);

    check(SPOT, places(&[(0, LEFT), (1, BOTH)]), Ok(()));
    check(SPOT, places(&[(3, BOTH)]), Ok(()));
    check(SPOT, places(&[]), Err(Illegal::Nothing));
    check(SPOT, places(&[(0, None)]), Err(Illegal::Nothing));
    check(
        SPOT,
        places(&[(0, LEFT), (3, BOTH)]),
        Err(Illegal::Contradiction),
    );
    check(SPOT, places(&[(1, LEFT)]), unknown);
    check(SPOT, places(&[(3, LEFT)]), unknown);
    check(SPOT, places(&[(4, LEFT)]), unknown);
    check(SPOT, many(&[0]), unknown);

    check(SIT, number(0, 0), Ok(()));
    check(SIT, number(0, 6), Ok(()));
    check(SIT, number(0, 7), unknown);
    check(SIT, number(1, 5), Ok(()));
    check(SIT, number(1, 6), unknown);
    check(SIT, number(2, 0), unknown);
    check(SIT, Answer::One(0), unknown);

    for beyond in [CHECK.questions.len(), usize::MAX] {
        let mut answers = Answers::new(&CHECK);
        assert_eq!(answers.put(beyond, Answer::One(0)), unknown);
        assert_eq!(answers.get(beyond), None);
        answers.forget(beyond);
        assert!(answers.is_empty());
    }
}

#[test]
fn a_refused_answer_leaves_the_one_before() {
    let mut answers = grown(&[(HABITS, "car")]);
    assert!(answers.put(HABITS, many(&[])).is_err());
    assert!(answers.put(HABITS, many(&[0, 3])).is_err());
    assert_eq!(answers.get(HABITS), Some(many(&[1])));
    answers.forget(HABITS);
    assert_eq!(answers.get(HABITS), None);
    assert_eq!(Path::of(&answers).next, Next::Ask(HABITS));
}

#[test]
fn sets_of_choices() {
    let set = Choices::of([0, 5, 63]);
    assert_eq!(set.iter().collect::<Vec<_>>(), [0, 5, 63]);
    assert_eq!(set.len(), 3);
    assert!(set.has(63) && !set.has(1) && !set.has(64) && !set.has(usize::MAX));
    assert!(set.with(5, false).within(set) && !set.within(set.with(5, false)));
    assert_eq!(set.with(64, true), set);
    assert_eq!(set.and(Choices::of([1])), Choices::of([0, 1, 5, 63]));
    assert!(Choices::default().is_empty() && Choices::default().within(set));
}

#[test]
fn sides_of_places() {
    use Sides::{Both, Left, Right};
    let check = |a: Sides, b: Sides, expected| {
        assert_eq!(a.meet(b), expected);
        assert_eq!(b.meet(a), expected);
    };
    check(Left, Left, true);
    check(Left, Right, false);
    check(Left, Both, true);
    check(Right, Both, true);
    let places = Places::default().with(31, LEFT).with(0, BOTH);
    assert_eq!(places.sides(31), LEFT);
    assert_eq!(places.with(31, None).sides(31), None);
    assert_eq!(places.with(31, Some(Right)).sides(31), Some(Right));
    assert_eq!(places.sides(32), None);
    assert_eq!(places.with(32, BOTH), places);
    assert_eq!(places.choices(), Choices::of([0, 31]));
}

#[test]
fn a_choice_can_be_taken_back() {
    let both = Choices::of([1, 2]);
    assert_eq!(both.with(1, false), Choices::of([2]));
    assert_eq!(both.with(3, false), both);
}

#[test]
fn other_answers_are_others_and_tell_what_they_are() {
    let said = grown(&[(STRAIN, "p59")]);
    assert_eq!(said, said.clone());
    assert_ne!(said, grown(&[(STRAIN, "p29")]));
    assert_eq!(format!("{said:?}"), saved::write(&said));
}

#[test]
fn every_refusal_says_why() {
    let illegal = [Illegal::Nothing, Illegal::Contradiction, Illegal::Unknown];
    let number = [
        NumberError::Missing,
        NumberError::NotANumber,
        NumberError::TooSmall,
        NumberError::TooLarge,
    ];
    let said = illegal.iter().map(ToString::to_string);
    let said: Vec<String> = said.chain(number.iter().map(ToString::to_string)).collect();
    for (at, why) in said.iter().enumerate() {
        assert!(!why.is_empty() && !said[..at].contains(why), "{why}");
    }
}
