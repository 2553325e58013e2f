//! Renders the first page into the HTML at build time, so that it can be read and answered before the
//! program has started, and writes the pages without script. Trunk calls it after each build (see Trunk.toml).

mod code;
mod compress;
mod embed_page;
mod embed_script;
mod embed_words;
mod fhir;
mod folder;
mod frame_page;
mod headers;
mod hosts;
mod installable;
mod integrity;
mod keepsake;
mod learn_pages;
mod mangle;
mod names;
mod namespaces;
mod oembed;
mod one_file;
mod page;
mod paper_page;
mod policy;
mod record_pages;
mod short_names;
mod style;
mod sums;
mod takeover;
mod words;
mod worker;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use content::Language;
use glute_check::{App, AppProps, Start, Wording};

fn main() -> ExitCode {
    let Some(folder) = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        eprintln!("prerender is called by Trunk, which names the folder in TRUNK_STAGING_DIR.");
        return ExitCode::FAILURE;
    };
    match prerender(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("The pages could not be rendered: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn prerender(folder: &Path) -> Result<(), String> {
    let language = env::var("GLUTE_CHECK_LANGUAGE").unwrap_or_else(|_| "en".to_owned());
    let known = Language::named(&language);
    let known = known.ok_or_else(|| format!("there is no language `{language}`."))?;
    let released = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    // Where the check will be, if that is known already.
    let address = env::var(oembed::ADDRESS).ok();
    let text = |key: &str| {
        let own = known.interface.text(key);
        own.or_else(|| embed_words::text(&language, key))
    };
    folder::edit(folder, "index.html", |html| {
        let html = page::fill(html, &text)?;
        let html = page::insert(&html, "div", "app", &first_question(known))?;
        let signs = page::emergency_signs(known.words);
        let html = page::insert(&html, "ul", "emergency", &signs)?;
        let html = page::set_language(&html, &language)?;
        let html = words::write(folder, &html, &language)?;
        let html = words::write_past(folder, &html, &language)?;
        keepsake::write_words(folder, &html, &language)
    })?;
    paper_page::write(folder, known, released)?;
    embed_page::write(folder, &language, &text, address.as_deref())?;
    embed_script::write(folder, &language)?;
    record_pages::write(folder, known, released)?;
    learn_pages::write(folder, known)?;
    fhir::write(folder, known)?;
    // While developing, Trunk's own script reloads the page over a socket, which the policy would forbid; and a worker
    // that keeps pages would show yesterday's.
    if !released {
        frame_page::write(folder, &text)?;
    } else {
        folder::edit(folder, "index.html", |html| keepsake::name(folder, html))?;
        short_names::give(folder)?;
        folder::edit(folder, "index.html", |html| {
            folder::edit(folder, one_file::glue(html)?, namespaces::ask_svg_alone)?;
            let html = takeover::move_into_glue(folder, html)?;
            let html = page::join_scripts(&page::join_styles(&html));
            mangle::glue(folder)?;
            names::renew(folder, &html)
        })?;
        frame_page::write(folder, &text)?;
        let pages = ["index.html", frame_page::NAME];
        for page in pages {
            folder::edit(folder, page, mangle::page)?;
        }
        one_file::write(folder)?;
        installable::write(folder, known)?;
        if let Some(address) = &address {
            oembed::write(folder, &language, address)?;
        }
        for page in pages {
            folder::edit(folder, page, |html| integrity::add(folder, html))?;
        }
        policy::add_to_all(folder)?;
        // Takes no page for the check's own that is changed afterwards.
        worker::write(folder)?;
        hosts::write(folder)?;
        compress::write(folder)?;
        // The last step: it lists what the others wrote.
        sums::write(folder)?;
    }
    Ok(())
}

/// The first question, as the app itself renders it.
fn first_question(known: &'static Language) -> String {
    let props = AppProps {
        wording: Wording::of(known),
        // What the browser will say is not known yet; the most common answer shifts the page least.
        start: Start {
            can_remember: true,
            ..Start::default()
        },
    };
    let renderer = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    futures::executor::block_on(renderer.render())
}
