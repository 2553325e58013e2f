//! The app: Glute Check in a page. What is asked, judged and said comes from `content`; what answers
//! mean comes from `quiz`; here they meet the screen and the browser.

mod app;
mod session;
mod wording;

mod parts;
mod screens;

mod browser;

pub use app::{App, AppProps};
pub use session::{Action, Draft, Mistake, Place, Session, Start};
pub use wording::Wording;

/// Starts the app in the page that holds `#app`, in the page's own language.
#[cfg(feature = "csr")]
pub fn start() {
    let Some(root) = browser::page::element("#app") else {
        return;
    };
    let props = AppProps {
        wording: Wording::named(&browser::page::language()),
        start: browser::start(),
    };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
}
