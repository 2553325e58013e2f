//! How hard a text is to read: words, sentences, syllables, and the Flesch-Kincaid grade from them.

/// Counts of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading {
    /// Words.
    pub words: usize,
    /// Sentences: at least one where there are words.
    pub sentences: usize,
    /// Syllables, counted by rule of thumb.
    pub syllables: usize,
}

impl Reading {
    /// Reads a text.
    pub fn of(text: &str) -> Reading {
        let mut reading = Reading::default();
        for sentence in sentences(text) {
            let words = words(sentence);
            if !words.is_empty() {
                reading.sentences += 1;
                reading.words += words.len();
                reading.syllables += words.iter().map(|w| syllables(w)).sum::<usize>();
            }
        }
        reading
    }

    /// The Flesch-Kincaid grade, in tenths: 80 is eight years of school.
    pub fn grade(&self) -> i32 {
        if self.words == 0 {
            return 0;
        }
        let (words, sentences, syllables) = (
            self.words as f64,
            self.sentences as f64,
            self.syllables as f64,
        );
        let grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
        (grade * 10.0).round() as i32
    }
}

/// The sentences of a text.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    // A point inside a number or a name ("7.5", "e.g") ends no sentence: only one before a space does.
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.trim().is_empty() {
            return None;
        }
        let end = rest
            .char_indices()
            .find(|(at, c)| {
                let next = rest[at + c.len_utf8()..].chars().next();
                matches!(c, '.' | '?' | '!' | ';' | ':' | '\n')
                    && next.is_none_or(|n| n.is_whitespace() || n == '"' || n == ')')
            })
            .map_or(rest.len(), |(at, c)| at + c.len_utf8());
        let (sentence, after) = rest.split_at(end);
        rest = after;
        Some(sentence)
    })
}

/// The words of a text.
pub fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’' || c == '-'))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect()
}

/// Syllables of an English word, by groups of vowels.
fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let parts = word.split('-').filter(|p| !p.is_empty());
    parts
        .map(|part| {
            let mut count = 0;
            let mut in_vowels = false;
            for c in part.chars() {
                let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
                if vowel && !in_vowels {
                    count += 1;
                }
                in_vowels = vowel;
            }
            let silent = part.ends_with('e') && !part.ends_with("le")
                || part.ends_with("es") && !part.ends_with("ses") && !part.ends_with("ches")
                || part.ends_with("ed") && !part.ends_with("ted") && !part.ends_with("ded");
            if silent && count > 1 {
                count -= 1;
            }
            count.max(1)
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_by_rule_of_thumb() {
        let check = |word, expected| assert_eq!(syllables(word), expected, "{word}");
        check("hip", 1);
        check("muscle", 2);
        check("minute", 2);
        check("stopped", 1);
        check("rested", 2);
        check("exercise", 3);
        check("emergency", 4);
        check("4", 1);
    }

    #[test]
    fn sentences_end_before_a_space() {
        let all: Vec<&str> = sentences("Sit 7.5 hours. Then stand! Yes").collect();
        assert_eq!(all, ["Sit 7.5 hours.", " Then stand!", " Yes"]);
    }

    #[test]
    fn grades() {
        assert!(Reading::of("The cat sat on the mat.").grade() < 20);
        let hard = "Musculoskeletal rehabilitation necessitates individualised multidisciplinary evaluation.";
        assert!(Reading::of(hard).grade() > 120);
    }
}
