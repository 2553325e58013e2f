//! Code inside other code: scripts of our own that no minifier goes through, and files inside addresses.

/// Takes off lines that are comments, and what lines are indented by.
pub(crate) fn without_comments(code: &str) -> String {
    let said = |line: &&str| !line.is_empty() && !line.starts_with("//");
    let lines: Vec<_> = code.lines().map(str::trim).filter(said).collect();
    lines.join("\n")
}

/// Text as a part of an address, and of an attribute in quotes.
pub(crate) fn in_address(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '%' | '#' | '"' | '&' | '<' | '>' | '\n' | '\r' | '\t' => {
                escaped.push_str(&format!("%{:02X}", u32::from(letter)));
            }
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indents_go() {
        let code = "// What it is.\n\nlet a = 1; // stays\n  // why\n  go(a);\n";
        assert_eq!(without_comments(code), "let a = 1; // stays\ngo(a);");
    }
}
