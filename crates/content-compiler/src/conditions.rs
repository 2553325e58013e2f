//! Conditions as an author writes them, turned into the engine's.

use std::collections::BTreeMap;

use quiz::{Condition, Kind, Level, List, Urgency};
use toml::Value;

use crate::assemble::Draft;

/// What a condition may speak of, by name.
pub(crate) struct Scope<'a> {
    pub(crate) draft: &'a Draft,
    pub(crate) conditions: &'a BTreeMap<String, usize>,
}

type Parsed = Result<Condition, (String, String)>;

const SHAPES: &str = "write an atom in quotes, { all = [...] }, { any = [...] }, { not = ... } or { same_side = { question, one, other } }.";

impl Scope<'_> {
    /// Reads a condition. The error is what is wrong, and what to do.
    pub(crate) fn condition(&self, value: &Value) -> Parsed {
        match value {
            Value::String(atom) => self.atom(atom),
            Value::Table(table) if table.len() == 1 => match table.iter().next() {
                Some((key, Value::Array(list))) if key == "all" || key == "any" => {
                    let parts = list.iter().map(|v| self.condition(v));
                    let parts = List::kept(parts.collect::<Result<Vec<_>, _>>()?);
                    if parts.is_empty() {
                        return Err((
                            format!("`{key}` is empty."),
                            "name at least one part.".into(),
                        ));
                    }
                    Ok(if key == "all" {
                        Condition::All(parts)
                    } else {
                        Condition::Any(parts)
                    })
                }
                Some((key, inner)) if key == "not" => Ok(not(self.condition(inner)?)),
                Some((key, Value::Table(inner))) if key == "same_side" => self.same_side(inner),
                _ => Err(("this is no condition.".into(), SHAPES.into())),
            },
            _ => Err(("this is no condition.".into(), SHAPES.into())),
        }
    }

    fn same_side(&self, table: &toml::Table) -> Parsed {
        let wrong = || ("`same_side` is not complete.".to_owned(), SHAPES.to_owned());
        let id = table
            .get("question")
            .and_then(Value::as_str)
            .ok_or_else(wrong)?;
        let question = self.question(id)?;
        let places = |key: &str| -> Result<List<usize>, (String, String)> {
            let list = table.get(key).and_then(Value::as_array).ok_or_else(wrong)?;
            let ids = list.iter().map(|v| v.as_str().ok_or_else(wrong));
            let found = ids.map(|id| self.choice(question, id?));
            Ok(List::kept(found.collect::<Result<Vec<_>, _>>()?))
        };
        Ok(Condition::SameSide(
            question,
            places("one")?,
            places("other")?,
        ))
    }

    fn atom(&self, atom: &str) -> Parsed {
        if let Some((name, value)) = atom.split_once(">=") {
            return self.at_least(name.trim(), value.trim());
        }
        if let Some((name, value)) = atom.split_once('<') {
            let least = self.at_least(name.trim(), value.trim())?;
            // A number that was never asked for is not below anything.
            return Ok(match least {
                Condition::AtLeast(question, _) => {
                    let asked = Condition::AtLeast(question, List::kept(vec![0]));
                    Condition::All(List::kept(vec![asked, not(least)]))
                }
                _ => not(least),
            });
        }
        if let Some((name, value)) = atom.split_once('=') {
            return self.equals(name.trim(), value.trim());
        }
        if let Some(id) = atom.strip_prefix("flag:") {
            let flag = self.draft.flags.iter().position(|f| f == id);
            return flag.map(Condition::Flag).ok_or_else(|| {
                unknown("red flag", id, self.draft.flags.iter().map(String::as_str))
            });
        }
        if atom == "always" {
            return Ok(Condition::Always);
        }
        let named = self
            .conditions
            .get(atom)
            .map(|index| Condition::Named(*index));
        named.ok_or_else(|| {
            unknown(
                "condition",
                atom,
                self.conditions.keys().map(String::as_str),
            )
        })
    }

    fn at_least(&self, name: &str, value: &str) -> Parsed {
        match name {
            "urgency" => return Ok(Condition::UrgencyAtLeast(tier(value)?)),
            "levels" => {
                let sum = value.parse();
                return sum.map(Condition::LevelsAtLeast).map_err(|_| {
                    (
                        format!("`{value}` is not a whole number."),
                        "write a number.".into(),
                    )
                });
            }
            "sign" => return Ok(Condition::SignAtLeast(level(value)?)),
            _ => {}
        }
        if let Some(domain) = self.draft.domains.iter().position(|d| d == name) {
            return Ok(Condition::LevelAtLeast(domain, level(value)?));
        }
        let question = self.question(name)?;
        let drafted = &self.draft.questions[question];
        let number: f64 = value.parse().map_err(|_| {
            (
                format!("`{value}` is not a number."),
                "write a number in the question's unit.".to_owned(),
            )
        })?;
        match drafted.unit_steps.as_slice() {
            [steps] => {
                let least = (number * f64::from(*steps)).round() as u16;
                Ok(Condition::AtLeast(question, List::kept(vec![least])))
            }
            [] => Err((
                format!("`{name}` is not a number."),
                "ask for a choice: question=choice.".into(),
            )),
            _ => Err((
                format!("`{name}` has more than one unit."),
                "use its bins, or a question with one unit.".into(),
            )),
        }
    }

    fn equals(&self, name: &str, value: &str) -> Parsed {
        match name {
            "urgency" => {
                let tier = tier(value)?;
                let at_least = Condition::UrgencyAtLeast(tier);
                let above = match tier {
                    Urgency::Routine => Urgency::Soon,
                    Urgency::Soon => Urgency::Urgent,
                    Urgency::Urgent => Urgency::Emergency,
                    Urgency::Emergency => return Ok(at_least),
                };
                let below = not(Condition::UrgencyAtLeast(above));
                return Ok(Condition::All(List::kept(vec![at_least, below])));
            }
            "band" => {
                let band = self.draft.bands.iter().position(|b| b == value);
                return band.map(Condition::Band).ok_or_else(|| {
                    unknown("band", value, self.draft.bands.iter().map(String::as_str))
                });
            }
            _ => {}
        }
        let question = self.question(name)?;
        if self.draft.questions[question].kind == Kind::Number {
            return Err((
                format!("`{name}` is a number."),
                format!("write {name}>=… or {name}<…"),
            ));
        }
        Ok(Condition::Choice(question, self.choice(question, value)?))
    }

    fn question(&self, id: &str) -> Result<usize, (String, String)> {
        let questions = &self.draft.questions;
        questions
            .iter()
            .position(|q| q.id == id)
            .ok_or_else(|| unknown("question", id, questions.iter().map(|q| q.id.as_str())))
    }

    fn choice(&self, question: usize, id: &str) -> Result<usize, (String, String)> {
        let drafted = &self.draft.questions[question];
        drafted.choices.iter().position(|c| c == id).ok_or_else(|| {
            unknown(
                &format!("choice of `{}`", drafted.id),
                id,
                drafted.choices.iter().map(String::as_str),
            )
        })
    }
}

/// The opposite of a condition.
pub(crate) fn not(condition: Condition) -> Condition {
    Condition::Not(Box::leak(Box::new(condition)))
}

/// The tier with this name.
pub(crate) fn tier(name: &str) -> Result<Urgency, (String, String)> {
    match name {
        "none" => Ok(Urgency::Routine),
        "soon" => Ok(Urgency::Soon),
        "urgent" => Ok(Urgency::Urgent),
        "emergency" => Ok(Urgency::Emergency),
        _ => Err(unknown(
            "tier",
            name,
            ["none", "soon", "urgent", "emergency"].into_iter(),
        )),
    }
}

fn level(name: &str) -> Result<Level, (String, String)> {
    match name {
        "low" => Ok(Level::Low),
        "medium" => Ok(Level::Medium),
        "high" => Ok(Level::High),
        _ => Err(unknown(
            "level",
            name,
            ["low", "medium", "high"].into_iter(),
        )),
    }
}

/// "There is no such thing", with the nearest names as a hint.
pub(crate) fn unknown<'a>(
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> (String, String) {
    let mut near: Vec<(usize, &str)> = known.map(|k| (distance(name, k), k)).collect();
    near.sort_unstable();
    let remedy = match near.first() {
        Some((_, nearest)) => format!("check the spelling; the nearest one is `{nearest}`."),
        None => "add it, or take this away.".to_owned(),
    };
    (format!("there is no {what} `{name}`."), remedy)
}

/// How many letters differ between two names (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.chars().enumerate() {
            let change = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}
