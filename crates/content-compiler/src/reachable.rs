//! Whether any answers can fulfil a condition. A rule that no answers can fire is a mistake.
//!
//! The search goes through the ways a condition can be fulfilled, one demand after another, and gives
//! up a way as soon as two demands contradict each other. Levels are taken as free, each by itself.

use std::collections::{BTreeMap, BTreeSet};

use quiz::{Condition, Kind, Level, Questionnaire, Urgency};

/// What the search found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Some answers fulfil it.
    Possible,
    /// No answers do.
    Impossible,
    /// The search was cut off.
    TooManyWays,
}

/// Whether any answers fulfil all of these conditions together.
pub(crate) fn reach(questionnaire: &'static Questionnaire, all: &[Condition]) -> Reach {
    let mut search = Search {
        questionnaire,
        steps: 0,
    };
    let goals = all.iter().map(|c| (*c, true)).collect();
    match search.fulfil(goals, Vec::new(), World::default()) {
        true => Reach::Possible,
        false if search.steps >= Search::MOST => Reach::TooManyWays,
        false => Reach::Impossible,
    }
}

/// What has been demanded so far.
#[derive(Clone, Default)]
struct World {
    ticked: BTreeMap<usize, BTreeSet<usize>>,
    unticked: BTreeSet<(usize, usize)>,
    /// Numbers: at least, and below.
    ranges: BTreeMap<usize, (u16, u16)>,
    /// Levels: at least, and at most.
    levels: BTreeMap<usize, (Level, Level)>,
    bands: BTreeMap<usize, bool>,
    asked: BTreeSet<usize>,
}

struct Search {
    questionnaire: &'static Questionnaire,
    steps: usize,
}

impl Search {
    const MOST: usize = 300_000;

    /// Meets every goal, then goes through what was put off: the demands that can be met in several ways.
    fn fulfil(
        &mut self,
        mut goals: Vec<(Condition, bool)>,
        mut put_off: Vec<Vec<(Condition, bool)>>,
        mut world: World,
    ) -> bool {
        while let Some((condition, wanted)) = goals.pop() {
            self.steps += 1;
            if self.steps >= Search::MOST {
                return false;
            }
            let possible = match (condition, wanted) {
                (Condition::Always, wanted) => wanted,
                (Condition::Never, wanted) => !wanted,
                (Condition::Not(inner), wanted) => {
                    goals.push((*inner, !wanted));
                    true
                }
                (Condition::Named(index), wanted) => {
                    goals.push((self.questionnaire.conditions[index], wanted));
                    true
                }
                (Condition::Flag(index), wanted) => {
                    goals.push((self.questionnaire.flags[index].when, wanted));
                    true
                }
                (Condition::All(list), true) | (Condition::Any(list), false) => {
                    goals.extend(list.iter().map(|c| (*c, wanted)));
                    true
                }
                (Condition::Any(list), true) | (Condition::All(list), false) => {
                    put_off.push(list.iter().map(|c| (*c, wanted)).collect());
                    true
                }
                (Condition::UrgencyAtLeast(Urgency::Routine), wanted) => wanted,
                (Condition::UrgencyAtLeast(least), wanted) => {
                    let flags = self.questionnaire.flags.iter();
                    let raising = flags.filter(|f| f.tier >= least);
                    let raising = raising.map(|f| (f.when, wanted));
                    if wanted {
                        put_off.push(raising.collect());
                    } else {
                        goals.extend(raising);
                    }
                    true
                }
                (Condition::Choice(question, choice), true) => {
                    self.ask(question, &mut goals, &mut world);
                    let only_if = self.questionnaire.questions[question].choices[choice].only_if;
                    goals.push((only_if, true));
                    self.tick(question, choice, &mut world)
                }
                (Condition::Choice(question, choice), false) => {
                    world.unticked.insert((question, choice));
                    !world
                        .ticked
                        .get(&question)
                        .is_some_and(|t| t.contains(&choice))
                }
                (Condition::AtLeast(question, least), wanted) => {
                    let least = least.first().copied().unwrap_or_default();
                    if wanted {
                        self.ask(question, &mut goals, &mut world);
                    }
                    let range = world
                        .ranges
                        .entry(question)
                        .or_insert((0, self.above(question)));
                    if wanted {
                        range.0 = range.0.max(least);
                    } else {
                        range.1 = range.1.min(least);
                    }
                    range.0 < range.1
                }
                (Condition::SameSide(question, ones, others), true) => {
                    let pairs = ones.iter().flat_map(|one| {
                        others.iter().map(|other| {
                            let both = quiz::List::kept(vec![
                                Condition::Choice(question, *one),
                                Condition::Choice(question, *other),
                            ]);
                            (Condition::All(both), true)
                        })
                    });
                    put_off.push(pairs.collect());
                    true
                }
                // Two places can always be on different sides.
                (Condition::SameSide(..), false) => true,
                (Condition::LevelAtLeast(domain, level), wanted) => {
                    // Only a scored result has levels, and a band.
                    if wanted {
                        goals.push((self.questionnaire.scored_if, true));
                    }
                    let range = world
                        .levels
                        .entry(domain)
                        .or_insert((Level::Low, Level::High));
                    match (wanted, level) {
                        (true, level) => range.0 = range.0.max(level),
                        (false, Level::High) => range.1 = range.1.min(Level::Medium),
                        (false, Level::Medium) => range.1 = Level::Low,
                        (false, Level::Low) => return false,
                    }
                    range.0 <= range.1
                }
                (Condition::Band(band), wanted) => {
                    if wanted {
                        goals.push((self.questionnaire.scored_if, true));
                    }
                    let before = world.bands.insert(band, wanted);
                    let others = wanted && world.bands.iter().any(|(b, w)| *b != band && *w);
                    before.is_none_or(|b| b == wanted) && !others
                }
                // Sums of levels are proved by enumeration, not here.
                (Condition::LevelsAtLeast(_) | Condition::SignAtLeast(_), _) => true,
            };
            if !possible {
                return false;
            }
        }
        // The demand with the fewest ways first: it fails soonest, if it must.
        let fewest = (0..put_off.len()).min_by_key(|i| put_off[*i].len());
        let Some(fewest) = fewest else { return true };
        let ways = put_off.swap_remove(fewest);
        ways.into_iter()
            .any(|way| self.fulfil(vec![way], put_off.clone(), world.clone()))
    }

    /// Only a question that is asked can be answered.
    fn ask(&self, question: usize, goals: &mut Vec<(Condition, bool)>, world: &mut World) {
        if world.asked.insert(question) {
            goals.push((self.questionnaire.questions[question].ask_if, true));
        }
    }

    /// The first number too large for a question, in its first unit.
    fn above(&self, question: usize) -> u16 {
        let number = self.questionnaire.questions[question].number.as_ref();
        let unit = number.and_then(|n| n.units.first());
        unit.map_or(0, |unit| unit.largest().saturating_add(1))
    }

    fn tick(&self, question: usize, choice: usize, world: &mut World) -> bool {
        let asked = &self.questionnaire.questions[question];
        let ticked = world.ticked.entry(question).or_default();
        ticked.insert(choice);
        let alone = asked.kind == Kind::One || ticked.iter().any(|c| asked.choices[*c].exclusive);
        let crowded = alone && ticked.len() > 1;
        !crowded && !world.unticked.contains(&(question, choice))
    }
}
