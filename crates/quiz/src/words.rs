//! The words of one language, in the order of the questionnaire's lists: their shape, and the order in which
//! they travel as lines of a text.

use crate::list::List;
use crate::questionnaire::Questionnaire;

/// All words that belong to a questionnaire.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// The language, as in `<html lang>`.
    pub language: &'static str,
    /// Words of each question.
    pub questions: List<QuestionWords>,
    /// Words of each statement.
    pub statements: List<StatementWords>,
    /// Names of the sections.
    pub sections: List<&'static str>,
    /// Names of the domains.
    pub domains: List<&'static str>,
    /// What is said of a domain that rests on no answer.
    pub domains_empty: List<&'static str>,
    /// Names of the bands.
    pub bands: List<&'static str>,
    /// What raised each red flag, in the taker's voice.
    pub flags: List<&'static str>,
    /// Names of the countries.
    pub countries: List<&'static str>,
    /// What the same-day service of each country is called.
    pub urgent_services: List<&'static str>,
    /// How each source is cited.
    pub sources: List<SourceWords>,
}

impl Words {
    /// Every text in the order [`Words::read`] takes them.
    pub fn texts(&self) -> Vec<&'static str> {
        let mut texts = vec![self.language];
        for question in self.questions.iter() {
            texts.extend([question.ask, question.short, question.hint, question.why]);
            texts.extend(
                [question.choices, question.groups, question.units]
                    .iter()
                    .flat_map(|l| l.iter()),
            );
        }
        for statement in self.statements.iter() {
            texts.extend([statement.title, statement.text, statement.timing]);
        }
        for names in [
            self.sections,
            self.domains,
            self.domains_empty,
            self.bands,
            self.flags,
            self.countries,
            self.urgent_services,
        ] {
            texts.extend(names.iter());
        }
        for source in self.sources.iter() {
            texts.extend([
                source.authors,
                source.year,
                source.title,
                source.journal,
                source.address,
            ]);
        }
        texts
    }

    /// Takes the words of a questionnaire off the front of texts; one that is missing is empty. They stay for as long
    /// as the program runs.
    pub fn read(
        questionnaire: &Questionnaire,
        countries: usize,
        texts: &mut &'static [&'static str],
    ) -> Words {
        let language = one(texts);
        let questions = questionnaire
            .questions
            .iter()
            .map(|question| QuestionWords {
                ask: one(texts),
                short: one(texts),
                hint: one(texts),
                why: one(texts),
                choices: many(texts, question.choices.len()),
                groups: many(texts, question.groups.len()),
                units: many(texts, question.number.as_ref().map_or(0, |n| n.units.len())),
            });
        let questions = List::kept(questions.collect());
        let statements = questionnaire.statements.iter().map(|_| StatementWords {
            title: one(texts),
            text: one(texts),
            timing: one(texts),
        });
        Words {
            language,
            questions,
            statements: List::kept(statements.collect()),
            sections: many(texts, questionnaire.sections.len()),
            domains: many(texts, questionnaire.domains.len()),
            domains_empty: many(texts, questionnaire.domains.len()),
            bands: many(texts, questionnaire.bands.len()),
            flags: many(texts, questionnaire.flags.len()),
            countries: many(texts, countries),
            urgent_services: many(texts, countries),
            sources: List::kept(
                (0..questionnaire.sources.len())
                    .map(|_| SourceWords {
                        authors: one(texts),
                        year: one(texts),
                        title: one(texts),
                        journal: one(texts),
                        address: one(texts),
                    })
                    .collect(),
            ),
        }
    }
}

fn one(texts: &mut &'static [&'static str]) -> &'static str {
    many(texts, 1).first().copied().unwrap_or_default()
}

fn many(texts: &mut &'static [&'static str], n: usize) -> List<&'static str> {
    let (taken, rest) = texts.split_at_checked(n).unwrap_or_default();
    *texts = rest;
    List(taken)
}

/// Words of a question.
#[derive(Debug)]
pub struct QuestionWords {
    /// The question itself.
    pub ask: &'static str,
    /// A name for lists of answers.
    pub short: &'static str,
    /// What helps to answer it; may be empty.
    pub hint: &'static str,
    /// Why it is asked.
    pub why: &'static str,
    /// The choices.
    pub choices: List<&'static str>,
    /// The headings over groups of choices.
    pub groups: List<&'static str>,
    /// The units of a number.
    pub units: List<&'static str>,
}

/// Words of a statement.
#[derive(Debug, Clone)]
pub struct StatementWords {
    /// A heading, where its section has one; else empty.
    pub title: &'static str,
    /// What it says.
    pub text: &'static str,
    /// How soon, where it names somebody to see; else empty.
    pub timing: &'static str,
}

/// Whom to call in a country.
#[derive(Debug)]
pub struct Country {
    /// Two letters, ISO 3166.
    pub code: &'static str,
    /// Emergency numbers, the best known first.
    pub emergency: List<&'static str>,
    /// The number for urgent advice that is no emergency; empty where none is well known.
    pub urgent: &'static str,
}

/// How a source is cited.
#[derive(Debug, Clone, Copy, Default)]
pub struct SourceWords {
    /// Authors.
    pub authors: &'static str,
    /// Year, as text: some are "2016, updated 2020".
    pub year: &'static str,
    /// Title.
    pub title: &'static str,
    /// Journal, volume, pages.
    pub journal: &'static str,
    /// Where to read it; empty where no address was seen.
    pub address: &'static str,
}

impl SourceWords {
    /// Who wrote it, and when.
    pub fn credit(&self) -> String {
        let credit = [self.authors, self.year].join(" ");
        credit.trim_ascii().trim_end_matches('.').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_is_who_and_when() {
        for (authors, year, credit) in [
            ("Reiman MP et al.", "2017", "Reiman MP et al. 2017"),
            ("A guideline body", "", "A guideline body"),
            ("Somebody.", "", "Somebody"),
            ("", "2020.", "2020"),
        ] {
            let source = SourceWords {
                authors,
                year,
                ..SourceWords::default()
            };
            assert_eq!(source.credit(), credit);
        }
    }
}
