//! The sheet as a reader sees it: everything here comes from the page's visible text and the order in which it
//! stands, by classes that only say what kind of thing it is.

use scraper::{ElementRef, Html, Selector};

use crate::print::{Rule, line, phrase, read, words};

/// The page, read from top to bottom.
pub(crate) struct Sheet {
    pub(crate) items: Vec<Item>,
    pub(crate) late_signs: Vec<Sign>,
    pub(crate) soon: Rule,
    pub(crate) unscored: Rule,
    pub(crate) minor: Vec<Told>,
    /// The areas in which points are written down at the end.
    pub(crate) areas: Vec<String>,
    /// From, to, level.
    pub(crate) levels: Vec<(u16, u16, u16)>,
    /// The name of each band; one without a rule fits everybody.
    pub(crate) bands: Vec<(String, Rule)>,
    pub(crate) tell: Vec<Told>,
    pub(crate) see: Vec<Told>,
}

pub(crate) enum Item {
    Skip(Vec<u16>, Rule),
    Ask(Ask),
    Stop(Stop),
    Advice(String, Vec<Told>),
    Sum(Sum),
}

pub(crate) struct Ask {
    pub(crate) number: u16,
    pub(crate) heading: String,
    pub(crate) boxes: Vec<Printed>,
    /// Units, with the points of each row: from and to in each unit.
    pub(crate) units: Vec<String>,
    pub(crate) rows: Vec<(Vec<(f64, f64)>, u16)>,
}

/// A box with its name, its words and its points.
pub(crate) struct Printed {
    pub(crate) code: String,
    pub(crate) words: String,
    pub(crate) points: u16,
    /// Whether it has one box for each side.
    pub(crate) sides: bool,
}

pub(crate) struct Stop {
    /// What to do: the first words of whom to call.
    pub(crate) what: String,
    pub(crate) rule: Option<Rule>,
    pub(crate) signs: Vec<Sign>,
}

pub(crate) struct Sign {
    /// As rules name it: `sign C`.
    pub(crate) name: String,
    pub(crate) words: String,
    pub(crate) rule: Rule,
}

/// A text for those whose boxes fit.
pub(crate) struct Told {
    pub(crate) text: String,
    pub(crate) rule: Rule,
}

pub(crate) struct Sum {
    pub(crate) area: String,
    pub(crate) unused: Option<Rule>,
    pub(crate) gate: Option<u16>,
    /// Questions, and the most that counts.
    pub(crate) rows: Vec<(Vec<u16>, u16)>,
}

fn all<'a>(of: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    of.select(&selector).collect()
}

fn one<'a>(of: ElementRef<'a>, selector: &str) -> ElementRef<'a> {
    let found = all(of, selector);
    *found
        .first()
        .unwrap_or_else(|| panic!("there is no {selector}"))
}

/// The text as it is read: spaces are one.
pub(crate) fn text(of: ElementRef<'_>) -> String {
    let whole: String = of.text().collect();
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn number(print: &str) -> u16 {
    print
        .parse()
        .unwrap_or_else(|_| panic!("no number: {print:?}"))
}

/// The rule in a sentence, and what else stands in its braces.
fn rule<'t>(of: ElementRef<'_>, template: &str, print: &'t str) -> (Vec<&'t str>, Rule) {
    let mut found =
        read(template, print).unwrap_or_else(|| panic!("{print:?} is not like {template:?}"));
    let said = found.pop().expect("a rule");
    let rule = if said == words().rule_all {
        all(of, "li")
            .into_iter()
            .map(|li| line(&text(li)))
            .collect()
    } else {
        phrase(said)
    };
    (found, rule)
}

fn rule_of(of: ElementRef<'_>, template: &str) -> Rule {
    let print = text(one(of, "p"));
    rule(of, template, &print).1
}

impl Sheet {
    pub(crate) fn read(page: &str) -> Sheet {
        let html = Html::parse_document(page);
        let root = html.root_element();
        let words = words();
        let mut items = Vec::new();
        let steps = ".skip, .ask, .stop, .advice, .sum";
        let steps = steps
            .split(", ")
            .map(|step| format!("section.part {step}"))
            .collect::<Vec<_>>();
        items.extend(all(root, &steps.join(", ")).into_iter().filter_map(item));
        let levels = all(one(root, "table.levels"), "tbody tr")
            .into_iter()
            .map(|row| {
                let cells: Vec<String> = all(row, "td").into_iter().map(text).collect();
                let span = read(words.span, &cells[0]).expect("a span");
                (number(span[0]), number(span[1]), number(&cells[1]))
            });
        let bands = all(root, "ol.bands > li").into_iter().map(|li| {
            let print = text(one(li, "p"));
            match read(words.band_else, &print) {
                Some(name) => (name[0].to_owned(), Vec::new()),
                None => {
                    let (name, rule) = rule(li, words.band_if, &print);
                    (name[0].to_owned(), rule)
                }
            }
        });
        Sheet {
            items,
            late_signs: all(root, "section.signs .sign")
                .into_iter()
                .map(sign)
                .collect(),
            soon: rule_of(one(root, ".how-soon .rule"), words.how_soon_yes),
            unscored: rule_of(one(root, ".unscored .rule"), words.unscored_text),
            minor: told(one(root, ".unscored"), words.advice_if),
            areas: all(root, "table.areas tbody th")
                .into_iter()
                .map(text)
                .collect(),
            levels: levels.collect(),
            bands: bands.collect(),
            tell: told(one(root, ".tell"), words.advice_if),
            see: told(one(root, ".see"), words.see_if),
        }
    }
}

fn item(of: ElementRef<'_>) -> Option<Item> {
    let words = words();
    let class = of.value().attr("class").unwrap_or_default();
    Some(match class {
        "skip" => {
            let print = text(one(of, "p"));
            let single = read(words.skip_one, &print).is_some();
            let template = if single {
                words.skip_one
            } else {
                words.skip_some
            };
            let (ends, rule) = rule(of, template, &print);
            let (first, last) = (number(ends[0]), number(ends.last().expect("an end")));
            Item::Skip((first..=last).collect(), rule)
        }
        "ask" => Item::Ask(ask(of)),
        "stop" => {
            let own = of.children().filter_map(ElementRef::wrap);
            let own = own.filter(|child| child.value().attr("class") == Some("rule"));
            let rules: Vec<Rule> = own.map(|child| rule_of(child, words.stop)).collect();
            let signs: Vec<Sign> = all(of, ".sign").into_iter().map(sign).collect();
            if !signs.is_empty() {
                assert_eq!(text(one(of, ".stop-signs")), words.stop_signs);
            }
            Item::Stop(Stop {
                what: text(one(of, ".help strong")),
                rule: rules.into_iter().next(),
                signs,
            })
        }
        "advice" => Item::Advice(text(one(of, "h3")), told(of, words.advice_if)),
        "sum" => Item::Sum(sum(of)),
        _ => return None,
    })
}

fn ask(of: ElementRef<'_>) -> Ask {
    let words = words();
    let points = |of: ElementRef<'_>| {
        let printed = all(of, ".points").into_iter().next();
        printed.map_or(0, |p| {
            number(read(words.points, &text(p)).expect("points")[0])
        })
    };
    let heading = one(of, "h3");
    let printed_number = text(one(heading, ".number"));
    let whole = text(heading);
    let mut boxes: Vec<Printed> = Vec::new();
    for row in all(of, ".boxes > li, .places tbody tr:not(.group-name)") {
        boxes.push(Printed {
            code: text(one(row, ".code")),
            words: text(one(row, ".words")),
            points: points(row),
            sides: all(row, "input").len() == 2,
        });
    }
    let rows = all(of, ".bins tbody tr").into_iter().map(|row| {
        let spans = all(row, "td:not(.points)").into_iter().map(|cell| {
            let print = text(cell);
            let number = |text: &str| text.parse::<f64>().expect("a number");
            match read(words.span, &print) {
                Some(span) => (number(span[0]), number(span[1])),
                None => (number(&print), number(&print)),
            }
        });
        (spans.collect(), points(row))
    });
    Ask {
        number: number(&printed_number),
        heading: whole[printed_number.len()..].trim().to_owned(),
        boxes,
        units: all(of, ".write .unit").into_iter().map(text).collect(),
        rows: rows.collect(),
    }
}

fn sign(of: ElementRef<'_>) -> Sign {
    let words = words();
    let print = text(one(of, ".code"));
    let letter = read(words.sign, &print).expect("a letter")[0];
    Sign {
        name: words.sign_name.replace("{letter}", letter),
        words: text(one(of, ".words")),
        rule: rule_of(one(of, ".rule"), words.sign_if),
    }
}

/// The texts of a list, each with its rule; one without is for everybody.
fn told(of: ElementRef<'_>, template: &str) -> Vec<Told> {
    let items = all(of, "li[data-rule]").into_iter().map(|li| {
        let rules = all(li, ".rule");
        Told {
            text: text(li),
            rule: rules
                .first()
                .map_or(Vec::new(), |of| rule_of(*of, template)),
        }
    });
    items.collect()
}

fn sum(of: ElementRef<'_>) -> Sum {
    let words = words();
    let rows = all(of, "tbody tr").into_iter().map(|row| {
        let from = text(one(row, "th"));
        let questions = match read(words.sum_question, &from) {
            Some(one) => vec![number(one[0])],
            None => {
                let several = read(words.sum_together, &from).expect("questions");
                let and = words.sum_and.replace("{list}", "").replace("{last}", "");
                several[0]
                    .split([',', ' '])
                    .filter(|w| !w.is_empty() && *w != and.trim())
                    .map(number)
                    .collect()
            }
        };
        (questions, number(&text(one(row, ".most"))))
    });
    let gate = all(of, ".gate").into_iter().next();
    let heading = text(one(of, "h3"));
    Sum {
        area: read(words.sum_title, &heading).expect("an area")[0].to_owned(),
        unused: all(of, ".rule")
            .first()
            .map(|of| rule_of(*of, words.sum_unused)),
        gate: gate.map(|p| number(read(words.sum_gate, &text(p)).expect("a question")[0])),
        rows: rows.collect(),
    }
}
