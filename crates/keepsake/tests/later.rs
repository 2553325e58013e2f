//! What stands beside the taker's own result: what would change it, the page for the appointment, and other days.

#![cfg(feature = "words")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use keepsake::{Day, Device, Effect, Heard, Keepsake, Kind, Past, Press, TEXTS, Way, Words, html};

/// An adult at a desk with a sore outer hip.
const MINE: &str = "version=1\na1_age=35_44\na2_now=none\na5_complaint=yes\na3_urgent=none\na4_soon=none\nb1_sit_hours=9 hours\n\
    b2_sit_bout=gt120\nb3_sit_change=same\nc1_run_status=none\nd1_pain_map=outer_hip:left\nd2_pain_level=5 of_ten\n\
    d3_pain_when=lie_on_side\nd4_pain_length=gt12w\nd5_pain_effect=less\ne1_str_days=0 days\ne2_cross_days=1 days\nt0_moves=no\n";

fn on(day: &str, answers: &str) -> Keepsake {
    let (_, own) = TEXTS[0];
    let device = Device {
        address: "https://example.org/check/".to_owned(),
        today: Day::read(day).unwrap(),
        ..Device::default()
    };
    let mut keepsake = Keepsake::new(*content::FIRST, Words::read(own).unwrap(), device);
    keepsake.show(false, answers, "");
    while keepsake.looks() {
        keepsake.look_on(1_000);
    }
    keepsake
}

fn changed(said: &str, instead: &str) -> String {
    assert!(MINE.contains(said));
    MINE.replace(said, instead)
}

#[test]
fn what_would_change_it_is_told_with_what_was_said() {
    let told = html(&on("2026-11-28", MINE).change());
    let least = "<h3>Sitting: “Some things to look at”, not “Worth a closer look”</h3><ul>\
        <li>Hours sitting a day: 6.5 hours (you said: 9 hours)</li>";
    assert!(told.contains(least), "{told}");
    for never in [
        "Where it hurts",
        "Age:",
        "Movement checks:",
        "When it hurts",
    ] {
        assert!(!told.contains(never), "{never} in {told}");
    }
    // Nobody under 18 and nobody with an urgent sign is shown any of it.
    for answers in [
        "version=1\na1_age=under16\na2_now=none\na5_complaint=no\na3_urgent=none\n",
        "version=1\na1_age=35_44\na2_now=e_saddle\n",
        "",
    ] {
        assert!(on("2026-11-28", answers).change().is_empty(), "{answers}");
    }
    // Nor a visitor: it is about one's own answers.
    let mut visitor = on("2026-11-28", "");
    let code =
        quiz::link::encode(&quiz::saved::read(&content::QUESTIONNAIRE, MINE).answers).unwrap();
    visitor.show(true, "", &format!("r={code}"));
    assert!(!visitor.looks() && visitor.change().is_empty());
}

#[test]
fn what_would_change_it_is_found_piece_by_piece_and_only_once() {
    let mut keepsake = on("2026-11-28", MINE);
    let at_once = html(&keepsake.change());
    keepsake.press(Press::Way(Way::Qr));
    keepsake.show(false, MINE, "");
    assert!(!keepsake.looks(), "it is known already");
    keepsake.show(false, &changed("9 hours", "8 hours"), "");
    assert!(keepsake.looks() && keepsake.change().is_empty());
    keepsake.show(false, MINE, "");
    let mut pieces = 0;
    while keepsake.looks() {
        keepsake.look_on(7);
        pieces += 1;
    }
    assert!(pieces > 10, "{pieces}");
    assert_eq!(html(&keepsake.change()), at_once);
}

#[test]
fn the_page_for_the_appointment_says_all_of_it() {
    let answers = changed("a4_soon=none", "a4_soon=s_diabetes");
    let page = html(&on("2026-11-28", &answers).visit());
    for said in [
        "Printed 2026-11-28",
        "Rules version 1",
        "Hours sitting a day</dt><dd>9 hours",
        "Outer hip (left)",
        "Diabetes or numb feet",
        "What worries you, and what can you rule out?",
        "https://example.org/check/#r=",
        "not a diagnosis",
        "<header><svg",
    ] {
        assert!(page.contains(said), "{said} is not on {page}");
    }
    // A sign that was ticked stands there once, as it was ticked; what follows from other answers is a line.
    assert_eq!(page.matches("Diabetes or numb feet").count(), 1);
    assert!(page.contains("<li>Diabetes or numb feet</li>") && !page.contains("None of these"));
    assert!(page.contains("<li>Tell a physiotherapist or doctor within two weeks that the pain"));
    // What was said no to, word for word; and what was ticked is not among it.
    let denied = page.split("class=\"denied\"").nth(1).unwrap();
    assert!(
        denied.contains("New numbness or tingling around genitals")
            && denied.contains("Lump or dull ache in a testicle")
    );
    assert!(!denied.contains("Diabetes or numb feet") && !denied.contains("None of these"));
    assert!(
        on("2026-11-28", "version=1\na1_age=35_44\na2_now=e_saddle\n")
            .visit()
            .is_empty()
    );
    let mut pressed = on("2026-11-28", &answers);
    assert_eq!(pressed.press(Press::Visit), Some(Effect::Visit));
    // Whoever opens the link with the answers can print the same; one without answers has none to print.
    for (kind, expected) in [(Kind::Answers, &*page), (Kind::Summary, "")] {
        let Some(Effect::Open(fragment)) = pressed.press(Press::See(kind)) else {
            panic!("nothing opens");
        };
        let mut visitor = on("2026-11-28", "");
        visitor.show(true, "", &fragment);
        let offers = html(&visitor.place()).contains("data-press=\"visit\"");
        assert_eq!(offers, kind == Kind::Answers);
        assert_eq!(html(&visitor.visit()), expected);
    }
}

#[test]
fn results_are_kept_only_where_that_was_asked_for() {
    let mut first = on("2026-11-28", MINE);
    assert_eq!(first.remember(|| None), None);
    assert!(html(&first.place()).contains("Nothing is kept unless you ask for it"));
    let kept = first.remember(|| Some(String::new())).unwrap();
    assert!(kept.contains("\n2026-11-28 1"), "{kept}");
    assert!(html(&first.place()).contains("Next time both stand side by side"));
    // Drawn again, nothing new is kept.
    assert_eq!(first.remember(|| Some(kept.clone())), None);
    // Six weeks later.
    let mut later = on(
        "2027-01-09",
        &changed("e1_str_days=0 days", "e1_str_days=2 days"),
    );
    let both = later.remember(|| Some(kept.clone())).unwrap();
    assert_eq!(Past::read(&both).results.len(), 2);
    let told = html(&later.place());
    assert!(
        told.contains("<th scope=\"col\">2026-11-28</th><th scope=\"col\">Now</th>"),
        "{told}"
    );
    assert!(told.contains("no proof that something worked"));
    // One press, and all of it is gone, this result included.
    assert_eq!(later.press(Press::Forget), Some(Effect::Keep(None)));
    assert_eq!(later.remember(|| Some(String::new())), None);
    assert!(html(&later.place()).contains("Forgotten."));
    assert!(!html(&later.place()).contains("2026-11-28"));
}

#[test]
fn what_another_would_see_is_not_kept_and_shows_nothing_of_this() {
    let mut keepsake = on("2026-11-28", MINE);
    assert!(matches!(
        keepsake.press(Press::See(Kind::Answers)),
        Some(Effect::Open(_))
    ));
    keepsake.show(true, MINE, "");
    assert_eq!(keepsake.remember(|| panic!("what is kept was read")), None);
    let seen = [keepsake.place(), keepsake.before()]
        .map(|nodes| html(&nodes))
        .concat();
    assert!(!seen.contains("six weeks") && !seen.contains("fhir"));
}

#[test]
fn files_bring_back_and_break_nothing() {
    let mut keepsake = on("2027-01-09", MINE);
    let kept = keepsake
        .remember(|| Some("2026-11-28 1abc\nsomething of another time\n".to_owned()))
        .unwrap();
    assert!(
        kept.contains("something of another time"),
        "nothing is lost: {kept}"
    );
    let before = keepsake.kept_results().unwrap();
    for garbage in ["", "¡garbage!", "<html>", "2026-99-99 1abc"] {
        keepsake.hear(Heard::File(garbage.to_owned()));
        assert_eq!(keepsake.kept_results().unwrap(), before, "{garbage}");
        assert!(html(&keepsake.place()).contains("Everything else is as it was"));
    }
    keepsake.hear(Heard::File("2026-10-01 1def\n".to_owned()));
    assert!(keepsake.kept_results().unwrap().contains("2026-10-01 1def"));
    assert!(html(&keepsake.place()).contains("are kept here now"));
    keepsake.hear(Heard::Full);
    assert!(html(&keepsake.place()).contains("no room"));
    // Codes that this check cannot open are kept, and not shown as results.
    assert!(!html(&keepsake.place()).contains("Then and now"));
}

#[test]
fn the_calendar_gets_a_day_in_six_weeks_and_no_answer() {
    let told = html(&on("2026-11-28", MINE).place());
    let file = told
        .split("href=\"data:text/calendar")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    assert!(file.contains("20270109"), "{file}");
    assert!(!file.contains("r%3D"), "the address of the check alone");
}

#[test]
fn a_movement_check_is_guided_and_nothing_else_is() {
    let mut keepsake = on("2026-11-28", MINE);
    for (question, picture) in [
        ("t1_stand", "both legs"),
        ("t2_bridge", "flat on the back"),
        ("t3_squat", "knee bends"),
    ] {
        keepsake.ask(question);
        let told = html(&keepsake.place());
        assert!(
            told.contains(picture) && told.matches("<svg").count() == 2,
            "{told}"
        );
        assert!(told.contains("“Not done” is a full answer"));
        assert_eq!(
            keepsake.press(Press::Leg(keepsake::Leg::Left)),
            Some(Effect::Count(keepsake::Leg::Left))
        );
        keepsake.count(keepsake::Leg::Left, 0.0);
        assert!(html(&keepsake.place()).contains(">Stop</button>"));
        assert!(keepsake.tick(question, 1_000.0).1);
        // Somebody who has left the question hears no more of it.
        assert_eq!(keepsake.tick("e2_cross_days", 9_000.0), (None, false));
    }
    // At any other question nothing stands there, whatever was answered before.
    keepsake.ask("t0_moves");
    assert!(keepsake.place().is_empty() && keepsake.change().is_empty());
    assert_eq!(keepsake.remember(|| Some(String::new())), None);
    keepsake.ask("");
    assert!(html(&keepsake.place()).contains("six weeks"));
}

#[test]
fn the_answers_are_a_file_for_a_clinic() {
    let mut own = on("2026-11-28", MINE);
    let answers = quiz::saved::read(&content::QUESTIONNAIRE, MINE).answers;
    let text = content::FIRST.fhir_response(&answers, "2026-11-28");
    assert!(text.contains("\"authored\":\"2026-11-28\"") && text.contains("\"code\":\"gt120\""));
    let place = html(&own.place());
    let link = place
        .split("download=\"glute-check-fhir.json\" href=\"")
        .nth(1);
    let link = link.and_then(|rest| rest.split('"').next()).unwrap();
    let file = link.strip_prefix("data:application/fhir+json;charset=utf-8,");
    assert_eq!(decoded(file.unwrap()), text);
    // The text can be seen before it is copied.
    let seen = place.split("id=\"fhir-inside\"").nth(1).unwrap();
    let field = seen.find("&quot;resourceType&quot;:&quot;QuestionnaireResponse&quot;");
    assert!(field < seen.find("copy-fhir"), "{seen}");
    let copy = Effect::Copy(text.clone(), "#fhir");
    assert_eq!(own.press(Press::CopyFhir), Some(copy));
    own.hear(Heard::Copied(true));
    assert!(html(&own.place()).contains("Copied."));
    own.press(Press::CopyFhir);
    own.hear(Heard::Copied(false));
    assert!(html(&own.place()).contains("The text is selected"));
}

#[test]
fn nobody_with_an_urgent_sign_or_under_18_is_offered_a_file() {
    for answers in [
        "",
        "a1_age=35_44\n",
        "a1_age=35_44\na2_now=e_saddle\n",
        "a1_age=35_44\na2_now=none\na5_complaint=no\na3_urgent=u_lump\n",
        "a1_age=under16\na2_now=none\na5_complaint=no\na3_urgent=none\n",
    ] {
        let mut own = on("2026-11-28", answers);
        assert!(!html(&own.place()).contains("fhir"), "{answers}");
        assert_eq!(own.press(Press::CopyFhir), None, "{answers}");
    }
    // Nor does a link or its preview offer one: it is about one's own answers.
    let mut own = on("2026-11-28", MINE);
    let code = quiz::link::encode(&quiz::saved::read(&content::QUESTIONNAIRE, MINE).answers);
    own.show(true, MINE, &format!("r={}", code.unwrap()));
    assert!(!html(&own.place()).contains("fhir"));
}

/// A text out of an address.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut letters = address.bytes();
    while let Some(letter) = letters.next() {
        bytes.push(match letter {
            b'%' => {
                let half = |letter: Option<u8>| char::from(letter.unwrap()).to_digit(16).unwrap();
                (half(letters.next()) * 16 + half(letters.next())) as u8
            }
            other => other,
        });
    }
    String::from_utf8(bytes).unwrap()
}
