//! The frame: whether the page stands inside another one.

use super::page;

/// Whether a host page holds this one. Then its history is the host's, and is left alone.
pub(crate) fn is_framed() -> bool {
    let Some(window) = page::window() else {
        return false;
    };
    match window.top() {
        Ok(Some(top)) => top != window,
        // Being refused an answer is an answer.
        _ => true,
    }
}
