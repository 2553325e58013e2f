//! Whom to call: the numbers of a country, and the choice of the country.

use yew::prelude::*;

use crate::browser::event;
use crate::session::{Action, Session};
use crate::wording::{Wording, fill};

/// The emergency number as a big link; 112 and "your local number" where the country is not known.
pub(crate) fn emergency_numbers(wording: Wording, session: &Session) -> Html {
    let numbers: &[&'static str] = match session.country {
        Some(country) => &content::COUNTRIES[country].emergency,
        None => &["112"],
    };
    html! {
        <p class="numbers">
            { for numbers.iter().map(|number| call(wording, number)) }
            if session.country.is_none() {
                <span>{ wording.local_number }</span>
            }
        </p>
    }
}

/// Whom to turn to today where it is no emergency.
pub(crate) fn urgent_numbers(wording: Wording, session: &Session) -> Html {
    let service = match session.country {
        Some(country) => wording.lists().urgent_services[country],
        None => wording.urgent_service,
    };
    let number = session.country.map_or("", |c| content::COUNTRIES[c].urgent);
    html! {
        <p class="numbers">
            if !number.is_empty() {
                { call(wording, number) }
            }
            <span>{ fill(wording.urgent_who, &[("service", service)]) }</span>
        </p>
    }
}

fn call(wording: Wording, number: &'static str) -> Html {
    html! {
        <a class="call" href={format!("tel:{}", number.replace(' ', ""))}>
            { fill(wording.call, &[("number", number)]) }
        </a>
    }
}

/// A list of countries, in the order of their names.
pub(crate) fn country_choice(
    wording: Wording,
    session: &Session,
    dispatch: &Callback<Action>,
) -> Html {
    let names = &wording.lists().countries;
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|i| names[*i]);
    let onchange = dispatch.reform(|event: Event| {
        let code = event::chosen(&event);
        Action::Country(content::COUNTRIES.iter().position(|c| c.code == code))
    });
    html! {
        <label class="country">
            <span>{ wording.country }</span>
            <select name="country" {onchange}>
                <option value="" selected={session.country.is_none()}>{ wording.country_other }</option>
                { for order.into_iter().map(|i| html! {
                    <option value={content::COUNTRIES[i].code} selected={session.country == Some(i)}>
                        { names[i] }
                    </option>
                }) }
            </select>
        </label>
    }
}
