//! The answers as a file for a clinic's programs; and as a text to copy, for pages that may save nothing.

use super::save::save;
use crate::keepsake::{Keepsake, Press, Told};
use crate::markup::{Tag, tag};

/// On the taker's own result, where it can be passed on.
pub(crate) fn offer(keepsake: &Keepsake) -> Option<Tag> {
    let words = &keepsake.words;
    let text = keepsake.fhir()?;
    let file = save(
        "glute-check-fhir.json",
        "application/fhir+json",
        &text,
        "fhir-text",
    );
    let told = match keepsake.told {
        Some(Told::Copied) => words.copied(),
        Some(Told::CopyRefused) => words.copy_refused(),
        _ => "",
    };
    // It can be copied once it can be seen, also by hand.
    let inside = tag("div.message")
        .child(
            tag("textarea.link[id=fhir][aria-labelledby=fhir-inside][readonly=readonly][rows=6][translate=no]")
                .text(text),
        )
        .child(
            tag("button.second[type=button]")
                .text(words.fhir_copy())
                .press(Press::CopyFhir),
        )
        .child(tag("p[role=status]").text(told));
    Some(
        tag("div.pass")
            .child(file.text(words.fhir_save()))
            .child(tag("p[id=fhir-text]").text(words.fhir_text()))
            .child(
                tag("details")
                    .child(tag("summary[id=fhir-inside]").text(words.fhir_label()))
                    .child(inside),
            ),
    )
}
