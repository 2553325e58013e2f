//! Mutations of the content: each point, limit, tier and rule changed in turn, to see whether anything notices.

use quiz::{
    Band, Bin, Choice, Condition, Domain, Level, Levels, List, Number, Part, Question,
    Questionnaire, RedFlag, Statement, Urgency,
};

/// One thing to change.
pub struct Mutant {
    /// What is changed.
    pub told: String,
    change: Box<dyn Fn(&mut Draft) + Send + Sync>,
    original: &'static Questionnaire,
}

impl Mutant {
    /// The questionnaire with it, made when it is asked for. It stays for as long as the program runs.
    pub fn questionnaire(&self) -> &'static Questionnaire {
        let mut draft = Draft::of(self.original);
        (self.change)(&mut draft);
        draft.questionnaire()
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
    fn add(&mut self, told: String, change: impl Fn(&mut Draft) + Send + Sync + 'static) {
        self.list.push(Mutant {
            told,
            change: Box::new(change),
            original: self.original,
        });
    }

    fn points(&mut self) {
        for (q, question) in self.original.questions.iter().enumerate() {
            let scored = self.original.domains.iter().any(|domain| {
                let mut parts = domain.parts.iter();
                parts.any(|part| part.questions.contains(&q))
            });
            if !scored {
                continue;
            }
            for (c, choice) in question
                .choices
                .iter()
                .enumerate()
                .filter(|(_, c)| !c.exclusive)
            {
                let mut others = vec![choice.points + 1];
                others.extend(choice.points.checked_sub(1));
                for points in others {
                    let told = format!("{}={}: {points} points", question.id, choice.id);
                    self.add(told, move |draft| {
                        draft.questions[q].choices[c].points = points
                    });
                }
            }
            for (b, bin) in question
                .number
                .iter()
                .flat_map(|n| n.bins.iter())
                .enumerate()
            {
                let mut others = vec![bin.points + 1];
                others.extend(bin.points.checked_sub(1));
                for points in others {
                    let told = format!("{}, range {b}: {points} points", question.id);
                    self.add(told, move |draft| draft.questions[q].bins[b].1 = points);
                }
            }
        }
    }

    fn numbers(&mut self) {
        for (q, question) in self.original.questions.iter().enumerate() {
            for (b, bin) in question
                .number
                .iter()
                .flat_map(|n| n.bins.iter())
                .enumerate()
            {
                for (unit, from) in bin.from.iter().enumerate() {
                    for from in [from.checked_add(1), from.checked_sub(1)]
                        .into_iter()
                        .flatten()
                    {
                        let told = format!("{}, range {b}, unit {unit}: from {from}", question.id);
                        self.add(told, move |draft| draft.questions[q].bins[b].0[unit] = from);
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
            self.add(told, move |draft| draft.levels = Levels { medium, high });
        }
    }

    fn domains(&mut self) {
        for (d, domain) in self.original.domains.iter().enumerate() {
            for p in 0..domain.parts.len() {
                for more in [true, false] {
                    let told = format!(
                        "{}, part {p}: cap one {}",
                        domain.id,
                        if more { "more" } else { "less" }
                    );
                    self.add(told, move |draft| {
                        let cap = &mut draft.domains[d].parts[p].1;
                        *cap = if more { *cap + 1 } else { *cap - 1 };
                    });
                }
                for q in 0..domain.parts[p].questions.len() {
                    let told = format!("{}, part {p}: question {q} left out", domain.id);
                    self.add(told, move |draft| {
                        draft.domains[d].parts[p].0.remove(q);
                    });
                }
            }
            if domain.gate.is_some() {
                self.add(format!("{}: no gate", domain.id), move |draft| {
                    draft.domains[d].gate = None
                });
            }
            let sign = domain.sign;
            self.add(format!("{}: sign {}", domain.id, !sign), move |draft| {
                draft.domains[d].sign = !sign
            });
        }
    }

    fn tiers(&mut self) {
        let tiers = [Urgency::Soon, Urgency::Urgent, Urgency::Emergency];
        for (f, flag) in self.original.flags.iter().enumerate() {
            for tier in tiers.into_iter().filter(|tier| *tier != flag.tier) {
                let told = format!("{}: {}", flag.id, shortened(&format!("{tier:?}")));
                self.add(told, move |draft| draft.flags[f].0 = tier);
            }
        }
    }

    fn rules(&mut self) {
        let original = self.original;
        for (n, rule) in original.conditions.iter().enumerate() {
            self.rule(&format!("named condition {n}"), rule, move |draft, new| {
                draft.conditions[n] = new
            });
        }
        for (f, flag) in original.flags.iter().enumerate() {
            self.rule(flag.id, &flag.when, move |draft, new| {
                draft.flags[f].1 = new
            });
        }
        for (q, question) in original.questions.iter().enumerate() {
            let told = format!("who is asked {}", question.id);
            self.rule(&told, &question.ask_if, move |draft, new| {
                draft.questions[q].ask_if = new
            });
            for (c, choice) in question.choices.iter().enumerate() {
                let told = format!("who is offered {}={}", question.id, choice.id);
                self.rule(&told, &choice.only_if, move |draft, new| {
                    draft.questions[q].choices[c].only_if = new;
                });
            }
        }
        for (d, domain) in original.domains.iter().enumerate() {
            let told = format!("who does not use {}", domain.id);
            self.rule(&told, &domain.unused_if, move |draft, new| {
                draft.domains[d].unused_if = new
            });
        }
        for (b, band) in original.bands.iter().enumerate() {
            self.rule(
                &format!("band {}", band.id),
                &band.when,
                move |draft, new| draft.bands[b] = new,
            );
        }
        self.rule("who gets points", &original.scored_if, |draft, new| {
            draft.scored_if = new
        });
        for (s, statement) in original.statements.iter().enumerate() {
            self.rule(statement.id, &statement.when, move |draft, new| {
                draft.statements[s] = new
            });
        }
    }

    fn rule(
        &mut self,
        told: &str,
        rule: &Condition,
        put: impl Fn(&mut Draft, Condition) + Copy + Send + Sync + 'static,
    ) {
        for new in changed(self.original, rule) {
            let told = format!("{told}: {}", shortened(&format!("{new:?}")));
            self.add(told, move |draft| put(draft, new));
        }
    }
}

fn shortened(text: &str) -> String {
    let kinds = ["Condition::", "Urgency::", "Level::"];
    let text = kinds
        .iter()
        .fold(text.to_owned(), |text, kind| text.replace(kind, ""));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.chars().take(160).collect()
}

/// The condition with one thing in it changed, in every way we know. What it names is changed where it stands.
fn changed(questionnaire: &Questionnaire, rule: &Condition) -> Vec<Condition> {
    let list = |parts: Vec<Condition>| List(Vec::leak(parts));
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
            for at in 0..parts.len() {
                let mut fewer = parts.to_vec();
                fewer.remove(at);
                all.push(make(same, list(fewer)));
                for new in changed(questionnaire, &parts[at]) {
                    let mut other = parts.to_vec();
                    other[at] = new;
                    all.push(make(same, list(other)));
                }
            }
        }
        Condition::Not(inner) => {
            all.push(**inner);
            let inner = changed(questionnaire, inner).into_iter();
            all.extend(inner.map(|new| Condition::Not(&list(vec![new]).0[0])));
        }
        Condition::Choice(question, choice) => {
            all.push(Condition::Not(&list(vec![*rule]).0[0]));
            let choices = questionnaire.questions[*question].choices.len();
            all.push(Condition::Choice(*question, (choice + 1) % choices));
        }
        Condition::AtLeast(question, least) => {
            for (unit, steps) in least.iter().enumerate() {
                for steps in [steps.checked_add(1), steps.checked_sub(1)]
                    .into_iter()
                    .flatten()
                {
                    let mut other = least.to_vec();
                    other[unit] = steps;
                    all.push(Condition::AtLeast(*question, List(Vec::leak(other))));
                }
            }
        }
        Condition::SameSide(question, ones, others) => {
            for (keep_one, places) in [(false, ones), (true, others)] {
                for at in 0..places.len() {
                    let mut fewer = places.to_vec();
                    fewer.remove(at);
                    let fewer = List(&*Vec::leak(fewer));
                    all.push(match keep_one {
                        true => Condition::SameSide(*question, *ones, fewer),
                        false => Condition::SameSide(*question, fewer, *others),
                    });
                }
            }
        }
        Condition::UrgencyAtLeast(tier) => {
            let others = [
                Urgency::Routine,
                Urgency::Soon,
                Urgency::Urgent,
                Urgency::Emergency,
            ];
            let others = others.into_iter().filter(|other| other != tier);
            all.extend(others.map(Condition::UrgencyAtLeast));
        }
        Condition::LevelAtLeast(domain, level) => {
            let others = [Level::Low, Level::Medium, Level::High].into_iter();
            let others = others.filter(|other| other != level);
            all.extend(others.map(|other| Condition::LevelAtLeast(*domain, other)));
            let domains = questionnaire.domains.len();
            all.push(Condition::LevelAtLeast((domain + 1) % domains, *level));
        }
        Condition::LevelsAtLeast(least) => {
            all.push(Condition::LevelsAtLeast(least + 1));
            all.push(Condition::LevelsAtLeast(least - 1));
        }
        Condition::SignAtLeast(level) => {
            let others = [Level::Low, Level::Medium, Level::High].into_iter();
            let others = others.filter(|other| other != level);
            all.extend(others.map(Condition::SignAtLeast));
        }
        Condition::Named(_) | Condition::Flag(_) | Condition::Band(_) => {
            all.push(Condition::Not(&list(vec![*rule]).0[0]));
        }
    }
    all
}

/// A questionnaire that can be changed: what counts for results, beside the original for the rest.
struct Draft {
    original: &'static Questionnaire,
    questions: Vec<QuestionDraft>,
    conditions: Vec<Condition>,
    flags: Vec<(Urgency, Condition)>,
    domains: Vec<DomainDraft>,
    levels: Levels,
    bands: Vec<Condition>,
    scored_if: Condition,
    statements: Vec<Condition>,
}

struct QuestionDraft {
    ask_if: Condition,
    choices: Vec<ChoiceDraft>,
    bins: Vec<(Vec<u16>, u16)>,
}

struct ChoiceDraft {
    only_if: Condition,
    points: u16,
}

struct DomainDraft {
    parts: Vec<(Vec<usize>, u16)>,
    gate: Option<usize>,
    unused_if: Condition,
    sign: bool,
}

impl Draft {
    fn of(original: &'static Questionnaire) -> Draft {
        let questions = original.questions.iter().map(|q| QuestionDraft {
            ask_if: q.ask_if,
            choices: q
                .choices
                .iter()
                .map(|c| ChoiceDraft {
                    only_if: c.only_if,
                    points: c.points,
                })
                .collect(),
            bins: q
                .number
                .iter()
                .flat_map(|n| n.bins.iter())
                .map(|bin| (bin.from.to_vec(), bin.points))
                .collect(),
        });
        let domains = original.domains.iter().map(|d| DomainDraft {
            parts: d
                .parts
                .iter()
                .map(|p| (p.questions.to_vec(), p.cap))
                .collect(),
            gate: d.gate,
            unused_if: d.unused_if,
            sign: d.sign,
        });
        Draft {
            original,
            questions: questions.collect(),
            conditions: original.conditions.to_vec(),
            flags: original.flags.iter().map(|f| (f.tier, f.when)).collect(),
            domains: domains.collect(),
            levels: original.levels,
            bands: original.bands.iter().map(|b| b.when).collect(),
            scored_if: original.scored_if,
            statements: original.statements.iter().map(|s| s.when).collect(),
        }
    }

    fn questionnaire(self) -> &'static Questionnaire {
        let original = self.original;
        let questions = original.questions.iter().zip(self.questions).map(question);
        let flags = original.flags.iter().zip(self.flags);
        let flags = flags.map(|(flag, (tier, when))| RedFlag {
            id: flag.id,
            tier,
            when,
            sources: flag.sources,
        });
        let domains = original.domains.iter().zip(self.domains).map(domain);
        let bands = original.bands.iter().zip(self.bands);
        let bands = bands.map(|(band, when)| Band { id: band.id, when });
        let statements = original.statements.iter().zip(self.statements);
        let statements = statements.map(|(statement, when)| Statement {
            id: statement.id,
            section: statement.section,
            when,
            sources: statement.sources,
            strength: statement.strength,
        });
        Box::leak(Box::new(Questionnaire {
            version: original.version,
            date: original.date,
            sections: original.sections,
            questions: kept(questions),
            conditions: kept(self.conditions),
            flags: kept(flags),
            domains: kept(domains),
            levels: self.levels,
            bands: kept(bands),
            scored_if: self.scored_if,
            statements: kept(statements),
            sources: List(original.sources.0),
        }))
    }
}

fn kept<T>(items: impl IntoIterator<Item = T>) -> List<T> {
    List(Vec::leak(items.into_iter().collect()))
}

fn question((original, draft): (&'static Question, QuestionDraft)) -> Question {
    let choices = original.choices.iter().zip(draft.choices);
    let choices = choices.map(|(choice, draft)| Choice {
        id: choice.id,
        group: choice.group,
        only_if: draft.only_if,
        points: draft.points,
        exclusive: choice.exclusive,
        unrated: choice.unrated,
        middle: choice.middle,
        sources: choice.sources,
    });
    let bins = draft.bins.into_iter().map(|(from, points)| Bin {
        from: kept(from),
        points,
    });
    Question {
        id: original.id,
        section: original.section,
        kind: original.kind,
        choices: kept(choices),
        number: original.number.as_ref().map(|number| Number {
            units: number.units,
            bins: kept(bins),
            scale: number.scale,
        }),
        ask_if: draft.ask_if,
        groups: original.groups,
        flags: original.flags,
        sources: original.sources,
        strength: original.strength,
    }
}

fn domain((original, draft): (&'static Domain, DomainDraft)) -> Domain {
    let parts = draft.parts.into_iter().map(|(questions, cap)| Part {
        questions: kept(questions),
        cap,
    });
    Domain {
        id: original.id,
        parts: kept(parts),
        gate: draft.gate,
        unused_if: draft.unused_if,
        sign: draft.sign,
        evidence: original.evidence,
    }
}
