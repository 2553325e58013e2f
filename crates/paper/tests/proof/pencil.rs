//! A person with a pencil: goes down the sheet, ticks what fits, looks where it says so, and adds up.

use std::collections::{BTreeMap, BTreeSet};

use crate::print::{Mark, Rule};
use crate::sheet::{Ask, Item, Sheet, Sign, Told};

/// What somebody has to say to a question, in its own words.
pub(crate) enum Said {
    /// Choices; places with the sides they hurt on, left and right.
    Choices(Vec<(String, (bool, bool))>),
    /// A number in the unit with this name.
    Number(f64, String),
}

/// What the filled-in sheet comes to.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Filled {
    /// The words of whom to call, where somebody was stopped.
    pub(crate) stopped: Option<String>,
    pub(crate) soon: bool,
    /// The words of every box that is a sign, and of every sign that follows from others.
    pub(crate) ticked: BTreeSet<String>,
    pub(crate) signs: BTreeSet<String>,
    pub(crate) scored: bool,
    /// Points and level of each area, a dash being `None`.
    pub(crate) areas: Vec<Option<(u16, u16)>>,
    pub(crate) band: Option<String>,
    /// The texts that are for this person.
    pub(crate) told: Vec<String>,
    pub(crate) see: Vec<String>,
    /// The questions that were answered.
    pub(crate) asked: Vec<String>,
}

/// What is on the sheet so far.
#[derive(Default)]
struct Pencil {
    ticks: BTreeSet<String>,
    sides: BTreeMap<String, (bool, bool)>,
    written: BTreeMap<String, f64>,
    skipped: BTreeSet<u16>,
    points: BTreeMap<u16, u16>,
    sums: BTreeMap<String, Option<u16>>,
    levels: BTreeMap<String, u16>,
    level_sum: u16,
}

/// Fills in the sheet. `says` answers a question by its heading.
pub(crate) fn fill_in(sheet: &Sheet, says: impl Fn(&str) -> Option<Said>) -> Filled {
    let mut pencil = Pencil::default();
    let mut filled = Filled::default();
    let mut advice: Vec<(&str, &[Told])> = Vec::new();
    for item in &sheet.items {
        match item {
            Item::Skip(numbers, rule) => {
                if pencil.fits(rule) {
                    pencil.skipped.extend(numbers);
                }
            }
            Item::Ask(ask) if pencil.skipped.contains(&ask.number) => {}
            Item::Ask(ask) => {
                let said = says(&ask.heading);
                let said = said.unwrap_or_else(|| panic!("the sheet alone asks {:?}", ask.heading));
                let ticked = pencil.answer(ask, &said);
                filled.ticked.extend(ticked);
                filled.asked.push(ask.heading.clone());
            }
            Item::Advice(title, told) => advice.push((title, told)),
            Item::Stop(stop) => {
                let mut stops = stop.rule.as_ref().is_some_and(|rule| pencil.fits(rule));
                for sign in &stop.signs {
                    stops |= pencil.look_for(sign, &mut filled);
                }
                if stops {
                    filled.stopped = Some(stop.what.clone());
                    break;
                }
            }
            Item::Sum(sum) => {
                let unused = sum.unused.as_ref().is_some_and(|rule| pencil.fits(rule));
                let closed = sum.gate.is_some_and(|gate| pencil.points_of(gate) == 0);
                let counts = sum.rows.iter().map(|(questions, most)| {
                    let points: u16 = questions.iter().map(|q| pencil.points_of(*q)).sum();
                    points.min(*most)
                });
                let counts = if closed { 0 } else { counts.sum() };
                pencil
                    .sums
                    .insert(sum.area.clone(), (!unused).then_some(counts));
            }
        }
    }
    if let Some(what) = &filled.stopped {
        // The advice may stand below the place where somebody was sent to it.
        let all = sheet.items.iter().filter_map(|item| match item {
            Item::Advice(title, told) => Some((title, told)),
            _ => None,
        });
        for (title, told) in all {
            if title.starts_with(what.trim_end_matches('.')) {
                filled.told.extend(pencil.for_me(told));
            }
        }
        return filled;
    }
    for sign in &sheet.late_signs {
        pencil.look_for(sign, &mut filled);
    }
    filled.soon = pencil.fits(&sheet.soon);
    if pencil.fits(&sheet.unscored) {
        filled.told = pencil.for_me(&sheet.minor);
        return filled;
    }
    filled.scored = true;
    for area in &sheet.areas {
        let sum = pencil
            .sums
            .get(area)
            .unwrap_or_else(|| panic!("{area} was never added up"));
        let level = sum.map(|points| {
            let row = sheet
                .levels
                .iter()
                .find(|(from, to, _)| (*from..=*to).contains(&points));
            row.unwrap_or_else(|| panic!("{points} points have no level"))
                .2
        });
        filled.areas.push(sum.zip(level));
        pencil.levels.insert(area.clone(), level.unwrap_or(0));
        pencil.level_sum += level.unwrap_or(0);
    }
    let band = sheet.bands.iter().find(|(_, rule)| pencil.fits(rule));
    filled.band = band.map(|(name, _)| name.clone());
    filled.told = pencil.for_me(&sheet.tell);
    filled.see = pencil.for_me(&sheet.see);
    filled
}

impl Pencil {
    /// Ticks or writes an answer, and gives the words of what was ticked.
    fn answer(&mut self, ask: &Ask, said: &Said) -> Vec<String> {
        let mut words = Vec::new();
        let mut points = 0;
        match said {
            Said::Choices(choices) => {
                for (choice, sides) in choices {
                    let mut found = ask.boxes.iter().filter(|printed| printed.words == *choice);
                    let printed = found.next();
                    let printed =
                        printed.unwrap_or_else(|| panic!("no box {choice:?} at {:?}", ask.heading));
                    assert!(
                        found.next().is_none(),
                        "two boxes {choice:?} at {:?}",
                        ask.heading
                    );
                    self.ticks.insert(printed.code.clone());
                    let sides = if printed.sides { *sides } else { (true, true) };
                    self.sides.insert(printed.code.clone(), sides);
                    points += printed.points;
                    words.push(choice.clone());
                }
            }
            Said::Number(number, unit) => {
                self.written.insert(ask.number.to_string(), *number);
                let unit = ask.units.iter().position(|u| u == unit);
                let unit = unit.unwrap_or_else(|| panic!("no such unit at {:?}", ask.heading));
                if !ask.rows.is_empty() {
                    let mut rows = ask.rows.iter().filter(|(spans, _)| {
                        let (from, to) = spans[unit];
                        (from..=to).contains(number)
                    });
                    let row = rows.next();
                    points = row
                        .unwrap_or_else(|| panic!("{number} has no row at {:?}", ask.heading))
                        .1;
                    assert!(
                        rows.next().is_none(),
                        "{number} has two rows at {:?}",
                        ask.heading
                    );
                }
            }
        }
        self.points.insert(ask.number, points);
        words
    }

    fn points_of(&self, question: u16) -> u16 {
        self.points.get(&question).copied().unwrap_or(0)
    }

    /// Ticks a sign where its rule fits.
    fn look_for(&mut self, sign: &Sign, filled: &mut Filled) -> bool {
        let fits = self.fits(&sign.rule);
        if fits {
            self.ticks.insert(sign.name.clone());
            filled.signs.insert(sign.words.clone());
        }
        fits
    }

    fn for_me(&self, told: &[Told]) -> Vec<String> {
        let mine = told.iter().filter(|told| self.fits(&told.rule));
        mine.map(|told| told.text.clone()).collect()
    }

    fn fits(&self, rule: &Rule) -> bool {
        rule.iter()
            .all(|line| line.iter().any(|mark| self.shows(mark)))
    }

    fn shows(&self, mark: &Mark) -> bool {
        let ticked = |boxes: &[String]| boxes.iter().any(|name| self.ticks.contains(name));
        match mark {
            Mark::Ticked(boxes) => ticked(boxes),
            Mark::NotTicked(boxes) => !ticked(boxes),
            Mark::Skipped(questions) => {
                let mut numbers = questions
                    .iter()
                    .map(|q| q.parse::<u16>().expect("a number"));
                numbers.any(|number| self.skipped.contains(&number))
            }
            Mark::Answered(question) => self.written.contains_key(question),
            Mark::AtLeast(least, question) => {
                self.written.get(question).is_some_and(|n| n >= least)
            }
            Mark::Below(limit, question) => self.written.get(question).is_some_and(|n| n < limit),
            Mark::SameSide(ones, others) => ones.iter().any(|one| {
                others
                    .iter()
                    .any(|other| match (self.sides.get(one), self.sides.get(other)) {
                        (Some((left, right)), Some((also_left, also_right))) => {
                            *left && *also_left || *right && *also_right
                        }
                        _ => false,
                    })
            }),
            Mark::Level(areas, least) => areas.iter().any(|area| self.levels[area] >= *least),
            Mark::LevelBelow(area, limit) => self.levels[area] < *limit,
            Mark::Levels(least) => self.level_sum >= *least,
        }
    }
}
