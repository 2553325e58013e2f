//! The claims: what must hold for every set of answers, whatever the content says. They are written down here by id,
//! apart from `content/`, so that a slip there cannot change what is asked of it.

use quiz::{Condition, Level, Outcome, Section, SourceStatus, Urgency, saved};

use crate::diagram::{Function, NO, YES};
use crate::inputs::{Means, limits};
use crate::model::Model;

/// What became of the claims.
#[derive(Debug, Default)]
pub struct Claims {
    /// Each claim with the number of its parts, all of them without exception.
    pub proven: Vec<(&'static str, usize)>,
    /// What does not hold, with answers that show it.
    pub broken: Vec<String>,
}

/// Movement checks and what leads to them.
const MOVES: [&str; 4] = ["t0_moves", "t1_stand", "t2_bridge", "t3_squat"];

/// What forbids movement checks (EVIDENCE 2, section 5).
const AGAINST_MOVES: [(&str, &str); 5] = [
    ("a4_soon", "s_preg"),
    ("a4_soon", "s_postnatal"),
    ("a4_soon", "s_surgery"),
    ("c1_run_status", "paused"),
    ("d1_pain_map", "groin_front_hip"),
];

/// Statements that tell somebody to wait, and those that tell them to go ahead with exercise or running.
const WAIT: [&str; 4] = [
    "do_stop_running",
    "do_no_plan_pregnancy",
    "do_wait_for_check",
    "do_stop_moves",
];
const GO_AHEAD: [&str; 12] = [
    "do_hold_long_run",
    "do_one_change",
    "do_shoes",
    "do_supervised",
    "do_strength",
    "do_cross",
    "do_ease_load",
    "do_outer_hip",
    "do_keep_moving",
    "ask_exercises",
    "learn_exercises",
    "learn_return",
];

/// Statements that say opposite things.
const OPPOSITES: [(&str, &str); 10] = [
    ("urgent_today", "urgent_next_days"),
    ("minor_pain", "minor_no_pain"),
    ("out_far", "out_far_only"),
    ("out_no_strength", "out_one_strength"),
    ("see_physio", "see_physio_wait"),
    ("out_spike", "out_spike_big"),
    ("out_spike", "out_spike_double"),
    ("out_spike_big", "out_spike_double"),
    ("do_no_plan_pregnancy", "do_wait_for_check"),
    ("see_place_unclear", "see_long_pain"),
];

/// A sign and the professional it must lead to (EVIDENCE 4e).
const PROFESSIONALS: [(&str, &[&str]); 20] = [
    ("s_bone_spot", &["see_sports_doctor_bone"]),
    ("s_stress_fx", &["see_sports_doctor_bone"]),
    ("ds_groin", &["see_sports_doctor_bone"]),
    ("s_energy", &["see_energy"]),
    ("s_inflam", &["see_gp_inflam"]),
    ("s_nsaid", &["see_gp_inflam"]),
    ("ds_morning", &["see_gp_inflam"]),
    ("s_avn", &["see_gp_hip"]),
    ("s_artery", &["see_gp_artery"]),
    ("s_preg", &["see_maternity"]),
    ("s_postnatal", &["see_maternity"]),
    ("s_lock", &["see_gp"]),
    ("s_surgery", &["see_gp"]),
    ("s_testicle", &["see_gp"]),
    ("s_cycle", &["see_gp"]),
    ("s_rash", &["see_gp"]),
    ("s_diabetes", &["see_gp"]),
    ("s_mood", &["see_gp"]),
    ("ds_night", &["see_gp"]),
    ("ds_far", &["see_far"]),
];

/// The lines that say when to stop waiting: one on each kind of result.
const WORSE: [&str; 4] = [
    "emergency_unsure",
    "urgent_worse",
    "minor_worse",
    "do_worse",
];

/// Tries all claims.
pub fn check(model: &mut Model) -> Claims {
    let mut book = Book {
        sheets: model.sheets(),
        model,
        claims: Claims::default(),
        claim: "",
        parts: 0,
    };
    for claim in CLAIMS {
        book.claim = claim.0;
        book.parts = 0;
        let before = book.claims.broken.len();
        claim.1(&mut book);
        if book.parts == 0 {
            let told = format!("{}: there is nothing left to check", claim.0);
            book.claims.broken.push(told);
        } else if book.claims.broken.len() == before {
            book.claims.proven.push((claim.0, book.parts));
        }
    }
    book.claims
}

type Claim = (&'static str, fn(&mut Book<'_>));

const CLAIMS: [Claim; 22] = [
    ("each result is of exactly one kind", one_kind),
    (
        "a scored result has exactly one band, any other has none",
        one_band,
    ),
    ("every result has at least one next step", next_step),
    (
        "4d.1 an emergency sign leads to the emergency screen and nothing else",
        emergency_first,
    ),
    (
        "4d.2 an urgent sign leads to the urgent screen before any score",
        urgent_first,
    ),
    (
        "4d.3 no other answer hides, lowers or skips an emergency or urgent sign",
        never_hidden,
    ),
    ("4d.3 one more sign never lowers the urgency", never_lowered),
    (
        "4d.4 under 18 there are no points and no movement checks",
        minors,
    ),
    (
        "4d.5 and 4d.17 with pain, somebody to see is named in every band",
        pain_is_seen,
    ),
    (
        "4d.6 every result says that it is education, and when to stop waiting",
        two_lines,
    ),
    (
        "4d.7 a higher-risk answer never lowers its domain or the band",
        monotone,
    ),
    ("4d.8 points are 0 to 100", points_in_range),
    (
        "4d.9 a number on either side of a limit is told apart in every unit",
        unit_edges,
    ),
    (
        "4d.10 groin pain adds no points, and with running it is urgent",
        groin,
    ),
    (
        "4d.13 no result without an answer to everything asked",
        nothing_missing,
    ),
    ("4d.14 no movement check where something forbids it", moves),
    ("4e each sign names the person to see", professionals),
    ("each red flag is spoken of", flags_are_told),
    ("no two statements contradict each other", no_contradiction),
    (
        "everything can be reached: questions, choices, flags, bands, statements",
        reachable,
    ),
    (
        "every source stands behind something that can be shown, and none from memory alone behind a claim",
        sources,
    ),
    (
        "4d.11 and 4d.12 no text that can be shown says what may not be said",
        crate::wording::check,
    ),
];

/// The claims as they are tried.
pub(crate) struct Book<'a> {
    pub(crate) model: &'a mut Model,
    sheets: Function,
    claims: Claims,
    claim: &'static str,
    parts: usize,
}

impl Book<'_> {
    /// This holds for no answers at all.
    fn never(&mut self, what: &str, function: Function) {
        self.parts += 1;
        if let Some(values) = self.model.all.witness(function) {
            let answers = saved::write(&self.model.inputs.answers(&values));
            let told = format!("{}: {what}, for\n{answers}", self.claim);
            self.claims.broken.push(told);
        }
    }

    /// This holds for all answers.
    fn always(&mut self, what: &str, function: Function) {
        let not = self.model.all.not(function);
        self.never(what, not);
    }

    /// This holds for some answers that can be given from what is on offer.
    fn possible(&mut self, what: &str, function: Function) {
        let function = self.model.all.and(function, self.sheets);
        self.part(what, function != NO);
    }

    /// Something that is no function of answers.
    pub(crate) fn part(&mut self, what: &str, holds: bool) {
        self.parts += 1;
        if !holds {
            self.claims.broken.push(format!("{}: {what}", self.claim));
        }
    }

    fn implies(&mut self, what: &str, this: Function, that: Function) {
        let broken = self.model.all.and_not(this, that);
        self.never(what, broken);
    }

    /// How many of these hold.
    fn number_of(&mut self, functions: &[Function]) -> Function {
        let all = &mut self.model.all;
        functions.iter().fold(NO, |sum, more| all.add(sum, *more))
    }

    fn exactly_one(&mut self, what: &str, of: &[Function]) {
        let sum = self.number_of(of);
        let one = self.model.all.number(1);
        let same = self.model.all.same(sum, one);
        self.always(what, same);
    }

    fn placed_in(&self, sections: &[Section]) -> Vec<Function> {
        let statements = self.model.questionnaire().statements.iter();
        let placed = statements.zip(&self.model.placed);
        let inside = placed.filter(|(statement, _)| sections.contains(&statement.section));
        inside.map(|(_, placed)| *placed).collect()
    }

    fn asked(&self, question: &str) -> Function {
        let found = self.model.questionnaire().question(question);
        found.map_or(NO, |index| self.model.asked.asked[index])
    }

    fn flag(&self, id: &str) -> Function {
        let found = self.model.questionnaire().flag(id);
        found.map_or(NO, |index| self.model.flags.raised(index))
    }

    /// Anything asked after this question.
    fn asked_after(&mut self, question: &str) -> Function {
        let found = self.model.questionnaire().question(question);
        let later = self.model.asked.asked[found.map_or(0, |q| q + 1)..].to_vec();
        self.model.all.any(later)
    }

    fn adult(&mut self) -> Function {
        let ages = ["18_34", "35_44", "45_59", "60up"].map(|age| self.model.chose("a1_age", age));
        self.model.all.any(ages)
    }

    /// Some place hurts.
    fn pain(&mut self) -> Function {
        let none = self.model.chose("d1_pain_map", "none");
        let asked = self.asked("d1_pain_map");
        self.model.all.and_not(asked, none)
    }
}

fn one_kind(book: &mut Book<'_>) {
    let kinds = book.model.outcomes.each().map(|(_, function)| function);
    book.exactly_one("another number of kinds than one", &kinds);
}

fn one_band(book: &mut Book<'_>) {
    let bands = book.model.bands.within.clone();
    let sum = book.number_of(&bands);
    let same = book.model.all.same(sum, book.model.outcomes.scored);
    book.always("another number of bands", same);
}

fn next_step(book: &mut Book<'_>) {
    for (kind, function) in book.model.outcomes.each() {
        let sections: &[&[Section]] = match kind {
            Outcome::Emergency => &[&[Section::Emergency]],
            Outcome::Urgent => &[&[Section::Urgent]],
            Outcome::Unscored => &[&[Section::Minor]],
            Outcome::Scored => &[&[Section::Do], &[Section::See], &[Section::Worse]],
        };
        for sections in sections {
            let placed = book.placed_in(sections);
            let any = book.model.all.any(placed);
            book.implies(
                &format!("{kind:?} without a word in {sections:?}"),
                function,
                any,
            );
        }
    }
    let headlines = book.placed_in(&[Section::Headline]);
    let sum = book.number_of(&headlines);
    let same = book.model.all.same(sum, book.model.outcomes.scored);
    book.always("another number of headlines than one", same);
}

fn emergency_first(book: &mut Book<'_>) {
    let emergency = book.model.outcomes.emergency;
    for index in 0..book.model.questionnaire().flags.len() {
        let flag = &book.model.questionnaire().flags[index];
        if flag.tier == Urgency::Emergency {
            let raised = book.model.flags.raised(index);
            book.implies(
                &format!("{} is raised and it is no emergency", flag.id),
                raised,
                emergency,
            );
        }
    }
    only(book, emergency, &[Section::Emergency, Section::Limits]);
    // 15 signs of the list, whatever else was said: nothing is asked after it.
    let later = book.asked_after("a2_now");
    let ids = choices(book, "a2_now");
    book.part("there are not 15 emergency signs to tick", ids.len() == 15);
    for id in ids {
        let ticked = book.model.chose("a2_now", id);
        book.implies(
            &format!("{id} is ticked and it is no emergency"),
            ticked,
            emergency,
        );
        let both = book.model.all.and(ticked, later);
        book.never(&format!("{id} is ticked and more is asked"), both);
    }
    for (sign, other) in [("u_foot_drop", "a3_urgent"), ("u_cancer", "a3_urgent")] {
        book.part(
            &format!("{sign} is gone"),
            choices(book, other).contains(&sign),
        );
    }
    let both = ["u_cancer", "u_foot_drop"].map(|id| book.model.chose("a3_urgent", id));
    let both = book.model.all.all(both);
    book.implies("cancer with weakness is no emergency", both, emergency);
    let asked = book.asked("a2_now");
    book.always("somebody is not asked about emergencies", asked);
}

/// Where this holds, the report says nothing outside these sections.
fn only(book: &mut Book<'_>, this: Function, sections: &[Section]) {
    for index in 0..book.model.placed.len() {
        let statement = &book.model.questionnaire().statements[index];
        if !sections.contains(&statement.section) {
            let both = book.model.all.and(this, book.model.placed[index]);
            book.never(&format!("`{}` stands there", statement.id), both);
        }
    }
}

fn choices(book: &Book<'_>, question: &str) -> Vec<&'static str> {
    let questionnaire = book.model.questionnaire();
    let found = questionnaire.question(question);
    let choices = found.map(|q| questionnaire.questions[q].choices.iter());
    let signs = choices.into_iter().flatten().filter(|c| !c.exclusive);
    signs.map(|choice| choice.id).collect()
}

fn urgent_first(book: &mut Book<'_>) {
    let (emergency, urgent) = (book.model.outcomes.emergency, book.model.outcomes.urgent);
    let stops = book.model.all.or(emergency, urgent);
    for index in 0..book.model.questionnaire().flags.len() {
        let flag = &book.model.questionnaire().flags[index];
        if flag.tier == Urgency::Urgent {
            let raised = book.model.flags.raised(index);
            book.implies(
                &format!("{} is raised and it is not urgent", flag.id),
                raised,
                stops,
            );
        }
    }
    only(book, urgent, &[Section::Urgent, Section::Limits]);
    for moves in MOVES {
        let asked = book.asked(moves);
        let both = book.model.all.and(stops, asked);
        book.never(&format!("{moves} is asked"), both);
    }
    for index in 0..book.model.points.points.len() {
        let points = book.model.all.at_least(book.model.points.points[index], 1);
        let both = book.model.all.and(stops, points);
        book.never("there are points", both);
    }
    let later = book.asked_after("a3_urgent");
    let ids = choices(book, "a3_urgent");
    book.part("there are not 16 urgent signs to tick", ids.len() == 16);
    for id in ids {
        let ticked = book.model.chose("a3_urgent", id);
        book.implies(
            &format!("{id} is ticked and it is not urgent"),
            ticked,
            stops,
        );
        let both = book.model.all.and(ticked, later);
        book.never(&format!("{id} is ticked and more is asked"), both);
    }
    let today = ["urgent_today", "urgent_next_days"].map(|id| book.model.says(id));
    let sum = book.number_of(&today);
    let same = book.model.all.same(sum, urgent);
    book.always("not exactly one line says how soon", same);
}

fn never_hidden(book: &mut Book<'_>) {
    let (emergency, urgent) = (book.model.outcomes.emergency, book.model.outcomes.urgent);
    let stops = book.model.all.or(emergency, urgent);
    // Whether or not its question is reached, and whatever was on offer: what counts is that it was ticked.
    for (list, enough, before) in [("a2_now", emergency, NO), ("a3_urgent", stops, emergency)] {
        let Some(question) = book.model.questionnaire().question(list) else {
            continue;
        };
        for choice in 0..book.model.questionnaire().questions[question].choices.len() {
            let asked = &book.model.questionnaire().questions[question];
            if !asked.choices[choice].exclusive {
                let inputs = &book.model.inputs;
                let ticked = inputs.ticked(&mut book.model.all, question, choice);
                let counts = book.model.all.or(enough, before);
                book.implies(
                    &format!("{} is hidden", asked.choices[choice].id),
                    ticked,
                    counts,
                );
            }
        }
    }
    // What makes something an emergency is on offer to everybody.
    let questionnaire = book.model.questionnaire();
    for flag in questionnaire
        .flags
        .iter()
        .filter(|f| f.tier == Urgency::Emergency)
    {
        let mut atoms = Vec::new();
        flag.when.visit(questionnaire, &mut |part| {
            if let Condition::Choice(question, choice) = part {
                atoms.push((*question, *choice));
            }
        });
        for (question, choice) in atoms {
            let offered = book.model.asked.offered[question][choice];
            let asked = book.model.asked.asked[question];
            let spared = book.model.all.and_not(asked, offered);
            book.never(&format!("{} is not on offer", flag.id), spared);
        }
    }
}

fn never_lowered(book: &mut Book<'_>) {
    let tiers = [Urgency::Urgent, Urgency::Emergency];
    for input in 0..book.model.inputs.inputs.len() {
        let Input { question, adds } = adds(book, input);
        if !adds {
            continue;
        }
        let id = book.model.questionnaire().questions[question].id;
        for value in 1..book.model.all.arity()[input] {
            for tier in tiers {
                let urgency = book.model.flags.urgency(tier);
                let without = book.model.all.fix(urgency, input, 0);
                let with = book.model.all.fix(urgency, input, value);
                book.implies(
                    &format!("one more in {id} lowers the urgency"),
                    without,
                    with,
                );
            }
        }
    }
}

struct Input {
    question: usize,
    adds: bool,
}

/// Whether a higher value of the input is one more sign, place or time.
fn adds(book: &Book<'_>, input: usize) -> Input {
    let input = &book.model.inputs.inputs[input];
    Input {
        question: input.question,
        adds: matches!(
            input.means,
            Means::Tick(_) | Means::Place(_) | Means::Middle(_)
        ),
    }
}

fn minors(book: &mut Book<'_>) {
    let ages = ["under16", "16_17"].map(|age| book.model.chose("a1_age", age));
    let minor = book.model.all.any(ages);
    book.part("there is no age below 18", minor != NO);
    let both = book.model.all.and(minor, book.model.outcomes.scored);
    book.never("there is a score", both);
    for moves in MOVES {
        let asked = book.asked(moves);
        let both = book.model.all.and(minor, asked);
        book.never(&format!("{moves} is asked"), both);
    }
    only(
        book,
        minor,
        &[
            Section::Emergency,
            Section::Urgent,
            Section::Minor,
            Section::Limits,
        ],
    );
}

fn pain_is_seen(book: &mut Book<'_>) {
    let pain = book.pain();
    let see: Vec<Function> = book.placed_in(&[Section::See]);
    let questionnaire = book.model.questionnaire();
    let optional = questionnaire.statement("see_optional");
    let optional = optional.map_or(NO, |index| book.model.placed[index]);
    let named = see
        .into_iter()
        .filter(|placed| *placed != optional)
        .collect::<Vec<_>>();
    let named = book.model.all.any(named);
    for band in 0..questionnaire.bands.len() {
        let here = book.model.all.and(pain, book.model.bands.within[band]);
        let id = questionnaire.bands[band].id;
        book.implies(&format!("nobody is named in band `{id}`"), here, named);
        let both = book.model.all.and(here, optional);
        book.never(
            &format!("seeing somebody is called optional in band `{id}`"),
            both,
        );
    }
    let unscored = book.model.all.and(pain, book.model.outcomes.unscored);
    let minor = book.model.says("minor_pain");
    book.implies("a minor with pain is sent to nobody", unscored, minor);
    for (index, words) in content::FIRST.words.statements.iter().enumerate() {
        let statement = questionnaire.statements.get(index);
        if statement.is_some_and(|s| s.section == Section::See && s.id != "see_optional") {
            book.part(
                "somebody to see has no time to see them by",
                !words.timing.is_empty(),
            );
        }
    }
}

fn two_lines(book: &mut Book<'_>) {
    let education = book.model.says("limit_education");
    book.always("nothing says that this is education", education);
    let worse = WORSE.map(|id| book.model.says(id));
    book.exactly_one("not exactly one line says when to stop waiting", &worse);
}

fn monotone(book: &mut Book<'_>) {
    let questionnaire = book.model.questionnaire();
    // The best band is the last; a higher figure is a higher band.
    let mut height = NO;
    for (index, within) in book.model.bands.within.clone().into_iter().enumerate() {
        let figure = book
            .model
            .all
            .number((questionnaire.bands.len() - index) as u32);
        let here = book.model.all.where_holds(within, figure);
        height = book.model.all.add(height, here);
    }
    for (domain, of) in questionnaire.domains.iter().enumerate() {
        let mut results = vec![(of.id, book.model.points.points[domain])];
        results.push(("band", height));
        for question in of.questions() {
            for input in book.model.inputs.of[question].clone() {
                raise(book, question, input, &results);
            }
        }
    }
}

/// Every pair of values of an input of which one has more points: no result is lower with it, where the same questions
/// are asked with both.
fn raise(book: &mut Book<'_>, question: usize, input: usize, results: &[(&str, Function)]) {
    let points = book.model.inputs.points(&mut book.model.all, question);
    let arity = book.model.all.arity()[input];
    let of = |book: &mut Book<'_>, value: usize| {
        // The points of this input alone: all others of the question at 0.
        let mut values = vec![0; book.model.all.arity().len()];
        values[input] = value as u8;
        book.model.all.value(points, &values)
    };
    for lower in 0..arity {
        for higher in 0..arity {
            let adds = adds(book, input).adds && lower == 0 && higher > 0;
            if of(book, lower) >= of(book, higher) && !adds {
                continue;
            }
            let mut same = YES;
            for asked in book.model.asked.asked.clone() {
                let (a, b) = (
                    book.model.all.fix(asked, input, lower),
                    book.model.all.fix(asked, input, higher),
                );
                let equal = book.model.all.same(a, b);
                same = book.model.all.and(same, equal);
            }
            for (name, result) in results {
                let less = book.model.all.fix(*result, input, lower);
                let more = book.model.all.fix(*result, input, higher);
                let kept = book.model.all.not_below(more, less);
                let id = book.model.questionnaire().questions[question].id;
                let broken = book.model.all.and_not(same, kept);
                book.never(&format!("a higher answer to {id} lowers {name}"), broken);
            }
        }
    }
}

fn points_in_range(book: &mut Book<'_>) {
    for (domain, points) in book.model.points.points.clone().into_iter().enumerate() {
        let too_many = book.model.all.at_least(points, 101);
        let id = book.model.questionnaire().domains[domain].id;
        book.never(&format!("{id} has more than 100 points"), too_many);
        let all = book.model.all.at_least(points, 100);
        book.possible(&format!("{id} can never have 100 points"), all);
    }
}

fn unit_edges(book: &mut Book<'_>) {
    let questionnaire = book.model.questionnaire();
    let limits = limits(questionnaire);
    for (question, limits) in questionnaire.questions.iter().zip(limits) {
        let Some(number) = &question.number else {
            continue;
        };
        for least in limits {
            for (unit, least) in number.units.iter().zip(&least) {
                let told = format!(
                    "{}: no number reaches {least} steps of {}",
                    question.id, unit.id
                );
                book.part(&told, *least <= unit.largest());
            }
        }
        for bin in number
            .bins
            .iter()
            .filter(|bin| bin.from.iter().any(|from| *from > 0))
        {
            let edge = |unit: usize, from: u16| {
                let below = from.checked_sub(1).map(|below| number.points(unit, below));
                (below, number.points(unit, from))
            };
            let edges: Vec<_> = bin
                .from
                .iter()
                .enumerate()
                .map(|(u, from)| edge(u, *from))
                .collect();
            let told = format!("{}: the units part at {:?}", question.id, bin.from);
            book.part(&told, edges.windows(2).all(|pair| pair[0] == pair[1]));
            book.part(&told, edges.iter().all(|(below, at)| *below != Some(*at)));
        }
    }
    // EVIDENCE 4d.9: 32 km and 20 miles are one limit.
    let week = questionnaire.question("c2_run_week");
    let number = week.and_then(|q| questionnaire.questions[q].number.as_ref());
    let points = |unit: &str, text: &str| {
        let number = number?;
        let unit = number.units.iter().position(|u| u.id == unit)?;
        Some(number.points(unit, number.units[unit].parse(text).ok()?))
    };
    for (unit, text, expected) in [
        ("km", "31.5", 0),
        ("km", "32", 5),
        ("miles", "19.5", 0),
        ("miles", "20", 5),
    ] {
        let told = format!("{text} {unit} are not {expected} points");
        book.part(&told, points(unit, text) == Some(expected));
    }
}

fn groin(book: &mut Book<'_>) {
    let groin = book.model.chose("d1_pain_map", "groin_front_hip");
    book.part("there is no groin on the map", groin != NO);
    let triggers = ["during_run", "walking", "hop_land", "only_run", "next_day"];
    let mut running: Vec<Function> = triggers
        .iter()
        .map(|when| book.model.chose("d3_pain_when", when))
        .collect();
    book.part(
        "a trigger is gone",
        running.iter().all(|trigger| *trigger != NO),
    );
    running.push(book.model.chose("c1_run_status", "paused"));
    let running = book.model.all.any(running);
    let both = book.model.all.and(groin, running);
    let flag = book.flag("du_groin_run");
    book.implies("groin with running is not urgent", both, flag);
    let questionnaire = book.model.questionnaire();
    let Some(map) = questionnaire.question("d1_pain_map") else {
        return;
    };
    let points = book.model.inputs.points(&mut book.model.all, map);
    for input in book.model.inputs.of[map].clone() {
        let place = match book.model.inputs.inputs[input].means {
            Means::Place(place) => place,
            _ => continue,
        };
        if questionnaire.questions[map].choices[place].id == "groin_front_hip" {
            for side in 1..4 {
                let without = book.model.all.fix(points, input, 0);
                let with = book.model.all.fix(points, input, side);
                let same = book.model.all.same(without, with);
                book.always("groin adds points", same);
            }
        }
    }
}

fn nothing_missing(book: &mut Book<'_>) {
    let questionnaire = book.model.questionnaire();
    for (index, question) in questionnaire.questions.iter().enumerate() {
        let here = book
            .model
            .all
            .and(book.sheets, book.model.asked.asked[index]);
        let Some(values) = book.model.all.witness(here) else {
            continue;
        };
        let mut answers = book.model.inputs.answers(&values);
        let whole = quiz::Assessment::of(&answers).is_some();
        answers.forget(index);
        let told = format!("{} can be left out", question.id);
        book.part(&told, whole && quiz::Assessment::of(&answers).is_none());
        let next = quiz::Path::of(&answers).next;
        book.part(&told, next == quiz::Next::Ask(index));
    }
}

fn moves(book: &mut Book<'_>) {
    let adult = book.adult();
    let urgent = book.model.flags.urgency(Urgency::Urgent);
    let severe = match book.model.questionnaire().question("d2_pain_level") {
        Some(level) => {
            let six = book.model.inputs.at_least(&mut book.model.all, level, &[6]);
            book.model.all.and(book.model.asked.asked[level], six)
        }
        None => NO,
    };
    let against = AGAINST_MOVES.map(|(question, choice)| book.model.chose(question, choice));
    book.part(
        "something that forbids them is gone",
        against.iter().all(|f| *f != NO),
    );
    for moves in MOVES {
        let asked = book.asked(moves);
        book.part(&format!("{moves} is gone"), asked != NO);
        book.implies(&format!("{moves} is asked of a minor"), asked, adult);
        for (forbids, why) in against.iter().zip(AGAINST_MOVES) {
            let both = book.model.all.and(asked, *forbids);
            book.never(&format!("{moves} is asked in spite of {why:?}"), both);
        }
        for (forbids, why) in [(urgent, "an urgent sign"), (severe, "pain of 6 or more")] {
            let both = book.model.all.and(asked, forbids);
            book.never(&format!("{moves} is asked in spite of {why}"), both);
        }
    }
}

fn professionals(book: &mut Book<'_>) {
    let scored = book.model.outcomes.scored;
    for (sign, people) in PROFESSIONALS {
        let raised = book.flag(sign);
        book.part(&format!("{sign} is gone"), raised != NO);
        let here = book.model.all.and(raised, scored);
        let people = people
            .iter()
            .map(|id| book.model.says(id))
            .collect::<Vec<_>>();
        let any = book.model.all.any(people);
        book.implies(&format!("{sign} leads to nobody"), here, any);
    }
    let stopped = book.model.chose("d5_pain_effect", "stopped");
    let doctors = ["see_sports_doctor_stopped", "see_sports_doctor_bone"];
    let doctors = doctors.map(|id| book.model.says(id));
    let doctors = book.model.all.any(doctors);
    let here = book.model.all.and(stopped, scored);
    book.implies(
        "who stopped because of pain is sent to no sports doctor",
        here,
        doctors,
    );
}

fn flags_are_told(book: &mut Book<'_>) {
    let scored = book.model.outcomes.scored;
    let questionnaire = book.model.questionnaire();
    for (index, flag) in questionnaire.flags.iter().enumerate() {
        if flag.tier == Urgency::Soon {
            let here = book.model.all.and(book.model.flags.raised(index), scored);
            let told = book.model.says(&format!("tell_{}", flag.id));
            book.implies(&format!("nothing is said of {}", flag.id), here, told);
            book.implies(&format!("{} is spoken of in vain", flag.id), told, here);
        }
    }
    for tier in [Urgency::Routine, Urgency::Soon] {
        let at_least = book.model.flags.urgency(tier);
        book.part("there is no such urgency", at_least != NO);
    }
    let soon = book.placed_in(&[Section::Soon]);
    let any = book.model.all.any(soon);
    let here = book
        .model
        .all
        .and(book.model.flags.urgency(Urgency::Soon), scored);
    book.implies("a sign without a line for the clinician", here, any);
    let see = book.model.says("see_optional");
    let both = book.model.all.and(here, see);
    book.never(
        "seeing somebody is called optional in spite of a sign",
        both,
    );
}

fn no_contradiction(book: &mut Book<'_>) {
    let pairs = WAIT
        .iter()
        .flat_map(|wait| GO_AHEAD.iter().map(move |go| (*wait, *go)));
    for (one, other) in pairs.chain(OPPOSITES) {
        let (a, b) = (book.model.says(one), book.model.says(other));
        let there = a != NO && b != NO;
        book.part(&format!("`{one}` or `{other}` is gone"), there);
        let both = book.model.all.and(a, b);
        book.never(&format!("`{one}` stands beside `{other}`"), both);
    }
    // That seeing somebody is optional stands alone.
    let optional = book.model.says("see_optional");
    let see: Vec<Function> = book.placed_in(&[Section::See]);
    for other in see.into_iter().filter(|other| *other != optional) {
        let both = book.model.all.and(optional, other);
        book.never("`see_optional` stands beside somebody to see", both);
    }
    // What is said of a domain fits its level.
    let nothing = book.model.says("out_nothing");
    for levels in book.model.levels.at_least.clone() {
        let both = book.model.all.and(nothing, levels[Level::Medium as usize]);
        book.never("`out_nothing` stands beside a level that stands out", both);
    }
}

fn reachable(book: &mut Book<'_>) {
    let questionnaire = book.model.questionnaire();
    for (index, question) in questionnaire.questions.iter().enumerate() {
        let asked = book.model.asked.asked[index];
        book.possible(&format!("{} is never asked", question.id), asked);
        for choice in 0..question.choices.len() {
            let ticked = book.model.inputs.ticked(&mut book.model.all, index, choice);
            let both = book.model.all.and(asked, ticked);
            let id = question.choices[choice].id;
            book.possible(&format!("{}={id} can never be chosen", question.id), both);
        }
    }
    for (index, flag) in questionnaire.flags.iter().enumerate() {
        let raised = book.model.flags.raised(index);
        if flag.id == "de_clot" {
            // `e_chest` is an emergency by itself and ends the questions before the swollen leg is asked about. The
            // rule stands for those who build on this questionnaire.
            continue;
        }
        book.possible(&format!("{} is never raised", flag.id), raised);
    }
    for (index, band) in questionnaire.bands.iter().enumerate() {
        let within = book.model.bands.within[index];
        book.possible(&format!("nobody is in band {}", band.id), within);
    }
    for (index, statement) in questionnaire.statements.iter().enumerate() {
        let placed = book.model.placed[index];
        book.possible(&format!("`{}` never stands anywhere", statement.id), placed);
    }
    for (kind, function) in book.model.outcomes.each() {
        book.possible(&format!("nothing is ever {kind:?}"), function);
    }
}

fn sources(book: &mut Book<'_>) {
    let questionnaire = book.model.questionnaire();
    let mut behind = vec![NO; questionnaire.sources.len()];
    let mut stands = |book: &mut Book<'_>, sources: &[usize], where_: Function| {
        for source in sources {
            behind[*source] = book.model.all.or(behind[*source], where_);
        }
    };
    for (index, question) in questionnaire.questions.iter().enumerate() {
        let asked = book.model.asked.asked[index];
        stands(book, &question.sources, asked);
    }
    for (index, flag) in questionnaire.flags.iter().enumerate() {
        let raised = book.model.flags.raised(index);
        stands(book, &flag.sources, raised);
    }
    for (index, statement) in questionnaire.statements.iter().enumerate() {
        let placed = book.model.placed[index];
        stands(book, &statement.sources, placed);
    }
    for (index, source) in questionnaire.sources.iter().enumerate() {
        book.possible(
            &format!("{} stands behind nothing", source.key),
            behind[index],
        );
    }
    for statement in questionnaire.statements.iter() {
        let status = statement
            .sources
            .iter()
            .map(|s| questionnaire.sources[*s].status);
        let seen = status
            .filter(|s| matches!(s, SourceStatus::Seen | SourceStatus::Partly))
            .count();
        let claims = matches!(statement.section, Section::StandsOut | Section::Learn);
        book.part(
            &format!("`{}` claims something that nobody has seen", statement.id),
            !claims || seen > 0,
        );
        book.part(
            &format!("`{}` has no source", statement.id),
            !statement.sources.is_empty(),
        );
    }
}
