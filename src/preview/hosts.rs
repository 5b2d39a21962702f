//! The names under which the preview answers: those of this machine alone.

/// The names of the loopback interface.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// Whether a `Host` header names the loopback interface, with any port or none: a browser
/// that comes through a forwarded port names that one.
pub fn is_loopback(host: &str) -> bool {
    LOOPBACK.iter().any(|name| {
        let is_name = |it: &str| it.eq_ignore_ascii_case(name);
        host.split_at_checked(name.len()).is_some_and(|(start, rest)| {
            let port = rest.strip_prefix(':');
            let is_port = |port: &str| {
                port.bytes().all(|it| it.is_ascii_digit()) && port.parse::<u16>().is_ok()
            };
            is_name(start) && (rest.is_empty() || port.is_some_and(is_port))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_answered_whatever_the_port() {
        for host in [
            "localhost",
            "LocalHost:8080",
            "localhost:7410",
            "127.0.0.1",
            "127.0.0.1:1",
            "[::1]",
            "[::1]:65535",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "localhost:7410.evil.example",
            "localhost:",
            "localhost:65536",
            "localhost:+80",
            "127.0.0.1.evil.example:7410",
            "127.0.0.11",
            "127.0.0.1@evil.example",
            "[::2]:7410",
            "::1",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
