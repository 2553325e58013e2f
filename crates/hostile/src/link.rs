//! The code of a link: it opens as what it says, or not at all.

use content::QUESTIONNAIRE;
use quiz::link::{LinkError, decode, encode, summary};
use quiz::{Assessment, Outcome};

use crate::text;

/// As `docs/link.md` says it.
pub(crate) const ALPHABET: &[u8; 61] =
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// Reads a text as a code, and as the body of a code that is made to fit: its length and its check characters are right,
/// so that nothing stands between it and the answers.
pub fn link(bytes: &[u8]) {
    let text = text(bytes);
    let _ = opens_as_it_says(&text);
    // The same as a code without answers.
    let _ = opens_as_it_says(&["0", &text].concat());
    let forged = forged(&text);
    let opened = opens_as_it_says(&forged);
    // What is right in form is never told as cut short or of another version.
    assert!(
        matches!(opened, Ok(()) | Err(LinkError::Altered)),
        "{forged}: {opened:?}"
    );
}

/// A code of this version whose body is made of the letters and digits of a text.
pub fn forged(text: &str) -> String {
    let body = text.bytes().filter(|byte| ALPHABET.contains(byte)).take(60);
    let body: Vec<u8> = body.collect();
    let mut code = vec![ALPHABET[usize::from(QUESTIONNAIRE.version) % 61]];
    code.push(ALPHABET[body.len()]);
    code.extend(body);
    let place = |byte: &u8| ALPHABET.iter().position(|c| c == byte).unwrap_or_default();
    let plain: usize = code.iter().map(place).sum();
    let weighed = code.iter().enumerate().map(|(at, c)| (at + 1) * place(c));
    let weighed: usize = weighed.sum();
    code.extend([ALPHABET[(7 + plain) % 61], ALPHABET[(11 + weighed) % 61]]);
    code.into_iter().map(char::from).collect()
}

fn opens_as_it_says(text: &str) -> Result<(), LinkError> {
    let answers = match decode(&QUESTIONNAIRE, text) {
        Err(LinkError::NoAnswers) => return without_answers(text),
        opened => opened?,
    };
    let assessment = Assessment::of(&answers);
    let scored = assessment.is_some_and(|a| a.outcome == Outcome::Scored);
    assert!(scored, "{text}: no result to share");
    let code = encode(&answers).unwrap_or_default();
    is_all_of_a_code(text, &code);
    assert_eq!(decode(&QUESTIONNAIRE, &code).as_ref(), Ok(&answers));
    is_noticed_when_altered(&code);
    Ok(())
}

/// A result without answers opens as what it says, too.
fn without_answers(text: &str) -> Result<(), LinkError> {
    let summary = summary::decode(&QUESTIONNAIRE, text)?;
    let code = summary.code(&QUESTIONNAIRE).unwrap_or_default();
    is_all_of_a_code(text, &code);
    assert_eq!(summary::decode(&QUESTIONNAIRE, &code), Ok(summary));
    Ok(())
}

/// A text begins with the code of what it opens as, and nothing that follows could belong to it.
fn is_all_of_a_code(text: &str, code: &str) {
    assert!(text.starts_with(code), "{text} opens as {code}");
    let after = text[code.len()..].bytes().next();
    assert!(after.is_none_or(|byte| !ALPHABET.contains(&byte)), "{text}");
}

/// Any one wrong character, any two that are swapped, and any end that is missing.
fn is_noticed_when_altered(code: &str) {
    let code: Vec<char> = code.chars().collect();
    let refused = |altered: &[char]| {
        let altered: String = altered.iter().collect();
        assert!(decode(&QUESTIONNAIRE, &altered).is_err(), "{altered} opens");
    };
    for at in 0..code.len() {
        refused(&code[..at]);
        let mut altered = code.clone();
        let place = ALPHABET.iter().position(|c| char::from(*c) == code[at]);
        let next = (place.unwrap_or_default() + 1 + at) % 61;
        altered[at] = char::from(ALPHABET[next]);
        if altered != code {
            refused(&altered);
        }
        for other in at + 1..code.len() {
            let mut swapped = code.clone();
            swapped.swap(at, other);
            if swapped != code {
                refused(&swapped);
            }
        }
    }
}
