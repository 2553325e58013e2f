//! The page around the program: its texts filled in, and the first question put in its place.

use quiz::Urgency;
use quiz::words::Words;

/// Fills `{{key}}` with the text that has this key.
pub(crate) fn fill(
    html: &str,
    text: &dyn Fn(&str) -> Option<&'static str>,
) -> Result<String, String> {
    let mut filled = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("{{") {
        let (key, after) = after
            .split_once("}}")
            .ok_or("a `{{` of the page is never closed.")?;
        // While developing, Trunk fills these in itself when it serves the page.
        if key.starts_with("__TRUNK_") {
            filled.extend([before, "{{", key, "}}"]);
            rest = after;
            continue;
        }
        let text = text(key.trim()).ok_or_else(|| {
            format!(
                "the page asks for the text `{key}`, which is neither in interface.toml nor in embed.toml."
            )
        })?;
        filled.push_str(before);
        // A minifier may have stripped the quotes of an attribute, which the text now needs.
        let quote = if before.ends_with('=') { "\"" } else { "" };
        filled.push_str(quote);
        filled.push_str(&escape(text));
        filled.push_str(quote);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// Puts what was rendered into an empty element, which a minifier may have stripped of its quotes.
pub(crate) fn insert(html: &str, tag: &str, id: &str, rendered: &str) -> Result<String, String> {
    for open in [format!("<{tag} id=\"{id}\">"), format!("<{tag} id={id}>")] {
        let close = format!("</{tag}>");
        if let Some((before, after)) = html.split_once(&format!("{open}{close}")) {
            return Ok(format!("{before}{open}{rendered}{close}{after}"));
        }
    }
    Err(format!("index.html has no empty <{tag} id=\"{id}\">."))
}

/// Every emergency sign, for whoever meets the page without the program.
pub(crate) fn emergency_signs(words: &Words) -> String {
    let flags = content::QUESTIONNAIRE.flags.iter().zip(words.flags.iter());
    let signs = flags.filter(|(flag, _)| flag.tier == Urgency::Emergency);
    signs
        .map(|(_, words)| format!("<li>{}</li>", escape(words)))
        .collect()
}

/// Names the language of the page, which the program asks the page for.
pub(crate) fn set_language(html: &str, language: &str) -> Result<String, String> {
    for attribute in ["<html lang=\"en\"", "<html lang=en"] {
        if let Some((before, after)) = html.split_once(attribute) {
            return Ok(format!("{before}<html lang=\"{language}\"{after}"));
        }
    }
    Err("index.html has no <html lang=\"en\">.".to_owned())
}

/// Takes off the elements of a kind whose attributes are so, up to where such an element ends.
pub(crate) fn without(
    html: &str,
    tag: &str,
    end: &str,
    off: impl Fn(&str) -> bool,
) -> Result<String, String> {
    let open = format!("<{tag} ");
    let mut parts = html.split(&open);
    let mut left = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if off(attributes(part)) {
            let never = || format!("a <{tag}> is never closed.");
            left.push_str(part.split_once(end).ok_or_else(never)?.1);
        } else {
            left.extend([&open, part]);
        }
    }
    Ok(left)
}

/// The attributes at the start of what follows a tag's name.
pub(crate) fn attributes(part: &str) -> &str {
    part.split('>').next().unwrap_or_default()
}

/// Whether an attribute has this value, which a minifier may have stripped of its quotes.
pub(crate) fn says(attributes: &str, attribute: &str, value: &str) -> bool {
    let mut each = attributes.split(' ').filter_map(|a| a.split_once('='));
    each.any(|(name, said)| name == attribute && said.trim_matches('"') == value)
}

/// Makes one of the page's styles, so that the policy names one hash, not one a file.
pub(crate) fn join_styles(html: &str) -> String {
    html.replace("</style><style>", "")
}

/// Makes one of the page's ordinary scripts that follow each other, for the same reason.
pub(crate) fn join_scripts(html: &str) -> String {
    let mut parts = html.split("</script><script>");
    let mut joined = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let open = joined.rfind("<script").map_or("", |at| &joined[at..]);
        let ordinary = open.starts_with("<script>");
        joined.push_str(if ordinary { "\n" } else { "</script><script>" });
        joined.push_str(part);
    }
    joined
}

/// Changes the page's inline scripts, each with its attributes.
pub(crate) fn with_scripts(
    html: &str,
    change: impl Fn(&str, &str) -> Result<String, String>,
) -> Result<String, String> {
    let mut parts = html.split("<script");
    let mut changed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (script, after) = part.split_once("</script>").unwrap_or((part, ""));
        let (attributes, script) = script.split_once('>').unwrap_or((script, ""));
        let script = change(attributes, script)?;
        changed.extend(["<script", attributes, ">", &script, "</script>", after]);
    }
    Ok(changed)
}

pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_filled_and_escaped() {
        let interface = &|key: &str| content::FIRST.interface.text(key);
        let filled = fill("<title>{{name}}</title>", interface);
        assert_eq!(filled.as_deref(), Ok("<title>Glute Check</title>"));
        let filled = fill("<meta content={{name}}>", interface);
        assert_eq!(filled.as_deref(), Ok("<meta content=\"Glute Check\">"));
        let trunks = "<script>\"{{__TRUNK_ADDRESS__}}\"</script>";
        assert_eq!(fill(trunks, interface).as_deref(), Ok(trunks));
        assert!(fill("{{no_such_text}}", interface).is_err());
        assert!(fill("{{name", interface).is_err());
        assert_eq!(escape("\"a\" & <b>"), "&quot;a&quot; &amp; &lt;b&gt;");
    }

    #[test]
    fn scripts_are_changed_and_nothing_else_is() {
        let page = "<b>a</b><script>a</script><script type=module>b</script>a";
        assert_eq!(
            with_scripts(page, |attributes, script| Ok([script, attributes].concat())).as_deref(),
            Ok("<b>a</b><script>a</script><script type=module>b type=module</script>a")
        );
        assert!(with_scripts(page, |_, _| Err(String::new())).is_err());
    }

    #[test]
    fn elements_are_taken_off_by_their_attributes() {
        let page =
            "<p><a href=a.html>A</a><a class=\"b\" href=\"a.html\">B</a><a href=a.html.br>C</a>";
        let off = |attributes: &str| says(attributes, "href", "a.html");
        assert_eq!(
            without(page, "a", "</a>", off).as_deref(),
            Ok("<p><a href=a.html.br>C</a>")
        );
        assert!(without("<a href=a.html>", "a", "</a>", off).is_err());
    }

    #[test]
    fn styles_that_follow_each_other_are_one() {
        let page = "<style>a{}</style><style>b{}</style><p></p><style media=print>c{}</style>";
        assert_eq!(
            join_styles(page),
            "<style>a{}b{}</style><p></p><style media=print>c{}</style>"
        );
    }

    #[test]
    fn scripts_that_follow_each_other_are_one_unless_they_are_of_two_kinds() {
        let page = "<script>a()</script><script>b()</script><script type=module>c()</script><script>d()</script>";
        assert_eq!(
            join_scripts(page),
            "<script>a()\nb()</script><script type=module>c()</script><script>d()</script>"
        );
    }

    #[test]
    fn the_question_goes_into_the_app() {
        let page = insert("<body><div id=app></div>", "div", "app", "<p>?</p>");
        assert_eq!(page.as_deref(), Ok("<body><div id=app><p>?</p></div>"));
        let page = insert("<ul id=\"a\"></ul>", "ul", "a", "<li>");
        assert_eq!(page.as_deref(), Ok("<ul id=\"a\"><li></ul>"));
        assert!(insert("<body></body>", "div", "app", "").is_err());
    }

    #[test]
    fn no_emergency_sign_is_left_out() {
        let signs = emergency_signs(content::FIRST.words);
        let flags = content::QUESTIONNAIRE
            .flags
            .iter()
            .zip(content::FIRST.words.flags.iter());
        for (flag, words) in flags {
            let listed = signs.contains(&format!("<li>{}</li>", escape(words)));
            assert_eq!(listed, flag.tier == Urgency::Emergency, "{}", flag.id);
        }
    }
}
