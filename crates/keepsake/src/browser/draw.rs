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
    if let Some(document) = document() {
        children(&document, place, nodes);
    }
}

fn children(document: &Document, parent: &web_sys::Node, nodes: &[Node]) {
    for (index, node) in nodes.iter().enumerate() {
        let old = parent.child_nodes().item(index as u32);
        match old {
            Some(old) if same(&old, node) => update(document, &old, node),
            Some(old) => {
                if let Some(new) = made(document, parent, node) {
                    let _ = parent.replace_child(&new, &old);
                }
            }
            None => {
                if let Some(new) = made(document, parent, node) {
                    let _ = parent.append_child(&new);
                }
            }
        }
    }
    while let Some(more) = parent.child_nodes().item(nodes.len() as u32) {
        let _ = parent.remove_child(&more);
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

fn update(document: &Document, old: &web_sys::Node, node: &Node) {
    match node {
        Node::Text(text) => {
            if old.node_value().as_deref() != Some(text) {
                old.set_node_value(Some(text));
            }
        }
        Node::Element(tag) => {
            if let Some(old) = old.dyn_ref::<Element>() {
                dress(old, tag);
            }
            children(document, old, &tag.children);
        }
    }
}

/// Gives an element its attributes. What a person has opened stays open.
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

fn made(document: &Document, parent: &web_sys::Node, node: &Node) -> Option<web_sys::Node> {
    match node {
        Node::Text(text) => Some(document.create_text_node(text).into()),
        Node::Element(tag) => {
            let within = parent.dyn_ref::<Element>().and_then(Element::namespace_uri);
            let element = if tag.name == "svg" || within.as_deref() == Some(SVG) {
                document.create_element_ns(Some(SVG), tag.name)
            } else {
                document.create_element(tag.name)
            };
            let element = element.ok()?;
            dress(&element, tag);
            children(document, &element, &tag.children);
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
