//! Links that were made once and must open for ever. The rule: no file in `docs/link/` is ever edited. A new version of
//! the questionnaire gets files of its own.

use content::QUESTIONNAIRE;
use quiz::{link, saved};

use crate::invariants::people;

/// The table of version 1 and its reference vectors, with what they hold in one number.
const TABLE: (&str, u64) = (
    include_str!("../../../../docs/link/version-1.json"),
    0x79BF_346D_4379_2843,
);
const VECTORS: (&str, u64) = (
    include_str!("../../../../docs/link/vectors-1.json"),
    0xFB06_C172_F480_EA62,
);

/// FNV-1a, 64 bits.
fn digest(text: &str) -> u64 {
    let start = 0xCBF2_9CE4_8422_2325;
    text.bytes().fold(start, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3)
    })
}

/// The vectors: each code, with the answers it holds as `saved` writes them.
fn vectors() -> Vec<(String, String)> {
    let lines = VECTORS.0.lines().filter(|line| line.contains('"'));
    let strings = lines.map(|line| {
        let texts: Vec<&str> = line.split('"').collect();
        match texts.as_slice() {
            [_, code, _, answers, _] => (code.to_string(), answers.replace("\\n", "\n")),
            _ => panic!("not a vector: {line}"),
        }
    });
    strings.collect()
}

#[test]
fn golden_files_are_as_they_were() {
    for (text, sum) in [TABLE, VECTORS] {
        let now = digest(text);
        assert_eq!(
            now, sum,
            "a golden file was edited. Take the change back; a new questionnaire gets a new version and new files."
        );
    }
}

#[test]
fn golden_links_open_as_they_did() {
    assert_eq!(QUESTIONNAIRE.version, 1, "see docs/link.md, For ever");
    let vectors = vectors();
    assert!(vectors.len() >= 300, "{}", vectors.len());
    for (code, answers) in vectors {
        let opened = link::decode(&QUESTIONNAIRE, &code);
        let opened = opened.unwrap_or_else(|error| panic!("{code}: {error}"));
        assert_eq!(saved::write(&opened), answers, "{code}");
        assert_eq!(link::encode(&opened).as_deref(), Some(&*code));
    }
}

/// Writes the vectors of a new version: `cargo test -p content write_vectors -- --ignored --nocapture`.
#[test]
#[ignore = "run once for a version"]
fn write_vectors() {
    let mut vectors = Vec::new();
    for answers in people(200_000) {
        let Some(code) = link::encode(&answers) else {
            continue;
        };
        let opened = link::decode(&QUESTIONNAIRE, &code).expect("its own link");
        let answers = saved::write(&opened).replace('\n', "\\n");
        let vector = format!("  \"{code}\": \"{answers}\"");
        // Every length there is, and of each not too many.
        let of_length = |v: &&String| v.find("\":") == vector.find("\":");
        if vectors.iter().filter(of_length).count() < 25 {
            vectors.push(vector);
        }
    }
    vectors.sort();
    println!("{{\n{}\n}}", vectors.join(",\n"));
}
