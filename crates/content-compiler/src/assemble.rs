//! Puts the parsed files together into the engine's questionnaire.

use std::collections::BTreeMap;

use quiz::words::{Country, SourceWords};
use quiz::{
    Band, Bin, Choice, Condition, Domain, Kind, Levels, List, Number, Part, Question,
    Questionnaire, RedFlag, Section, Source, SourceStatus, Statement, Strength, Unit, Urgency,
};
use toml::{Spanned, Value};

use crate::conditions::{Scope, tier, unknown};
use crate::files::Files;
use crate::problem::{self, Problem};
use crate::raw;

/// The names in the questionnaire, before its conditions can be read.
pub(crate) struct Draft {
    pub(crate) questions: Vec<DraftQuestion>,
    pub(crate) flags: Vec<String>,
    pub(crate) domains: Vec<String>,
    pub(crate) bands: Vec<String>,
}

pub(crate) struct DraftQuestion {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) choices: Vec<String>,
    pub(crate) unit_steps: Vec<u16>,
}

/// Where each thing stands in the files, for problems found later.
#[derive(Default)]
pub(crate) struct Positions {
    pub(crate) questions: Vec<usize>,
    pub(crate) choices: Vec<Vec<usize>>,
    pub(crate) flags: Vec<(&'static str, usize)>,
    pub(crate) domains: Vec<usize>,
    pub(crate) statements: Vec<usize>,
    pub(crate) conditions: Vec<usize>,
    pub(crate) sources: Vec<usize>,
}

/// What the files come to.
pub(crate) struct Assembled {
    pub(crate) questionnaire: &'static Questionnaire,
    pub(crate) countries: List<Country>,
    /// How the sources are cited, which is the same in every language.
    pub(crate) citations: List<SourceWords>,
    pub(crate) condition_names: Vec<String>,
    pub(crate) positions: Positions,
    pub(crate) retired: Vec<(usize, String)>,
}

pub(crate) fn text(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

pub(crate) const QUESTIONNAIRE: &str = "questionnaire.toml";
pub(crate) const RULES: &str = "rules.toml";
pub(crate) const STATEMENTS: &str = "statements.toml";
pub(crate) const EVIDENCE: &str = "evidence.toml";
pub(crate) const COUNTRIES: &str = "countries.toml";

/// Assembles the questionnaire, or says everything that stands in the way.
pub(crate) fn assemble(files: &Files) -> Result<Assembled, Vec<Problem>> {
    let questionnaire: raw::Questionnaire = files.parse(QUESTIONNAIRE).map_err(|p| vec![p])?;
    let rules: raw::Rules = files.parse(RULES).map_err(|p| vec![p])?;
    let statements: raw::Statements = files.parse(STATEMENTS).map_err(|p| vec![p])?;
    let evidence: BTreeMap<Spanned<String>, raw::Evidence> =
        files.parse(EVIDENCE).map_err(|p| vec![p])?;
    let countries: raw::Countries = files.parse(COUNTRIES).map_err(|p| vec![p])?;

    let mut bench = Bench {
        files,
        problems: Vec::new(),
        sources: Vec::new(),
        source_keys: evidence.keys().map(|k| k.get_ref().clone()).collect(),
        citations: Vec::new(),
    };
    let draft = bench.draft(&questionnaire, &rules);
    let condition_names: Vec<String> = rules.condition.keys().cloned().collect();
    let by_name: BTreeMap<String, usize> = condition_names.iter().cloned().zip(0..).collect();
    let scope = Scope {
        draft: &draft,
        conditions: &by_name,
    };
    let mut positions = Positions {
        conditions: rules.condition.values().map(|v| v.span().start).collect(),
        ..Positions::default()
    };

    let conditions: Vec<Condition> = rules
        .condition
        .values()
        .map(|value| bench.condition(RULES, &scope, Some(value)))
        .collect();
    let questions: Vec<Question> = questionnaire
        .question
        .iter()
        .map(|question| bench.question(question, &questionnaire.sections, &scope))
        .collect();
    let mut flags = Vec::new();
    for (index, (question, parsed)) in questionnaire.question.iter().zip(&questions).enumerate() {
        positions.questions.push(question.id.span().start);
        let at = question.choices.iter().map(|c| c.id.span().start);
        positions.choices.push(at.collect());
        let Some(tier) = parsed.flags else { continue };
        for (choice, parsed) in parsed
            .choices
            .iter()
            .enumerate()
            .filter(|(_, c)| !c.exclusive)
        {
            flags.push(RedFlag {
                id: parsed.id,
                tier,
                when: Condition::Choice(index, choice),
                sources: parsed.sources,
            });
            let at = question.choices[choice].id.span().start;
            positions.flags.push((QUESTIONNAIRE, at));
        }
    }
    for flag in &rules.flag {
        flags.push(RedFlag {
            id: text(flag.id.get_ref()),
            tier: bench.named(RULES, &flag.tier, tier, Urgency::Emergency),
            when: bench.condition(RULES, &scope, Some(&flag.when)),
            sources: bench.sources(RULES, &flag.sources),
        });
        positions.flags.push((RULES, flag.id.span().start));
    }
    let domains = rules.domain.iter().map(|domain| {
        positions.domains.push(domain.id.span().start);
        bench.domain(domain, &scope)
    });
    let domains: Vec<Domain> = domains.collect();
    let bands = rules.band.iter().map(|band| Band {
        id: text(band.id.get_ref()),
        when: bench.condition(RULES, &scope, Some(&band.when)),
    });
    let bands: Vec<Band> = bands.collect();
    let scored_if = bench.condition(RULES, &scope, Some(&rules.result.scored_if));
    let all_statements = statements.statement.iter().map(|statement| {
        positions.statements.push(statement.id.span().start);
        Statement {
            id: text(statement.id.get_ref()),
            section: bench.named(STATEMENTS, &statement.section, section, Section::Limits),
            when: bench.condition(STATEMENTS, &scope, Some(&statement.when)),
            sources: bench.sources(STATEMENTS, &statement.sources),
            strength: bench.named(STATEMENTS, &statement.strength, strength, Strength::Expert),
        }
    });
    let all_statements: Vec<Statement> = all_statements.collect();
    let sources = bench.evidence(&evidence, &mut positions);
    let countries = countries.country.iter().map(|country| Country {
        code: text(country.code.get_ref()),
        emergency: List::kept(country.emergency.iter().map(|n| text(n)).collect()),
        urgent: text(&country.urgent),
    });
    let countries = List::kept(countries.collect());

    let retired = questionnaire.retired.iter();
    let retired = retired
        .map(|id| (id.span().start, id.get_ref().clone()))
        .collect();
    let assembled = Questionnaire {
        version: questionnaire.version,
        date: text(&questionnaire.date),
        sections: List::kept(questionnaire.sections.iter().map(|s| text(s)).collect()),
        questions: List::kept(questions),
        conditions: List::kept(conditions),
        flags: List::kept(flags),
        domains: List::kept(domains),
        levels: Levels {
            medium: rules.levels.medium,
            high: rules.levels.high,
        },
        bands: List::kept(bands),
        scored_if,
        statements: List::kept(all_statements),
        sources,
    };
    if bench.problems.is_empty() {
        Ok(Assembled {
            questionnaire: Box::leak(Box::new(assembled)),
            countries,
            citations: List::kept(bench.citations),
            condition_names,
            positions,
            retired,
        })
    } else {
        Err(bench.problems)
    }
}

/// Where the work is done and the problems pile up.
struct Bench<'a> {
    files: &'a Files,
    problems: Vec<Problem>,
    /// Keys of the sources in use, in the order they were first named.
    sources: Vec<String>,
    source_keys: Vec<String>,
    citations: Vec<SourceWords>,
}

impl Bench<'_> {
    fn report(&mut self, file: &str, at: usize, (what, remedy): (String, String)) {
        let source: problem::Source<'_> = self.files.source(file);
        self.problems.push(source.problem(at, what, remedy));
    }

    fn draft(&mut self, questionnaire: &raw::Questionnaire, rules: &raw::Rules) -> Draft {
        let mut questions = Vec::new();
        let mut flags = Vec::new();
        for question in &questionnaire.question {
            if question.flags.is_some() {
                let flagged = question.choices.iter().filter(|c| !c.exclusive);
                flags.extend(flagged.map(|c| c.id.get_ref().clone()));
            }
            let steps = question.units.iter().map(|unit| {
                let step = *unit.step.get_ref();
                if step == 1.0 || step == 0.5 {
                    (1.0 / step) as u16
                } else {
                    let at = unit.step.span().start;
                    let remedy = "write step = 1 or step = 0.5.".to_owned();
                    self.report(
                        QUESTIONNAIRE,
                        at,
                        (format!("a step of {step} is not possible."), remedy),
                    );
                    1
                }
            });
            let unit_steps = steps.collect();
            questions.push(DraftQuestion {
                id: question.id.get_ref().clone(),
                kind: self.named(QUESTIONNAIRE, &question.kind, kind, Kind::One),
                choices: question
                    .choices
                    .iter()
                    .map(|c| c.id.get_ref().clone())
                    .collect(),
                unit_steps,
            });
        }
        flags.extend(rules.flag.iter().map(|f| f.id.get_ref().clone()));
        Draft {
            questions,
            flags,
            domains: rules
                .domain
                .iter()
                .map(|d| d.id.get_ref().clone())
                .collect(),
            bands: rules.band.iter().map(|b| b.id.get_ref().clone()).collect(),
        }
    }

    fn condition(
        &mut self,
        file: &str,
        scope: &Scope<'_>,
        value: Option<&Spanned<Value>>,
    ) -> Condition {
        let Some(value) = value else {
            return Condition::Always;
        };
        scope.condition(value.get_ref()).unwrap_or_else(|problem| {
            self.report(file, value.span().start, problem);
            Condition::Never
        })
    }

    fn named<T>(
        &mut self,
        file: &str,
        name: &Spanned<String>,
        parse: impl Fn(&str) -> Result<T, (String, String)>,
        otherwise: T,
    ) -> T {
        parse(name.get_ref()).unwrap_or_else(|problem| {
            self.report(file, name.span().start, problem);
            otherwise
        })
    }

    fn sources(&mut self, file: &str, keys: &[Spanned<String>]) -> List<usize> {
        let mut found = Vec::new();
        for key in keys {
            if !self.source_keys.contains(key.get_ref()) {
                let known = self.source_keys.clone();
                let problem = unknown("source", key.get_ref(), known.iter().map(String::as_str));
                self.report(file, key.span().start, problem);
                continue;
            }
            let known = self.sources.iter().position(|k| k == key.get_ref());
            found.push(known.unwrap_or_else(|| {
                self.sources.push(key.get_ref().clone());
                self.sources.len() - 1
            }));
        }
        List::kept(found)
    }

    fn question(
        &mut self,
        question: &raw::Question,
        sections: &[String],
        scope: &Scope<'_>,
    ) -> Question {
        let kind = kind(question.kind.get_ref()).unwrap_or(Kind::One);
        let section = sections
            .iter()
            .position(|s| s == question.section.get_ref());
        let section = section.unwrap_or_else(|| {
            let problem = unknown(
                "section",
                question.section.get_ref(),
                sections.iter().map(String::as_str),
            );
            self.report(QUESTIONNAIRE, question.section.span().start, problem);
            0
        });
        let flags = question.flags.as_ref();
        let flags = flags.map(|f| self.named(QUESTIONNAIRE, f, tier, Urgency::Emergency));
        let choices = question.choices.iter().map(|choice| {
            let group = choice.group.as_ref().map(|group| {
                let found = question.groups.iter().position(|g| g == group.get_ref());
                found.unwrap_or_else(|| {
                    let known = question.groups.iter().map(String::as_str);
                    let problem = unknown("group of this question", group.get_ref(), known);
                    self.report(QUESTIONNAIRE, group.span().start, problem);
                    0
                })
            });
            Choice {
                id: text(choice.id.get_ref()),
                group,
                only_if: self.condition(QUESTIONNAIRE, scope, choice.only_if.as_ref()),
                points: choice.points.unwrap_or(0),
                exclusive: choice.exclusive,
                unrated: choice.unrated,
                middle: choice.middle,
                sources: self.sources(QUESTIONNAIRE, &choice.sources),
            }
        });
        let choices = List::kept(choices.collect());
        let number = (kind == Kind::Number).then(|| self.number(question));
        Question {
            id: text(question.id.get_ref()),
            section,
            kind,
            choices,
            number,
            ask_if: self.condition(QUESTIONNAIRE, scope, question.ask_if.as_ref()),
            groups: List::kept(question.groups.iter().map(|g| text(g)).collect()),
            flags,
            sources: self.sources(QUESTIONNAIRE, &question.sources),
            strength: self.named(
                QUESTIONNAIRE,
                &question.strength,
                strength,
                Strength::Expert,
            ),
        }
    }

    fn number(&mut self, question: &raw::Question) -> Number {
        let steps = |unit: &raw::Unit| (1.0 / unit.step.get_ref()).round() as u16;
        let units = question.units.iter().map(|unit| Unit {
            id: text(unit.id.get_ref()),
            steps: steps(unit),
            max: unit.max,
        });
        let units = List::kept(units.collect());
        let mut bins = Vec::new();
        for (index, bin) in question.bins.iter().enumerate() {
            let from = question
                .units
                .iter()
                .map(|unit| match bin.from.get(unit.id.get_ref()) {
                    Some(value) => (value.get_ref() * f64::from(steps(unit))).round() as u16,
                    None if index == 0 => 0,
                    None => {
                        let what =
                            format!("bin {} has no start in `{}`.", index + 1, unit.id.get_ref());
                        let remedy = "give `from` one figure for each unit.".to_owned();
                        self.report(QUESTIONNAIRE, question.id.span().start, (what, remedy));
                        0
                    }
                });
            let from = List::kept(from.collect());
            bins.push(Bin {
                from,
                points: bin.points,
            });
        }
        Number {
            units,
            bins: List::kept(bins),
            scale: question.scale,
        }
    }

    fn domain(&mut self, domain: &raw::Domain, scope: &Scope<'_>) -> Domain {
        let mut index = |id: &Spanned<String>| {
            let found = scope
                .draft
                .questions
                .iter()
                .position(|q| q.id == *id.get_ref());
            found.unwrap_or_else(|| {
                let known = scope.draft.questions.iter().map(|q| q.id.as_str());
                let problem = unknown("question", id.get_ref(), known);
                self.report(RULES, id.span().start, problem);
                0
            })
        };
        let parts = domain.parts.iter().map(|part| Part {
            questions: List::kept(part.questions.iter().map(&mut index).collect()),
            cap: part.cap,
        });
        let parts = List::kept(parts.collect());
        let gate = domain.gate.as_ref().map(&mut index);
        let unused_if = match domain.unused_if.as_ref() {
            Some(value) => self.condition(RULES, scope, Some(value)),
            None => Condition::Never,
        };
        Domain {
            id: text(domain.id.get_ref()),
            parts,
            gate,
            unused_if,
            sign: domain.sign,
            evidence: domain.evidence,
        }
    }

    fn evidence(
        &mut self,
        evidence: &BTreeMap<Spanned<String>, raw::Evidence>,
        positions: &mut Positions,
    ) -> List<Source> {
        let used = self.sources.clone();
        for key in evidence.keys().filter(|k| !used.contains(k.get_ref())) {
            let what = format!(
                "no question, flag or statement names the source `{}`.",
                key.get_ref()
            );
            let remedy = "name it where it belongs, or take it away.".to_owned();
            self.report(EVIDENCE, key.span().start, (what, remedy));
        }
        let mut sources = Vec::new();
        for key in &used {
            let Some((at, source)) = evidence.iter().find(|(k, _)| k.get_ref() == key) else {
                continue;
            };
            let status = self.named(EVIDENCE, &source.status, status, SourceStatus::Memory);
            let address = match (source.doi.as_str(), source.url.as_str()) {
                ("", url) => url.to_owned(),
                (doi, _) => format!("https://doi.org/{doi}"),
            };
            if status == SourceStatus::Memory && !source.doi.is_empty() {
                let what = format!("`{key}` was not seen, yet it shows a DOI.");
                let remedy = "take the DOI away until somebody has opened it.".to_owned();
                self.report(EVIDENCE, at.span().start, (what, remedy));
            }
            positions.sources.push(at.span().start);
            sources.push(Source {
                key: text(key),
                status,
            });
            self.citations.push(SourceWords {
                authors: text(&source.authors),
                year: text(&source.year),
                title: text(&source.title),
                journal: text(&source.journal),
                address: text(&address),
            });
        }
        List::kept(sources)
    }
}

fn kind(name: &str) -> Result<Kind, (String, String)> {
    match name {
        "one" => Ok(Kind::One),
        "many" => Ok(Kind::Many),
        "places" => Ok(Kind::Places),
        "number" => Ok(Kind::Number),
        _ => Err(unknown(
            "kind",
            name,
            ["one", "many", "places", "number"].into_iter(),
        )),
    }
}

/// The names of the sections of a report, as authors write them.
pub(crate) const SECTIONS: [(&str, Section); 13] = [
    ("emergency", Section::Emergency),
    ("urgent", Section::Urgent),
    ("minor", Section::Minor),
    ("headline", Section::Headline),
    ("stands_out", Section::StandsOut),
    ("soon", Section::Soon),
    ("do", Section::Do),
    ("worse", Section::Worse),
    ("see", Section::See),
    ("bring", Section::Bring),
    ("ask", Section::Ask),
    ("learn", Section::Learn),
    ("limits", Section::Limits),
];

fn section(name: &str) -> Result<Section, (String, String)> {
    let found = SECTIONS.iter().find(|(known, _)| *known == name);
    found
        .map(|(_, section)| *section)
        .ok_or_else(|| unknown("section", name, SECTIONS.iter().map(|(known, _)| *known)))
}

pub(crate) fn strength(name: &str) -> Result<Strength, (String, String)> {
    match name {
        "strong" => Ok(Strength::Strong),
        "moderate" => Ok(Strength::Moderate),
        "limited" => Ok(Strength::Limited),
        "expert" => Ok(Strength::Expert),
        "anecdote" => Ok(Strength::Anecdote),
        _ => Err(unknown(
            "strength",
            name,
            ["strong", "moderate", "limited", "expert", "anecdote"].into_iter(),
        )),
    }
}

fn status(name: &str) -> Result<SourceStatus, (String, String)> {
    match name {
        "seen" => Ok(SourceStatus::Seen),
        "partly" => Ok(SourceStatus::Partly),
        "memory" => Ok(SourceStatus::Memory),
        "team" => Ok(SourceStatus::Team),
        _ => Err(unknown(
            "status",
            name,
            ["seen", "partly", "memory", "team"].into_iter(),
        )),
    }
}
