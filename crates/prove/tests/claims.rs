//! The claims can fail: for each, a change of the content that breaks it.

#![allow(clippy::panic, reason = "a test that cannot go on should stop")]

use content::QUESTIONNAIRE;
use prove::claims;
use prove::model::Model;
use prove::mutations::mutants;

/// The claims that a change breaks; it is named by the words it is told in, or their beginning.
fn broken_by(change: &str) -> Vec<String> {
    let mutants = mutants(&QUESTIONNAIRE);
    let found = mutants
        .iter()
        .find(|mutant| mutant.told.starts_with(change));
    let Some(mutant) = found else {
        panic!("no change is told as `{change}`");
    };
    claims::check(&mut Model::of(mutant.questionnaire())).broken
}

#[test]
fn nothing_is_broken_as_it_is() {
    let claims = claims::check(&mut Model::of(&QUESTIONNAIRE));
    assert_eq!(claims.broken, Vec::<String>::new());
}

#[test]
fn each_claim_is_broken_by_something() {
    for (change, claim) in [
        ("band few: Never", "a scored result has exactly one band"),
        ("do_later: Not(", "every result has at least one next step"),
        ("e_saddle: Urgent", "4d.1 "),
        ("u_fever: Soon", "4d.2 "),
        ("who is offered a3_urgent=u_foot_drop: Never", "4d.3 "),
        ("who gets points: Not(", "4d.4 "),
        ("see_far: Not(", "4d.5 "),
        ("limit_education: Never", "4d.6 "),
        ("training, part 0: cap one less", "4d.8 "),
        ("c2_run_week, range 1, unit 0: from 65", "4d.9 "),
        ("d1_pain_map=groin_front_hip: 1 points", "4d.10 "),
        ("who is asked t1_stand: Not(", "4d.14 "),
        ("see_energy: Not(", "4e "),
        ("tell_ds_far: Not(", "each red flag is spoken of"),
        ("e_chest: Soon", "4d.1 "),
        ("see_optional: Any(", "no two statements contradict"),
        (
            "who is offered a4_soon=s_preg: Never",
            "everything can be reached",
        ),
    ] {
        let broken = broken_by(change);
        let hit = broken.iter().any(|told| told.starts_with(claim));
        assert!(hit, "`{change}` does not break `{claim}`, but {broken:#?}");
    }
}

#[test]
fn an_engine_that_does_something_else_is_noticed() {
    // The model of another questionnaire is a model of another engine: the engine keeps to the real one.
    let mutants = mutants(&QUESTIONNAIRE);
    let found = mutants.iter().find(|m| m.told.starts_with("ds_far: Any("));
    let Some(mutant) = found else {
        panic!("the rule is gone");
    };
    let mut model = Model::of(mutant.questionnaire());
    model.inputs.questionnaire = &QUESTIONNAIRE;
    let compared = prove::engine::compare(&mut model, 0, &mut |_| {});
    let told = compared.err().unwrap_or_default();
    assert!(told.contains("ds_far"), "{told:?}");
}
