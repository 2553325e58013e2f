//! `serve`: the app at an address of this machine, built again at every change.

use super::build::trunk;
use crate::arguments::Arguments;
use crate::failure::{Failure, Outcome};
use crate::process;
use crate::progress::say;
use crate::tools::{Tool, need};
use std::net::{Ipv4Addr, TcpListener};

const PORT: u16 = 8080;

pub(crate) fn run(mut arguments: Arguments) -> Outcome {
    let wanted = port(arguments.value("--port")?)?;
    let release = arguments.switch("--release");
    arguments.finish()?;

    need(&[Tool::WasmTarget, Tool::Trunk, Tool::WasmBindgen])?;
    let mut trunk = trunk();
    if release {
        need(&[Tool::WasmOpt])?;
        trunk.env("TRUNK_BUILD_RELEASE", "true");
    }

    let port = free_port_from(wanted)?;
    if port != wanted {
        say(format!(
            "Port {wanted} is taken by another program; using {port}."
        ));
    }
    say(format!(
        "Glute Check will be at http://127.0.0.1:{port}/ once it is built. Ctrl+C stops it."
    ));
    // A folder of its own: `dist` is the release, and tests may be reading it.
    trunk.args([
        "serve",
        "--dist",
        "target/serve",
        "--address",
        "127.0.0.1",
        "--port",
        &port.to_string(),
    ]);
    process::run(&mut trunk, "trunk serve")
}

fn port(given: Option<String>) -> Outcome<u16> {
    match given {
        None => Ok(PORT),
        Some(text) => match text.parse() {
            Ok(port) if port > 0 => Ok(port),
            _ => Err(Failure::usage(format!(
                "`--port` is a number from 1 to 65535, not `{text}`"
            ))),
        },
    }
}

fn free_port_from(wanted: u16) -> Outcome<u16> {
    (wanted..=wanted.saturating_add(50))
        .find(|&port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok())
        .ok_or_else(|| Failure::failed(format!("no free port from {wanted} on")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ports_are_ports() {
        assert_eq!(port(None), Ok(8080));
        assert_eq!(port(Some("9000".to_owned())), Ok(9000));
        for wrong in ["0", "65536", "http"] {
            assert!(
                matches!(port(Some(wrong.to_owned())), Err(Failure::Usage(_))),
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_taken_port_is_passed_over() -> std::io::Result<()> {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = taken.local_addr()?.port();
        assert!(free_port_from(port).is_ok_and(|found| found > port));
        Ok(())
    }
}
