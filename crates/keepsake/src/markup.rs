//! Markup: what is shown, put together call by call as in the check itself, and drawn by `browser`.
//!
//! ```
//! use keepsake::{html, Tag};
//!
//! let link = Tag::new("p.lead").child(Tag::new("a[href=./]").text("a < b"));
//! assert_eq!(html(&[link.into()]), "<p class=\"lead\"><a href=\"./\">a &lt; b</a></p>");
//! ```

use crate::keepsake::Press;

/// What stands on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Tag),
    /// A text.
    Text(String),
}

/// An element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// What it is called.
    pub name: &'static str,
    /// Its attributes.
    pub attributes: Vec<(&'static str, String)>,
    /// What is inside.
    pub children: Vec<Node>,
}

/// An element, written as a selector of CSS would find it: `tag("button.second[type=button]")`.
pub(crate) fn tag(selector: &'static str) -> Tag {
    Tag::new(selector)
}

impl Tag {
    /// An element, written as a selector of CSS would find it. It can have one class, before its other attributes.
    pub fn new(selector: &'static str) -> Tag {
        let (head, attributes) = selector.split_once('[').unwrap_or((selector, ""));
        let (name, class) = head.split_once('.').unwrap_or((head, ""));
        let mut tag = Tag {
            name,
            attributes: Vec::new(),
            children: Vec::new(),
        };
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

    /// Gives it an attribute.
    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Tag {
        self.attributes.push((name, value.into()));
        self
    }

    /// Adds a text.
    pub fn text(mut self, text: impl Into<String>) -> Tag {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// Adds an element.
    pub fn child(mut self, child: Tag) -> Tag {
        self.children.push(Node::Element(child));
        self
    }

    /// Adds an element where there is one.
    pub fn maybe(self, child: Option<Tag>) -> Tag {
        self.each(child)
    }

    /// Adds elements.
    pub fn each(mut self, children: impl IntoIterator<Item = Tag>) -> Tag {
        self.children
            .extend(children.into_iter().map(Node::Element));
        self
    }

    /// Says what it means to press it.
    pub fn press(self, press: Press) -> Tag {
        self.attr(Press::ATTRIBUTE, press.name())
    }
}

impl From<Tag> for Node {
    fn from(tag: Tag) -> Node {
        Node::Element(tag)
    }
}

/// Elements that have no end.
const VOID: [&str; 2] = ["input", "img"];

/// As a text of HTML or SVG.
pub fn html(nodes: &[Node]) -> String {
    let mut text = String::new();
    write(nodes, &mut text);
    text
}

fn write(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match node {
            Node::Text(own) => escape(own, text),
            Node::Element(tag) => {
                text.push('<');
                text.push_str(tag.name);
                for (name, value) in &tag.attributes {
                    text.push(' ');
                    text.push_str(name);
                    text.push_str("=\"");
                    escape(value, text);
                    text.push('"');
                }
                text.push('>');
                if !VOID.contains(&tag.name) {
                    write(&tag.children, text);
                    text.push_str("</");
                    text.push_str(tag.name);
                    text.push('>');
                }
            }
        }
    }
}

fn escape(own: &str, text: &mut String) {
    for letter in own.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '"' => text.push_str("&quot;"),
            _ => text.push(letter),
        }
    }
}
