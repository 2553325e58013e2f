//! Painting: a PNG made of a drawing, on this device. The browser is asked for nothing: the drawing is in the address of
//! the picture.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, CanvasRenderingContext2d, File, FilePropertyBag, HtmlCanvasElement, HtmlImageElement,
};

use super::draw::has;
use super::{document, window};
use crate::picture::{HEIGHT, NAME, WIDTH};

const KIND: &str = "image/png";

thread_local! {
    /// The last picture, as the system takes it.
    static LAST: RefCell<Option<Blob>> = const { RefCell::new(None) };
}

/// Makes a picture of a drawing, and says where it is: its address holds all of it. None where the browser refuses.
pub(super) fn paint(drawing: &str, then: impl Fn(Option<String>) + Clone + 'static) {
    let Ok(image) = HtmlImageElement::new() else {
        return then(None);
    };
    let refused = then.clone();
    let loaded = image.clone();
    let on_load = Closure::once_into_js(move || then(painted(&loaded)));
    let on_error = Closure::once_into_js(move || refused(None));
    image.set_onload(Some(on_load.unchecked_ref()));
    image.set_onerror(Some(on_error.unchecked_ref()));
    let written = js_sys::encode_uri_component(drawing);
    let written = written.as_string().unwrap_or_default();
    image.set_src(&["data:image/svg+xml;charset=utf-8,", &written].concat());
}

fn painted(image: &HtmlImageElement) -> Option<String> {
    let canvas = document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(WIDTH.into());
    canvas.set_height(HEIGHT.into());
    let brush = canvas.get_context("2d").ok()??;
    let brush: CanvasRenderingContext2d = brush.dyn_into().ok()?;
    brush
        .draw_image_with_html_image_element(image, 0.0, 0.0)
        .ok()?;
    let keep = Closure::once_into_js(|blob: JsValue| LAST.set(blob.dyn_into().ok()));
    let _ = canvas.to_blob(keep.unchecked_ref());
    canvas.to_data_url_with_type(KIND).ok()
}

/// Whether the system takes pictures.
pub(super) fn can_share() -> bool {
    let asked = || {
        let navigator = window()?.navigator();
        if !has(&navigator, "canShare") {
            return None;
        }
        let file = file(&Blob::new().ok()?)?;
        let can = Reflect::get(&navigator, &"canShare".into()).ok()?;
        let can = can.dyn_ref::<Function>()?.call1(&navigator, &of(&file));
        can.ok()?.as_bool()
    };
    asked().unwrap_or_default()
}

/// The last picture, as something to share.
pub(super) fn last() -> Option<JsValue> {
    LAST.with_borrow(|last| Some(of(&file(last.as_ref()?)?)))
}

fn file(blob: &Blob) -> Option<File> {
    let how = FilePropertyBag::new();
    how.set_type(KIND);
    File::new_with_blob_sequence_and_options(&Array::of1(blob), NAME, &how).ok()
}

fn of(file: &File) -> JsValue {
    let what = js_sys::Object::new();
    let _ = Reflect::set(&what, &"files".into(), &Array::of1(file));
    what.into()
}
