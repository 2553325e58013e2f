//! A question by itself on the screen.

use quiz::Kind;

use super::Screen;
use crate::markup::{Tag, tag};
use crate::parts::{
    back, choice_list, error_summary, go, later, number_field, places, progress, remember, scale,
    start_again,
};
use crate::session::Action;
use crate::view::View;
use crate::wording::fill;

pub(super) fn screen(view: &View<'_>, index: usize) -> Screen {
    let View {
        wording, session, ..
    } = *view;
    let question = &session.questionnaire().questions[index];
    let words = wording.question(index);
    let mistake = session.mistake.map(|m| wording.mistake(index, m));
    let mistake = mistake.as_deref();
    let previous = session.previous().map(|_| back::back(view));
    let intro = (index == 0).then(|| {
        tag("div.intro")
            .child(tag("p.lead").text(wording.intro_lead()))
            .child(tag("p").text(wording.intro_text()))
    });
    let lost = session.lost;
    let lost = lost.then(|| tag("p.notice").text(wording.saved_lost()));
    // Only what is asked has its question's key: the rest stays, the focused button above all, so that less is drawn anew.
    let why = tag("details.why-asked")
        .child(tag("summary").text(wording.why_asked()))
        .child(tag("p").changing_text(words.why))
        .child(tag("p").changing_text(wording.strength(question.strength)));
    let form = tag("form[novalidate=novalidate]")
        .child(asked(view, index, mistake))
        .child(why)
        .child(go::go(view, wording.continue_(), Action::Continue));
    let started = !session.answers.is_empty();
    let main = tag("main[id=main][data-screen=question]")
        .attr("data-question", question.id)
        .key("question")
        .maybe(previous)
        .maybe(intro)
        .maybe(lost)
        .child(progress::progress(view, index))
        .maybe(mistake.map(|m| error_summary::error_summary(view, m, question.id)))
        .child(form)
        .child(remember::remember(view))
        .maybe(started.then(|| start_again::start_again(view)));
    let title = match mistake {
        Some(_) => fill(wording.mistake_page_title(), &[("screen", words.ask)]),
        None => words.ask.to_owned(),
    };
    Screen::new(view, &title, main)
}

/// The question with what helps to answer it, what is wrong with the answer, and the controls for its kind.
fn asked(view: &View<'_>, index: usize, mistake: Option<&str>) -> Tag {
    let View {
        wording, session, ..
    } = *view;
    let question = &session.questionnaire().questions[index];
    let words = wording.question(index);
    let draft = session.draft(index);
    let offered = session.way().offered;
    let described_by = match (words.hint.is_empty(), mistake) {
        (true, None) => None,
        (false, None) => Some("hint"),
        (true, Some(_)) => Some("mistake"),
        (false, Some(_)) => Some("hint mistake"),
    };
    let is_scale = question.number.as_ref().is_some_and(|n| n.scale);
    let controls = match question.kind {
        Kind::One | Kind::Many => choice_list::choice_list(view, index, question, offered, &draft),
        Kind::Places => places::places(view, index, question, offered, &draft),
        Kind::Number if is_scale => scale::scale(view, index, question, &draft),
        Kind::Number => number_field::number_field(view, index, question, &draft, described_by),
    };
    let heading = tag("h1[tabindex=-1]").text(words.ask);
    let hinted = !words.hint.is_empty();
    let hint = hinted.then(|| tag("p.hint[id=hint]").text(words.hint));
    let wrong = mistake.map(|mistake| {
        let prefix = tag("span.aloud").text(wording.mistake_prefix()).text(" ");
        tag("p.mistake[id=mistake]")
            .child(prefix)
            .child(tag("span").changing_text(mistake.to_owned()))
    });
    tag("fieldset")
        .key(question.id)
        .attr("aria-describedby", described_by)
        .attr("class", mistake.map(|_| "wrong"))
        .child(tag("legend").child(heading))
        .maybe(hint)
        .maybe(wrong)
        .maybe(later::guides(question.id).then(later::place))
        .child(controls)
}
