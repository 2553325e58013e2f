//! The session: what was answered, what is being answered, and where the taker is.
//! It changes by actions alone and knows no browser, so every step can be played in a test.

mod way;

use std::rc::Rc;

use quiz::link::{self, LinkError, code_in};
use quiz::{
    Answer, Answers, Assessment, Choices, Kind, Next, NumberError, Outcome, Path, Places, Question,
    Questionnaire, Sides, saved,
};

use crate::wording::Wording;
pub use way::Way;

/// What is known when the app starts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Start {
    /// What was tapped before the program was there: names and values of ticked controls.
    pub early: Vec<(String, String)>,
    /// Whether the button to go on was pressed as well.
    pub early_continue: bool,
    /// The selector of the control that had the focus.
    pub early_focus: Option<String>,
    /// What was kept on the device, where the taker asked for it.
    pub saved: Option<String>,
    /// The fragment of the address.
    pub fragment: String,
    /// The rules of the past that the link in it was made with, in their words, where it needs any.
    pub past: Option<Wording>,
    /// Whether anything can be kept on the device.
    pub can_remember: bool,
    /// The country the browser's language speaks of, as two letters.
    pub country: String,
}

/// How many statements, with their reasons, are drawn in one frame: with fewer all of it takes longer, and with more a slow phone
/// does nothing else for 50 ms and longer.
const AT_ONCE: usize = 2;

/// Everything a screen is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// The taker's own answers.
    pub answers: Answers,
    /// What is ticked or typed and not taken yet, by question.
    drafts: Vec<Option<Draft>>,
    /// Where the taker is.
    pub place: Place,
    /// What the answers say of it.
    way: Rc<Way>,
    /// How much of the parts of the screen is drawn, in statements.
    pub drawn: usize,
    /// How the taker came here: by the browser's own Back or Forward, or by a step of ours.
    pub came_by_history: bool,
    /// What is wrong with the answer on the screen.
    pub mistake: Option<Mistake>,
    /// Counts refused answers, so that the same mistake twice is told twice.
    pub refusals: u32,
    /// The answer is being changed from the list: the way leads back there.
    pub changing: bool,
    /// What a link said, where one was opened.
    pub link: Option<Result<Answers, LinkError>>,
    /// The rules of the past that there are to open one with.
    past: Option<Wording>,
    /// Where the taker was before the link.
    before_link: Place,
    /// The page opened with a link, so what is kept on the device was not looked at.
    unread: bool,
    /// Whether answers are kept on the device.
    pub remember: bool,
    /// Whether they can be.
    pub can_remember: bool,
    /// Keeping them was tried, and the browser refused.
    pub refused: bool,
    /// Some kept answers could not be read.
    pub lost: bool,
    /// The taker's country, as an index.
    pub country: Option<usize>,
}

/// Where the taker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At a question.
    Ask(usize),
    /// At the list of answers.
    Check,
    /// At what the answers come to.
    Outcome,
    /// At what a link shows.
    Link,
}

impl Place {
    /// Its name in the browser's history. It says nothing of the answers.
    pub fn name(self, questionnaire: &Questionnaire) -> &'static str {
        match self {
            Place::Ask(question) => questionnaire.questions.get(question).map_or("", |q| q.id),
            Place::Check => "check",
            Place::Outcome => "outcome",
            Place::Link => "link",
        }
    }

    /// The place with this name.
    pub fn named(questionnaire: &Questionnaire, name: &str) -> Option<Place> {
        match name {
            "check" => Some(Place::Check),
            "outcome" => Some(Place::Outcome),
            "link" => Some(Place::Link),
            _ => questionnaire.question(name).map(Place::Ask),
        }
    }
}

/// Why an answer was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    /// Nothing was chosen.
    Nothing,
    /// This place has no side.
    NoSide(usize),
    /// The number, in this unit, is wrong.
    Number(usize, NumberError),
}

/// What is ticked and typed on a question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Ticked choices.
    pub ticked: Choices,
    /// Sides of ticked places.
    pub places: Places,
    /// The number as typed.
    pub text: String,
    /// The unit it is in.
    pub unit: usize,
}

impl Draft {
    fn of(question: &Question, answer: Option<Answer>) -> Draft {
        let Some(answer) = answer else {
            return Draft::default();
        };
        let mut draft = Draft {
            ticked: answer.choices(),
            ..Draft::default()
        };
        match answer {
            Answer::Places(places) => draft.places = places,
            Answer::Number { unit, steps } => {
                draft.unit = unit;
                let units = question.number.as_ref().map(|n| &n.units);
                let unit = units.and_then(|units| units.get(unit));
                draft.text = unit.map(|u| u.write(steps)).unwrap_or_default();
            }
            Answer::One(_) | Answer::Many(_) => {}
        }
        draft
    }

    fn tick(&mut self, question: &Question, choice: usize, on: bool) {
        let Some(chosen) = question.choices.get(choice) else {
            return;
        };
        if question.kind == Kind::One || (on && chosen.exclusive) {
            self.ticked = Choices::default();
            self.places = Places::default();
        } else if let (true, Some(none)) = (on, question.exclusive()) {
            self.ticked = self.ticked.with(none, false);
            self.places = self.places.with(none, None);
        }
        self.ticked = self.ticked.with(choice, on);
        let sideless = chosen.middle || chosen.exclusive;
        let sides = (on && sideless).then_some(Sides::Both);
        self.places = self.places.with(choice, sides);
    }

    /// Marks a side of a place, or takes the mark away.
    fn mark(&mut self, question: &Question, place: usize, side: Sides) {
        let before = self.places.sides(place).map_or(0, |sides| sides as u8);
        let after = Sides::from_number(before ^ side as u8);
        if after.is_none() || before == 0 {
            self.tick(question, place, after.is_some());
        }
        self.places = self.places.with(place, after);
    }

    /// The answer it comes to, or what is wrong with it.
    pub fn answer(&self, question: &Question) -> Result<Answer, Mistake> {
        let answer = match question.kind {
            Kind::Number => {
                let units = question.number.as_ref().map(|n| &n.units);
                let Some(unit) = units.and_then(|units| units.get(self.unit)) else {
                    return Err(Mistake::Nothing);
                };
                let scale = question.number.as_ref().is_some_and(|n| n.scale);
                match unit.parse(&self.text) {
                    Ok(steps) => Answer::Number {
                        unit: self.unit,
                        steps,
                    },
                    Err(NumberError::Missing) if scale => return Err(Mistake::Nothing),
                    Err(error) => return Err(Mistake::Number(self.unit, error)),
                }
            }
            Kind::One => match self.ticked.iter().next() {
                Some(choice) => Answer::One(choice),
                None => return Err(Mistake::Nothing),
            },
            Kind::Many => Answer::Many(self.ticked),
            Kind::Places => {
                let mut ticked = self.ticked.iter();
                if let Some(place) = ticked.find(|p| self.places.sides(*p).is_none()) {
                    return Err(Mistake::NoSide(place));
                }
                Answer::Places(self.places)
            }
        };
        match answer.check(question) {
            Ok(()) => Ok(answer),
            Err(_) => Err(Mistake::Nothing),
        }
    }
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A choice was ticked or unticked.
    Tick(usize, bool),
    /// A place got its side.
    Side(usize, Sides),
    /// A place was pressed on the drawing of the body, on this side.
    Mark(usize, Sides),
    /// A number was typed.
    Type(String),
    /// A unit was chosen.
    Unit(usize),
    /// The answer on the screen is meant.
    Continue,
    /// One step back, where the browser's own history is not to be used.
    Back,
    /// An answer is to be changed.
    Change(usize),
    /// The list of answers is right.
    SeeOutcome,
    /// The browser went to this place in its history.
    Visit(Place),
    /// All answers are to be forgotten.
    StartAgain,
    /// Whether answers are to be kept on the device.
    Remember(bool),
    /// The browser did not keep them: its storage is full, for one.
    NotKept,
    /// The taker's country was chosen; none is "somewhere else".
    Country(Option<usize>),
    /// The address got another fragment.
    Open(String),
    /// Enough of what the link shows.
    LeaveLink,
    /// A part of the screen is drawn: now the next.
    DrawMore,
    /// What is kept on the device, once [`Session::owes_recall`] asks for it.
    Recall(Option<String>),
}

impl Session {
    /// The session at the start.
    pub fn new(questionnaire: &'static Questionnaire, start: &Start) -> Session {
        let answers = Answers::new(questionnaire);
        let countries = &content::COUNTRIES;
        let mut session = Session {
            drafts: vec![None; questionnaire.questions.len()],
            place: Place::Ask(0),
            way: Rc::new(Way::to(Place::Ask(0), Path::of(&answers), &answers)),
            drawn: 0,
            came_by_history: true,
            mistake: None,
            refusals: 0,
            changing: false,
            link: None,
            past: start.past,
            before_link: Place::Ask(0),
            unread: false,
            remember: false,
            can_remember: start.can_remember,
            refused: false,
            lost: false,
            answers,
            country: countries.iter().position(|c| c.code == start.country),
        };
        session.recall(start.saved.as_deref());
        session.take_early(start);
        session.open(&start.fragment);
        session.unread = session.place == Place::Link && start.saved.is_none();
        session.look();
        session
    }

    /// Goes on where somebody stopped who asked to be remembered.
    fn recall(&mut self, kept: Option<&str>) {
        if let Some(kept) = kept {
            let saved = saved::read(self.questionnaire(), kept);
            self.remember = true;
            self.lost = saved.dropped > 0;
            self.answers = saved.answers;
            self.look();
        }
        self.place = self.furthest();
    }

    /// Looks at the way anew, after a step.
    fn look(&mut self) {
        self.way = Rc::new(Way::to(self.place, Path::of(&self.answers), &self.answers));
    }

    /// What the answers say of the place the taker is at.
    pub fn way(&self) -> &Way {
        &self.way
    }

    /// The questionnaire that is being taken.
    pub fn questionnaire(&self) -> &'static Questionnaire {
        self.answers.questionnaire()
    }

    /// The words that answers were given in: those of the past, where they were given then.
    pub fn words_of(&self, answers: &Answers, today: Wording) -> Wording {
        let given_then =
            |past: &Wording| std::ptr::eq(past.questionnaire(), answers.questionnaire());
        self.past.filter(given_then).unwrap_or(today)
    }

    /// What is ticked and typed on a question.
    pub fn draft(&self, question: usize) -> Draft {
        let drafted = self.drafts.get(question).cloned().flatten();
        drafted.unwrap_or_else(|| {
            let mut draft = match self.questionnaire().questions.get(question) {
                Some(asked) => Draft::of(asked, self.answers.get(question)),
                None => Draft::default(),
            };
            // "None of these" spoke of fewer items than are asked now: it has to be said again.
            if self.way.next == Next::Ask(question) {
                let none = self.questionnaire().questions[question].exclusive();
                if let Some(none) = none.filter(|none| draft.ticked.has(*none)) {
                    draft.ticked = draft.ticked.with(none, false);
                    draft.places = draft.places.with(none, None);
                }
            }
            draft
        })
    }

    /// The furthest place these answers lead to without a tap.
    fn furthest(&self) -> Place {
        match self.way.next {
            Next::Ask(question) => Place::Ask(question),
            Next::Result => self.after_the_last(),
        }
    }

    fn after_the_last(&self) -> Place {
        match Assessment::of(&self.answers).map(|a| a.outcome) {
            // Nobody in real trouble is asked to read a list first.
            Some(Outcome::Emergency | Outcome::Urgent) => Place::Outcome,
            _ => Place::Check,
        }
    }

    /// What was tapped before the program was there counts as tapped now. The page that was sent shows the
    /// first question, so to somebody whose kept answers lead further it means nothing.
    fn take_early(&mut self, start: &Start) {
        let question = 0;
        if self.place != Place::Ask(question) {
            return;
        }
        let asked = &self.questionnaire().questions[question];
        let own = start.early.iter().filter(|(name, _)| name == asked.id);
        for choice in own.filter_map(|(_, value)| asked.choice(value)) {
            self.edit(|draft, asked| draft.tick(asked, choice, true));
        }
        if start.early_continue {
            self.go_on();
            self.came_by_history = self.place == Place::Ask(question);
        }
    }

    fn open(&mut self, fragment: &str) {
        if let Some(code) = code_in(fragment) {
            let past = self.past.map(Wording::questionnaire);
            let opened = link::by_its_rules(self.questionnaire(), past, |rules| {
                link::decode(rules, &code)
            });
            self.link = Some(opened.map(|(answers, _)| answers));
            if self.place != Place::Link {
                self.before_link = self.place;
            }
            self.place = Place::Link;
        } else if self.place == Place::Link {
            self.leave_link();
        }
    }

    fn leave_link(&mut self) {
        self.link = None;
        self.visit(self.before_link);
    }

    /// Whether the link that the page opened with was left, by a button or by the browser's own: then what is kept on the
    /// device is to be looked at, before "Remember" could write over it.
    pub fn owes_recall(&self) -> bool {
        self.unread && self.place != Place::Link
    }

    /// Whether the browser's own controls show by themselves what this does: then there is nothing to draw.
    pub fn shows_itself(&self, action: &Action) -> bool {
        let Place::Ask(index) = self.place else {
            return false;
        };
        let question = &self.questionnaire().questions[index];
        match *action {
            Action::Type(_) | Action::Unit(_) => true,
            // "None of these" and the others untick each other; a place asks for its side and is drawn on the body.
            Action::Tick(choice, on) => match question.kind {
                Kind::One => true,
                Kind::Many => {
                    let none = question.exclusive();
                    let ticked = self.draft(index).ticked;
                    !on || (none != Some(choice) && !none.is_some_and(|none| ticked.has(none)))
                }
                Kind::Places | Kind::Number => false,
            },
            _ => false,
        }
    }

    fn edit(&mut self, change: impl FnOnce(&mut Draft, &Question)) {
        let Place::Ask(question) = self.place else {
            return;
        };
        let mut draft = self.draft(question);
        change(&mut draft, &self.questionnaire().questions[question]);
        self.drafts[question] = Some(draft);
    }

    fn go_on(&mut self) {
        let Place::Ask(question) = self.place else {
            return;
        };
        let draft = self.draft(question);
        match draft.answer(&self.questionnaire().questions[question]) {
            Err(mistake) => {
                self.mistake = Some(mistake);
                self.refusals += 1;
            }
            Ok(answer) => {
                // The draft was checked just now, so it is legal.
                if self.answers.get(question) != Some(answer) {
                    self.ask_none_again();
                }
                let _ = self.answers.put(question, answer);
                self.drafts[question] = None;
                let path = Path::of(&self.answers);
                let following = path.answered.iter().find(|q| **q > question);
                let place = match (following, path.next) {
                    (Some(following), _) if !self.changing => Place::Ask(*following),
                    (_, Next::Ask(next)) => Place::Ask(next),
                    (_, Next::Result) => self.after_the_last(),
                };
                self.way = Rc::new(Way::to(place, path, &self.answers));
                self.place = place;
                self.changing &= matches!(place, Place::Ask(_));
            }
        }
    }

    /// Another answer may bring more items on offer, so a "none" that was ticked and not taken yet is unticked.
    fn ask_none_again(&mut self) {
        let questions = &self.answers.questionnaire().questions;
        for (draft, asked) in self.drafts.iter_mut().zip(questions.iter()) {
            if let (Some(draft), Some(none)) = (draft, asked.exclusive()) {
                draft.ticked = draft.ticked.with(none, false);
                draft.places = draft.places.with(none, None);
            }
        }
    }

    /// The place before this one, if there is one.
    pub fn previous(&self) -> Option<Place> {
        let last = self.way.answered.last().map(|q| Place::Ask(*q));
        match self.place {
            Place::Ask(_) if self.changing && self.furthest() != self.place => {
                Some(self.furthest())
            }
            Place::Ask(question) => self.way.before(question),
            Place::Check => last,
            Place::Outcome if self.after_the_last() == Place::Check => Some(Place::Check),
            Place::Outcome => last,
            Place::Link => None,
        }
    }

    fn visit(&mut self, place: Place) {
        let finished = self.way.next == Next::Result;
        let possible = match place {
            Place::Ask(question) => self.way.reaches(question),
            Place::Check => finished && self.after_the_last() == Place::Check,
            Place::Outcome => finished,
            Place::Link => self.link.is_some(),
        };
        self.place = if possible { place } else { self.furthest() };
        self.changing &= matches!(self.place, Place::Ask(_)) && possible;
    }

    /// The session after something has happened.
    #[must_use]
    pub fn after(&self, action: Action) -> Session {
        let mut session = self.clone();
        // Going on looks at the way itself; what is refused leaves it as it is.
        let goes_on = action == Action::Continue;
        let moved = !matches!(
            action,
            Action::Tick(..)
                | Action::Side(..)
                | Action::Mark(..)
                | Action::Type(_)
                | Action::Unit(_)
                | Action::Remember(_)
                | Action::NotKept
                | Action::Country(_)
                | Action::DrawMore
                | Action::Recall(_)
        );
        if moved {
            session.mistake = None;
            session.came_by_history = matches!(action, Action::Visit(_) | Action::Open(_));
        }
        match action {
            Action::Tick(choice, on) => session.edit(|draft, q| draft.tick(q, choice, on)),
            Action::Mark(place, side) => session.edit(|draft, q| draft.mark(q, place, side)),
            Action::Side(place, sides) => session.edit(|draft, q| {
                if !draft.ticked.has(place) {
                    draft.tick(q, place, true);
                }
                draft.places = draft.places.with(place, Some(sides));
            }),
            Action::Type(text) => session.edit(|draft, _| draft.text = text),
            Action::Unit(unit) => session.edit(|draft, _| draft.unit = unit),
            Action::Continue => session.go_on(),
            Action::Back => {
                if let Some(place) = session.previous() {
                    session.visit(place);
                    session.changing = false;
                }
            }
            Action::Change(question) => {
                session.changing = true;
                session.visit(Place::Ask(question));
            }
            Action::SeeOutcome => session.visit(Place::Outcome),
            Action::Visit(place) => session.visit(place),
            Action::StartAgain => {
                session.answers = Answers::new(session.questionnaire());
                session.drafts = vec![None; session.drafts.len()];
                session.link = None;
                session.changing = false;
                session.lost = false;
                session.remember = false;
                session.place = Place::Ask(0);
            }
            Action::Remember(remember) => session.remember = remember,
            Action::NotKept => {
                session.remember = false;
                session.refused = true;
            }
            Action::Country(country) => session.country = country,
            Action::Open(fragment) => session.open(&fragment),
            Action::LeaveLink => session.leave_link(),
            Action::DrawMore => session.drawn = session.drawn.saturating_add(AT_ONCE),
            Action::Recall(kept) => {
                session.unread = false;
                if session.answers.is_empty() && kept.is_some() {
                    session.recall(kept.as_deref());
                    session.look();
                }
            }
        }
        if moved && !goes_on {
            session.look();
        }
        if session.place != self.place {
            // Who comes back is shown the place where they have read, which must be there. What answers come to without the
            // list of them is urgent, and there at once.
            let is_urgent = session.place == Place::Outcome && self.place != Place::Check;
            let at_once = session.came_by_history || is_urgent;
            session.drawn = if at_once { usize::MAX } else { 0 };
        }
        session
    }
}

#[cfg(test)]
mod monkey;
#[cfg(test)]
mod tests;
