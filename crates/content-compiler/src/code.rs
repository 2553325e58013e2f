//! The compiled content as Rust code: the questionnaire as a packed text, the words as lines of another one.

use quiz::List;
use quiz::packed::pack;
use quiz::words::Words;

use crate::Content;
use crate::lean::{self, PAGE_KEYS};
use crate::past::Past;
use crate::pseudo::pseudo;

/// The code of the whole content.
pub(crate) fn code(content: &Content, with_pseudo: bool) -> String {
    let mut code = String::new();
    let mut out = |line: &str| {
        code.push_str(line);
        code.push('\n');
    };
    out(&format!(
        "/// The questionnaire, packed.\n#[cfg(feature = \"words\")]\npub const QUESTIONNAIRE: &str = {:?};",
        pack(content.questionnaire)
    ));
    out(&format!(
        "/// The questionnaire, packed, without what the program does not need.\n#[cfg(not(feature = \"words\"))]\npub const QUESTIONNAIRE: &str = {:?};",
        pack(&lean::questionnaire(content.questionnaire))
    ));
    out(&format!(
        "/// Whom to call, by country, packed.\npub const COUNTRIES: &str = {:?};",
        pack(&content.countries)
    ));
    let keys = content.languages.first().map(|l| l.interface.keys());
    let keys: Vec<&String> = keys.into_iter().flatten().collect();
    out(&format!(
        "/// The texts of the interface, by key.\n#[derive(Debug, Clone, Copy)]\npub struct Interface(pub(crate) &'static [&'static str; {}]);",
        keys.len()
    ));
    out("impl Interface {");
    for (index, key) in keys.iter().enumerate() {
        out(&format!(
            "    /// `{key}`\n    pub fn {key}(&self) -> &'static str {{ self.0[{index}] }}"
        ));
    }
    out(
        "    /// The text with this key, for the page around the program.\n    pub fn text(&self, key: &str) -> Option<&'static str> {\n        Some(match key {",
    );
    for key in &keys {
        out(&format!("            {key:?} => self.{key}(),"));
    }
    out("            _ => return None,\n        })\n    }\n}");
    out(&format!(
        "/// The first line of every text of words that belongs to this questionnaire.\npub const HEADER: &str = {:?};",
        header(content)
    ));
    let texts = words_texts(content, with_pseudo, false);
    out(&format!(
        "/// How many lines follow it.\npub const LINES: usize = {};",
        texts.first().map_or(0, |text| text.lines().count() - 1)
    ));
    out(&format!(
        "/// The words of every language, the one the content is written in first.\n#[cfg(feature = \"words\")]\npub const TEXTS: &[&str] = &{texts:?};"
    ));
    let texts = words_texts(content, with_pseudo, true);
    out(&format!(
        "/// The same without what the program does not show.\n#[cfg(feature = \"words\")]\npub const LEAN_TEXTS: &[&str] = &{texts:?};"
    ));
    let texts = past_texts(content);
    out(&format!(
        "/// The versions before this one: a number, and the text in the words of each language, in the same order.\n#[cfg(feature = \"words\")]\npub const PAST_TEXTS: &[(u16, &[&str])] = &[{}];",
        texts
            .iter()
            .map(|(version, texts)| format!("({version}, &{texts:?})"))
            .collect::<Vec<_>>()
            .join(", ")
    ));
    code
}

/// Each past version as it travels: its number, its questionnaire packed, then its words, one text a line. What the
/// program says around them is said in the words of today.
fn past_texts(content: &Content) -> Vec<(u16, Vec<String>)> {
    let text = |past: &Past, language: &str| {
        let questionnaire = past.questionnaire;
        let words = past.words_in(language).map(|words| Words {
            // Whom to call is said in the words of today.
            countries: List(&[]),
            urgent_services: List(&[]),
            ..lean::words(questionnaire, words)
        });
        let words = words.iter().flat_map(Words::texts);
        let lines = words.map(one_line).collect::<Vec<_>>();
        // The number of lines that follow says whether all of them have come.
        let version = format!("rules {} {}", questionnaire.version, lines.len());
        let packed = pack(&lean::questionnaire(questionnaire));
        [vec![version, packed], lines].concat().join("\n")
    };
    let languages = content.languages.iter().map(|l| l.words.language);
    let languages: Vec<&str> = languages.collect();
    let versions = content.past.iter().map(|past| {
        let texts = languages.iter().map(|language| text(past, language));
        (past.questionnaire.version, texts.collect())
    });
    versions.collect()
}

/// A text as one line.
fn one_line(text: &str) -> String {
    text.trim().replace('\n', " ")
}

/// The words of each language as they travel: a header, then one text a line.
fn words_texts(content: &Content, with_pseudo: bool, lean: bool) -> Vec<String> {
    let header = header(content);
    let text = |words: &Words, interface: &mut dyn Iterator<Item = (&String, String)>| {
        let words = match lean {
            true => lean::words(content.questionnaire, words),
            false => *words,
        };
        let texts = words.texts().into_iter().map(str::to_owned);
        let interface = interface.map(|(key, text)| {
            let left_out = lean && PAGE_KEYS.contains(&key.as_str());
            if left_out { String::new() } else { text }
        });
        let lines = texts.chain(interface).map(|text| one_line(&text));
        let lines: Vec<String> = std::iter::once(header.clone()).chain(lines).collect();
        lines.join("\n")
    };
    let languages = content.languages.iter();
    let mut all: Vec<String> = languages
        .map(|l| {
            text(
                &l.words,
                &mut l.interface.iter().map(|(k, t)| (k, t.clone())),
            )
        })
        .collect();
    if let Some(first) = content.languages.first().filter(|_| with_pseudo) {
        let words = crate::pseudo::words(&first.words);
        let mut interface = first.interface.iter().map(|(k, t)| (k, pseudo(t)));
        all.push(text(&words, &mut interface));
    }
    all
}

/// Says which questionnaire the words belong to: those of another one have another header.
fn header(content: &Content) -> String {
    let keys: Vec<&String> = content
        .languages
        .iter()
        .flat_map(|l| l.interface.keys())
        .collect();
    let shape = [pack(content.questionnaire), pack(&content.countries)];
    let shape = format!("{shape:?}{keys:?}");
    // FNV-1a: what matters is that another shape hardly ever has the same number.
    let hash = shape.bytes().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("words {hash:016x}")
}
