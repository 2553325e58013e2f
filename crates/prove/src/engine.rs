//! The engine and the model are one: every rule is asked of the real `crates/quiz` for every combination of answers
//! that it tells apart, and must say what the model says.

use dice::Dice;
use quiz::{
    Answer, Answers, Assessment, Condition, Facts, Kind, Level, Next, Path, Report, Urgency,
    band_of, points_of, saved,
};
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::diagram::Function;
use crate::inputs::{Means, Person};
use crate::model::Model;
use crate::support::{Support, combinations, combine, kinds_of, told};

/// What was compared.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// How many rules.
    pub rules: usize,
    /// How many times the engine was asked.
    pub combinations: usize,
}

impl Compared {
    fn add(&mut self, combinations: usize) {
        self.rules += 1;
        self.combinations += combinations;
    }
}

/// Hears how much of the comparison is done, from 0 to 1.
pub type Progress<'a> = &'a mut dyn FnMut(f64);

/// More combinations than this for one rule are a rule nobody can check.
const MOST: usize = 1_000_000;

/// How many whole results are compared besides, with answers drawn at random.
pub const PEOPLE: usize = 20_000;

/// The levels, from none.
const LEVELS: [Option<Level>; 4] = [
    None,
    Some(Level::Low),
    Some(Level::Medium),
    Some(Level::High),
];

/// Holds the engine to the model, rule by rule, or says where they part.
pub fn compare(
    model: &mut Model,
    people: usize,
    progress: Progress<'_>,
) -> Result<Compared, String> {
    let mut compared = Compared::default();
    let base = model.all.witness(model.outcomes.scored);
    let base = base.ok_or("nobody can have a scored result")?;
    points(model, &mut compared)?;
    progress(0.02);
    asked(model, &base, &mut compared)?;
    progress(0.1);
    flags(model, &base, &mut compared)?;
    progress(0.3);
    outcomes(model, &base, &mut compared)?;
    domains(model, &base, &mut compared)?;
    progress(0.4);
    bands(model, &mut compared)?;
    statements(model, &base, &mut compared, &mut |part| {
        progress(0.4 + 0.4 * part)
    })?;
    for part in 0..20 {
        whole_results(model, people / 20, part, &mut compared)?;
        progress(0.8 + 0.01 * part as f64);
    }
    progress(1.0);
    Ok(compared)
}

/// The points of every answer: every choice, every number in every unit, every set of a list.
fn points(model: &mut Model, compared: &mut Compared) -> Result<(), String> {
    let questionnaire = model.questionnaire();
    for (index, question) in questionnaire.questions.iter().enumerate() {
        let points = model.inputs.points(&mut model.all, index);
        let mut values = vec![0; model.all.arity().len()];
        let mut count = 0;
        let mut check = |model: &Model, values: &[u8], answer: Answer| {
            count += 1;
            let (own, engine) = (
                model.all.value(points, values),
                u32::from(points_of(question, Some(answer))),
            );
            let told = format!("{}: {answer:?} is {engine} points, not {own}", question.id);
            if answer.check(question).is_err() {
                return Err(format!("{}: {answer:?} is no legal answer", question.id));
            }
            if own == engine { Ok(()) } else { Err(told) }
        };
        let inputs = model.inputs.of[index].clone();
        match &model.inputs.inputs[inputs.start].means {
            Means::Choice => {
                for choice in 0..question.choices.len() {
                    values[inputs.start] = choice as u8;
                    check(model, &values, Answer::One(choice))?;
                }
            }
            Means::Range(ranges) => {
                for (value, range) in ranges.iter().enumerate() {
                    values[inputs.start] = value as u8;
                    for (unit, steps) in &range.numbers {
                        let (unit, steps) = (*unit, *steps);
                        check(model, &values, Answer::Number { unit, steps })?;
                    }
                }
            }
            _ => {
                for set in 0..1u32 << inputs.len() {
                    for (bit, input) in inputs.clone().enumerate() {
                        let ticked = set >> bit & 1 == 1;
                        values[input] = match model.inputs.inputs[input].means {
                            // The sides take turns.
                            Means::Place(_) if ticked => 1 + ((set as usize + bit) % 3) as u8,
                            _ => u8::from(ticked),
                        };
                    }
                    check(model, &values, model.inputs.answer(index, &values))?;
                }
            }
        }
        compared.add(count);
    }
    Ok(())
}

/// Goes through every combination of the kinds of answers, over the base.
fn each_combination(
    model: &Model,
    name: &str,
    base: &[u8],
    kinds: &[Vec<Vec<(usize, u8)>>],
    compared: &mut Compared,
    check: impl Fn(&Answers, &[u8]) -> Result<(), String> + Sync,
) -> Result<(), String> {
    let count = combinations(kinds);
    if count > MOST {
        return Err(format!(
            "{name} tells {count} combinations of answers apart: make it simpler"
        ));
    }
    let numbers = (0..count).into_par_iter().with_min_len(512);
    let checked = numbers.try_for_each_init(
        || (Person::of(&model.inputs, base), base.to_vec()),
        |(person, values), number| {
            values.copy_from_slice(base);
            combine(kinds, number, values);
            check(person.says(values), values)
        },
    );
    checked.map_err(|told| format!("{name}: {told}"))?;
    compared.add(count);
    Ok(())
}

/// One way to each urgency, for rules that look at the urgency on the way.
fn urgencies(model: &mut Model) -> Vec<Vec<(usize, u8)>> {
    let mut ways = vec![Vec::new()];
    let questionnaire = model.questionnaire();
    for (index, question) in questionnaire.questions.iter().enumerate() {
        if question.flags.is_some() {
            ways.push(vec![(model.inputs.of[index].start, 1)]);
        }
    }
    ways
}

fn kinds(model: &mut Model, support: &Support) -> Vec<Vec<Vec<(usize, u8)>>> {
    let mut kinds = Vec::new();
    // First, so that what a rule itself reads of the same questions is written over it.
    if support.urgency {
        kinds.push(urgencies(model));
    }
    kinds.extend(support.kinds(&mut model.all, &model.inputs));
    kinds
}

fn agree(model: &Model, function: Function, values: &[u8], engine: bool) -> Result<(), String> {
    if model.all.holds(function, values) == engine {
        return Ok(());
    }
    let answers = saved::write(&model.inputs.answers(values));
    Err(format!(
        "the engine says {engine}, the model does not, for\n{answers}"
    ))
}

/// Who is asked, and what is on offer.
fn asked(model: &mut Model, base: &[u8], compared: &mut Compared) -> Result<(), String> {
    let questionnaire = model.questionnaire();
    for (index, question) in questionnaire.questions.iter().enumerate() {
        let support = Support::of(questionnaire, &[question.ask_if]);
        let kinds = kinds(model, &support);
        let asked = model.asked.asked[index];
        each_combination(
            model,
            question.id,
            base,
            &kinds,
            compared,
            |answers, values| {
                let path = Path::of(answers);
                agree(model, asked, values, path.answered.contains(&index))
            },
        )?;
        for (choice, own) in question.choices.iter().enumerate() {
            if matches!(own.only_if, Condition::Always) {
                continue;
            }
            let support = Support::of(questionnaire, &[own.only_if, question.ask_if]);
            let mut kinds = kinds_without(model, &support, index);
            // Not ticked: what was ticked stays on offer anyway.
            let inputs = model.inputs.of[index].clone();
            kinds.push(vec![inputs.map(|input| (input, 0)).collect()]);
            let offered = model.asked.offered[index][choice];
            let name = format!("{}={}", question.id, own.id);
            each_combination(model, &name, base, &kinds, compared, |answers, values| {
                if !model.all.holds(asked, values) {
                    return Ok(());
                }
                let engine = answers.offered(index).has(choice);
                agree(model, offered, values, engine)
            })?;
        }
    }
    Ok(())
}

fn kinds_without(
    model: &mut Model,
    support: &Support,
    question: usize,
) -> Vec<Vec<Vec<(usize, u8)>>> {
    let own = model.inputs.of[question].clone();
    let mut kinds = kinds(model, support);
    kinds.retain(|kinds| !kinds.iter().flatten().any(|(input, _)| own.contains(input)));
    kinds
}

fn flags(model: &mut Model, base: &[u8], compared: &mut Compared) -> Result<(), String> {
    let questionnaire = model.questionnaire();
    for (index, flag) in questionnaire.flags.iter().enumerate() {
        let support = Support::of(questionnaire, &[flag.when]);
        let kinds = kinds(model, &support);
        let raised = model.flags.raised(index);
        each_combination(model, flag.id, base, &kinds, compared, |answers, values| {
            let assessment = Assessment::of(answers).ok_or("no result")?;
            agree(model, raised, values, assessment.flags.contains(&index))
        })?;
    }
    Ok(())
}

fn outcomes(model: &mut Model, base: &[u8], compared: &mut Compared) -> Result<(), String> {
    let questionnaire = model.questionnaire();
    let mut support = Support::of(questionnaire, &[questionnaire.scored_if]);
    support.urgency = true;
    let kinds = kinds(model, &support);
    each_combination(
        model,
        "the kind of result",
        base,
        &kinds,
        compared,
        |answers, values| {
            let assessment = Assessment::of(answers).ok_or("no result")?;
            for (kind, function) in model.outcomes.each() {
                agree(model, function, values, assessment.outcome == kind)?;
            }
            for tier in Urgency::ALL {
                let function = model.flags.urgency(tier);
                agree(model, function, values, assessment.urgency >= tier)?;
            }
            Ok(())
        },
    )
}

/// Each domain over the points of its questions.
fn domains(model: &mut Model, base: &[u8], compared: &mut Compared) -> Result<(), String> {
    let questionnaire = model.questionnaire();
    for (index, domain) in questionnaire.domains.iter().enumerate() {
        let questions: Vec<usize> = domain.questions().collect();
        let mut rules = vec![domain.unused_if];
        rules.extend(questions.iter().map(|q| questionnaire.questions[*q].ask_if));
        let mut support = Support::of(questionnaire, &rules);
        for question in &questions {
            support.questions.entry(*question).or_default();
        }
        let mut kinds = Vec::new();
        for (question, rules) in &support.questions {
            let told = told(&mut model.all, &model.inputs, rules);
            let mut figure = told;
            if questions.contains(question) {
                let points = model.inputs.points(&mut model.all, *question);
                let factor = model.all.number(1 << 12);
                let points = model.all.where_holds(factor, points);
                figure = model.all.add(told, points);
            }
            kinds.push(kinds_of(&model.all, &model.inputs, *question, figure));
        }
        let points = model.points.points[index];
        let at_least = model.levels.at_least[index];
        each_combination(
            model,
            domain.id,
            base,
            &kinds,
            compared,
            |answers, values| {
                let assessment = Assessment::of(answers).ok_or("no result")?;
                let own = model.all.value(points, values);
                let standing = assessment.domains.get(index);
                let engine = standing.map_or(0, |s| u32::from(s.points));
                if own != engine {
                    return Err(format!(
                        "the engine counts {engine} points, the model {own}"
                    ));
                }
                let level = standing.and_then(|s| s.level);
                for (reached, least) in at_least.iter().zip(&LEVELS[1..]) {
                    agree(model, *reached, values, level >= *least)?;
                }
                Ok(())
            },
        )?;
    }
    Ok(())
}

/// The bands over all levels, none included.
fn bands(model: &Model, compared: &mut Compared) -> Result<(), String> {
    let questionnaire = model.questionnaire();
    let answers = quiz::Answers::new(questionnaire);
    let mut values = vec![0; model.all.arity().len()];
    let domains = questionnaire.domains.len();
    for set in 0..4usize.pow(domains as u32) {
        let mut facts = Facts::new(&answers);
        for (domain, input) in model.staged.levels.iter().enumerate() {
            let level = set >> (2 * domain) & 3;
            facts.levels[domain] = LEVELS[level];
            values[*input] = level as u8;
        }
        let engine = band_of(questionnaire, &facts);
        let holding = |band: &usize| model.all.holds(model.staged.bands[*band], &values);
        let own = (0..questionnaire.bands.len()).find(holding);
        if own != engine {
            return Err(format!(
                "bands: {engine:?}, not {own:?}, for {:?}",
                facts.levels
            ));
        }
    }
    compared.add(4usize.pow(domains as u32));
    Ok(())
}

/// Each statement over the answers that its rule reads and whatever the stages before it may come to.
fn statements(
    model: &mut Model,
    base: &[u8],
    compared: &mut Compared,
    progress: Progress<'_>,
) -> Result<(), String> {
    let questionnaire = model.questionnaire();
    for (index, statement) in questionnaire.statements.iter().enumerate() {
        let mut support = Support::of(questionnaire, &[statement.when]);
        let urgency = std::mem::take(&mut support.urgency);
        let mut kinds = kinds(model, &support);
        let each = |input: usize, model: &Model| {
            let values = 0..model.all.arity()[input];
            values
                .map(|value| vec![(input, value as u8)])
                .collect::<Vec<_>>()
        };
        if urgency {
            kinds.push(each(model.staged.urgency, model));
        }
        // Only the levels and the band that the rule looks at.
        let mut seen = Vec::new();
        statement.when.visit(questionnaire, &mut |part| match part {
            Condition::LevelAtLeast(domain, _) => seen.push(model.staged.levels[*domain]),
            Condition::LevelsAtLeast(_) | Condition::SignAtLeast(_) => {
                seen.extend(&model.staged.levels);
            }
            Condition::Band(_) => seen.push(model.staged.band),
            _ => {}
        });
        seen.sort_unstable();
        seen.dedup();
        kinds.extend(seen.into_iter().map(|input| each(input, model)));
        let rule = model.staged.rules[index];
        each_combination(
            model,
            statement.id,
            base,
            &kinds,
            compared,
            |answers, values| {
                let path = Path::of(answers);
                if path.next != Next::Result {
                    return Err("no result".to_owned());
                }
                let mut facts = path.facts;
                let staged = &model.staged;
                facts.urgency = Urgency::ALL[usize::from(values[staged.urgency])];
                let levels = staged.levels.iter();
                facts.levels = levels.map(|i| LEVELS[usize::from(values[*i])]).collect();
                facts.band = usize::from(values[staged.band]).checked_sub(1);
                agree(model, rule, values, facts.holds(&statement.when))
            },
        )?;
        progress((index + 1) as f64 / questionnaire.statements.len() as f64);
    }
    Ok(())
}

/// Whole results of people who answer at random: that the stages were put together as the engine does.
fn whole_results(
    model: &Model,
    people: usize,
    seed: u64,
    compared: &mut Compared,
) -> Result<(), String> {
    let mut dice = Dice::seeded(0x9E37_79B9_7F4A_7C15 ^ (seed + 1) << 17);
    let questionnaire = model.questionnaire();
    for _ in 0..people {
        let values = person(&mut dice, model);
        let answers = model.inputs.answers(&values);
        let assessment = Assessment::of(&answers).ok_or("no result")?;
        let report = Report::of(&assessment);
        for (question, asked) in model.asked.asked.iter().enumerate() {
            agree(
                model,
                *asked,
                &values,
                assessment.answered.contains(&question),
            )?;
        }
        for flag in 0..questionnaire.flags.len() {
            let raised = model.flags.raised(flag);
            agree(model, raised, &values, assessment.flags.contains(&flag))?;
        }
        for (kind, function) in model.outcomes.each() {
            agree(model, function, &values, assessment.outcome == kind)?;
        }
        for (domain, points) in model.points.points.iter().enumerate() {
            let engine = assessment
                .domains
                .get(domain)
                .map_or(0, |s| u32::from(s.points));
            if model.all.value(*points, &values) != engine {
                return Err(format!("other points for\n{}", saved::write(&answers)));
            }
        }
        for (band, within) in model.bands.within.iter().enumerate() {
            agree(model, *within, &values, assessment.band == Some(band))?;
        }
        for (statement, placed) in model.placed.iter().enumerate() {
            let stands = report.statements.iter().any(|p| p.statement == statement);
            agree(model, *placed, &values, stands)?;
        }
    }
    compared.combinations += people;
    Ok(())
}

/// Somebody who answers at random, the same on every machine.
fn person(dice: &mut Dice, model: &Model) -> Vec<u8> {
    let questionnaire = model.questionnaire();
    let mut values = vec![0; model.all.arity().len()];
    for (index, question) in questionnaire.questions.iter().enumerate() {
        // A list of urgent signs is mostly answered with none, so that the others get their turn; other lists
        // have few ticks as often as many.
        let urgent = question.flags.is_some_and(|tier| tier >= Urgency::Urgent);
        let ticks = if urgent {
            dice.below(25).saturating_sub(21)
        } else {
            dice.below(9)
        };
        for input in model.inputs.of[index].clone() {
            let values_of = model.all.arity()[input];
            values[input] = match question.kind {
                Kind::One | Kind::Number => dice.below(values_of),
                Kind::Many | Kind::Places if dice.below(16) < ticks => {
                    1 + dice.below(values_of - 1)
                }
                Kind::Many | Kind::Places => 0,
            } as u8;
        }
    }
    values
}
