//! Writes a response, within a limit of time.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpStream},
    time::{Duration, Instant},
};

/// How long a client may take to fetch a file.
const SLOWEST: Duration = Duration::from_secs(30);
/// How much is written at once.
const PART: usize = 64 << 10;

/// A whole response.
pub(super) struct Response {
    /// 200 and its words.
    pub(super) status: &'static str,
    /// MIME type with its charset.
    pub(super) kind: &'static str,
    /// What scripts and the like the page may load; none for a file that is no page.
    pub(super) policy: Option<String>,
    /// The body.
    pub(super) body: Vec<u8>,
}

impl Response {
    /// A response of a line.
    pub(super) fn plain(status: &'static str) -> Self {
        let body = format!("{status}\n").into_bytes();
        Self { status, kind: "text/plain; charset=utf-8", policy: None, body }
    }

    /// Sends it; of a HEAD, the head alone. A client that is gone is nobody to tell.
    pub(super) fn send(&self, mut stream: TcpStream, with_body: bool) {
        let allow = if self.status.starts_with("405") { "Allow: GET, HEAD\r\n" } else { "" };
        let length = self.body.len();
        let head = head(self.status, self.kind, self.policy.as_deref());
        let head = format!("{head}{allow}Content-Length: {length}\r\n\r\n");
        let latest = Instant::now() + SLOWEST;
        let body = if with_body { self.body.as_slice() } else { &[] };
        let parts = std::iter::once(head.as_bytes()).chain(body.chunks(PART));
        for part in parts {
            if write(&mut stream, part, latest).is_err() {
                return;
            }
        }
        close(stream);
    }
}

/// The head without its last, empty line.
pub(super) fn head(status: &str, kind: &str, policy: Option<&str>) -> String {
    let policy = policy.map_or_else(String::new, |policy| format!("Content-Security-Policy: {policy}\r\n"));
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{policy}Cache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\
         Referrer-Policy: no-referrer\r\nConnection: close\r\n"
    )
}

/// Writes all of `part` before `latest`.
pub(super) fn write(stream: &mut TcpStream, part: &[u8], latest: Instant) -> std::io::Result<()> {
    let mut rest = part;
    while !rest.is_empty() {
        let left = latest.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(std::io::ErrorKind::TimedOut.into());
        }
        stream.set_write_timeout(Some(left))?;
        match stream.write(rest) {
            Ok(0) => return Err(std::io::ErrorKind::WriteZero.into()),
            Ok(count) => rest = &rest[count..],
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Closed while something is still unread, a connection is reset, and the response lost on its way: reads a little.
fn close(mut stream: TcpStream) {
    let mut rest = [0; 4096];
    let _ = stream.shutdown(Shutdown::Write);
    let _ = stream.set_read_timeout(Some(Duration::from_millis(200)));
    for _ in 0..16 {
        if !matches!(stream.read(&mut rest), Ok(1..)) {
            return;
        }
    }
}
