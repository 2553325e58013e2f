//! The link code: it brings back exactly what was said, or nothing.

#![allow(clippy::unwrap_used, reason = "tests")]

use dice::Dice;
use quiz::carry::Carried;
use quiz::link::{LinkError, code_in, decode, encode, summary};
use quiz::*;

use crate::sample::*;

const ALPHABET: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

#[test]
fn every_result_comes_back_as_it_was() {
    let mut n_scored = 0;
    let mut longest = 0;
    every_way(&mut |answers| {
        let outcome = Assessment::of(answers).map(|a| a.outcome);
        let code = encode(answers);
        assert_eq!(
            code.is_some(),
            outcome == Some(Outcome::Scored),
            "{answers:?}"
        );
        if let Some(code) = code {
            assert_eq!(decode(&CHECK, &code).as_ref(), Ok(answers), "{code}");
            n_scored += 1;
            longest = longest.max(code.len());
        }
    });
    assert!(n_scored > 10_000, "{n_scored}");
    assert!(longest <= 9, "{longest}");
}

#[test]
fn what_is_hidden_is_not_passed_on() {
    let mut changed = sore(&[(SPOT, "hip:left"), (HABITS, "car")]);
    say(&mut changed, SORE, "no");
    assert_eq!(encode(&changed), encode(&grown(&[(HABITS, "car")])));
    // A ticked choice stays on offer, so it is passed on.
    let mut ticked = sore(&[(SOON, "lock")]);
    say(&mut ticked, SORE, "no");
    let opened = decode(&CHECK, &encode(&ticked).unwrap()).unwrap();
    assert_eq!(opened.get(SOON), ticked.get(SOON));
}

/// Codes of many shapes.
fn codes() -> Vec<String> {
    let said: &[Answers] = &[
        grown(&[]),
        grown(&[(STRAIN, "p60")]),
        grown(&[(HABITS, "desk car sofa"), (SIT, "3 hours")]),
        grown(&[(SOON, "mood"), (SIT, "5 bouts"), (STRAIN, "unsure")]),
        sore(&[]),
        sore(&[(SPOT, "hip:right spine calf:left"), (STRAIN, "p29")]),
        sore(&[(SPOT, "hip"), (SOON, "lock mood"), (SIT, "2.5 hours")]),
    ];
    said.iter()
        .map(|answers| encode(answers).unwrap())
        .collect()
}

fn refused(text: &str) {
    let opened = match decode(&CHECK, text) {
        // What begins as a code without answers is refused as one.
        Err(LinkError::NoAnswers) => Err(summary::decode(&CHECK, text).unwrap_err()),
        opened => opened,
    };
    assert!(
        matches!(
            opened,
            Err(LinkError::Altered | LinkError::CutShort | LinkError::NotOurs)
        ),
        "{text}: {opened:?}"
    );
}

#[test]
fn any_one_wrong_character_is_refused() {
    for code in codes() {
        for at in 0..code.len() {
            for wrong in (0x20..0x7F).filter(|c| code.as_bytes()[at] != *c) {
                let mut altered = code.clone().into_bytes();
                altered[at] = wrong;
                refused(&String::from_utf8(altered).unwrap());
            }
        }
    }
}

#[test]
fn any_two_swapped_neighbours_are_refused() {
    for code in codes() {
        for at in 1..code.len() {
            let mut altered = code.clone().into_bytes();
            altered.swap(at - 1, at);
            if altered != code.as_bytes() {
                refused(&String::from_utf8(altered).unwrap());
            }
        }
    }
}

#[test]
fn any_cut_is_told() {
    for code in codes() {
        for end in 1..code.len() {
            let cut = decode(&CHECK, &code[..end]);
            assert_eq!(cut, Err(LinkError::CutShort), "{code} cut at {end}");
        }
        for start in 1..code.len() {
            assert!(decode(&CHECK, &code[start..]).is_err());
        }
        for extra in ALPHABET {
            refused(&format!("{code}{}", char::from(*extra)));
        }
    }
    assert_eq!(decode(&CHECK, ""), Err(LinkError::NotOurs));
    assert_eq!(decode(&CHECK, "/"), Err(LinkError::NotOurs));
}

#[test]
fn what_follows_a_code_is_left_aside() {
    for code in codes() {
        let plain = decode(&CHECK, &code);
        assert!(plain.is_ok());
        for end in [".", ")", "\"", ">", "&x=1", " and more", "%20", "…", "\n"] {
            assert_eq!(decode(&CHECK, &format!("{code}{end}")), plain);
        }
    }
}

#[test]
fn what_somebody_types_at_random_is_refused() {
    let mut dice = Dice::new();
    let codes = codes();
    let mut n_passed = 0;
    const TRIES: usize = 200_000;
    for _ in 0..TRIES {
        // Version and length right: the hardest case.
        let model = &codes[dice.high_below(codes.len())];
        let mut text: String = model.chars().take(2).collect();
        for _ in 2..model.len() {
            text.push(char::from(ALPHABET[dice.high_below(ALPHABET.len())]));
        }
        n_passed += usize::from(decode(&CHECK, &text).is_ok());
    }
    assert!(n_passed < TRIES / 4_000, "{n_passed} of {TRIES}");
    let mut n_passed = 0;
    for _ in 0..TRIES {
        let length = dice.high_below(20);
        let letters = (0..length).map(|_| char::from(ALPHABET[dice.high_below(ALPHABET.len())]));
        let text: String = letters.collect();
        n_passed += usize::from(decode(&CHECK, &text).is_ok());
    }
    assert!(n_passed < TRIES / 4_000, "{n_passed} of {TRIES}");
}

/// Every code with a short body, its check characters tried out: what opens is a result with this one code.
#[test]
fn a_forged_code_opens_a_result_or_nothing() {
    let mut bodies = vec![String::new()];
    bodies.extend(ALPHABET.iter().map(|c| char::from(*c).to_string()));
    bodies.extend(ALPHABET.iter().map(|c| format!("0{}", char::from(*c))));
    let mut n_opened = 0;
    for body in bodies {
        for (one, other) in ALPHABET
            .iter()
            .flat_map(|one| ALPHABET.iter().map(move |other| (*one, *other)))
        {
            let checks = [one, other].map(char::from);
            let code = format!("7{}{body}{}{}", body.len(), checks[0], checks[1]);
            if let Ok(answers) = decode(&CHECK, &code) {
                assert_eq!(encode(&answers).as_ref(), Some(&code), "{answers:?}");
                n_opened += 1;
            }
        }
    }
    assert!(n_opened > 0);
}

#[test]
fn versions() {
    for code in codes() {
        // The same answers to the questionnaire of the version after.
        let carried = Carried::over(&decode(&CHECK, &code).unwrap(), &NEWER);
        let newer = encode(&carried.answers).unwrap();
        assert!(decode(&NEWER, &newer).is_ok());
        assert_eq!(decode(&CHECK, &newer), Err(LinkError::Newer));
        assert_eq!(decode(&NEWER, &code), Err(LinkError::Older));
        // How long a code of an older version is, is known; of a newer one it is not.
        let cut = &code[..code.len() - 1];
        assert_eq!(decode(&NEWER, cut), Err(LinkError::CutShort));
        let cut = &newer[..newer.len() - 1];
        assert_eq!(decode(&CHECK, cut), Err(LinkError::Altered));
    }
}

#[test]
fn the_code_is_found_in_a_fragment_whatever_was_done_to_it() {
    for fragment in [
        "r=1abc",
        "#r=1abc",
        "%23r=1abc",
        "%23r%3D1abc",
        "r%3d1abc",
        "lang=en&r=1abc",
        "r=1abc&fbclid=x",
        "r=1abc?utm=x",
        "x%#r=1abc",
    ] {
        assert_eq!(code_in(fragment).as_deref(), Some("1abc"), "{fragment}");
    }
    for fragment in ["", "main", "xr=1abc", "%", "%2", "%é", "r"] {
        assert_eq!(code_in(fragment), None, "{fragment}");
    }
    assert_eq!(code_in("r=").as_deref(), Some(""));
}

#[test]
fn every_refusal_of_a_code_says_why() {
    let refusals = [
        LinkError::NotOurs,
        LinkError::CutShort,
        LinkError::Altered,
        LinkError::Newer,
        LinkError::Older,
        LinkError::NoAnswers,
    ];
    let said: Vec<String> = refusals.iter().map(ToString::to_string).collect();
    for (at, why) in said.iter().enumerate() {
        assert!(why.contains("code") && !said[..at].contains(why), "{why}");
    }
}
