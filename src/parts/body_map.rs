//! The body from the front and from the back, from the waist down, with a spot for each place that can be marked. The
//! checkboxes do the same job; it follows them, and they follow it.

use quiz::{Answer, Assessment, Places, Question, Sides, figures};

use crate::markup::{Tag, tag};
use crate::session::Action;
use crate::view::View;
use crate::wording::Wording;

/// Half of the outline, from the neck down the person's arm to the foot and up to the crotch; the other half mirrors it.
/// In quarters of the drawing's unit.
const HALF: &str = "M136 -158s16 1 22 6 10 16 12 24 0 17-2 24-8 15-10 20-4 7-5 12-3 11 1 16 13 9 22 13 24 4 32 9 14 9 18 18 3 \
    23 4 36 2 29 4 44 7 31 10 48 7 37 10 52 6 25 8 36 4 19 4 28-3 21-6 26-8 5-11 \
    2-3-13-5-20-3-13-6-24-10-29-14-44-8-32-11-48-6-33-9-48-5-41-6-42-1 22-2 34-5 29-6 40-1 17 0 28 5 23 8 36 6 \
    26 8 40 2 28 2 44-2 34-4 52-7 41-10 56-7 25-8 36 0 18 1 28 3 20 2 32-4 25-7 40-8 35-10 48-3 21-3 28 2 11 5 \
    16 11 10 12 14-1 8-6 10-18 2-24 0-8-3-10-10 0-18 0-30 1-29 1-44-2-33-3-48-2-31-2-44 3-22 3-36 \
    0-31-1-48-2-38-3-56-4-42-5-50";
/// What tells the front from the back: the navel, the groin and the knees; the spine, the folds and the hollows of the knees.
const FRONT: &str = "M34 32.500v2.500M24 51q5 7 9 10M44 51q-5 7-9 10M24.500 97.500q2-4 4.500-.5M43.500 97.500q-2-4-4.500-.5";
const BACK: &str = "M34 0v39M34 50v11M22 62q6.500 4.500 12-.5q5.500 5 12 .5M24.500 98q3-1.500 6 0M43.500 98q-3-1.500-6 0";

/// The element that both bodies are drawn in.
const DRAWING: &str = "svg.body[viewBox=0 0 140 166]";

/// How far the middles of the two bodies are from the left edge.
const MIDDLES: [u16; 2] = [34, 106];

/// Where a place is drawn.
struct Spot {
    place: &'static str,
    seen: Seen,
    /// From the body's middle to the spot's, and from the top.
    at: (u16, u16),
    /// Half of its width and height.
    size: (u16, u16),
}

#[derive(Clone, Copy, PartialEq)]
enum Seen {
    Front,
    Back,
}

const fn spot(place: &'static str, seen: Seen, at: (u16, u16), size: (u16, u16)) -> Spot {
    Spot {
        place,
        seen,
        at,
        size,
    }
}

const SPOTS: [Spot; 15] = [
    spot("outer_hip", Seen::Front, (16, 47), (4, 7)),
    spot("groin_front_hip", Seen::Front, (7, 54), (5, 6)),
    spot("outer_thigh", Seen::Front, (16, 71), (4, 11)),
    spot("knee_front", Seen::Front, (7, 99), (4, 5)),
    spot("knee_outer", Seen::Front, (14, 101), (3, 6)),
    spot("shin", Seen::Front, (8, 122), (4, 11)),
    spot("ball_big_toe", Seen::Front, (6, 149), (5, 4)),
    spot("low_back", Seen::Back, (6, 34), (6, 6)),
    spot("si_sacrum", Seen::Back, (0, 47), (4, 6)),
    spot("upper_buttock", Seen::Back, (10, 46), (5, 5)),
    spot("deep_buttock", Seen::Back, (7, 57), (5, 5)),
    spot("outer_hip", Seen::Back, (18, 52), (3, 7)),
    spot("back_thigh", Seen::Back, (8, 78), (5, 11)),
    spot("calf", Seen::Back, (8, 116), (4, 10)),
    spot("heel_arch", Seen::Back, (6, 149), (4, 4)),
];

/// The drawing to mark places on. It is not for screen readers: to them it would only repeat the list beside it.
pub(crate) fn body_map(view: &View<'_>, index: usize, question: &Question, marked: Places) -> Tag {
    let wording = view.wording;
    let drawn = view.part(3, &|| {
        drawing(view, wording, question, &|spot, place, side| {
            let name = wording.placed(index, place, Some(side));
            let oval = oval(spot, side, marked.sides(place))
                .child(tag("title").text(name))
                .on_press(view.dispatch, Action::Mark(place, side));
            Some(oval)
        })
    });
    // Its place is kept, so that nothing moves.
    drawn.unwrap_or_else(|| tag(DRAWING))
}

/// Where it hurts, drawn and named; nothing where it hurts nowhere.
pub(crate) fn marked(
    view: &View<'_>,
    wording: Wording,
    assessment: &Assessment<'_>,
) -> Option<Tag> {
    let questionnaire = assessment.facts.questionnaire();
    let mut answered = assessment.answered.iter();
    let (index, places) = answered.find_map(|index| match assessment.facts.answer(*index)? {
        Answer::Places(places) => Some((*index, places)),
        _ => None,
    })?;
    let question = &questionnaire.questions[index];
    if question
        .exclusive()
        .is_some_and(|none| places.sides(none).is_some())
    {
        return None;
    }
    view.part(2, &|| {
        let names = wording.said(index, Answer::Places(places)).join(", ");
        let figure = drawing(view, wording, question, &|spot, place, side| {
            let sides = places.sides(place).filter(|sides| sides.meet(side));
            sides.map(|_| oval(spot, side, sides))
        })
        .attr("role", "img")
        .attr("aria-label", wording.question(index).short);
        tag("section.where")
            .child(tag("h2").text(wording.question(index).short))
            .child(figure)
            .child(tag("p").text(names))
    })
}

/// Both bodies, and as a part of its own what is to be drawn of each spot.
fn drawing(
    view: &View<'_>,
    wording: Wording,
    question: &Question,
    of_spot: &dyn Fn(&Spot, usize, Sides) -> Option<Tag>,
) -> Tag {
    let mut drawing = tag(DRAWING);
    let half = |transform: &'static str| {
        tag("path.half")
            .attr("d", HALF)
            .attr("transform", transform)
    };
    let words = |x: &'static str, words: &'static str| tag("text[y=164]").attr("x", x).text(words);
    drawing = drawing
        .child(half("scale(.25)"))
        .child(half("matrix(-.25 0 0 .25 68 0)"))
        .child(half("translate(72)scale(.25)"))
        .child(half("matrix(-.25 0 0 .25 140 0)"))
        .child(tag("path.lines").attr("d", FRONT))
        .child(tag("path.lines[transform=translate(72)]").attr("d", BACK))
        .child(words("10", wording.side_right()))
        .child(words("34", wording.body_front()).attr("class", "seen"))
        .child(words("58", wording.side_left()))
        .child(words("82", wording.side_left()))
        .child(words("106", wording.body_back()).attr("class", "seen"))
        .child(words("130", wording.side_right()));
    if !view.is_due(3) {
        return drawing;
    }
    for spot in &SPOTS {
        let Some(place) = question.choice(spot.place) else {
            continue;
        };
        let sides: &[Sides] = match spot.at.0 {
            0 => &[Sides::Both],
            _ => &[Sides::Left, Sides::Right],
        };
        for side in sides {
            drawing = drawing.maybe(of_spot(spot, place, *side));
        }
    }
    drawing
}

/// A spot on one side. Whoever faces us has their left on our right.
fn oval(spot: &Spot, side: Sides, marked: Option<Sides>) -> Tag {
    let (away, down) = spot.at;
    let ours_right = (side == Sides::Left) == (spot.seen == Seen::Front);
    let middle = MIDDLES[spot.seen as usize];
    let across = if ours_right {
        middle + away
    } else {
        middle - away
    };
    let is_marked = marked.is_some_and(|sides| sides.meet(side));
    let (wide, high) = spot.size;
    let mut outline = String::new();
    for (then, length) in [("M", across - wide), (" ", down), ("a", wide), (" ", high)] {
        outline.push_str(then);
        outline.push_str(&figures(length.into()));
    }
    // From the left end around to where it began, but for a hair: an arc to the same point would be none.
    outline.push_str(" 0 1 1 0 .1z");
    tag("path")
        .attr("class", if is_marked { "marked" } else { "spot" })
        .attr("d", outline)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_that_has_a_side_is_drawn() {
        let questions = content::QUESTIONNAIRE.questions.iter();
        let maps = questions.filter(|question| question.kind == quiz::Kind::Places);
        for question in maps {
            for choice in question.choices.iter().filter(|c| !c.exclusive) {
                let drawn = SPOTS.iter().find(|spot| spot.place == choice.id);
                let middle = drawn.is_some_and(|spot| spot.at.0 == 0);
                assert!(
                    choice.id == "other" || (drawn.is_some() && middle == choice.middle),
                    "{}",
                    choice.id
                );
            }
            for spot in &SPOTS {
                assert!(question.choice(spot.place).is_some(), "{}", spot.place);
            }
        }
    }

    #[test]
    fn spots_of_one_view_do_not_hide_each_other() {
        for (index, one) in SPOTS.iter().enumerate() {
            let others = SPOTS[index + 1..].iter();
            for other in others.filter(|other| other.seen == one.seen) {
                let apart = |a: u16, b: u16| f64::from(a.abs_diff(b));
                let room = |a: u16, b: u16| f64::from(a + b);
                let across = apart(one.at.0, other.at.0) / room(one.size.0, other.size.0);
                let down = apart(one.at.1, other.at.1) / room(one.size.1, other.size.1);
                let clear = across.hypot(down);
                assert!(clear > 0.8, "{} and {}: {clear}", one.place, other.place);
            }
        }
    }
}
