//! The system's package manager: the one place from which we install for the whole machine.

use super::Tool;
use crate::failure::{Failure, Outcome};
use crate::process::{find, output, program, run};
use std::io::IsTerminal;
use std::path::PathBuf;
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
    firefox: &'static [&'static str],
    /// None where WebKitGTK comes without its driver.
    webkit: &'static [&'static str],
    nginx: &'static [&'static str],
    caddy: &'static [&'static str],
    apache: &'static [&'static str],
    python: &'static [&'static str],
}

const MANAGERS: [Manager; 5] = [
    Manager {
        program: "apt-get",
        install: &["install", "--yes", "--quiet", "--no-install-recommends"],
        root: true,
        node: &["nodejs", "npm"],
        browser: &["chromium", "fonts-liberation"],
        driver: &["chromium-driver"],
        firefox: &["firefox-esr"],
        webkit: &[
            "webkit2gtk-driver",
            "gir1.2-webkit2-4.1",
            "python3-gi",
            "xvfb",
        ],
        nginx: &["nginx", "libnginx-mod-http-brotli-static"],
        caddy: &["caddy"],
        // The program alone: only the package `apache2` starts it.
        apache: &["apache2-bin"],
        python: &["python3-venv"],
    },
    Manager {
        program: "dnf",
        install: &["install", "--assumeyes", "--quiet"],
        root: true,
        node: &["nodejs", "npm"],
        browser: &["chromium"],
        driver: &["chromedriver"],
        firefox: &["firefox"],
        webkit: &[],
        nginx: &["nginx"],
        caddy: &["caddy"],
        apache: &["httpd"],
        python: &["python3"],
    },
    Manager {
        program: "brew",
        install: &["install", "--quiet"],
        root: false,
        node: &["node"],
        browser: &["--cask", "google-chrome"],
        driver: &["--cask", "chromedriver"],
        firefox: &["--cask", "firefox"],
        webkit: &[],
        nginx: &["nginx"],
        caddy: &["caddy"],
        apache: &["httpd"],
        python: &["python"],
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
        firefox: &["Mozilla.Firefox"],
        webkit: &[],
        nginx: &["nginxinc.nginx"],
        caddy: &["CaddyServer.Caddy"],
        apache: &["ApacheLounge.httpd"],
        python: &["Python.Python.3.12"],
    },
    Manager {
        program: "choco",
        install: &["install", "--yes", "--no-progress"],
        root: false,
        node: &["nodejs-lts"],
        browser: &["googlechrome"],
        driver: &["chromedriver"],
        firefox: &["firefox"],
        webkit: &[],
        nginx: &["nginx"],
        caddy: &["caddy"],
        apache: &["apache-httpd"],
        python: &["python"],
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
    manager.update()?;
    let packages = match tool {
        Tool::Node => manager.node,
        Tool::Browser => manager.browser,
        Tool::Driver => manager.driver,
        Tool::Firefox => manager.firefox,
        Tool::WebKit => manager.webkit,
        Tool::Nginx => manager.nginx,
        Tool::Caddy => manager.caddy,
        Tool::Apache => manager.apache,
        Tool::Python => manager.python,
        _ => &[],
    };
    if packages.is_empty() {
        return Err(Failure::failed(format!(
            "{} has no package of {} that we know",
            manager.program,
            tool.name()
        )));
    }
    if manager.program == "apt-get" && matches!(tool, Tool::Nginx | Tool::Caddy) {
        return unpack(packages, DEBIAN);
    }
    run(
        manager.command()?.args(manager.install).args(packages),
        manager.program,
    )
}

/// Debian's packages of web servers start them at once, on the machine's own ports. So theirs are only unpacked.
fn unpack(packages: &[&str], folder: &str) -> Outcome {
    let fresh = format!("{folder}/packages");
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
        run(dpkg.arg("--extract").arg(package).arg(folder), "dpkg-deb")?;
    }
    Ok(())
}

/// Where a blog's programs are unpacked.
const BLOG: &str = "target/tools/blog";
/// What they are, by package: what needs them is left out, as WordPress would bring a web server that starts at once.
const BLOG_ITSELF: [&str; 2] = ["wordpress", "wordpress-theme-twentytwentythree"];
const BLOG_NEEDS: [&str; 7] = [
    "hugo",
    "mariadb-client-core",
    "mariadb-server-core",
    "php-cli",
    "php-mbstring",
    "php-mysql",
    "php-xml",
];

/// Hugo, and WordPress with PHP and MariaDB, of Debian's packages, only unpacked; nothing where the packages are others.
pub(crate) fn blog() -> Outcome<Option<PathBuf>> {
    let Some(apt) = MANAGERS.iter().find(|m| m.program == "apt-get") else {
        return Ok(None);
    };
    if find(apt.program).is_none() {
        return Ok(None);
    }
    let folder = std::env::current_dir().unwrap_or_default().join(BLOG);
    if folder.join("usr/share/wordpress/index.php").is_file() {
        return Ok(Some(folder));
    }
    apt.update()?;
    // What this machine lacks; and the programs themselves, be they installed or not.
    let mut packages = would_install(&[]);
    let bare = would_install(&["-o", "Dir::State::status=/dev/null"]);
    let own = ["hugo", "mariadb-", "libmariadb", "mysql-", "php"];
    packages.extend(
        bare.into_iter()
            .filter(|p| own.iter().any(|o| p.starts_with(o))),
    );
    packages.extend(BLOG_ITSELF.map(str::to_owned));
    packages.sort();
    packages.dedup();
    let packages: Vec<&str> = packages.iter().map(String::as_str).collect();
    // WordPress comes last: it says that all is there.
    let (last, first): (Vec<&str>, Vec<&str>) =
        packages.into_iter().partition(|p| BLOG_ITSELF.contains(p));
    unpack(&first, BLOG)?;
    unpack(&last, BLOG)?;
    Ok(Some(folder))
}

/// The packages that apt would install.
fn would_install(options: &[&str]) -> Vec<String> {
    let mut apt = program("apt-get");
    apt.args(["install", "--simulate", "--no-install-recommends"]);
    let said = output(apt.args(options).args(BLOG_NEEDS)).unwrap_or_default();
    let names = said.lines().filter_map(|line| line.strip_prefix("Inst "));
    names
        .filter_map(|line| line.split(' ').next().map(str::to_owned))
        .collect()
}

impl Manager {
    /// A machine fresh from an image has no list of packages yet, and an old list names versions that are gone.
    fn update(&self) -> Outcome {
        static ONCE: Once = Once::new();
        let mut updated = Ok(());
        if self.program == "apt-get" {
            ONCE.call_once(|| {
                updated = self
                    .command()
                    .and_then(|mut apt| run(apt.args(["update", "--quiet"]), "apt-get update"));
            });
        }
        updated
    }

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
