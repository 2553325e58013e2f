//! The questionnaire: things by their ids, and which questions score.

use quiz::*;

use crate::sample::*;

#[test]
fn things_are_found_by_their_ids() {
    for (index, question) in CHECK.questions.iter().enumerate() {
        assert_eq!(CHECK.question(question.id), Some(index));
        for (at, choice) in question.choices.iter().enumerate() {
            assert_eq!(question.choice(choice.id), Some(at), "{}", choice.id);
        }
        let exclusive = question
            .exclusive()
            .map(|at| question.choices[at].exclusive);
        let any = question.choices.iter().any(|choice| choice.exclusive);
        assert_eq!(exclusive, any.then_some(true), "{}", question.id);
    }
    for (index, flag) in CHECK.flags.iter().enumerate() {
        assert_eq!(CHECK.flag(flag.id), Some(index));
    }
    for (index, domain) in CHECK.domains.iter().enumerate() {
        assert_eq!(CHECK.domain(domain.id), Some(index));
    }
    for (index, statement) in CHECK.statements.iter().enumerate() {
        assert_eq!(CHECK.statement(statement.id), Some(index));
    }
    assert_eq!(CHECK.question("nothing"), None);
    assert_eq!(CHECK.questions[AGE].choice("nothing"), None);
    assert_eq!(CHECK.flag("nothing"), None);
    assert_eq!(CHECK.domain("nothing"), None);
    assert_eq!(CHECK.statement("nothing"), None);
}

#[test]
fn a_domain_names_its_questions_and_they_score() {
    let questions: Vec<usize> = CHECK.domains[0].questions().collect();
    assert_eq!(questions, [SIT, HABITS]);
    let questions: Vec<usize> = CHECK.domains[1].questions().collect();
    assert_eq!(questions, [SPOT, HABITS]);
    for question in [SIT, HABITS, SPOT] {
        assert!(CHECK.scores(question), "{question}");
    }
    for question in [AGE, NOW, SORE, TODAY, SOON, 99] {
        assert!(!CHECK.scores(question), "{question}");
    }
}

#[test]
fn tiers_and_levels_rise() {
    assert!(Urgency::ALL.is_sorted() && Level::ALL.is_sorted());
    assert_eq!((Urgency::ALL.len(), Level::ALL.len()), (4, 3));
}

#[test]
fn every_part_of_a_condition_is_visited() {
    const ASKED: Condition = Condition::Choice(AGE, 0);
    let inner = [Condition::Not(&ASKED), Condition::Any(List(&[ASKED]))];
    let whole = Condition::All(List::kept(inner.to_vec()));
    let mut seen = Vec::new();
    whole.visit(&CHECK, &mut |part| seen.push(format!("{part:?}")));
    let choices = seen.iter().filter(|part| **part == format!("{ASKED:?}"));
    assert_eq!((seen.len(), choices.count()), (5, 2), "{seen:?}");
    for named in [Condition::Flag(0), Condition::Named(0)] {
        let mut seen = 0;
        named.visit(&CHECK, &mut |_| seen += 1);
        assert!(seen > 1, "{named:?} is more than its name");
    }
}
