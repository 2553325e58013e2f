//! Carry: answers given under one version of the questionnaire, taken over into another, as far as they mean the same
//! there. Ids say what is the same: once released, an id never stands for something else.

use crate::answers::Answers;
use crate::flow::Path;
use crate::questionnaire::{Question, Questionnaire, Urgency};
use crate::saved;

/// What becomes of answers in another version.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// The answers that count there as they were given.
    pub answers: Answers,
    /// How urgent what is known already is there. What was no warning sign may have become one.
    pub urgency: Urgency,
    /// The questions there, by index, that are still to be asked, or may be. None where what is known leads to help
    /// first.
    pub anew: Vec<usize>,
    /// The questions of the first version, by index, that this person would not be asked any more.
    pub gone: Vec<usize>,
}

impl Carried {
    /// Takes the answers of one version over into another.
    pub fn over(answers: &Answers, to: &'static Questionnaire) -> Carried {
        let from = answers.questionnaire();
        let asked = Path::of(answers).answered;
        // Only what was asked counts: an answer that was hidden there would speak up here.
        let mut counted = Answers::new(from);
        for index in &asked {
            if let Some(answer) = answers.get(*index) {
                // It was put before, so it is legal.
                let _ = counted.put(*index, answer);
            }
        }
        let carried = saved::read_where(to, &saved::write(&counted), |question| {
            !offers_more(from, question)
        });
        let answers = carried.answers;
        let (path, gaps) = Path::with_gaps(&answers);
        let urgency = path.facts.urgency;
        let is_gone = |index: &usize| {
            let id = from.questions.get(*index).map_or("", |asked| asked.id);
            let there = to.question(id);
            !there.is_some_and(|there| path.answered.contains(&there) || gaps.contains(&there))
        };
        let gone = asked.into_iter().filter(is_gone).collect();
        // Where help comes first, nothing else is asked of anybody: that says nothing of the questions.
        let (anew, gone) = match urgency {
            Urgency::Routine | Urgency::Soon => (gaps, gone),
            Urgency::Urgent | Urgency::Emergency => (Vec::new(), Vec::new()),
        };
        Carried {
            urgency,
            anew,
            gone,
            answers,
        }
    }
}

/// Whether a question that rules out all choices with one of them has a choice that it had not. Then "none of these" and
/// what was left unticked said nothing of that one.
fn offers_more(from: &Questionnaire, now: &Question) -> bool {
    let before = from
        .question(now.id)
        .and_then(|index| from.questions.get(index));
    let is_new = |id: &str| before.is_some_and(|before| before.choice(id).is_none());
    now.exclusive().is_some() && now.choices.iter().any(|choice| is_new(choice.id))
}
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::flow::Next;
    use crate::{Answer, Assessment, Choice, Choices, Condition, Kind, List, RedFlag};

    const fn choice(id: &'static str) -> Choice {
        Choice {
            id,
            ..Choice::PLAIN
        }
    }

    const NONE: Choice = Choice {
        id: "none",
        exclusive: true,
        ..Choice::PLAIN
    };

    const fn one(id: &'static str, choices: &'static [Choice]) -> Question {
        Question {
            id,
            choices: List(choices),
            ..Question::PLAIN
        }
    }

    const fn many(id: &'static str, choices: &'static [Choice]) -> Question {
        Question {
            kind: Kind::Many,
            ..one(id, choices)
        }
    }

    static FIRST: Questionnaire = Questionnaire {
        version: 1,
        questions: List(&[
            many("signs", &[choice("fever"), choice("numb"), NONE]),
            one("sits", &[choice("little"), choice("much")]),
            one("old", &[choice("yes"), choice("no")]),
        ]),
        ..Questionnaire::EMPTY
    };

    /// A sign more, one question less, another choice for one, and a question that stands behind it.
    static SECOND: Questionnaire = Questionnaire {
        version: 2,
        questions: List(&[
            many(
                "signs",
                &[choice("fever"), choice("cold"), choice("numb"), NONE],
            ),
            one("sits", &[choice("much"), choice("some")]),
            Question {
                ask_if: Condition::Choice(1, 1),
                ..one("how", &[choice("chair"), choice("bike")])
            },
        ]),
        ..Questionnaire::EMPTY
    };

    /// As the first, but "sits" comes first and what was last needs much of it.
    static TURNED: Questionnaire = Questionnaire {
        version: 3,
        questions: List(&[
            one("sits", &[choice("much"), choice("little")]),
            many("signs", &[choice("numb"), choice("fever"), NONE]),
            Question {
                ask_if: Condition::Choice(0, 0),
                ..one("old", &[choice("yes"), choice("no")])
            },
        ]),
        ..Questionnaire::EMPTY
    };

    fn first(signs: &[usize], sits: usize) -> Answers {
        let mut answers = Answers::new(&FIRST);
        let signs = Choices::of(signs.iter().copied());
        answers.put(0, Answer::Many(signs)).unwrap();
        answers.put(1, Answer::One(sits)).unwrap();
        answers.put(2, Answer::One(0)).unwrap();
        answers
    }

    #[test]
    fn in_the_same_version_all_stays() {
        let answers = first(&[2], 1);
        let carried = Carried::over(&answers, &FIRST);
        assert_eq!(carried.answers, answers);
        assert!(carried.anew.is_empty() && carried.gone.is_empty());
    }

    #[test]
    fn ids_carry_answers_whatever_their_order() {
        let carried = Carried::over(&first(&[1], 1), &TURNED);
        assert_eq!(
            saved::write(&carried.answers),
            "version=3\nsits=much\nsigns=numb\nold=yes\n"
        );
        assert!(carried.anew.is_empty() && carried.gone.is_empty());
        assert!(Assessment::of(&carried.answers).is_some());
    }

    #[test]
    fn what_is_hidden_now_is_gone() {
        let carried = Carried::over(&first(&[2], 0), &TURNED);
        assert_eq!((carried.anew, carried.gone), (vec![], vec![2]));
    }

    #[test]
    fn none_says_nothing_of_a_sign_that_was_not_on_the_list() {
        let carried = Carried::over(&first(&[2], 1), &SECOND);
        assert_eq!(Path::of(&carried.answers).next, Next::Ask(0));
        // "how" is asked only of those who sit "some", and this person sits "much".
        assert_eq!((carried.anew, carried.gone), (vec![0], vec![2]));
        assert!(Assessment::of(&carried.answers).is_none());
    }

    #[test]
    fn ticked_signs_stay_ticked() {
        let carried = Carried::over(&first(&[0, 1], 1), &SECOND);
        assert_eq!(
            carried.answers.get(0),
            Some(Answer::Many(Choices::of([0, 2])))
        );
        assert_eq!(carried.anew[0], 0);
    }

    #[test]
    fn an_answer_that_does_not_exist_any_more_is_asked_anew() {
        let carried = Carried::over(&first(&[2], 0), &SECOND);
        assert_eq!(carried.answers.get(1), None);
        assert_eq!(carried.anew, [0, 1, 2]);
    }

    #[test]
    fn an_answer_that_was_hidden_is_not_carried() {
        let mut answers = Answers::new(&TURNED);
        for (question, answer) in [(0, 1), (2, 0)] {
            answers.put(question, Answer::One(answer)).unwrap();
        }
        answers.put(1, Answer::Many(Choices::of([2]))).unwrap();
        let carried = Carried::over(&answers, &FIRST);
        assert_eq!((carried.answers.get(2), carried.anew), (None, vec![2]));
    }
    /// What nobody took for a sign has become one: help comes first, and what would be asked after it says nothing.
    #[test]
    fn what_has_become_urgent_is_told() {
        static STRICTER: Questionnaire = Questionnaire {
            version: 2,
            questions: List(&[
                many(
                    "signs",
                    &[choice("fever"), choice("cold"), choice("numb"), NONE],
                ),
                one("sits", &[choice("little"), choice("much")]),
            ]),
            flags: List(&[RedFlag {
                id: "much",
                tier: Urgency::Urgent,
                when: Condition::Choice(1, 1),
                sources: List(&[]),
            }]),
            ..FIRST
        };
        // Although the signs, which come first, are to be asked again.
        for (sits, urgency, anew, gone) in [
            (0, Urgency::Routine, vec![0], vec![2]),
            (1, Urgency::Urgent, vec![], vec![]),
        ] {
            let carried = Carried::over(&first(&[2], sits), &STRICTER);
            assert_eq!(carried.urgency, urgency);
            assert_eq!((carried.anew, carried.gone), (anew, gone));
        }
    }
}
