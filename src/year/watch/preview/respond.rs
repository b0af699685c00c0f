//! Answers one connection.

use std::{
    net::TcpStream,
    sync::Arc,
    time::{Duration, Instant},
};

use super::{
    Place, Shared, pages,
    request::{self, Refused, Request},
    response::{self, Response},
};

/// Our only script.
const SCRIPT: &str = include_str!("live.js");
/// Pages that wait for news at a time; a browser that asks for more gets pages, without news.
const MOST_LISTENING: usize = 32;
/// How often a page that waits is written to, so that one that is gone gives its place back.
const HEARTBEAT: Duration = Duration::from_secs(5);

pub(super) fn respond(mut stream: TcpStream, shared: &Arc<Shared>) {
    let request = match request::read(&mut stream) {
        Ok(request) => request,
        Err(Refused::Gone) => return,
        Err(Refused::Malformed) => return Response::plain("400 Bad Request").send(stream, true),
        Err(Refused::TooLarge) => return Response::plain("431 Request Header Fields Too Large").send(stream, true),
        Err(Refused::TooSlow) => return Response::plain("408 Request Timeout").send(stream, true),
    };
    let is_get = request.method == "GET";
    if let Some(refusal) = refusal(&request, shared.port) {
        return Response::plain(refusal).send(stream, request.method != "HEAD");
    }
    match request.path.as_str() {
        pages::NEWS if is_get => news(stream, shared),
        _ => page(&request, shared).send(stream, is_get),
    }
}

/// A name that is not ours: someone else's name points here, and a page under it must not read ours.
fn refusal(request: &Request, port: u16) -> Option<&'static str> {
    let ours = ["127.0.0.1", "localhost", "[::1]"].map(|name| format!("{name}:{port}"));
    if !ours.contains(&request.host) {
        return Some("403 Forbidden");
    }
    (!["GET", "HEAD"].contains(&request.method.as_str())).then_some("405 Method Not Allowed")
}

fn page(request: &Request, shared: &Shared) -> Response {
    // Taken before the file is read: a page that is newer than it says loads once too often, never too seldom.
    let version = shared.board.latest().version;
    let policy = Some(pages::policy(&request.host));
    if request.path == pages::SCRIPT {
        let kind = "text/javascript; charset=utf-8";
        return Response { status: "200 OK", kind, policy: None, body: SCRIPT.into() };
    }
    let Some((path, bytes)) = pages::file(&shared.folder, &request.path) else {
        let (kind, body) = ("text/html; charset=utf-8", pages::no_page(&version).into_bytes());
        return Response { status: "404 Not Found", kind, policy, body };
    };
    let kind = pages::kind(&path);
    if !kind.starts_with("text/html") {
        // A browser's viewer of PDF is a page of its own, which the policy would stop.
        let policy = policy.filter(|_| kind != "application/pdf");
        return Response { status: "200 OK", kind, policy, body: bytes };
    }
    let body = pages::with_script(&String::from_utf8_lossy(&bytes), &version).into_bytes();
    Response { status: "200 OK", kind, policy, body }
}

/// Server-sent events (HTML Standard, 9.2): the news now, and whenever there are others, until the page is gone.
fn news(mut stream: TcpStream, shared: &Arc<Shared>) {
    let Some(_place) = Place::among(shared, |shared| &shared.listening, MOST_LISTENING) else {
        return Response::plain("503 Service Unavailable").send(stream, true);
    };
    let head = response::head("200 OK", "text/event-stream; charset=utf-8", None) + "\r\nretry: 1000\n\n";
    let mut text = head;
    let mut number = 0;
    loop {
        if response::write(&mut stream, text.as_bytes(), Instant::now() + HEARTBEAT).is_err() {
            return;
        }
        text = match shared.board.after(number, HEARTBEAT) {
            Some(latest) => {
                number = latest.number;
                format!("data: {}\n\n", latest.json)
            }
            None => ":\n\n".to_owned(),
        };
    }
}
