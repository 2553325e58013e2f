//! A calendar file: a day to take the check again. It holds no answer.

use crate::day::Day;

/// The file, as RFC 5545 has it, for a whole day.
pub fn calendar(made: Day, on: Day, title: &str, address: &str) -> String {
    let (made, from, to) = (made.with(""), on.with(""), on.after(1).with(""));
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Glute Check//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        ["UID:glute-check-", &from, "-", &made].concat(),
        ["DTSTAMP:", &made, "T000000Z"].concat(),
        ["DTSTART;VALUE=DATE:", &from].concat(),
        ["DTEND;VALUE=DATE:", &to].concat(),
        ["SUMMARY:", &escaped(title)].concat(),
        ["DESCRIPTION:", &escaped(address)].concat(),
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        "TRIGGER:PT9H".to_owned(),
        ["DESCRIPTION:", &escaped(title)].concat(),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    let mut text = String::new();
    for line in lines {
        fold(&line, &mut text);
    }
    text
}

/// A text as it stands in a value.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if matches!(letter, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(if letter == '\n' { ' ' } else { letter });
    }
    escaped
}

/// No line is longer than 75 bytes: what is left goes on in the next, behind a space.
fn fold(line: &str, text: &mut String) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > 74 {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
    }
    text.push_str("\r\n");
}

/// An address that holds a text, for a link that saves it as a file.
pub(crate) fn data(kind: &str, text: &str) -> String {
    let mut address = ["data:", kind, ";charset=utf-8,"].concat();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            address.push(char::from(byte));
        } else {
            address.push('%');
            for half in [byte >> 4, byte & 15] {
                address.push(char::from(b"0123456789ABCDEF"[usize::from(half)]));
            }
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_with_a_reminder() {
        let made = Day::of(2026, 11, 28);
        let text = calendar(
            made,
            made.after(42),
            "Check; once, again",
            &"https://example.org/".repeat(6),
        );
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert_eq!(text.matches("\r\n").count(), text.lines().count());
        let whole = text.replace("\r\n ", "");
        for line in [
            "BEGIN:VCALENDAR",
            "DTSTAMP:20261128T000000Z",
            "DTSTART;VALUE=DATE:20270109",
            "DTEND;VALUE=DATE:20270110",
            "SUMMARY:Check\\; once\\, again",
            "END:VCALENDAR",
        ] {
            assert!(whole.lines().any(|known| known == line), "{line} in {text}");
        }
        assert!(whole.contains(&"https://example.org/".repeat(6)));
    }

    #[test]
    fn an_address_holds_any_text() {
        assert_eq!(
            data("text/plain", "a b\r\n%ü"),
            "data:text/plain;charset=utf-8,a%20b%0D%0A%25%C3%BC"
        );
    }
}
