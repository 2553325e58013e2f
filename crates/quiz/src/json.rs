//! JSON, as much of it as is needed to write a document: what is put together is written as one line of text.

/// A value of JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Json {
    /// A text.
    Text(String),
    /// A number, in the figures it is written with.
    Number(String),
    /// True or false.
    Is(bool),
    /// Values in order.
    List(Vec<Json>),
    /// Values by name, in the order they are written in.
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// As a text.
    pub(crate) fn write(&self) -> String {
        let mut text = String::new();
        self.write_to(&mut text);
        text
    }

    fn write_to(&self, text: &mut String) {
        match self {
            Json::Text(own) => quote(own, text),
            Json::Number(figures) => text.push_str(figures),
            Json::Is(true) => text.push_str("true"),
            Json::Is(false) => text.push_str("false"),
            Json::List(values) => {
                text.push('[');
                for (n, value) in values.iter().enumerate() {
                    comma(n, text);
                    value.write_to(text);
                }
                text.push(']');
            }
            Json::Object(entries) => {
                text.push('{');
                for (n, (name, value)) in entries.iter().enumerate() {
                    comma(n, text);
                    quote(name, text);
                    text.push(':');
                    value.write_to(text);
                }
                text.push('}');
            }
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Json {
        Json::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Json {
        Json::Text(text)
    }
}

impl From<bool> for Json {
    fn from(is: bool) -> Json {
        Json::Is(is)
    }
}

fn comma(n: usize, text: &mut String) {
    if n > 0 {
        text.push(',');
    }
}

fn quote(own: &str, text: &mut String) {
    text.push('"');
    for letter in own.chars() {
        match letter {
            '"' | '\\' => text.extend(['\\', letter]),
            // No other may stand there as it is; two digits are enough for each of them.
            '\0'..='\u{1f}' => {
                text.push_str("\\u00");
                for half in [letter as usize >> 4, letter as usize & 15] {
                    text.push(char::from(b"0123456789abcdef"[half]));
                }
            }
            _ => text.push(letter),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_json_has_them() {
        let value = Json::Object(vec![
            ("text", "\"a\\b\"\n\u{1f}é".into()),
            ("list", Json::List(vec![true.into(), false.into()])),
            ("none", Json::List(vec![])),
            ("number", Json::Number("7.5".to_owned())),
        ]);
        assert_eq!(
            value.write(),
            r#"{"text":"\"a\\b\"\u000a\u001fé","list":[true,false],"none":[],"number":7.5}"#
        );
    }
}
