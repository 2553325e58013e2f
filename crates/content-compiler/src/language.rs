//! The words of one language, matched with the ids they stand for.

use std::collections::BTreeMap;

use quiz::words::{QuestionWords, StatementWords, Words};
use quiz::{List, Section};
use toml::Spanned;

use crate::assemble::{Assembled, text};
use crate::files::Files;
use crate::keys;
use crate::paper;
use crate::problem::Problem;
use crate::raw;

/// A language, complete.
pub(crate) struct Language {
    pub(crate) words: Words,
    /// Texts of the interface by key, sorted.
    pub(crate) interface: BTreeMap<String, String>,
    /// Texts of the page for print by key.
    pub(crate) paper: BTreeMap<String, String>,
    /// Texts for those who embed the check, and of its frame, by key.
    pub(crate) embed: BTreeMap<String, String>,
    /// Texts of the program that comes later, by key.
    pub(crate) keepsake: BTreeMap<String, String>,
    pub(crate) forbidden: Vec<raw::Phrase>,
    /// Every text of it with where it stands, for checks of wording.
    pub(crate) texts: Vec<Text>,
}

/// A text, and where it stands.
pub(crate) struct Text {
    pub(crate) file: String,
    pub(crate) at: usize,
    pub(crate) key: String,
    pub(crate) kind: TextKind,
    pub(crate) text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextKind {
    /// The stem of a question.
    Ask,
    /// What somebody has to follow step by step: as easy as a stem, where it is a whole sentence.
    Instruction,
    /// A choice, a name, a button: read in passing.
    Label,
    /// Running text.
    Prose,
}

/// Reads the words of a language, or says everything that is missing.
pub(crate) fn language(
    files: &Files,
    name: &str,
    assembled: &Assembled,
) -> Result<Language, Vec<Problem>> {
    let own = Own::read(files, name).map_err(|p| vec![p])?;
    let parse_interface = files.parse(&format!("{name}/interface.toml"));
    let interface: BTreeMap<String, Spanned<String>> = parse_interface.map_err(|p| vec![p])?;
    let parse_paper = files.parse(&format!("{name}/paper.toml"));
    let paper: BTreeMap<String, Spanned<String>> = parse_paper.map_err(|p| vec![p])?;
    let parse_embed = files.parse(&format!("{name}/embed.toml"));
    let embed: BTreeMap<String, Spanned<String>> = parse_embed.map_err(|p| vec![p])?;
    let parse_keepsake = files.parse(&format!("{name}/keepsake.toml"));
    let keepsake: BTreeMap<String, Spanned<String>> = parse_keepsake.map_err(|p| vec![p])?;
    let parse_forbidden = files.parse(&format!("{name}/forbidden.toml"));
    let forbidden: raw::Forbidden = parse_forbidden.map_err(|p| vec![p])?;

    let mut desk = Desk::at(files, name);
    let words = desk.words(&own, assembled);
    let names = &own.names;
    let mut texts = desk.by_key("interface.toml", TextKind::Prose, &interface);
    for (table, entries) in [
        ("level", &names.level),
        ("side", &names.side),
        ("strength", &names.strength),
        ("status", &names.status),
    ] {
        for (key, value) in entries {
            desk.keep("names.toml", key, TextKind::Label, value);
            texts.insert(format!("{table}_{key}"), value.get_ref().clone());
        }
    }
    if let Some(service) = names.urgent_service.get("default") {
        texts.insert("urgent_service".to_owned(), service.get_ref().clone());
    }
    let source = files.source(&desk.file("paper.toml"));
    let mistakes = keys::mistakes(paper::KEYS, &paper, &source);
    desk.problems.extend(mistakes);
    let paper = desk.by_key("paper.toml", TextKind::Instruction, &paper);
    let embed = desk.by_key("embed.toml", TextKind::Prose, &embed);
    let keepsake = desk.by_key("keepsake.toml", TextKind::Prose, &keepsake);
    if desk.problems.is_empty() {
        Ok(Language {
            words,
            interface: texts,
            paper,
            embed,
            keepsake,
            forbidden: forbidden.phrase,
            texts: desk.texts,
        })
    } else {
        Err(desk.problems)
    }
}

/// The words of a questionnaire in one language, and nothing else: what is kept of a version that is past.
pub(crate) fn words(
    files: &Files,
    name: &str,
    assembled: &Assembled,
) -> Result<Words, Vec<Problem>> {
    let own = Own::read(files, name).map_err(|p| vec![p])?;
    let mut desk = Desk::at(files, name);
    let words = desk.words(&own, assembled);
    match desk.problems.is_empty() {
        true => Ok(words),
        false => Err(desk.problems),
    }
}

/// The files of a language that speak of its questionnaire.
pub(crate) const OWN: [&str; 3] = ["questions.toml", "statements.toml", "names.toml"];

/// What is in them.
struct Own {
    questions: BTreeMap<Spanned<String>, raw::QuestionWords>,
    statements: BTreeMap<Spanned<String>, raw::StatementWords>,
    names: raw::Names,
}

impl Own {
    fn read(files: &Files, name: &str) -> Result<Own, Problem> {
        let [questions, statements, names] = OWN.map(|file| format!("{name}/{file}"));
        Ok(Own {
            questions: files.parse(&questions)?,
            statements: files.parse(&statements)?,
            names: files.parse(&names)?,
        })
    }
}

fn ids<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    ids.collect()
}

struct Desk<'a> {
    files: &'a Files,
    name: &'a str,
    problems: Vec<Problem>,
    texts: Vec<Text>,
}

impl<'a> Desk<'a> {
    fn at(files: &'a Files, name: &'a str) -> Desk<'a> {
        Desk {
            files,
            name,
            problems: Vec::new(),
            texts: Vec::new(),
        }
    }

    /// Every word that stands for something in the questionnaire.
    fn words(&mut self, own: &Own, assembled: &Assembled) -> Words {
        let questionnaire = assembled.questionnaire;
        let names = &own.names;
        let questions = self.questions(questionnaire, &own.questions, names);
        let statements = self.statements(questionnaire, &own.statements);
        let flags = self.flags(questionnaire, &questions, names);
        let countries: Vec<&str> = assembled.countries.iter().map(|c| c.code).collect();
        let default_service = names.urgent_service.get("default");
        if default_service.is_none() {
            self.missing("names.toml", "urgent_service.default");
        }
        let services = countries.iter().map(|code| {
            let own = names.urgent_service.get(*code).or(default_service);
            own.map_or("", |words| {
                self.keep("names.toml", code, TextKind::Label, words)
            })
        });
        let urgent_services = List::kept(services.collect());
        let domains = ids(questionnaire.domains.iter().map(|d| d.id));
        let bands = ids(questionnaire.bands.iter().map(|b| b.id));
        Words {
            language: text(self.name),
            questions,
            statements,
            sections: self.names("section", &questionnaire.sections, &names.section),
            domains: self.names("domain", &domains, &names.domain),
            domains_empty: self.names("domain_empty", &domains, &names.domain_empty),
            bands: self.names("band", &bands, &names.band),
            flags,
            countries: self.names("country", &countries, &names.country),
            urgent_services,
            sources: assembled.citations,
        }
    }

    fn file(&self, file: &str) -> String {
        format!("{}/{file}", self.name)
    }

    fn missing(&mut self, file: &str, key: &str) {
        let source = self.files.source(&self.file(file));
        self.problems.push(source.missing(key));
    }

    fn extra(&mut self, file: &str, at: usize, key: &str) {
        let source = self.files.source(&self.file(file));
        self.problems.push(source.extra(at, key));
    }

    /// Keeps a text for the checks of wording, and for as long as the compiler runs.
    fn keep(
        &mut self,
        file: &str,
        key: &str,
        kind: TextKind,
        value: &Spanned<String>,
    ) -> &'static str {
        self.texts.push(Text {
            file: self.file(file),
            at: value.span().start,
            key: key.to_owned(),
            kind,
            text: value.get_ref().clone(),
        });
        text(value.get_ref())
    }

    fn names(
        &mut self,
        table: &str,
        ids: &[&str],
        names: &BTreeMap<String, Spanned<String>>,
    ) -> List<&'static str> {
        for (key, value) in names.iter().filter(|(k, _)| !ids.contains(&k.as_str())) {
            self.extra("names.toml", value.span().start, &format!("{table}.{key}"));
        }
        let words = ids.iter().map(|id| match names.get(*id) {
            Some(words) => self.keep("names.toml", id, TextKind::Label, words),
            None => {
                self.missing("names.toml", &format!("{table}.{id}"));
                ""
            }
        });
        List::kept(words.collect())
    }

    fn questions(
        &mut self,
        questionnaire: &quiz::Questionnaire,
        words: &BTreeMap<Spanned<String>, raw::QuestionWords>,
        names: &raw::Names,
    ) -> List<QuestionWords> {
        const FILE: &str = "questions.toml";
        for key in words.keys() {
            if questionnaire.question(key.get_ref()).is_none() {
                self.extra(FILE, key.span().start, key.get_ref());
            }
        }
        let mut all = Vec::new();
        for question in questionnaire.questions.iter() {
            let Some((_, found)) = words.iter().find(|(k, _)| k.get_ref() == question.id) else {
                self.missing(FILE, question.id);
                continue;
            };
            for (key, value) in &found.choices {
                if question.choice(key).is_none() {
                    self.extra(FILE, value.span().start, &format!("{}.{key}", question.id));
                }
            }
            let choices = question.choices.iter().map(|choice| {
                let key = format!("{}.{}", question.id, choice.id);
                match found.choices.get(choice.id) {
                    Some(words) => self.keep(FILE, &key, TextKind::Label, words),
                    None => {
                        self.missing(FILE, &key);
                        ""
                    }
                }
            });
            let choices = List::kept(choices.collect());
            let units = question.number.iter().flat_map(|n| n.units.iter());
            let units = units.map(|unit| self.shared("unit", unit.id, &names.unit));
            let units = List::kept(units.collect());
            let groups = question.groups.iter();
            let groups = groups.map(|group| self.shared("group", group, &names.group));
            let groups = List::kept(groups.collect());
            all.push(QuestionWords {
                ask: self.keep(FILE, question.id, TextKind::Ask, &found.ask),
                short: self.keep(FILE, question.id, TextKind::Label, &found.short),
                hint: match &found.hint {
                    Some(hint) => self.keep(FILE, question.id, TextKind::Prose, hint),
                    None => "",
                },
                why: self.keep(FILE, question.id, TextKind::Prose, &found.why),
                choices,
                groups,
                units,
            });
        }
        List::kept(all)
    }

    /// A name that several questions share.
    fn shared(
        &mut self,
        table: &str,
        id: &str,
        names: &BTreeMap<String, Spanned<String>>,
    ) -> &'static str {
        match names.get(id) {
            Some(words) => self.keep("names.toml", id, TextKind::Label, words),
            None => {
                self.missing("names.toml", &format!("{table}.{id}"));
                ""
            }
        }
    }

    fn statements(
        &mut self,
        questionnaire: &quiz::Questionnaire,
        words: &BTreeMap<Spanned<String>, raw::StatementWords>,
    ) -> List<StatementWords> {
        const FILE: &str = "statements.toml";
        for key in words.keys() {
            if questionnaire.statement(key.get_ref()).is_none() {
                self.extra(FILE, key.span().start, key.get_ref());
            }
        }
        let mut all = Vec::new();
        for statement in questionnaire.statements.iter() {
            let Some((_, found)) = words.iter().find(|(k, _)| k.get_ref() == statement.id) else {
                self.missing(FILE, statement.id);
                continue;
            };
            let titled = matches!(
                statement.section,
                Section::Headline | Section::See | Section::Learn
            );
            if titled && found.title.is_none() {
                self.missing(FILE, &format!("{}.title", statement.id));
            }
            if statement.section == Section::See && found.timing.is_none() {
                self.missing(FILE, &format!("{}.timing", statement.id));
            }
            // What there is to learn stands on a page of its own, which the title leads to.
            match (&found.text, statement.section) {
                (Some(text), Section::Learn) => {
                    self.extra(FILE, text.span().start, &format!("{}.text", statement.id));
                }
                (None, section) if section != Section::Learn => {
                    self.missing(FILE, &format!("{}.text", statement.id));
                }
                _ => {}
            }
            let mut optional = |words: &Option<Spanned<String>>, kind: TextKind| {
                let words = words.as_ref();
                words.map_or("", |w| self.keep(FILE, statement.id, kind, w))
            };
            all.push(StatementWords {
                title: optional(&found.title, TextKind::Label),
                text: optional(&found.text, TextKind::Prose),
                timing: optional(&found.timing, TextKind::Label),
            });
        }
        List::kept(all)
    }

    /// The texts of a file by key.
    fn by_key(
        &mut self,
        file: &str,
        kind: TextKind,
        words: &BTreeMap<String, Spanned<String>>,
    ) -> BTreeMap<String, String> {
        let texts = words.iter().map(|(key, value)| {
            self.keep(file, key, kind, value);
            (key.clone(), value.get_ref().clone())
        });
        texts.collect()
    }

    /// A flagged choice speaks for itself; a flag that follows from several answers has words of its own.
    fn flags(
        &mut self,
        questionnaire: &quiz::Questionnaire,
        questions: &List<QuestionWords>,
        names: &raw::Names,
    ) -> List<&'static str> {
        let mut derived = Vec::new();
        let mut words = Vec::new();
        for flag in questionnaire.flags.iter() {
            let own = match flag.when {
                quiz::Condition::Choice(question, choice)
                    if questionnaire.questions[question].choices[choice].id == flag.id =>
                {
                    let words = questions.get(question);
                    words.and_then(|w| w.choices.get(choice)).copied()
                }
                _ => None,
            };
            words.push(own.unwrap_or_else(|| {
                derived.push(flag.id);
                self.shared("flag", flag.id, &names.flag)
            }));
        }
        for (key, value) in &names.flag {
            if !derived.contains(&key.as_str()) {
                self.extra("names.toml", value.span().start, &format!("flag.{key}"));
            }
        }
        List::kept(words)
    }
}
