//! The app: Glute Check in a page. What is asked, judged and said comes from `content`; what answers
//! mean comes from `quiz`; here they meet the screen and the browser.

mod app;
mod markup;
mod session;
mod view;
mod wording;

mod parts;
mod screens;

mod browser;

pub use app::{App, AppProps};
pub use browser::scripts::{Script, hand_over};
pub use session::{Action, Draft, Mistake, Place, Session, Start, Way};
pub use wording::Wording;

/// Starts the app in the page that holds `#app`, with the words the page has fetched for it, and the rules of the past
/// that the link in its address needs, if it needs any; and with what the page's script does for it, see [`hand_over`]. It
/// takes the page soon after. Says no where the words are not those of this program.
#[cfg(feature = "csr")]
pub fn start(words: String, past: String, scripts: [Script; 3]) -> bool {
    let language = content::Language::read(String::leak(words));
    let (Some(root), Some(language)) = (browser::page::element("#app"), language) else {
        return false;
    };
    hand_over(scripts);
    let past = language.past(String::leak(past));
    // What listens is told of its own events alone: to look at all that is around it would make every answer wait.
    yew::set_event_bubbling(false);
    let wording = Wording::of(language);
    let start = move || Start {
        past: past.map(Wording::of),
        ..browser::start()
    };
    // Browsers translate each piece of a program when it is first needed: not all of them in the task that takes the page.
    browser::scripts::in_turn(
        true,
        Box::new(move || {
            let session = Session::new(&content::QUESTIONNAIRE, &start());
            let nowhere = yew::Callback::noop();
            screens::screen(&view::View::new(wording, &session, &nowhere));
        }),
    );
    browser::scripts::soon(Box::new(move || {
        let start = start();
        let props = AppProps { wording, start };
        yew::Renderer::<App>::with_root_and_props(root, props).render();
    }));
    true
}
