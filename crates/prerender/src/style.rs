//! Styles as they are sent: comments are for those who write them.

/// Takes off comments, and the space around lines.
pub(crate) fn without_comments(style: &str) -> String {
    let mut kept = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Also without the space around marks, as Trunk packs the styles of the first page: beside those it then weighs less.
pub(crate) fn packed(style: &str) -> String {
    const MARKS: [(&str, &str); 4] = [(" {", "{"), ("{ ", "{"), (": ", ":"), ("; ", ";")];
    let style = without_comments(style);
    let pack = |line: &str| {
        MARKS.iter().fold(line.to_owned(), |line, (spaced, mark)| {
            line.replace(spaced, mark)
        })
    };
    // A line with a text of its own keeps its spaces.
    let lines = style.lines().map(|line| {
        if line.contains('"') {
            line.to_owned()
        } else {
            pack(line)
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go() {
        assert_eq!(
            without_comments("/* a */\n  b { c: d }\n\n/* e */ f"),
            "b { c: d }\nf"
        );
    }

    #[test]
    fn spaces_go_where_they_mean_nothing() {
        let style = "/* a */ b c { d: e, f; g: h; }\n  i { content: \"j: { k; \"; }";
        assert_eq!(
            packed(style),
            "b c{d:e, f;g:h;}\ni { content: \"j: { k; \"; }"
        );
    }
}
