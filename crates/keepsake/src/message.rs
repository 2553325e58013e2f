//! The result as plain text, for a message.

use content::fill;
use quiz::link::summary::Summary;

use crate::keepsake::Keepsake;
use crate::parts::{areas, summary};

impl Keepsake {
    /// The text that goes with what is about to be passed on, ending in the link where others can open it.
    pub(crate) fn message(&self) -> Option<String> {
        let link = self.link()?;
        let mut lines = self.result_in_words(&self.own_summary()?)?;
        if !self.device.is_only_here() {
            lines.push(link);
        }
        Some(lines.join("\n"))
    }

    /// The result, line by line.
    pub(crate) fn result_in_words(&self, own: &Summary) -> Option<Vec<String>> {
        let (language, words) = (self.language, &self.words);
        let mut lines = vec![fill(
            words.message_title(),
            &[
                ("name", language.interface.name()),
                ("headline", summary::headline(language, own)?.title),
            ],
        )];
        for (domain, level) in own.levels.iter().enumerate() {
            lines.push(fill(
                words.message_area(),
                &[
                    ("area", language.words.domains[domain]),
                    ("level", areas::level(language, domain, *level)),
                ],
            ));
        }
        if own.soon {
            lines.push(words.message_soon().to_owned());
        }
        lines.push(words.message_end().to_owned());
        Some(lines)
    }
}
