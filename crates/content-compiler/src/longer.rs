//! A longer questionnaire, made up for measuring: the real one, and after it as many questions of all kinds as are
//! asked for, with conditions, flags, points and statements like the real ones. Takers never meet it.

use std::fmt::Write;

use toml::{Table, Value};

use crate::assemble::{QUESTIONNAIRE, RULES, STATEMENTS};
use crate::files::Files;

/// So many made-up questions stand in one section.
const SECTION: usize = 40;

/// So many made-up questions count for one domain.
const DOMAIN: usize = 160;

/// Where all that is made up is from.
const TEAM: &str = "sources = [\"team\"]";

/// What is added to the files of the content, by file.
#[derive(Default)]
struct Added {
    questionnaire: String,
    rules: String,
    statements: String,
    question_words: String,
    statement_words: String,
    sections: String,
    flags: String,
    domains: String,
    domains_empty: String,
}

/// The files of a questionnaire of this many questions. Only the first language gets words for them.
pub(crate) fn longer(mut files: Files, questions: usize) -> Files {
    let real = files
        .parse::<Table>(QUESTIONNAIRE)
        .ok()
        .and_then(|table| Some(table.get("question")?.as_array()?.len()));
    let made_up = questions.saturating_sub(real.unwrap_or(0));
    files.languages.truncate(1);

    let mut added = Added::default();
    let names: Vec<String> = (0..made_up.div_ceil(SECTION))
        .map(|section| format!("\"more_{section}\""))
        .collect();
    // Writing to a String cannot fail.
    let _ = writeln!(added.questionnaire, "sections = [{}]", names.join(", "));
    for number in 0..made_up {
        added.question(number);
    }
    added.scores(made_up);

    let Added {
        sections,
        flags,
        domains,
        domains_empty,
        ..
    } = &added;
    let shared = format!(
        "[section]\n{sections}[flag]\n{flags}[domain]\n{domains}[domain_empty]\n{domains_empty}"
    );
    for (file, more) in [
        (QUESTIONNAIRE, &added.questionnaire),
        (RULES, &added.rules),
        (STATEMENTS, &added.statements),
        ("en/questions.toml", &added.question_words),
        ("en/statements.toml", &added.statement_words),
        ("en/names.toml", &shared),
    ] {
        files.change(file, |text| joined(text, more));
    }
    files
}

impl Added {
    /// One question. Eight kinds take turns, so that each has all kinds before it to depend on.
    fn question(&mut self, number: usize) {
        let section = number / SECTION;
        if number.is_multiple_of(SECTION) {
            let _ = writeln!(
                self.sections,
                "more_{section} = \"More questions, part {}\"",
                section + 1
            );
        }
        let id = format!("m{number}");
        let of = |other: usize| format!("m{other}");
        let (kind, more) = match number % 8 {
            0 => ("one", choices(&[("never", 0), ("some", 2), ("often", 5), ("always", 9)])),
            1 => (
                "many",
                format!(
                    "flags = \"soon\"\nchoices = [{{ id = \"{id}_a\", {TEAM} }}, {{ id = \"{id}_b\", {TEAM} }}, \
                     {{ id = \"{id}_c\", {TEAM}, only_if = {{ any = [\"{0}=often\", \"{0}=always\"] }} }}, \
                     {{ id = \"{id}_d\", {TEAM} }}, {{ id = \"none\", exclusive = true }}]",
                    of(number - 1)
                ),
            ),
            2 => (
                "number",
                "units = [{ id = \"hours\", max = 24, step = 0.5 }]\n\
                 bins = [{ points = 0 }, { from = { hours = 4 }, points = 3 }, { from = { hours = 9 }, points = 8 }]"
                    .to_owned(),
            ),
            3 => (
                "one",
                format!(
                    "ask_if = {{ not = \"{}=never\" }}\n{}",
                    of(number - 3),
                    choices(&[("left", 1), ("right", 1), ("neither", 0)])
                ),
            ),
            4 => (
                "places",
                "choices = [{ id = \"hip\", points = 4 }, { id = \"knee\", points = 3 }, { id = \"foot\", points = 2 }, \
                 { id = \"back\", points = 2, middle = true }, { id = \"none\", points = 0, exclusive = true }]"
                    .to_owned(),
            ),
            5 => (
                "number",
                format!(
                    "ask_if = {{ not = \"{}=none\" }}\nscale = true\nunits = [{{ id = \"of_ten\", max = 10, step = 1 }}]\n\
                     bins = [{{ points = 0 }}, {{ from = {{ of_ten = 5 }}, points = 4 }}]",
                    of(number - 1)
                ),
            ),
            6 => ("one", choices(&[("less", 0), ("same", 0), ("more", 3)])),
            _ => (
                "many",
                "choices = [{ id = \"desk\", points = 1 }, { id = \"car\", points = 1 }, { id = \"sofa\", points = 2 }, \
                 { id = \"bed\", points = 1 }, { id = \"floor\", points = 1 }, { id = \"none\", points = 0, exclusive = true }]"
                    .to_owned(),
            ),
        };
        let _ = writeln!(
            self.questionnaire,
            "[[question]]\nid = \"{id}\"\nsection = \"more_{section}\"\nkind = \"{kind}\"\n\
             {TEAM}\nstrength = \"expert\"\n{more}"
        );
        let _ = writeln!(
            self.question_words,
            "[{id}]\nask = \"On how many of the last days did you feel like this, in place {number}?\"\n\
             short = \"Made up, number {number}\"\nhint = \"If it changes, think of a usual week.\"\n\
             why = \"This one is made up. It is here so that we can see how the check does with many questions.\"\n{}",
            choice_words(number, &id)
        );
        self.statement(number, &id);
    }

    /// Most questions can place a statement, and every other round of eight has a flag from two answers.
    fn statement(&mut self, number: usize, id: &str) {
        let when = match number % 8 {
            0 => format!("{{ any = [\"{id}=often\", \"{id}=always\"] }}"),
            1 => format!("\"flag:{id}_a\""),
            2 => format!("\"{id}>=4\""),
            4 => format!("{{ all = [\"{id}=hip\", {{ not = \"{id}=foot\" }}] }}"),
            5 => format!("\"{id}>=5\""),
            7 => format!("\"{id}=sofa\""),
            _ => return,
        };
        let section = ["do", "bring", "ask"][number % 3];
        let _ = writeln!(
            self.statements,
            "[[statement]]\nid = \"say_{id}\"\nsection = \"{section}\"\nwhen = {when}\n\
             {TEAM}\nstrength = \"expert\""
        );
        let _ = writeln!(
            self.statement_words,
            "[say_{id}]\ntext = \"This is said because of one of your answers, number {number}. It is as long as most.\""
        );
        if number % 16 == 2 {
            let _ = writeln!(
                self.rules,
                "[[flag]]\nid = \"both_{id}\"\ntier = \"soon\"\n\
                 when = {{ all = [\"m{}=always\", \"{id}>=9\"] }}\n{TEAM}",
                number - 2
            );
            let _ = writeln!(
                self.flags,
                "both_{id} = \"Two answers, the second number {number}\""
            );
        }
    }

    /// What has points counts for a domain.
    fn scores(&mut self, made_up: usize) {
        for (domain, first) in (0..made_up).step_by(DOMAIN).enumerate() {
            let last = made_up.min(first + DOMAIN);
            let scored: Vec<String> = (first..last)
                .filter(|number| number % 8 != 1)
                .map(|number| format!("\"m{number}\""))
                .collect();
            let _ = writeln!(
                self.rules,
                "[[domain]]\nid = \"more_{domain}\"\nparts = [{{ questions = [{}], cap = 100 }}]\nevidence = 1",
                scored.join(", ")
            );
            let _ = writeln!(
                self.domains,
                "more_{domain} = \"Made up, part {}\"",
                domain + 1
            );
            let _ = writeln!(self.domains_empty, "more_{domain} = \"No answers here\"");
        }
    }
}

fn choices(all: &[(&str, u16)]) -> String {
    let all: Vec<String> = all
        .iter()
        .map(|(id, points)| format!("{{ id = \"{id}\", points = {points} }}"))
        .collect();
    format!("choices = [{}]", all.join(", "))
}

fn choice_words(number: usize, id: &str) -> String {
    let own = |letter: &str, words: &'static str| (format!("{id}_{letter}"), words);
    let known = |id: &str, words: &'static str| (id.to_owned(), words);
    let words = match number % 8 {
        0 => vec![
            known("never", "Never, or hardly ever"),
            known("some", "On some days"),
            known("often", "On most days, but not for long"),
            known("always", "Every day, for most of the day"),
        ],
        1 => vec![
            own(
                "a",
                "It has come on in the last few weeks, and I cannot say why",
            ),
            own("b", "It is there in the morning and takes a while to go"),
            own("c", "It keeps me from what I want to do"),
            own("d", "It has been there before"),
            known("none", "None of these"),
        ],
        3 => vec![
            known("left", "More on the left"),
            known("right", "More on the right"),
            known("neither", "The same on both sides"),
        ],
        4 => vec![
            known("hip", "Side of the hip"),
            known("knee", "Front of the knee"),
            known("foot", "Sole of the foot"),
            known("back", "Middle of the back"),
            known("none", "Nowhere"),
        ],
        6 => vec![
            known("less", "Less than before"),
            known("same", "About the same as before"),
            known("more", "More than before"),
        ],
        7 => vec![
            known("desk", "At a desk"),
            known("car", "In a car"),
            known("sofa", "On a sofa"),
            known("bed", "In bed"),
            known("floor", "On the floor"),
            known("none", "In none of these"),
        ],
        _ => return String::new(),
    };
    let lines: Vec<String> = words
        .iter()
        .map(|(id, words)| format!("{id} = \"{words}\"\n"))
        .collect();
    format!("[{id}.choices]\n{}", lines.concat())
}

/// A text with another one's lists and tables added to its own; as it was where one of them is no TOML.
fn joined(text: &str, more: &str) -> String {
    let (Ok(mut all), Ok(more)) = (text.parse::<Table>(), more.parse::<Table>()) else {
        return text.to_owned();
    };
    add(&mut all, more);
    all.to_string()
}

fn add(all: &mut Table, more: Table) {
    for (key, value) in more {
        match (all.get_mut(&key), value) {
            (Some(Value::Array(list)), Value::Array(more)) => list.extend(more),
            (Some(Value::Table(table)), Value::Table(more)) => add(table, more),
            (_, value) => {
                all.insert(key, value);
            }
        }
    }
}
