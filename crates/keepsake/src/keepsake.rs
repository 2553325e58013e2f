//! The keepsake itself: what it speaks of, what was pressed, and what is to be done about it.

use content::Language;
use quiz::change::{Change, Search};
use quiz::link::{self, LinkError, summary};
use quiz::{Answers, Assessment, Outcome, Questionnaire, saved};

use crate::day::Day;
use crate::guide::{Guide, Leg, Sound};
use crate::markup::Node;
use crate::parts::{again, change, fhir, moves, offer, preview, visit, visitor};
use crate::past::Past;
use crate::picture;
use crate::words::Words;

/// What it knows of the browser.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Device {
    /// The address of the check, without query and fragment.
    pub address: String,
    /// Whether the system has a way to share something.
    pub can_share: bool,
    /// Whether that takes pictures.
    pub can_share_pictures: bool,
    /// Whether this page was loaded anew by hand just now.
    pub reloaded: bool,
    /// Which day it is.
    pub today: Day,
}

impl Device {
    /// Whether nobody else can have this address: it is a file on this device, or made up by another program.
    pub(crate) fn is_only_here(&self) -> bool {
        !self.address.starts_with("http")
    }
}

/// What is passed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The result alone.
    Summary,
    /// All answers, and so the whole result.
    Answers,
}

/// Another way to pass something on than to copy its link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A text for a message.
    Message,
    /// A code for the camera of a phone.
    Qr,
    /// A picture of the result.
    Picture,
}

/// What the keepsake speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// The taker's own result.
    Result,
    /// What another person would see.
    Preview(Kind),
    /// What somebody else has passed on, in this code.
    Link(String),
}

/// What can be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// See what this would show to another person.
    See(Kind),
    /// Back to one's own result.
    Leave,
    /// Copy the link.
    CopyLink,
    /// Hand the link to the system.
    Share,
    /// Another way to pass it on, or no longer.
    Way(Way),
    /// Copy that text.
    CopyMessage,
    /// Hand the picture to the system.
    SharePicture,
    /// Two results side by side, or no longer.
    Compare,
    /// Load the page anew.
    Reload,
    /// Print the page for the appointment.
    Visit,
    /// Copy the answers as a clinic's programs read them.
    CopyFhir,
    /// Forget the results of other days.
    Forget,
    /// Count for this leg, or stop.
    Leg(Leg),
}

impl Press {
    /// The attribute of a field that a file can be chosen in.
    pub const FILE: &'static str = "data-file";

    /// The attribute that says what it means to press an element.
    pub const ATTRIBUTE: &'static str = "data-press";

    const ALL: [(Press, &'static str); 17] = [
        (Press::See(Kind::Summary), "see-summary"),
        (Press::See(Kind::Answers), "see-answers"),
        (Press::Leave, "leave"),
        (Press::CopyLink, "copy-link"),
        (Press::Share, "share"),
        (Press::Way(Way::Message), "message"),
        (Press::Way(Way::Qr), "qr"),
        (Press::Way(Way::Picture), "picture"),
        (Press::SharePicture, "share-picture"),
        (Press::CopyMessage, "copy-message"),
        (Press::Compare, "compare"),
        (Press::Reload, "reload"),
        (Press::Visit, "visit"),
        (Press::CopyFhir, "copy-fhir"),
        (Press::Forget, "forget"),
        (Press::Leg(Leg::Left), "leg-left"),
        (Press::Leg(Leg::Right), "leg-right"),
    ];

    /// What it is called in the attribute.
    pub fn name(self) -> &'static str {
        let found = Press::ALL.iter().find(|(press, _)| *press == self);
        found.map_or("", |(_, name)| name)
    }

    /// What is called so.
    pub fn named(name: &str) -> Option<Press> {
        let found = Press::ALL.iter().find(|(_, known)| *known == name);
        found.map(|(press, _)| *press)
    }
}

/// What only the browser can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Show what the code in this fragment opens.
    Open(String),
    /// Go back to the taker's own result.
    Leave,
    /// Copy a text; where that is refused, select the field that holds it.
    Copy(String, &'static str),
    /// Hand a link to the system, under a title.
    Share(String, String),
    /// Make a picture of this drawing.
    Paint(String),
    /// Hand the picture to the system.
    SharePicture,
    /// Look what is kept on this device.
    Recall,
    /// Load the page anew.
    Reload,
    /// Print the page for the appointment and nothing else.
    Visit,
    /// Keep this text of results, or nothing where there is none.
    Keep(Option<String>),
    /// Begin to count for this leg, or stop.
    Count(Leg),
}

/// What the browser answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// Whether something was copied.
    Copied(bool),
    /// It was not shared.
    NotShared,
    /// The address that holds the picture, where there could be one.
    Painted(Option<String>),
    /// What is kept on this device.
    Kept(Option<String>),
    /// There was no room for what was to be kept.
    Full,
    /// What is in a file.
    File(String),
}

/// The last thing there is to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    Copied,
    CopyRefused,
    ShareRefused,
    Forgotten,
    Brought,
    Unread,
    Full,
}

/// Everything that is shown follows from it.
#[derive(Debug)]
pub struct Keepsake {
    pub(crate) language: &'static Language,
    /// The rules of the past that the link in the address needs, in their words, where they have come.
    pub(crate) then: Option<&'static Language>,
    pub(crate) words: Words,
    pub(crate) device: Device,
    /// The taker's own answers, where there are any.
    pub(crate) own: Answers,
    pub(crate) place: Place,
    /// What was last to be seen as another person would. The browser's Forward leads there again.
    wanted: Option<Kind>,
    /// The other way to pass it on that is open.
    pub(crate) way: Option<Way>,
    /// The address that holds the picture: none yet, or why not.
    pub(crate) picture: Option<Option<String>>,
    /// Whether two results stand side by side.
    pub(crate) comparing: bool,
    pub(crate) told: Option<Told>,
    /// The results of other days, where the taker has asked to be remembered.
    pub(crate) past: Option<Past>,
    /// Whether a question is on the screen.
    asks: bool,
    /// They were forgotten in this visit.
    forgotten: bool,
    /// Where the taker is in a movement check.
    pub(crate) guide: Option<Guide>,
    /// What would change the taker's own result, once all of it was found.
    pub(crate) changes: Option<Vec<Change>>,
    /// The search for it, where that has begun.
    search: Option<Search>,
}

impl Keepsake {
    /// Nothing is shown yet.
    pub fn new(language: &'static Language, words: Words, device: Device) -> Keepsake {
        Keepsake {
            language,
            then: None,
            words,
            device,
            own: Answers::new(&content::QUESTIONNAIRE),
            place: Place::Result,
            wanted: None,
            way: None,
            picture: None,
            comparing: false,
            told: None,
            past: None,
            asks: false,
            forgotten: false,
            guide: None,
            changes: None,
            search: None,
        }
    }

    /// The same, with rules of the past to open a link with.
    #[must_use]
    pub fn with_past(self, then: Option<&'static Language>) -> Keepsake {
        Keepsake { then, ..self }
    }

    /// Opens a code with the rules of its version, today's or those of the past. Gives what is in it, and in whose words
    /// it is told.
    pub(crate) fn open<T>(
        &self,
        open: impl Fn(&'static Questionnaire) -> Result<T, LinkError>,
    ) -> Result<(T, &'static Language), LinkError> {
        let today = self.language.questionnaire;
        let then = self.then.map(|then| then.questionnaire);
        let (found, rules) = link::by_its_rules(today, then, open)?;
        let then = self
            .then
            .filter(|then| std::ptr::eq(then.questionnaire, rules));
        Ok((found, then.unwrap_or(self.language)))
    }

    /// The answers behind the result on the screen, the taker's own or those of a link, and in whose words they are told;
    /// none where there is no score.
    pub(crate) fn shown(&self) -> Option<(Answers, &'static Language)> {
        let shown = match &self.place {
            Place::Link(code) => self.open(|rules| link::decode(rules, code)).ok()?,
            Place::Result | Place::Preview(_) => (self.own.clone(), self.language),
        };
        let assessment = Assessment::of(&shown.0)?;
        (assessment.outcome == Outcome::Scored).then_some(())?;
        Some(shown)
    }

    /// Goes with the question on the screen: a movement check has a guide.
    pub fn ask(&mut self, question: &str) {
        self.asks = !question.is_empty();
        if !self.guides(question) {
            self.guide = Guide::to(question);
        }
    }

    /// Whether this question's guide is there.
    fn guides(&self, question: &str) -> bool {
        self.guide
            .as_ref()
            .is_some_and(|guide| guide.of.question == question)
    }

    /// Begins to count for a leg, or stops. The time is in milliseconds.
    pub fn count(&mut self, leg: Leg, time: f64) {
        if let Some(guide) = &mut self.guide {
            guide.press(leg, time);
        }
    }

    /// Time has passed at a question. Says what is to be heard, and whether it goes on counting.
    pub fn tick(&mut self, question: &str, time: f64) -> (Option<Sound>, bool) {
        if !self.guides(question) {
            self.guide = None;
        }
        match &mut self.guide {
            Some(guide) => (guide.tick(time), guide.runs()),
            None => (None, false),
        }
    }

    /// Takes what was kept of other days, where the taker asked for that, and adds this result. Gives what is to be kept
    /// then, where that is something else. Only beside one's own result is anything looked up.
    pub fn remember(&mut self, kept: impl FnOnce() -> Option<String>) -> Option<String> {
        self.past = None;
        let has_result = self.place == Place::Result && !self.asks;
        let code = self.code(Kind::Answers).filter(|_| has_result)?;
        let text = kept()?;
        let mut past = Past::read(&text);
        // Who has just had all of them forgotten does not mean this one to be kept.
        if !self.forgotten {
            past.put(self.device.today, &code);
        }
        let written = past.write();
        self.past = Some(past);
        (!self.forgotten && written != text).then_some(written)
    }

    /// Speaks of what is on the screen: a link, with the fragment of the address, or the taker's own result. Says
    /// whether that is something else than before.
    pub fn show(&mut self, link: bool, answers: &str, fragment: &str) -> bool {
        let place = match (link, link::code_in(fragment), self.wanted) {
            (true, Some(code), _) => Place::Link(code),
            (true, None, Some(kind)) => Place::Preview(kind),
            _ => Place::Result,
        };
        let own = saved::read(&content::QUESTIONNAIRE, answers).answers;
        if own != self.own {
            self.own = own;
            (self.changes, self.search) = (None, None);
        }
        let new = place != self.place;
        if new {
            self.place = place;
            self.way = None;
            self.comparing = false;
            self.told = None;
        }
        new
    }

    /// Takes a press, and says what the browser is to do about it.
    pub fn press(&mut self, press: Press) -> Option<Effect> {
        self.told = None;
        match press {
            Press::See(kind) => {
                self.wanted = Some(kind);
                Some(Effect::Open(["r=", &self.code(kind)?].concat()))
            }
            Press::Leave => Some(Effect::Leave),
            Press::CopyLink => Some(Effect::Copy(self.link()?, "#link")),
            Press::Share => Some(Effect::Share(
                self.language.interface.name().to_owned(),
                self.link()?,
            )),
            Press::Way(way) => {
                self.way = (self.way != Some(way)).then_some(way);
                self.picture = None;
                let paints = self.way == Some(Way::Picture);
                let own = paints.then(|| self.own_summary()).flatten()?;
                Some(Effect::Paint(picture::drawing(self, &own)?))
            }
            Press::SharePicture => Some(Effect::SharePicture),
            Press::CopyMessage => Some(Effect::Copy(self.message()?, "#message")),
            Press::Compare => {
                self.comparing = !self.comparing;
                // What is kept here is looked at only now, when somebody asks for it.
                (self.comparing && self.own.is_empty()).then_some(Effect::Recall)
            }
            Press::Reload => Some(Effect::Reload),
            Press::Visit => Some(Effect::Visit),
            Press::CopyFhir => Some(Effect::Copy(self.fhir()?, "#fhir")),
            Press::Forget => {
                self.past = Some(Past::default());
                self.forgotten = true;
                self.told = Some(Told::Forgotten);
                Some(Effect::Keep(None))
            }
            Press::Leg(leg) => Some(Effect::Count(leg)),
        }
    }

    /// Takes what the browser answers.
    pub fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::Copied(true) => self.told = Some(Told::Copied),
            Heard::Copied(false) => self.told = Some(Told::CopyRefused),
            Heard::Painted(picture) => self.picture = Some(picture),
            Heard::NotShared => self.told = Some(Told::ShareRefused),
            Heard::Full => self.told = Some(Told::Full),
            Heard::File(text) => {
                let past = self.past.get_or_insert_default();
                self.forgotten = false;
                let whole = past.take_in(&text);
                self.told = Some(if whole { Told::Brought } else { Told::Unread });
            }
            Heard::Kept(kept) => {
                if let Some(kept) = kept {
                    self.own = saved::read(&content::QUESTIONNAIRE, &kept).answers;
                }
            }
        }
    }

    /// What stands in its place on the screen.
    pub fn place(&self) -> Vec<Node> {
        let (mut nodes, mut index) = (Vec::new(), 0);
        while let Some(piece) = self.piece(index) {
            nodes.extend(piece);
            index += 1;
        }
        nodes
    }

    /// What stands there comes in pieces, so that no browser stands still for all of it. A piece may be empty; after the last
    /// one there is none.
    pub fn piece(&self, index: usize) -> Option<Vec<Node>> {
        match &self.place {
            Place::Result if self.asks => {
                let guide = self.guide.as_ref().filter(|_| index == 0)?;
                Some(moves::moves(self, guide))
            }
            Place::Result => {
                let code = self.code(Kind::Answers)?;
                match index {
                    0 => Some(offer::offer(self, &code)),
                    1 => Some(vec![visit::offer(self).into()]),
                    2 => Some(fhir::offer(self).map(Node::from).into_iter().collect()),
                    3 => Some(vec![again::again(self).into()]),
                    _ => None,
                }
            }
            Place::Preview(kind) => visitor::visitor(self, &self.code(*kind)?, index),
            Place::Link(code) => visitor::visitor(self, code, index),
        }
    }

    /// Whether there is more to find out of what would change the result on the screen.
    pub fn looks(&self) -> bool {
        self.place == Place::Result && !self.asks && self.changes.is_none()
    }

    /// Tries so many changes more, so that no browser stands still meanwhile.
    pub fn look_on(&mut self, tries: usize) {
        let search = self.search.get_or_insert_with(|| Search::new(&self.own));
        if !search.go_on(tries) {
            self.changes = Some(search.changes());
            self.search = None;
        }
    }

    /// What would change the taker's own result; nothing while that is not known.
    pub fn change(&self) -> Vec<Node> {
        match (&self.place, &self.changes) {
            (Place::Result, Some(changes)) if !self.asks => change::change(self, changes),
            _ => Vec::new(),
        }
    }

    /// The page for the appointment.
    pub fn visit(&self) -> Vec<Node> {
        visit::page(self)
    }

    /// What is to be kept of this result and others.
    pub fn kept_results(&self) -> Option<String> {
        self.past.as_ref().map(Past::write)
    }

    /// What stands before all else where the taker looks at what another person would see.
    pub fn before(&self) -> Vec<Node> {
        match self.place {
            Place::Preview(kind) => preview::preview(self, kind),
            _ => Vec::new(),
        }
    }

    /// The code of one's own result; `None` where there is nothing to pass on.
    pub(crate) fn code(&self, kind: Kind) -> Option<String> {
        match kind {
            Kind::Answers => link::encode(&self.own),
            Kind::Summary => summary::encode(&self.own),
        }
    }

    /// One's own answers as a clinic's programs read them, as of today; `None` where there is nothing to pass on.
    pub(crate) fn fhir(&self) -> Option<String> {
        self.code(Kind::Answers)?;
        let today = self.device.today.text();
        Some(self.language.fhir_response(&self.own, &today))
    }

    /// The link with a code.
    pub(crate) fn link_with(&self, code: &str) -> String {
        [&self.device.address, "#r=", code].concat()
    }

    /// The link on the screen; the check itself where there is none.
    pub(crate) fn opened_link(&self) -> String {
        match &self.place {
            Place::Link(code) => self.link_with(code),
            _ => self.device.address.clone(),
        }
    }

    /// The link that is about to be passed on.
    pub(crate) fn link(&self) -> Option<String> {
        match self.place {
            Place::Preview(kind) => Some(self.link_with(&self.code(kind)?)),
            _ => None,
        }
    }

    /// One's own result, where there is one.
    pub(crate) fn own_summary(&self) -> Option<summary::Summary> {
        summary::Summary::of(&Assessment::of(&self.own)?)
    }
}
