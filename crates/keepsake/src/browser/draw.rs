//! Drawing: elements are changed into what is to be shown, and what is the same stays. So the focus stays where it is,
//! and what is read aloud when it changes is read aloud. No text is ever read as HTML.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, FocusOptions, HtmlElement, HtmlInputElement};

use super::{document, window};
use crate::markup::{Node, Tag};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Draws into an element.
pub(super) fn draw(place: &Element, nodes: &[Node]) {
    draw_from(place, 0, nodes);
    cut(place, nodes.len());
}

/// Draws into an element, from so many of its children on. What comes after that is left.
pub(super) fn draw_from(place: &Element, at: usize, nodes: &[Node]) {
    if let Some(document) = document() {
        let old = place.child_nodes().item(at as u32);
        children(&document, place, old, nodes, false);
    }
}

/// Leaves an element so many children.
pub(super) fn cut(place: &Element, count: usize) {
    let mut rest = place.child_nodes().item(count as u32);
    while let Some(child) = rest {
        rest = child.next_sibling();
        let _ = place.remove_child(&child);
    }
}

/// Draws from an old child on. What comes after that is left.
fn children(
    document: &Document,
    parent: &web_sys::Node,
    mut old: Option<web_sys::Node>,
    nodes: &[Node],
    in_svg: bool,
) {
    for node in nodes {
        let Some(now) = old else {
            if let Some(new) = made(document, node, in_svg) {
                let _ = parent.append_child(&new);
            }
            continue;
        };
        old = now.next_sibling();
        if same(&now, node) {
            update(document, &now, node, in_svg);
        } else if let Some(new) = made(document, node, in_svg) {
            let _ = parent.replace_child(&new, &now);
        }
    }
}

/// Whether what is there can be changed into what is to be shown.
fn same(old: &web_sys::Node, node: &Node) -> bool {
    match (old.dyn_ref::<Element>(), node) {
        (Some(old), Node::Element(tag)) => {
            let id = tag.attributes.iter().find(|(name, _)| *name == "id");
            old.local_name() == tag.name && id.map_or("", |(_, id)| id) == old.id()
        }
        (None, Node::Text(_)) => true,
        _ => false,
    }
}

fn update(document: &Document, old: &web_sys::Node, node: &Node, in_svg: bool) {
    match node {
        Node::Text(text) => {
            if old.node_value().as_deref() != Some(text) {
                old.set_node_value(Some(text));
            }
        }
        Node::Element(tag) => {
            if let Some(old) = old.dyn_ref::<Element>() {
                dress(old, tag);
                let in_svg = in_svg || tag.name == "svg";
                children(document, old, old.first_child(), &tag.children, in_svg);
                cut(old, tag.children.len());
            }
        }
    }
}

/// Gives an element that is there its attributes. What a person has opened stays open.
fn dress(element: &Element, tag: &Tag) {
    for name in element.get_attribute_names().iter() {
        let name = name.as_string().unwrap_or_default();
        let wanted = tag.attributes.iter().any(|(known, _)| *known == name);
        if !wanted && name != "open" {
            let _ = element.remove_attribute(&name);
        }
    }
    for (name, value) in &tag.attributes {
        if element.get_attribute(name).as_ref() != Some(value) {
            let _ = element.set_attribute(name, value);
        }
    }
}

/// A new one. Nothing is asked of it: each question to the browser takes as long as putting something there.
fn made(document: &Document, node: &Node, in_svg: bool) -> Option<web_sys::Node> {
    match node {
        Node::Text(text) => Some(document.create_text_node(text).into()),
        Node::Element(tag) => {
            let in_svg = in_svg || tag.name == "svg";
            let element = match in_svg {
                true => document.create_element_ns(Some(SVG), tag.name),
                false => document.create_element(tag.name),
            };
            let element = element.ok()?;
            for (name, value) in &tag.attributes {
                let _ = element.set_attribute(name, value);
            }
            for child in &tag.children {
                if let Some(child) = made(document, child, in_svg) {
                    let _ = element.append_child(&child);
                }
            }
            Some(element.into())
        }
    }
}

/// Gives the page the styles of what is drawn. They are no part of the page that was sent, so that nobody waits for them.
pub(super) fn style(style: &str) {
    let given = || {
        let window = window()?;
        let document = document()?;
        let class = Reflect::get(window.as_ref(), &"CSSStyleSheet".into()).ok()?;
        let sheet = Reflect::construct(class.dyn_ref::<Function>()?, &Array::new()).ok()?;
        let replace = Reflect::get(&sheet, &"replaceSync".into()).ok()?;
        let replace = replace.dyn_ref::<Function>()?;
        replace.call1(&sheet, &style.into()).ok()?;
        Reflect::set(&document, &"adoptedStyleSheets".into(), &Array::of1(&sheet)).ok()
    };
    // A browser too old for this shows it plainly.
    let _ = given();
}

/// Moves the focus without moving the page.
pub(super) fn focus(selector: &str) {
    if let Some(found) = element(selector) {
        let found: HtmlElement = found.unchecked_into();
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = found.focus_with_options(&options);
    }
}

/// Selects the text of a field, so that a person can copy it by hand.
pub(super) fn select(selector: &str) {
    if let Some(field) = element(selector) {
        // A field of several lines can be selected in the same way.
        let field: HtmlInputElement = field.unchecked_into();
        let _ = field.focus();
        field.select();
    }
}

fn element(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// Whether an object has something with this name that can be called or used.
pub(super) fn has(object: &JsValue, name: &str) -> bool {
    Reflect::get(object, &JsValue::from_str(name)).is_ok_and(|v| v.is_object() || v.is_function())
}
