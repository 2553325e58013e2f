//! The metronome: it counts while somebody moves, and is heard.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::AudioContext;

use super::{soon, window};
use crate::guide::Sound;

/// How often it looks, in milliseconds.
const OFTEN: i32 = 100;

/// What is called, and the browser's number of it.
type Running = (i32, Closure<dyn FnMut()>);

thread_local! {
    static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
    static SPEAKER: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
}

/// Starts to look what time it is, for as long as it is told to go on. Called by a press: only then may a page be heard.
pub(super) fn start(tick: impl Fn() -> (Option<Sound>, bool) + 'static) {
    SPEAKER.with_borrow_mut(|speaker| {
        if speaker.is_none() {
            *speaker = AudioContext::new().ok();
        }
        if let Some(speaker) = speaker {
            let _ = speaker.resume();
        }
    });
    if RUNNING.with_borrow(Option::is_some) {
        return;
    }
    let look = Closure::<dyn FnMut()>::new(move || {
        let (sound, goes_on) = tick();
        if let Some(sound) = sound {
            let _ = play(sound);
        }
        if !goes_on {
            stop();
        }
    });
    let timer = window().and_then(|window| {
        let look = look.as_ref().unchecked_ref();
        window
            .set_interval_with_callback_and_timeout_and_arguments_0(look, OFTEN)
            .ok()
    });
    if let Some(timer) = timer {
        RUNNING.set(Some((timer, look)));
    }
}

/// It is called by the timer that it takes away, so what the timer calls is let go a moment later.
fn stop() {
    let Some((timer, look)) = RUNNING.take() else {
        return;
    };
    if let Some(window) = window() {
        window.clear_interval_with_handle(timer);
    }
    soon(move || drop(look));
}

/// A tone: its height says what it means, and the last one is longer.
fn play(sound: Sound) -> Option<()> {
    let (height, length) = match sound {
        Sound::Soon => (440.0, 0.08),
        Sound::Now => (880.0, 0.2),
        Sound::Half => (660.0, 0.2),
        Sound::Over => (990.0, 0.7),
    };
    SPEAKER.with_borrow(|speaker| {
        let speaker = speaker.as_ref()?;
        let now = speaker.current_time();
        let tone = speaker.create_oscillator().ok()?;
        let volume = speaker.create_gain().ok()?;
        tone.frequency().set_value(height);
        // It fades, so that it does not click.
        volume.gain().set_value_at_time(0.25, now).ok()?;
        volume
            .gain()
            .linear_ramp_to_value_at_time(0.0, now + length)
            .ok()?;
        tone.connect_with_audio_node(&volume).ok()?;
        volume
            .connect_with_audio_node(&speaker.destination())
            .ok()?;
        tone.start().ok()?;
        tone.stop_with_when(now + length).ok()
    })
}
