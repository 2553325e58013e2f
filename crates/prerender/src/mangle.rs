//! Short names for what scripts call their own: Trunk's minifier leaves them as people and wasm-bindgen wrote them.

use std::path::Path;

use oxc::allocator::Allocator;
use oxc::codegen::{Codegen, CodegenOptions};
use oxc::mangler::Mangler;
use oxc::parser::Parser;
use oxc::span::SourceType;

use crate::{code, folder, page};

/// Gives short names in the glue of the folder's programs.
pub(crate) fn glue(folder: &Path) -> Result<(), String> {
    for name in folder::files(folder)? {
        if name.ends_with(".js") && folder::is_named_by_content(&name) {
            folder::edit(folder, &name, |code| short(code, SourceType::mjs()))?;
        }
    }
    Ok(())
}

/// Gives short names in a page's ordinary scripts. Its modules keep theirs: what they import is looked for by its name
/// (`one_file.rs`).
pub(crate) fn page(html: &str) -> Result<String, String> {
    page::with_scripts(html, |attributes, script| match attributes {
        "" => short(script, SourceType::script()),
        _ => Ok(code::without_comments(script)),
    })
}

/// A script that does the same. What is seen from outside keeps its name: globals, exports and properties.
fn short(code: &str, kind: SourceType) -> Result<String, String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, code, kind).parse();
    if let Some(mistake) = parsed.diagnostics.first() {
        return Err(format!("a script cannot be read: {mistake}: {code}"));
    }
    let names = Mangler::new().build(&parsed.program);
    let generator = Codegen::new().with_options(CodegenOptions::minify());
    Ok(generator
        .with_scoping(Some(names.scoping))
        .build(&parsed.program)
        .code)
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_else_sees_gets_a_short_name_and_all_else_keeps_its_own() {
        for (kind, code, expected) in [
            (
                SourceType::script(),
                "const seen = 1;\n(() => {\n  let inside = seen; // why\n  window.gluteStart = { inside };\n})();",
                "const seen=1;(()=>{let e=seen;window.gluteStart={inside:e}})();",
            ),
            (
                SourceType::mjs(),
                "let wasm; export function start(long) { return wasm.start(long); } function init() {} export { init as default };",
                "let e;export function start(t){return e.start(t)}function t(){}export{t as default};",
            ),
        ] {
            assert_eq!(short(code, kind).as_deref(), Ok(expected));
        }
        assert!(short("let (", SourceType::script()).is_err());
    }

    #[test]
    fn the_glue_of_a_program_is_changed() {
        let folder = folder::tests::folder("mangle");
        let files = ["a-0123456789abcdef.js", "embed.js"];
        let code = "function long(){}export{long as default}";
        for name in files {
            folder::write(&folder, name, code).expect("a file can be written");
        }
        glue(&folder).expect("the glue can be changed");
        let now = files.map(|name| folder::read_text(&folder, name));
        let short = "function e(){}export{e as default};";
        assert_eq!(now, [Ok(short.to_owned()), Ok(code.to_owned())]);
        std::fs::remove_dir_all(folder).expect("the folder can be removed");
    }

    #[test]
    fn a_page_is_changed_and_its_modules_keep_their_names() {
        let module = "<script type=module>import init from\"./a.js\"";
        let before =
            format!("<p><script>{{let long=1;go(long)}}</script>{module}\n// why</script><p>");
        let after = format!("<p><script>{{let e=1;go(e)}}</script>{module}</script><p>");
        assert_eq!(page(&before), Ok(after));
        assert!(page("<script>let (</script>").is_err());
    }
}
