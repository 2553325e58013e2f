//! The questionnaire as FHIR has it, for programs of clinics, in a folder of its own.

use std::path::Path;

use content::Language;

use crate::folder;

/// Writes `fhir/questionnaire-en.fhir.json`, or that of another language.
pub(crate) fn write(folder: &Path, known: &Language) -> Result<(), String> {
    let form = known.fhir_questionnaire();
    let form = form.ok_or("FHIR has no words for a condition of the questionnaire.")?;
    let own = folder.join("fhir");
    std::fs::create_dir_all(&own).map_err(|e| format!("{}: {e}", own.display()))?;
    let name = format!("questionnaire-{}.fhir.json", known.words.language);
    folder::write(&own, &name, form + "\n")
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn each_language_has_a_form_with_all_of_its_words() {
        let folder = folder::tests::folder("fhir");
        for language in content::LANGUAGES.iter() {
            write(&folder, language).expect("it can be written");
            let code = language.words.language;
            let name = format!("fhir/questionnaire-{code}.fhir.json");
            let text = folder::read_text(&folder, &name).expect("it can be read");
            let form: Value = serde_json::from_str(&text).expect("it is JSON");
            assert_eq!(form["language"], code);
            for words in language.words.questions.iter() {
                let words = [words.ask, words.short, words.hint, words.why].into_iter();
                for text in words.filter(|words| !words.is_empty()) {
                    assert!(finds(&form, text), "{text} is not in {name}");
                }
            }
        }
        std::fs::remove_dir_all(folder).expect("the folder can be removed");
    }

    /// Whether a text stands anywhere as a value.
    fn finds(value: &Value, text: &str) -> bool {
        match value {
            Value::String(own) => own == text,
            Value::Array(values) => values.iter().any(|value| finds(value, text)),
            Value::Object(values) => values.values().any(|value| finds(value, text)),
            _ => false,
        }
    }
}
