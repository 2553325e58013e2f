//! The check and answers to it as FHIR, read by programs that others wrote: FHIRPath and LHC-Forms in JavaScript, the
//! models of fhir.resources in Python.

use super::build::Build;
use crate::failure::{Failure, Outcome};
use crate::node;
use crate::process::{self, program};
use crate::progress::timed;
use crate::tools::{self, Tool, need};
use std::path::{Path, PathBuf};
use std::process::Command;

/// How many people answer by chance.
const PEOPLE: &str = "1000";
/// What is read: the forms, these people's answers, and those that the release made.
const FOLDER: &str = "target/fhir";
/// The models, with what they need, in versions that were tried.
const MODELS: &str = "e2e/fhir/requirements.txt";
/// Where they are.
const PYTHON: &str = "target/tools/fhir";

const TESTS: [&str; 2] = ["e2e/fhir/fhirpath.test.mjs", "e2e/fhir/lhc-forms.test.mjs"];

pub(crate) fn read_by_others(filter: Option<&str>) -> Outcome {
    need(&[Tool::Node, Tool::Browser, Tool::Python])?;
    Build::release().make_if_missing()?;
    let mut people = program("cargo");
    people.args([
        "run",
        "--quiet",
        "--package",
        "content",
        "--example",
        "fhir",
    ]);
    process::run(
        people.args(["--", FOLDER, PEOPLE]),
        "writing the check and answers as FHIR",
    )?;
    node::install_packages("e2e/fhir")?;
    let mut tests = node::tests(&["--test-concurrency=1", node::NAMES], filter)?;
    process::run(tests.args(TESTS), "a test of FHIR")?;
    let python = models()?;
    process::run(
        Command::new(python).args(["e2e/fhir/validate.py", FOLDER]),
        "what fhir.resources says of the files",
    )
}

/// The Python that knows the models, installed where it is not there or knows others.
fn models() -> Outcome<PathBuf> {
    let programs = if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    };
    let python = Path::new(PYTHON).join(programs);
    let installed = Path::new(PYTHON).join("installed.txt");
    let read = |file: &Path| std::fs::read(file).ok();
    if read(&installed).is_some() && read(&installed) == read(Path::new(MODELS)) {
        return Ok(python);
    }
    timed(
        "Installing fhir.resources: holds what we write to the rules of FHIR. Takes about 10 seconds.",
        || {
            let own = tools::python().ok_or_else(|| Failure::failed("no Python was found"))?;
            let mut folder = Command::new(own);
            process::run(
                folder.args(["-m", "venv", "--clear", PYTHON]),
                "Python's venv",
            )?;
            let mut pip = Command::new(&python);
            pip.args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ]);
            process::run(pip.args(["--requirement", MODELS]), "pip install")?;
            std::fs::copy(MODELS, &installed)
                .map(|_| ())
                .map_err(|error| {
                    Failure::failed(format!("cannot write {}: {error}", installed.display()))
                })
        },
    )?;
    Ok(python)
}
