//! Whom to call: the numbers of a country, and the choice of the country.

use crate::browser::event;
use crate::markup::{Tag, tag};
use crate::session::Action;
use crate::view::View;
use crate::wording::{Wording, fill};

/// The emergency number as a big link; 112 and "your local number" where the country is not known.
pub(crate) fn emergency_numbers(view: &View<'_>) -> Tag {
    let wording = view.wording;
    let numbers = tag("p.numbers");
    match view.session.country {
        Some(country) => {
            let own = content::COUNTRIES[country].emergency.iter();
            numbers.each(own.map(|number| call(wording, number)))
        }
        None => numbers
            .child(call(wording, "112"))
            .child(tag("span").changing_text(wording.local_number())),
    }
}

/// Whom to turn to today where it is no emergency.
pub(crate) fn urgent_numbers(view: &View<'_>) -> Tag {
    let wording = view.wording;
    let (service, number) = match view.session.country {
        Some(country) => (
            wording.lists().urgent_services[country],
            content::COUNTRIES[country].urgent,
        ),
        None => (wording.urgent_service(), ""),
    };
    let who = fill(wording.urgent_who(), &[("service", service)]);
    tag("p.numbers")
        .maybe((!number.is_empty()).then(|| call(wording, number)))
        .child(tag("span").changing_text(who))
}

fn call(wording: Wording, number: &'static str) -> Tag {
    tag("a.call")
        .attr("href", ["tel:", &number.replace(' ', "")].concat())
        .changing_text(fill(wording.call(), &[("number", number)]))
}

/// A list of countries, in the order of their names.
pub(crate) fn country_choice(view: &View<'_>) -> Tag {
    let View {
        wording, session, ..
    } = *view;
    let names = &wording.lists().countries;
    let option = |code: &'static str, name: &'static str, chosen: bool| {
        tag("option")
            .attr("value", code)
            .attr("selected", chosen.then_some("selected"))
            .text(name)
    };
    let elsewhere = option("", wording.country_other(), session.country.is_none());
    let mut select = tag("select[name=country]").child(elsewhere);
    // Each time the next name: nothing else here sorts, and code that sorts is heavy.
    let mut before = "";
    let after = |before| {
        let after = (0..names.len()).filter(|i| names[*i] > before);
        after.min_by_key(|i| names[*i])
    };
    while let Some(i) = after(before) {
        let code = content::COUNTRIES[i].code;
        select = select.child(option(code, names[i], session.country == Some(i)));
        before = names[i];
    }
    let select = select.on_change_of(view.dispatch, |event| {
        let code = event::value(event);
        Action::Country(content::COUNTRIES.iter().position(|c| c.code == code))
    });
    tag("label.country")
        .child(tag("span").text(wording.country()))
        .child(select)
}
