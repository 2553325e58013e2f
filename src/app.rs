//! The one place that holds state: the session. What happens goes in as actions; what the browser must
//! then do (title, focus, history, storage) is done here, after the screen has changed.

use std::rc::Rc;

use quiz::saved;
use yew::prelude::*;

use crate::browser::{address, page, storage};
use crate::screens::{self, View};
use crate::session::{Action, Place, Session, Start};
use crate::wording::Wording;

/// What the app is given.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The words of the page's language.
    pub wording: Wording,
    /// What the browser knew when the app started.
    #[prop_or_default]
    pub start: Start,
}

/// The session, and how often it had to be drawn. It is drawn again only when that has changed.
struct Drawn {
    session: Rc<Session>,
    times: u32,
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        self.times == other.times
    }
}

impl Reducible for Drawn {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let draws = !self.session.shows_itself(&action);
        Rc::new(Drawn {
            session: self.session.clone().reduce(action),
            times: self.times.wrapping_add(u32::from(draws)),
        })
    }
}

/// The whole app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let start = props.start.clone();
    let drawn = use_reducer_eq(move || Drawn {
        session: Rc::new(Session::new(&content::QUESTIONNAIRE, &start)),
        times: 0,
    });
    let dispatch = {
        let dispatcher = drawn.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let session = &drawn.session;
    let screen = screens::screen(&View {
        wording: props.wording,
        session,
        dispatch: &dispatch,
    });

    use_effect_with((), |()| page::mark_alive());
    use_history(session, &dispatch);
    use_effect_with(screen.title.clone(), |title| {
        let title = title.clone();
        page::once_drawn(move || page::set_title(&title));
    });
    use_focus(session, &props.start);
    use_memory(session);

    screen.html
}

/// Keeps the browser's history in step with the place: one entry a step, none for a mistake.
#[hook]
fn use_history(session: &Session, dispatch: &Callback<Action>) {
    let first = use_mut_ref(|| true);
    let (place, came_by_history) = (session.place, session.came_by_history);
    let questionnaire = session.questionnaire();
    let linked = session.link.is_some();
    let previous = session.previous();
    use_effect_with((place, linked), move |_| {
        let name = place.name(questionnaire);
        let is_first = first.replace(false);
        if place != Place::Link && address::fragment().contains("r=") {
            // The link has been left; its code must not stay in the address.
            address::replace_without_fragment(name);
        } else if came_by_history {
            address::replace(name);
        } else {
            // The button was pressed before the program was there: the browser's Back must lead to its question.
            if let Some(before) = previous.filter(|_| is_first) {
                address::replace(before.name(questionnaire));
            }
            address::push(name);
        }
    });
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let visit = dispatch.clone();
        let listeners = [
            address::on_visit(move |name| {
                if let Some(place) = Place::named(questionnaire, &name) {
                    visit.emit(Action::Visit(place));
                }
            }),
            address::on_fragment(move |fragment| dispatch.emit(Action::Open(fragment))),
        ];
        move || drop(listeners)
    });
}

/// Moves the focus to the heading of a new screen, and to the summary of a mistake. At the start it only puts it
/// back where it was: nobody asked for more then, and in a frame it would take the host's.
#[hook]
fn use_focus(session: &Session, start: &Start) {
    let first = use_mut_ref(|| true);
    let early = start.early_focus.clone();
    use_effect_with(session.place, move |_| {
        if !first.replace(false) {
            page::show_top();
            page::focus("main h1");
        } else if let Some(early) = early {
            page::focus(&early);
        }
    });
    use_effect_with(session.refusals, |refusals| {
        if *refusals > 0 {
            page::show_top();
            page::focus("#summary");
        }
    });
}

/// Keeps the answers on the device while the taker wants that, and wipes them as soon as they do not.
#[hook]
fn use_memory(session: &Session) {
    let remembered = use_mut_ref(|| session.remember);
    let answers = session.answers.clone();
    use_effect_with((answers, session.remember), move |(answers, remember)| {
        let before = remembered.replace(*remember);
        if *remember {
            storage::write(&saved::write(answers));
        } else if before {
            storage::wipe();
        }
    });
}
