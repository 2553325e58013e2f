//! A small content that is in order, and what is said about each mistake in it.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;
use std::path::Path;

use quiz::{Kind, Urgency};

use crate::files::Files;
use crate::{Content, Problem};

const QUESTIONNAIRE: &str = r#"version = 3
date = "2026-01-31"
sections = ["safety", "habits"]
retired = ["old_one"]

[[question]]
id = "age"
section = "safety"
kind = "one"
sources = ["guide"]
strength = "strong"
choices = [
  { id = "child" },
  { id = "grown" },
]

[[question]]
id = "now"
section = "safety"
kind = "many"
flags = "emergency"
groups = ["heart", "head"]
sources = ["guide"]
strength = "strong"
choices = [
  { id = "n_chest", group = "heart", sources = ["memory"] },
  { id = "n_faint", group = "head", sources = ["guide"] },
  { id = "none", exclusive = true },
]

[[question]]
id = "trouble"
section = "safety"
kind = "one"
sources = ["team"]
strength = "expert"
choices = [{ id = "yes" }, { id = "no" }]

[[question]]
id = "today"
section = "safety"
kind = "many"
flags = "urgent"
sources = ["guide"]
strength = "strong"
choices = [
  { id = "t_fever", sources = ["guide"], only_if = "trouble=yes" },
  { id = "t_lump", sources = ["guide"] },
  { id = "t_numb", sources = ["guide"] },
  { id = "none", exclusive = true },
]

[[question]]
id = "sit"
section = "habits"
kind = "number"
ask_if = "adult"
sources = ["study"]
strength = "limited"
units = [{ id = "hours", max = 24, step = 0.5 }]
bins = [
  { points = 0 },
  { from = { hours = 4 }, points = 40 },
  { from = { hours = 8 }, points = 70 },
]

[[question]]
id = "breaks"
section = "habits"
kind = "one"
ask_if = "adult"
sources = ["study"]
strength = "limited"
choices = [
  { id = "often", points = 0 },
  { id = "seldom", points = 30 },
]

[[question]]
id = "spot"
section = "habits"
kind = "places"
ask_if = "trouble=yes"
sources = ["study"]
strength = "moderate"
choices = [
  { id = "hip", points = 40 },
  { id = "back", points = 20, middle = true },
  { id = "thigh", points = 10 },
  { id = "none", points = 0, exclusive = true },
]

[[question]]
id = "ache"
section = "habits"
kind = "number"
ask_if = "sore"
sources = ["study"]
strength = "moderate"
scale = true
units = [{ id = "of_ten", max = 10, step = 1 }]
bins = [{ points = 0 }, { from = { of_ten = 4 }, points = 40 }]
"#;

const RULES: &str = r#"[condition]
adult = "age=grown"
sore = { any = ["spot=hip", "spot=back"] }
result = { all = ["adult", "urgency<urgent"] }

[[flag]]
id = "f_numb_lump"
tier = "emergency"
when = { all = ["today=t_lump", "today=t_numb"] }
sources = ["guide"]

[[flag]]
id = "f_bad"
tier = "soon"
when = { all = ["sore", "ache>=8"] }
sources = ["study"]

[levels]
medium = 30
high = 60

[[domain]]
id = "sitting"
parts = [
  { questions = ["sit"], cap = 70 },
  { questions = ["breaks"], cap = 30 },
]
evidence = 6

[[domain]]
id = "pain"
parts = [{ questions = ["spot"], cap = 60 }, { questions = ["ache"], cap = 40 }]
gate = "spot"
sign = true
unused_if = "trouble=no"
evidence = 7

[[band]]
id = "many"
when = { all = ["levels>=3", "sign>=medium"] }

[[band]]
id = "few"
when = "always"

[result]
scored_if = "result"
"#;

const STATEMENTS: &str = r#"[[statement]]
id = "call_now"
section = "emergency"
when = "always"
sources = ["memory"]
strength = "expert"

[[statement]]
id = "be_seen"
section = "urgent"
when = "urgency=urgent"
sources = ["team"]
strength = "expert"

[[statement]]
id = "ask_somebody"
section = "minor"
when = "age=child"
sources = ["team"]
strength = "expert"

[[statement]]
id = "head_many"
section = "headline"
when = "band=many"
sources = ["team"]
strength = "expert"

[[statement]]
id = "sits_a_lot"
section = "stands_out"
when = "sitting>=medium"
sources = ["study"]
strength = "limited"

[[statement]]
id = "see_doctor"
section = "see"
when = "flag:f_bad"
sources = ["guide"]
strength = "moderate"

[[statement]]
id = "learn_sitting"
section = "learn"
when = { not = "breaks=often" }
sources = ["study", "team"]
strength = "limited"

[[statement]]
id = "no_diagnosis"
section = "limits"
when = "always"
sources = ["team"]
strength = "expert"
"#;

const EVIDENCE: &str = r#"[guide]
title = "A guide"
doi = "10.1000/182"
status = "seen"
finding = "What to look for."

[study]
authors = "Somebody"
year = "2020"
title = "A study"
journal = "A journal"
status = "partly"
finding = "A link."

[memory]
title = "Known to all"
status = "memory"
finding = "Call for help."

[team]
title = "Our own judgement"
status = "team"
finding = "No study behind it."
"#;

const COUNTRIES: &str = r#"[[country]]
code = "GB"
emergency = ["999", "112"]
urgent = "111"

[[country]]
code = "FR"
emergency = ["112"]
"#;

const EN_QUESTIONS: &str = r#"[age]
ask = "How old are you?"
short = "Age"
why = "Age changes who can help."
choices = { child = "Under 18", grown = "18 or over" }

[now]
ask = "Do you feel any of these now?"
short = "Now"
hint = "If unsure, tick it."
why = "These come first."
[now.choices]
n_chest = "Chest pain"
n_faint = "Fainting"
none = "None of these"

[trouble]
ask = "Does your hip or back trouble you?"
short = "Trouble"
why = "It saves you questions."
choices = { yes = "Yes", no = "No" }

[today]
ask = "Do any of these fit you?"
short = "Today"
why = "These cannot wait."
[today.choices]
t_fever = "Fever"
t_lump = "A new lump"
t_numb = "A numb leg"
none = "None of these"

[sit]
ask = "How long do you sit each day?"
short = "Sitting"
why = "Long sitting adds up."

[breaks]
ask = "How often do you stand up?"
short = "Breaks"
why = "Breaks help."
choices = { often = "Often", seldom = "Seldom" }

[spot]
ask = "Where does it hurt?"
short = "Places"
why = "The place says a lot."
choices = { hip = "Hip", back = "Back", thigh = "Thigh", none = "Nowhere" }

[ache]
ask = "How bad is it?"
short = "How bad"
why = "Bad pain needs a look."
"#;

const EN_STATEMENTS: &str = r#"[call_now]
title = "Get help now"
text = "Call for help."

[be_seen]
text = "Be seen today."

[ask_somebody]
text = "Talk to a parent."

[head_many]
title = "A lot to look at"
text = "Take your time."

[sits_a_lot]
text = "You sit a lot."

[see_doctor]
title = "A doctor"
timing = "This week"
text = "Show where it hurts."

[learn_sitting]
title = "Sitting"

[no_diagnosis]
text = "This is no diagnosis."
"#;

const EN_NAMES: &str = r#"[section]
safety = "Safety"
habits = "Habits"

[group]
heart = "Heart"
head = "Head"

[domain]
sitting = "Sitting"
pain = "Pain"

[domain_empty]
sitting = "No answers"
pain = "No pain"

[level]
low = "Little"

[band]
many = "Many things"
few = "Few things"

[unit]
hours = "hours"
of_ten = "out of 10"

[side]
left = "left"

[strength]
strong = "Good evidence"

[status]
seen = ""

[flag]
f_numb_lump = "A lump and a numb leg"
f_bad = "Bad pain"

[country]
GB = "United Kingdom"
FR = "France"

[urgent_service]
default = "a doctor"
GB = "NHS 111"
"#;

const EN_INTERFACE: &str = r#"name = "Sample"
progress = "Question {n} of {most}"
"#;

const EN_FORBIDDEN: &str = r#"[[phrase]]
text = "you have"
instead = "say what the answer was"
allowed = ["no_diagnosis"]
"#;

const LEARN: &str = r#"groups = ["body"]
piece = [
  { id = "sitting", group = "body", strength = "limited" },
  { id = "other", group = "body", strength = "expert" },
]
"#;

const EN_LEARN: &str = r#"[text]
title = "To learn"
lead = "Read on."
description = "What there is to read."
skip = "Skip"
all = "All"
next = "Next"
take = "Take it"
take_text = "Some questions."
sure_title = "How sure?"
sources_title = "Sources"
source = "Source {n}"
date = "From {date}."

[group]
body = "The body"

[picture.chair]
alt = "A chair."
caption = "Sit down."

[picture.bed]
alt = "A bed."
"#;

/// A piece with enough words.
fn piece(picture: &str) -> String {
    let filler = "Most of us like to sit for a while.\n".repeat(18);
    format!(
        r#"title = "Sitting"
lead = "Sit, and stand up."
sure = "One study."
text = """
Chairs are old. [study, team]

[picture {picture}]

## Why we sit

- Legs get tired. [guide]
- See [the other piece](other).

! Stop if

- it hurts.

{filler}"""
"#
    )
}

const CHAIR: &str = "<svg viewBox=\"0 0 9 9\"><path class=\"body\" d=\"M0 0L9 9\"/></svg>\n";

/// The sample: every file by its name.
fn sample() -> BTreeMap<String, String> {
    [
        ("questionnaire.toml", QUESTIONNAIRE),
        ("rules.toml", RULES),
        ("statements.toml", STATEMENTS),
        ("evidence.toml", EVIDENCE),
        ("countries.toml", COUNTRIES),
        ("en/questions.toml", EN_QUESTIONS),
        ("en/statements.toml", EN_STATEMENTS),
        ("en/names.toml", EN_NAMES),
        ("en/interface.toml", EN_INTERFACE),
        ("en/forbidden.toml", EN_FORBIDDEN),
        ("en/paper.toml", &paper()),
        ("en/embed.toml", "embed_title = \"Put it on your site\"\n"),
        (
            "en/keepsake.toml",
            "copied = \"It is copied\"\nleave = \"Go back\"\n",
        ),
        ("learn.toml", LEARN),
        ("en/learn.toml", EN_LEARN),
        ("en/learn/sitting.toml", &piece("chair")),
        ("en/learn/other.toml", &piece("bed")),
        ("pictures/chair.svg", CHAIR),
        ("pictures/bed.svg", CHAIR),
    ]
    .map(|(file, text)| (file.to_owned(), text.to_owned()))
    .into()
}

/// The words of the page for print: of each text, only what must be in it.
fn paper() -> String {
    let lines = crate::paper::KEYS.iter().map(|(key, names)| {
        let names: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
        format!("{key} = \"So {}\"\n", names.join(" "))
    });
    lines.collect()
}

/// A change to the sample: in this file, this text becomes that one.
type Edit<'a> = (&'a str, &'a str, &'a str);

/// A problem that must be told: in this file, on the line with this text, in these words.
type Told<'a> = (&'a str, &'a str, &'a str);

fn edited(edits: &[Edit<'_>]) -> BTreeMap<String, String> {
    let mut files = sample();
    for (file, from, to) in edits {
        let text = files.get_mut(*file).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from:?} in {file}");
        *text = text.replace(from, to);
    }
    files
}

fn problems(files: BTreeMap<String, String>) -> Vec<Problem> {
    Content::of(&Files::of(files)).err().unwrap_or_default()
}

/// Makes one mistake in the sample, and looks for exactly one problem.
fn check(edit: Edit<'_>, told: Told<'_>) {
    check_all(&[edit], &[told]);
}

/// Makes changes to the sample; no other problems than these may be told.
fn check_all(edits: &[Edit<'_>], told: &[Told<'_>]) {
    check_files(edited(edits), told);
}

fn check_files(files: BTreeMap<String, String>, told: &[Told<'_>]) {
    let found = problems(files.clone());
    let shown: Vec<String> = found.iter().map(Problem::to_string).collect();
    for (file, line, words) in told {
        let fits = found.iter().zip(&shown).any(|(problem, shown)| {
            let text = files.get(&problem.file).map_or("", String::as_str);
            let there = text.lines().nth(problem.line - 1).unwrap_or_default();
            problem.file == *file && there.contains(line) && shown.contains(words)
        });
        assert!(fits, "{file}, at {line:?}: {words:?} is not in {shown:#?}");
    }
    assert_eq!(shown.len(), told.len(), "{shown:#?}");
}

const Q: &str = "questionnaire.toml";
const R: &str = "rules.toml";
const S: &str = "statements.toml";
const E: &str = "evidence.toml";
const C: &str = "countries.toml";
const WQ: &str = "en/questions.toml";
const WS: &str = "en/statements.toml";
const WN: &str = "en/names.toml";

#[test]
fn the_sample_is_in_order() {
    check_all(&[], &[]);
    let content = Content::of(&Files::of(sample())).ok().unwrap();
    let questionnaire = content.questionnaire;
    assert_eq!(questionnaire.version, 3);
    let kinds: Vec<Kind> = questionnaire.questions.iter().map(|q| q.kind).collect();
    use Kind::{Many, Number, One, Places};
    assert_eq!(kinds, [One, Many, One, Many, Number, One, Places, Number]);
    let flags: Vec<(&str, Urgency)> = questionnaire.flags.iter().map(|f| (f.id, f.tier)).collect();
    let expected = [
        ("n_chest", Urgency::Emergency),
        ("n_faint", Urgency::Emergency),
        ("t_fever", Urgency::Urgent),
        ("t_lump", Urgency::Urgent),
        ("t_numb", Urgency::Urgent),
        ("f_numb_lump", Urgency::Emergency),
        ("f_bad", Urgency::Soon),
    ];
    assert_eq!(flags, expected);
    let keys: Vec<&str> = content.interface_keys().collect();
    let expected = [
        "level_low",
        "name",
        "progress",
        "side_left",
        "status_seen",
        "strength_strong",
        "urgent_service",
    ];
    assert_eq!(keys, expected);
}

#[test]
fn numbers_are_kept_in_steps() {
    let content = Content::of(&Files::of(sample())).ok().unwrap();
    let sit = &content.questionnaire.questions[4];
    let number = sit.number.as_ref().unwrap();
    let bins = number.bins.iter().map(|b| (b.from.to_vec(), b.points));
    let expected = [(vec![0], 0), (vec![8], 40), (vec![16], 70)];
    assert_eq!(bins.collect::<Vec<_>>(), expected);
}

#[test]
fn the_code_holds_every_language() {
    let content = Content::of(&Files::of(sample())).ok().unwrap();
    let check = |with_pseudo: bool, expected: &[&str]| {
        let code = content.code(with_pseudo);
        let (_, header) = code.split_once("HEADER: &str = \"").unwrap();
        let (header, _) = header.split_once('"').unwrap();
        // Each text opens with the header, then the language, then the first question.
        let opening = format!("\"{header}\\n");
        let languages = code.split(&opening).skip(1);
        let codes: Vec<&str> = languages
            .filter_map(|rest| rest.split("\\n").next())
            .collect();
        assert_eq!(codes, expected);
        assert!(code.contains("\\nHow old are you?\\n"));
        assert_eq!(code.contains("Ħóŵ ółđ ářé ýóú?"), with_pseudo);
    };
    // The whole texts, then those that travel.
    check(false, &["en", "en"]);
    check(true, &["en", "qps", "en", "qps"]);
}

#[test]
fn the_outline_names_every_rule() {
    let content = Content::of(&Files::of(sample())).ok().unwrap();
    let outline = content.outline();
    for expected in [
        "asked if sore",
        "t_fever only if trouble=yes",
        "if (today=t_lump and today=t_numb)  [guide]",
        "sit up to 70, breaks up to 30",
        "if (levels>=3 and sign>=Medium)",
        "if not breaks=often  [study team; Limited]",
    ] {
        assert!(outline.contains(expected), "{expected:?} in {outline}");
    }
}

#[test]
fn unknown_names() {
    check(
        (R, "age=grown", "aeg=grown"),
        (
            R,
            "adult =",
            "there is no question `aeg`. To do: check the spelling; the nearest one is `age`.",
        ),
    );
    check(
        (R, "age=grown", "age=growm"),
        (
            R,
            "adult =",
            "there is no choice of `age` `growm`. To do: check the spelling; the nearest one is `grown`.",
        ),
    );
    check(
        (Q, "\"sore\"", "\"soar\""),
        (
            Q,
            "ask_if = \"soar\"",
            "there is no condition `soar`. To do: check the spelling; the nearest one is `sore`.",
        ),
    );
    check(
        (S, "flag:f_bad", "flag:bad"),
        (
            S,
            "flag:bad",
            "no red flag `bad`. To do: check the spelling; the nearest one is `f_bad`.",
        ),
    );
    check(
        (S, "band=many", "band=mny"),
        (
            S,
            "band=mny",
            "no band `mny`. To do: check the spelling; the nearest one is `many`.",
        ),
    );
    check(
        (S, "sitting>=medium", "sitting>=middle"),
        (S, ">=middle", "no level `middle`"),
    );
    check(
        (S, "urgency=urgent", "urgency=ugent"),
        (S, "urgency=ugent", "no tier `ugent`"),
    );
    check(
        (R, "gate = \"spot\"", "gate = \"spott\""),
        (R, "spott", "no question `spott`"),
    );
    check(
        (
            Q,
            "{ id = \"n_faint\", group = \"head\", sources = [\"guide\"]",
            "{ id = \"n_faint\", group = \"head\", sources = [\"guild\"]",
        ),
        (
            Q,
            "n_faint",
            "no source `guild`. To do: check the spelling; the nearest one is `guide`.",
        ),
    );
    check(
        (Q, "group = \"head\"", "group = \"hed\""),
        (Q, "n_faint", "no group of this question `hed`"),
    );
    check(
        (Q, "kind = \"places\"", "kind = \"place\""),
        (Q, "kind = \"place\"", "no kind `place`"),
    );
    check(
        (S, "section = \"see\"", "section = \"sea\""),
        (S, "\"sea\"", "no section `sea`"),
    );
}

#[test]
fn conditions_that_are_none() {
    check(
        (R, "{ any = [\"spot=hip\", \"spot=back\"] }", "{ any = [] }"),
        (R, "sore =", "`any` is empty"),
    );
    check(
        (
            R,
            "{ any = [\"spot=hip\", \"spot=back\"] }",
            "{ some = [\"spot=hip\"] }",
        ),
        (R, "sore =", "this is no condition"),
    );
    check(
        (S, "\"urgency=urgent\"", "7"),
        (S, "when = 7", "this is no condition"),
    );
    check(
        (R, "ache>=8", "ache=8"),
        (
            R,
            "ache=8",
            "`ache` is a number. To do: write ache>=… or ache<…",
        ),
    );
    check(
        (R, "ache>=8", "age>=8"),
        (R, "age>=8", "`age` is not a number"),
    );
    check(
        (R, "ache>=8", "ache>=bad"),
        (R, "ache>=bad", "`bad` is not a number"),
    );
}

#[test]
fn ids_are_used_once() {
    check_all(
        &[
            (S, "id = \"be_seen\"", "id = \"sit\""),
            (WS, "[be_seen]", "[sit]"),
        ],
        &[(S, "id = \"sit\"", "the id `sit` is used a second time.")],
    );
    check_all(
        &[
            (R, "id = \"f_bad\"", "id = \"t_lump\""),
            (S, "flag:f_bad", "urgency>=soon"),
            (WN, "f_bad =", "t_lump ="),
        ],
        &[(
            R,
            "id = \"t_lump\"",
            "the id `t_lump` is used a second time.",
        )],
    );
    check(
        (
            Q,
            "retired = [\"old_one\"]",
            "retired = [\"old_one\", \"breaks\"]",
        ),
        (
            Q,
            "id = \"breaks\"",
            "the id `breaks` was given up and may not come back.",
        ),
    );
    check(
        (Q, "retired = [\"old_one\"]", "retired = [\"call_now\"]"),
        (S, "id = \"call_now\"", "the id `call_now` was given up"),
    );
    check_all(
        &[
            (S, "id = \"be_seen\"", "id = \"Be-seen\""),
            (WS, "[be_seen]", "[Be-seen]"),
        ],
        &[(S, "id = \"Be-seen\"", "characters an id may not have")],
    );
    check_all(
        &[(
            Q,
            "{ id = \"often\", points = 0 },",
            "{ id = \"often\", points = 0 },\n  { id = \"often\", points = 9 },",
        )],
        &[(Q, "points = 9", "`breaks` offers `often` twice.")],
    );
}

#[test]
fn points_are_complete_and_counted() {
    check(
        (Q, "{ id = \"often\", points = 0 }", "{ id = \"often\" }"),
        (
            Q,
            "\"often\"",
            "`often` has no points, but its question is scored.",
        ),
    );
    check(
        (Q, "{ id = \"grown\" }", "{ id = \"grown\", points = 5 }"),
        (Q, "\"grown\"", "`grown` has points that no domain counts."),
    );
    check(
        (
            Q,
            "bins = [{ points = 0 }, { from = { of_ten = 4 }, points = 40 }]\n",
            "",
        ),
        (Q, "id = \"ache\"", "`ache` is scored, but has no bins."),
    );
    check(
        (R, "cap = 40", "cap = 45"),
        (
            R,
            "id = \"pain\"",
            "the parts of `pain` add up to 105, not 100.",
        ),
    );
    check(
        (R, "cap = 40", "cap = 30"),
        (
            R,
            "id = \"pain\"",
            "the parts of `pain` add up to 90, not 100.",
        ),
    );
}

#[test]
fn rules_that_no_answers_can_fire() {
    check(
        (
            S,
            "\"sitting>=medium\"",
            "{ all = [\"breaks=often\", \"breaks=seldom\"] }",
        ),
        (
            S,
            "id = \"sits_a_lot\"",
            "no answers can lead to the statement `sits_a_lot`.",
        ),
    );
    // "None" rules out everything else.
    check(
        (
            S,
            "\"flag:f_bad\"",
            "{ all = [\"spot=hip\", \"spot=none\"] }",
        ),
        (
            S,
            "id = \"see_doctor\"",
            "no answers can lead to the statement `see_doctor`.",
        ),
    );
    // A question that is not asked, a choice that is not offered.
    check(
        (
            S,
            "\"flag:f_bad\"",
            "{ all = [\"trouble=no\", \"spot=hip\"] }",
        ),
        (
            S,
            "id = \"see_doctor\"",
            "no answers can lead to the statement `see_doctor`.",
        ),
    );
    check(
        (
            Q,
            "{ id = \"thigh\", points = 10 }",
            "{ id = \"thigh\", points = 10, only_if = \"trouble=no\" }",
        ),
        (
            Q,
            "\"thigh\"",
            "no answers can lead to the choice `spot.thigh`.",
        ),
    );
    check_all(
        &[(
            Q,
            "only_if = \"trouble=yes\"",
            "only_if = { all = [\"age=child\", \"adult\"] }",
        )],
        &[
            (
                Q,
                "\"t_fever\"",
                "no answers can lead to the choice `today.t_fever`.",
            ),
            (
                Q,
                "\"t_fever\"",
                "no answers can lead to the red flag `t_fever`.",
            ),
        ],
    );
    check(
        (
            R,
            "adult = \"age=grown\"",
            "adult = \"age=grown\"\nnobody = { all = [\"adult\", { not = \"age=grown\" }] }",
        ),
        (
            R,
            "nobody =",
            "no answers can lead to the condition `nobody`.",
        ),
    );
    // The section a statement stands in says who sees it.
    check(
        (S, "\"urgency=urgent\"", "\"result\""),
        (
            S,
            "id = \"be_seen\"",
            "no answers can lead to the statement `be_seen`.",
        ),
    );
    check(
        (S, "\"sitting>=medium\"", "\"urgency>=urgent\""),
        (
            S,
            "id = \"sits_a_lot\"",
            "no answers can lead to the statement `sits_a_lot`.",
        ),
    );
    check(
        (S, "\"age=child\"", "\"adult\""),
        (
            S,
            "id = \"ask_somebody\"",
            "no answers can lead to the statement `ask_somebody`.",
        ),
    );
    check_all(
        &[(R, "\"ache>=8\"", "\"ache>=8\", \"ache<8\"")],
        &[
            (
                R,
                "id = \"f_bad\"",
                "no answers can lead to the red flag `f_bad`.",
            ),
            (
                S,
                "id = \"see_doctor\"",
                "no answers can lead to the statement `see_doctor`.",
            ),
        ],
    );
}

/// An urgent result has no levels, so nothing there can rest on one.
#[test]
fn no_level_fires_beside_an_urgent_sign() {
    check(
        (S, "\"urgency=urgent\"", "\"sitting>=high\""),
        (
            S,
            "id = \"be_seen\"",
            "no answers can lead to the statement `be_seen`.",
        ),
    );
}

/// The emergency screen takes the place of the urgent one.
#[test]
fn no_emergency_shows_the_urgent_section() {
    check(
        (S, "\"urgency=urgent\"", "\"now=n_chest\""),
        (
            S,
            "id = \"be_seen\"",
            "no answers can lead to the statement `be_seen`.",
        ),
    );
}

/// A number cannot be above its own largest.
#[test]
fn no_number_is_above_its_largest() {
    check_all(
        &[(R, "ache>=8", "ache>=11")],
        &[
            (
                R,
                "id = \"f_bad\"",
                "no answers can lead to the red flag `f_bad`.",
            ),
            (
                S,
                "id = \"see_doctor\"",
                "no answers can lead to the statement `see_doctor`.",
            ),
        ],
    );
}

#[test]
fn no_red_flag_is_spared() {
    check(
        (
            Q,
            "{ id = \"t_lump\", sources = [\"guide\"] }",
            "{ id = \"t_lump\", sources = [\"guide\"], only_if = \"trouble=yes\" }",
        ),
        (
            Q,
            "\"t_lump\"",
            "`t_lump` belongs to the emergency `f_numb_lump` and may be spared nobody.",
        ),
    );
    check(
        (
            Q,
            "sources = [\"memory\"] }",
            "sources = [\"memory\"], only_if = \"adult\" }",
        ),
        (
            Q,
            "\"n_chest\"",
            "`n_chest` belongs to the emergency `n_chest` and may be spared nobody.",
        ),
    );
    check_all(
        &[(
            Q,
            "flags = \"urgent\"",
            "flags = \"urgent\"\nask_if = \"adult\"",
        )],
        &[
            (
                Q,
                "id = \"today\"",
                "`today` asks for urgent signs, but not everybody.",
            ),
            (Q, "\"t_lump\"", "may be spared nobody"),
            (Q, "\"t_numb\"", "may be spared nobody"),
        ],
    );
    check(
        (R, "sources = [\"guide\"]", "sources = []"),
        (
            R,
            "id = \"f_numb_lump\"",
            "the red flag `f_numb_lump` has no source.",
        ),
    );
    check(
        (
            Q,
            "{ id = \"t_numb\", sources = [\"guide\"] }",
            "{ id = \"t_numb\" }",
        ),
        (Q, "\"t_numb\"", "the red flag `t_numb` has no source."),
    );
    check(
        (Q, "flags = \"emergency\"", "flags = \"none\""),
        (Q, "id = \"now\"", "raises flags of no tier"),
    );
}

#[test]
fn a_question_depends_on_earlier_ones_alone() {
    check(
        (
            Q,
            "kind = \"one\"\nsources = [\"team\"]",
            "kind = \"one\"\nask_if = \"sit>=4\"\nsources = [\"team\"]",
        ),
        (
            Q,
            "id = \"trouble\"",
            "`trouble` depends on sit, which comes later.",
        ),
    );
    check(
        (
            Q,
            "only_if = \"trouble=yes\"",
            "only_if = \"breaks=seldom\"",
        ),
        (
            Q,
            "\"t_fever\"",
            "`today` depends on breaks, which comes later.",
        ),
    );
    check(
        (Q, "ask_if = \"sore\"", "ask_if = \"sitting>=high\""),
        (
            Q,
            "id = \"ache\"",
            "`ache` depends on the result, which comes later.",
        ),
    );
    // Not even on itself.
    check(
        (
            Q,
            "{ id = \"thigh\", points = 10 }",
            "{ id = \"thigh\", points = 10, only_if = \"spot=hip\" }",
        ),
        (Q, "\"thigh\"", "`spot` depends on spot, which comes later."),
    );
}

#[test]
fn questions_can_be_answered() {
    check(
        (
            Q,
            "{ id = \"thigh\", points = 10 }",
            "{ id = \"thigh\", points = 10, exclusive = true }",
        ),
        (
            Q,
            "id = \"spot\"",
            "`spot` must have exactly one `exclusive` choice.",
        ),
    );
    check(
        (
            Q,
            "{ id = \"none\", points = 0, exclusive = true }",
            "{ id = \"none\", points = 0 }",
        ),
        (
            Q,
            "id = \"spot\"",
            "`spot` must have exactly one `exclusive` choice.",
        ),
    );
    check(
        (
            Q,
            "{ id = \"grown\" }",
            "{ id = \"grown\", exclusive = true }",
        ),
        (Q, "id = \"age\"", "none of them can be `exclusive`"),
    );
    check(
        (Q, "hours = 8", "hours = 4"),
        (Q, "id = \"sit\"", "`sit` has bins that do not rise."),
    );
    check(
        (Q, "hours = 8", "hours = 3.5"),
        (Q, "id = \"sit\"", "`sit` has bins that do not rise."),
    );
    check(
        (
            Q,
            "{ from = { hours = 8 }, points = 70 }",
            "{ points = 70 }",
        ),
        (Q, "id = \"sit\"", "bin 3 has no start in `hours`."),
    );
    check(
        (Q, "step = 0.5", "step = 0.3"),
        (
            Q,
            "step = 0.3",
            "a step of 0.3 is not possible. To do: write step = 1 or step = 0.5.",
        ),
    );
}

#[test]
fn statements_rest_on_sources() {
    let none = |id: &str| format!("the statement `{id}` has no source.");
    let not_enough = |id: &str| format!("no source of `{id}` is enough for its section.");
    check(
        (S, "sources = [\"study\", \"team\"]", "sources = []"),
        (S, "id = \"learn_sitting\"", &none("learn_sitting")),
    );
    for weak in ["[\"team\"]", "[\"memory\"]", "[\"team\", \"memory\"]"] {
        let sources = format!("sources = {weak}");
        check(
            (S, "sources = [\"study\", \"team\"]", &sources),
            (S, "id = \"learn_sitting\"", &not_enough("learn_sitting")),
        );
    }
    // Our own judgement is enough for advice; what nobody checked is enough for safety alone.
    let text = (
        WS,
        "title = \"Sitting\"",
        "title = \"Sitting\"\ntext = \"Get up.\"",
    );
    check_all(
        &[
            text,
            (S, "section = \"learn\"", "section = \"do\""),
            (S, "sources = [\"study\", \"team\"]", "sources = [\"team\"]"),
        ],
        &[],
    );
    check_all(
        &[
            text,
            (S, "section = \"learn\"", "section = \"do\""),
            (
                S,
                "sources = [\"study\", \"team\"]",
                "sources = [\"memory\"]",
            ),
        ],
        &[(S, "id = \"learn_sitting\"", &not_enough("learn_sitting"))],
    );
}

#[test]
fn sources_are_used_and_honest() {
    check(
        (
            E,
            "title = \"Known to all\"",
            "title = \"Known to all\"\ndoi = \"10.1000/1\"",
        ),
        (E, "[memory]", "`memory` was not seen, yet it shows a DOI."),
    );
    check(
        (
            E,
            "[memory]",
            "[spare]\ntitle = \"T\"\nstatus = \"seen\"\nfinding = \"F\"\n\n[memory]",
        ),
        (
            E,
            "[spare]",
            "no question, flag or statement names the source `spare`.",
        ),
    );
    check(
        (E, "status = \"partly\"", "status = \"part\""),
        (
            E,
            "status = \"part\"",
            "no status `part`. To do: check the spelling; the nearest one is `partly`.",
        ),
    );
    check(
        (E, "title = \"A study\"", "title = \"\""),
        (E, "[study]", "`study` has no title."),
    );
    check(
        (C, "emergency = [\"112\"]", "emergency = []"),
        (C, "", "`FR` has no emergency number."),
    );
}

#[test]
fn words_are_all_there() {
    let first = "[age]";
    check(
        (
            WQ,
            "[ache]\nask = \"How bad is it?\"\nshort = \"How bad\"\nwhy = \"Bad pain needs a look.\"\n",
            "",
        ),
        (WQ, first, "there are no words for `ache`."),
    );
    check(
        (WQ, "t_lump = \"A new lump\"\n", ""),
        (WQ, first, "there are no words for `today.t_lump`."),
    );
    check(
        (WS, "[be_seen]\ntext = \"Be seen today.\"\n", ""),
        (WS, "[call_now]", "there are no words for `be_seen`."),
    );
    check(
        (WS, "timing = \"This week\"\n", ""),
        (
            WS,
            "[call_now]",
            "there are no words for `see_doctor.timing`.",
        ),
    );
    check(
        (WS, "title = \"Sitting\"\n", ""),
        (
            WS,
            "[call_now]",
            "there are no words for `learn_sitting.title`.",
        ),
    );
    check(
        (WS, "text = \"You sit a lot.\"\n", ""),
        (
            WS,
            "[call_now]",
            "there are no words for `sits_a_lot.text`.",
        ),
    );
    let names = [
        ("habits = \"Habits\"\n", "section.habits"),
        ("head = \"Head\"\n", "group.head"),
        ("sitting = \"Sitting\"\n", "domain.sitting"),
        ("sitting = \"No answers\"\n", "domain_empty.sitting"),
        ("many = \"Many things\"\n", "band.many"),
        ("of_ten = \"out of 10\"\n", "unit.of_ten"),
        ("f_bad = \"Bad pain\"\n", "flag.f_bad"),
        ("FR = \"France\"\n", "country.FR"),
        ("default = \"a doctor\"\n", "urgent_service.default"),
    ];
    for (line, key) in names {
        let told = format!("there are no words for `{key}`.");
        check((WN, line, ""), (WN, "[section]", &told));
    }
    // A space is no word.
    check(
        (WQ, "\"Breaks help.\"", "\" \""),
        (WQ, "why = \" \"", "`breaks` has no words."),
    );
    check(
        (WS, "\"Be seen today.\"", "\"\""),
        (WS, "text = \"\"", "`be_seen` has no words."),
    );
}

#[test]
fn words_stand_for_something() {
    check(
        (WQ, "t_lump =", "t_bump = \"A bump\"\nt_lump ="),
        (WQ, "t_bump =", "nothing is called `today.t_bump`."),
    );
    check(
        (
            WQ,
            "[ache]",
            "[pain]\nask = \"A?\"\nshort = \"B\"\nwhy = \"C.\"\n\n[ache]",
        ),
        (WQ, "[pain]", "nothing is called `pain`."),
    );
    check(
        (WS, "[be_seen]", "[seen]\ntext = \"A.\"\n\n[be_seen]"),
        (WS, "[seen]", "nothing is called `seen`."),
    );
    // What there is to learn is said on a page of its own.
    let title = "title = \"Sitting\"";
    check(
        (WS, title, &format!("{title}\ntext = \"A.\"")),
        (
            WS,
            "text = \"A.\"",
            "nothing is called `learn_sitting.text`.",
        ),
    );
    check(
        (
            WN,
            "GB = \"United Kingdom\"",
            "GB = \"United Kingdom\"\nUK = \"United Kingdom\"",
        ),
        (WN, "UK =", "nothing is called `country.UK`."),
    );
    // A flagged choice has its words already.
    check(
        (WN, "f_bad =", "t_lump = \"A lump\"\nf_bad ="),
        (WN, "t_lump =", "nothing is called `flag.t_lump`."),
    );
}

#[test]
fn the_page_for_print_has_exactly_its_words() {
    const P: &str = "en/paper.toml";
    check(
        (P, "how_stop = \"So \"\n", ""),
        (P, "title =", "there are no words for `how_stop`."),
    );
    check(
        (P, "how_stop =", "how_go = \"So\"\nhow_stop ="),
        (P, "how_go =", "nothing is called `how_go`."),
    );
    check(
        (P, "stop = \"So {rule}\"", "stop = \"So\""),
        (P, "stop =", "`stop` does not hold {rule}."),
    );
    check(
        (P, "stop = \"So {rule}\"", "stop = \"So {rule} {n}\""),
        (P, "stop =", "`stop` holds {n}, which nothing fills in."),
    );
    check(
        (P, "how_stop = \"So \"", "how_stop = \"So you have it\""),
        (P, "how_stop =", "`how_stop` says \"you have\""),
    );
    let long = format!("how_stop = \"{}\"", "so ".repeat(26));
    check(
        (P, "how_stop = \"So \"", &long),
        (P, "how_stop =", "`how_stop` has a sentence of 26 words."),
    );
    let hard = "Subsequently ascertain whichever musculoskeletal characteristics predominate.";
    check(
        (P, "how_stop = \"So \"", &format!("how_stop = \"{hard}\"")),
        (P, "how_stop =", "`how_stop` reads at grade"),
    );
    // A heading may have a long word.
    check_all(
        &[(
            P,
            "how_stop = \"So \"",
            "how_stop = \"Musculoskeletal characteristics\"",
        )],
        &[],
    );
}

#[test]
fn the_words_of_the_page_for_print_are_code_of_their_own() {
    let content = Content::of(&Files::of(sample())).ok().unwrap();
    let code = content.paper_code(true);
    assert!(code.contains("pub how_stop: &'static str"));
    assert!(code.contains("(\"en\", PaperWords {"), "{code}");
    assert!(code.contains("(\"qps\", PaperWords {"), "{code}");
    assert!(!content.paper_code(false).contains("qps"));
    assert!(!content.code(true).contains("PaperWords"));
}

#[test]
fn the_words_for_embedding_are_code_of_their_own() {
    const E: &str = "en/embed.toml";
    let content = Content::of(&Files::of(sample())).ok().unwrap();
    let code = content.embed_code(true);
    assert!(
        code.contains("(\"en\", &[(\"embed_title\", \"Put it on your site\")])"),
        "{code}"
    );
    assert!(code.contains("(\"qps\", &["), "{code}");
    assert!(!content.embed_code(false).contains("qps"));
    assert!(!content.code(true).contains("Put it on"));
    check(
        (E, "Put it on your site", "What you have"),
        (E, "embed_title =", "`embed_title` says \"you have\""),
    );
}

#[test]
fn the_words_of_the_keepsake_are_code_of_their_own() {
    const K: &str = "en/keepsake.toml";
    let content = Content::of(&Files::of(sample())).ok().unwrap();
    let code = content.keepsake_code(true);
    for line in [
        "pub fn copied(&self) -> &'static str { self.0[0] }",
        "pub fn leave(&self) -> &'static str { self.0[1] }",
        "(\"en\", \"keepsake 2\\nIt is copied\\nGo back\"),",
        "(\"qps\", \"keepsake 2\\n[",
    ] {
        assert!(code.contains(line), "{line}: {code}");
    }
    assert!(!content.keepsake_code(false).contains("qps"));
    assert!(!content.code(true).contains("It is copied"));
    check(
        (K, "It is copied", "What you have"),
        (K, "copied =", "`copied` says \"you have\""),
    );
}

#[test]
fn wording() {
    check(
        (
            WS,
            "\"Be seen today.\"",
            "\"It looks as if YOU HAVE a problem.\"",
        ),
        (
            WS,
            "YOU HAVE",
            "`be_seen` says \"you have\", which may never be said. To do: say what the answer was",
        ),
    );
    check(
        (WN, "\"Many things\"", "\"You have a lot\""),
        (WN, "You have a lot", "`many` says \"you have\""),
    );
    check(
        ("en/interface.toml", "\"Sample\"", "\"What you have\""),
        ("en/interface.toml", "name =", "`name` says \"you have\""),
    );
    // Fine: half of another word, where it is allowed, and in a question.
    check_all(
        &[(WS, "\"Be seen today.\"", "\"So you haven to be seen.\"")],
        &[],
    );
    check_all(
        &[(
            WS,
            "\"This is no diagnosis.\"",
            "\"It does not say what you have.\"",
        )],
        &[],
    );
    check_all(
        &[(
            WQ,
            "\"Do you feel any of these now?\"",
            "\"Do you have any of these now?\"",
        )],
        &[],
    );

    check(
        (WS, "\"You sit a lot.\"", "\"About 60% sit too long.\""),
        (WS, "60%", "`sits_a_lot` gives a percentage."),
    );
    check(
        (
            WQ,
            "\"How bad is it?\"",
            "\"What magnitude characterises musculoskeletal discomfort?\"",
        ),
        (
            WQ,
            "What magnitude",
            "above 8. To do: use shorter words and sentences.",
        ),
    );
    let words = |count: usize| format!("\"{}.\"", vec!["so"; count].join(" "));
    check_all(&[(WQ, "\"Breaks help.\"", &words(25))], &[]);
    check(
        (WQ, "\"Breaks help.\"", &words(26)),
        (
            WQ,
            "why = \"so so",
            "`breaks` has a sentence of 26 words. To do: split it: 25 words at most.",
        ),
    );
}

#[test]
fn files_have_their_shape() {
    check(
        (Q, "id = \"sit\"", "colour = \"red\"\nid = \"sit\""),
        (Q, "colour", "unknown field `colour`"),
    );
    check(
        (
            Q,
            "{ id = \"grown\" }",
            "{ id = \"grown\", only_it = \"always\" }",
        ),
        (Q, "only_it", "unknown field `only_it`"),
    );
    check(
        (S, "id = \"be_seen\"", "note = \"\"\nid = \"be_seen\""),
        (S, "note", "unknown field `note`"),
    );
    check(
        (WN, "[status]", "[colour]\nred = \"red\"\n\n[status]"),
        (WN, "[colour]", "unknown field `colour`"),
    );
    check(
        (Q, "version = 3", "version ="),
        (Q, "version =", "content/questionnaire.toml:1:"),
    );
    check(
        (R, "id = \"f_bad\"", "id = \"f_bad"),
        (R, "id = \"f_bad", "content/rules.toml:13:"),
    );
    check(
        (
            Q,
            "strength = \"strong\"\nchoices = [\n  { id = \"child\" }",
            "choices = [\n  { id = \"child\" }",
        ),
        (Q, "[[question]]", "missing field `strength`"),
    );
    let written = sample().into_keys().filter(|f| f.ends_with(".toml"));
    for file in written {
        let mut files = sample();
        files.remove(&file);
        let found = problems(files);
        let told: Vec<(&str, &str)> = found
            .iter()
            .map(|p| (p.file.as_str(), p.what.as_str()))
            .collect();
        assert_eq!(told, [(file.as_str(), "the file is missing.")]);
    }
}

#[test]
fn languages_have_the_same_texts() {
    let french = |from: &str, to: &str| {
        let mut files = sample();
        for (file, text) in sample() {
            if let Some(name) = file.strip_prefix("en/") {
                files.insert(format!("fr/{name}"), text.replace(from, to));
            }
        }
        files
    };
    const FR: &str = "fr/interface.toml";
    check_files(french("", ""), &[]);
    let content = Content::of(&Files::of(french("", ""))).ok().unwrap();
    assert!(content.code(false).contains("\\nfr\\n"));
    check_files(
        french("progress = \"Question {n} of {most}\"\n", ""),
        &[(FR, "name =", "there are no words for `progress`.")],
    );
    check_files(
        french("progress =", "back = \"Retour\"\nprogress ="),
        &[(FR, "name =", "nothing is called `back`.")],
    );
    check_files(
        french("embed_title =", "embed_name = \"Nom\"\nembed_title ="),
        &[(
            "fr/embed.toml",
            "embed_name =",
            "nothing is called `embed_name`.",
        )],
    );
    check_files(
        french("t_lump = \"A new lump\"\n", ""),
        &[(
            "fr/questions.toml",
            "[age]",
            "there are no words for `today.t_lump`.",
        )],
    );
}

#[test]
fn the_real_content_is_in_order_and_short() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let content = match Content::read(&folder) {
        Ok(content) => content,
        Err(problems) => panic!("{problems:#?}"),
    };
    let words = content.words_to_take().unwrap();
    assert!(words.shortest < 1_000, "{} words", words.shortest);
    assert!(words.longest < 1_900, "{} words", words.longest);
    assert!(words.shortest < words.longest);
}

/// The program's questionnaire asks, judges and says the same.
#[test]
fn the_lean_questionnaire_lacks_only_names_and_sources() {
    let content = Content::of(&Files::of(sample())).ok().unwrap();
    let (whole, lean) = (
        content.questionnaire,
        crate::lean::questionnaire(content.questionnaire),
    );
    let same = |lean: &dyn std::fmt::Debug, whole: &dyn std::fmt::Debug| {
        assert_eq!(format!("{lean:?}"), format!("{whole:?}"));
    };
    for (lean, whole) in lean.statements.iter().zip(whole.statements.iter()) {
        same(
            &(lean.id, lean.section, lean.when, lean.strength),
            &(whole.id, whole.section, whole.when, whole.strength),
        );
        let learnt = whole.section == quiz::Section::Learn;
        assert!(learnt || lean.sources.iter().eq(whole.sources.iter()));
    }
    same(&lean.conditions, &whole.conditions);
    same(&lean.bands, &whole.bands);
    same(&lean.scored_if, &whole.scored_if);
    assert!(lean.sources.iter().all(|source| source.key.is_empty()));
    assert!(
        lean.sources
            .iter()
            .map(|s| s.status)
            .eq(whole.sources.iter().map(|s| s.status))
    );
    for (lean, whole) in lean.flags.iter().zip(whole.flags.iter()) {
        assert!(lean.sources.is_empty() && !whole.sources.is_empty());
        same(
            &(lean.id, lean.tier, lean.when),
            &(whole.id, whole.tier, whole.when),
        );
    }
    for (lean, whole) in lean.domains.iter().zip(whole.domains.iter()) {
        same(
            &(&lean.parts, lean.gate, lean.unused_if, lean.sign),
            &(&whole.parts, whole.gate, whole.unused_if, whole.sign),
        );
    }
    for (lean, whole) in lean.questions.iter().zip(whole.questions.iter()) {
        assert!(lean.sources.is_empty() && !whole.sources.is_empty());
        assert_eq!(lean.groups.len(), whole.groups.len());
        same(
            &(lean.id, lean.kind, lean.ask_if, &lean.number, lean.flags),
            &(
                whole.id,
                whole.kind,
                whole.ask_if,
                &whole.number,
                whole.flags,
            ),
        );
        for (lean, whole) in lean.choices.iter().zip(whole.choices.iter()) {
            same(
                &(
                    lean.id,
                    lean.group,
                    lean.only_if,
                    lean.points,
                    lean.exclusive,
                ),
                &(
                    whole.id,
                    whole.group,
                    whole.only_if,
                    whole.points,
                    whole.exclusive,
                ),
            );
        }
    }
}

const L: &str = "learn.toml";
const WL: &str = "en/learn.toml";
const WP: &str = "en/learn/sitting.toml";

#[test]
fn a_piece_is_taken_apart() {
    use crate::learn::{Block, Run, learn};
    let files = Files::of(sample());
    let assembled = crate::assemble::assemble(&files).ok().unwrap();
    let read = learn(&files, "en", &assembled);
    assert_eq!(read.problems, []);
    let piece = &read.learn.pieces[0];
    let keys: Vec<&str> = piece.sources.iter().map(|s| s.key.as_str()).collect();
    assert_eq!(keys, ["study", "team", "guide"]);
    let shapes: Vec<&str> = piece
        .blocks
        .iter()
        .map(|block| match block {
            Block::Heading(_) => "heading",
            Block::Paragraph(_) => "paragraph",
            Block::List(_) => "list",
            Block::Caution(..) => "caution",
            Block::Pictures(_) => "pictures",
        })
        .collect();
    let expected = [
        "paragraph",
        "pictures",
        "heading",
        "list",
        "caution",
        "paragraph",
    ];
    assert_eq!(shapes, expected);
    let Block::Paragraph(runs) = &piece.blocks[0] else {
        panic!("{:?}", piece.blocks[0]);
    };
    assert!(
        matches!(&runs[..], [Run::Words(w), Run::Sources(s)] if w == "Chairs are old. " && *s == [0, 1])
    );
    let Block::List(items) = &piece.blocks[3] else {
        panic!("{:?}", piece.blocks[3]);
    };
    assert!(
        matches!(&items[1][1], Run::Link(id, words) if id == "other" && words == "the other piece")
    );
}

#[test]
fn pieces_and_statements_belong_together() {
    check_all(
        &[
            (S, "id = \"learn_sitting\"", "id = \"sitting_more\""),
            (WS, "[learn_sitting]", "[sitting_more]"),
        ],
        &[(S, "sitting_more", "leads to no piece")],
    );
}

#[test]
fn pieces_are_told_from_each_other() {
    check(
        (
            L,
            "\"other\", group = \"body\"",
            "\"other\", group = \"mind\"",
        ),
        (L, "mind", "no group `mind`"),
    );
    check(
        (L, "strength = \"limited\"", "strength = \"strong\""),
        (L, "strong", "not that of the statement"),
    );
    check(
        (L, "strength = \"expert\"", "strength = \"sure\""),
        (L, "sure", "strength"),
    );
    check_all(
        &[(
            L,
            "  { id = \"other\", group = \"body\", strength = \"expert\" },\n",
            "",
        )],
        &[
            (WP, "See [the other piece]", "there is no piece `other`"),
            ("en/learn/other.toml", "title", "nothing is called `other`"),
        ],
    );
}

#[test]
fn the_words_around_pieces_are_complete() {
    check(
        (WL, "next = \"Next\"\n", ""),
        (WL, "[text]", "no words for `next`"),
    );
    check(
        (WL, "next =", "after = \"?\"\nnext ="),
        (WL, "after", "nothing is called `after`"),
    );
    check(
        (WL, "Source {n}", "Source"),
        (WL, "source =", "does not hold {n}"),
    );
    check(
        (WL, "body = \"The body\"", ""),
        (WL, "[text]", "no words for `group.body`"),
    );
}

#[test]
fn pictures_and_their_words_belong_together() {
    check(
        (WL, "alt = \"A chair.\"", "alt = \"\""),
        (WL, "alt = \"\"", "`chair` has no words"),
    );
    check_all(
        &[(WL, "[picture.bed]", "[picture.sofa]")],
        &[
            (WL, "[picture.sofa]", "the drawing of `sofa` is missing"),
            (WL, "[text]", "no words for the picture `bed`"),
            (
                "en/learn/other.toml",
                "[picture bed]",
                "there is no picture `bed`",
            ),
        ],
    );
    let mut files = sample();
    files.insert("pictures/sofa.svg".to_owned(), CHAIR.to_owned());
    let words = "\n[picture.sofa]\nalt = \"A sofa.\"\n";
    files.get_mut(WL).unwrap().push_str(words);
    check_files(
        files,
        &[(WL, "[text]", "no piece shows the picture `sofa`")],
    );
    for foreign in [
        "<script/>",
        "<text>A</text>",
        "<use href=\"#a\"/>",
        "<path style=\"a\"/>",
        "<!-- a -->",
    ] {
        check(
            ("pictures/chair.svg", "<path ", &format!("{foreign}<path ")),
            ("pictures/chair.svg", "<svg", "more than shapes"),
        );
    }
}

#[test]
fn what_a_piece_claims_has_a_source() {
    check(
        (WP, "- it hurts.", "it hurts."),
        (WP, "text =", "a caution has no list"),
    );
    check(
        (WP, "[guide]", "[nobody]"),
        (WP, "Legs get tired", "there is no source `nobody`"),
    );
    check(
        (WP, "[guide]", "[memory]"),
        (WP, "Legs get tired", "carries no claim alone"),
    );
    check(
        (WP, "Legs get tired. [guide]", "2 legs get tired."),
        (WP, "2 legs", "without a source"),
    );
    check_all(
        &[(WP, "[study, team]", "[team]"), (WP, "[guide]", "[team]")],
        &[(WP, "text =", "no source that somebody has seen")],
    );
    check(
        (WP, "[picture chair]", "Sit down."),
        (WP, "text =", "shows no picture"),
    );
}

#[test]
fn pieces_are_easy_to_read_and_kind() {
    check(
        (WP, "it hurts", "you have pain"),
        (WP, "you have pain", "may never be said"),
    );
    check(
        (WP, "it hurts", "it hurts 9 % more [team]"),
        (WP, "9 %", "percentage"),
    );
    check(
        (WP, "it hurts", "a [mark that ends nowhere"),
        (WP, "a [mark", "never closed"),
    );
    let long = "it hurts and hurts and ".repeat(6);
    check(
        (WP, "it hurts", &long),
        (WP, "hurts and hurts", "a sentence of"),
    );
    let hard =
        "Musculoskeletal rehabilitation necessitates multidisciplinary evaluation. ".repeat(12);
    check((WP, "it hurts.", &hard), (WP, "text =", "reads at grade"));
    let filler = "Most of us like to sit for a while.\n".repeat(18);
    check((WP, &filler, ""), (WP, "text =", "the piece has"));
}
