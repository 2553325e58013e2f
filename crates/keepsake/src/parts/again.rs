//! Again in six weeks: a date for the calendar, and what was kept of other days beside this result.

use content::fill;
use quiz::Assessment;
use quiz::link::{self, LinkError, summary::Summary};

use super::areas;
use super::save::save;
use crate::calendar::calendar;
use crate::day::Day;
use crate::keepsake::{Keepsake, Press, Told};
use crate::markup::{Tag, tag};

/// Six weeks, in days.
const LATER: i32 = 42;

pub(crate) fn again(keepsake: &Keepsake) -> Tag {
    let words = &keepsake.words;
    let on = keepsake.device.today.after(LATER);
    let event = fill(
        words.again_event(),
        &[("name", keepsake.language.interface.name())],
    );
    let address = match keepsake.device.is_only_here() {
        true => "",
        false => &keepsake.device.address,
    };
    let file = calendar(keepsake.device.today, on, &event, address);
    let date = on.text();
    let own = match &keepsake.past {
        Some(_) => kept(keepsake),
        None => {
            let privacy = [("privacy", keepsake.language.interface.privacy_title())];
            tag("p").text(fill(words.again_off(), &privacy))
        }
    };
    let told = match keepsake.told {
        Some(Told::Forgotten) => words.again_forgotten(),
        Some(Told::Brought) => words.again_brought(),
        Some(Told::Unread) => words.again_unread(),
        Some(Told::Full) => words.again_full(),
        _ => "",
    };
    tag("div.again")
        .child(tag("h3").text(words.again_title()))
        .child(tag("p").text(fill(words.again_text(), &[("date", &date)])))
        .child(
            save("glute-check.ics", "text/calendar", &file, "again-calendar")
                .text(words.again_calendar()),
        )
        .child(tag("p[id=again-calendar]").text(words.again_calendar_text()))
        .child(own)
        .child(tag("p[role=status]").text(told))
}

/// What is kept of other days, and what can be done with it.
fn kept(keepsake: &Keepsake) -> Tag {
    let words = &keepsake.words;
    let text = keepsake.past.as_ref().map(|past| past.write());
    let file = text.unwrap_or_default();
    let bring = tag("label.bring")
        .child(tag("span").text(words.again_open()))
        .child(tag("input[type=file][accept=text/plain]").attr(Press::FILE, "past"));
    let forget = tag("button.quiet[type=button]")
        .text(words.again_forget())
        .press(Press::Forget);
    let table = then_and_now(keepsake);
    let older = older(keepsake);
    let is_first = table.is_none() && older.is_none();
    let first = is_first.then(|| tag("p").text(words.again_first()));
    tag("div")
        .maybe(table)
        .maybe(older)
        .maybe(first)
        .child(
            save("glute-check-results.txt", "text/plain", &file, "again-save")
                .text(words.again_save()),
        )
        .child(tag("p[id=again-save]").text(words.again_save_text()))
        .child(bring)
        .child(forget)
}

/// The last result of another day beside that of today.
fn then_and_now(keepsake: &Keepsake) -> Option<Tag> {
    let words = &keepsake.words;
    let (day, then) = last_opened(keepsake, keepsake.device.today)?;
    let (then_on, now) = (day.text(), keepsake.own_summary()?);
    let results = [(&*then_on, &then), (words.again_now(), &now)];
    Some(
        tag("div")
            .child(areas::two(keepsake.language, words.again_then(), results))
            .child(tag("p").text(words.again_difference())),
    )
}

/// The last result before a day that this check can still open.
fn last_opened(keepsake: &Keepsake, today: Day) -> Option<(Day, Summary)> {
    let past = keepsake.past.as_ref()?;
    let mut others = past.results.iter().rev().filter(|(day, _)| *day < today);
    others.find_map(|(day, code)| {
        let answers = link::decode(&content::QUESTIONNAIRE, code).ok()?;
        Some((*day, Summary::of(&Assessment::of(&answers)?)?))
    })
}

/// Results of other days by rules of the past: each opens by its link, which brings them along.
fn older(keepsake: &Keepsake) -> Option<Tag> {
    let past = keepsake.past.as_ref()?;
    let older = past.results.iter().filter(|(_, code)| {
        let opened = link::decode(keepsake.language.questionnaire, code);
        opened == Err(LinkError::Older)
    });
    let items = older.map(|(day, code)| {
        let link = tag("a[target=_blank][rel=noopener]")
            .attr("href", keepsake.link_with(code))
            .text(day.text());
        tag("li").child(link)
    });
    let items: Vec<Tag> = items.collect();
    (!items.is_empty()).then(|| {
        tag("div.older")
            .child(tag("p").text(keepsake.words.again_older()))
            .child(tag("ul").each(items))
    })
}
