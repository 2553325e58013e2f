//! The app in a real browser, driven by real events. What answers mean is tested elsewhere; here it is
//! what stands on the screen, and where the focus goes.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "tests")]

use std::cell::RefCell;
use std::ops::Deref;

use content::{FIRST, QUESTIONNAIRE};
use glute_check::{App, AppProps, Start, Wording};
use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, Storage};
use yew::AppHandle;

wasm_bindgen_test_configure!(run_in_browser);

/// The name under which answers are kept.
const KEPT: &str = "glute-check";

/// An adult with a sore spot, up to the questions about running.
const SORE: &str = "a1_age=18_34\na2_now=none\na5_complaint=yes\na3_urgent=none\na4_soon=none\n\
    b1_sit_hours=8 hours\nb2_sit_bout=lt30\nb3_sit_change=same\n";

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

fn storage() -> Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

/// Waits for the next picture, as long as it takes; the browser never takes forever.
async fn frame() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let window = web_sys::window().unwrap();
        window.request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// Waits until something holds, for some 300 pictures at most.
async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..300 {
        if holds() {
            return;
        }
        frame().await;
    }
    let page = document().body().unwrap().inner_html();
    panic!("{what} did not come: {page}");
}

thread_local! {
    /// The app of the last test. It is not cleared away by that test itself, which may have failed.
    static LAST: RefCell<Option<(Element, AppHandle<App>)>> = const { RefCell::new(None) };
}

/// The app in a place of its own.
struct Page {
    root: Element,
}

impl Page {
    async fn new() -> Page {
        Page::starting(Start::default()).await
    }

    /// The app for somebody who has kept these answers on the device.
    async fn kept(answers: &str) -> Page {
        Page::starting(Start {
            saved: Some(["version=1\n", answers].concat()),
            can_remember: true,
            ..Start::default()
        })
        .await
    }

    async fn starting(start: Start) -> Page {
        if let Some((root, app)) = LAST.take() {
            app.destroy();
            root.remove();
        }
        storage().remove_item(KEPT).unwrap();
        let root = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        // As in `static/takeover.js`.
        let in_turn =
            "now ? setTimeout(then) : requestAnimationFrame(setTimeout.bind(self, then, 0))";
        glute_check::hand_over([
            Function::new_no_args(""),
            Function::new_with_args("then, now", in_turn),
            Function::new_no_args(""),
        ]);
        let props = AppProps {
            wording: Wording::of(*FIRST),
            start,
        };
        let app = yew::Renderer::<App>::with_root_and_props(root.clone(), props).render();
        LAST.set(Some((root.clone(), app)));
        let page = Page { root };
        until("the app", || page.find("main").is_some() && page.is_whole()).await;
        page
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    fn text(&self, selector: &str) -> String {
        let found = self.find(selector);
        found.and_then(|e| e.text_content()).unwrap_or_default()
    }

    fn get(&self, selector: &str) -> HtmlElement {
        match self.find(selector).map(Element::dyn_into) {
            Some(Ok(element)) => element,
            _ => panic!("no {selector} in {}", self.root.inner_html()),
        }
    }

    fn click(&self, selector: &str) {
        self.get(selector).click();
    }

    fn input(&self, name: &str, value: &str) -> HtmlInputElement {
        let selector = format!("input[name='{name}'][value='{value}']");
        self.get(&selector).dyn_into().unwrap()
    }

    fn is_ticked(&self, name: &str, value: &str) -> bool {
        self.input(name, value).checked()
    }

    /// Ticks or unticks a control, and waits until the screen shows it.
    async fn tick(&self, name: &str, value: &str) {
        let before = self.is_ticked(name, value);
        self.input(name, value).click();
        until(&format!("{name}={value}"), || {
            self.is_ticked(name, value) != before
        })
        .await;
        frame().await;
    }

    fn figure(&self) -> HtmlInputElement {
        self.get("input.figure").dyn_into().unwrap()
    }

    async fn type_in(&self, text: &str) {
        let field = self.figure();
        field.set_value(text);
        let event = Event::new("input").unwrap();
        event.init_event_with_bubbles("input", true);
        field.dispatch_event(&event).unwrap();
        frame().await;
    }

    fn question(&self) -> String {
        let main = self.get("main");
        main.get_attribute("data-question").unwrap_or_default()
    }

    async fn go_on(&self) {
        self.click("main form button[type=submit]");
        frame().await;
    }

    async fn until_question(&self, id: &str) {
        until(id, || self.question() == id && self.is_whole()).await;
    }

    /// Waits for a question that is led to, and for all that comes of leading there: Yew may let a task come between a drawn
    /// screen and what follows it, such as keeping the answers.
    async fn until_turned_to(&self, id: &str) {
        self.until_question(id).await;
        until("the heading in focus", || self.is_focused("main h1")).await;
    }

    async fn until_screen(&self, screen: &str) {
        let selector = format!("main[data-screen='{screen}']");
        until(screen, || self.find(&selector).is_some() && self.is_whole()).await;
    }

    /// Whether nothing of the screen is still to be drawn.
    fn is_whole(&self) -> bool {
        self.find("main[aria-busy]").is_none()
    }

    /// Whether the element in focus fits, and belongs to the app.
    fn is_focused(&self, selector: &str) -> bool {
        let focused = document().active_element();
        focused.is_some_and(|e| e.matches(selector).unwrap() && self.root.contains(Some(&e)))
    }
}

/// The texts of the interface.
fn texts() -> impl Deref<Target = content::Interface> {
    Wording::of(*FIRST)
}

#[wasm_bindgen_test]
async fn the_first_question() {
    let page = Page::new().await;
    assert_eq!(page.question(), "a1_age");
    assert_eq!(page.count("main"), 1);
    assert_eq!(page.count("h1"), 1);
    assert_eq!(
        page.text("form fieldset > legend > h1"),
        FIRST.words.questions[0].ask
    );
    assert_eq!(page.count("fieldset input[type=radio][name=a1_age]"), 6);
    assert_eq!(page.count("fieldset label > input[type=radio]"), 6);
    assert_eq!(page.count("input:checked"), 0);
    // Nothing to go back to, nothing to forget, and no focus taken from anybody.
    assert_eq!(page.count(".back, .start-again"), 0);
    assert!(!page.is_focused("*"));
    until("the title", || {
        document().title().contains(FIRST.words.questions[0].ask)
    })
    .await;
}

#[wasm_bindgen_test]
async fn going_on_with_nothing() {
    let page = Page::new().await;
    assert_eq!(page.count("#summary, #mistake"), 0);
    page.go_on().await;
    until("the summary in focus", || page.is_focused("#summary")).await;
    let message = texts().mistake_nothing();
    assert_eq!(page.text("#summary [role=alert] a"), message);
    assert!(page.text("fieldset #mistake").contains(message));
    let described_by = page.get("fieldset").get_attribute("aria-describedby");
    assert!(described_by.is_some_and(|ids| ids.split(' ').any(|id| id == "mistake")));
    assert_eq!(page.question(), "a1_age");
    until("the title", || {
        document().title().contains(
            &texts()
                .mistake_page_title()
                .replace("{screen}", FIRST.words.questions[0].ask),
        )
    })
    .await;
    // Its link leads to the field.
    page.click("#summary a");
    until("the field in focus", || {
        page.is_focused("input[name=a1_age]")
    })
    .await;
    // The same mistake again takes the focus again.
    page.go_on().await;
    until("the summary in focus", || page.is_focused("#summary")).await;
    // And an answer clears it all.
    page.tick("a1_age", "18_34").await;
    page.go_on().await;
    page.until_turned_to("a2_now").await;
    assert_eq!(page.count("#summary, #mistake, .wrong"), 0);
}

#[wasm_bindgen_test]
async fn back_keeps_the_answer() {
    let page = Page::new().await;
    page.tick("a1_age", "35_44").await;
    page.go_on().await;
    page.until_question("a2_now").await;
    page.click(".back button");
    page.until_question("a1_age").await;
    assert!(page.is_ticked("a1_age", "35_44"));
    assert_eq!(page.count("input:checked"), 1);
}

#[wasm_bindgen_test]
async fn none_unticks_the_others() {
    let page = Page::kept("a1_age=18_34\n").await;
    page.until_question("a2_now").await;
    page.tick("a2_now", "e_chest").await;
    page.tick("a2_now", "e_heat").await;
    assert_eq!(page.count("input[name=a2_now]:checked"), 2);
    page.tick("a2_now", "none").await;
    until("none alone", || {
        page.count("input[name=a2_now]:checked") == 1
    })
    .await;
    assert!(page.is_ticked("a2_now", "none"));
    page.tick("a2_now", "e_chest").await;
    until("the other alone", || {
        page.count("input[name=a2_now]:checked") == 1
    })
    .await;
    assert!(page.is_ticked("a2_now", "e_chest"));
    page.tick("a2_now", "e_chest").await;
    assert_eq!(page.count("input[name=a2_now]:checked"), 0);
}

#[wasm_bindgen_test]
async fn another_unit_keeps_the_number() {
    let page = Page::kept(&format!("{SORE}c1_run_status=regular\n")).await;
    page.until_question("c2_run_week").await;
    assert!(page.is_ticked("c2_run_week.unit", "km"));
    page.type_in("12.5").await;
    page.tick("c2_run_week.unit", "miles").await;
    assert_eq!(page.figure().value(), "12.5");
    assert!(!page.is_ticked("c2_run_week.unit", "km"));
    // What is wrong stays as it was typed, to be mended.
    page.type_in("12x").await;
    page.go_on().await;
    until("the summary in focus", || page.is_focused("#summary")).await;
    assert_eq!(page.figure().value(), "12x");
    let invalid = page.figure().get_attribute("aria-invalid");
    assert_eq!(invalid.as_deref(), Some("true"));
    page.type_in("12.5").await;
    page.go_on().await;
    page.until_turned_to("c3_run_spike").await;
    let kept = storage().get_item(KEPT).unwrap().unwrap();
    assert!(kept.contains("c2_run_week=12.5 miles\n"), "{kept}");
}

#[wasm_bindgen_test]
async fn a_ticked_place_asks_for_its_side() {
    let page = Page::kept(&format!("{SORE}c1_run_status=none\n")).await;
    page.until_question("d1_pain_map").await;
    assert_eq!(page.count(".sides"), 0);
    page.tick("d1_pain_map", "outer_hip").await;
    until("the sides", || page.count(".sides") == 1).await;
    assert_eq!(page.count("input[name='d1_pain_map:outer_hip']"), 3);
    assert_eq!(page.count(".sides input:checked"), 0);
    // The middle has none.
    page.tick("d1_pain_map", "si_sacrum").await;
    assert_eq!(page.count(".sides"), 1);
    page.go_on().await;
    until("the summary in focus", || page.is_focused("#summary")).await;
    page.tick("d1_pain_map:outer_hip", "left").await;
    page.tick("d1_pain_map", "none").await;
    until("no sides", || page.count(".sides") == 0).await;
    page.tick("d1_pain_map", "outer_hip").await;
    until("the sides", || page.count(".sides") == 1).await;
    assert_eq!(page.count(".sides input:checked"), 0);
    page.tick("d1_pain_map:outer_hip", "right").await;
    page.go_on().await;
    page.until_turned_to("d2_pain_level").await;
    let kept = storage().get_item(KEPT).unwrap().unwrap();
    assert!(kept.contains("d1_pain_map=outer_hip:right\n"), "{kept}");
}

#[wasm_bindgen_test]
async fn an_emergency_shows_no_score() {
    let page = Page::kept("a1_age=18_34\n").await;
    page.tick("a2_now", "e_chest").await;
    page.go_on().await;
    page.until_screen("emergency").await;
    until("the heading in focus", || page.is_focused("main h1")).await;
    assert!(page.count("a[href^='tel:']") > 0);
    assert_eq!(page.count("[data-flag=e_chest]"), 1);
    assert_eq!(page.count("[data-flag]"), 1);
    let text = page.text("main");
    let words = FIRST.words;
    for score in words.bands.iter().chain(words.domains.iter()) {
        assert!(!text.contains(score), "{score}");
    }
    assert_eq!(page.count("[data-band], svg, table, .progress, .keep"), 0);
    let points = QUESTIONNAIRE.domains.iter().map(|d| d.id);
    for domain in points {
        assert_eq!(page.count(&format!("[data-domain='{domain}']")), 0);
    }
    // Ticked by mistake: one step back, and it is still there to untick.
    page.click(".back button");
    page.until_question("a2_now").await;
    assert!(page.is_ticked("a2_now", "e_chest"));
}

#[wasm_bindgen_test]
async fn a_result_shows_a_score() {
    let page = Page::kept(&format!(
        "{}c1_run_status=none\ne1_str_days=2 days\ne2_cross_days=2 days\nt0_moves=no\n",
        SORE.replace("a5_complaint=yes", "a5_complaint=no")
    ))
    .await;
    page.until_screen("check").await;
    page.go_on().await;
    page.until_screen("result").await;
    assert_eq!(page.count("main[data-band]"), 1);
    let text = page.text("main");
    for domain in FIRST.words.domains.iter() {
        assert!(text.contains(domain), "{domain}");
    }
}

#[wasm_bindgen_test]
async fn starting_again_leaves_nothing() {
    let page = Page::kept(&format!("{SORE}c1_run_status=regular\n")).await;
    page.until_question("c2_run_week").await;
    page.type_in("12").await;
    let kept = || storage().get_item(KEPT).unwrap().unwrap_or_default();
    until("the answers on the device", || kept().contains("a1_age")).await;
    page.click(".start-again summary");
    page.click(".start-again button");
    page.until_turned_to("a1_age").await;
    assert_eq!(page.count("fieldset input:checked"), 0);
    assert_eq!(page.count(".start-again, .back, #summary"), 0);
    let questions = QUESTIONNAIRE.questions.iter();
    let left: Vec<&str> = questions
        .map(|q| q.id)
        .filter(|id| kept().contains(id))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    // The browser's own Back finds nothing either.
    let history = web_sys::window().unwrap().history().unwrap();
    history.back().unwrap();
    for _ in 0..10 {
        frame().await;
    }
    assert_eq!(page.question(), "a1_age");
    assert_eq!(page.count("fieldset input:checked"), 0);
}
