//! The domains as a chart: a table that reads well aloud, with a bar beside each row.

use quiz::{Assessment, Level, Standing, figures};

use crate::markup::{Tag, tag};
use crate::wording::{Wording, fill};

/// One row a domain: its name, its level in words, its points.
pub(crate) fn domain_chart(wording: Wording, assessment: &Assessment<'_>) -> Tag {
    let head = |text: &'static str| tag("th[scope=col]").text(text);
    let heads = tag("tr")
        .child(head(wording.domains_area()))
        .child(head(wording.domains_level()))
        .child(head(wording.domains_points()));
    let standings = assessment.domains.iter().enumerate();
    let rows = standings.map(|(index, standing)| row(wording, assessment, index, standing));
    tag("table.domains")
        .child(tag("caption").text(wording.domains_caption()))
        .child(tag("thead.aloud").child(heads))
        .child(tag("tbody").each(rows))
}

fn row(wording: Wording, assessment: &Assessment<'_>, index: usize, standing: &Standing) -> Tag {
    let domain = &assessment.facts.questionnaire().domains[index];
    let rated = standing.level.filter(|_| assessment.rates(domain));
    let level = match rated {
        Some(Level::Low) => wording.level_low(),
        Some(Level::Medium) => wording.level_medium(),
        Some(Level::High) => wording.level_high(),
        None => wording.lists().domains_empty[index],
    };
    let points = match rated {
        Some(_) => {
            let points = figures(standing.points.into());
            let points = fill(wording.points(), &[("points", &points)]);
            tag("td.points")
                .child(bar(standing.points))
                .child(tag("span").text(points))
        }
        None => tag("td.points"),
    };
    tag("tr")
        .attr("class", level_class(standing))
        .child(tag("th[scope=row]").text(wording.lists().domains[index]))
        .child(tag("td.level").text(level))
        .child(points)
}

fn bar(points: u16) -> Tag {
    tag("svg.bar[viewBox=0 0 100 8][preserveAspectRatio=none][aria-hidden=true]")
        .child(tag("rect.rail[width=100][height=8]"))
        .child(tag("rect.fill[height=8]").attr("width", figures(points.max(2).into())))
}

fn level_class(standing: &Standing) -> &'static str {
    match standing.level {
        Some(Level::High) => "high",
        Some(Level::Medium) => "medium",
        Some(Level::Low) => "low",
        None => "unused",
    }
}
