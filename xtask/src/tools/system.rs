//! The system's package manager: the one place from which we install for the whole machine.

use super::Tool;
use crate::failure::{Failure, Outcome};
use crate::process::{find, output, program, run};
use std::io::IsTerminal;
use std::process::Command;
use std::sync::Once;

/// Where packages of Debian's are unpacked without being installed.
const DEBIAN: &str = "target/tools/debian";

/// A package manager that we know how to ask.
struct Manager {
    program: &'static str,
    install: &'static [&'static str],
    /// Whether it wants the machine's administrator.
    root: bool,
    node: &'static [&'static str],
    browser: &'static [&'static str],
    driver: &'static [&'static str],
    nginx: &'static [&'static str],
    caddy: &'static [&'static str],
    apache: &'static [&'static str],
}

const MANAGERS: [Manager; 5] = [
    Manager {
        program: "apt-get",
        install: &["install", "--yes", "--quiet", "--no-install-recommends"],
        root: true,
        node: &["nodejs", "npm"],
        browser: &["chromium", "fonts-liberation"],
        driver: &["chromium-driver"],
        nginx: &["nginx", "libnginx-mod-http-brotli-static"],
        caddy: &["caddy"],
        // The program alone: only the package `apache2` starts it.
        apache: &["apache2-bin"],
    },
    Manager {
        program: "dnf",
        install: &["install", "--assumeyes", "--quiet"],
        root: true,
        node: &["nodejs", "npm"],
        browser: &["chromium"],
        driver: &["chromedriver"],
        nginx: &["nginx"],
        caddy: &["caddy"],
        apache: &["httpd"],
    },
    Manager {
        program: "brew",
        install: &["install", "--quiet"],
        root: false,
        node: &["node"],
        browser: &["--cask", "google-chrome"],
        driver: &["--cask", "chromedriver"],
        nginx: &["nginx"],
        caddy: &["caddy"],
        apache: &["httpd"],
    },
    Manager {
        program: "winget",
        install: &[
            "install",
            "--exact",
            "--silent",
            "--accept-package-agreements",
            "--accept-source-agreements",
        ],
        root: false,
        node: &["OpenJS.NodeJS.LTS"],
        browser: &["Google.Chrome"],
        driver: &["Chromium.ChromeDriver"],
        nginx: &["nginxinc.nginx"],
        caddy: &["CaddyServer.Caddy"],
        apache: &["ApacheLounge.httpd"],
    },
    Manager {
        program: "choco",
        install: &["install", "--yes", "--no-progress"],
        root: false,
        node: &["nodejs-lts"],
        browser: &["googlechrome"],
        driver: &["chromedriver"],
        nginx: &["nginx"],
        caddy: &["caddy"],
        apache: &["apache-httpd"],
    },
];

/// Installs a tool with the first package manager that is there.
pub(super) fn install(tool: Tool) -> Outcome {
    let Some(manager) = MANAGERS
        .iter()
        .find(|manager| find(manager.program).is_some())
    else {
        return Err(Failure::failed("No package manager that we know was found"));
    };
    if manager.program == "apt-get" {
        // A machine fresh from an image has no list of packages yet, and an old list names versions that are gone.
        static ONCE: Once = Once::new();
        let mut updated = Ok(());
        ONCE.call_once(|| {
            updated = manager
                .command()
                .and_then(|mut apt| run(apt.args(["update", "--quiet"]), "apt-get update"))
        });
        updated?;
    }
    let packages = match tool {
        Tool::Node => manager.node,
        Tool::Browser => manager.browser,
        Tool::Driver => manager.driver,
        Tool::Nginx => manager.nginx,
        Tool::Caddy => manager.caddy,
        Tool::Apache => manager.apache,
        _ => &[],
    };
    if manager.program == "apt-get" && matches!(tool, Tool::Nginx | Tool::Caddy) {
        return unpack(packages);
    }
    run(
        manager.command()?.args(manager.install).args(packages),
        manager.program,
    )
}

/// Debian's packages of web servers start them at once, on the machine's own ports. So theirs are only unpacked.
fn unpack(packages: &[&str]) -> Outcome {
    let fresh = format!("{DEBIAN}/packages");
    let told = |error| Failure::failed(format!("cannot use {fresh}: {error}"));
    // An earlier download may be of an older version.
    let _ = std::fs::remove_dir_all(&fresh);
    std::fs::create_dir_all(&fresh).map_err(told)?;
    let mut apt = program("apt-get");
    apt.current_dir(&fresh).args(["download", "--quiet"]);
    run(apt.args(packages), "apt-get download")?;
    for entry in std::fs::read_dir(&fresh).map_err(told)? {
        let package = entry.map_err(told)?.path();
        let mut dpkg = program("dpkg-deb");
        run(dpkg.arg("--extract").arg(package).arg(DEBIAN), "dpkg-deb")?;
    }
    Ok(())
}

impl Manager {
    fn command(&self) -> Outcome<Command> {
        if !self.root || is_root() {
            return Ok(program(self.program));
        }
        if find("sudo").is_none() {
            return Err(Failure::failed(format!(
                "{} needs the machine's administrator",
                self.program
            )));
        }
        let mut sudo = program("sudo");
        if !std::io::stdin().is_terminal() {
            // Nobody is there to type a password: fail instead of waiting.
            sudo.arg("--non-interactive");
        }
        sudo.arg(self.program);
        Ok(sudo)
    }
}

fn is_root() -> bool {
    output(program("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}
