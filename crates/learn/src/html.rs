//! The pages as HTML: headings, paragraphs, lists and pictures that make sense without any style.

use content::{Interface, fill};
use content_compiler::learn::{Block, Cited, Learn, Picture, Piece, Run};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use quiz::SourceStatus;

use crate::{Style, structured};

/// The icon of the check, inside the page: the policy lets it ask no host for one.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%230f4c52'/%3E%3Cpath d='M4 21c0-8 5-13 12-13s12 5 12 13c0 4-3 6-6 6-4 0-6-3-6-7 0 4-2 7-6 7-3 0-6-2-6-6z' fill='none' stroke='%23f3e9da' stroke-width='2.4'/%3E%3C/svg%3E";

/// The check, seen from the folder of the pieces.
const CHECK: &str = "../";

/// All pages and what they have in common.
pub(crate) struct Site<'a> {
    pub(crate) learn: &'a Learn,
    pub(crate) language: &'a str,
    pub(crate) interface: &'a Interface,
    pub(crate) style: &'a Style,
}

impl Site<'_> {
    /// The page that lists all pieces.
    pub(crate) fn list(&self) -> Markup {
        let body = html! {
            main.list #main {
                h1 { (self.text("title")) }
                p.lead { (self.text("lead")) }
                @for group in &self.learn.groups {
                    @let pieces = self.learn.pieces.iter().filter(|p| p.group == group.id);
                    section {
                        h2 { (group.name) }
                        ul.cards {
                            @for piece in pieces {
                                li {
                                    @if let Some(picture) = first_picture(piece) {
                                        (drawing(picture, true))
                                    }
                                    div {
                                        a href={ (piece.id) ".html" } { (piece.title) }
                                        p { (piece.lead) }
                                    }
                                }
                            }
                        }
                    }
                }
                (self.take())
            }
        };
        let title = self.titled(self.text("title"));
        self.page(&title, self.text("description"), None, &body)
    }

    /// The page of a piece.
    pub(crate) fn piece(&self, index: usize, piece: &Piece) -> Markup {
        let next = self.learn.pieces.get(index + 1);
        let next = next.or(self.learn.pieces.first());
        let body = html! {
            main #main {
                p.crumb { a href="./" { (self.text("title")) } }
                article {
                    h1 { (piece.title) }
                    p.lead { (piece.lead) }
                    @for block in &piece.blocks { (self.block(piece, block)) }
                    aside.sure {
                        h2 { (self.text("sure_title")) }
                        p.strength { (self.interface.strength(piece.strength)) }
                        p { (piece.sure) }
                    }
                    section.sources {
                        h2 { (self.text("sources_title")) }
                        ol {
                            @for source in &piece.sources {
                                li id=(source.key) { (self.source(source)) }
                            }
                        }
                    }
                }
                (self.take())
                nav.onward aria-label=(self.text("title")) {
                    @if let Some(next) = next {
                        a href={ (next.id) ".html" } { span { (self.text("next")) } (next.title) }
                    }
                    a href="./" { span { (self.text("title")) } (self.text("all")) }
                }
            }
        };
        let date = content::QUESTIONNAIRE.date;
        let data = structured::article(piece, self.language, self.interface.name(), date);
        self.page(&self.titled(&piece.title), &piece.lead, Some(&data), &body)
    }

    fn page(&self, title: &str, description: &str, data: Option<&str>, body: &Markup) -> Markup {
        let interface = self.interface;
        html! {
            (DOCTYPE)
            html lang=(self.language) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    meta name="color-scheme" content="light dark";
                    meta name="description" content=(description);
                    title { (title) }
                    link rel="icon" href=(ICON);
                    link rel="stylesheet" href=(self.style.address) integrity=(self.style.integrity);
                    @if let Some(data) = data {
                        script type="application/ld+json" { (PreEscaped(data)) }
                    }
                }
                body {
                    a.skip href="#main" { (self.text("skip")) }
                    header.top {
                        svg.mark viewBox="0 0 32 32" aria-hidden="true" {
                            path d="M4 21c0-8 5-13 12-13s12 5 12 13c0 4-3 6-6 6-4 0-6-3-6-7 0 4-2 7-6 7-3 0-6-2-6-6z" {}
                        }
                        p { a href=(CHECK) { strong { (interface.name()) } } " " span { (interface.tagline()) } }
                    }
                    (body)
                    footer.bottom {
                        p { (interface.footer_education()) }
                        p { (interface.footer_worse()) }
                        p { (fill(self.text("date"), &[("date", content::QUESTIONNAIRE.date)])) }
                        p { a href={ (CHECK) "paper.html" } { (interface.footer_paper()) } }
                    }
                }
            }
        }
    }

    fn take(&self) -> Markup {
        html! {
            section.take {
                p { (self.text("take_text")) }
                p { a.button href=(CHECK) { (self.text("take")) } }
            }
        }
    }

    fn block(&self, piece: &Piece, block: &Block) -> Markup {
        let items = |items: &[Vec<Run>]| {
            html! {
                ul { @for item in items { li { (self.runs(piece, item)) } } }
            }
        };
        match block {
            Block::Heading(text) => html! { h2 { (text) } },
            Block::Paragraph(runs) => html! { p { (self.runs(piece, runs)) } },
            Block::List(list) => items(list),
            Block::Caution(title, list) => html! {
                section.caution { h2 { (title) } (items(list)) }
            },
            Block::Pictures(pictures) => html! {
                div.pictures {
                    @for picture in pictures {
                        figure.wide[is_wide(&picture.drawing)] {
                            (drawing(picture, false))
                            @if !picture.caption.is_empty() {
                                figcaption { (picture.caption) }
                            }
                        }
                    }
                }
            },
        }
    }

    fn runs(&self, piece: &Piece, runs: &[Run]) -> Markup {
        html! {
            @for run in runs {
                @match run {
                    // The mark stands at the word, whatever space an author left before it.
                    Run::Words(words) => (words.strip_suffix(' ').filter(|_| is_marked(runs, run)).unwrap_or(words)),
                    Run::Link(id, words) => a href={ (id) ".html" } { (words) },
                    Run::Sources(sources) => sup {
                        @for (at, source) in sources.iter().enumerate() {
                            @if at > 0 { "," }
                            @let n = (source + 1).to_string();
                            a href={ "#" (piece.sources[*source].key) }
                                aria-label=(fill(self.text("source"), &[("n", &n)])) { (n) }
                        }
                    },
                }
            }
        }
    }

    /// A source, as the result cites it. Only what was seen has a link.
    fn source(&self, source: &Cited) -> Markup {
        let words = source.words;
        let note = self.interface.status(source.status);
        if matches!(source.status, SourceStatus::Team | SourceStatus::Memory) {
            return html! { (note) };
        }
        html! {
            cite translate="no" {
                (words.credit()) ". "
                @if words.address.is_empty() { (words.title) } @else {
                    a href=(words.address) rel="noopener noreferrer" { (words.title) }
                }
                @if !words.journal.is_empty() { ". " (words.journal) }
            }
            @if !note.is_empty() { " (" (note) ")" }
        }
    }

    fn titled(&self, title: &str) -> String {
        let values = [("screen", title), ("name", self.interface.name())];
        fill(self.interface.page_title(), &values)
    }

    fn text(&self, key: &str) -> &str {
        self.learn.texts.get(key).map_or("", String::as_str)
    }
}

/// Whether a mark follows these words.
fn is_marked(runs: &[Run], run: &Run) -> bool {
    let at = runs.iter().position(|r| std::ptr::eq(r, run));
    let next = at.and_then(|at| runs.get(at + 1));
    matches!(next, Some(Run::Sources(_)))
}

fn first_picture(piece: &Piece) -> Option<&Picture> {
    piece.blocks.iter().find_map(|block| match block {
        Block::Pictures(pictures) => pictures.last(),
        _ => None,
    })
}

/// Whether a drawing is wider than high, by its `viewBox`.
fn is_wide(drawing: &str) -> bool {
    let view = drawing.split('"').nth(1).unwrap_or_default();
    let sizes: Vec<f32> = view.split(' ').filter_map(|n| n.parse().ok()).collect();
    matches!(sizes[..], [_, _, width, height] if width > height * 1.2)
}

/// The drawing, with its words unless the text beside it says as much.
fn drawing(picture: &Picture, silent: bool) -> Markup {
    let shapes = picture.drawing.strip_prefix("<svg ").unwrap_or_default();
    html! {
        @if silent {
            (PreEscaped("<svg aria-hidden=\"true\" ")) (PreEscaped(shapes))
        } @else {
            (PreEscaped("<svg role=\"img\" aria-label=\"")) (picture.alt) (PreEscaped("\" ")) (PreEscaped(shapes))
        }
    }
}
