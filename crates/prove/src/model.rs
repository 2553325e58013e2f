//! The check as functions of all answers, stage by stage. What a stage takes is a type that only the stage before it
//! gives, so the stages compose: [`Asked`] → [`Flags`] → [`Outcomes`] → [`Points`] → [`Levels`] → [`Bands`] → statements.
//!
//! It says anew what `crates/quiz` does, in other words: as whole functions, not for one person. `engine.rs` holds the
//! two together.

use quiz::{Condition, Level, Outcome, Questionnaire, Urgency};

use crate::diagram::{Diagrams, Function, NO, YES};
use crate::inputs::Inputs;

/// The whole check.
pub struct Model {
    /// Where the functions live.
    pub all: Diagrams,
    /// What they are functions of.
    pub inputs: Inputs,
    /// Which questions are asked.
    pub asked: Asked,
    /// Which red flags are raised.
    pub flags: Flags,
    /// Which kind of result it is.
    pub outcomes: Outcomes,
    /// What each domain's points are.
    pub points: Points,
    /// Where each domain stands.
    pub levels: Levels,
    /// Which band it is.
    pub bands: Bands,
    /// By statement, whether it stands in the report.
    pub placed: Vec<Function>,
    /// Bands and statements with the urgency, the levels and the band as inputs of their own.
    pub staged: Staged,
}

/// The last stages alone, as functions of the answers and of what the stages before come to, whatever that is.
pub struct Staged {
    /// The input that stands for the urgency.
    pub urgency: usize,
    /// By domain, the input that stands for its level: none, low, medium, high.
    pub levels: Vec<usize>,
    /// The input that stands for the band: none, and each.
    pub band: usize,
    /// By band: whether its condition holds, and that of no band before it.
    pub bands: Vec<Function>,
    /// By statement: whether its rule holds.
    pub rules: Vec<Function>,
}

/// By question: whether it is asked, and what is on offer then.
pub struct Asked {
    /// By question.
    pub asked: Vec<Function>,
    /// By question and choice: whether it is on offer, where the question is asked.
    pub offered: Vec<Vec<Function>>,
}

/// By red flag: whether it is raised at the end.
pub struct Flags {
    raised: Vec<Function>,
    /// By tier, from the lowest: whether the urgency is at least this.
    urgency: [Function; 4],
}

impl Flags {
    /// Whether a flag is raised.
    pub fn raised(&self, flag: usize) -> Function {
        self.raised[flag]
    }

    /// Whether the urgency is at least this.
    pub fn urgency(&self, least: Urgency) -> Function {
        self.urgency[least as usize]
    }
}

/// The four kinds of result.
pub struct Outcomes {
    /// Get help now.
    pub emergency: Function,
    /// Be seen today, or as the screen says.
    pub urgent: Function,
    /// No points for this person.
    pub unscored: Function,
    /// Points, levels and a band.
    pub scored: Function,
}

impl Outcomes {
    /// The kinds with their functions.
    pub fn each(&self) -> [(Outcome, Function); 4] {
        [
            (Outcome::Emergency, self.emergency),
            (Outcome::Urgent, self.urgent),
            (Outcome::Unscored, self.unscored),
            (Outcome::Scored, self.scored),
        ]
    }
}

/// By domain, where the result is scored: its points, and whether it is used.
pub struct Points {
    /// 0 where it is not used.
    pub points: Vec<Function>,
    /// Whether the domain is used.
    pub used: Vec<Function>,
}

/// By domain: whether its level is at least low, medium, high. None of them where there is no level.
pub struct Levels {
    /// By domain and level.
    pub at_least: Vec<[Function; 3]>,
}

/// By band: whether the result is in it.
pub struct Bands {
    /// By band.
    pub within: Vec<Function>,
}

/// How far the path has come, for conditions that are asked on the way.
struct Way<'a> {
    questionnaire: &'static Questionnaire,
    inputs: &'a Inputs,
    /// By question whose turn was: whether it was asked.
    asked: Vec<Function>,
    /// By flag: whether it was raised so far.
    raised: Vec<Function>,
    /// Levels and bands, once there are any.
    levels: Vec<[Function; 3]>,
    bands: Vec<Function>,
    urgency: [Function; 4],
    /// Whether the path has ended, so that what was not asked never will be.
    ended: bool,
}

/// Whether something is known to hold, and whether it is known not to.
#[derive(Clone, Copy)]
struct Known {
    yes: Function,
    no: Function,
}

impl Known {
    const fn of(yes: Function, no: Function) -> Known {
        Known { yes, no }
    }
}

impl Way<'_> {
    fn holds(&self, all: &mut Diagrams, condition: &Condition) -> Function {
        self.known(all, condition).yes
    }

    fn known(&self, all: &mut Diagrams, condition: &Condition) -> Known {
        let certain = |all: &mut Diagrams, yes: Function| Known::of(yes, all.not(yes));
        match condition {
            Condition::Always => Known::of(YES, NO),
            Condition::Never => Known::of(NO, YES),
            Condition::All(parts) => parts.iter().fold(Known::of(YES, NO), |whole, part| {
                let part = self.known(all, part);
                Known::of(all.and(whole.yes, part.yes), all.or(whole.no, part.no))
            }),
            Condition::Any(parts) => parts.iter().fold(Known::of(NO, YES), |whole, part| {
                let part = self.known(all, part);
                Known::of(all.or(whole.yes, part.yes), all.and(whole.no, part.no))
            }),
            Condition::Not(inner) => {
                let inner = self.known(all, inner);
                Known::of(inner.no, inner.yes)
            }
            Condition::Named(index) => self.known(all, &self.questionnaire.conditions[*index]),
            Condition::Choice(question, choice) => self.answered(all, *question, |all| {
                self.inputs.ticked(all, *question, *choice)
            }),
            Condition::AtLeast(question, least) => self.answered(all, *question, |all| {
                self.inputs.at_least(all, *question, least)
            }),
            Condition::SameSide(question, ones, others) => self.answered(all, *question, |all| {
                self.inputs.same_side(all, *question, ones, others)
            }),
            Condition::Flag(flag) => {
                let raised = self.raised[*flag];
                let when = self.known(all, &self.questionnaire.flags[*flag].when);
                let no = all.and_not(when.no, raised);
                Known::of(all.or(raised, when.yes), no)
            }
            Condition::UrgencyAtLeast(tier) => certain(all, self.urgency[*tier as usize]),
            Condition::LevelAtLeast(domain, level) => {
                let holds = self
                    .levels
                    .get(*domain)
                    .map_or(NO, |at| at[*level as usize]);
                certain(all, holds)
            }
            Condition::LevelsAtLeast(least) => {
                let mut sum = NO;
                for at in &self.levels {
                    sum = all.add(sum, at[Level::Medium as usize]);
                    sum = all.add(sum, at[Level::High as usize]);
                }
                let holds = all.at_least(sum, u32::from(*least));
                certain(all, holds)
            }
            Condition::SignAtLeast(level) => {
                let domains = self.questionnaire.domains.iter().zip(&self.levels);
                let signs = domains.filter(|(domain, _)| domain.sign);
                let holds = all.any(signs.map(|(_, at)| at[*level as usize]));
                certain(all, holds)
            }
            Condition::Band(band) => {
                let holds = self.bands.get(*band).copied().unwrap_or(NO);
                certain(all, holds)
            }
        }
    }

    fn answered(
        &self,
        all: &mut Diagrams,
        question: usize,
        test: impl FnOnce(&mut Diagrams) -> Function,
    ) -> Known {
        match self.asked.get(question) {
            Some(asked) => {
                let test = test(all);
                let yes = all.and(*asked, test);
                Known::of(yes, all.not(yes))
            }
            None if self.ended => Known::of(NO, YES),
            None => Known::of(NO, NO),
        }
    }

    /// Raises what is known to hold now, where `here`.
    fn raise(&mut self, all: &mut Diagrams, here: Function) {
        for (index, flag) in self.questionnaire.flags.iter().enumerate() {
            let holds = self.holds(all, &flag.when);
            let now = all.and(here, holds);
            self.raised[index] = all.or(self.raised[index], now);
        }
        self.urgency = urgency(all, self.questionnaire, &self.raised);
    }
}

fn urgency(
    all: &mut Diagrams,
    questionnaire: &Questionnaire,
    raised: &[Function],
) -> [Function; 4] {
    Urgency::ALL.map(|least| {
        let flags = questionnaire.flags.iter().zip(raised);
        let of_tier = flags.filter(|(flag, _)| flag.tier >= least);
        match least {
            Urgency::Routine => YES,
            _ => all.any(of_tier.map(|(_, raised)| *raised)),
        }
    })
}

impl Model {
    /// The model of a questionnaire.
    pub fn of(questionnaire: &'static Questionnaire) -> Model {
        let inputs = Inputs::of(questionnaire);
        let answers = inputs.arity();
        let domains = questionnaire.domains.len();
        let mut arity = answers.clone();
        arity.push(4);
        arity.resize(answers.len() + 1 + domains, 4);
        arity.push(questionnaire.bands.len() + 1);
        let mut all = Diagrams::new(arity);
        let mut way = Way {
            questionnaire,
            inputs: &inputs,
            asked: Vec::new(),
            raised: vec![NO; questionnaire.flags.len()],
            levels: Vec::new(),
            bands: Vec::new(),
            urgency: [YES, NO, NO, NO],
            ended: false,
        };
        let asked = walk(&mut all, &mut way);
        let flags = Flags {
            raised: way.raised.clone(),
            urgency: way.urgency,
        };
        let outcomes = outcomes(&mut all, &flags, &way);
        let points = points(&mut all, &way, &asked, &outcomes);
        let levels = levels(&mut all, questionnaire, &points);
        way.levels = levels.at_least.clone();
        let bands = Bands {
            within: first_band(&mut all, &way, outcomes.scored),
        };
        way.bands = bands.within.clone();
        let placed = place(&mut all, &way, &outcomes);
        let staged = staged(&mut all, &mut way, answers.len());
        Model {
            staged,
            all,
            asked,
            flags,
            outcomes,
            points,
            levels,
            bands,
            placed,
            inputs,
        }
    }

    /// The questionnaire.
    pub fn questionnaire(&self) -> &'static Questionnaire {
        self.inputs.questionnaire
    }

    /// Each answer sheet once: every question that is asked has an answer from what is on offer, no other has one.
    pub fn sheets(&mut self) -> Function {
        let questionnaire = self.questionnaire();
        let mut sheets = YES;
        // From the last question up, so that what is joined stays small.
        for question in (0..questionnaire.questions.len()).rev() {
            let asked = self.asked.asked[question];
            let mut offered = YES;
            for choice in 0..questionnaire.questions[question].choices.len() {
                let ticked = self.inputs.ticked(&mut self.all, question, choice);
                let on_offer = self.asked.offered[question][choice];
                let not_ticked = self.all.not(ticked);
                let fits = self.all.or(not_ticked, on_offer);
                offered = self.all.and(offered, fits);
            }
            let mut blank = YES;
            for input in self.inputs.of[question].clone() {
                let first = self.all.input(input, |v| u32::from(v == 0));
                blank = self.all.and(blank, first);
            }
            let answered = self.all.and(asked, offered);
            let passed_over = self.all.and_not(blank, asked);
            let fits = self.all.or(answered, passed_over);
            sheets = self.all.and(fits, sheets);
        }
        sheets
    }

    /// Where the statement with this id stands.
    pub fn says(&self, id: &str) -> Function {
        let found = self.questionnaire().statement(id);
        found.map_or(NO, |index| self.placed[index])
    }

    /// Where this choice was ticked, and its question asked.
    pub fn chose(&mut self, question: &str, choice: &str) -> Function {
        let questionnaire = self.questionnaire();
        let found = questionnaire.question(question).and_then(|index| {
            let choice = questionnaire.questions[index].choice(choice)?;
            Some((index, choice))
        });
        let Some((question, choice)) = found else {
            return NO;
        };
        let ticked = self.inputs.ticked(&mut self.all, question, choice);
        self.all.and(self.asked.asked[question], ticked)
    }

    /// How many answers each value of each input stands for; what stands for a stage is no answer.
    pub fn weights(&self) -> Vec<Vec<u64>> {
        let mut weights = self.inputs.weights();
        for arity in self.all.arity().iter().skip(weights.len()) {
            let mut none = vec![0; *arity];
            none[0] = 1;
            weights.push(none);
        }
        weights
    }

    /// Every function that a result depends on, in one order.
    pub fn table(&self) -> Vec<Function> {
        let mut table = self.asked.asked.clone();
        table.extend(self.asked.offered.iter().flatten());
        table.extend(&self.flags.raised);
        table.extend(self.outcomes.each().map(|(_, function)| function));
        table.extend(&self.points.points);
        table.extend(self.levels.at_least.iter().flatten());
        table.extend(&self.bands.within);
        table.extend(&self.placed);
        table
    }
}

/// The last stages, with what they take from the stages before as inputs, from this one on.
fn staged(all: &mut Diagrams, way: &mut Way<'_>, first: usize) -> Staged {
    let domains = way.questionnaire.domains.len();
    let levels: Vec<usize> = (first + 1..first + 1 + domains).collect();
    let band = first + 1 + domains;
    way.urgency = [0, 1, 2, 3].map(|least| all.input(first, |value| u32::from(value >= least)));
    let at_least = levels
        .iter()
        .map(|level| [0, 1, 2].map(|least| all.input(*level, |value| u32::from(value > least))));
    way.levels = at_least.collect();
    let bands = first_band(all, way, YES);
    let each = 0..way.questionnaire.bands.len();
    let within = each.map(|own| all.input(band, |value| u32::from(value == own + 1)));
    way.bands = within.collect();
    let statements = way.questionnaire.statements.iter();
    Staged {
        urgency: first,
        levels,
        band,
        bands,
        rules: statements.map(|s| way.holds(all, &s.when)).collect(),
    }
}

fn walk(all: &mut Diagrams, way: &mut Way<'_>) -> Asked {
    let mut offered = Vec::new();
    let mut alive = YES;
    for question in way.questionnaire.questions.iter() {
        let asked = way.holds(all, &question.ask_if);
        let asked = all.and(alive, asked);
        let choices = question.choices.iter();
        offered.push(
            choices
                .map(|choice| way.holds(all, &choice.only_if))
                .collect(),
        );
        way.asked.push(asked);
        way.raise(all, asked);
        let stops = all.and(asked, way.urgency[Urgency::Urgent as usize]);
        alive = all.and_not(alive, stops);
    }
    way.ended = true;
    way.raise(all, YES);
    Asked {
        asked: way.asked.clone(),
        offered,
    }
}

fn outcomes(all: &mut Diagrams, flags: &Flags, way: &Way<'_>) -> Outcomes {
    let emergency = flags.urgency(Urgency::Emergency);
    let at_least_urgent = flags.urgency(Urgency::Urgent);
    let for_points = way.holds(all, &way.questionnaire.scored_if);
    let rest = all.not(at_least_urgent);
    Outcomes {
        emergency,
        urgent: all.and_not(at_least_urgent, emergency),
        scored: all.and(rest, for_points),
        unscored: all.and_not(rest, for_points),
    }
}

fn points(all: &mut Diagrams, way: &Way<'_>, asked: &Asked, outcomes: &Outcomes) -> Points {
    let mut points = Points {
        points: Vec::new(),
        used: Vec::new(),
    };
    for domain in way.questionnaire.domains.iter() {
        let unused = way.holds(all, &domain.unused_if);
        let used = all.and_not(outcomes.scored, unused);
        let of = |all: &mut Diagrams, question: usize| {
            let own = way.inputs.points(all, question);
            all.where_holds(asked.asked[question], own)
        };
        let mut sum = NO;
        for part in domain.parts.iter() {
            let mut own = NO;
            for question in part.questions.iter() {
                let more = of(all, *question);
                own = all.add(own, more);
            }
            let own = all.capped(own, part.cap.into());
            sum = all.add(sum, own);
        }
        if let Some(gate) = domain.gate {
            let gate = of(all, gate);
            let open = all.at_least(gate, 1);
            sum = all.where_holds(open, sum);
        }
        points.points.push(all.where_holds(used, sum));
        points.used.push(used);
    }
    points
}

fn levels(all: &mut Diagrams, questionnaire: &Questionnaire, points: &Points) -> Levels {
    let limits = [0, questionnaire.levels.medium, questionnaire.levels.high];
    let domains = points.points.iter().zip(&points.used);
    let at_least = domains.map(|(points, used)| {
        limits.map(|limit| {
            let reached = all.at_least(*points, limit.into());
            all.and(*used, reached)
        })
    });
    Levels {
        at_least: at_least.collect(),
    }
}

/// By band: whether its condition holds, and that of no band before it, of those who are left.
fn first_band(all: &mut Diagrams, way: &Way<'_>, mut left: Function) -> Vec<Function> {
    let bands = way.questionnaire.bands.iter();
    let first = bands.map(|band| {
        let holds = way.holds(all, &band.when);
        let own = all.and(left, holds);
        left = all.and_not(left, own);
        own
    });
    first.collect()
}

fn place(all: &mut Diagrams, way: &Way<'_>, outcomes: &Outcomes) -> Vec<Function> {
    let statements = way.questionnaire.statements.iter();
    let placed = statements.map(|statement| {
        let kinds = outcomes.each().into_iter();
        let fits = kinds.filter(|(kind, _)| statement.section.fits(*kind));
        let fits = all.any(fits.map(|(_, function)| function));
        let holds = way.holds(all, &statement.when);
        all.and(fits, holds)
    });
    placed.collect()
}
