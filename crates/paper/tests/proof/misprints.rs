//! The proof can fail: each of these misprints on the sheet leads somebody to another result than the engine's.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dice::Dice;

use crate::crowd::{page, person};
use crate::same::difference;
use crate::sheet::Sheet;

/// Whether anybody of some hundreds notices, or cannot even fill it in.
fn is_noticed(page: &str) -> bool {
    let noticed = catch_unwind(AssertUnwindSafe(|| {
        let sheet = Sheet::read(page);
        let mut dice = Dice::seeded(0x2545_F491_4F6C_DD1D);
        (0..6_000).any(|_| difference(&sheet, &person(&mut dice)).is_some())
    }));
    noticed.unwrap_or(true)
}

#[test]
fn a_misprint_is_noticed() {
    let page = page();
    let mut unnoticed = Vec::new();
    for (from, to) in [
        // Points, a row of numbers, a cap, the gate, a level.
        ("35 points", "30 points"),
        ("4 to 6.5", "4.5 to 6.5"),
        ("<td class=\"most\">25</td>", "<td class=\"most\">30</td>"),
        (
            "<p class=\"gate\">If question 14 ",
            "<p class=\"gate\">If question 16 ",
        ),
        ("<td>30 to 59</td>", "<td>30 to 60</td>"),
        // Who skips, who does not use an area.
        (
            "Skip questions 15 to 16 if you ticked 14p",
            "Skip questions 15 to 16 if you ticked 14o",
        ),
        (
            "Write a dash as the sum if you ticked 9a",
            "Write a dash as the sum if you ticked 9b",
        ),
        // Stops and signs.
        (
            "Stop here if you ticked 1a to 1o",
            "Stop here if you ticked 1a to 1n",
        ),
        (
            "you ticked 4l, and you ticked 4a",
            "you ticked 4k, and you ticked 4a",
        ),
        ("you wrote 8 or more", "you wrote 9 or more"),
        (
            "on the same side, 14l to 14n",
            "on the same side, 14k to 14n",
        ),
        ("and you ticked 2a to 2d", "and you ticked 2a to 2e"),
        // The result.
        (
            "There are no points for you if you ticked 2a or 2b",
            "There are no points for you if you ticked 2a",
        ),
        (
            "all levels together are 6 or more",
            "all levels together are 7 or more",
        ),
        (
            "all levels together are 3 or more",
            "all levels together are 4 or more",
        ),
        (
            "or Movement checks is at level 2.",
            "or Movement checks is at level 1 or higher.",
        ),
        ("If you ticked 5m or 5n.", "If you ticked 5m or 5o."),
    ] {
        assert!(page.contains(from), "{from:?} is nowhere on the page");
        if !is_noticed(&page.replacen(from, to, 1)) {
            unnoticed.push(from);
        }
    }
    assert_eq!(unnoticed, [""; 0], "misprints that nobody noticed");
    assert!(!is_noticed(&page), "and without one, nothing is noticed");
}
