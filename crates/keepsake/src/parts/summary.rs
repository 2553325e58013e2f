//! A result without answers, as somebody sees it who opens such a link.

use content::Language;
use quiz::link::summary::Summary;
use quiz::words::StatementWords;
use quiz::{Condition, Section};

use super::areas;
use crate::keepsake::Keepsake;
use crate::markup::{Node, tag};

/// What the band is called, and what that says.
pub(crate) fn headline(language: &Language, summary: &Summary) -> Option<&'static StatementWords> {
    let band = summary.band?;
    let statements = language.questionnaire.statements.iter();
    let mut headlines = statements.enumerate().filter(|(_, statement)| {
        statement.section == Section::Headline
            && matches!(statement.when, Condition::Band(own) if own == band)
    });
    let (index, _) = headlines.next()?;
    let words: &'static quiz::words::Words = language.words;
    words.statements.get(index)
}

pub(crate) fn summary(keepsake: &Keepsake, language: &Language, summary: &Summary) -> Vec<Node> {
    let words = &keepsake.words;
    let bands = &language.questionnaire.bands;
    let band = summary.band.map(|band| bands[band].id);
    let mut top = tag("div.headline");
    if let Some(said) = headline(language, summary) {
        top = top
            .attr("data-band", band.unwrap_or_default())
            .child(tag("h1[tabindex=-1]").text(said.title))
            .child(tag("p.lead").text(said.text));
    }
    let soon = summary
        .soon
        .then(|| tag("p.notice[data-urgency=soon]").text(words.summary_soon()));
    let areas = tag("section")
        .child(tag("h2").text(language.interface.domains_title()))
        .child(tag("p").text(words.summary_areas()))
        .child(areas::areas(language, &summary.levels));
    let mut nodes = vec![top.into()];
    nodes.extend(soon.map(Node::from));
    nodes.push(areas.into());
    nodes.push(tag("p").text(words.summary_only()).into());
    nodes
}
