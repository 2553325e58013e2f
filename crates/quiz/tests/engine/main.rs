//! What the engine does, told on a small questionnaire of its own. One module for each noun;
//! `sample` holds the questionnaire and the helpers.

mod sample;

mod answers;
mod assessment;
mod change;
mod fhir;
mod link;
mod packed;
mod path;
mod questionnaire;
mod report;
mod saved;
mod words;
