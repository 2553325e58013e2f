//! Writes what other programs are to try: the check in FHIR in each language, and the answers of people who answer by
//! chance, always the same ones. `fhir FOLDER PEOPLE`; each line of `people.ndjson` holds a response, which questions were
//! asked, and whether it all ended with an urgent sign.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

use content::{LANGUAGES, QUESTIONNAIRE};
use dice::Dice;
use quiz::{Answer, Answers, Choices, Kind, Next, Path, Places, Question, Sides, Urgency};

/// The day on which all of them answer.
const DAY: &str = "2026-11-28";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("which folder?")?);
    let people: usize = arguments.next().ok_or("how many people?")?.parse()?;
    fs::create_dir_all(&folder)?;
    for language in LANGUAGES.iter() {
        let form = language.fhir_questionnaire();
        let form = form.ok_or("FHIR cannot say one of the conditions")?;
        let name = format!("questionnaire-{}.json", language.words.language);
        fs::write(folder.join(name), form)?;
    }
    let mut dice = Dice::new();
    let mut file = std::io::BufWriter::new(fs::File::create(folder.join("people.ndjson"))?);
    for n in 0..people {
        let language = LANGUAGES[n % LANGUAGES.len()];
        let answers = somebody(&mut dice)?;
        let path = Path::of(&answers);
        let asked = path.answered.iter().map(|q| QUESTIONNAIRE.questions[*q].id);
        let asked: Vec<String> = asked.map(|id| format!("\"{id}\"")).collect();
        writeln!(
            file,
            "{{\"language\":\"{}\",\"asked\":[{}],\"stopped\":{},\"response\":{}}}",
            language.words.language,
            asked.join(","),
            path.facts.urgency >= Urgency::Urgent,
            language.fhir_response(&answers, DAY)
        )?;
    }
    Ok(file.flush()?)
}

/// Answers by chance to all that is asked.
fn somebody(dice: &mut Dice) -> Result<Answers, quiz::Illegal> {
    let mut answers = Answers::new(&QUESTIONNAIRE);
    while let Next::Ask(question) = Path::of(&answers).next {
        let offered = answers.offered(question);
        let answer = anything(dice, &QUESTIONNAIRE.questions[question], offered);
        answers.put(question, answer)?;
    }
    Ok(answers)
}

/// One of the legal answers.
fn anything(dice: &mut Dice, question: &Question, offered: Choices) -> Answer {
    let some: Vec<usize> = offered.iter().collect();
    match question.kind {
        Kind::One => Answer::One(*dice.one_of(&some)),
        Kind::Many => Answer::Many(ticked(dice, question, offered)),
        Kind::Places => {
            let places = ticked(dice, question, offered).iter();
            Answer::Places(places.fold(Places::default(), |places, place| {
                let choice = &question.choices[place];
                let sides = match choice.middle || choice.exclusive {
                    true => Sides::Both,
                    false => *dice.one_of(&[Sides::Left, Sides::Right, Sides::Both]),
                };
                places.with(place, Some(sides))
            }))
        }
        Kind::Number => {
            let units = question
                .number
                .iter()
                .flat_map(|number| number.units.iter());
            let largest: Vec<u16> = units.map(|unit| unit.largest()).collect();
            let unit = dice.below(largest.len());
            let steps = dice.below(usize::from(largest[unit]) + 1) as u16;
            Answer::Number { unit, steps }
        }
    }
}

/// Some choices; of urgent signs mostly "none", so that many come far.
fn ticked(dice: &mut Dice, question: &Question, offered: Choices) -> Choices {
    let none = Choices::of(question.exclusive());
    let some: Vec<usize> = offered.without(none).iter().collect();
    let nothing = match question.flags {
        Some(Urgency::Emergency) => dice.below(20) > 0,
        Some(Urgency::Urgent) => dice.below(8) > 0,
        Some(_) => dice.below(2) > 0,
        None => dice.below(6) == 0,
    };
    if nothing && !none.is_empty() {
        return none;
    }
    let density = 2 + dice.below(8);
    let one = Choices::of([*dice.one_of(&some)]);
    let more = some.into_iter().filter(|_| dice.below(density) == 0);
    one.and(Choices::of(more))
}
