//! The desk's connections: this computer alone, a limited number, each with a limit of time.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
    serve::Listener,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, Sleep, sleep},
};

use crate::model::{error::Error, message::Message};

use super::{
    deeds, documents, guard,
    job::Job,
    lock::{Address, Lock},
    news::news,
    opened::{Desk, PORT, Setting},
    pages, screens,
    state::State,
    templates::Templates,
};

/// Connections at a time. A browser opens six.
const MOST: usize = 96;
/// So long a connection lives on which nothing is answered: one that drips does not hold its place.
const PATIENCE: Duration = Duration::from_mins(1);
/// How much a page may send: a field, a list of changes.
const FIELD: usize = 1 << 20;
/// How large a file that is brought here may be: a notice, a form that came back.
const FILE: usize = 32 << 20;

/// A desk that can be opened in a browser.
pub struct Server {
    listener: std::net::TcpListener,
    desk: Arc<Desk>,
    _lock: Lock,
}

impl Server {
    /// Opens the desk; what an earlier one was called by stays its name, if the port is free.
    ///
    /// # Errors
    /// When no port is to be had, or the folder beside the plans cannot be written.
    pub fn open(setting: Setting, lock: Lock) -> Result<Self, Error> {
        let bind = |port: u16| std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let before = lock.before.clone();
        let wished =
            if setting.port == PORT { before.as_ref().map_or(PORT, |before| before.port) } else { setting.port };
        let listener = bind(wished).or_else(|_| bind(0)).map_err(|error| no_port(&error))?;
        listener.set_nonblocking(true).map_err(|error| no_port(&error))?;
        let port = listener.local_addr().map_err(|error| no_port(&error))?.port();
        let token = before.filter(|before| before.port == port).map_or_else(token, |before| Ok(before.token))?;
        lock.tell(&Address { port, token: token.clone() })?;
        let state = State::new(&setting.plan, setting.lang);
        let pages = Templates::new()?;
        let desk = Desk { setting, token, port, state: Mutex::new(state), job: Mutex::new(Job::default()), pages };
        Ok(Self { listener, desk: Arc::new(desk), _lock: lock })
    }

    /// The address of its first page, with the secret.
    pub fn address(&self) -> String {
        Address { port: self.desk.port, token: self.desk.token.clone() }.url()
    }

    /// Answers until the program ends.
    ///
    /// # Errors
    /// When the system gives no runtime.
    pub fn run(self) -> Result<(), Error> {
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| no_port(&error))?;
        runtime.block_on(async {
            let listener = TcpListener::from_std(self.listener).map_err(|error| no_port(&error))?;
            let places = Arc::new(Semaphore::new(MOST));
            axum::serve(Limited { listener, places }, router(&self.desk)).await.map_err(|error| no_port(&error))
        })
    }
}

fn router(desk: &Arc<Desk>) -> Router {
    Router::new()
        .route("/{token}/", get(screens::home::show))
        .route("/{token}/text", get(screens::text::show))
        .route("/{token}/units", get(screens::units::show))
        .route("/{token}/head", get(screens::head::show))
        .route("/{token}/compare", get(screens::compare::show))
        .route("/{token}/opinions.html", get(screens::opinions::document))
        .route("/{token}/build", get(screens::build::show))
        .route("/{token}/returns", get(screens::returns::show))
        .route("/{token}/changes", get(screens::changes::show))
        .route("/{token}/assets/{name}", get(pages::asset))
        .route("/{token}/page/{*path}", get(documents::live))
        .route("/{token}/output/{*path}", get(documents::made))
        .route("/{token}/zip", get(documents::zip))
        .route("/{token}/news", get(news))
        .route("/{token}/do", post(deeds::act))
        .route("/{token}/bring", post(deeds::bring).layer(DefaultBodyLimit::max(FILE)))
        .layer(DefaultBodyLimit::max(FIELD))
        .fallback(pages::nothing_here)
        .layer(middleware::from_fn_with_state(Arc::clone(desk), guard::guard))
        .with_state(Arc::clone(desk))
}

/// 128 bits that nobody can guess.
fn token() -> Result<String, Error> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| no_port(&io::Error::other(error.to_string())))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Takes as many connections as there are places.
struct Limited {
    listener: TcpListener,
    places: Arc<Semaphore>,
}

impl Listener for Limited {
    type Io = Timed;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Timed, SocketAddr) {
        loop {
            let place = Arc::clone(&self.places).acquire_owned().await;
            match (place, self.listener.accept().await) {
                (Ok(place), Ok((stream, address))) => {
                    // Without it an answer of two parts waits for the other side's word.
                    let _ = stream.set_nodelay(true);
                    return (Timed { stream, end: Box::pin(sleep(PATIENCE)), _place: place }, address);
                }
                // Too many open files, for one: it passes, and must not keep a processor busy until then.
                _ => sleep(Duration::from_millis(50)).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection that ends when nothing was answered on it for a while.
struct Timed {
    stream: TcpStream,
    end: Pin<Box<Sleep>>,
    _place: OwnedSemaphorePermit,
}

impl Timed {
    fn is_over(&mut self, context: &mut Context<'_>) -> bool {
        self.end.as_mut().poll(context).is_ready()
    }
}

impl AsyncRead for Timed {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.is_over(context) {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Timed {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.is_over(context) {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        let written = ready!(Pin::new(&mut self.stream).poll_write(context, bytes));
        self.end.as_mut().reset(Instant::now() + PATIENCE);
        Poll::Ready(written)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

fn no_port(error: &io::Error) -> Error {
    Error::Other(Message::new(format!("工作台打不开：{error}"), format!("the desk cannot be opened: {error}")))
}
