//! The view: what every screen and each of its parts is made from.

use std::cell::Cell;

use yew::Callback;

use crate::markup::Tag;
use crate::session::{Action, Session};
use crate::wording::Wording;

/// The words, the session to show, and where to say what happens.
pub(crate) struct View<'a> {
    pub(crate) wording: Wording,
    pub(crate) session: &'a Session,
    pub(crate) dispatch: &'a Callback<Action>,
    /// How much has come to its turn so far, drawn or not.
    so_far: Cell<usize>,
}

impl<'a> View<'a> {
    pub(crate) fn new(
        wording: Wording,
        session: &'a Session,
        dispatch: &'a Callback<Action>,
    ) -> View<'a> {
        View {
            wording,
            session,
            dispatch,
            so_far: Cell::new(0),
        }
    }

    /// A part of what is long, as soon as so much may be drawn; its size is in statements with their reasons. What is at the top
    /// of a screen is no part, or one of no size, and drawn first; then one part after the other. A part can have parts.
    pub(crate) fn part(&self, size: usize, draw: &dyn Fn() -> Tag) -> Option<Tag> {
        self.is_due(size).then(draw)
    }

    /// Whether a part of this size may be drawn.
    pub(crate) fn is_due(&self, size: usize) -> bool {
        self.so_far.set(self.so_far.get() + size);
        self.is_whole()
    }

    /// Whether all parts so far are drawn.
    pub(crate) fn is_whole(&self) -> bool {
        self.so_far.get() <= self.session.drawn
    }
}
