//! Reads the head of a request, within limits of size and time.

use std::{
    io::Read,
    net::TcpStream,
    time::{Duration, Instant},
};

/// How long a head may be. A browser's has some 1 kB.
const LONGEST: usize = 8 << 10;
/// How long it may take to arrive, all of it: one that drips does not hold a connection.
const SLOWEST: Duration = Duration::from_secs(5);

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// GET.
    pub(super) method: String,
    /// The path as sent: encoded, without query.
    pub(super) path: String,
    /// The name that the server was called by.
    pub(super) host: String,
}

/// Why there is no request to answer: the status that says so.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// The connection is closed already or too slow: nobody to answer.
    Gone,
    /// 400.
    Malformed,
    /// 431.
    TooLarge,
    /// 408.
    TooSlow,
}

pub(super) fn read(stream: &mut TcpStream) -> Result<Request, Refused> {
    let latest = Instant::now() + SLOWEST;
    let mut head = Vec::new();
    let mut part = [0; 1024];
    loop {
        let left = latest.saturating_duration_since(Instant::now());
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return Err(Refused::TooSlow);
        }
        match stream.read(&mut part) {
            Ok(0) => return Err(Refused::Gone),
            Ok(count) => head.extend_from_slice(&part[..count]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => return Err(Refused::TooSlow),
        }
        if let Some(end) = head.windows(4).position(|four| four == b"\r\n\r\n") {
            return parse(&head[..end]);
        }
        if head.len() > LONGEST {
            return Err(Refused::TooLarge);
        }
    }
}

/// RFC 9112, 3 and 5: as strict as browsers allow.
fn parse(head: &[u8]) -> Result<Request, Refused> {
    let head = std::str::from_utf8(head).map_err(|_| Refused::Malformed)?;
    let mut lines = head.split("\r\n");
    let [method, target, version] =
        lines.next().and_then(|line| line.split(' ').collect::<Vec<_>>().try_into().ok()).ok_or(Refused::Malformed)?;
    if !version.starts_with("HTTP/1.") || !target.starts_with('/') {
        return Err(Refused::Malformed);
    }
    let mut hosts = Vec::new();
    for line in lines {
        let (name, value) = line.split_once(':').ok_or(Refused::Malformed)?;
        if name.eq_ignore_ascii_case("host") {
            hosts.push(value.trim_matches([' ', '\t']));
        }
    }
    let host = if let [host] = hosts[..] { host } else { "" };
    let path = target.split(['?', '#']).next().unwrap_or_default();
    Ok(Request { method: method.to_owned(), path: path.to_owned(), host: host.to_ascii_lowercase() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_and_anything_else_is_malformed() {
        let request = parse(b"GET /a%20b?x=1 HTTP/1.1\r\nHost: LocalHost:1\r\nA: b").unwrap();
        assert_eq!((request.path.as_str(), request.host.as_str()), ("/a%20b", "localhost:1"));
        for head in [
            "",
            "GET /",
            "GET / HTTP/2",
            "GET  / HTTP/1.1",
            "GET http://a/ HTTP/1.1",
            "GET / HTTP/1.1\r\nwithout a colon",
            "GET * HTTP/1.1",
        ] {
            assert_eq!(parse(head.as_bytes()), Err(Refused::Malformed), "{head}");
        }
        assert_eq!(parse(b"GET /\xff HTTP/1.1"), Err(Refused::Malformed));
    }

    #[test]
    fn two_hosts_are_none() {
        assert_eq!(parse(b"GET / HTTP/1.1\r\nHost: a\r\nHost: b").unwrap().host, "");
    }
}
