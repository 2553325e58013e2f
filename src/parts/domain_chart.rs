//! The domains as a chart: a table that reads well aloud, with a bar beside each row.

use quiz::{Assessment, Level, Standing};
use yew::prelude::*;

use crate::wording::{Wording, fill};

/// One row a domain: its name, its level in words, its points.
pub(crate) fn domain_chart(wording: Wording, assessment: &Assessment<'_>) -> Html {
    let domains = assessment.facts.questionnaire().domains.iter().enumerate();
    let rows = domains.zip(&assessment.domains).map(|((index, domain), standing)| {
        let rated = assessment.rates(domain);
        let level = match standing.level {
            Some(Level::Low) if rated => wording.level_low,
            Some(Level::Medium) if rated => wording.level_medium,
            Some(Level::High) if rated => wording.level_high,
            _ => wording.lists().domains_empty[index],
        };
        html! {
            <tr class={level_class(standing)}>
                <th scope="row">{ wording.lists().domains[index] }</th>
                <td class="level">{ level }</td>
                <td class="points">
                    if standing.level.is_some() && rated {
                        { bar(standing.points) }
                        <span>{ fill(wording.points, &[("points", &standing.points.to_string())]) }</span>
                    } else {
                        <span aria-hidden="true">{ "–" }</span>
                    }
                </td>
            </tr>
        }
    });
    html! {
        <table class="domains">
            <caption>{ wording.domains_caption }</caption>
            <thead class="aloud">
                <tr>
                    <th scope="col">{ wording.domains_area }</th>
                    <th scope="col">{ wording.domains_level }</th>
                    <th scope="col">{ wording.domains_points }</th>
                </tr>
            </thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn bar(points: u16) -> Html {
    html! {
        <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect class="rail" width="100" height="8" rx="4" />
            <rect class="fill" width={points.max(2).to_string()} height="8" rx="4" />
        </svg>
    }
}

fn level_class(standing: &Standing) -> &'static str {
    match standing.level {
        Some(Level::High) => "high",
        Some(Level::Medium) => "medium",
        Some(Level::Low) => "low",
        None => "unused",
    }
}
