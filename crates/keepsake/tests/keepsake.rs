//! What the keepsake shows and does, played without a browser.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use content::Language;
use keepsake::{Device, Effect, Heard, Keepsake, Kind, Press, TEXTS, Way, Words, html};

/// An adult at a desk with a sore outer hip.
const MINE: &str = "version=1\na1_age=35_44\na2_now=none\na5_complaint=yes\na3_urgent=none\na4_soon=none\nb1_sit_hours=9 hours\n\
    b2_sit_bout=gt120\nb3_sit_change=same\nc1_run_status=none\nd1_pain_map=outer_hip:left\nd2_pain_level=5 of_ten\n\
    d3_pain_when=lie_on_side\nd4_pain_length=gt12w\nd5_pain_effect=less\ne1_str_days=0 days\ne2_cross_days=1 days\nt0_moves=no\n";

const EMERGENCY: &str = "version=1\na1_age=35_44\na2_now=e_saddle\n";

fn started(address: &str) -> Keepsake {
    let language: &'static Language = *content::FIRST;
    let (_, own) = TEXTS[0];
    let device = Device {
        address: address.to_owned(),
        can_share: true,
        can_share_pictures: true,
        reloaded: false,
        ..Device::default()
    };
    Keepsake::new(language, Words::read(own).unwrap(), device)
}

fn at_result(answers: &str) -> Keepsake {
    let mut keepsake = started("https://example.org/check/");
    keepsake.show(false, answers, "");
    keepsake
}

/// The fragment that a press leads to.
fn opened(keepsake: &mut Keepsake, press: Press) -> String {
    match keepsake.press(press) {
        Some(Effect::Open(fragment)) => fragment,
        other => panic!("{other:?}"),
    }
}

fn link_of(fragment: &str) -> String {
    format!("https://example.org/check/#{fragment}")
}

fn place(keepsake: &Keepsake) -> String {
    html(&keepsake.place())
}

fn before(keepsake: &Keepsake) -> String {
    html(&keepsake.before())
}

#[test]
fn nothing_is_copied_before_it_was_seen() {
    let mut keepsake = at_result(MINE);
    let offer = place(&keepsake);
    assert!(offer.contains("see-summary") && offer.contains("see-answers"));
    assert!(!offer.contains("copy-link") && before(&keepsake).is_empty());
    assert_eq!(keepsake.press(Press::CopyLink), None);
    assert_eq!(keepsake.press(Press::Share), None);
    for (kind, length) in [(Kind::Summary, 7), (Kind::Answers, 15)] {
        let fragment = opened(&mut keepsake, Press::See(kind));
        assert!(
            fragment.starts_with("r=") && fragment.len() <= length + 6,
            "{fragment}"
        );
        // The check shows what the code opens, and the address has no fragment.
        assert!(keepsake.show(true, MINE, ""));
        let strip = before(&keepsake);
        assert!(strip.contains("cannot be taken back"), "{strip}");
        let link = link_of(&fragment);
        assert!(strip.contains(&format!("value=\"{link}\"")), "{strip}");
        // A visitor of that link is shown the same.
        let mut visitor = started("https://example.org/check/");
        visitor.show(true, "", &fragment);
        assert_eq!(place(&visitor), place(&keepsake));
        assert!(visitor.before().is_empty());
        assert_eq!(
            keepsake.press(Press::CopyLink),
            Some(Effect::Copy(link, "#link"))
        );
        keepsake.hear(Heard::Copied(true));
        assert!(before(&keepsake).contains("Copied."));
        keepsake.press(Press::Way(Way::Message));
        assert!(!before(&keepsake).contains("Copied."), "told once");
        keepsake.hear(Heard::Copied(false));
        assert!(before(&keepsake).contains("does not let us copy"));
        assert_eq!(keepsake.press(Press::Leave), Some(Effect::Leave));
        assert!(keepsake.show(false, MINE, ""));
        assert_eq!(place(&keepsake), offer);
        // The browser's Forward.
        assert!(keepsake.show(true, MINE, ""));
        assert!(before(&keepsake).contains(&link_of(&fragment)));
        keepsake.show(false, MINE, "");
    }
}

#[test]
fn a_result_alone_holds_no_answer() {
    let mut keepsake = at_result(MINE);
    let fragment = opened(&mut keepsake, Press::See(Kind::Summary));
    keepsake.show(true, MINE, "");
    let shown = place(&keepsake);
    assert!(
        shown.contains("Sitting") && shown.contains("Worth a closer look"),
        "{shown}"
    );
    for answer in ["Outer hip", "9 hours", "points from", "data-question"] {
        assert!(!shown.contains(answer), "{answer}: {shown}");
    }
    // Other answers with the same levels have the same code.
    let other = MINE.replace("b1_sit_hours=9 hours", "b1_sit_hours=9.5 hours");
    let mut keepsake = at_result(&other);
    assert_eq!(opened(&mut keepsake, Press::See(Kind::Summary)), fragment);
}

#[test]
fn a_message_says_the_levels_and_ends_in_the_link() {
    let mut keepsake = at_result(MINE);
    let fragment = opened(&mut keepsake, Press::See(Kind::Summary));
    keepsake.show(true, MINE, "");
    keepsake.press(Press::Way(Way::Message));
    let Some(Effect::Copy(text, "#message")) = keepsake.press(Press::CopyMessage) else {
        panic!("nothing to copy")
    };
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("My result in Glute Check: "), "{text}");
    assert!(lines.contains(&"Sitting: Worth a closer look"), "{text}");
    assert!(
        lines.contains(&"Running load: Not used: you do not run"),
        "{text}"
    );
    assert_eq!(
        lines.last(),
        Some(&&*format!("https://example.org/check/#{fragment}"))
    );
    assert!(before(&keepsake).contains("Sitting: Worth a closer look"));
}

#[test]
fn from_a_file_no_link_is_shared() {
    let mut keepsake = started("file:///home/me/glute-check.html");
    keepsake.show(false, MINE, "");
    opened(&mut keepsake, Press::See(Kind::Answers));
    keepsake.show(true, MINE, "");
    let strip = before(&keepsake);
    assert!(strip.contains("only on this device") && !strip.contains("cannot be taken back"));
    for way in ["share", "qr"] {
        assert!(!strip.contains(&format!("data-press=\"{way}\"")), "{strip}");
    }
    keepsake.press(Press::Way(Way::Message));
    let Some(Effect::Copy(text, _)) = keepsake.press(Press::CopyMessage) else {
        panic!("nothing to copy")
    };
    assert!(!text.contains("file:"), "{text}");
}

#[test]
fn trouble_is_no_result_to_pass_on() {
    for answers in [
        EMERGENCY,
        "",
        "version=1\na1_age=under16\na2_now=none\na5_complaint=no\n",
    ] {
        let mut keepsake = at_result(answers);
        assert_eq!(place(&keepsake), "");
        assert_eq!(keepsake.press(Press::See(Kind::Summary)), None);
        assert_eq!(keepsake.press(Press::See(Kind::Answers)), None);
    }
}

#[test]
fn two_results_stand_side_by_side_only_when_asked_for() {
    let mut keepsake = at_result(MINE);
    let fragment = opened(&mut keepsake, Press::See(Kind::Summary));
    // Somebody with a result of their own in this window.
    let other = MINE.replace("e1_str_days=0", "e1_str_days=2");
    let mut visitor = started("https://example.org/");
    visitor.show(true, &other, &fragment);
    assert!(!place(&visitor).contains("Theirs"));
    assert_eq!(
        visitor.press(Press::Compare),
        None,
        "nothing kept is looked at"
    );
    let table = place(&visitor);
    assert!(
        table.contains("Theirs") && table.contains("Mine"),
        "{table}"
    );
    assert!(table.contains("Strength and other exercise"));
    visitor.press(Press::Compare);
    assert!(!place(&visitor).contains("Theirs"));
    // Somebody who has kept theirs on the device: it is looked at on the press, and not before.
    let mut visitor = started("https://example.org/");
    visitor.show(true, "", &fragment);
    assert_eq!(visitor.press(Press::Compare), Some(Effect::Recall));
    assert!(place(&visitor).contains("no finished result of yours"));
    visitor.hear(Heard::Kept(None));
    assert!(place(&visitor).contains("no finished result of yours"));
    visitor.hear(Heard::Kept(Some(other)));
    assert!(place(&visitor).contains("Mine"));
}

#[test]
fn a_broken_result_without_answers_says_why() {
    let mut keepsake = at_result(MINE);
    let fragment = opened(&mut keepsake, Press::See(Kind::Summary));
    let shown = |fragment: &str| {
        let mut visitor = started("https://example.org/");
        visitor.show(true, "", fragment);
        place(&visitor)
    };
    assert!(shown(&format!("{fragment}.")).contains("Sitting"));
    let cut = shown(&fragment[..fragment.len() - 1]);
    assert!(cut.contains("The end of the link is missing") && !cut.contains("Sitting"));
    let altered = shown(&fragment.replace("r=01", "r=01z"));
    assert!(
        altered.contains("cannot be opened") && !altered.contains("Sitting"),
        "{altered}"
    );
    // What is wrong with a link that holds answers, the check itself says.
    assert_eq!(shown("r=1A"), "");
}

#[test]
fn a_newer_link_asks_once_to_load_the_page_anew() {
    // Version 2, no body, and its check characters.
    for code in ["20", "020"] {
        let alphabet: Vec<char> = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
            .chars()
            .collect();
        let values = code
            .chars()
            .map(|c| alphabet.iter().position(|l| *l == c).unwrap());
        let sums = values
            .enumerate()
            .fold((7, 11), |(plain, weighed), (at, value)| {
                (plain + value, weighed + (at + 1) * value)
            });
        let fragment = format!("r={code}{}{}", alphabet[sums.0 % 61], alphabet[sums.1 % 61]);
        for reloaded in [false, true] {
            let language: &'static Language = *content::FIRST;
            let device = Device {
                reloaded,
                ..Device::default()
            };
            let words = Words::read(TEXTS[0].1).unwrap();
            let mut visitor = Keepsake::new(language, words, device);
            visitor.show(true, "", &fragment);
            let shown = place(&visitor);
            assert_eq!(
                shown.contains("data-press=\"reload\""),
                !reloaded,
                "{shown}"
            );
            assert_eq!(shown.contains("loaded anew"), reloaded, "{shown}");
            assert_eq!(visitor.press(Press::Reload), Some(Effect::Reload));
        }
    }
}

#[test]
fn every_press_has_a_name_of_its_own() {
    for kind in [Kind::Summary, Kind::Answers] {
        assert_eq!(
            Press::named(Press::See(kind).name()),
            Some(Press::See(kind))
        );
    }
    for press in [
        Press::Leave,
        Press::Share,
        Press::Way(Way::Message),
        Press::Compare,
        Press::Reload,
    ] {
        assert_eq!(Press::named(press.name()), Some(press));
    }
    assert_eq!(Press::named("nothing"), None);
}

#[test]
fn the_words_are_those_of_this_program() {
    let (_, own) = TEXTS[0];
    assert!(Words::read(own).is_some());
    assert!(Words::read(content::TEXTS[0]).is_none());
    let cut = own.rsplit_once('\n').unwrap().0;
    assert!(Words::read(cut.to_owned().leak()).is_none());
}

#[test]
fn a_qr_code_is_there_while_it_is_open_and_one_way_at_a_time() {
    let mut keepsake = at_result(MINE);
    opened(&mut keepsake, Press::See(Kind::Summary));
    keepsake.show(true, MINE, "");
    assert!(!before(&keepsake).contains("<svg"));
    keepsake.press(Press::Way(Way::Qr));
    let strip = before(&keepsake);
    assert!(strip.contains("<svg") && strip.contains("QR code of the link"));
    keepsake.press(Press::Way(Way::Message));
    let strip = before(&keepsake);
    assert!(!strip.contains("<svg") && strip.contains("<textarea"));
    keepsake.press(Press::Way(Way::Message));
    assert!(!before(&keepsake).contains("<textarea"));
}

#[test]
fn a_picture_shows_levels_alone_and_says_so_in_words() {
    for kind in [Kind::Summary, Kind::Answers] {
        let mut keepsake = at_result(MINE);
        opened(&mut keepsake, Press::See(kind));
        keepsake.show(true, MINE, "");
        let Some(Effect::Paint(drawing)) = keepsake.press(Press::Way(Way::Picture)) else {
            panic!("nothing to paint")
        };
        assert!(drawing.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
        assert!(
            drawing.contains(">Sitting</text>") && drawing.contains(">Worth a closer look</text>")
        );
        for answer in ["Outer hip", "9 hours", "points", "http://example", "#r="] {
            assert!(!drawing.contains(answer), "{answer}: {drawing}");
        }
        assert!(!before(&keepsake).contains("<img"), "not there yet");
        keepsake.hear(Heard::Painted(Some("data:image/png;base64,AA".to_owned())));
        let strip = before(&keepsake);
        assert!(
            strip.contains("src=\"data:image/png;base64,AA\""),
            "{strip}"
        );
        assert!(
            strip.contains("alt=\"My result in Glute Check: ") && strip.contains("Sitting: Worth")
        );
        assert!(strip.contains("Nothing saved?"), "{strip}");
        assert_eq!(
            keepsake.press(Press::SharePicture),
            Some(Effect::SharePicture)
        );
        keepsake.hear(Heard::Painted(None));
        assert!(before(&keepsake).contains("could not make a picture"));
        assert_eq!(keepsake.press(Press::Way(Way::Picture)), None, "closed");
        assert!(!before(&keepsake).contains("picture_"));
    }
}
