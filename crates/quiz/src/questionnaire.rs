//! A questionnaire: everything that is asked, scored and said, as static data without words.
//! Ids stand for the words; each language brings its own.

use crate::condition::Condition;
use crate::list::List;
use crate::number::Unit;

/// A whole questionnaire of one version. Indices in conditions point into its lists.
#[derive(Debug, Clone)]
pub struct Questionnaire {
    /// Goes up with every released change; links and saved answers carry it.
    pub version: u16,
    /// The day the rules are from, `YYYY-MM-DD`.
    pub date: &'static str,
    /// Ids of the sections, in order.
    pub sections: List<&'static str>,
    /// The questions, in the order they are asked.
    pub questions: List<Question>,
    /// Conditions that have a name in the content, shared by index.
    pub conditions: List<Condition>,
    /// Every red flag: the flagged choices first, then those that follow from several answers.
    pub flags: List<RedFlag>,
    /// What is scored, each from 0 to 100.
    pub domains: List<Domain>,
    /// Where the levels begin.
    pub levels: Levels,
    /// Bands, the first whose condition holds is the result's.
    pub bands: List<Band>,
    /// Who gets points and a band at all.
    pub scored_if: Condition,
    /// What a report may say.
    pub statements: List<Statement>,
    /// The sources, by index.
    pub sources: List<Source>,
}

impl Questionnaire {
    /// Nothing asked, nothing said: a base to build from.
    pub const EMPTY: Questionnaire = Questionnaire {
        version: 0,
        date: "",
        sections: List(&[]),
        questions: List(&[]),
        conditions: List(&[]),
        flags: List(&[]),
        domains: List(&[]),
        levels: Levels {
            medium: 30,
            high: 60,
        },
        bands: List(&[]),
        scored_if: Condition::Always,
        statements: List(&[]),
        sources: List(&[]),
    };

    /// The index of the question with this id.
    pub fn question(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|q| q.id == id)
    }

    /// The index of the red flag with this id.
    pub fn flag(&self, id: &str) -> Option<usize> {
        self.flags.iter().position(|f| f.id == id)
    }

    /// The index of the domain with this id.
    pub fn domain(&self, id: &str) -> Option<usize> {
        self.domains.iter().position(|d| d.id == id)
    }

    /// The index of the statement with this id.
    pub fn statement(&self, id: &str) -> Option<usize> {
        self.statements.iter().position(|s| s.id == id)
    }

    /// Whether the answers to a question give points in any domain.
    pub fn scores(&self, question: usize) -> bool {
        let mut scored = self.domains.iter().flat_map(Domain::questions);
        scored.any(|other| other == question)
    }
}

/// One question.
#[derive(Debug, Clone)]
pub struct Question {
    /// Stable id, also the name of its form control.
    pub id: &'static str,
    /// Index of its section.
    pub section: usize,
    /// How it is answered.
    pub kind: Kind,
    /// Its choices; empty for a number.
    pub choices: List<Choice>,
    /// How a number is measured; `None` for the other kinds.
    pub number: Option<Number>,
    /// Who is asked. It may look only at questions before this one.
    pub ask_if: Condition,
    /// Ids of the headings its choices stand under.
    pub groups: List<&'static str>,
    /// The tier, where each choice but the exclusive one is a red flag by itself.
    pub flags: Option<Urgency>,
    /// Why it is asked: indices of sources.
    pub sources: List<usize>,
    /// How well the reason is supported.
    pub strength: Strength,
}

impl Question {
    /// A question with nothing special about it: a base to build from.
    pub const PLAIN: Question = Question {
        id: "",
        section: 0,
        kind: Kind::One,
        choices: List(&[]),
        number: None,
        ask_if: Condition::Always,
        groups: List(&[]),
        flags: None,
        sources: List(&[]),
        strength: Strength::Expert,
    };

    /// The index of the choice with this id.
    pub fn choice(&self, id: &str) -> Option<usize> {
        self.choices.iter().position(|c| c.id == id)
    }

    /// The choice that rules out all the others ("None of these"), if there is one.
    pub fn exclusive(&self) -> Option<usize> {
        self.choices.iter().position(|c| c.exclusive)
    }
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One choice.
    One,
    /// One or more choices, or the exclusive one.
    Many,
    /// Places on the body, each with a side.
    Places,
    /// A number in a unit.
    Number,
}

/// One choice of a question.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Stable id, also the value of its form control.
    pub id: &'static str,
    /// Index of the heading it stands under.
    pub group: Option<usize>,
    /// Who is offered it. A choice once ticked stays, whoever is offered it.
    pub only_if: Condition,
    /// Points it adds to its domain.
    pub points: u16,
    /// Rules out all other choices.
    pub exclusive: bool,
    /// Counts 0 because it is not known, not because it is good.
    pub unrated: bool,
    /// A place in the middle of the body, without a side.
    pub middle: bool,
    /// Sources of the red flag it raises.
    pub sources: List<usize>,
}

impl Choice {
    /// A choice with nothing special about it: a base to build from.
    pub const PLAIN: Choice = Choice {
        id: "",
        group: None,
        only_if: Condition::Always,
        points: 0,
        exclusive: false,
        unrated: false,
        middle: false,
        sources: List(&[]),
    };
}

/// How a number is measured and scored.
#[derive(Debug, Clone)]
pub struct Number {
    /// The units a taker may choose from.
    pub units: List<Unit>,
    /// Points by size, lowest first. Empty where the number is not scored.
    pub bins: List<Bin>,
    /// Shown as a row of whole numbers rather than a field to type in.
    pub scale: bool,
}

/// A range of numbers that scores the same.
#[derive(Debug, Clone)]
pub struct Bin {
    /// Where it begins, in steps, one figure for each unit.
    pub from: List<u16>,
    /// Points of the range.
    pub points: u16,
}

/// How soon somebody should be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// No red flag raised. This is not reassurance (R79, R81).
    Routine,
    /// Days to about two weeks.
    Soon,
    /// The same day, or as the screen says.
    Urgent,
    /// Now.
    Emergency,
}

impl Urgency {
    /// All of them, from the lowest.
    pub const ALL: [Urgency; 4] = [
        Urgency::Routine,
        Urgency::Soon,
        Urgency::Urgent,
        Urgency::Emergency,
    ];
}

/// A sign that somebody must be seen, whatever else they answer.
#[derive(Debug, Clone)]
pub struct RedFlag {
    /// Stable id.
    pub id: &'static str,
    /// How soon.
    pub tier: Urgency,
    /// What raises it.
    pub when: Condition,
    /// Why: indices of sources.
    pub sources: List<usize>,
}

/// Something scored from 0 to 100, by itself.
#[derive(Debug, Clone)]
pub struct Domain {
    /// Stable id.
    pub id: &'static str,
    /// What its points come from.
    pub parts: List<Part>,
    /// Without points from this question the whole domain is 0.
    pub gate: Option<usize>,
    /// Not used at all for these takers.
    pub unused_if: Condition,
    /// Pain or movement: without a sign the top band cannot be reached.
    pub sign: bool,
    /// How well the domain is supported, in tenths; the order in which advice is given.
    pub evidence: u8,
}

impl Domain {
    /// Indices of the questions whose answers give it points, part after part.
    pub fn questions(&self) -> impl Iterator<Item = usize> {
        let parts = self.parts.iter();
        parts.flat_map(|part| part.questions.iter().copied())
    }
}

/// A part of a domain: the points of some questions, capped.
#[derive(Debug, Clone)]
pub struct Part {
    /// Indices of the questions.
    pub questions: List<usize>,
    /// No more than this.
    pub cap: u16,
}

/// How much of a domain stands out. The limits are the makers' choice, not validated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Little.
    Low,
    /// Some.
    Medium,
    /// A lot.
    High,
}

impl Level {
    /// All of them, from the lowest.
    pub const ALL: [Level; 3] = [Level::Low, Level::Medium, Level::High];
}

/// Where the levels begin, in points.
#[derive(Debug, Clone, Copy)]
pub struct Levels {
    /// From here it is medium.
    pub medium: u16,
    /// From here it is high.
    pub high: u16,
}

/// A band of the whole result.
#[derive(Debug, Clone)]
pub struct Band {
    /// Stable id.
    pub id: &'static str,
    /// What it takes.
    pub when: Condition,
}

/// Where on the page a statement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// On the emergency screen.
    Emergency,
    /// On the urgent screen.
    Urgent,
    /// On the screen for people under 18.
    Minor,
    /// The result in a line.
    Headline,
    /// What stands out.
    StandsOut,
    /// What to tell a clinician.
    Soon,
    /// What to do now.
    Do,
    /// When to stop waiting.
    Worse,
    /// Whom to see.
    See,
    /// What to bring.
    Bring,
    /// What to ask.
    Ask,
    /// What to learn.
    Learn,
    /// What the check cannot tell.
    Limits,
}

/// How well something is supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Guidelines, or several trials or reviews that agree.
    Strong,
    /// One good trial, a large cohort, or a review that agrees with itself.
    Moderate,
    /// Small or conflicting studies.
    Limited,
    /// Opinion, consensus, reasoning.
    Expert,
    /// One person's story.
    Anecdote,
}

/// A sentence a result may carry, with the rule that places it.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Stable id: the key of its words, and the name of its rule.
    pub id: &'static str,
    /// Where it stands.
    pub section: Section,
    /// The rule.
    pub when: Condition,
    /// Indices of its sources.
    pub sources: List<usize>,
    /// How well it is supported.
    pub strength: Strength,
}

/// Where something is known from.
#[derive(Debug, Clone)]
pub struct Source {
    /// Key in the evidence table.
    pub key: &'static str,
    /// Whether somebody saw it.
    pub status: SourceStatus,
}

/// Whether a source was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceStatus {
    /// Title and abstract or page were seen.
    Seen,
    /// Seen, but part of what is told comes from memory.
    Partly,
    /// Not seen: it carries no claim alone.
    Memory,
    /// The makers' own judgement.
    Team,
}
