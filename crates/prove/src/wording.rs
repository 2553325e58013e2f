//! What no text may say, of all texts that can be shown (EVIDENCE 4d.11 and 4d.12).

use content::{COUNTRIES, LANGUAGES};

use crate::claims::Book;

/// Never said to anybody. The list in `content/` is longer; this one does not change with it.
const NEVER: [&str; 12] = [
    "you are diagnosed",
    "your diagnosis",
    "nothing to worry about",
    "safe to run",
    "misaligned",
    "you are fine",
    "you suffer from",
    "your risk",
    "% chance",
    "% risk",
    "per cent",
    "percent",
];

/// Not said of the taker, though a question may ask "Do you have …".
const NOT_IN_STATEMENTS: [&str; 2] = ["you have", "dead butt syndrome"];

/// Nobody is told to start, stop or change a medicine.
const VERBS: [&str; 4] = ["take", "stop", "start", "change"];
const MEDICINES: [&str; 6] = [
    "medicine",
    "pill",
    "tablet",
    "ibuprofen",
    "painkiller",
    "steroid",
];

pub(crate) fn check(book: &mut Book<'_>) {
    for language in LANGUAGES.iter() {
        for text in language.words.texts() {
            check_text(book, text, &NEVER);
        }
        for words in language.words.statements.iter() {
            for text in [words.title, words.text, words.timing] {
                check_text(book, text, &NOT_IN_STATEMENTS);
                let percentage = text
                    .split_whitespace()
                    .any(|word| word.contains('%') && word.chars().any(|c| c.is_ascii_digit()));
                book.part(&format!("a percentage in “{text}”"), !percentage);
                let plain = text.to_lowercase();
                for verb in VERBS {
                    for medicine in MEDICINES {
                        let told = [
                            format!("{verb} {medicine}"),
                            format!("{verb} your {medicine}"),
                        ];
                        let said = told.iter().any(|told| plain.contains(told));
                        book.part(&format!("medicine advice in “{text}”"), !said);
                    }
                }
            }
        }
        // 4d.18: wherever somebody is, there is a number to call.
        let numbers = COUNTRIES
            .iter()
            .all(|country| !country.emergency.is_empty());
        book.part("a country without an emergency number", numbers);
        book.part(
            "no number for other countries",
            !language.interface.local_number().is_empty(),
        );
    }
}

fn check_text(book: &mut Book<'_>, text: &str, phrases: &[&str]) {
    let plain = text.to_lowercase();
    for phrase in phrases {
        book.part(&format!("“{phrase}” in “{text}”"), !plain.contains(phrase));
    }
}
