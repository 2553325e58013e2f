//! The five areas, each with what it shows.

use content::Language;
use quiz::link::summary::Summary;
use quiz::{Level, Questionnaire};

use crate::keepsake::Keepsake;
use crate::markup::{Tag, tag};

/// What an area shows, in words.
pub(crate) fn level(language: &Language, domain: usize, level: Option<Level>) -> &'static str {
    match level {
        Some(Level::Low) => language.interface.level_low(),
        Some(Level::Medium) => language.interface.level_medium(),
        Some(Level::High) => language.interface.level_high(),
        None => language.words.domains_empty[domain],
    }
}

/// The class that gives a level its colour.
pub(crate) fn class(level: Option<Level>) -> &'static str {
    match level {
        Some(Level::Low) => "low",
        Some(Level::Medium) => "medium",
        Some(Level::High) => "high",
        None => "unused",
    }
}

/// One row an area.
pub(crate) fn areas(language: &Language, levels: &[Option<Level>]) -> Tag {
    let head = |text: &str| tag("th[scope=col]").text(text);
    let heads = tag("tr")
        .child(head(language.interface.domains_area()))
        .child(head(language.interface.domains_level()));
    let rows = levels.iter().enumerate().map(|(domain, shown)| {
        tag("tr")
            .attr("class", class(*shown))
            .child(tag("th[scope=row]").text(language.words.domains[domain]))
            .child(tag("td.level").text(level(language, domain, *shown)))
            .child(tag("td.points").child(bar(*shown)))
    });
    tag("table.domains")
        .child(tag("thead.aloud").child(heads.child(tag("td"))))
        .child(tag("tbody").each(rows))
}

/// A result by the areas of today: one that is new says nothing of it, one that is gone is left out.
pub(crate) fn today(keepsake: &Keepsake, rules: &Questionnaire, found: &Summary) -> Summary {
    let areas = keepsake.language.questionnaire.domains.iter();
    let levels = areas.map(|area| {
        let then = rules.domain(area.id)?;
        found.levels.get(then).copied().flatten()
    });
    Summary {
        levels: levels.collect(),
        ..found.clone()
    }
}

/// Two results side by side, each below its heading.
pub(crate) fn two(language: &Language, caption: &str, results: [(&str, &Summary); 2]) -> Tag {
    let head = |text: &str| tag("th[scope=col]").text(text);
    let heads = tag("tr")
        .child(head(language.interface.domains_area()))
        .each(results.iter().map(|(heading, _)| head(heading)));
    let rows = language.words.domains.iter().enumerate();
    let rows = rows.map(|(domain, name)| {
        let cells = results.iter().map(|(_, result)| {
            let shown = result.levels.get(domain).copied().flatten();
            tag("td")
                .attr("class", class(shown))
                .text(level(language, domain, shown))
        });
        tag("tr")
            .child(tag("th[scope=row]").text(*name))
            .each(cells)
    });
    tag("table.two")
        .child(tag("caption").text(caption))
        .child(tag("thead").child(heads))
        .child(tag("tbody").each(rows))
}

/// A bar of three parts, filled as far as the level goes. It says nothing that the words beside it do not say.
fn bar(level: Option<Level>) -> Tag {
    let filled = level.map_or(0, |level| level as usize + 1);
    let part = |index: usize| {
        let class = if index < filled { "fill" } else { "rail" };
        tag("rect[width=32][height=8]")
            .attr("class", class)
            .attr("x", (index * 34).to_string())
    };
    tag("svg.bar[viewBox=0 0 100 8][preserveAspectRatio=none][aria-hidden=true]")
        .each((0..3).map(part))
}
