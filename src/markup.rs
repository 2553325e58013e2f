//! Markup: the elements of a screen, put together call by call. One small builder instead of `html!`, because what that
//! macro writes out anew for each element made up a fifth of the program.
//!
//! ```ignore
//! tag("section.keep")
//!     .child(tag("h2").text(view.wording.share_title()))
//!     .child(tag("input[type=checkbox]").attr("name", "remember").checked(true))
//! ```

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::{Callback, Event, Html, create_portal};
use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VTag, VText,
};

use crate::browser::{event, page};
use crate::session::Action;

/// An element being put together, or a few of them in a row.
pub(crate) struct Tag(Box<Parts>);

struct Parts {
    /// None stands for the children alone.
    element: Option<VTag>,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    children: Vec<Html>,
}

/// An element, written as a selector of CSS would find it: `tag("button.second[type=button]")`. It can have one class
/// there, before its other attributes; their values need no quotes.
pub(crate) fn tag(selector: &'static str) -> Tag {
    let (head, attributes) = selector.split_once('[').unwrap_or((selector, ""));
    let (name, class) = head.split_once('.').unwrap_or((head, ""));
    let mut tag = fragment();
    tag.0.element = Some(VTag::new(name));
    if !class.is_empty() {
        tag = tag.attr("class", class);
    }
    for attribute in attributes.split(']') {
        if let Some((name, value)) = attribute.split_once('=') {
            tag = tag.attr(name.trim_start_matches('['), value);
        }
    }
    tag
}

/// Elements in a row, without one around them; at first none.
pub(crate) fn fragment() -> Tag {
    Tag(Box::new(Parts {
        element: None,
        names: Vec::new(),
        values: Vec::new(),
        children: Vec::new(),
    }))
}

impl Tag {
    /// Gives it an attribute; `None` is one it may have at another time.
    pub(crate) fn attr(self, name: &'static str, value: impl Text) -> Tag {
        self.put(name, value.text())
    }

    fn put(mut self, name: &'static str, value: Option<AttrValue>) -> Tag {
        self.0.names.push(name);
        self.0
            .values
            .push(value.map(AttributeOrProperty::Attribute));
        self
    }

    /// What identifies it among its neighbours: an element with another key is another element.
    pub(crate) fn key(mut self, key: &'static str) -> Tag {
        if let Some(element) = &mut self.0.element {
            element.key = Some(Key::from(key));
        }
        self
    }

    /// What stands in the field, or what its choice is called.
    pub(crate) fn value(self, value: impl Text) -> Tag {
        self.put_value(value.text())
    }

    fn put_value(mut self, value: Option<AttrValue>) -> Tag {
        if let Some(element) = &mut self.0.element {
            element.set_value(value);
        }
        self
    }

    /// Whether the control is ticked.
    pub(crate) fn checked(mut self, checked: bool) -> Tag {
        if let Some(element) = &mut self.0.element {
            element.set_checked(checked);
        }
        self
    }

    /// Adds a text.
    pub(crate) fn text(self, text: impl Text) -> Tag {
        self.push(VText::new(text.text().unwrap_or_default()).into())
    }

    /// Adds a text that is another one at another time; the element is another one then, too. A translator puts elements of its
    /// own in the place of a text, and would go on showing what it said before.
    pub(crate) fn changing_text(mut self, text: impl Text) -> Tag {
        let text = text.text().unwrap_or_default();
        if let Some(element) = &mut self.0.element {
            element.key = Some(Key::from(&*text));
        }
        self.push(VText::new(text).into())
    }

    /// Adds an element.
    pub(crate) fn child(self, child: Tag) -> Tag {
        self.push(child.html())
    }

    /// Adds an element, or keeps its place for another time: Yew would otherwise take what comes last for what was last, and
    /// make all of it anew.
    pub(crate) fn maybe(self, child: Option<Tag>) -> Tag {
        self.child(child.unwrap_or_else(fragment))
    }

    /// Adds elements.
    pub(crate) fn each(mut self, children: impl Iterator<Item = Tag>) -> Tag {
        for child in children {
            self = self.child(child);
        }
        self
    }

    /// Drawn where nobody sees it: inside an element that is not on the page.
    pub(crate) fn aside(self) -> Tag {
        // It may be drawn beside its like, and is another one.
        let aside = page::aside().map(|aside| create_portal(self.key("aside").html(), aside));
        fragment().push(aside.unwrap_or_default())
    }

    fn push(mut self, child: Html) -> Tag {
        self.0.children.push(child);
        self
    }

    /// Says what happened once it is pressed; nothing else comes of the press.
    pub(crate) fn on_press(self, dispatch: &Callback<Action>, action: Action) -> Tag {
        self.listen(On::Press, dispatch, Means::This(action))
    }

    /// Does what only the browser can, once it is pressed, and says what is left to do.
    pub(crate) fn on_press_do(
        self,
        dispatch: &Callback<Action>,
        act: impl Fn() -> Option<Action> + 'static,
    ) -> Tag {
        let means = Means::Asked(Box::new(move |_| act()));
        self.listen(On::Press, dispatch, means)
    }

    /// Says what happened once the control is another, whatever it is now.
    pub(crate) fn on_change(self, dispatch: &Callback<Action>, action: Action) -> Tag {
        self.listen(On::Change, dispatch, Means::This(action))
    }

    /// Says what happened once the control is another.
    pub(crate) fn on_change_of(
        self,
        dispatch: &Callback<Action>,
        action: impl Fn(&Event) -> Action + 'static,
    ) -> Tag {
        let means = Means::Asked(Box::new(move |event| Some(action(event))));
        self.listen(On::Change, dispatch, means)
    }

    /// Says what is typed.
    pub(crate) fn on_type(self, dispatch: &Callback<Action>) -> Tag {
        let means = Means::Asked(Box::new(|event| Some(Action::Type(event::value(event)))));
        self.listen(On::Type, dispatch, means)
    }

    fn listen(mut self, on: On, dispatch: &Callback<Action>, means: Means) -> Tag {
        if let Some(element) = &mut self.0.element {
            element.add_listener(Rc::new(Handler {
                on,
                dispatch: dispatch.clone(),
                means,
            }));
        }
        self
    }

    /// The finished element.
    pub(crate) fn html(self) -> Html {
        let Parts {
            element,
            names,
            values,
            mut children,
        } = *self.0;
        let children = match children.pop() {
            Some(only) if children.is_empty() => only,
            Some(last) => {
                children.push(last);
                VList::from(children).into()
            }
            None => Html::default(),
        };
        let Some(mut element) = element else {
            return children;
        };
        element.set_attributes(Attributes::Dynamic {
            keys: kept(names),
            values: values.into(),
        });
        if let Some(inside) = element.children_mut() {
            *inside = children;
        }
        element.into()
    }
}

/// The same names as one list that stays: by that Yew sees at once that it need not look which attributes came and went.
fn kept(names: Vec<&'static str>) -> &'static [&'static str] {
    thread_local! {
        static KEPT: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
    }
    KEPT.with_borrow_mut(|kept| {
        if let Some(known) = kept.iter().find(|known| **known == names) {
            return *known;
        }
        let names: &[&str] = Vec::leak(names);
        kept.push(names);
        names
    })
}

/// What can be written on a page: a text of the content, or one made up for the moment.
pub(crate) trait Text {
    /// None where there is nothing to write.
    fn text(self) -> Option<AttrValue>;
}

impl Text for &'static str {
    fn text(self) -> Option<AttrValue> {
        Some(AttrValue::Static(self))
    }
}

impl Text for Option<&'static str> {
    fn text(self) -> Option<AttrValue> {
        self.map(AttrValue::Static)
    }
}

impl Text for String {
    fn text(self) -> Option<AttrValue> {
        Some(AttrValue::from(self))
    }
}

type Ask = dyn Fn(&Event) -> Option<Action>;

/// What an event on an element means.
struct Handler {
    on: On,
    dispatch: Callback<Action>,
    means: Means,
}

/// The events there are. Yew's own list has a hundred, and to copy one of those costs more than all of this.
enum On {
    Press,
    Change,
    Type,
}

enum Means {
    /// Always this.
    This(Action),
    /// It depends on what the control says, or on what the browser can do.
    Asked(Box<Ask>),
}

impl Listener for Handler {
    fn kind(&self) -> ListenerKind {
        match self.on {
            On::Press => ListenerKind::onclick,
            On::Change => ListenerKind::onchange,
            On::Type => ListenerKind::oninput,
        }
    }

    fn handle(&self, event: Event) {
        // A form is not sent, and a link leads nowhere: what is pressed does what the program says.
        event.prevent_default();
        let action = match &self.means {
            Means::This(action) => Some(action.clone()),
            Means::Asked(ask) => ask(&event),
        };
        if let Some(action) = action {
            self.dispatch.emit(action);
        }
    }

    fn passive(&self) -> bool {
        false
    }
}
