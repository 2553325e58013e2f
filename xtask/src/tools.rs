//! A tool: a program or library part that the commands need, what it is for, and how to tell whether it is there.

mod by_hand;
mod install;
mod system;

pub(crate) use system::blog;

use crate::failure::{Failure, Outcome};
use crate::lock;
use crate::process::{find, output, program};
use crate::progress::{say, timed};
use crate::version::Version;
use std::path::{Path, PathBuf};

/// Trunk we install. Any later 0.22 found on the PATH is as good.
const TRUNK: Version = Version(0, 22, 1);
/// The oldest Rust that builds this Trunk, and the one we add when the person's own is older.
const RUST_FOR_TRUNK: Version = Version(1, 96, 1);
const RUST_WE_ADD: Version = Version(1, 99, 1);
/// binaryen, which holds wasm-opt. Older ones stumble over what today's Rust emits (Debian 12 has 108).
const BINARYEN: Version = Version(132, 0, 0);
const OLDEST_BINARYEN: Version = Version(130, 0, 0);
/// cargo-deny; later ones read the same deny.toml as far as is known.
const DENY: Version = Version(0, 20, 2);
/// cargo-mutants, which only `cargo xtask mutants` needs.
const MUTANTS: Version = Version(27, 1, 0);
/// What puppeteer-core and the scenarios run on (tried with 18 and 20).
const OLDEST_NODE: Version = Version(18, 17, 0);

pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// A tool the commands need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    WasmTarget,
    RustSource,
    Rustfmt,
    Clippy,
    Node,
    Trunk,
    WasmBindgen,
    WasmOpt,
    Browser,
    Driver,
    Firefox,
    WebKit,
    Nginx,
    Caddy,
    Apache,
    Python,
    Deny,
    Mutants,
}

/// What a look at the machine says about a tool.
pub(crate) enum State {
    Fits(String),
    DoesNotFit(String),
    Missing,
}

/// Makes sure that each of the tools is there, installing those that are not.
pub(crate) fn need(tools: &[Tool]) -> Outcome {
    for tool in tools {
        let reason = match tool.look()? {
            State::Fits(_) => continue,
            State::DoesNotFit(found) => format!("{found} does not fit"),
            State::Missing => "not found".to_owned(),
        };
        let announcement = format!(
            "Installing {} ({reason}): {}. Takes {}.",
            tool.name(),
            tool.purpose(),
            tool.patience()
        );
        timed(&announcement, || tool.install())
            .and_then(|()| match tool.look()? {
                State::Fits(_) => Ok(()),
                _ => Err(Failure::failed(format!(
                    "{} is still not found; some installations show only in a new terminal",
                    tool.name()
                ))),
            })
            .map_err(|failure| {
                Failure::failed(format!("{failure}.\n\n{}", by_hand::lines(*tool)))
            })?;
    }
    Ok(())
}

/// Makes sure that a tool is there, or says what is left out without it. Where its packages are the ones we know best, it
/// must be there.
pub(crate) fn need_or_leave_out(tool: Tool, left_out: &str) -> Outcome<bool> {
    match need(&[tool]) {
        Ok(()) => Ok(true),
        Err(failure) if find("apt-get").is_some() => Err(failure),
        Err(failure) => {
            say(format!(
                "{failure}\nGoing on without {}: {left_out}.",
                tool.name()
            ));
            Ok(false)
        }
    }
}

impl Tool {
    pub(crate) const ALL: [Self; 17] = [
        Self::WasmTarget,
        Self::RustSource,
        Self::Rustfmt,
        Self::Clippy,
        Self::Node,
        Self::Trunk,
        Self::WasmBindgen,
        Self::WasmOpt,
        Self::Browser,
        Self::Driver,
        Self::Firefox,
        Self::WebKit,
        Self::Nginx,
        Self::Caddy,
        Self::Apache,
        Self::Python,
        Self::Deny,
    ];

    /// The web servers that the release is tried on, with the variables that tell the tests where they are.
    pub(crate) const SERVERS: [(Self, &str); 3] = [
        (Self::Nginx, "NGINX"),
        (Self::Caddy, "CADDY"),
        (Self::Apache, "APACHE"),
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::WasmTarget => "the wasm32 target",
            Self::RustSource => "rust-src",
            Self::Rustfmt => "rustfmt",
            Self::Clippy => "clippy",
            Self::Node => "Node.js",
            Self::Trunk => "Trunk",
            Self::WasmBindgen => "wasm-bindgen",
            Self::WasmOpt => "wasm-opt",
            Self::Browser => "Chromium",
            Self::Driver => "ChromeDriver",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit's driver",
            Self::Nginx => "nginx",
            Self::Caddy => "Caddy",
            Self::Apache => "Apache",
            Self::Python => "Python",
            Self::Deny => "cargo-deny",
            Self::Mutants => "cargo-mutants",
        }
    }

    /// What the project does with it.
    pub(crate) fn purpose(self) -> &'static str {
        match self {
            Self::WasmTarget => "compiles the app for the browser",
            Self::RustSource => "builds a smaller standard library into the release",
            Self::Rustfmt => "checks how the code is laid out",
            Self::Clippy => "checks the code for mistakes",
            Self::Node => "runs wasm-opt and the tests in real browsers",
            Self::Trunk => "turns the app into a folder of web files",
            Self::WasmBindgen => "writes the JavaScript around the app and runs its browser tests",
            Self::WasmOpt => "makes the release smaller",
            Self::Browser => "is the browser the tests run in",
            Self::Driver => "lets the component tests start the browser",
            Self::Firefox => "is the second browser the tests run in",
            Self::WebKit => "is the third browser the tests run in, with a screen that nobody sees",
            Self::Nginx | Self::Caddy | Self::Apache => "is a web server the release is tried on",
            Self::Python => "runs the models of FHIR that its files are held to",
            Self::Deny => "checks licences and sources of what the project uses",
            Self::Mutants => "changes the engine's code to see whether a test notices",
        }
    }

    /// How long a person should be ready to wait, from cold on two cores.
    fn patience(self) -> &'static str {
        match self {
            Self::Trunk => "about 4 minutes",
            Self::WasmBindgen | Self::Deny | Self::Mutants => "about 1 minute",
            Self::Node | Self::Browser | Self::Firefox | Self::WebKit => "up to 1 minute",
            _ => "a few seconds",
        }
    }

    /// Looks at the machine; fails only when the project itself cannot be read.
    pub(crate) fn look(self) -> Outcome<State> {
        Ok(match self {
            Self::WasmTarget => {
                let libraries =
                    output(program("rustc").args(["--print", "target-libdir", "--target", WASM]));
                there_if(libraries.is_some_and(|folder| Path::new(folder.trim()).is_dir()))
            }
            Self::RustSource => {
                let root =
                    output(program("rustc").args(["--print", "sysroot"])).unwrap_or_default();
                there_if(
                    Path::new(root.trim())
                        .join("lib/rustlib/src/rust/library/Cargo.lock")
                        .is_file(),
                )
            }
            Self::Rustfmt => versioned("rustfmt", |_| true),
            Self::Clippy => versioned("cargo-clippy", |_| true),
            Self::Node if find("npm").is_none() => State::Missing,
            Self::Node => versioned("node", |found| found >= OLDEST_NODE),
            Self::Trunk => versioned("trunk", |found| {
                found >= TRUNK && (found.0, found.1) == (TRUNK.0, TRUNK.1)
            }),
            Self::WasmBindgen => {
                let wanted = lock::version_of("wasm-bindgen")?;
                match find("wasm-bindgen-test-runner") {
                    Some(_) => versioned("wasm-bindgen", |found| found == wanted),
                    None => State::Missing,
                }
            }
            Self::WasmOpt => versioned("wasm-opt", |found| found >= OLDEST_BINARYEN),
            Self::Deny => versioned("cargo-deny", |found| found >= DENY),
            // Called by itself it still wants to be told that it is cargo's `mutants`.
            Self::Mutants => versioned_by("cargo-mutants", &["mutants", "--version"], |found| {
                found >= MUTANTS
            }),
            Self::Browser => at(browser()),
            Self::Driver => at(driver()),
            Self::Firefox => at(firefox()),
            Self::WebKit => there_at(webkit()),
            Self::Nginx | Self::Caddy | Self::Apache => there_at(self.server()),
            Self::Python => there_at(python()),
        })
    }

    /// The program of a web server, which many systems keep where only administrators' shells look. It counts as there
    /// when it runs: one that was unpacked may miss a library.
    pub(crate) fn server(self) -> Option<PathBuf> {
        let (names, version): (&[&str], _) = match self {
            Self::Nginx => (&["nginx"], "-v"),
            Self::Caddy => (&["caddy"], "version"),
            Self::Apache => (&["apache2", "httpd"], "-v"),
            _ => return None,
        };
        let places = names
            .iter()
            .flat_map(|name| [(*name).to_owned(), format!("/usr/sbin/{name}")]);
        let here = std::env::current_dir().unwrap_or_default();
        // Debian's has a module for the `.br` copies, in a package of its own.
        let module = "../lib/nginx/modules/ngx_http_brotli_static_module.so";
        let whole = |file: &PathBuf| {
            self != Self::Nginx
                || find("apt-get").is_none()
                || file.parent().is_some_and(|f| f.join(module).is_file())
        };
        let mut files = places.filter_map(|place| find(&place)).filter(whole);
        files
            .find(|file| output(std::process::Command::new(file).arg(version)).is_some())
            .map(|file| here.join(file))
    }

    fn install(self) -> Outcome {
        match self {
            Self::WasmTarget => install::rustup(&["target", "add", WASM]),
            Self::RustSource => install::rustup(&["component", "add", "rust-src"]),
            Self::Rustfmt => install::rustup(&["component", "add", "rustfmt"]),
            Self::Clippy => install::rustup(&["component", "add", "clippy"]),
            Self::Trunk => install::trunk(),
            Self::WasmBindgen => install::wasm_bindgen(lock::version_of("wasm-bindgen")?),
            Self::WasmOpt => {
                need(&[Self::Node]).and_then(|()| install::npm(&format!("binaryen@{BINARYEN}")))
            }
            Self::Deny => install::locked("cargo-deny", DENY),
            Self::Mutants => install::locked("cargo-mutants", MUTANTS),
            Self::Node
            | Self::Browser
            | Self::Driver
            | Self::Firefox
            | Self::WebKit
            | Self::Nginx
            | Self::Caddy
            | Self::Apache
            | Self::Python => system::install(self),
        }
    }
}

/// The browser for tests: what `CHROME` names, else the first one a usual installation leaves behind.
pub(crate) fn browser() -> Option<PathBuf> {
    let names = [
        "chromium",
        "google-chrome",
        "google-chrome-stable",
        "chromium-browser",
        "chrome",
    ];
    let files = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
        "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    ];
    named_by("CHROME").or_else(|| names.iter().chain(&files).find_map(|name| find(name)))
}

/// The program that starts the browser for wasm-bindgen: what `CHROMEDRIVER` names, else the one on the PATH.
pub(crate) fn driver() -> Option<PathBuf> {
    named_by("CHROMEDRIVER").or_else(|| find("chromedriver"))
}

/// Firefox: what `FIREFOX` names, else the first one a usual installation leaves behind.
pub(crate) fn firefox() -> Option<PathBuf> {
    let names = [
        "firefox-esr",
        "firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
    ];
    named_by("FIREFOX").or_else(|| names.iter().find_map(|name| find(name)))
}

/// The program that drives WebKit, where all is there that `e2e/engines/webkit/window.py` needs: the system's own Python
/// knows WebKitGTK, and there is a screen for it.
pub(crate) fn webkit() -> Option<PathBuf> {
    let mut python = std::process::Command::new("/usr/bin/python3");
    let needs = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1')";
    find("Xvfb")?;
    output(python.args(["-c", needs]))?;
    named_by("WEBKIT").or_else(|| find("WebKitWebDriver"))
}

/// A Python that can make a folder of packages of its own, which Debian's can only with a package more.
pub(crate) fn python() -> Option<PathBuf> {
    let files = ["python3", "python"].iter().filter_map(|name| find(name));
    let mut whole = files.filter(|file| {
        let mut python = std::process::Command::new(file);
        output(python.args([
            "-c",
            "import ensurepip, sys, venv; assert sys.version_info >= (3, 10)",
        ]))
        .is_some()
    });
    whole.next()
}

fn named_by(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .filter(|file| file.is_file())
}

fn there_if(there: bool) -> State {
    if there {
        State::Fits("there".to_owned())
    } else {
        State::Missing
    }
}

fn there_at(file: Option<PathBuf>) -> State {
    file.map_or(State::Missing, |file| {
        State::Fits(file.display().to_string())
    })
}

fn versioned(name: &str, fits: impl Fn(Version) -> bool) -> State {
    versioned_by(name, &["--version"], fits)
}

fn versioned_by(name: &str, ask: &[&str], fits: impl Fn(Version) -> bool) -> State {
    let Some(said) = find(name).and_then(|_| output(program(name).args(ask))) else {
        return State::Missing;
    };
    match Version::find(&said) {
        Some(found) if fits(found) => State::Fits(found.to_string()),
        Some(found) => State::DoesNotFit(found.to_string()),
        None => State::DoesNotFit(format!("an unknown version of {name}")),
    }
}

/// On Windows a browser opens a window when asked for its version, so there its place must do.
fn at(file: Option<PathBuf>) -> State {
    let Some(file) = file else {
        return State::Missing;
    };
    let said = if cfg!(windows) {
        None
    } else {
        output(std::process::Command::new(&file).arg("--version"))
    };
    State::Fits(match said.as_deref().and_then(Version::find) {
        Some(version) => format!("{version} ({})", file.display()),
        None => file.display().to_string(),
    })
}
