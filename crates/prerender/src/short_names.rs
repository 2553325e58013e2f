//! Short names between the program and its glue. wasm-bindgen calls each thing that one asks of the other by a long
//! name with a digest, which is in both files; that alone is a twentieth of what a phone loads.

use std::path::Path;

use crate::folder;

/// Sections of a WebAssembly module that hold such names.
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// What the program exports for wasm-bindgen itself, which the glue need not know: it frees a text where several are passed.
const UNUSED: [&str; 3] = [
    "__abort_handler",
    "__instance_terminated",
    "__wbindgen_free",
];

/// Gives each program of a folder and its glue short names.
pub(crate) fn give(folder: &Path) -> Result<(), String> {
    let files = folder::files(folder)?;
    let named = |ending: &'static str| {
        let named = files.iter().filter(move |f| f.ends_with(ending));
        named.filter(|f| folder::is_named_by_content(f))
    };
    for program in named(".wasm") {
        let of_it: Vec<&String> = named(".js")
            .filter(|glue| before_digest(glue) == before_digest(program))
            .collect();
        let &[glue] = &of_it[..] else {
            return Err(format!(
                "one glue was expected of {program}, not {of_it:?}."
            ));
        };
        give_one(folder, program, glue)?;
    }
    Ok(())
}

/// What a program and its glue are called alike.
fn before_digest(name: &str) -> &str {
    name.rsplit_once('-').map_or(name, |(before, _)| before)
}

fn give_one(folder: &Path, program: &str, glue: &str) -> Result<(), String> {
    let mut names = Names(Vec::new());
    let shortened = module(&folder::read(folder, program)?, &mut names)
        .ok_or_else(|| format!("{program} is no WebAssembly module as it should be."))?;
    folder::edit(folder, glue, |code| script(code, names))?;
    folder::write(folder, program, shortened)
}

/// Long names, each with the place that its short one stands for.
struct Names(Vec<String>);

impl Names {
    /// The short name of a long one. Names of our own, such as `start` and `memory`, stay.
    fn short(&mut self, long: &str) -> String {
        let is_long = long.starts_with("__") || long.starts_with("wasm_bindgen_");
        if !is_long && !long.starts_with("./") {
            return long.to_owned();
        }
        let known = self.0.iter().position(|name| name == long);
        let index = known.unwrap_or_else(|| {
            self.0.push(long.to_owned());
            self.0.len() - 1
        });
        letters(index)
    }
}

/// `$a`, `$b` … `$z`, `$ba`: no name that a minifier or a person gives.
fn letters(index: usize) -> String {
    let mut name = Vec::new();
    let mut rest = index;
    loop {
        name.push(b'a' + (rest % 26) as u8);
        rest /= 26;
        if rest == 0 {
            break;
        }
    }
    name.push(b'$');
    name.iter().rev().map(|b| char::from(*b)).collect()
}

/// The module with short names. None where it is not laid out as such modules are.
fn module(bytes: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let (magic, mut rest) = bytes.split_at_checked(8)?;
    let mut shortened = magic.to_vec();
    while let Some((&id, after)) = rest.split_first() {
        let mut from = Reader(after);
        let length = from.number()?;
        let content = from.bytes(length)?;
        rest = from.0;
        let content = match id {
            IMPORTS => entries(content, names, 2, import_kind)?,
            EXPORTS => entries(content, names, 1, export_kind)?,
            _ => content.to_vec(),
        };
        shortened.push(id);
        write_number(content.len(), &mut shortened);
        shortened.extend(content);
    }
    Some(shortened)
}

/// A list of entries that each begin with names; `kind` reads over what follows those.
fn entries(
    section: &[u8],
    names: &mut Names,
    names_each: usize,
    kind: fn(&mut Reader<'_>) -> Option<()>,
) -> Option<Vec<u8>> {
    let mut from = Reader(section);
    let count = from.number()?;
    let mut shortened = Vec::new();
    write_number(count, &mut shortened);
    for _ in 0..count {
        for _ in 0..names_each {
            let length = from.number()?;
            let long = std::str::from_utf8(from.bytes(length)?).ok()?;
            let short = names.short(long);
            write_number(short.len(), &mut shortened);
            shortened.extend(short.bytes());
        }
        let before = from.0;
        kind(&mut from)?;
        shortened.extend(before.get(..before.len() - from.0.len())?);
    }
    from.0.is_empty().then_some(shortened)
}

/// What is imported: a function, a table, a memory, a global or a tag.
fn import_kind(from: &mut Reader<'_>) -> Option<()> {
    match from.byte()? {
        0 => from.number().map(drop),
        1 => {
            from.byte()?;
            limits(from)
        }
        2 => limits(from),
        3 => from.bytes(2).map(drop),
        4 => {
            from.byte()?;
            from.number().map(drop)
        }
        _ => None,
    }
}

fn limits(from: &mut Reader<'_>) -> Option<()> {
    let has_most = from.byte()? & 1 == 1;
    from.number()?;
    if has_most {
        from.number()?;
    }
    Some(())
}

/// What is exported: what it is, and which.
fn export_kind(from: &mut Reader<'_>) -> Option<()> {
    from.byte()?;
    from.number().map(drop)
}

/// Bytes of a module that are still to be read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.bytes(1)?.first().copied()
    }

    /// A number in LEB128, of 32 bits at most.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for place in 0..5 {
            let byte = self.byte()?;
            number |= usize::from(byte & 127) << (7 * place);
            if byte < 128 {
                return Some(number);
            }
        }
        None
    }
}

fn write_number(mut number: usize, to: &mut Vec<u8>) {
    while number >= 128 {
        to.push((number % 128) as u8 | 128);
        number /= 128;
    }
    to.push(number as u8);
}

/// The glue with short names, its own helpers' included.
fn script(code: &str, names: Names) -> Result<String, String> {
    let Names(mut long) = names;
    let missing = long
        .iter()
        .find(|name| !UNUSED.contains(&name.as_str()) && !code.contains(name.as_str()));
    if let Some(missing) = missing {
        return Err(format!("the glue does not know `{missing}`."));
    }
    let mut short = without_unused(code);
    long.extend(helpers(&short));
    for (index, name) in long.iter().enumerate() {
        short = replace_word(&short, name, &letters(index));
    }
    Ok(short)
}

/// Advice for those who start the program in an older way.
const ADVICE: &str = "console.warn(\"using deprecated parameters for the initialization function; pass a single object instead\")";

/// What it says of a host that sends the program as something else, before the browser's own words for that, which stay.
const REASON: &str = "\"`WebAssembly.instantiateStreaming` failed because your server does not serve Wasm with `application/wasm` MIME type. Falling back to `WebAssembly.instantiate` which is slower. Original error:\\n\"";

/// Where it writes a text into memory, it asks for more room as it goes.
const MORE_ROOM: &str = ",wasm.__wbindgen_realloc)";

/// What it does for other pages, each from where to where, and what stays of it: it writes texts into memory letter by
/// letter, which takes long for long ones, and for browsers that cannot, which know no WebAssembly of today; counts what
/// it reads, for pages that read gigabytes; finds and asks for a program that it was not given; refuses an answer that is
/// no program, where the browser has held it to its digest; leaves alone an answer that it may not look into, which is none of
/// ours; and has a second way to start.
const FOR_OTHERS: [[&str; 3]; 9] = [
    [
        "function passStringToWasm0(",
        "WASM_VECTOR_LEN=o,r;}",
        "function passStringToWasm0(e,n){let t=cachedTextEncoder.encode(e),r=n(t.length,1)>>>0;\
            return getUint8ArrayMemory0().subarray(r,r+t.length).set(t),WASM_VECTOR_LEN=t.length,r;}",
    ],
    [
        "let MAX_SAFARI_DECODE_BYTES=",
        "numBytesDecoded=e.length),",
        "function decodeText(e){return ",
    ],
    ["\"encodeInto\"in cachedTextEncoder||(", "});", ""],
    [",void 0===e&&(e=new URL(", "))", ""],
    ["(\"string\"==typeof e||", "));", ""],
    ["if(!e.ok)throw Error(`failed to fetch Wasm:", "`);", ""],
    ["function(e){switch(e){case", "(e.type)&&", ""],
    [
        "function initSync(",
        "async function __wbg_init(",
        "async function __wbg_init(",
    ],
    ["export{initSync", ",", "export{"],
];

/// The glue without advice, and without what it does for other pages. Where it does not look as it does today, it stays.
fn without_unused(code: &str) -> String {
    let mut code = code
        .replace(ADVICE, "0")
        .replace(REASON, "\"\"")
        .replace(MORE_ROOM, ")");
    for [from, to, stays] in FOR_OTHERS {
        let found = code.find(from).and_then(|start| {
            let length = code[start..].find(to)? + to.len();
            Some(start..start + length)
        });
        if let Some(found) = found {
            code.replace_range(found, stays);
        }
    }
    code
}

/// Names that are declared in the glue and seen nowhere else: its minifier leaves long only those of the outermost level.
fn helpers(code: &str) -> Vec<String> {
    let exported = code.rsplit_once("export{").map_or("", |(_, names)| names);
    let mut found: Vec<String> = Vec::new();
    for declaration in ["function ", "let "] {
        for part in code.split(declaration).skip(1) {
            let name = part.split(|c| !is_of_a_word(c)).next().unwrap_or_default();
            let is_helper = name.len() > 6
                && !exported.contains(name)
                // Nothing that could be meant as a property is touched.
                && !code.contains(&format!(".{name}"))
                && !found.iter().any(|known| known == name);
            if is_helper {
                found.push(name.to_owned());
            }
        }
    }
    found
}

fn is_of_a_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// Replaces a name wherever it stands as a whole one.
fn replace_word(code: &str, from: &str, to: &str) -> String {
    let mut replaced = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find(from) {
        let (before, after) = (&rest[..at], &rest[at + from.len()..]);
        let whole = !before.ends_with(is_of_a_word) && !after.starts_with(is_of_a_word);
        replaced.push_str(before);
        replaced.push_str(if whole { to } else { from });
        rest = after;
    }
    replaced.push_str(rest);
    replaced
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "let wasm,cachedMemory0=null;export function start(e){return handleError(wasm.start(e))}\
        function handleError(e){return wasm.__wbindgen_free(e)}let cachedText=1;\
        function imports(){return{\"./a_bg.js\":{__wbg_back_01:e=>e.back(),__wbg_back_01b:cachedText}}}\
        function initSync(){}async function __wbg_init(){}export{initSync,__wbg_init as default};";

    /// A module with two imported functions, and as exports a memory and a function.
    fn program() -> Vec<u8> {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        let mut add = |id: u8, entries: &[(&[&str], &[u8])]| {
            let mut section = vec![entries.len() as u8];
            for (names, kind) in entries {
                for name in *names {
                    section.push(name.len() as u8);
                    section.extend(name.bytes());
                }
                section.extend(*kind);
            }
            bytes.extend([id, section.len() as u8]);
            bytes.extend(section);
        };
        add(
            IMPORTS,
            &[
                (&["./a_bg.js", "__wbg_back_01"], &[0, 0x80, 1]),
                (&["./a_bg.js", "__wbg_back_01b"], &[0, 2]),
            ],
        );
        add(
            EXPORTS,
            &[
                (&["memory"], &[2, 0]),
                (&["__wbindgen_free"], &[0, 7]),
                (&["__abort_handler"], &[3, 1]),
            ],
        );
        bytes
    }

    #[test]
    fn program_and_glue_agree_on_short_names() {
        let mut names = Names(Vec::new());
        let short = module(&program(), &mut names);
        let expected = b"\0asm\x01\0\0\0\x02\x12\x02\x02$a\x02$b\0\x80\x01\x02$a\x02$c\0\x02\
            \x07\x14\x03\x06memory\x02\0\x02$d\0\x07\x02$e\x03\x01";
        assert_eq!(short.as_deref(), Some(&expected[..]));
        let glue = script(GLUE, names);
        assert_eq!(
            glue.as_deref(),
            Ok(
                "let wasm,cachedMemory0=null;export function start(e){return $f(wasm.start(e))}\
                function $f(e){return wasm.$d(e)}let $h=1;\
                function $g(){return{\"$a\":{$b:e=>e.back(),$c:$h}}}\
                async function __wbg_init(){}export{__wbg_init as default};"
            )
        );
    }

    #[test]
    fn advice_is_left_out_and_what_a_browser_says_stays() {
        let glue = [
            ADVICE,
            ";console.warn(",
            REASON,
            ",e);function initOther(){}",
        ]
        .concat();
        assert_eq!(
            without_unused(&glue),
            "0;console.warn(\"\",e);function initOther(){}"
        );
    }

    #[test]
    fn what_it_does_for_other_pages_is_left_out() {
        let glue = "function passStringToWasm0(e,n,t){if(void 0===t){let t=cachedTextEncoder.encode(e),_=n(t.length,1);}\
            for(;o<_;o++)write();return WASM_VECTOR_LEN=o,r;}\
            let MAX_SAFARI_DECODE_BYTES=9,numBytesDecoded=0;function decodeText(e){\
            return(numBytesDecoded+=e.length)>=9&&(again(),numBytesDecoded=e.length),cachedTextDecoder.decode(e);}\
            passStringToWasm0(a,wasm.__wbindgen_malloc,wasm.__wbindgen_realloc);\
            let cachedTextEncoder=new TextEncoder;\"encodeInto\"in cachedTextEncoder||(\
            cachedTextEncoder.encodeInto=function(e,_){return _.set(e),{read:e.length};});\
            async function once(e){start(e),void 0===e&&(e=new URL(\"a.wasm\",import.meta.url));let _=imports();\
            (\"string\"==typeof e||\"function\"==typeof URL&&e instanceof URL)&&(e=fetch(e));let n=await load(await e,_);}\
            async function load(e,n){if(e instanceof Response){if(!e.ok)throw Error(`failed to fetch Wasm: ${e.status} fetching '${e.url}'`);\
            return compile(e);}if(function(e){switch(e){case\"basic\":return!0;}return!1;}(e.type)&&other(e))slower();}";
        assert_eq!(
            without_unused(glue),
            "function passStringToWasm0(e,n){let t=cachedTextEncoder.encode(e),r=n(t.length,1)>>>0;\
            return getUint8ArrayMemory0().subarray(r,r+t.length).set(t),WASM_VECTOR_LEN=t.length,r;}\
            function decodeText(e){return cachedTextDecoder.decode(e);}\
            passStringToWasm0(a,wasm.__wbindgen_malloc);\
            let cachedTextEncoder=new TextEncoder;async function once(e){start(e);let _=imports();\
            let n=await load(await e,_);}\
            async function load(e,n){if(e instanceof Response){return compile(e);}if(other(e))slower();}"
        );
    }

    #[test]
    fn a_module_that_is_cut_off_is_none() {
        let whole = program();
        for end in 1..whole.len() {
            // Between two sections a shorter module ends as it should.
            let is_whole = [8, 8 + 2 + usize::from(whole[9])].contains(&end);
            let short = module(&whole[..end], &mut Names(Vec::new()));
            assert_eq!(short.is_some(), is_whole, "{end}");
        }
    }

    #[test]
    fn a_name_that_the_glue_does_not_know_stops_the_build() {
        let names = Names(vec!["__wbg_new_02".to_owned()]);
        let known = script(GLUE, names);
        assert_eq!(
            known,
            Err("the glue does not know `__wbg_new_02`.".to_owned())
        );
    }

    #[test]
    fn short_names_differ() {
        let names: std::collections::BTreeSet<String> = (0..2000).map(letters).collect();
        assert_eq!(names.len(), 2000);
        assert_eq!([0, 25, 26].map(letters), ["$a", "$z", "$ba"]);
    }
}
