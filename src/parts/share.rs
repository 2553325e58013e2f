//! Sharing: the link to this result, and copying it with an honest answer.

use yew::prelude::*;

use crate::browser::{address, clipboard};
use crate::wording::Wording;

#[derive(Properties, PartialEq)]
pub(crate) struct ShareProps {
    pub(crate) wording: Wording,
    /// The code of the answers.
    pub(crate) code: String,
}

/// A field with the link and a button that copies it.
#[component]
pub(crate) fn Share(props: &ShareProps) -> Html {
    let wording = props.wording;
    let copied = use_state(|| None::<bool>);
    let link = address::with_fragment(&format!("r={}", props.code));
    let onclick = {
        let (copied, link) = (copied.clone(), link.clone());
        move |_| {
            let copied = copied.clone();
            clipboard::copy(link.clone(), move |worked| {
                if !worked {
                    clipboard::select("#link");
                }
                copied.set(Some(worked));
            });
        }
    };
    let told = match *copied {
        None => "",
        Some(true) => wording.copied,
        Some(false) => wording.copy_refused,
    };
    html! {
        <div class="share">
            <label for="link">{ wording.link_label }</label>
            <input id="link" name="link" class="link" readonly=true value={link} translate="no" />
            <button type="button" class="second" {onclick}>{ wording.copy }</button>
            <p role="status">{ told }</p>
        </div>
    }
}
