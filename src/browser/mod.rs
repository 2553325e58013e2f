//! The edge: the only place that touches the browser. Whatever the browser refuses
//! (storage, clipboard, history) is an `Option` or a `bool` here, never a panic.

pub(crate) mod address;
pub(crate) mod clipboard;
pub(crate) mod early;
pub(crate) mod event;
pub(crate) mod frame;
pub(crate) mod page;
pub(crate) mod storage;

#[cfg(feature = "csr")]
use crate::session::Start;

/// What the browser knows when the app starts.
#[cfg(feature = "csr")]
pub(crate) fn start() -> Start {
    Start {
        early: early::ticked(),
        early_continue: early::pressed(),
        early_focus: early::focused(),
        saved: storage::read(),
        fragment: address::fragment(),
        can_remember: storage::is_there(),
        country: page::country(),
    }
}
