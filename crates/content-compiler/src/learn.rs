//! The pieces to learn from: pages of their own, with pictures, each claim with its sources. They are compiled apart
//! from the others, because the program in the browser never says them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use quiz::words::SourceWords;
use quiz::{Section, SourceStatus, Strength};
use toml::Spanned;

use crate::assemble::{Assembled, STATEMENTS, assemble, strength};
use crate::checks::{HARDEST_STEM, is_plain};
use crate::files::{Files, PICTURES};
use crate::keys::{self, Keys};
use crate::language::{Text, TextKind};
use crate::problem::{Problem, Source};
use crate::pseudo::{self, pseudo};
use crate::raw;
use crate::reading::{self, Reading};

const LEARN: &str = "learn.toml";

/// How the id of a result's statement begins that leads to a piece; the rest of it is the piece's id.
pub const STATEMENT: &str = "learn_";

/// How many words a piece has, without its captions and lists of sources.
const LENGTH: std::ops::RangeInclusive<usize> = 150..=350;

/// The texts that the pages need besides the pieces.
pub(crate) const KEYS: Keys = &[
    ("title", &[]),
    ("lead", &[]),
    ("description", &[]),
    ("skip", &[]),
    ("all", &[]),
    ("next", &[]),
    ("take", &[]),
    ("take_text", &[]),
    ("sure_title", &[]),
    ("sources_title", &[]),
    ("source", &["n"]),
    ("date", &["date"]),
];

/// Everything there is to learn, in one language.
#[derive(Debug)]
pub struct Learn {
    /// The texts around the pieces, by key.
    pub texts: BTreeMap<String, String>,
    /// The groups in order.
    pub groups: Vec<Group>,
    /// The pieces in order.
    pub pieces: Vec<Piece>,
}

/// Pieces that belong together.
#[derive(Debug)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
}

/// One piece: a page of its own.
#[derive(Debug)]
pub struct Piece {
    /// Its id, and the name of its page.
    pub id: String,
    /// The group it belongs to.
    pub group: String,
    /// How well it is supported.
    pub strength: Strength,
    /// Its heading.
    pub title: String,
    /// What it says in short; also for search engines.
    pub lead: String,
    /// How sure all this is, in words.
    pub sure: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// What it rests on, in the order of first mention.
    pub sources: Vec<Cited>,
}

/// A source of a piece.
#[derive(Debug, Clone)]
pub struct Cited {
    /// Its key.
    pub key: String,
    /// How it is cited.
    pub words: SourceWords,
    /// Whether somebody has seen it.
    pub status: SourceStatus,
}

/// A part of a piece.
#[derive(Debug)]
pub enum Block {
    /// A heading within the piece.
    Heading(String),
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A list.
    List(Vec<Vec<Run>>),
    /// What to watch out for: a title, and a list.
    Caution(String, Vec<Vec<Run>>),
    /// Pictures side by side.
    Pictures(Vec<Picture>),
}

/// A stretch of text.
#[derive(Debug)]
pub enum Run {
    /// Words.
    Words(String),
    /// Words that lead to another piece.
    Link(String, String),
    /// What was just said rests on these sources of the piece, by index.
    Sources(Vec<usize>),
}

/// A picture.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its id.
    pub id: String,
    /// The drawing, as SVG.
    pub drawing: String,
    /// What it shows, for whoever does not see it.
    pub alt: String,
    /// What stands below it; may be empty.
    pub caption: String,
}

impl Learn {
    /// Reads what there is to learn in a language, the made-up one included, or says everything that is wrong with it.
    pub fn read(folder: &Path, language: &str) -> Result<Learn, Vec<Problem>> {
        let files = Files::read(folder).map_err(|p| vec![p])?;
        let assembled = assemble(&files)?;
        let real = match language {
            pseudo::CODE => files.languages.first().map_or("en", String::as_str),
            language => language,
        };
        let read = learn(&files, real, &assembled);
        if !read.problems.is_empty() {
            return Err(read.problems);
        }
        let mut learn = read.learn;
        if language == pseudo::CODE {
            learn.each_text(&mut |text| *text = pseudo(text));
        }
        Ok(learn)
    }

    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        let runs = |runs: &mut Vec<Run>, change: &mut dyn FnMut(&mut String)| {
            for run in runs {
                match run {
                    Run::Words(words) | Run::Link(_, words) => change(words),
                    Run::Sources(_) => {}
                }
            }
        };
        self.texts.values_mut().for_each(&mut *change);
        self.groups.iter_mut().for_each(|g| change(&mut g.name));
        for piece in &mut self.pieces {
            for text in [&mut piece.title, &mut piece.lead, &mut piece.sure] {
                change(text);
            }
            for block in &mut piece.blocks {
                match block {
                    Block::Heading(text) => change(text),
                    Block::Paragraph(words) => runs(words, change),
                    Block::List(items) => items.iter_mut().for_each(|i| runs(i, change)),
                    Block::Caution(title, items) => {
                        change(title);
                        items.iter_mut().for_each(|i| runs(i, change));
                    }
                    Block::Pictures(pictures) => pictures.iter_mut().for_each(|p| {
                        change(&mut p.alt);
                        change(&mut p.caption);
                    }),
                }
            }
        }
    }
}

/// What was read, what is wrong with it, and every text for the checks of wording.
pub(crate) struct Read {
    pub(crate) learn: Learn,
    pub(crate) problems: Vec<Problem>,
    pub(crate) texts: Vec<Text>,
}

/// Reads the pieces of a language.
pub(crate) fn learn(files: &Files, language: &str, assembled: &Assembled) -> Read {
    let mut desk = Desk {
        files,
        language,
        assembled,
        problems: Vec::new(),
        texts: Vec::new(),
        pictures: BTreeMap::new(),
        used: BTreeSet::new(),
        ids: Vec::new(),
    };
    let learn = desk.learn().unwrap_or_else(|problem| {
        desk.problems.push(problem);
        Learn {
            texts: BTreeMap::new(),
            groups: Vec::new(),
            pieces: Vec::new(),
        }
    });
    Read {
        learn,
        problems: desk.problems,
        texts: desk.texts,
    }
}

struct Desk<'a> {
    files: &'a Files,
    language: &'a str,
    assembled: &'a Assembled,
    problems: Vec<Problem>,
    texts: Vec<Text>,
    pictures: BTreeMap<String, Picture>,
    used: BTreeSet<String>,
    ids: Vec<String>,
}

impl Desk<'_> {
    fn report(&mut self, file: &str, at: usize, what: String, remedy: &str) {
        let source = self.files.source(file);
        self.problems.push(source.problem(at, what, remedy));
    }

    fn keep(&mut self, file: &str, at: usize, key: &str, kind: TextKind, text: &str) {
        self.texts.push(Text {
            file: file.to_owned(),
            at,
            key: key.to_owned(),
            kind,
            text: text.to_owned(),
        });
    }

    fn learn(&mut self) -> Result<Learn, Problem> {
        let order: raw::Learn = self.files.parse(LEARN)?;
        let file = format!("{}/{LEARN}", self.language);
        let around: raw::LearnWords = self.files.parse(&file)?;
        let texts = self.around(&file, &around);
        self.pictures(&file, &around.picture);
        self.statements(&order);
        let mut groups = Vec::new();
        for id in &order.groups {
            let name = around.group.get(id.get_ref());
            if name.is_none() {
                let source = self.files.source(&file);
                let key = format!("group.{}", id.get_ref());
                self.problems.push(source.missing(&key));
            }
            let name = name.map_or_else(String::new, |name| name.get_ref().clone());
            self.keep(&file, 0, id.get_ref(), TextKind::Label, &name);
            groups.push(Group {
                id: id.get_ref().clone(),
                name,
            });
        }
        self.ids = order.piece.iter().map(|p| p.id.get_ref().clone()).collect();
        let mut pieces = Vec::new();
        for (index, piece) in order.piece.iter().enumerate() {
            let (id, at) = (piece.id.get_ref(), piece.id.span().start);
            if self.ids[..index].contains(id) || !is_plain(id) || id == "index" {
                let what = format!("`{id}` cannot be the id of a piece, or is one already.");
                self.report(
                    LEARN,
                    at,
                    what,
                    "choose another id: small letters, digits and _.",
                );
            }
            if !groups.iter().any(|g| g.id == *piece.group.get_ref()) {
                let what = format!("there is no group `{}`.", piece.group.get_ref());
                self.report(
                    LEARN,
                    piece.group.span().start,
                    what,
                    "name one of `groups`.",
                );
            }
            let strength = match strength(piece.strength.get_ref()) {
                Ok(strength) => strength,
                Err((what, remedy)) => {
                    self.report(LEARN, piece.strength.span().start, what, &remedy);
                    continue;
                }
            };
            match self.piece(id) {
                Ok((words, blocks, sources)) => pieces.push(Piece {
                    id: id.clone(),
                    group: piece.group.get_ref().clone(),
                    strength,
                    title: words.title.into_inner(),
                    lead: words.lead.into_inner(),
                    sure: words.sure.into_inner(),
                    blocks,
                    sources,
                }),
                Err(problem) => self.problems.push(problem),
            }
        }
        let prefix = format!("{}/learn/", self.language);
        for name in self.files.below(&prefix) {
            let id = name.trim_start_matches(&prefix).trim_end_matches(".toml");
            if !self.ids.iter().any(|known| known == id) {
                let what = format!("nothing is called `{id}`.");
                self.report(
                    &name,
                    0,
                    what,
                    "name it in learn.toml, or take the file away.",
                );
            }
        }
        // Where a piece could not be read, nobody knows what it shows.
        let untroubled = self.problems.is_empty();
        for id in self.pictures.keys().cloned().collect::<Vec<_>>() {
            if untroubled && !self.used.contains(&id) {
                let what = format!("no piece shows the picture `{id}`.");
                self.report(&file, 0, what, "show it in one, or take it away.");
            }
        }
        Ok(Learn {
            texts,
            groups,
            pieces,
        })
    }

    fn around(&mut self, file: &str, around: &raw::LearnWords) -> BTreeMap<String, String> {
        let mistakes = keys::mistakes(KEYS, &around.text, &self.files.source(file));
        self.problems.extend(mistakes);
        let texts = around.text.iter().map(|(key, value)| {
            let (at, text) = (value.span().start, value.get_ref());
            self.keep(file, at, key, TextKind::Prose, text);
            (key.clone(), text.clone())
        });
        texts.collect()
    }

    /// Each drawing has words, and each words a drawing.
    fn pictures(&mut self, file: &str, words: &BTreeMap<Spanned<String>, raw::PictureWords>) {
        for (id, words) in words {
            let (id, at) = (id.get_ref(), id.span().start);
            let name = format!("{PICTURES}{id}.svg");
            let Some(drawing) = self.files.text(&name) else {
                let what = format!("the drawing of `{id}` is missing.");
                self.report(file, at, what, "put it into content/pictures/.");
                continue;
            };
            // A drawing stands in the page: it may neither run nor load anything, nor have a style or an id of its own.
            let open = drawing.starts_with("<svg ") && drawing.trim_end().ends_with("</svg>");
            let foreign = [
                "<script", "<style", "href", "url(", " id=", " style=", "<text", "<!",
            ];
            if !open || foreign.iter().any(|part| drawing.contains(part)) {
                let what = format!("the drawing `{id}` holds more than shapes.");
                let remedy = "leave one <svg> with shapes in it: no script, style, link, id, text or comment.";
                self.report(&name, 0, what, remedy);
            }
            let alt = words.alt.get_ref().clone();
            let caption = words
                .caption
                .as_ref()
                .map_or_else(String::new, |c| c.get_ref().clone());
            self.keep(file, words.alt.span().start, id, TextKind::Prose, &alt);
            self.keep(file, at, id, TextKind::Label, &caption);
            let picture = Picture {
                id: id.clone(),
                drawing: drawing.trim_end().to_owned(),
                alt,
                caption,
            };
            self.pictures.insert(id.clone(), picture);
        }
        for name in self.files.below(PICTURES) {
            let id = name.trim_start_matches(PICTURES).trim_end_matches(".svg");
            if !words.keys().any(|known| known.get_ref() == id) {
                let what = format!("there are no words for the picture `{id}`.");
                self.report(
                    file,
                    0,
                    what,
                    "add them to this file, or take the drawing away.",
                );
            }
        }
    }

    /// The result leads from each statement to learn from to the piece with its id.
    fn statements(&mut self, order: &raw::Learn) {
        let statements = self.assembled.questionnaire.statements.iter();
        let positions = &self.assembled.positions.statements;
        let mut missing = Vec::new();
        let mut differ = Vec::new();
        for (statement, at) in statements.zip(positions) {
            let id = statement.id.strip_prefix(STATEMENT);
            let piece = id.and_then(|id| order.piece.iter().find(|p| p.id.get_ref() == id));
            match piece {
                None if statement.section == Section::Learn => missing.push((statement.id, *at)),
                Some(piece)
                    if strength(piece.strength.get_ref())
                        .is_ok_and(|strength| strength != statement.strength) =>
                {
                    differ.push((statement.id, piece.strength.span().start));
                }
                _ => {}
            }
        }
        for (id, at) in differ {
            let what = format!("the strength is not that of the statement `{id}`.");
            self.report(LEARN, at, what, "say the same in both.");
        }
        for (id, at) in missing {
            let what = format!("`{id}` leads to no piece.");
            let remedy = "call it learn_ID, where ID is a piece of learn.toml.";
            self.report(STATEMENTS, at, what, remedy);
        }
    }

    fn piece(&mut self, id: &str) -> Result<(raw::PieceWords, Vec<Block>, Vec<Cited>), Problem> {
        let file = format!("{}/learn/{id}.toml", self.language);
        let words: raw::PieceWords = self.files.parse(&file)?;
        let key = format!("{STATEMENT}{id}");
        for (text, kind) in [
            (&words.title, TextKind::Label),
            (&words.lead, TextKind::Prose),
            (&words.sure, TextKind::Prose),
        ] {
            self.keep(&file, text.span().start, &key, kind, text.get_ref());
        }
        let source = self.files.source(&file);
        let mut writer = Writer {
            desk: self,
            source,
            key,
            at: words.text.span().start,
            cited: Vec::new(),
            said: String::new(),
        };
        let mut blocks = Vec::new();
        for block in words
            .text
            .get_ref()
            .split("\n\n")
            .map(str::trim)
            .filter(|b| !b.is_empty())
        {
            match (writer.block(block), blocks.last_mut()) {
                // Authors may leave a line between a caution and its list.
                (Block::List(list), Some(Block::Caution(_, items))) if items.is_empty() => {
                    *items = list
                }
                (block, _) => blocks.push(block),
            }
        }
        let (cited, said) = (writer.cited, writer.said);
        let at = words.text.span().start;
        let count = count(&said) + count(words.lead.get_ref());
        if !LENGTH.contains(&count) {
            let what = format!("the piece has {count} words.");
            let remedy = format!("make it {} to {}.", LENGTH.start(), LENGTH.end());
            self.report(&file, at, what, &remedy);
        }
        let grade = Reading::of(&said).grade();
        if grade > HARDEST_STEM {
            let what = format!(
                "the piece reads at grade {}.{}, above 8.",
                grade / 10,
                grade % 10
            );
            self.report(&file, at, what, "use shorter words and sentences.");
        }
        if blocks
            .iter()
            .any(|b| matches!(b, Block::Caution(_, items) if items.is_empty()))
        {
            let what = "a caution has no list of what to look out for.".to_owned();
            self.report(&file, at, what, "write it below, each line with `- `.");
        }
        if !blocks.iter().any(|b| matches!(b, Block::Pictures(_))) {
            self.report(
                &file,
                at,
                "the piece shows no picture.".to_owned(),
                "add [picture ID].",
            );
        }
        if !cited
            .iter()
            .any(|c| matches!(c.status, SourceStatus::Seen | SourceStatus::Partly))
        {
            let what = "the piece names no source that somebody has seen.".to_owned();
            self.report(
                &file,
                at,
                what,
                "name one behind what rests on it, such as [R33].",
            );
        }
        Ok((words, blocks, cited))
    }
}

/// Takes a piece's text apart.
struct Writer<'a, 'b> {
    desk: &'a mut Desk<'b>,
    source: Source<'b>,
    key: String,
    /// Where in the file the next block is looked for.
    at: usize,
    cited: Vec<Cited>,
    /// All that is said, without marks.
    said: String,
}

impl Writer<'_, '_> {
    fn report(&mut self, what: String, remedy: &str) {
        self.desk
            .problems
            .push(self.source.problem(self.at, what, remedy));
    }

    /// Problems are told at the line where a text begins.
    fn go_to(&mut self, text: &str) {
        let first = text.lines().next().unwrap_or_default();
        let rest = self.source.text.get(self.at..).unwrap_or_default();
        self.at += rest.find(first).unwrap_or(0);
    }

    fn block(&mut self, block: &str) -> Block {
        self.go_to(block);
        if let Some(heading) = block.strip_prefix("## ") {
            self.say(heading, TextKind::Label);
            return Block::Heading(heading.to_owned());
        }
        if let Some(ids) = block
            .strip_prefix("[picture ")
            .and_then(|b| b.strip_suffix(']'))
        {
            return Block::Pictures(
                ids.split_whitespace()
                    .filter_map(|id| self.picture(id))
                    .collect(),
            );
        }
        if let Some(caution) = block.strip_prefix("! ") {
            let (title, items) = caution.split_once('\n').unwrap_or((caution, ""));
            self.say(title, TextKind::Label);
            return Block::Caution(title.to_owned(), self.items(items));
        }
        if block.starts_with("- ") {
            return Block::List(self.items(block));
        }
        Block::Paragraph(self.runs(&block.replace('\n', " ")))
    }

    fn items(&mut self, lines: &str) -> Vec<Vec<Run>> {
        let lines = format!("\n{lines}");
        let items = lines.split("\n- ").map(str::trim).filter(|i| !i.is_empty());
        let mut all = Vec::new();
        for item in items {
            self.go_to(item);
            all.push(self.runs(&item.replace('\n', " ")));
        }
        all
    }

    fn picture(&mut self, id: &str) -> Option<Picture> {
        let picture = self.desk.pictures.get(id).cloned();
        self.desk.used.insert(id.to_owned());
        if picture.is_none() {
            let remedy = "draw it in content/pictures/, and give it words in learn.toml.";
            self.report(format!("there is no picture `{id}`."), remedy);
        }
        picture
    }

    /// Keeps a text for the checks of wording.
    fn say(&mut self, text: &str, kind: TextKind) {
        let (file, at, key) = (self.source.file.clone(), self.at, self.key.clone());
        self.desk.keep(&file, at, &key, kind, text);
        self.said.push_str(text);
        self.said.push_str("\n\n");
    }

    /// `words [R33, team] and [words that lead on](piece)`.
    fn runs(&mut self, text: &str) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('[') {
            let Some((inside, after)) = after.split_once(']') else {
                self.report("a `[` is never closed.".to_owned(), "close it.");
                break;
            };
            plain.push_str(before);
            runs.push(Run::Words(before.to_owned()));
            let link = after.strip_prefix('(').and_then(|a| a.split_once(')'));
            if let Some((piece, after)) = link {
                if !self.desk.ids.iter().any(|id| id == piece) {
                    self.report(format!("there is no piece `{piece}`."), "correct the id.");
                }
                plain.push_str(inside);
                runs.push(Run::Link(piece.to_owned(), inside.to_owned()));
                rest = after;
                continue;
            }
            runs.push(Run::Sources(self.sources(inside)));
            rest = after;
        }
        plain.push_str(rest);
        runs.push(Run::Words(rest.to_owned()));
        let cited = runs.iter().any(|run| matches!(run, Run::Sources(_)));
        if plain.contains(|c: char| c.is_ascii_digit()) && !cited {
            let what = "a figure stands here without a source.".to_owned();
            self.report(
                what,
                "name the source behind it, such as [R33], or [team] for our own.",
            );
        }
        runs.retain(|run| !matches!(run, Run::Words(words) if words.is_empty()));
        // A mark stands close to the word before it, and its space must not split a sentence from its end.
        self.say(
            &plain.replace(" .", ".").replace(" ,", ","),
            TextKind::Prose,
        );
        runs
    }

    fn sources(&mut self, keys: &str) -> Vec<usize> {
        let questionnaire = self.desk.assembled.questionnaire;
        let mut indices = Vec::new();
        let mut carried = false;
        for key in keys.split(',').map(str::trim) {
            let Some(index) = questionnaire.sources.iter().position(|s| s.key == key) else {
                let remedy =
                    "name one of evidence.toml; words that lead to a piece are [words](piece).";
                self.report(format!("there is no source `{key}`."), remedy);
                carried = true;
                continue;
            };
            let status = questionnaire.sources[index].status;
            carried |= status != SourceStatus::Memory;
            let known = self.cited.iter().position(|c| c.key == key);
            indices.push(known.unwrap_or(self.cited.len()));
            if known.is_none() {
                self.cited.push(Cited {
                    key: key.to_owned(),
                    words: self.desk.assembled.citations[index],
                    status,
                });
            }
        }
        if !carried {
            let what = "what nobody has seen carries no claim alone.".to_owned();
            self.report(what, "name a source beside it that somebody has seen.");
        }
        indices
    }
}

fn count(text: &str) -> usize {
    reading::words(text).len()
}
