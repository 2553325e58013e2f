//! The guide: how a movement check goes, and what to do now. It counts for one leg at a time, once somebody starts it,
//! and stops at a press. It knows no clock: it is told the time.

/// A movement check.
#[derive(Debug, PartialEq)]
pub(crate) struct Move {
    /// The question that asks how it went.
    pub(crate) question: &'static str,
    /// What it looks like at the start and at the end.
    pub(crate) pictures: [&'static str; 2],
    /// What is counted.
    pub(crate) counts: Counts,
    /// How many of them.
    pub(crate) beats: u32,
    /// How long one takes, in milliseconds.
    beat: u32,
    /// Time to get into position, in milliseconds.
    lead: u32,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counts {
    /// Seconds, down to none.
    Seconds,
    /// Slow breaths.
    Breaths,
    /// Squats: down, and up again.
    Squats,
}

impl Move {
    /// The time to get into position, in seconds.
    pub(crate) fn lead_seconds(&self) -> u32 {
        self.lead / 1_000
    }
}

/// As long, and as often, as the questions say.
const MOVES: [Move; 3] = [
    Move {
        question: "t1_stand",
        pictures: [
            include_str!("../../../content/pictures/stand_start.svg"),
            include_str!("../../../content/pictures/stand_end.svg"),
        ],
        counts: Counts::Seconds,
        beats: 30,
        beat: 1_000,
        lead: 5_000,
    },
    Move {
        question: "t2_bridge",
        pictures: [
            include_str!("../../../content/pictures/bridge_start.svg"),
            include_str!("../../../content/pictures/bridge_one.svg"),
        ],
        counts: Counts::Breaths,
        beats: 10,
        beat: 5_000,
        lead: 8_000,
    },
    Move {
        question: "t3_squat",
        pictures: [
            include_str!("../pictures/one_leg_start.svg"),
            include_str!("../pictures/one_leg_end.svg"),
        ],
        counts: Counts::Squats,
        beats: 5,
        beat: 4_000,
        lead: 5_000,
    },
];

/// A leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leg {
    /// The left one.
    Left,
    /// The right one.
    Right,
}

/// What there is to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Now {
    /// Nothing yet.
    Before,
    /// Get into position: so many seconds are left.
    Ready(u32),
    /// This beat, counted from 0, and whether its second half has come.
    Beat(u32, bool),
    /// It was stopped.
    Stopped,
    /// One leg is done, or both.
    Done,
}

/// What is to be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sound {
    /// A second until the start.
    Soon,
    /// Now: the start, or the next one.
    Now,
    /// Half of it is over.
    Half,
    /// It is over.
    Over,
}

/// Where somebody is in a check.
#[derive(Debug)]
pub struct Guide {
    pub(crate) of: &'static Move,
    pub(crate) leg: Option<Leg>,
    pub(crate) done: [bool; 2],
    pub(crate) now: Now,
    since: f64,
}

impl Guide {
    /// The guide of the question with this id; none where it asks for no movement.
    pub fn to(question: &str) -> Option<Guide> {
        let of = MOVES.iter().find(|known| known.question == question)?;
        Some(Guide {
            of,
            leg: None,
            done: [false; 2],
            now: Now::Before,
            since: 0.0,
        })
    }

    /// Whether it counts.
    pub fn runs(&self) -> bool {
        self.leg.is_some()
    }

    /// A press on a leg: it starts there, or stops where it counted for this one. The time is in milliseconds.
    pub fn press(&mut self, leg: Leg, time: f64) {
        if self.leg == Some(leg) {
            self.leg = None;
            self.now = Now::Stopped;
        } else {
            self.leg = Some(leg);
            self.since = time;
            self.now = self.at(time);
        }
    }

    /// Time has passed. Says what is to be heard.
    pub fn tick(&mut self, time: f64) -> Option<Sound> {
        let leg = self.leg?;
        let before = self.now;
        self.now = self.at(time);
        if self.now == before {
            return None;
        }
        match self.now {
            Now::Ready(seconds) => (seconds <= 3).then_some(Sound::Soon),
            Now::Beat(beat, half) => match self.of.counts {
                Counts::Seconds => (!half && beat.is_multiple_of(10)).then_some(Sound::Now),
                Counts::Breaths => (!half).then_some(Sound::Now),
                Counts::Squats => Some(if half { Sound::Half } else { Sound::Now }),
            },
            Now::Done => {
                self.done[leg as usize] = true;
                self.leg = None;
                Some(Sound::Over)
            }
            Now::Before | Now::Stopped => None,
        }
    }

    /// What there is to do at a time.
    fn at(&self, time: f64) -> Now {
        // A clock that was set back shows the start.
        let passed = (time - self.since).max(0.0) as u32;
        let Some(counted) = passed.checked_sub(self.of.lead) else {
            return Now::Ready((self.of.lead - passed).div_ceil(1_000));
        };
        match counted / self.of.beat {
            beat if beat < self.of.beats => {
                Now::Beat(beat, counted % self.of.beat >= self.of.beat / 2)
            }
            _ => Now::Done,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "tests")]

    use super::*;

    /// Everything that is heard, with the second it is heard in, when time passes in steps of a tenth.
    fn heard(question: &str) -> Vec<(u32, Sound)> {
        let mut guide = Guide::to(question).into_iter().next().expect("a guide");
        guide.press(Leg::Left, 1_000.0);
        let mut heard = Vec::new();
        for tenth in 0..1_000 {
            let sound = guide.tick(1_000.0 + f64::from(tenth) * 100.0);
            heard.extend(sound.map(|sound| (tenth / 10, sound)));
        }
        assert!(!guide.runs());
        assert_eq!(guide.done, [true, false]);
        heard
    }

    #[test]
    fn it_counts_as_the_questions_say() {
        use Sound::{Half, Now, Over, Soon};
        let ready = |lead: u32| [3, 2, 1].map(|left| (lead - left, Soon));
        let stand = [(5, Now), (15, Now), (25, Now), (35, Over)];
        assert_eq!(heard("t1_stand"), [&ready(5)[..], &stand].concat());
        let mut bridge: Vec<_> = (0..10).map(|n| (8 + n * 5, Now)).collect();
        bridge.push((58, Over));
        assert_eq!(heard("t2_bridge"), [&ready(8)[..], &bridge].concat());
        let squats = (0..5).flat_map(|n| [(5 + n * 4, Now), (7 + n * 4, Half)]);
        let mut squats: Vec<_> = squats.collect();
        squats.push((25, Over));
        assert_eq!(heard("t3_squat"), [&ready(5)[..], &squats].concat());
        assert!(Guide::to("t0_moves").is_none());
    }

    #[test]
    fn it_stops_at_once_and_starts_anew() {
        let mut guide = Guide::to("t1_stand").expect("a guide");
        assert_eq!((guide.tick(0.0), guide.now), (None, Now::Before));
        guide.press(Leg::Left, 0.0);
        assert_eq!(guide.now, Now::Ready(5));
        guide.tick(9_000.0);
        assert_eq!(guide.now, Now::Beat(4, false));
        guide.press(Leg::Left, 9_100.0);
        assert_eq!(
            (guide.now, guide.runs(), guide.done),
            (Now::Stopped, false, [false; 2])
        );
        assert_eq!(guide.tick(20_000.0), None);
        // The other leg, pressed while one counts, begins at its own start.
        guide.press(Leg::Left, 30_000.0);
        guide.press(Leg::Right, 40_000.0);
        assert_eq!((guide.leg, guide.now), (Some(Leg::Right), Now::Ready(5)));
        // A device that slept, and a clock that was set back.
        assert_eq!(guide.tick(1.0), None);
        assert_eq!(guide.tick(9e9), Some(Sound::Over));
        assert_eq!(guide.done, [false, true]);
    }
}
