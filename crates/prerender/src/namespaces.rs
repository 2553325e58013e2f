//! Yew asks the element around each one it makes for its namespace, twice, and is told it as a text: a quarter of the time
//! that making elements takes. Here only what SVG draws is asked; all else says nothing, which Yew takes for HTML.

/// How the glue asks an element for it.
const ASKS: &str = ".namespaceURI";

/// The glue of a program made with Yew, in which only elements of SVG are asked.
pub(crate) fn ask_svg_alone(glue: &str) -> Result<String, String> {
    let changed = || {
        let (before, after) = glue.split_once(ASKS)?;
        let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
        let name = &before[before.trim_end_matches(in_name).len()..];
        // What SVG draws has this, and nothing of HTML.
        (!name.is_empty() && !after.contains(ASKS))
            .then(|| format!("{before}.getBBox&&{name}{ASKS}{after}"))
    };
    changed().ok_or(format!(
        "the program's glue does not ask a variable for its `{ASKS}`, once."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_of_html_are_not_asked_for_their_namespace() {
        assert_eq!(
            ask_svg_alone("$co:function(e,t){let r=t.namespaceURI;var i=v(r)?0:S(r)}").as_deref(),
            Ok("$co:function(e,t){let r=t.getBBox&&t.namespaceURI;var i=v(r)?0:S(r)}")
        );
        for glue in [
            "f(e).namespaceURI",
            "a.namespaceURI;b.namespaceURI",
            "e.prefix",
        ] {
            assert!(ask_svg_alone(glue).is_err(), "{glue}");
        }
    }
}
