//! The address: its fragment, and the browser's history of places.
//!
//! Answers are never in it; the history holds names of places alone.

use std::cell::Cell;

use gloo::events::EventListener;
use quiz::figures;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HashChangeEvent, History};

use super::{frame, page, scripts};

/// Listens until it is dropped.
pub(crate) type Listening = EventListener;

/// The fragment, without the `#`.
pub(crate) fn fragment() -> String {
    let hash = page::window().and_then(|w| w.location().hash().ok());
    let hash = hash.unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

fn bare() -> String {
    let href = page::window().and_then(|w| w.location().href().ok());
    let mut href = href.unwrap_or_default();
    for end in ['#', '?'] {
        href.truncate(href.find(end).unwrap_or(href.len()));
    }
    href
}

fn history() -> Option<History> {
    page::window()?.history().ok()
}

/// What an entry of the history says: how many of ours lie before it, and which place it is.
fn entry() -> Option<(usize, String)> {
    let state = history()?.state().ok()?.as_string()?;
    let (depth, place) = state.split_once(' ')?;
    Some((depth.parse().ok()?, place.to_owned()))
}

/// How many entries of ours come before the current one.
fn depth() -> usize {
    entry().map_or(0, |(depth, _)| depth)
}

/// Whether the current entry is that of another place. A link that came with the address has an entry of its own.
pub(crate) fn names_other(place: &str) -> bool {
    entry().is_some_and(|(_, named)| named != place)
}

thread_local! {
    /// The entry that is still to be added: the place it is of, and how deep the one is that it follows.
    static LATER: Cell<Option<(usize, &'static str)>> = const { Cell::new(None) };
}

/// Names the place of the current entry.
pub(crate) fn replace(place: &str) {
    add();
    set(depth(), place, None, false);
}

/// Names the place of the current entry and takes the fragment off the address.
pub(crate) fn replace_without_fragment(place: &str) {
    add();
    set(depth(), place, Some(&bare()), false);
}

/// Adds an entry, so that the browser's Back leads here again. In a frame it would land in the
/// host's history, so there the entry is replaced.
///
/// It takes browsers as long as all the rest of a step, and nobody sees it: so the next frame is drawn first.
pub(crate) fn push(place: &'static str) {
    add();
    let follows = depth();
    scripts::once_drawn(Box::new(add));
    LATER.set(Some((follows, place)));
}

/// Adds the entry that is still to be added, if there is one. Not where the browser has gone elsewhere meanwhile: there it
/// would take the place of all that follows.
fn add() {
    let later = LATER.take();
    let Some((depth, place)) = later.filter(|(follows, _)| *follows == depth()) else {
        return;
    };
    if frame::is_framed() {
        set(depth, place, None, false);
    } else {
        set(depth + 1, place, None, true);
    }
}

fn set(depth: usize, place: &str, url: Option<&str>, new: bool) {
    let Some(history) = history() else { return };
    let state = JsValue::from_str(&[&figures(depth), " ", place].concat());
    // Browsers refuse when there are very many entries a second; the place on the screen stands all the same.
    let _ = if new {
        history.push_state_with_url(&state, "", url)
    } else {
        history.replace_state_with_url(&state, "", url)
    };
}

/// Goes one entry back, if the one before is ours. Says whether it does.
pub(crate) fn back() -> bool {
    add();
    let ours = !frame::is_framed() && entry().is_some_and(|(depth, _)| depth > 0);
    ours && history().is_some_and(|h| h.back().is_ok())
}

/// Calls with the name of the place each time the browser goes back or forward.
pub(crate) fn on_visit(mut visit: impl FnMut(String) + 'static) -> Option<Listening> {
    let window = page::window()?;
    Some(EventListener::new(&window, "popstate", move |_| {
        if let Some((_, place)) = entry() {
            visit(place);
        }
    }))
}

/// Calls with the new fragment each time it changes. That is the one that the event tells of: to show what somebody else
/// would see, the keepsake tells of one that never stands in the address.
pub(crate) fn on_fragment(mut changed: impl FnMut(String) + 'static) -> Option<Listening> {
    let window = page::window()?;
    Some(EventListener::new(&window, "hashchange", move |event| {
        let address = event.unchecked_ref::<HashChangeEvent>().new_url();
        changed(
            address
                .split_once('#')
                .map_or("", |(_, fragment)| fragment)
                .to_owned(),
        );
    }))
}
