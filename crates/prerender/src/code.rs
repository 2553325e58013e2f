//! Scripts of our own that no minifier goes through.

/// Takes off lines that are comments, and what lines are indented by.
pub(crate) fn without_comments(code: &str) -> String {
    let said = |line: &&str| !line.is_empty() && !line.starts_with("//");
    let lines: Vec<_> = code.lines().map(str::trim).filter(said).collect();
    lines.join("\n")
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
