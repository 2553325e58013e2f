//! A questionnaire with one of everything, and short ways to answer it.

#![allow(clippy::panic, clippy::unwrap_used, reason = "tests")]

use quiz::*;

pub(crate) const AGE: usize = 0;
pub(crate) const NOW: usize = 1;
pub(crate) const SORE: usize = 2;
pub(crate) const TODAY: usize = 3;
pub(crate) const SOON: usize = 4;
pub(crate) const SPOT: usize = 5;
pub(crate) const SIT: usize = 6;
pub(crate) const HABITS: usize = 7;
pub(crate) const STRAIN: usize = 8;

const GROWN: Condition = Condition::Choice(AGE, 1);
const TROUBLE: Condition = Condition::Choice(SORE, 0);

const fn choice(id: &'static str, points: u16) -> Choice {
    Choice {
        id,
        points,
        ..Choice::PLAIN
    }
}

const fn spared(id: &'static str) -> Choice {
    Choice {
        id,
        only_if: TROUBLE,
        ..Choice::PLAIN
    }
}

const NONE: Choice = Choice {
    id: "none",
    exclusive: true,
    ..Choice::PLAIN
};

const QUESTIONS: &[Question] = &[
    Question {
        id: "age",
        choices: List(&[choice("child", 0), choice("grown", 0)]),
        ..Question::PLAIN
    },
    Question {
        id: "now",
        kind: Kind::Many,
        choices: List(&[choice("chest", 0), choice("faint", 0), NONE]),
        flags: Some(Urgency::Emergency),
        ..Question::PLAIN
    },
    Question {
        id: "sore",
        choices: List(&[choice("yes", 0), choice("no", 0)]),
        ..Question::PLAIN
    },
    Question {
        id: "today",
        kind: Kind::Many,
        choices: List(&[spared("fever"), choice("lump", 0), NONE]),
        flags: Some(Urgency::Urgent),
        ..Question::PLAIN
    },
    Question {
        id: "soon",
        kind: Kind::Many,
        choices: List(&[spared("lock"), choice("mood", 0), NONE]),
        flags: Some(Urgency::Soon),
        ask_if: GROWN,
        ..Question::PLAIN
    },
    Question {
        id: "spot",
        kind: Kind::Places,
        choices: List(&[
            choice("hip", 20),
            Choice {
                middle: true,
                ..choice("spine", 20)
            },
            choice("calf", 0),
            NONE,
        ]),
        ask_if: TROUBLE,
        ..Question::PLAIN
    },
    Question {
        id: "sit",
        kind: Kind::Number,
        number: Some(Number {
            units: List(&[
                Unit {
                    id: "hours",
                    steps: 2,
                    max: 3,
                },
                Unit {
                    id: "bouts",
                    steps: 1,
                    max: 5,
                },
            ]),
            bins: List(&[
                Bin {
                    from: List(&[0, 0]),
                    points: 0,
                },
                Bin {
                    from: List(&[3, 2]),
                    points: 30,
                },
                Bin {
                    from: List(&[6, 5]),
                    points: 50,
                },
            ]),
            scale: false,
        }),
        ask_if: GROWN,
        ..Question::PLAIN
    },
    Question {
        id: "habits",
        kind: Kind::Many,
        choices: List(&[
            choice("desk", 20),
            choice("car", 20),
            choice("sofa", 30),
            NONE,
        ]),
        ask_if: GROWN,
        ..Question::PLAIN
    },
    Question {
        id: "strain",
        choices: List(&[
            choice("p0", 0),
            choice("p29", 29),
            choice("p30", 30),
            choice("p59", 59),
            choice("p60", 60),
            Choice {
                unrated: true,
                ..choice("unsure", 0)
            },
        ]),
        ask_if: GROWN,
        ..Question::PLAIN
    },
];

const fn flag(id: &'static str, tier: Urgency, when: Condition) -> RedFlag {
    RedFlag {
        id,
        tier,
        when,
        sources: List(&[]),
    }
}

/// The index of the flag that follows from two answers.
pub(crate) const LEG: usize = 6;

const FLAGS: &[RedFlag] = &[
    flag("chest", Urgency::Emergency, Condition::Choice(NOW, 0)),
    flag("faint", Urgency::Emergency, Condition::Choice(NOW, 1)),
    flag("fever", Urgency::Urgent, Condition::Choice(TODAY, 0)),
    flag("lump", Urgency::Urgent, Condition::Choice(TODAY, 1)),
    flag("lock", Urgency::Soon, Condition::Choice(SOON, 0)),
    flag("mood", Urgency::Soon, Condition::Choice(SOON, 1)),
    flag(
        "leg",
        Urgency::Soon,
        Condition::SameSide(SPOT, List(&[0, 1]), List(&[2])),
    ),
];

pub(crate) const LOAD: usize = 0;
pub(crate) const PAIN: usize = 1;

const DOMAINS: &[Domain] = &[
    Domain {
        id: "load",
        parts: List(&[
            Part {
                questions: List(&[SIT]),
                cap: 50,
            },
            Part {
                questions: List(&[HABITS]),
                cap: 50,
            },
        ]),
        gate: None,
        unused_if: Condition::Never,
        sign: false,
        evidence: 5,
    },
    Domain {
        id: "pain",
        parts: List(&[
            Part {
                questions: List(&[SPOT]),
                cap: 30,
            },
            Part {
                questions: List(&[HABITS]),
                cap: 70,
            },
        ]),
        gate: Some(SPOT),
        unused_if: Condition::Choice(SORE, 1),
        sign: true,
        evidence: 5,
    },
    Domain {
        id: "strain",
        parts: List(&[Part {
            questions: List(&[STRAIN]),
            cap: 100,
        }]),
        gate: None,
        unused_if: Condition::Never,
        sign: false,
        evidence: 5,
    },
];

const BANDS: &[Band] = &[
    Band {
        id: "many",
        when: Condition::All(List(&[
            Condition::LevelsAtLeast(4),
            Condition::SignAtLeast(Level::Medium),
        ])),
    },
    Band {
        id: "some",
        when: Condition::LevelsAtLeast(2),
    },
    Band {
        id: "few",
        when: Condition::Always,
    },
];

const fn says(id: &'static str, section: Section, when: Condition) -> Statement {
    Statement {
        id,
        section,
        when,
        sources: List(&[]),
        strength: Strength::Expert,
    }
}

const STATEMENTS: &[Statement] = &[
    says("call", Section::Emergency, Condition::Always),
    says("today", Section::Urgent, Condition::Always),
    says("parent", Section::Minor, Condition::Always),
    says("headline", Section::Headline, Condition::Band(1)),
    says(
        "load",
        Section::StandsOut,
        Condition::LevelAtLeast(LOAD, Level::Medium),
    ),
    says(
        "hip_desk",
        Section::StandsOut,
        Condition::All(List(&[
            Condition::Choice(HABITS, 0),
            Condition::Choice(SPOT, 0),
        ])),
    ),
    says(
        "soon",
        Section::Soon,
        Condition::UrgencyAtLeast(Urgency::Soon),
    ),
    says("leg", Section::See, Condition::Flag(LEG)),
    says(
        "stand",
        Section::See,
        Condition::AtLeast(SIT, List(&[5, 3])),
    ),
    says("long", Section::Do, Condition::AtLeast(SIT, List(&[3, 2]))),
    says("named", Section::Bring, Condition::Named(0)),
    says(
        "no_sofa",
        Section::Ask,
        Condition::Not(&Condition::Choice(HABITS, 2)),
    ),
    says(
        "learn",
        Section::Learn,
        Condition::UrgencyAtLeast(Urgency::Routine),
    ),
    says("limits", Section::Limits, Condition::Always),
];

const SAMPLE: Questionnaire = Questionnaire {
    version: 7,
    date: "2026-01-31",
    sections: List(&["all"]),
    questions: List(QUESTIONS),
    conditions: List(&[Condition::Any(List(&[
        Condition::Choice(HABITS, 0),
        Condition::Choice(HABITS, 1),
    ]))]),
    flags: List(FLAGS),
    domains: List(DOMAINS),
    bands: List(BANDS),
    scored_if: GROWN,
    statements: List(STATEMENTS),
    ..Questionnaire::EMPTY
};

/// The questionnaire.
pub(crate) static CHECK: Questionnaire = SAMPLE;

/// The same one of the version after.
pub(crate) static NEWER: Questionnaire = Questionnaire {
    version: 8,
    ..SAMPLE
};

/// An answer as it is saved: the words after the `=`.
pub(crate) fn answer(question: usize, said: &str) -> Answer {
    let id = CHECK.questions[question].id;
    let saved = saved::read(&CHECK, &format!("{id}={said}"));
    match saved.answers.get(question) {
        Some(answer) => answer,
        None => panic!("{id} cannot be answered with {said:?}"),
    }
}

/// Says something to one more question.
pub(crate) fn say(answers: &mut Answers, question: usize, said: &str) {
    answers.put(question, answer(question, said)).unwrap();
}

/// Somebody grown up without any trouble or habit, who then says these things in this order.
pub(crate) fn grown(said: &[(usize, &str)]) -> Answers {
    let mut answers = Answers::new(&CHECK);
    let plain = [
        (AGE, "grown"),
        (NOW, "none"),
        (SORE, "no"),
        (TODAY, "none"),
        (SOON, "none"),
        (SIT, "0 hours"),
        (HABITS, "none"),
        (STRAIN, "p0"),
    ];
    for (question, said) in plain {
        say(&mut answers, question, said);
    }
    for (question, said) in said {
        say(&mut answers, *question, said);
    }
    answers
}

/// Somebody with a sore spot. All of their lists are answered with it on the table.
pub(crate) fn sore(said: &[(usize, &str)]) -> Answers {
    let mut all = vec![
        (SORE, "yes"),
        (TODAY, "none"),
        (SOON, "none"),
        (SPOT, "none"),
    ];
    all.extend_from_slice(said);
    grown(&all)
}

/// Every legal answer to a question.
pub(crate) fn legal(question: usize) -> Vec<Answer> {
    let asked = &CHECK.questions[question];
    let n_choices = asked.choices.len();
    let mut all: Vec<Answer> = Vec::new();
    match asked.kind {
        Kind::One => all.extend((0..n_choices).map(Answer::One)),
        Kind::Many => all
            .extend((0..1usize << n_choices).map(|set| {
                Answer::Many(Choices::of((0..n_choices).filter(|c| set >> c & 1 == 1)))
            })),
        Kind::Places => all.extend((0..1usize << (2 * n_choices)).map(|set| {
            let side = |place: usize| Sides::from_number((set >> (2 * place) & 3) as u8);
            let places = (0..n_choices).fold(Places::default(), |places, place| {
                places.with(place, side(place))
            });
            Answer::Places(places)
        })),
        Kind::Number => {
            let units = asked.number.iter().flat_map(|n| n.units.iter());
            for (unit, measured) in units.enumerate() {
                all.extend((0..=measured.largest()).map(|steps| Answer::Number { unit, steps }));
            }
        }
    }
    all.retain(|answer| answer.check(asked).is_ok());
    // Were the illegal among them, every way through the questions would take for ever.
    assert!(all.len() <= 32, "{} takes what it must not", asked.id);
    all
}

/// Every way through the questions: visits the answers after each step, finished or not.
pub(crate) fn every_way(see: &mut dyn FnMut(&Answers)) {
    fn walk(answers: &Answers, see: &mut dyn FnMut(&Answers)) {
        see(answers);
        if let Next::Ask(question) = Path::of(answers).next {
            for answer in legal(question) {
                // Nobody ticks what is not on offer.
                if answer.choices().within(answers.offered(question)) {
                    let mut answers = answers.clone();
                    answers.put(question, answer).unwrap();
                    walk(&answers, see);
                }
            }
        }
    }
    walk(&Answers::new(&CHECK), see);
}
