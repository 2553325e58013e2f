//! The check on paper as data: what stands on the sheet, in order, with every rule as a person can check it.

use quiz::{Condition, Questionnaire, Section, Urgency};

use crate::rule::{Reader, Rule, own_box};

/// The whole sheet. Indices point into the questionnaire's lists.
pub(crate) struct Paper {
    pub(crate) questionnaire: &'static Questionnaire,
    /// The questions in the order they are asked on paper; a question's number is its place here.
    pub(crate) order: Vec<usize>,
    /// The red flags that follow from several answers and that somebody can find; their letters follow from the place.
    pub(crate) signs: Vec<usize>,
    /// Everything up to the last question.
    pub(crate) parts: Vec<Part>,
    /// Signs that stop nobody, to look for at the end.
    pub(crate) late_signs: Vec<Sign>,
    pub(crate) ending: Ending,
}

/// The questions of a section, with what stands between them.
pub(crate) struct Part {
    /// Index of the section.
    pub(crate) section: usize,
    pub(crate) steps: Vec<Step>,
}

/// Something to do on the way.
pub(crate) enum Step {
    /// Look whether the next questions, from one number to another, are skipped.
    Skip {
        first: usize,
        last: usize,
        rule: Rule,
    },
    /// Answer a question.
    Ask(usize),
    /// Look whether this is the end of the way.
    Stop(Stop),
    /// Add up the points of an area.
    Sum(Sum),
}

/// A place where whoever finds a sign of this tier stops.
pub(crate) struct Stop {
    pub(crate) tier: Urgency,
    /// A list whose boxes are signs by themselves.
    pub(crate) rule: Option<Rule>,
    /// Signs that follow from several answers.
    pub(crate) signs: Vec<Sign>,
    /// What to do and say then, where it is told for the first time; else it is told further up.
    pub(crate) advice: Vec<Told>,
}

/// A red flag that follows from several answers.
pub(crate) struct Sign {
    pub(crate) flag: usize,
    pub(crate) rule: Rule,
}

/// How the points of an area are added up.
pub(crate) struct Sum {
    pub(crate) domain: usize,
    /// Who does not use the area at all.
    pub(crate) unused: Option<Rule>,
}

/// A statement, and whom it is for.
pub(crate) struct Told {
    pub(crate) statement: usize,
    pub(crate) rule: Rule,
}

/// What the sheet comes to.
pub(crate) struct Ending {
    /// Who should tell a clinician soon.
    pub(crate) soon: Rule,
    /// Who gets no points.
    pub(crate) unscored: Rule,
    /// What they are told instead.
    pub(crate) minor: Vec<Told>,
    /// The bands, the first that fits first.
    pub(crate) bands: Vec<(usize, Rule)>,
    pub(crate) tell: Vec<Told>,
    pub(crate) see: Vec<Told>,
    pub(crate) worse: Vec<Told>,
    pub(crate) limits: Vec<Told>,
}

impl Paper {
    /// The sheet of a questionnaire, or which of its rules cannot be said on paper.
    pub(crate) fn of(questionnaire: &'static Questionnaire) -> Result<Paper, String> {
        let order = order(questionnaire);
        let mut plan = Plan {
            questionnaire,
            order: &order,
            signs: Vec::new(),
            told: Vec::new(),
        };
        plan.signs = plan.findable()?;
        let parts = plan.parts()?;
        let late_signs = plan.late_signs()?;
        let ending = plan.ending()?;
        let signs = plan.signs;
        Ok(Paper {
            questionnaire,
            order,
            signs,
            parts,
            late_signs,
            ending,
        })
    }

    /// The number of a question on the paper, from 1.
    pub(crate) fn number(&self, question: usize) -> usize {
        let place = self.order.iter().position(|q| *q == question);
        place.unwrap_or_default() + 1
    }
}

/// Emergencies are asked first on paper, whatever comes first on the screen: who only reads the first page must
/// meet them. They are asked of everybody, so that nothing needs to be known before.
fn order(questionnaire: &Questionnaire) -> Vec<usize> {
    let first = |index: &usize| {
        let question = &questionnaire.questions[*index];
        question.flags == Some(Urgency::Emergency) && matches!(question.ask_if, Condition::Always)
    };
    let all = 0..questionnaire.questions.len();
    let (mut order, rest): (Vec<usize>, Vec<usize>) = all.partition(first);
    order.extend(rest);
    order
}

struct Plan<'a> {
    questionnaire: &'static Questionnaire,
    order: &'a [usize],
    signs: Vec<usize>,
    /// The tiers whose advice stands further up already.
    told: Vec<Urgency>,
}

impl Plan<'_> {
    /// Somebody who has answered up to this question without being stopped; `None` is the end.
    fn reader(&self, at: Option<usize>) -> Reader<'_> {
        Reader {
            questionnaire: self.questionnaire,
            order: self.order,
            at,
            reached: Urgency::Soon,
            signs: &self.signs,
        }
    }

    /// Somebody who was stopped by a sign of this tier.
    fn stopped(&self, tier: Urgency) -> Reader<'_> {
        Reader {
            reached: tier,
            ..self.reader(None)
        }
    }

    fn derived(&self) -> impl Iterator<Item = usize> {
        let all = 0..self.questionnaire.flags.len();
        all.filter(|flag| own_box(self.questionnaire, *flag).is_none())
    }

    /// The red flags that follow from several answers and that somebody who was not stopped before can raise.
    fn findable(&self) -> Result<Vec<usize>, String> {
        let mut found = Vec::new();
        for flag in self.derived() {
            let mut rules = self.order.iter().map(|at| self.certain(flag, *at));
            let stops = self.stops(flag);
            let late = !stops && !self.sign(flag)?.rule.is_never();
            if late || stops && rules.any(|rule| rule.is_ok_and(|r| !r.is_never())) {
                found.push(flag);
            }
        }
        Ok(found)
    }

    fn stops(&self, flag: usize) -> bool {
        self.questionnaire.flags[flag].tier >= Urgency::Urgent
    }

    /// When a red flag is raised for certain right after this question.
    fn certain(&self, flag: usize, at: usize) -> Result<Rule, String> {
        let when = &self.questionnaire.flags[flag].when;
        let rule = self.reader(Some(at)).rule(when);
        rule.map_err(|why| self.cannot("red flag", self.questionnaire.flags[flag].id, &why))
    }

    /// A sign that is looked for at the end.
    fn sign(&self, flag: usize) -> Result<Sign, String> {
        let own = &self.questionnaire.flags[flag];
        let last = self.order.last().copied();
        let rule = self.reader(last).rule(&own.when);
        let rule = rule.map_err(|why| self.cannot("red flag", own.id, &why))?;
        Ok(Sign { flag, rule })
    }

    fn cannot(&self, what: &str, id: &str, why: &str) -> String {
        format!("the {what} `{id}` cannot be said on paper: {why}.")
    }

    fn parts(&mut self) -> Result<Vec<Part>, String> {
        let mut parts: Vec<Part> = Vec::new();
        let mut before: Option<usize> = None;
        for (place, question) in self.order.iter().copied().enumerate() {
            let asked = &self.questionnaire.questions[question];
            if parts
                .last()
                .is_none_or(|part| part.section != asked.section)
            {
                parts.push(Part {
                    section: asked.section,
                    steps: Vec::new(),
                });
                before = None;
            }
            let mut steps = Vec::new();
            let rule = self.skipped(question)?;
            let same = match before {
                Some(before) => self.skipped(before)? == rule,
                None => false,
            };
            if !rule.is_never() && !same {
                steps.push(Step::Skip {
                    first: place + 1,
                    last: self.last_like(place)?,
                    rule,
                });
            }
            before = Some(question);
            steps.push(Step::Ask(question));
            steps.extend(self.stops_after(place)?.into_iter().map(Step::Stop));
            steps.extend(self.sums_after(question)?.into_iter().map(Step::Sum));
            if let Some(part) = parts.last_mut() {
                part.steps.extend(steps);
            }
        }
        Ok(parts)
    }

    /// Who skips a question. Nothing later than the question before it is known then.
    fn skipped(&self, question: usize) -> Result<Rule, String> {
        let asked = &self.questionnaire.questions[question];
        let place = self.order.iter().position(|q| *q == question);
        let before = place.and_then(|p| self.order.get(p.checked_sub(1)?));
        let at = before.copied().or(Some(question));
        let rule = self.reader(at).unless(&asked.ask_if);
        rule.map_err(|why| self.cannot("question", asked.id, &why))
    }

    /// The number of the last of the questions from this place on that the same people skip.
    fn last_like(&self, place: usize) -> Result<usize, String> {
        let section = |place: usize| self.questionnaire.questions[self.order[place]].section;
        let rule = self.skipped(self.order[place])?;
        let mut last = place;
        while last + 1 < self.order.len()
            && section(last + 1) == section(place)
            && self.skipped(self.order[last + 1])? == rule
        {
            last += 1;
        }
        Ok(last + 1)
    }

    /// Where the way may end after a question: the highest tier first, because only the first that fits counts.
    fn stops_after(&mut self, place: usize) -> Result<Vec<Stop>, String> {
        let question = self.order[place];
        let asked = &self.questionnaire.questions[question];
        let mut stops = Vec::new();
        for tier in [Urgency::Emergency, Urgency::Urgent] {
            let rule = if asked.flags == Some(tier) {
                let all = (0..asked.choices.len()).filter(|c| Some(*c) != asked.exclusive());
                let all: Vec<Condition> = all.map(|c| Condition::Choice(question, c)).collect();
                let any = Condition::Any(quiz::List::kept(all));
                Some(self.reader(Some(question)).rule(&any)?)
            } else {
                None
            };
            let mut signs = Vec::new();
            let own = self.signs.iter().copied();
            for flag in own.filter(|f| self.questionnaire.flags[*f].tier == tier) {
                let rule = self.certain(flag, question)?;
                let known = match place.checked_sub(1) {
                    Some(before) => self.certain(flag, self.order[before])? == rule,
                    None => false,
                };
                if !rule.is_never() && !known {
                    signs.push(Sign { flag, rule });
                }
            }
            if rule.is_some() || !signs.is_empty() {
                stops.push((tier, rule, signs));
            }
        }
        let mut done = Vec::new();
        for (tier, rule, signs) in stops {
            // The advice stands at the list of the tier, where everybody passes.
            let first = rule.is_some() && !self.told.contains(&tier);
            let advice = if first {
                self.told.push(tier);
                let section = if tier == Urgency::Emergency {
                    Section::Emergency
                } else {
                    Section::Urgent
                };
                self.told(section, self.stopped(tier), &Rule::ALWAYS)?
            } else {
                Vec::new()
            };
            done.push(Stop {
                tier,
                rule,
                signs,
                advice,
            });
        }
        Ok(done)
    }

    /// The areas whose last question this is.
    fn sums_after(&self, question: usize) -> Result<Vec<Sum>, String> {
        let mut sums = Vec::new();
        for (index, domain) in self.questionnaire.domains.iter().enumerate() {
            let questions = domain.questions();
            let last = questions.max_by_key(|q| self.order.iter().position(|o| o == q));
            if last == Some(question) {
                let unused = self.reader(None).rule(&domain.unused_if);
                let unused = unused.map_err(|why| self.cannot("domain", domain.id, &why))?;
                sums.push(Sum {
                    domain: index,
                    unused: (!unused.is_never()).then_some(unused),
                });
            }
        }
        Ok(sums)
    }

    fn late_signs(&self) -> Result<Vec<Sign>, String> {
        let late = self.signs.iter().filter(|flag| !self.stops(**flag));
        late.map(|flag| self.sign(*flag)).collect()
    }

    /// The statements of a section that somebody may be told, with the rule of each but for what is given where
    /// the section stands.
    fn told(
        &self,
        section: Section,
        reader: Reader<'_>,
        given: &Rule,
    ) -> Result<Vec<Told>, String> {
        let mut told = Vec::new();
        for (index, statement) in self.questionnaire.statements.iter().enumerate() {
            if statement.section == section {
                let rule = reader.rule(&statement.when);
                let rule = rule.map_err(|why| self.cannot("statement", statement.id, &why))?;
                if !rule.is_never() {
                    told.push(Told {
                        statement: index,
                        rule: rule.given(given),
                    });
                }
            }
        }
        Ok(told)
    }

    fn ending(&self) -> Result<Ending, String> {
        let end = self.reader(None);
        let say = |what: &'static str| move |why: String| self.cannot("result", what, &why);
        let soon = end.rule(&Condition::UrgencyAtLeast(Urgency::Soon));
        let soon = soon.map_err(say("soon"))?;
        let unscored = end.unless(&self.questionnaire.scored_if);
        let unscored = unscored.map_err(say("unscored"))?;
        let scored = end.rule(&self.questionnaire.scored_if);
        let scored = scored.map_err(say("scored"))?;
        let mut bands = Vec::new();
        for (index, band) in self.questionnaire.bands.iter().enumerate() {
            let rule = end.rule(&band.when);
            bands.push((
                index,
                rule.map_err(|why| self.cannot("band", band.id, &why))?,
            ));
        }
        Ok(Ending {
            minor: self.told(Section::Minor, end, &unscored)?,
            bands,
            tell: self.told(Section::Soon, end, &scored)?,
            see: self.told(Section::See, end, &scored)?,
            worse: self.told(Section::Worse, end, &scored)?,
            limits: self.told(Section::Limits, end, &scored)?,
            soon,
            unscored,
        })
    }
}
