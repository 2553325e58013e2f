//! Mutations of the content: each point, limit, tier and rule changed in turn, to see whether anything notices.

use quiz::{Bin, Condition, Domain, Level, Levels, List, Part, Question, Questionnaire, Urgency};

/// One thing to change.
pub struct Mutant {
    /// What is changed.
    pub told: String,
    change: Box<dyn Fn(&mut Questionnaire) + Send + Sync>,
    original: &'static Questionnaire,
}

impl Mutant {
    /// The questionnaire with it, made when it is asked for. It stays for as long as the program runs.
    pub fn questionnaire(&self) -> &'static Questionnaire {
        let mut questionnaire = self.original.clone();
        (self.change)(&mut questionnaire);
        Box::leak(Box::new(questionnaire))
    }
}

/// Everything that is changed in turn.
pub fn mutants(questionnaire: &'static Questionnaire) -> Vec<Mutant> {
    let mut made = Mutants {
        original: questionnaire,
        list: Vec::new(),
    };
    made.points();
    made.numbers();
    made.levels();
    made.domains();
    made.tiers();
    made.rules();
    made.list
}

struct Mutants {
    original: &'static Questionnaire,
    list: Vec<Mutant>,
}

impl Mutants {
    fn add(&mut self, told: String, change: impl Fn(&mut Questionnaire) + Send + Sync + 'static) {
        self.list.push(Mutant {
            told,
            change: Box::new(change),
            original: self.original,
        });
    }

    /// Another question in place of one.
    fn question(
        &mut self,
        told: String,
        index: usize,
        change: impl Fn(&mut Question) + Send + Sync + 'static,
    ) {
        self.add(told, move |new| at(&mut new.questions, index, &change));
    }

    /// Another range of a number.
    fn bin(
        &mut self,
        told: String,
        (question, bin): (usize, usize),
        change: impl Fn(&mut Bin) + Send + Sync + 'static,
    ) {
        self.question(told, question, move |new| {
            if let Some(number) = &mut new.number {
                at(&mut number.bins, bin, &change);
            }
        });
    }

    fn points(&mut self) {
        for (q, question) in self.original.questions.iter().enumerate() {
            if !self.original.scores(q) {
                continue;
            }
            let choices = question.choices.iter().enumerate();
            for (c, choice) in choices.filter(|(_, choice)| !choice.exclusive) {
                for points in beside(choice.points) {
                    let told = format!("{}={}: {points} points", question.id, choice.id);
                    self.question(told, q, move |new| {
                        at(&mut new.choices, c, |choice| choice.points = points);
                    });
                }
            }
            for (b, bin) in bins(question) {
                for points in beside(bin.points) {
                    let told = format!("{}, range {b}: {points} points", question.id);
                    self.bin(told, (q, b), move |bin| bin.points = points);
                }
            }
        }
    }

    fn numbers(&mut self) {
        for (q, question) in self.original.questions.iter().enumerate() {
            for (b, bin) in bins(question) {
                for (unit, from) in bin.from.iter().enumerate() {
                    for from in beside(*from) {
                        let told = format!("{}, range {b}, unit {unit}: from {from}", question.id);
                        self.bin(told, (q, b), move |bin| {
                            at(&mut bin.from, unit, |old| *old = from);
                        });
                    }
                }
            }
        }
    }

    fn levels(&mut self) {
        let levels = self.original.levels;
        for (medium, high) in [
            (levels.medium + 1, levels.high),
            (levels.medium - 1, levels.high),
            (levels.medium, levels.high + 1),
            (levels.medium, levels.high - 1),
        ] {
            let told = format!("levels from {medium} and {high}");
            self.add(told, move |new| new.levels = Levels { medium, high });
        }
    }

    fn domains(&mut self) {
        for (d, domain) in self.original.domains.iter().enumerate() {
            for (p, part) in domain.parts.iter().enumerate() {
                for (cap, told) in [(part.cap + 1, "more"), (part.cap - 1, "less")] {
                    let told = format!("{}, part {p}: cap one {told}", domain.id);
                    self.part(told, (d, p), move |part| part.cap = cap);
                }
                for q in 0..part.questions.len() {
                    let told = format!("{}, part {p}: question {q} left out", domain.id);
                    self.part(told, (d, p), move |part| {
                        part.questions = without(&part.questions, q);
                    });
                }
            }
            if domain.gate.is_some() {
                self.domain(format!("{}: no gate", domain.id), d, |new| new.gate = None);
            }
            let sign = !domain.sign;
            let told = format!("{}: sign {sign}", domain.id);
            self.domain(told, d, move |new| new.sign = sign);
        }
    }

    /// Another domain in place of one.
    fn domain(
        &mut self,
        told: String,
        index: usize,
        change: impl Fn(&mut Domain) + Send + Sync + 'static,
    ) {
        self.add(told, move |new| at(&mut new.domains, index, &change));
    }

    /// Another part of a domain.
    fn part(
        &mut self,
        told: String,
        (domain, part): (usize, usize),
        change: impl Fn(&mut Part) + Send + Sync + 'static,
    ) {
        self.domain(told, domain, move |new| at(&mut new.parts, part, &change));
    }

    fn tiers(&mut self) {
        for (f, flag) in self.original.flags.iter().enumerate() {
            let tiers = Urgency::ALL[1..].iter().copied();
            for tier in tiers.filter(|tier| *tier != flag.tier) {
                let told = format!("{}: {tier:?}", flag.id);
                self.add(told, move |new| {
                    at(&mut new.flags, f, |flag| flag.tier = tier)
                });
            }
        }
    }

    fn rules(&mut self) {
        let original = self.original;
        for (n, rule) in original.conditions.iter().enumerate() {
            let told = format!("named condition {n}");
            self.rule(&told, rule, move |new, rule| {
                at(&mut new.conditions, n, |old| *old = rule);
            });
        }
        for (f, flag) in original.flags.iter().enumerate() {
            self.rule(flag.id, &flag.when, move |new, rule| {
                at(&mut new.flags, f, |flag| flag.when = rule);
            });
        }
        for (q, question) in original.questions.iter().enumerate() {
            let told = format!("who is asked {}", question.id);
            self.rule(&told, &question.ask_if, move |new, rule| {
                at(&mut new.questions, q, |question| question.ask_if = rule);
            });
            for (c, choice) in question.choices.iter().enumerate() {
                let told = format!("who is offered {}={}", question.id, choice.id);
                self.rule(&told, &choice.only_if, move |new, rule| {
                    at(&mut new.questions, q, |question| {
                        at(&mut question.choices, c, |choice| choice.only_if = rule);
                    });
                });
            }
        }
        for (d, domain) in original.domains.iter().enumerate() {
            let told = format!("who does not use {}", domain.id);
            self.rule(&told, &domain.unused_if, move |new, rule| {
                at(&mut new.domains, d, |domain| domain.unused_if = rule);
            });
        }
        for (b, band) in original.bands.iter().enumerate() {
            let told = format!("band {}", band.id);
            self.rule(&told, &band.when, move |new, rule| {
                at(&mut new.bands, b, |band| band.when = rule);
            });
        }
        self.rule("who gets points", &original.scored_if, |new, rule| {
            new.scored_if = rule;
        });
        for (s, statement) in original.statements.iter().enumerate() {
            self.rule(statement.id, &statement.when, move |new, rule| {
                at(&mut new.statements, s, |statement| statement.when = rule);
            });
        }
    }

    fn rule(
        &mut self,
        told: &str,
        rule: &Condition,
        put: impl Fn(&mut Questionnaire, Condition) + Copy + Send + Sync + 'static,
    ) {
        for other in changed(self.original, rule) {
            let rule: String = format!("{other:?}").chars().take(160).collect();
            self.add(format!("{told}: {rule}"), move |new| put(new, other));
        }
    }
}

/// The ranges of a number, with their indices.
fn bins(question: &Question) -> impl Iterator<Item = (usize, &Bin)> {
    let bins = question.number.iter().flat_map(|number| number.bins.iter());
    bins.enumerate()
}

/// The condition with one thing in it changed, in every way we know. What it names is changed where it stands.
fn changed(questionnaire: &Questionnaire, rule: &Condition) -> Vec<Condition> {
    let not = |rule: Condition| Condition::Not(&List::kept(vec![rule]).0[0]);
    let mut all = Vec::new();
    match rule {
        Condition::Always => all.push(Condition::Never),
        Condition::Never => all.push(Condition::Always),
        Condition::All(parts) | Condition::Any(parts) => {
            let same = matches!(rule, Condition::All(_));
            let make = |same: bool, parts: List<Condition>| match same {
                true => Condition::All(parts),
                false => Condition::Any(parts),
            };
            all.push(make(!same, *parts));
            for index in 0..parts.len() {
                all.push(make(same, without(parts, index)));
                for new in changed(questionnaire, &parts[index]) {
                    let mut other = *parts;
                    at(&mut other, index, |old| *old = new);
                    all.push(make(same, other));
                }
            }
        }
        Condition::Not(inner) => {
            all.push(**inner);
            all.extend(changed(questionnaire, inner).into_iter().map(not));
        }
        Condition::Choice(question, choice) => {
            all.push(not(*rule));
            let choices = questionnaire.questions[*question].choices.len();
            all.push(Condition::Choice(*question, (choice + 1) % choices));
        }
        Condition::AtLeast(question, least) => {
            for (unit, steps) in least.iter().enumerate() {
                for steps in beside(*steps) {
                    let mut other = *least;
                    at(&mut other, unit, |old| *old = steps);
                    all.push(Condition::AtLeast(*question, other));
                }
            }
        }
        Condition::SameSide(question, ones, others) => {
            for (keep_one, places) in [(false, ones), (true, others)] {
                for index in 0..places.len() {
                    let fewer = without(places, index);
                    all.push(match keep_one {
                        true => Condition::SameSide(*question, *ones, fewer),
                        false => Condition::SameSide(*question, fewer, *others),
                    });
                }
            }
        }
        Condition::UrgencyAtLeast(tier) => {
            let others = Urgency::ALL.into_iter().filter(|other| other != tier);
            all.extend(others.map(Condition::UrgencyAtLeast));
        }
        Condition::LevelAtLeast(domain, level) => {
            let others = Level::ALL.into_iter().filter(|other| other != level);
            all.extend(others.map(|other| Condition::LevelAtLeast(*domain, other)));
            let domains = questionnaire.domains.len();
            all.push(Condition::LevelAtLeast((domain + 1) % domains, *level));
        }
        Condition::LevelsAtLeast(least) => {
            all.push(Condition::LevelsAtLeast(least + 1));
            all.push(Condition::LevelsAtLeast(least - 1));
        }
        Condition::SignAtLeast(level) => {
            let others = Level::ALL.into_iter().filter(|other| other != level);
            all.extend(others.map(Condition::SignAtLeast));
        }
        Condition::Named(_) | Condition::Flag(_) | Condition::Band(_) => {
            all.push(not(*rule));
        }
    }
    all
}

/// Changes one item of a list.
fn at<T: Clone>(list: &mut List<T>, index: usize, change: impl FnOnce(&mut T)) {
    let mut items = list.to_vec();
    change(&mut items[index]);
    *list = List::kept(items);
}

/// A list without one of its items.
fn without<T: Clone>(list: &[T], index: usize) -> List<T> {
    let mut items = list.to_vec();
    items.remove(index);
    List::kept(items)
}

/// One more and one less, where there is such a number.
fn beside(number: u16) -> impl Iterator<Item = u16> {
    let both = [number.checked_add(1), number.checked_sub(1)];
    both.into_iter().flatten()
}
