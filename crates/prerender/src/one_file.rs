//! The copy in one file, which works opened from a disk, sent by mail, or from any host: the first page with
//! everything inside that it would otherwise ask a host for.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::code::{self, in_address};
use crate::{compress, folder, frame_page, page};

pub(crate) const NAME: &str = "glute-check.html";

/// Takes the place of the network.
const NETWORK: &str = include_str!("../../../static/one-file.js");

/// Writes the copy of the page for frames, because in a frame it takes that page's place where the host of the check
/// lets nobody read its files (`static/frame.js`). By itself it is as the first page.
pub(crate) fn write(folder: &Path) -> Result<(), String> {
    let page = folder::read_text(folder, frame_page::NAME)?;
    let files = folder::files(folder)?;
    let copy = copy(&page, &files, |name| folder::read(folder, name))?;
    folder::write(folder, NAME, copy)
}

fn copy(
    page: &str,
    files: &[String],
    read: impl Fn(&str) -> Result<Vec<u8>, String>,
) -> Result<String, String> {
    let page = alone(&without_links(page, files)?)?;
    let page = with_pages(&page, files, &read)?;
    let (before, script, after) = module(&page)?;
    let import = Import::read(script)?;
    let glue =
        String::from_utf8(read(import.file)?).map_err(|e| format!("{}: {e}", import.file))?;
    let glue = import.with_functions(glue)?;
    let (glue, exported) = without_exports(&glue)?;
    let rest = with_later(import.rest, &read)?;
    let starter = format!("{glue}const {}={exported};{rest}", import.name);
    let network = code::without_comments(NETWORK);
    if let Some(script) = [&starter, &network]
        .into_iter()
        .find(|s| s.contains("</script") || s.contains("<!--"))
    {
        return Err(format!(
            "a script of the page cannot stand in the page: {script}"
        ));
    }
    let (head, tail) = before.split_at(before.find("<script").unwrap_or(before.len()));
    let mut copy = format!(
        "{head}<script>{network}</script>{tail}<script type=module>{starter}</script>{after}"
    );
    for name in files {
        // A minifier may have chosen other quotes.
        if ['"', '`']
            .iter()
            .any(|q| copy.contains(&format!("{q}./{name}{q}")))
        {
            copy.push_str(&packed(name, &read(name)?)?);
        }
    }
    Ok(copy)
}

/// Takes off the links to pages that do not lie beside this one, and says so: `styles/base.css` hides those of the program.
fn alone(page: &str) -> Result<String, String> {
    let (before, after) = page.split_once("<html ").ok_or("the page has no <html>.")?;
    let page = format!("{before}<html data-alone {after}");
    page::without(&page, "a", "</a>", |attributes| {
        page::says(attributes, "class", "more")
    })
}

/// Takes off the links to files that the browser would fetch.
fn without_links(page: &str, files: &[String]) -> Result<String, String> {
    page::without(page, "link", ">", |attributes| {
        let mut files = files.iter();
        files.any(|name| page::says(attributes, "href", &format!("./{name}")))
    })
}

/// Puts the pages that the first one leads to inside its links, to be saved: a browser opens no page from inside another
/// without a script. A page that several links lead to is in the last one, and the others lead there.
fn with_pages(
    page: &str,
    files: &[String],
    read: impl Fn(&str) -> Result<Vec<u8>, String>,
) -> Result<String, String> {
    let mut whole = page.to_owned();
    for name in files.iter().filter(|name| name.ends_with(".html")) {
        let mut parts = whole.split("<a ");
        let first = parts.next().unwrap_or_default().to_owned();
        let parts: Vec<_> = parts.collect();
        let leads = |part: &&str| page::says(page::attributes(part), "href", name);
        let Some(last) = parts.iter().rposition(leads) else {
            continue;
        };
        let content = read(name)?;
        let content = str::from_utf8(&content).map_err(|e| format!("{name}: {e}"))?;
        let mut linked = first;
        for (at, part) in parts.iter().enumerate() {
            let (_, text) = part.split_once('>').unwrap_or_default();
            if at == last {
                linked.push_str(&format!(
                    "<a id={name} download=glute-check-{name} href=\"data:text/html;charset=utf-8,{}\">{text}",
                    in_address(content)
                ));
            } else if leads(part) {
                linked.push_str(&format!("<a href=#{name}>{text}"));
            } else {
                linked.extend(["<a ", part]);
            }
        }
        whole = linked;
    }
    Ok(whole)
}

/// The script that starts the program, and what stands around it.
fn module(page: &str) -> Result<(&str, &str, &str), String> {
    let (before, rest) = ["<script type=module>", "<script type=\"module\">"]
        .iter()
        .find_map(|tag| page.split_once(tag))
        .ok_or("index.html has no module script.")?;
    let (script, after) = rest
        .split_once("</script>")
        .ok_or("a script is never closed.")?;
    Ok((before, script, after))
}

/// `import NAME,{FUNCTIONS} from "./FILE";` at the start of a script.
struct Import<'a> {
    name: &'a str,
    functions: Vec<&'a str>,
    file: &'a str,
    rest: &'a str,
}

impl<'a> Import<'a> {
    fn read(script: &'a str) -> Result<Self, String> {
        let read = || {
            let (names, rest) = script.strip_prefix("import ")?.split_once("from")?;
            let (name, functions) = names.trim().split_once(',').unwrap_or((names.trim(), ""));
            let functions = functions.trim().trim_matches(['{', '}']).split(',');
            let functions = functions.map(str::trim).filter(|f| !f.is_empty());
            let (file, rest) = rest.trim_start().strip_prefix("\"./")?.split_once("\";")?;
            Some(Self {
                name,
                functions: functions.collect(),
                file,
                rest,
            })
        };
        read().ok_or(format!(
            "the program's script does not start with its import: {script}"
        ))
    }

    /// The glue in which the imported functions are there under their own names, without being exported.
    fn with_functions(&self, glue: String) -> Result<String, String> {
        self.functions.iter().try_fold(glue, |glue, name| {
            let exported = format!("export function {name}(");
            if glue.contains(&exported) {
                Ok(glue.replace(&exported, &format!("function {name}(")))
            } else {
                Err(format!("the program's glue exports no function `{name}`."))
            }
        })
    }
}

/// The file of glue that the page's module imports.
pub(crate) fn glue(page: &str) -> Result<&str, String> {
    let (_, script, _) = module(page)?;
    Ok(Import::read(script)?.file)
}

/// The rest of the script, in which what would be imported later is there already.
fn with_later(
    rest: &str,
    read: &impl Fn(&str) -> Result<Vec<u8>, String>,
) -> Result<String, String> {
    // A minifier may have chosen other quotes.
    let found = ['"', '`'].into_iter().find_map(|quote| {
        let (before, after) = rest.split_once(&format!("import({quote}./"))?;
        let (file, after) = after.split_once(&format!("{quote})"))?;
        Some((before, file, after))
    });
    let Some((before, file, after)) = found else {
        return Ok(rest.to_owned());
    };
    let glue = String::from_utf8(read(file)?).map_err(|e| format!("{file}: {e}"))?;
    let (glue, exported) = without_exports(&glue)?;
    // wasm-bindgen exports functions where it declares them.
    let mut parts = glue.split("export function ");
    let mut inside = parts.next().unwrap_or_default().to_owned();
    let mut names = vec![format!("default:{exported}")];
    for part in parts {
        let (name, _) = part.split_once('(').unwrap_or_default();
        names.push(name.to_owned());
        inside.extend(["function ", part]);
    }
    Ok(format!(
        "{before}(()=>{{{inside};return{{{}}}}})(){after}",
        names.join(",")
    ))
}

/// The program's glue without its last line, `export{…}`, and what that line calls the default.
fn without_exports(glue: &str) -> Result<(&str, &str), String> {
    let read = || {
        let (glue, exports) = glue
            .rsplit_once("export{")
            .or(glue.rsplit_once("export {"))?;
        let (name, _) = exports.split_once(" as default")?;
        Some((glue, name.rsplit([',', ' ']).next()?))
    };
    read().ok_or("the program's glue exports no default at its end.".to_owned())
}

/// A file as an element that no browser runs.
fn packed(name: &str, content: &[u8]) -> Result<String, String> {
    let (_, kind) = name.rsplit_once('.').unwrap_or_default();
    let kind = match kind {
        "wasm" => "application/wasm",
        "txt" => "text/plain;charset=utf-8",
        _ => {
            return Err(format!(
                "{name}: nobody has said of which type such a file is."
            ));
        }
    };
    let text = STANDARD.encode(compress::deflate(content).map_err(|e| format!("{name}: {e}"))?);
    Ok(format!(
        "<script type=text/base64 id=./{name} data-type=\"{kind}\">{text}</script>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html lang=en><link href=data:, rel=icon><link href=./a-01.js rel=modulepreload>\
        <link href=\"./a_bg.wasm\" rel=preload><script>start()</script>\
        <script type=module>import init from\"./a-01.js\";start(init,\"./a_bg.wasm\")</script><p>?</p><a class=more href=learn/>1</a>";

    fn made(page: &str, glue: &str) -> Result<String, String> {
        let files = ["a-01.js", "a_bg.wasm", "icon.svg"].map(str::to_owned);
        copy(page, &files, |name| match name {
            "a-01.js" => Ok(glue.into()),
            "a_bg.wasm" => Ok(b"\0asm".into()),
            _ => Err(format!("{name} was read")),
        })
    }

    #[test]
    fn everything_is_inside() {
        let copy = made(PAGE, "function go(){}export{sync,go as default};").unwrap_or_default();
        assert!(
            copy.starts_with("<!doctype html><html data-alone lang=en><link href=data:, rel=icon><script>window.fetch = "),
            "{copy}"
        );
        assert!(copy.contains("<script type=module>function go(){}const init=go;start(init,\"./a_bg.wasm\")</script>"), "{copy}");
        assert!(
            copy.contains(
                "<script type=text/base64 id=./a_bg.wasm data-type=\"application/wasm\">"
            )
        );
        assert!(
            copy.contains("<p>?</p><script") && !copy.contains("learn/"),
            "{copy}"
        );
        assert!(
            !copy.contains("preload") && !copy.contains("./a-01.js") && !copy.contains("icon.svg"),
            "{copy}"
        );
    }

    #[test]
    fn imported_functions_are_there() {
        let page = PAGE.replace("import init from", "import init,{run}from");
        let copy = made(
            &page,
            "export function run(){}function go(){}export{go as default};",
        );
        let copy = copy.unwrap_or_default();
        assert!(
            copy.contains(
                "<script type=module>function run(){}function go(){}const init=go;start("
            ),
            "{copy}"
        );
        assert!(made(&page, "function go(){}export{go as default};").is_err());
    }

    #[test]
    fn what_is_imported_later_is_there() {
        for quote in ["\"", "`"] {
            let import = "start(init,()=>import('./a-01.js'),".replace('\'', quote);
            let copy = made(
                &PAGE.replace("start(init,", &import),
                "export function run(){}function go(){}export{go as default};",
            );
            let copy = copy.unwrap_or_default();
            assert!(
                copy.contains("start(init,()=>(()=>{function run(){}function go(){};return{default:go,run}})(),"),
                "{copy}"
            );
            assert!(!copy.contains("./a-01.js"), "{copy}");
        }
    }

    #[test]
    fn the_pages_it_leads_to_are_inside() {
        let page = "<a class=skip href=#main>1</a><a href=paper.html>2</a><p><a rel=noopener href=\"paper.html\" \
            target=_blank>3</a><a href=https://example.org/paper.html>4</a>";
        let files = ["index.html", "paper.html"].map(str::to_owned);
        let whole = with_pages(page, &files, |_| Ok("<p>50 % \"é\"\n".into()));
        assert_eq!(
            whole.as_deref(),
            Ok(
                "<a class=skip href=#main>1</a><a href=#paper.html>2</a><p><a id=paper.html \
                download=glute-check-paper.html href=\"data:text/html;charset=utf-8,%3Cp%3E50 %25 %22é%22%0A\">3</a>\
                <a href=https://example.org/paper.html>4</a>"
            )
        );
    }

    #[test]
    fn what_it_does_not_understand_stops_it() {
        let glue = "export{go as default};";
        for (page, glue) in [
            ("<html lang=en><p>no script</p>", glue),
            ("<html lang=en><script type=module>start()</script>", glue),
            (
                "<script type=module>import init from\"./a-01.js\";</script>",
                glue,
            ),
            (PAGE, "no export"),
            (PAGE, "let a=\"</script>\";export{go as default};"),
        ] {
            assert!(made(page, glue).is_err(), "{page} {glue}");
        }
    }

    #[test]
    fn a_default_export_is_found_however_it_is_written() {
        for glue in [
            "a;export{go as default};",
            "a;export { initSync, go as default };\n",
            "a;export{b,go as default}",
        ] {
            assert_eq!(without_exports(glue), Ok(("a;", "go")), "{glue}");
        }
    }
}
