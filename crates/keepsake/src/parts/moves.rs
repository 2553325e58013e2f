//! How a movement check goes: the pictures of its start and end, what to do now, and a button for each leg.

use content::fill;
use quiz::figures;

use crate::drawing;
use crate::guide::{Counts, Guide, Leg, Now};
use crate::keepsake::{Keepsake, Press};
use crate::markup::{Node, tag};

pub(crate) fn moves(keepsake: &Keepsake, guide: &Guide) -> Vec<Node> {
    let words = &keepsake.words;
    let shown = match guide.of.counts {
        Counts::Seconds => words.guide_stand(),
        Counts::Breaths => words.guide_bridge(),
        Counts::Squats => words.guide_squat(),
    };
    let mut pictures = tag("div.frames[role=img]")
        .attr("aria-label", shown)
        .each(guide.of.pictures.iter().map(|file| drawing::read(file)));
    // Start and end stand still beside each other until somebody moves along, who can stop it at once.
    if guide.runs() {
        pictures = pictures.attr("data-moves", "");
    }
    let button = |leg: Leg, id: &'static str, start: &str| {
        let text = if guide.leg == Some(leg) {
            words.guide_stop()
        } else {
            start
        };
        tag("button.second[type=button]")
            .attr("id", id)
            .text(text)
            .press(Press::Leg(leg))
    };
    let legs = tag("div.ways")
        .child(button(Leg::Left, "leg-left", words.guide_start_left()))
        .child(button(Leg::Right, "leg-right", words.guide_start_right()));
    let (seen, said) = told(keepsake, guide);
    let skip = fill(
        words.guide_skip(),
        &[("not_done", not_done(keepsake, guide))],
    );
    vec![
        tag("div.guide")
            .child(pictures)
            // Seen at each step; heard where a step matters, so that speech does not run behind.
            .child(tag("p.count[aria-hidden=true]").text(seen))
            .child(tag("p.aloud[role=status]").text(said))
            .child(legs)
            .child(tag("p.hint").text([words.guide_sound(), " ", &skip].concat()))
            .into(),
    ]
}

/// What there is to see now, and what there is to say.
fn told(keepsake: &Keepsake, guide: &Guide) -> (String, String) {
    let words = &keepsake.words;
    let number = |n: u32| figures(n as usize);
    let of_all = |text, beat: u32| {
        let (n, all) = (number(beat + 1), number(guide.of.beats));
        fill(text, &[("n", &n), ("all", &all)])
    };
    let both = |text: &str| (text.to_owned(), text.to_owned());
    match guide.now {
        Now::Before => Default::default(),
        Now::Ready(seconds) => {
            let ready = |n: &str| fill(words.guide_ready(), &[("n", n)]);
            let all = number(guide.of.lead_seconds());
            (ready(&number(seconds)), ready(&all))
        }
        Now::Beat(beat, half) => match guide.of.counts {
            Counts::Seconds => {
                let left = |n: u32| fill(words.guide_seconds(), &[("n", &number(n))]);
                let said = match beat {
                    0..10 => words.guide_go().to_owned(),
                    _ => left(guide.of.beats - beat / 10 * 10),
                };
                (left(guide.of.beats - beat), said)
            }
            Counts::Breaths => both(&of_all(words.guide_breath(), beat)),
            Counts::Squats if half => both(&of_all(words.guide_up(), beat)),
            Counts::Squats => both(&of_all(words.guide_down(), beat)),
        },
        Now::Stopped => both(words.guide_stopped()),
        Now::Done if guide.done == [true; 2] => both(words.guide_done_both()),
        Now::Done => both(words.guide_done()),
    }
}

/// The choice that says that it was not done, in the words of the question.
fn not_done(keepsake: &Keepsake, guide: &Guide) -> &'static str {
    let questionnaire = &content::QUESTIONNAIRE;
    let found = questionnaire.question(guide.of.question);
    let choice = |question: usize| {
        let choices = &questionnaire.questions[question].choices;
        let choice = choices.iter().position(|choice| choice.unrated)?;
        keepsake.language.words.questions[question]
            .choices
            .get(choice)
            .copied()
    };
    found.and_then(choice).unwrap_or_default()
}
