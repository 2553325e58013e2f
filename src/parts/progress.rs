//! Progress that tells the truth: how many questions were reached, and how many there are at most.

use quiz::figures;

use crate::markup::{Tag, tag};
use crate::view::View;
use crate::wording::fill;

/// The number of this question and the most there can be, in words and as a line.
pub(crate) fn progress(view: &View<'_>, question: usize) -> Tag {
    let View {
        wording, session, ..
    } = *view;
    let way = session.way();
    let number = way.answered.iter().filter(|q| **q < question).count() + 1;
    let most = way.at_most.max(number);
    let section = session.questionnaire().questions[question].section;
    let text = fill(
        wording.progress(),
        &[("n", &figures(number)), ("most", &figures(most))],
    );
    let words = tag("p")
        .child(tag("span.section-name").changing_text(wording.lists().sections[section]))
        .child(tag("span").changing_text(text));
    let done = figures(number * 100 / most);
    let line = tag("svg[viewBox=0 0 100 1][preserveAspectRatio=none][aria-hidden=true]")
        .child(tag("rect.rail[width=100][height=1]"))
        .child(tag("rect.done[height=1]").attr("width", done));
    tag("div.progress").child(words).child(line)
}
