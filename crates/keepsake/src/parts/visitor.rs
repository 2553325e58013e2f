//! What somebody is shown who opens a link, besides what the check itself shows there.

use content::Language;
use quiz::link::summary::Summary;
use quiz::link::{self, LinkError};
use quiz::{Answers, Assessment};

use super::{said, since, summary, versus, visit};
use crate::keepsake::{Keepsake, Press};
use crate::markup::{Node, tag};

/// One piece of it; see `Keepsake::piece`.
pub(crate) fn visitor(keepsake: &Keepsake, code: &str, index: usize) -> Option<Vec<Node>> {
    let error = match keepsake.open(|rules| link::decode(rules, code)) {
        Ok((answers, language)) => return of_answers(keepsake, language, &answers, index),
        Err(error) => error,
    };
    (index == 0).then(|| match error {
        LinkError::NoAnswers => match keepsake.open(|rules| link::summary::decode(rules, code)) {
            Ok((found, language)) => of_summary(keepsake, language, &found),
            Err(error) => trouble(keepsake, error),
        },
        LinkError::Newer => vec![anew(keepsake)],
        LinkError::Older => trouble(keepsake, error),
        // What else is wrong with a code that holds answers, the check itself says.
        LinkError::NotOurs | LinkError::CutShort | LinkError::Altered => Vec::new(),
    })
}

/// The result itself is there already.
fn of_answers(
    keepsake: &Keepsake,
    language: &Language,
    answers: &Answers,
    index: usize,
) -> Option<Vec<Node>> {
    if index == 0 {
        return Some(vec![said::said(keepsake, language, answers).into()]);
    }
    let found = Summary::of(&Assessment::of(answers)?)?;
    let is_past = !std::ptr::eq(language, keepsake.language);
    Some(match index {
        1 if is_past => vec![since::since(keepsake, language, answers, &found).into()],
        1 => Vec::new(),
        2 => vec![versus::versus(keepsake, language, &found).into()],
        3 => vec![visit::offer(keepsake).into()],
        _ => return None,
    })
}

/// All of the result is said here.
fn of_summary(keepsake: &Keepsake, language: &Language, found: &Summary) -> Vec<Node> {
    let rules = language.interface.rules(language.questionnaire);
    let mut nodes = vec![tag("p.version").text(rules).into()];
    if !std::ptr::eq(language, keepsake.language) {
        nodes.push(since::without_answers(keepsake, language).into());
    }
    nodes.extend(summary::summary(keepsake, language, found));
    nodes.push(versus::versus(keepsake, language, found).into());
    nodes
}

/// Why a code cannot be opened, where the check itself does not say that.
fn trouble(keepsake: &Keepsake, error: LinkError) -> Vec<Node> {
    let interface = &keepsake.language.interface;
    let text = match error {
        LinkError::CutShort => interface.link_cut_short(),
        LinkError::Altered => interface.link_altered(),
        LinkError::Newer => interface.link_newer(),
        LinkError::Older => keepsake.words.older_missing(),
        LinkError::NotOurs | LinkError::NoAnswers => interface.link_not_ours(),
    };
    let mut nodes = vec![
        tag("h1[tabindex=-1]")
            .text(interface.link_broken_title())
            .into(),
        tag("p.lead").text(text).into(),
    ];
    nodes.extend((error == LinkError::Newer).then(|| anew(keepsake)));
    // In a tab of its own, so that nothing is lost that stands in this one.
    nodes.extend((error == LinkError::Older).then(|| {
        tag("a.save[target=_blank][rel=noopener]")
            .attr("href", keepsake.opened_link())
            .text(keepsake.words.older_open())
            .into()
    }));
    nodes
}

/// Loading the page anew is asked for once. Where that did not help, it says so.
fn anew(keepsake: &Keepsake) -> Node {
    let words = &keepsake.words;
    if keepsake.device.reloaded {
        tag("p.notice").text(words.reloaded()).into()
    } else {
        tag("button.second[type=button]")
            .text(words.reload())
            .press(Press::Reload)
            .into()
    }
}
