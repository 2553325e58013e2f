//! The next version, made up for the tests: the real questionnaire as somebody may change it one day. Takers never meet
//! it. Whoever opens a link of the real one there has a link of the past.

use crate::assemble::{QUESTIONNAIRE, RULES, STATEMENTS};
use crate::files::Files;

const FLAG: &str = "[[flag]]
id = \"du_made_up\"
tier = \"urgent\"
when = { all = [\"b3_sit_change=lot_more\", \"c1_run_status=new\"] }
sources = [\"team\"]
";

/// The files of the version after this one.
pub(crate) fn next(mut files: Files, version: u16) -> Files {
    files.languages.truncate(1);
    let change = |files: &mut Files, file: &str, from: &str, to: &str| {
        files.change(file, |text| text.replace(from, to));
    };
    let (now, later) = (version, version + 1);
    let number = |version: u16| format!("version = {version}\n");
    change(&mut files, QUESTIONNAIRE, &number(now), &number(later));
    files.change(QUESTIONNAIRE, |text| {
        let lines = text.lines().map(|line| match line.starts_with("date = ") {
            true => "date = \"2027-03-01\"",
            false => line,
        });
        lines.collect::<Vec<_>>().join("\n")
    });

    // A sign that nobody was asked for before.
    change(
        &mut files,
        QUESTIONNAIRE,
        "  { id = \"u_lump\",",
        "  { id = \"u_made_up\", group = \"injury\", sources = [\"R82\"] },\n  { id = \"u_lump\",",
    );
    change(
        &mut files,
        "en/questions.toml",
        "u_lump = ",
        "u_made_up = \"A sign that was made up for the tests\"\nu_lump = ",
    );

    // A question is gone, and another one stands in its place.
    for file in [QUESTIONNAIRE, RULES, STATEMENTS, "en/questions.toml"] {
        change(&mut files, file, "c5_prev_injury", "n5_prev_break");
    }
    change(
        &mut files,
        "en/questions.toml",
        "short = \"Running injury in the last 12 months\"",
        "short = \"Breaks from running\"",
    );

    // A choice is gone, and the others stand in another order.
    change(
        &mut files,
        QUESTIONNAIRE,
        "  { id = \"less\", points = 0 },\n  { id = \"same\", points = 0 },\n  { id = \"bit_more\", points = 8 },\n",
        "  { id = \"bit_more\", points = 8 },\n  { id = \"same\", points = 0 },\n",
    );
    change(&mut files, "en/questions.toml", "less = \"Less\"\n", "");

    // Two answers are urgent together that were not, and areas stand out earlier.
    files.change(RULES, |text| format!("{text}\n{FLAG}"));
    change(
        &mut files,
        "en/names.toml",
        "[flag]\n",
        "[flag]\ndu_made_up = \"New to running, and sitting a lot more, made up for the tests\"\n",
    );
    change(&mut files, RULES, "medium = 30", "medium = 15");
    files
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::path::Path;

    use crate::Content;

    /// Each change has found what it changes, however the content is worded today.
    #[test]
    fn the_next_version_differs_in_every_way_it_means_to() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
        let content = Content::next(&folder).unwrap_or_else(|p| panic!("{p:?}"));
        let past = content.past.last().unwrap().questionnaire;
        let next = content.questionnaire;
        assert_eq!(next.version, past.version + 1);
        assert!(next.date > past.date);
        let choices = |of: &'static quiz::Questionnaire, id: &str| {
            let question = &of.questions[of.question(id).unwrap()];
            question.choices.iter().map(|c| c.id).collect::<Vec<_>>()
        };
        assert!(choices(next, "a3_urgent").contains(&"u_made_up"));
        assert!(!choices(past, "a3_urgent").contains(&"u_made_up"));
        assert_eq!(
            choices(past, "b3_sit_change"),
            ["less", "same", "bit_more", "lot_more"]
        );
        assert_eq!(
            choices(next, "b3_sit_change"),
            ["bit_more", "same", "lot_more"]
        );
        assert!(
            next.question("n5_prev_break").is_some() && next.question("c5_prev_injury").is_none()
        );
        assert!(next.flag("du_made_up").is_some());
        assert!(next.levels.medium < past.levels.medium);
        let short = |language: &crate::Language, id: &str| {
            language.words.questions[next.question(id).unwrap()].short
        };
        assert_eq!(
            short(&content.languages[0], "n5_prev_break"),
            "Breaks from running"
        );
    }
}
