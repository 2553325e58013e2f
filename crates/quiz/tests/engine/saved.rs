//! Saved answers: what is written reads the same, and what is not understood is counted.

use dice::Dice;
use quiz::*;

use crate::sample::*;

#[test]
fn what_is_written_reads_the_same() {
    every_way(&mut |answers| {
        let back = saved::read(&CHECK, &saved::write(answers));
        assert_eq!(back.dropped, 0);
        assert!(back.answers == *answers, "{answers:?}");
    });
}

#[test]
fn hidden_answers_are_saved_too() {
    let mut answers = sore(&[(SPOT, "hip:left spine calf:right"), (SIT, "2.5 hours")]);
    say(&mut answers, SORE, "no");
    let text = saved::write(&answers);
    let expected = "version=7\nage=grown\nnow=none\nsore=no\ntoday=none\nsoon=none\n\
        spot=hip:left spine calf:right\nsit=2.5 hours\nhabits=none\nstrain=p0\n";
    assert_eq!(text, expected);
    let back = saved::read(&CHECK, &text);
    assert_eq!(back.answers.get(SPOT), answers.get(SPOT));
}

/// "None" that spoke of fewer items than are asked now must be said again after a break as well.
#[test]
fn saving_answers_nothing() {
    let mut answers = grown(&[]);
    say(&mut answers, SORE, "yes");
    assert_eq!(Path::of(&answers).next, Next::Ask(TODAY));
    let back = saved::read(&CHECK, &saved::write(&answers)).answers;
    assert_eq!(Path::of(&back).next, Next::Ask(TODAY));
    assert_eq!(back.get(TODAY), answers.get(TODAY));
}

#[test]
fn what_is_not_understood_is_left_out_and_counted() {
    let check = |text: &str, dropped: usize, kept: &str| {
        let saved = saved::read(&CHECK, &["version=7\n", text].concat());
        assert_eq!(saved.dropped, dropped, "{text:?}");
        let written = saved::write(&saved.answers);
        let lines: Vec<&str> = written.lines().skip(1).collect();
        assert_eq!(lines.join("; "), kept, "{text:?}");
    };
    check("", 0, "");
    check("\n \n", 0, "");
    check("age=grown\r\nnow=none\r\n", 0, "age=grown; now=none");
    check("strain=p0\nage=grown", 0, "age=grown; strain=p0");
    check("age= grown ", 0, "age=grown");
    check("age", 1, "");
    check("age=", 1, "");
    check("age=old", 1, "");
    check("age=grown child", 1, "");
    check("colour=red\nage=grown", 1, "age=grown");
    check("now=", 1, "");
    check("now=chest none", 1, "");
    check("now=chest chest faint", 0, "now=chest faint");
    check("now=chest cough", 1, "");
    check("spot=hip:left", 0, "spot=hip:left");
    check("spot=hip:both", 1, "");
    check("spot=hip:", 1, "");
    check("spot=spine:left", 1, "");
    check("spot=none:left", 1, "");
    check("sit=2.5 hours", 0, "sit=2.5 hours");
    check("sit=2.5", 1, "");
    check("sit=2.5 days", 1, "");
    check("sit=-1 hours", 1, "");
    check("sit=99 hours", 1, "");
    check("=\n==\n\u{0}\nage=grown=child", 4, "");
}

/// A sign may have been added since: "none of these" did not speak of it, nor did what was left unticked.
#[test]
fn what_another_version_ruled_out_is_asked_again() {
    let whole = saved::write(&sore(&[(SPOT, "hip:left"), (SIT, "2.5 hours")]));
    let own = saved::read(&CHECK, &whole).answers;
    assert_eq!(Path::of(&own).next, Next::Result);
    for other in [
        "version=6",
        "version=8",
        "version=",
        "versions=7",
        "age=grown",
        "version=6\nversion=7",
    ] {
        let text = whole.replacen("version=7", other, 1);
        let saved = saved::read(&CHECK, &text);
        // Nothing is lost, and what is no list of signs need not be said again.
        for (index, question) in CHECK.questions.iter().enumerate() {
            assert_eq!(
                saved.answers.get(index),
                own.get(index),
                "{other:?}: {}",
                question.id
            );
        }
        let path = Path::of(&saved.answers);
        assert_eq!(
            (path.next, &path.answered[..]),
            (Next::Ask(NOW), &[AGE][..]),
            "{other:?}"
        );
        // Kept once more before it was said again, it is still to be said.
        let again = saved::read(&CHECK, &saved::write(&saved.answers)).answers;
        assert_eq!(Path::of(&again).next, Next::Ask(NOW), "{other:?}");
    }
}

#[test]
fn garbage_never_panics() {
    let whole = saved::write(&sore(&[
        (SPOT, "hip:left spine calf:right"),
        (SIT, "2.5 hours"),
        (HABITS, "desk sofa"),
    ]));
    let signs: Vec<char> = "=:. \n0aé\u{0}٣😀-".chars().collect();
    let mut dice = Dice::new();
    for _ in 0..20_000 {
        let mut text: Vec<char> = whole.chars().collect();
        for _ in 0..=dice.high_below(8) {
            let at = dice.high_below(text.len());
            match dice.high_below(3) {
                0 => text[at] = signs[dice.high_below(signs.len())],
                1 => text.insert(at, signs[dice.high_below(signs.len())]),
                _ => text.truncate(at.max(1)),
            }
        }
        let text: String = text.into_iter().collect();
        let saved = saved::read(&CHECK, &text);
        let n_lines = text.lines().count();
        assert!(saved.dropped <= n_lines, "{text:?}");
        // Whatever was kept is legal.
        for (index, question) in CHECK.questions.iter().enumerate() {
            let kept = saved.answers.get(index);
            assert!(kept.is_none_or(|answer| answer.check(question).is_ok()));
        }
        let _ = Assessment::of(&saved.answers).map(|a| Report::of(&a));
    }
}
