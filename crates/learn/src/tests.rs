//! The pages of the content as it is: each stands alone, says where it comes from, and leads on.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

use crate::{Page, Style, pages};

fn made(language: &str) -> Vec<Page> {
    let known = content::Language::named(language).unwrap();
    pages(known, &style()).unwrap()
}

fn style() -> Style {
    Style {
        address: "../learn-0123456789abcdef.css".to_owned(),
        integrity: "sha256-A=".to_owned(),
    }
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>()
}

#[test]
fn every_piece_of_a_result_has_its_page() {
    let names: BTreeSet<String> = made("en").into_iter().map(|p| p.name).collect();
    let statements = content::QUESTIONNAIRE.statements.iter();
    let learn: Vec<&str> = statements
        .filter(|s| s.section == quiz::Section::Learn)
        .map(|s| s.id)
        .collect();
    assert!(learn.len() > 20, "{learn:?}");
    for id in learn {
        let page = format!("{}.html", id.strip_prefix("learn_").unwrap());
        assert!(names.contains(&page), "{id}");
    }
}

#[test]
fn every_page_stands_alone_and_says_what_it_is() {
    let mut titles = BTreeSet::new();
    for page in made("en") {
        let html = Html::parse_document(&page.html);
        let name = &page.name;
        assert!(
            page.html.starts_with("<!DOCTYPE html><html lang=\"en\">"),
            "{name}"
        );
        assert_eq!(all(&html, "h1").len(), 1, "{name}");
        assert_eq!(all(&html, "main#main").len(), 1, "{name}");
        let title = text(all(&html, "title")[0]);
        assert!(titles.insert(title.clone()), "{name}: {title} twice");
        assert!(
            title.contains(&text(all(&html, "h1")[0])),
            "{name}: {title}"
        );
        let description = all(&html, "meta[name=description]")[0]
            .attr("content")
            .unwrap();
        assert!(
            (60..=200).contains(&description.len()),
            "{name}: {description}"
        );
        // Data for search engines is all that stands in a script.
        for script in all(&html, "script") {
            assert_eq!(script.attr("type"), Some("application/ld+json"), "{name}");
        }
        let loads = all(
            &html,
            "[src], link:not([rel=icon]):not([href='../learn-0123456789abcdef.css'])",
        );
        assert!(loads.is_empty(), "{name}: {loads:?}");
        assert!(
            !page.html.contains(" style=") && !page.html.contains("<style"),
            "{name}"
        );
    }
}

#[test]
fn every_link_leads_somewhere() {
    let pages = made("en");
    let names: BTreeSet<&str> = pages.iter().map(|p| p.name.as_str()).collect();
    for page in &pages {
        let html = Html::parse_document(&page.html);
        for link in all(&html, "a") {
            let href = link.attr("href").unwrap();
            let known = match href {
                "../" | "../paper.html" | "./" => true,
                _ if href.starts_with("https://") => true,
                _ => match href.strip_prefix('#') {
                    Some(id) => all(&html, &format!("[id='{id}']")).len() == 1,
                    None => names.contains(href),
                },
            };
            assert!(known, "{}: {href}", page.name);
        }
    }
    // From the list one comes to each piece, and from the first one, going on, through all of them.
    let list = Html::parse_document(&pages[0].html);
    assert_eq!(all(&list, ".cards a").len(), pages.len() - 1);
    for (page, next) in pages[1..].iter().zip(pages[2..].iter().chain(&pages[1..2])) {
        let html = Html::parse_document(&page.html);
        assert_eq!(all(&html, ".onward a")[0].attr("href"), Some(&*next.name));
    }
}

#[test]
fn every_piece_shows_its_sources_and_how_sure_it_is() {
    for page in &made("en")[1..] {
        let html = Html::parse_document(&page.html);
        let listed: Vec<&str> = all(&html, ".sources li")
            .iter()
            .filter_map(|li| li.attr("id"))
            .collect();
        let marked: BTreeSet<&str> = all(&html, "article sup a")
            .iter()
            .filter_map(|a| a.attr("href")?.strip_prefix('#'))
            .collect();
        assert!(!listed.is_empty(), "{}", page.name);
        assert_eq!(
            listed.iter().copied().collect::<BTreeSet<_>>(),
            marked,
            "{}",
            page.name
        );
        // A mark's figure is the source's place in the list.
        for mark in all(&html, "article sup a") {
            let key = mark.attr("href").unwrap().trim_start_matches('#');
            let place = listed.iter().position(|id| *id == key).unwrap() + 1;
            assert_eq!(text(mark), place.to_string(), "{}: {key}", page.name);
        }
        assert!(
            !text(all(&html, ".sure .strength")[0]).is_empty(),
            "{}",
            page.name
        );
        for picture in all(&html, "figure svg") {
            assert_eq!(picture.attr("role"), Some("img"), "{}", page.name);
            assert!(
                picture.attr("aria-label").unwrap().len() > 10,
                "{}",
                page.name
            );
        }
    }
}

#[test]
fn what_search_engines_read_is_in_order() {
    for page in &made("en")[1..] {
        let html = Html::parse_document(&page.html);
        let data = text(all(&html, "script")[0]);
        let data: serde_json::Value = serde_json::from_str(&data).unwrap();
        assert_eq!(data["@type"], "Article");
        assert_eq!(data["headline"], text(all(&html, "h1")[0]));
        assert!(data.get("reviewedBy").is_none(), "no clinician has seen it");
    }
}

#[test]
fn no_english_is_left_in_the_made_up_language() {
    for page in made("qps") {
        let html = Html::parse_document(&page.html);
        let said = all(
            &html,
            "h1, h2, article p, article ul li, figcaption, .take, .onward, .cards, footer p",
        );
        assert!(said.len() > 8, "{}", page.name);
        for element in said {
            let plain: String = text(element);
            let english = plain
                .split(|c: char| !c.is_ascii_alphabetic())
                .find(|w| w.len() > 3);
            assert_eq!(english, None, "{}: {plain}", page.name);
        }
    }
}
