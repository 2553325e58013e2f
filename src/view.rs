//! The view: what every screen and each of its parts is made from.

use yew::Callback;

use crate::session::{Action, Session};
use crate::wording::Wording;

/// The words, the session to show, and where to say what happens.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) wording: Wording,
    pub(crate) session: &'a Session,
    pub(crate) dispatch: &'a Callback<Action>,
}
