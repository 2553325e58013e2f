//! Lean: the content as the program loads it, without what only the checks, the page for print and the page around the
//! program need. It has the same shape; what is left out is empty.

use std::collections::BTreeSet;

use quiz::words::{SourceWords, Words};
use quiz::{
    Choice, Domain, List, Question, Questionnaire, RedFlag, Section, Source, SourceStatus,
    Statement, Urgency,
};

/// Texts of the interface that stand in `index.html`, and on no screen of the program.
pub(crate) const PAGE_KEYS: [&str; 16] = [
    "call_anywhere",
    "description",
    "failed_program_text",
    "footer_clinical",
    "footer_education",
    "footer_learn",
    "footer_paper",
    "footer_proof",
    "footer_worse",
    "help_title",
    "no_program_text",
    "opening",
    "paper_link",
    "skip",
    "slow_program_text",
    "tagline",
];

/// A questionnaire without the sources that no result cites, and without ids that are only names for authors.
pub(crate) fn questionnaire(whole: &Questionnaire) -> Questionnaire {
    let none = List(&[]);
    let choice = |choice: &Choice| Choice {
        sources: none,
        ..choice.clone()
    };
    let question = |question: &Question| Question {
        choices: List::kept(question.choices.iter().map(choice).collect()),
        groups: List::kept(vec![""; question.groups.len()]),
        sources: none,
        ..question.clone()
    };
    let flag = |flag: &RedFlag| RedFlag {
        sources: none,
        ..flag.clone()
    };
    let domain = |domain: &Domain| Domain {
        evidence: 0,
        ..domain.clone()
    };
    // What there is to learn is a link to a page of its own, which has the sources.
    let statement = |statement: &Statement| Statement {
        sources: match statement.section {
            Section::Learn => none,
            _ => statement.sources,
        },
        ..statement.clone()
    };
    let source = |source: &Source| Source {
        key: "",
        ..source.clone()
    };
    Questionnaire {
        sections: List::kept(vec![""; whole.sections.len()]),
        questions: List::kept(whole.questions.iter().map(question).collect()),
        flags: List::kept(whole.flags.iter().map(flag).collect()),
        domains: List::kept(whole.domains.iter().map(domain).collect()),
        statements: List::kept(whole.statements.iter().map(statement).collect()),
        sources: List::kept(whole.sources.iter().map(source).collect()),
        ..whole.clone()
    }
}

/// Words without citations that no result shows, and without those of red flags that no screen lists.
pub(crate) fn words(questionnaire: &Questionnaire, whole: &Words) -> Words {
    let cited: BTreeSet<usize> = questionnaire
        .statements
        .iter()
        .filter(|statement| statement.section != Section::Learn)
        .flat_map(|statement| statement.sources.iter().copied())
        .collect();
    let sources = whole.sources.iter().zip(questionnaire.sources.iter());
    let sources = sources.enumerate().map(|(index, (words, source))| {
        let by_name = !matches!(source.status, SourceStatus::Team | SourceStatus::Memory);
        if by_name && cited.contains(&index) {
            // Where there is an address, it leads to all the rest.
            let journal = match words.address {
                "" => words.journal,
                _ => "",
            };
            SourceWords { journal, ..*words }
        } else {
            SourceWords::default()
        }
    });
    let flags = whole.flags.iter().zip(questionnaire.flags.iter());
    let flags = flags.map(|(words, flag)| match flag.tier {
        Urgency::Urgent | Urgency::Emergency => *words,
        Urgency::Routine | Urgency::Soon => "",
    });
    Words {
        sources: List::kept(sources.collect()),
        flags: List::kept(flags.collect()),
        ..*whole
    }
}
