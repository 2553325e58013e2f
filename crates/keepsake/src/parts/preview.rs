//! Above what another person would see: what the link holds, that it cannot be taken back, and every way to pass it on.

use crate::keepsake::{Keepsake, Kind, Press, Told, Way};
use crate::markup::{Node, Tag, tag};
use crate::{picture, qr};

pub(crate) fn preview(keepsake: &Keepsake, kind: Kind) -> Vec<Node> {
    let words = &keepsake.words;
    let Some(link) = keepsake.link() else {
        return Vec::new();
    };
    let text = match kind {
        Kind::Summary => words.preview_summary(),
        Kind::Answers => words.preview_answers(),
    };
    let warning = if keepsake.device.is_only_here() {
        words.preview_file()
    } else {
        words.preview_warning()
    };
    let told = match keepsake.told {
        Some(Told::Copied) => words.copied(),
        Some(Told::CopyRefused) => words.copy_refused(),
        Some(Told::ShareRefused) => words.share_refused(),
        _ => "",
    };
    let share = keepsake.device.can_share && !keepsake.device.is_only_here();
    let share = share.then(|| button(words.share(), Press::Share));
    let other = |way: Way, name: &str| {
        button(name, Press::Way(way))
            .attr("aria-expanded", (keepsake.way == Some(way)).to_string())
            .attr("aria-controls", "way")
    };
    let qr = (!keepsake.device.is_only_here()).then(|| other(Way::Qr, words.qr()));
    let ways = tag("div.ways")
        .child(
            tag("button.go[type=button]")
                .text(words.copy_link())
                .press(Press::CopyLink),
        )
        .maybe(share)
        .child(other(Way::Message, words.message()))
        .maybe(qr)
        .child(other(Way::Picture, words.picture()));
    let open = keepsake.way.and_then(|way| match way {
        Way::Message => message_part(keepsake),
        Way::Qr => qr_part(keepsake, &link),
        Way::Picture => picture_part(keepsake),
    });
    let strip = tag("section.passing")
        .child(tag("p[id=passing][tabindex=-1]").child(tag("strong").text(words.preview_title())))
        .child(tag("p").text(text))
        .child(tag("p.warning").text(warning))
        .child(tag("label[for=link]").text(words.link_label()))
        .child(
            tag("input.link[id=link][readonly=readonly][translate=no]")
                .attr("value", link.as_str()),
        )
        .child(ways)
        .child(tag("p[role=status]").text(told))
        .child(tag("div[id=way]").maybe(open))
        .child(
            tag("button.quiet[type=button]")
                .text(words.leave())
                .press(Press::Leave),
        );
    vec![strip.into()]
}

fn button(text: &str, press: Press) -> Tag {
    tag("button.second[type=button]").text(text).press(press)
}

/// The text for a message, in a field that it can be copied from by hand.
fn message_part(keepsake: &Keepsake) -> Option<Tag> {
    let words = &keepsake.words;
    let text = keepsake.message()?;
    // Some lines are longer than a phone is wide.
    let rows = text.lines().count() + 4;
    Some(
        tag("div.message")
            .child(tag("label[for=message]").text(words.message_label()))
            .child(
                tag("textarea.link[id=message][readonly=readonly]")
                    .attr("rows", rows.to_string())
                    .text(text),
            )
            .child(button(words.message_copy(), Press::CopyMessage)),
    )
}

/// The link as a code for the camera of a phone.
fn qr_part(keepsake: &Keepsake, link: &str) -> Option<Tag> {
    let words = &keepsake.words;
    let code = qr::code(link)?
        .attr("role", "img")
        .attr("aria-label", words.qr_label());
    Some(
        tag("div.qr")
            .child(tag("p").text(words.qr_text()))
            .child(code),
    )
}

/// A picture of the result, to be kept or shared. It shows levels alone, whatever the link holds.
fn picture_part(keepsake: &Keepsake) -> Option<Tag> {
    let words = &keepsake.words;
    let Some(address) = keepsake.picture.as_ref()? else {
        return Some(tag("p").text(words.picture_refused()));
    };
    let shown = picture::in_words(keepsake, &keepsake.own_summary()?)?;
    let share = keepsake.device.can_share_pictures;
    let share = share.then(|| button(words.picture_share(), Press::SharePicture));
    let save = tag("a.save")
        .attr("download", picture::NAME)
        .attr("href", address.as_str())
        .text(words.picture_save());
    Some(
        tag("div.picture")
            .child(tag("p").text(words.picture_text()))
            .child(
                tag("img[width=1080][height=1080]")
                    .attr("src", address.as_str())
                    .attr("alt", shown),
            )
            .child(tag("div.ways").child(save).maybe(share))
            .child(tag("p").text(words.picture_hint())),
    )
}
