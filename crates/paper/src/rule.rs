//! A rule as a person can check it on the filled-in sheet: some lines that must all fit, each a choice of
//! marks. Any condition of the questionnaire becomes one, given how far the person has come.

use quiz::{Condition, Kind, Level, Question, Questionnaire, Urgency};

/// What stands for a box that can be ticked, in the order of the questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tick {
    /// A choice of a question, by their indices.
    Choice(usize, usize),
    /// A sign that follows from several answers, by the index of its red flag.
    Sign(usize),
}

/// Something that can be seen on the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    /// At least one of these is ticked.
    Ticked(Vec<Tick>),
    /// None of these is ticked.
    NotTicked(Vec<Tick>),
    /// One of these questions was skipped.
    Skipped(Vec<usize>),
    /// This question was answered.
    Answered(usize),
    /// The number written here is at least this, in steps.
    AtLeast(usize, u16),
    /// A smaller number is written here.
    Below(usize, u16),
    /// One of the first places and one of the others are ticked on the same side.
    SameSide(Vec<Tick>, Vec<Tick>),
    /// One of these areas is at this level or above.
    Level(Vec<usize>, Level),
    /// An area is below this level.
    LevelBelow(usize, Level),
    /// All levels add up to this or more.
    Levels(u16),
}

/// Lines that must all fit; of each line, one mark is enough. No line at all fits everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rule(pub(crate) Vec<Vec<Mark>>);

/// A rule that is more than this many lines would not be checked by anybody.
const MOST_LINES: usize = 12;

impl Rule {
    pub(crate) const ALWAYS: Rule = Rule(Vec::new());

    fn never() -> Rule {
        Rule(vec![Vec::new()])
    }

    fn mark(mark: Mark) -> Rule {
        Rule(vec![vec![mark]])
    }

    /// What is left to look for where another rule is known to fit.
    pub(crate) fn given(mut self, other: &Rule) -> Rule {
        self.0.retain(|line| !other.0.contains(line));
        self
    }

    /// Whether it can fit nobody.
    pub(crate) fn is_never(&self) -> bool {
        self.0.iter().any(Vec::is_empty)
    }

    /// Whether it fits everybody.
    pub(crate) fn is_always(&self) -> bool {
        self.0.is_empty()
    }
}

/// Somebody with the sheet in hand: how far they have come, and what they must have passed to be there.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) questionnaire: &'a Questionnaire,
    /// The questions in the order of the paper.
    pub(crate) order: &'a [usize],
    /// The question that was answered last; `None` after all of them.
    pub(crate) at: Option<usize>,
    /// The highest urgency that can have brought somebody here: who found a higher sign has stopped.
    pub(crate) reached: Urgency,
    /// The red flags that have a box of their own as signs.
    pub(crate) signs: &'a [usize],
}

impl Reader<'_> {
    /// The rule of a condition. What is not known yet counts as not fulfilled, either way: as in the engine,
    /// a rule fits only once it does so for certain.
    pub(crate) fn rule(&self, condition: &Condition) -> Result<Rule, String> {
        Ok(self.eased(self.read(condition, true)?))
    }

    /// The rule of a condition's opposite.
    pub(crate) fn unless(&self, condition: &Condition) -> Result<Rule, String> {
        Ok(self.eased(self.read(condition, false)?))
    }

    fn read(&self, condition: &Condition, wanted: bool) -> Result<Rule, String> {
        let constant = |holds: bool| {
            if holds == wanted {
                Rule::ALWAYS
            } else {
                Rule::never()
            }
        };
        Ok(match condition {
            Condition::Always => constant(true),
            Condition::Never => constant(false),
            Condition::Not(inner) => self.read(inner, !wanted)?,
            Condition::Named(index) => self.read(&self.questionnaire.conditions[*index], wanted)?,
            Condition::All(parts) => {
                let parts = self.without_implied(parts);
                let rules = parts.iter().map(|part| self.read(part, wanted));
                let rules = rules.collect::<Result<Vec<_>, _>>()?;
                if wanted {
                    self.all(rules)
                } else {
                    self.any(rules)?
                }
            }
            Condition::Any(parts) => {
                let rules = parts.iter().map(|part| self.read(part, wanted));
                let rules = rules.collect::<Result<Vec<_>, _>>()?;
                if wanted {
                    self.any(rules)?
                } else {
                    self.all(rules)
                }
            }
            Condition::Choice(question, choice) => {
                let tick = Tick::Choice(*question, *choice);
                match self.knows(*question) {
                    Known::Ahead => Rule::never(),
                    Known::Unticked => constant(false),
                    Known::Yes if wanted => Rule::mark(Mark::Ticked(vec![tick])),
                    Known::Yes => Rule::mark(Mark::NotTicked(vec![tick])),
                }
            }
            Condition::AtLeast(question, least) => {
                if self.knows(*question) == Known::Ahead {
                    return Ok(Rule::never());
                }
                let asked = &self.questionnaire.questions[*question];
                let units = asked.number.as_ref().map_or(0, |n| n.units.len());
                let &[least] = least.0 else {
                    return Err(format!(
                        "a rule about `{}` speaks of {units} units",
                        asked.id
                    ));
                };
                match (least, wanted) {
                    (0, true) => Rule::mark(Mark::Answered(*question)),
                    (0, false) => self.skipped(*question),
                    (_, true) => Rule::mark(Mark::AtLeast(*question, least)),
                    (_, false) => {
                        let below = Rule::mark(Mark::Below(*question, least));
                        self.any(vec![below, self.skipped(*question)])?
                    }
                }
            }
            Condition::SameSide(question, ones, others) => {
                if self.knows(*question) == Known::Ahead {
                    return Ok(Rule::never());
                }
                if !wanted {
                    let id = self.questionnaire.questions[*question].id;
                    return Err(format!(
                        "a rule denies that two places of `{id}` are on the same side"
                    ));
                }
                let ticks = |places: &[usize]| {
                    let mut places = places.to_vec();
                    places.sort_unstable();
                    let ticks = places.iter().map(|place| Tick::Choice(*question, *place));
                    ticks.collect()
                };
                Rule::mark(Mark::SameSide(ticks(ones), ticks(others)))
            }
            Condition::Flag(index) => self.flag(*index, wanted)?,
            Condition::UrgencyAtLeast(Urgency::Routine) => constant(true),
            Condition::UrgencyAtLeast(tier) if *tier > self.reached => constant(false),
            // Who reads what is said after a stop has been stopped by it.
            Condition::UrgencyAtLeast(tier) if self.reached >= Urgency::Urgent => {
                constant(*tier <= self.reached)
            }
            Condition::UrgencyAtLeast(tier) => {
                let flags = self.questionnaire.flags.iter().enumerate();
                let flags = flags.filter(|(_, flag)| flag.tier >= *tier);
                let rules = flags.map(|(index, _)| self.flag(index, wanted));
                let rules = rules.collect::<Result<Vec<_>, _>>()?;
                if wanted {
                    self.any(rules)?
                } else {
                    self.all(rules)
                }
            }
            Condition::LevelAtLeast(domain, least) => self.level(*domain, *least, wanted),
            Condition::SignAtLeast(least) => {
                let domains = self.questionnaire.domains.iter().enumerate();
                let signs = domains.filter(|(_, domain)| domain.sign);
                let rules: Vec<Rule> = signs
                    .map(|(index, _)| self.level(index, *least, wanted))
                    .collect();
                if wanted {
                    self.any(rules)?
                } else {
                    self.all(rules)
                }
            }
            Condition::LevelsAtLeast(sum) if wanted => Rule::mark(Mark::Levels(*sum)),
            Condition::LevelsAtLeast(_) => return Err("a rule denies a sum of levels".to_owned()),
            Condition::Band(_) => return Err("a rule speaks of a band".to_owned()),
        })
    }

    fn level(&self, domain: usize, least: Level, wanted: bool) -> Rule {
        match (least, wanted) {
            // Every area that is used is at least low; whether it is used, no rule asks.
            (Level::Low, true) => Rule::ALWAYS,
            (Level::Low, false) => Rule::never(),
            (_, true) => Rule::mark(Mark::Level(vec![domain], least)),
            (_, false) => Rule::mark(Mark::LevelBelow(domain, least)),
        }
    }

    /// A red flag: the box that is one by itself, the sign's own box, or what the sign follows from.
    fn flag(&self, index: usize, wanted: bool) -> Result<Rule, String> {
        let flag = &self.questionnaire.flags[index];
        if flag.tier > self.reached {
            return Ok(if wanted { Rule::never() } else { Rule::ALWAYS });
        }
        let by_itself = own_box(self.questionnaire, index).is_some();
        if self.at.is_some() || by_itself {
            return self.read(&flag.when, wanted);
        }
        let ticks = vec![Tick::Sign(index)];
        Ok(match (self.signs.contains(&index), wanted) {
            (true, true) => Rule::mark(Mark::Ticked(ticks)),
            (true, false) => Rule::mark(Mark::NotTicked(ticks)),
            // Nobody can raise it.
            (false, true) => Rule::never(),
            (false, false) => Rule::ALWAYS,
        })
    }

    fn knows(&self, question: usize) -> Known {
        let place = |q: usize| self.order.iter().position(|o| *o == q);
        let tier = self.questionnaire.questions[question].flags;
        let stops = tier.is_some_and(|tier| tier > self.reached);
        match self.at {
            Some(at) if place(question) > place(at) => Known::Ahead,
            // Who had ticked something there would have stopped.
            Some(at) if stops && question != at => Known::Unticked,
            None if stops => Known::Unticked,
            _ => Known::Yes,
        }
    }

    fn skipped(&self, question: usize) -> Rule {
        match self.questionnaire.questions[question].ask_if {
            Condition::Always => Rule::never(),
            _ => Rule::mark(Mark::Skipped(vec![question])),
        }
    }

    /// The parts of an `all` but those that follow from another: a question that is answered was asked.
    fn without_implied<'c>(&self, parts: &'c [Condition]) -> Vec<&'c Condition> {
        let mut implied: Vec<String> = Vec::new();
        for part in parts {
            if let Some(question) = answered(part) {
                let ask_if = &self.questionnaire.questions[question].ask_if;
                implied.push(format!("{ask_if:?}"));
                if let Condition::All(parts) = ask_if {
                    implied.extend(parts.iter().map(|p| format!("{p:?}")));
                }
            }
        }
        let needed = parts.iter();
        needed
            .filter(|p| !implied.contains(&format!("{p:?}")))
            .collect()
    }

    /// A rule that fits where all of these fit.
    fn all(&self, rules: Vec<Rule>) -> Rule {
        let mut lines: Vec<Vec<Mark>> = Vec::new();
        let mut unticked: Vec<Tick> = Vec::new();
        for line in rules.into_iter().flat_map(|rule| rule.0) {
            match line.as_slice() {
                [] => return Rule::never(),
                [Mark::NotTicked(ticks)] => unticked.extend(ticks),
                _ => lines.push(line),
            }
        }
        if !unticked.is_empty() {
            unticked.sort_by_key(|tick| self.place(*tick));
            unticked.dedup();
            lines.push(vec![Mark::NotTicked(unticked)]);
        }
        // "Answered, and smaller or skipped" is "smaller": what is written there was answered.
        for question in 0..self.questionnaire.questions.len() {
            let answered = vec![Mark::Answered(question)];
            if lines.contains(&answered) {
                for line in &mut lines {
                    line.retain(|mark| *mark != Mark::Skipped(vec![question]));
                }
                let number = |mark: &Mark| matches!(mark, Mark::AtLeast(q, _) | Mark::Below(q, _) if *q == question);
                if lines.iter().any(|line| line.iter().all(number)) {
                    lines.retain(|line| *line != answered);
                }
            }
        }
        // A line that follows from another says nothing.
        let all = lines.clone();
        let mut index = 0;
        lines.retain(|line| {
            index += 1;
            let others = all.iter().enumerate().filter(|(i, _)| *i != index - 1);
            !others
                .into_iter()
                .any(|(i, other)| follows(line, other) && (i < index - 1 || !follows(other, line)))
        });
        Rule(lines)
    }

    /// A rule that fits where one of these fits.
    fn any(&self, rules: Vec<Rule>) -> Result<Rule, String> {
        let mut lines: Vec<Vec<Mark>> = vec![Vec::new()];
        for rule in rules {
            let rule = self.eased(rule);
            let mut next = Vec::new();
            for left in &lines {
                for right in &rule.0 {
                    next.push(self.either(left, right));
                }
            }
            if next.len() > MOST_LINES {
                return Err("a rule has too many cases to check on paper".to_owned());
            }
            lines = next;
        }
        Ok(self.all(lines.into_iter().map(|line| Rule(vec![line])).collect()))
    }

    /// One line that fits where one of two fits, with marks of the same kind in one.
    fn either(&self, left: &[Mark], right: &[Mark]) -> Vec<Mark> {
        let mut line = left.to_vec();
        for mark in right {
            let into = line.iter_mut().find_map(|m| match (m, mark) {
                (Mark::Ticked(a), Mark::Ticked(b)) => {
                    a.extend(b);
                    a.sort_by_key(|tick| self.place(*tick));
                    a.dedup();
                    Some(())
                }
                (Mark::Skipped(a), Mark::Skipped(b)) => {
                    a.extend(b);
                    a.sort_unstable();
                    a.dedup();
                    Some(())
                }
                (Mark::Level(a, least), Mark::Level(b, same)) if least == same => {
                    a.extend(b);
                    a.sort_unstable();
                    a.dedup();
                    Some(())
                }
                (a, b) if a == b => Some(()),
                _ => None,
            });
            if into.is_none() {
                line.push(mark.clone());
            }
        }
        line
    }

    /// The same rule, easier to look for: where one of other boxes must be ticked instead of some that are not.
    fn eased(&self, rule: Rule) -> Rule {
        let mut lines = Vec::new();
        for line in rule.0 {
            match line.as_slice() {
                [Mark::NotTicked(ticks)] => lines.extend(self.none_of(ticks.clone())),
                _ => lines.push(line),
            }
        }
        Rule(lines)
    }

    fn none_of(&self, mut ticks: Vec<Tick>) -> Vec<Vec<Mark>> {
        let mut lines = Vec::new();
        for (index, question) in self.questionnaire.questions.iter().enumerate() {
            let own = |tick: &Tick| matches!(tick, Tick::Choice(q, _) if *q == index);
            let said: Vec<Tick> = ticks.iter().copied().filter(own).collect();
            let instead = instead(index, question, &said);
            if !said.is_empty() && !instead.is_empty() && instead.len() <= said.len() {
                ticks.retain(|tick| !own(tick));
                let mut line = vec![Mark::Ticked(instead)];
                if !self.skipped(index).is_never() {
                    line.push(Mark::Skipped(vec![index]));
                }
                lines.push(line);
            }
        }
        if !ticks.is_empty() {
            lines.push(vec![Mark::NotTicked(ticks)]);
        }
        lines
    }

    /// Where a box stands on the paper.
    pub(crate) fn place(&self, tick: Tick) -> (usize, usize) {
        match tick {
            Tick::Choice(question, choice) => {
                let place = self.order.iter().position(|q| *q == question);
                (place.unwrap_or_default(), choice)
            }
            Tick::Sign(flag) => (self.order.len(), flag),
        }
    }
}

/// What somebody knows about a question.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    /// It comes later.
    Ahead,
    /// Nothing but "none" can be ticked there.
    Unticked,
    /// What is ticked there.
    Yes,
}

/// The question that must have been asked where this holds.
fn answered(condition: &Condition) -> Option<usize> {
    match condition {
        Condition::Choice(question, _) | Condition::AtLeast(question, _) => Some(*question),
        Condition::SameSide(question, ..) => Some(*question),
        Condition::Any(parts) => {
            let (first, rest) = parts.split_first()?;
            let question = answered(first)?;
            rest.iter()
                .all(|p| answered(p) == Some(question))
                .then_some(question)
        }
        _ => None,
    }
}

/// What must be ticked in a question that was asked where none of these choices is; empty where that is open.
fn instead(index: usize, question: &Question, said: &[Tick]) -> Vec<Tick> {
    let all = (0..question.choices.len()).map(|choice| Tick::Choice(index, choice));
    let rest: Vec<Tick> = all.filter(|tick| !said.contains(tick)).collect();
    let only_none =
        |tick: &Tick| matches!(tick, Tick::Choice(_, c) if Some(*c) == question.exclusive());
    match question.kind {
        Kind::One => rest,
        Kind::Many | Kind::Places if rest.iter().all(only_none) => rest,
        _ => Vec::new(),
    }
}

/// Whether a line fits wherever the other does.
fn follows(line: &[Mark], other: &[Mark]) -> bool {
    other.iter().all(|mark| {
        line.iter().any(|own| match (own, mark) {
            (Mark::Ticked(a), Mark::Ticked(b)) => b.iter().all(|tick| a.contains(tick)),
            (Mark::Skipped(a), Mark::Skipped(b)) => b.iter().all(|q| a.contains(q)),
            (Mark::Level(a, least), Mark::Level(b, same)) => {
                least == same && b.iter().all(|domain| a.contains(domain))
            }
            _ => own == mark,
        })
    })
}

/// The box that is a red flag by itself: it bears the flag's id.
pub(crate) fn own_box(questionnaire: &Questionnaire, flag: usize) -> Option<Tick> {
    let flag = &questionnaire.flags[flag];
    match flag.when {
        Condition::Choice(question, choice)
            if questionnaire.questions[question].choices[choice].id == flag.id =>
        {
            Some(Tick::Choice(question, choice))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
