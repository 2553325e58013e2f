//! The one place that holds state: the session. What happens goes in as actions; what the browser must
//! then do (title, focus, history, storage) is done here, after the screen has changed.

use std::cell::{Cell, RefCell};
use std::mem;

use quiz::link::code_in;
use quiz::saved;
use yew::prelude::*;

use crate::browser::{address, page, scripts, storage};
use crate::markup::fragment;
use crate::parts::later;
use crate::screens;
use crate::session::{Action, Place, Session, Start};
use crate::view::View;
use crate::wording::Wording;

/// What the app is given.
#[derive(Debug, Clone, Properties)]
pub struct AppProps {
    /// The words of the page's language.
    pub wording: Wording,
    /// What the browser knew when the app started.
    #[prop_or_default]
    pub start: Start,
}

impl PartialEq for AppProps {
    /// What the browser knew at the start is no other later.
    fn eq(&self, other: &AppProps) -> bool {
        self.wording == other.wording
    }
}

/// The whole app.
pub struct App {
    session: Session,
    /// The session as it was when the browser last did its part; none where nothing has happened since.
    before: Option<Session>,
    dispatch: Callback<Action>,
    /// The title of the screen, and whether the browser has it already.
    title: RefCell<(String, bool)>,
    /// Whether all of the screen is drawn.
    is_whole: Cell<bool>,
    /// How many screens of the first step are still to be drawn, too, where nobody sees it: those before and after it.
    rehearses: usize,
    /// What listens to the address for as long as the app is there.
    listening: [Option<address::Listening>; 2],
}

impl Component for App {
    type Message = Action;
    type Properties = AppProps;

    fn create(ctx: &Context<App>) -> App {
        App {
            session: Session::new(&content::QUESTIONNAIRE, &ctx.props().start),
            before: None,
            dispatch: ctx.link().callback(|action| action),
            title: RefCell::default(),
            is_whole: Cell::new(true),
            rehearses: 0,
            listening: [None, None],
        }
    }

    fn update(&mut self, _: &Context<App>, action: Action) -> bool {
        let draws = !self.session.shows_itself(&action);
        let mut after = self.session.after(action);
        if after.owes_recall() {
            after = after.after(Action::Recall(storage::read()));
        }
        let before = mem::replace(&mut self.session, after);
        self.before.get_or_insert(before);
        draws
    }

    fn view(&self, ctx: &Context<App>) -> Html {
        let wording = ctx.props().wording;
        let screen =
            |session: &Session| screens::screen(&View::new(wording, session, &self.dispatch));
        let rehearsed = (self.rehearses > 0).then(|| {
            let mut session = self.session.after(Action::Tick(1, true));
            if self.rehearses == 1 {
                session = session.after(Action::Continue);
            }
            screen(&session).main.aside()
        });
        let screen = screen(&self.session);
        self.is_whole.set(screen.is_whole);
        let mut title = self.title.borrow_mut();
        if title.0 != screen.title {
            *title = (screen.title, false);
        }
        fragment().child(screen.main).maybe(rehearsed).html()
    }

    fn rendered(&mut self, ctx: &Context<App>, first: bool) {
        let before = self.before.take();
        if first {
            page::mark_alive();
            self.listening = self.listen();
            if matches!(self.session.place, Place::Ask(_)) {
                self.rehearses = 2;
                self.draw_more();
            }
        } else {
            if self.rehearses > 0 {
                self.rehearses -= 1;
                self.draw_more();
            }
            if before.is_none() {
                return;
            }
        }
        self.keep_history(before.as_ref());
        self.keep_title();
        self.keep_focus(before.as_ref(), &ctx.props().start);
        self.keep_answers(before.as_ref());
        self.hand_over();
        // Last, so that the focus need not wait for how more of it looks.
        if !self.is_whole.get() {
            self.draw_more();
        }
    }
}

impl App {
    /// Draws once more what is there, and more of it where there is more, after the next frame: two parts in one frame would
    /// keep a slow phone from all else for twice as long. At the start that is done three times: with the screen before the
    /// first step beside it, where nobody sees it, with the one after, and with none. Browsers translate each piece of a program
    /// when it is first needed, and the taker's own first step would wait for that.
    fn draw_more(&self) {
        let dispatch = self.dispatch.clone();
        scripts::once_drawn(Box::new(move || dispatch.emit(Action::DrawMore)));
    }

    /// Keeps the browser's history in step with the place: one entry a step, none for a mistake.
    fn keep_history(&self, before: Option<&Session>) {
        let now = &self.session;
        let at = |session: &Session| (session.place, session.link.is_some());
        if before.is_some_and(|before| at(before) == at(now)) {
            return;
        }
        let questionnaire = now.questionnaire();
        let name = now.place.name(questionnaire);
        if now.place != Place::Link && code_in(&address::fragment()).is_some() {
            // The link has been left; its code must not stay in the address.
            address::replace_without_fragment(name);
        } else if now.came_by_history && !(now.place == Place::Link && address::names_other(name)) {
            address::replace(name);
        } else {
            // Pressed before the program was there: the browser's Back must lead to the question of that press.
            let pressed_at = now.previous().filter(|_| before.is_none());
            let pressed_at = pressed_at.map(|place| place.name(questionnaire));
            if let Some(pressed_at) = pressed_at {
                address::replace(pressed_at);
            }
            address::push(name);
        }
    }

    /// Listens to where the browser goes in its history, and to a link pasted over the address.
    fn listen(&self) -> [Option<address::Listening>; 2] {
        let questionnaire = self.session.questionnaire();
        let (visit, open) = (self.dispatch.clone(), self.dispatch.clone());
        [
            address::on_visit(move |name| {
                if let Some(place) = Place::named(questionnaire, &name) {
                    visit.emit(Action::Visit(place));
                }
            }),
            address::on_fragment(move |fragment| open.emit(Action::Open(fragment))),
        ]
    }

    /// Gives the browser the title of the screen, once that is drawn.
    fn keep_title(&self) {
        let (title, given) = &mut *self.title.borrow_mut();
        if !mem::replace(given, true) {
            let title = title.clone();
            scripts::once_drawn(Box::new(move || page::set_title(&title)));
        }
    }

    /// Moves the focus to the heading of a new screen, and to the summary of a mistake. At the start it only puts it
    /// back where it was: nobody asked for more then, and in a frame it would take the host's.
    fn keep_focus(&self, before: Option<&Session>, start: &Start) {
        let now = &self.session;
        match (before, &start.early_focus) {
            (Some(before), _) if before.place != now.place => {
                // It was opened for another question.
                page::close(".why-asked[open]");
                page::turn_to("main h1");
            }
            (None, Some(early)) => page::focus(early, false),
            _ => {}
        }
        if now.refusals != before.map_or(0, |before| before.refusals) {
            page::turn_to("#summary");
        }
    }

    /// Tells the program that comes later what it is to speak of, where there is a place for it. The screen itself is drawn
    /// first.
    fn hand_over(&self) {
        let now = &self.session;
        let has_place = match now.place {
            Place::Ask(question) => later::guides(now.questionnaire().questions[question].id),
            Place::Check => false,
            Place::Outcome | Place::Link => self.is_whole.get(),
        };
        if has_place {
            let (link, answers) = (now.place == Place::Link, saved::write(&now.answers));
            scripts::once_drawn(Box::new(move || scripts::show_keepsake(link, &answers)));
        }
    }

    /// Keeps the answers on the device while the taker wants that, and wipes them as soon as they do not.
    fn keep_answers(&self, before: Option<&Session>) {
        let now = &self.session;
        let remembered = before.is_some_and(|before| before.remember);
        let as_before = before.is_some_and(|before| before.answers == now.answers);
        if now.remember && !(remembered && as_before) {
            if !storage::write(&saved::write(&now.answers)) {
                self.dispatch.emit(Action::NotKept);
            }
        } else if remembered && !now.remember {
            storage::wipe();
        }
    }
}
