//! The device: its address, its clipboard, its way to share, and what is kept on it.

use std::rc::Rc;

use js_sys::{Array, Date, Function, Object, Promise, Reflect};
use quiz::saved::{NAME, RESULTS};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HashChangeEvent, HashChangeEventInit};

use super::draw::has;
use super::{paint, window};
use crate::day::Day;
use crate::keepsake::Device;

/// The page for frames, which nobody opens by itself.
const FRAME: &str = "frame.html";

/// What there is to know of the browser.
pub(super) fn device() -> Device {
    let href = window().and_then(|w| w.location().href().ok());
    let mut address = href.unwrap_or_default();
    for end in ['#', '?'] {
        address.truncate(address.find(end).unwrap_or(address.len()));
    }
    if let Some(outside) = address.strip_suffix(FRAME) {
        address.truncate(outside.len());
    }
    let can_share = window().is_some_and(|w| has(&w.navigator(), "share"));
    Device {
        address,
        can_share,
        can_share_pictures: paint::can_share(),
        reloaded: reloaded().unwrap_or_default(),
        today: today(),
    }
}

/// The day it is here, by this device's clock.
fn today() -> Day {
    let now = Date::new_0();
    Day::of(
        now.get_full_year() as i32,
        now.get_month() as i32 + 1,
        now.get_date() as i32,
    )
}

/// The question on the screen; empty where there is none.
pub(super) fn question() -> String {
    let main = window().and_then(|w| w.document()?.get_element_by_id("main"));
    let question = main.and_then(|main| main.get_attribute("data-question"));
    question.unwrap_or_default()
}

/// Whether the page was loaded anew by hand.
fn reloaded() -> Option<bool> {
    let performance = Reflect::get(window()?.as_ref(), &"performance".into()).ok()?;
    let entries = Reflect::get(&performance, &"getEntriesByType".into()).ok()?;
    let entries = entries
        .dyn_ref::<Function>()?
        .call1(&performance, &"navigation".into());
    let first = Array::from(&entries.ok()?).get(0);
    let kind = Reflect::get(&first, &"type".into()).ok()?;
    Some(kind.as_string()? == "reload")
}

/// The fragment of the address.
pub(super) fn fragment() -> String {
    let hash = window().and_then(|w| w.location().hash().ok());
    let hash = hash.unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Tells the check of a fragment, as the browser does when the address gets another one. The address stays as it is: no
/// answer comes into the history of the browser.
pub(super) fn tell_of(fragment: &str) {
    let init = HashChangeEventInit::new();
    init.set_new_url(&["#", fragment].concat());
    let event = HashChangeEvent::new_with_event_init_dict("hashchange", &init);
    if let (Some(window), Ok(event)) = (window(), event) {
        let _ = window.dispatch_event(&event);
    }
}

/// Leaves what was told of, as the browser's Back does. In a frame there is no entry to go back to.
pub(super) fn leave() {
    let Some(window) = window() else { return };
    let own = window.top().ok().flatten().is_some_and(|top| top == window);
    if own {
        let _ = window.history().and_then(|history| history.back());
    } else {
        tell_of("");
    }
}

/// Copies a text and then says whether it was copied.
pub(super) fn copy(text: &str, then: impl Fn(bool) + 'static) {
    let Some(navigator) = window().map(|w| w.navigator()) else {
        return;
    };
    // Not every page has a clipboard: plain http and some frames do not.
    if !has(&navigator, "clipboard") {
        return then(false);
    }
    once(&navigator.clipboard().write_text(text), move |done| {
        then(done.is_ok())
    });
}

/// A link, as something to share.
pub(super) fn link(title: &str, link: &str) -> JsValue {
    let what = Object::new();
    for (name, value) in [("title", title), ("url", link)] {
        let _ = Reflect::set(&what, &name.into(), &value.into());
    }
    what.into()
}

/// Hands something to the system. Somebody who changes their mind is told nothing.
pub(super) fn share(what: &JsValue, refused: impl Fn() + 'static) {
    let Some(navigator) = window().map(|w| w.navigator()) else {
        return;
    };
    let share = Reflect::get(&navigator, &"share".into()).ok();
    let share = share.and_then(|share| share.dyn_into::<Function>().ok());
    let begun = share.and_then(|share| share.call1(&navigator, what).ok());
    let Some(begun) = begun.and_then(|begun| begun.dyn_into::<Promise>().ok()) else {
        return refused();
    };
    once(&begun, move |done| {
        if let Err(error) = done {
            let name = Reflect::get(&error, &"name".into()).ok();
            if name.and_then(|name| name.as_string()).as_deref() != Some("AbortError") {
                refused();
            }
        }
    });
}

/// What is kept on this device, where anything is and may be looked at.
pub(super) fn kept() -> Option<String> {
    window()?.local_storage().ok()??.get_item(NAME).ok()?
}

/// What is kept of other days; none where the taker has not asked for it.
pub(super) fn past() -> Option<String> {
    kept()?;
    let past = window()?.local_storage().ok()??.get_item(RESULTS).ok()?;
    Some(past.unwrap_or_default())
}

/// Keeps a text of results, or nothing any more. Says whether that worked.
pub(super) fn keep_past(text: Option<&str>) -> bool {
    let storage = window().and_then(|w| w.local_storage().ok()?);
    storage.is_some_and(|storage| match text {
        Some(text) => storage.set_item(RESULTS, text).is_ok(),
        None => storage.remove_item(RESULTS).is_ok(),
    })
}

/// Loads the page anew.
pub(super) fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Calls once a promise is kept or broken.
pub(super) fn once(promise: &Promise, then: impl Fn(Result<JsValue, JsValue>) + 'static) {
    let then = Rc::new(then);
    let other = Rc::clone(&then);
    let kept = Closure::<dyn FnMut(JsValue)>::new(move |value| then(Ok(value)));
    let broken = Closure::<dyn FnMut(JsValue)>::new(move |error| other(Err(error)));
    let _ = promise.then2(&kept, &broken);
    // One of the two is never called, and nothing says when; they are small, and no button is pressed very often.
    kept.forget();
    broken.forget();
}
