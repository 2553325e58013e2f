//! `static/takeover.js` goes from the page into the glue of the page's program: nobody needs it before that has come, and
//! so nobody waits for it to read the first question.

use std::path::Path;

use crate::{code, folder, one_file};

/// What it gives the page, and nothing else does.
const STARTS: &str = "gluteStart=";

/// Takes the script out of the page and puts it before the glue that the page's module imports.
pub(crate) fn move_into_glue(folder: &Path, html: &str) -> Result<String, String> {
    let glue = one_file::glue(html)?;
    let (page, script) = without(html)?;
    let script = code::without_comments(script);
    folder::edit(folder, glue, |code| Ok(format!("{script}\n{code}")))?;
    Ok(page)
}

/// The page without the script, and the script.
fn without(html: &str) -> Result<(String, &str), String> {
    let parts = || {
        let at = html.find(STARTS)?;
        let (before, begin) = html[..at].rsplit_once("<script>")?;
        let (end, after) = html[at..].split_once("</script>")?;
        // The same script from end to end, and not the end of another.
        let script = &html[before.len() + "<script>".len()..at + end.len()];
        (!begin.contains("</script>")).then(|| ([before, after].concat(), script))
    };
    parts().ok_or(format!("the page has no script of its own for {STARTS}"))
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    #[test]
    fn what_starts_the_program_comes_with_its_glue() {
        let folder = folder::tests::folder("takeover");
        folder::write(&folder, "a-01.js", "export{go as default}").expect("a file can be written");
        let module =
            "<script type=module>import go,{start}from\"./a-01.js\";gluteStart(go)</script>";
        let page = format!(
            "<script>let a=1</script><script>(()=>{{window.gluteStart=b=>b}})()</script>{module}<p>"
        );
        assert_eq!(
            move_into_glue(&folder, &page),
            Ok(format!("<script>let a=1</script>{module}<p>"))
        );
        let glue = folder::read_text(&folder, "a-01.js").expect("the glue is there");
        assert_eq!(
            glue,
            "(()=>{window.gluteStart=b=>b})()\nexport{go as default}"
        );
        for page in [module, "<p>", "<script>let a=1</script>gluteStart="] {
            assert!(without(page).is_err(), "{page}");
        }
        std::fs::remove_dir_all(folder).expect("the folder can be removed");
    }
}
