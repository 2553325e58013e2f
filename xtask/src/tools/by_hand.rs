//! Help when an installation fails: the line to type, for each kind of system.

use super::{BINARYEN, DENY, MUTANTS, RUST_WE_ADD, TRUNK, Tool, WASM};
use crate::lock;

/// What a person can type to get a tool, and how to point us at one they have elsewhere.
pub(super) fn lines(tool: Tool) -> String {
    let target = format!("rustup target add {WASM}");
    let component = |name| format!("rustup component add {name}");
    match tool {
        Tool::WasmTarget => systems(
            tool,
            "apt-get install libstd-rust-dev-wasm32",
            "dnf install rust-std-static-wasm32-unknown-unknown",
            &target,
            &target,
        ),
        Tool::RustSource => {
            let add = component("rust-src");
            systems(
                tool,
                "apt-get install rust-src",
                "dnf install rust-src",
                &add,
                &add,
            )
        }
        Tool::Rustfmt => {
            let add = component("rustfmt");
            systems(
                tool,
                "apt-get install rustfmt",
                "dnf install rustfmt",
                &add,
                &add,
            )
        }
        Tool::Clippy => {
            let add = component("clippy");
            systems(
                tool,
                "apt-get install rust-clippy",
                "dnf install clippy",
                &add,
                &add,
            )
        }
        Tool::Trunk => everywhere(
            tool,
            &[
                &format!("rustup toolchain install {RUST_WE_ADD} --profile minimal"),
                &format!("cargo +{RUST_WE_ADD} install trunk --version {TRUNK} --locked"),
            ],
        ),
        Tool::WasmBindgen => {
            let version = lock::version_of("wasm-bindgen")
                .map_or_else(|_| "VERSION".to_owned(), |it| it.to_string());
            everywhere(
                tool,
                &[&format!(
                    "cargo install wasm-bindgen-cli --version {version}"
                )],
            )
        }
        Tool::Deny => everywhere(
            tool,
            &[&format!("cargo install --locked cargo-deny@{DENY}")],
        ),
        Tool::Mutants => everywhere(
            tool,
            &[&format!("cargo install --locked cargo-mutants@{MUTANTS}")],
        ),
        Tool::WasmOpt => everywhere(
            tool,
            &[&format!("npm install --global binaryen@{BINARYEN}")],
        ),
        Tool::Node => systems(
            tool,
            "apt-get install nodejs npm",
            "dnf install nodejs npm",
            "brew install node",
            "winget install OpenJS.NodeJS.LTS",
        ),
        Tool::Browser => {
            systems(
                tool,
                "apt-get install chromium",
                "dnf install chromium",
                "brew install --cask google-chrome",
                "winget install Google.Chrome",
            ) + "\nOr name a Chromium or Chrome that is elsewhere in the variable CHROME."
        }
        Tool::Driver => {
            systems(
                tool,
                "apt-get install chromium-driver",
                "dnf install chromedriver",
                "brew install --cask chromedriver",
                "winget install Chromium.ChromeDriver",
            ) + "\nOr name one that is elsewhere, of the browser's own version, in the variable CHROMEDRIVER."
        }
        Tool::Firefox => {
            systems(
                tool,
                "apt-get install firefox-esr",
                "dnf install firefox",
                "brew install --cask firefox",
                "winget install Mozilla.Firefox",
            ) + "\nOr name one that is elsewhere in the variable FIREFOX."
        }
        Tool::WebKit => format!(
            "To install {} by hand:\n  Debian   apt-get install webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi xvfb\n\
             Other systems have WebKitGTK without its driver, or none. A container of Debian's has it all.",
            tool.name()
        ),
        Tool::Python => systems(
            tool,
            "apt-get install python3-venv",
            "dnf install python3",
            "brew install python",
            "winget install Python.Python.3.12",
        ),
        Tool::Nginx => systems(
            tool,
            "apt-get install nginx libnginx-mod-http-brotli-static",
            "dnf install nginx",
            "brew install nginx",
            "winget install nginxinc.nginx",
        ),
        Tool::Caddy => systems(
            tool,
            "apt-get install caddy",
            "dnf install caddy",
            "brew install caddy",
            "winget install CaddyServer.Caddy",
        ),
        Tool::Apache => systems(
            tool,
            "apt-get install apache2-bin",
            "dnf install httpd",
            "brew install httpd",
            "winget install ApacheLounge.httpd",
        ),
    }
}

fn systems(tool: Tool, debian: &str, fedora: &str, macos: &str, windows: &str) -> String {
    format!(
        "To install {} by hand:\n  Debian   {debian}\n  Fedora   {fedora}\n  macOS    {macos}\n  Windows  {windows}",
        tool.name()
    )
}

fn everywhere(tool: Tool, commands: &[&str]) -> String {
    format!(
        "To install {} by hand, on any system:\n  {}",
        tool.name(),
        commands.join("\n  ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tool_has_a_line_to_type() {
        for tool in Tool::ALL {
            let said = lines(tool);
            assert!(
                said.contains(tool.name()) && said.contains("install") | said.contains("add"),
                "{said}"
            );
        }
    }
}
