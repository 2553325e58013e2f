//! A day of the calendar, without a time.

use quiz::figures;

/// Days since 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Day(i32);

impl Day {
    /// The day of this date.
    pub fn of(year: i32, month: i32, day: i32) -> Day {
        // Years that begin in March: the day that some years have more comes last.
        let shifted = if month > 2 { year } else { year - 1 };
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let leap = shifted.div_euclid(4) - shifted.div_euclid(100) + shifted.div_euclid(400);
        Day(shifted * 365 + leap + of_year - 719_468)
    }

    /// Reads `2026-11-28`.
    pub fn read(text: &str) -> Option<Day> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| {
            let part = parts.next().filter(|p| p.len() == digits)?;
            part.parse::<i32>().ok().filter(|n| *n > 0)
        };
        let day = Day::of(number(4)?, number(2)?, number(2)?);
        (parts.next().is_none() && day.text() == text).then_some(day)
    }

    /// As `2026-11-28`.
    pub fn text(self) -> String {
        self.with("-")
    }

    /// So many days later.
    #[must_use]
    pub fn after(self, days: i32) -> Day {
        Day(self.0 + days)
    }

    /// Year, month and day with this between them.
    pub(crate) fn with(self, between: &str) -> String {
        // The other way round: 400 years always have as many days.
        let days = self.0 + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = year + era * 400 + i32::from(month <= 2);
        let parts = [padded(year, 4), padded(month, 2), padded(day, 2)];
        parts.join(between)
    }
}

/// A number with zeros before it. What Rust writes numbers with can do much more, and weighs as much.
fn padded(number: i32, digits: usize) -> String {
    let mut text = figures(usize::try_from(number).unwrap_or_default());
    while text.len() < digits {
        text.insert(0, '0');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_each_other() {
        assert_eq!(Day::of(1970, 1, 1), Day(0));
        let mut text = Day::of(1999, 12, 30).text();
        // A person's rules for the calendar.
        for _ in 0..60_000 {
            let parts: Vec<i32> = text.split('-').filter_map(|p| p.parse().ok()).collect();
            let (year, month, day) = (parts[0], parts[1], parts[2]);
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let last = match month {
                2 if leap => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            let next = match (day == last, month) {
                (false, _) => (year, month, day + 1),
                (true, 12) => (year + 1, 1, 1),
                (true, _) => (year, month + 1, 1),
            };
            let following = Day::of(year, month, day).after(1);
            text = following.text();
            assert_eq!(text, format!("{:04}-{:02}-{:02}", next.0, next.1, next.2));
            assert_eq!(Day::read(&text), Some(following));
        }
        for wrong in [
            "",
            "2026-11",
            "2026-02-30",
            "2026-13-01",
            "26-11-28",
            "2026-11-28-1",
            "2026/11/28",
            "2026-1-28",
        ] {
            assert_eq!(Day::read(wrong), None, "{wrong}");
        }
    }
}
