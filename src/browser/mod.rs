//! The edge: the only place that touches the browser. Whatever the browser refuses
//! (storage, clipboard, history) is an `Option` or a `bool` here, never a panic.

pub(crate) mod address;
pub(crate) mod early;
pub(crate) mod event;
pub(crate) mod frame;
pub(crate) mod page;
pub(crate) mod scripts;
pub(crate) mod storage;

#[cfg(feature = "csr")]
use crate::session::Start;

/// What the browser knows when the app starts.
#[cfg(feature = "csr")]
pub(crate) fn start() -> Start {
    let fragment = address::fragment();
    Start {
        early: early::ticked(),
        early_continue: early::pressed(),
        early_focus: early::focused(),
        // Whoever opens a link is not asked what they have kept themselves.
        saved: match quiz::link::code_in(&fragment) {
            Some(_) => None,
            None => storage::read(),
        },
        fragment,
        past: None,
        can_remember: storage::is_there(),
        country: page::country(),
    }
}
