//! What somebody is shown who opens a link, besides what the check itself shows there.

use quiz::link::summary::Summary;
use quiz::link::{self, LinkError};
use quiz::{Answers, Assessment};

use super::{said, summary, versus};
use crate::keepsake::{Keepsake, Press};
use crate::markup::{Node, tag};

pub(crate) fn visitor(keepsake: &Keepsake, code: &str) -> Vec<Node> {
    match link::decode(&content::QUESTIONNAIRE, code) {
        Ok(answers) => of_answers(keepsake, &answers),
        Err(LinkError::NoAnswers) => match link::summary::decode(&content::QUESTIONNAIRE, code) {
            Ok(found) => of_summary(keepsake, &found),
            Err(error) => trouble(keepsake, error),
        },
        // What is wrong with a code that holds answers, the check itself says.
        Err(LinkError::Newer) => vec![anew(keepsake)],
        Err(_) => Vec::new(),
    }
}

/// The result itself is there already.
fn of_answers(keepsake: &Keepsake, answers: &Answers) -> Vec<Node> {
    let found = Assessment::of(answers).and_then(|assessment| Summary::of(&assessment));
    let mut nodes = vec![said::said(keepsake, answers).into()];
    nodes.extend(found.map(|theirs| versus::versus(keepsake, &theirs).into()));
    nodes
}

/// All of the result is said here.
fn of_summary(keepsake: &Keepsake, found: &Summary) -> Vec<Node> {
    let rules = keepsake.language.interface.rules(&content::QUESTIONNAIRE);
    let mut nodes = vec![tag("p.version").text(rules).into()];
    nodes.extend(summary::summary(keepsake, found));
    nodes.push(versus::versus(keepsake, found).into());
    nodes
}

/// Why a code without answers cannot be opened.
fn trouble(keepsake: &Keepsake, error: LinkError) -> Vec<Node> {
    let interface = &keepsake.language.interface;
    let text = match error {
        LinkError::CutShort => interface.link_cut_short(),
        LinkError::Altered => interface.link_altered(),
        LinkError::Newer => interface.link_newer(),
        LinkError::NotOurs | LinkError::Older | LinkError::NoAnswers => interface.link_not_ours(),
    };
    let mut nodes = vec![
        tag("h1[tabindex=-1]")
            .text(interface.link_broken_title())
            .into(),
        tag("p.lead").text(text).into(),
    ];
    nodes.extend((error == LinkError::Newer).then(|| anew(keepsake)));
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
