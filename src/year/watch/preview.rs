//! The local preview: a small server for the browser on this very computer, and nobody else.
//!
//! Bound to 127.0.0.1, and a page of another site cannot read from it: the name that it was called by is checked
//! (a foreign name may have been pointed here), and nothing allows a foreign page to look.

use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, SystemTime},
};

use crate::model::{error::Error, message::Message};

mod board;
mod pages;
mod request;
mod respond;
mod response;

pub use board::{Fault, News};

use board::Board;

/// The port, if none is given: the number of the standard.
pub const PORT: u16 = 9704;
/// Connections at a time; one more is closed at once. A browser opens six.
const MOST: usize = 48;

/// A running preview.
pub struct Preview {
    shared: Arc<Shared>,
}

/// What all connections know.
struct Shared {
    /// The output folder.
    folder: PathBuf,
    port: u16,
    board: Board,
    /// Connections now open.
    open: AtomicUsize,
    /// Connections now open that wait for news.
    listening: AtomicUsize,
    /// Tells this run from an earlier one, whose pages may still be open in a browser.
    run: u64,
}

impl Preview {
    /// Serves `folder`. Without a port the usual one, or any if that is taken.
    ///
    /// # Errors
    /// When the port is not to be had.
    pub fn open(folder: &Path, port: Option<u16>) -> Result<Self, Error> {
        let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let listener = match port {
            Some(port) => bind(port),
            None => bind(PORT).or_else(|_| bind(0)),
        };
        let listener = listener.map_err(|error| taken(port, &error))?;
        let port = listener.local_addr().map_err(|error| taken(port, &error))?.port();
        let run = SystemTime::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_secs());
        let shared = Arc::new(Shared {
            folder: folder.to_owned(),
            port,
            board: Board::default(),
            open: AtomicUsize::new(0),
            listening: AtomicUsize::new(0),
            run,
        });
        let listening = Arc::clone(&shared);
        std::thread::spawn(move || listen(&listener, &listening));
        Ok(Self { shared })
    }

    /// Where it is.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.shared.port)
    }

    /// Tells every open page what came of a build.
    pub fn tell(&self, news: News) {
        self.shared.board.put(news, self.shared.run);
    }
}

fn listen(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        match stream {
            Ok(stream) => take(stream, shared),
            // Too many open files, for one: it passes, and must not keep a processor busy until then.
            Err(_) => std::thread::sleep(Duration::from_millis(50)),
        }
    }
}

/// Answers on a thread of its own, unless there are too many.
fn take(stream: TcpStream, shared: &Arc<Shared>) {
    let Some(place) = Place::among(shared, |shared| &shared.open, MOST) else { return };
    // No thread to be had: the connection is closed like one too many.
    let _ = std::thread::Builder::new().spawn(move || respond::respond(stream, &place.0));
}

/// One of a limited number of places, given back when it is dropped.
struct Place(Arc<Shared>, fn(&Shared) -> &AtomicUsize);

impl Place {
    fn among(shared: &Arc<Shared>, counter: fn(&Shared) -> &AtomicUsize, most: usize) -> Option<Self> {
        let place = Self(Arc::clone(shared), counter);
        // Dropped, and so given back, if it is one too many.
        (counter(shared).fetch_add(1, Ordering::Relaxed) < most).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        (self.1)(&self.0).fetch_sub(1, Ordering::Relaxed);
    }
}

fn taken(port: Option<u16>, error: &std::io::Error) -> Error {
    let port = port.unwrap_or(PORT);
    Error::Other(Message::new(
        format!("端口 {port} 不能用（{error}）。可换一个，如：anpai watch --serve 9705"),
        format!("port {port} cannot be used ({error}); take another: anpai watch --serve 9705"),
    ))
}
