//! What somebody is shown who opens a link, besides what the check itself shows there.

use content::fill;
use quiz::figures;
use quiz::link::LinkError;
use quiz::link::summary::Summary;
use quiz::{Answers, Assessment};

use super::{said, summary, versus};
use crate::keepsake::{Keepsake, Opened, Press, opened};
use crate::markup::{Node, tag};

pub(crate) fn visitor(keepsake: &Keepsake, code: &str) -> Vec<Node> {
    match opened(code) {
        Ok(Opened::Answers(answers)) => of_answers(keepsake, &answers),
        Ok(Opened::Summary(found)) => {
            let mut nodes = vec![version(keepsake)];
            nodes.extend(summary::summary(keepsake, &found));
            nodes.push(versus::versus(keepsake, &found).into());
            nodes
        }
        Err(LinkError::Newer) => newer(keepsake, code),
        Err(error) => trouble(keepsake, code, error),
    }
}

/// The result itself is there already.
fn of_answers(keepsake: &Keepsake, answers: &Answers) -> Vec<Node> {
    let found = Assessment::of(answers).and_then(|assessment| Summary::of(&assessment));
    let mut nodes = vec![said::said(keepsake, answers).into()];
    nodes.extend(found.map(|theirs| versus::versus(keepsake, &theirs).into()));
    nodes
}

/// From when the rules are.
fn version(keepsake: &Keepsake) -> Node {
    let questionnaire = &content::QUESTIONNAIRE;
    let text = fill(
        keepsake.language.interface.version(),
        &[
            ("version", &figures(questionnaire.version.into())),
            ("date", questionnaire.date),
        ],
    );
    tag("p.version").text(text).into()
}

/// Whether a code without answers is meant: about any other the check itself says what is wrong with it.
fn is_without_answers(code: &str) -> bool {
    code.starts_with('0')
}

/// Loading the page anew is asked for once. Where that did not help, it says so.
fn newer(keepsake: &Keepsake, code: &str) -> Vec<Node> {
    let words = &keepsake.words;
    let mut nodes = match is_without_answers(code) {
        true => trouble(keepsake, code, LinkError::Newer),
        false => Vec::new(),
    };
    nodes.push(if keepsake.device.reloaded {
        tag("p.notice").text(words.reloaded()).into()
    } else {
        tag("button.second[type=button]")
            .text(words.reload())
            .press(Press::Reload)
            .into()
    });
    nodes
}

/// Why a code cannot be opened.
fn trouble(keepsake: &Keepsake, code: &str, error: LinkError) -> Vec<Node> {
    if !is_without_answers(code) {
        return Vec::new();
    }
    let interface = &keepsake.language.interface;
    let text = match error {
        LinkError::CutShort => interface.link_cut_short(),
        LinkError::Altered => interface.link_altered(),
        LinkError::Newer => interface.link_newer(),
        LinkError::NotOurs | LinkError::Older | LinkError::NoAnswers => interface.link_not_ours(),
    };
    vec![
        tag("h1[tabindex=-1]")
            .text(interface.link_broken_title())
            .into(),
        tag("p.lead").text(text).into(),
    ]
}
