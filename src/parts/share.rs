//! Sharing: the link to this result, and copying it with an honest answer.

use crate::browser::{address, clipboard};
use crate::markup::{Tag, tag};
use crate::session::Action;
use crate::view::View;

/// A field with the link to these answers, and a button that copies it.
pub(crate) fn share(view: &View<'_>, code: &str) -> Tag {
    let wording = view.wording;
    let link = address::with_fragment(&["r=", code].concat());
    let copy = {
        let (link, dispatch) = (link.clone(), view.dispatch.clone());
        move || {
            let dispatch = dispatch.clone();
            clipboard::copy(&link, move |worked| {
                if !worked {
                    clipboard::select("#link");
                }
                dispatch.emit(Action::Copied(worked));
            });
            None
        }
    };
    let told = match view.session.copied {
        None => "",
        Some(true) => wording.copied(),
        Some(false) => wording.copy_refused(),
    };
    let button = tag("button.second[type=button]")
        .text(wording.copy())
        .on_press_do(view.dispatch, copy);
    tag("div.share")
        .child(tag("label[for=link]").text(wording.link_label()))
        .child(tag("input.link[id=link][name=link][readonly=readonly][translate=no]").value(link))
        .child(button)
        .child(tag("p[role=status]").text(told))
}
