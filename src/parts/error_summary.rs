//! The summary of what is wrong, at the top of a screen, where the focus goes.

use crate::browser::page;
use crate::markup::{Tag, tag};
use crate::view::View;

/// What is wrong, with a link to the field it is wrong with.
pub(crate) fn error_summary(view: &View<'_>, text: &str, field: &'static str) -> Tag {
    let link = tag("a")
        .attr("href", ["#", field].concat())
        .changing_text(text.to_owned())
        .on_press_do(view.dispatch, move || {
            page::focus(&["[name=\"", field, "\"]"].concat(), true);
            // Where a place waits for its side, that is what is missing.
            page::focus(".sides:not(:has(:checked)) input", true);
            None
        });
    let alert = tag("div[role=alert]")
        .child(tag("h2").text(view.wording.mistake_title()))
        .child(tag("p").child(link));
    // The alert is a child of what takes the focus, so that it is not read over itself.
    tag("div.summary[id=summary][tabindex=-1]").child(alert)
}
