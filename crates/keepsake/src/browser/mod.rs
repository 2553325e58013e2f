//! The edge: the only place that touches the browser. Whatever the browser refuses is told in words.

mod device;
mod draw;
mod file;
mod metronome;
mod paint;
mod paper;

use std::cell::{Cell, RefCell};

use content::Language;
use js_sys::Date;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, Event, Window};

use crate::keepsake::{Effect, Heard, Keepsake, Press};
use crate::words::Words;

/// The elements of the check that it draws in.
const PLACE: &str = "keepsake";
const BEFORE: &str = "preview";
const CHANGE: &str = "change";

/// What it looks like.
const STYLE: &str = include_str!("../../../../styles/keepsake.css");

/// How many changes are tried at a time.
const PIECE: usize = 16;

thread_local! {
    /// The words it has been told so far, to begin with.
    static TOLD: Cell<Option<(&'static Language, Option<Words>)>> = const { Cell::new(None) };
    static KEEPSAKE: RefCell<Option<Keepsake>> = const { RefCell::new(None) };
    /// How many pieces are drawn in its place, and how many nodes they were, while more of them come.
    static GROWS: Cell<Option<(usize, usize)>> = const { Cell::new(None) };
    /// Whether the next piece of a search is to come already.
    static LOOKING: Cell<bool> = const { Cell::new(false) };
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Begins, told one text after the other, so that each can be read in a task of its own: the words of the check, its own, and
/// the rules of the past that a link needs, if any. Says no where the words are not those of this program.
pub fn begin(text: String) -> bool {
    let text = String::leak(text);
    let told = match TOLD.take() {
        None => Language::read(text).map(|language| (language, None)),
        Some((language, None)) => Words::read(text).map(|words| (language, Some(words))),
        Some((language, Some(words))) => {
            start(language, words, text);
            return true;
        }
    };
    let is_read = told.is_some();
    TOLD.set(told);
    is_read
}

fn start(language: &'static Language, words: Words, past: &'static str) {
    draw::style(STYLE);
    listen();
    file::listen(|text| {
        let keep = change(|keepsake| {
            keepsake.hear(Heard::File(text));
            keepsake.kept_results()
        });
        self::keep(keep.flatten().as_deref());
    });
    let keepsake = Keepsake::new(language, words, device::device());
    KEEPSAKE.set(Some(keepsake.with_past(language.past(past))));
}

/// Speaks of what is on the screen now: a link, or the taker's own result; and of what the taker has answered, which
/// is taken at once; each piece of what there is to say of it is drawn in a task of its own.
pub fn show(link: bool, answers: &str) {
    let (fragment, question) = (device::fragment(), device::question());
    let shown = tell(|keepsake| {
        keepsake.ask(&question);
        let new = keepsake.show(link, answers, &fragment);
        (new, keepsake.remember(device::past))
    });
    soon(|| {
        tell(|keepsake| draw_at(keepsake, BEFORE));
    });
    GROWS.set(Some((0, 0)));
    grow(Box::new(move || {
        tell(|keepsake| draw_at(keepsake, CHANGE));
        let (new, keep) = shown.unzip();
        if let Some(keep) = keep.flatten() {
            self::keep(Some(&keep));
        }
        if new.unwrap_or_default() {
            draw::focus("#passing");
        }
        look_on();
    }));
}

/// Draws more and more in its place, each piece in a task of its own, and then goes on: so, too, where a press has had all of
/// it drawn meanwhile.
fn grow(then: Box<dyn FnOnce()>) {
    soon(move || {
        let (Some(place), Some((pieces, drawn))) = (element(PLACE), GROWS.take()) else {
            return then();
        };
        let Some(nodes) = tell(|keepsake| keepsake.piece(pieces)).flatten() else {
            draw::cut(&place, drawn);
            return then();
        };
        draw::draw_from(&place, drawn, &nodes);
        GROWS.set(Some((pieces + 1, drawn + nodes.len())));
        grow(then);
    });
}

/// Calls in a task of its own.
fn soon(then: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let then = Closure::once_into_js(then);
        let _ = window.set_timeout_with_callback(then.unchecked_ref());
    }
}

/// Finds out what would change a result, a little at a time: a phone is to answer presses meanwhile.
fn look_on() {
    let looks = || KEEPSAKE.with_borrow(|keepsake| keepsake.as_ref().is_some_and(Keepsake::looks));
    if !looks() || LOOKING.replace(true) {
        return;
    }
    soon(move || {
        LOOKING.set(false);
        tell(|keepsake| {
            if keepsake.looks() {
                keepsake.look_on(PIECE);
            }
        });
        match looks() {
            true => look_on(),
            false => change(|_| ()).unwrap_or_default(),
        }
    });
}

/// Changes it.
fn tell<T>(change: impl FnOnce(&mut Keepsake) -> T) -> Option<T> {
    KEEPSAKE.with_borrow_mut(|keepsake| keepsake.as_mut().map(change))
}

/// Changes it and draws what there is then.
fn change<T>(change: impl FnOnce(&mut Keepsake) -> T) -> Option<T> {
    GROWS.set(None);
    tell(|keepsake| {
        let told = change(keepsake);
        for id in [PLACE, BEFORE, CHANGE] {
            draw_at(keepsake, id);
        }
        told
    })
}

/// Draws what belongs in an element of the check; put together only where that is there.
fn draw_at(keepsake: &Keepsake, id: &str) {
    if let Some(place) = element(id) {
        let nodes = match id {
            PLACE => keepsake.place(),
            BEFORE => keepsake.before(),
            _ => keepsake.change(),
        };
        draw::draw(&place, &nodes);
    }
}

/// Keeps results, or forgets them, and tells where there was no room.
fn keep(text: Option<&str>) {
    if !device::keep_past(text) {
        change(|keepsake| keepsake.hear(Heard::Full));
    }
}

/// One listener for everything that it draws.
fn listen() {
    let pressed = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let selector = ["[", Press::ATTRIBUTE, "]"].concat();
        let found = target.and_then(|target| target.closest(&selector).ok().flatten());
        let name = found.and_then(|found| found.get_attribute(Press::ATTRIBUTE));
        if let Some(press) = name.and_then(|name| Press::named(&name)) {
            let effect = change(|keepsake| keepsake.press(press)).flatten();
            if let Some(effect) = effect {
                act(effect);
            }
        }
    });
    if let Some(document) = document() {
        let _ =
            document.add_event_listener_with_callback("click", pressed.as_ref().unchecked_ref());
    }
    // For as long as the page is there.
    pressed.forget();
}

/// Does what only the browser can. It may show another screen, so nothing is borrowed meanwhile.
fn act(effect: Effect) {
    match effect {
        Effect::Open(fragment) => device::tell_of(&fragment),
        Effect::Leave => device::leave(),
        Effect::Copy(text, field) => device::copy(&text, move |copied| {
            change(|keepsake| keepsake.hear(Heard::Copied(copied)));
            if !copied {
                draw::select(field);
            }
        }),
        Effect::Share(title, link) => device::share(&device::link(&title, &link), || {
            change(|keepsake| keepsake.hear(Heard::NotShared));
        }),
        Effect::Paint(drawing) => paint::paint(&drawing, |picture| {
            change(|keepsake| keepsake.hear(Heard::Painted(picture)));
        }),
        Effect::SharePicture => match paint::last() {
            Some(picture) => device::share(&picture, || {
                change(|keepsake| keepsake.hear(Heard::NotShared));
            }),
            None => {
                change(|keepsake| keepsake.hear(Heard::NotShared));
            }
        },
        Effect::Recall => {
            change(|keepsake| keepsake.hear(Heard::Kept(device::kept())));
        }
        Effect::Reload => device::reload(),
        Effect::Visit => {
            let page = KEEPSAKE.with_borrow(|keepsake| keepsake.as_ref().map(Keepsake::visit));
            paper::print(&page.unwrap_or_default());
        }
        Effect::Keep(text) => keep(text.as_deref()),
        Effect::Count(leg) => {
            change(|keepsake| keepsake.count(leg, Date::now()));
            metronome::start(|| {
                let question = device::question();
                change(|keepsake| keepsake.tick(&question, Date::now())).unwrap_or_default()
            });
        }
    }
}
