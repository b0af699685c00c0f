//! Tells when files were saved: many events of one save count as one.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    time::{Duration, Instant},
};

use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::{
    model::{error::Error, message::Message},
    pipeline::load,
};

use super::job::Job;

/// So long nothing may happen before a save counts as done: an editor writes a new file and then renames it.
const QUIET: Duration = Duration::from_millis(50);
/// So long at most a build is put off while files are being saved one after the other.
const LONGEST: Duration = Duration::from_secs(1);
/// How often a folder is looked at where the system does not tell of changes (some network drives).
const POLL: Duration = Duration::from_secs(1);

/// What reaches the one who waits.
enum News {
    Saved,
    Stop,
}

/// Waits for changes in the folders of a job.
pub struct Changes {
    news: Receiver<News>,
    stop: Stop,
    watcher: Box<dyn Watcher + Send>,
    folders: Vec<(PathBuf, RecursiveMode)>,
}

/// Ends a watch from elsewhere: from Ctrl-C, or from a test.
#[derive(Clone)]
pub struct Stop(Sender<News>);

impl Stop {
    /// Ends the watch after the build that is under way.
    pub fn stop(&self) {
        // Nobody waits any more: then it has ended.
        let _ = self.0.send(News::Stop);
    }
}

impl Changes {
    /// Begins to listen.
    ///
    /// # Errors
    /// When the plan's folder cannot be watched.
    pub fn new(job: &Job) -> Result<Self, Error> {
        let (sender, news) = channel();
        let watcher = watcher(&sender).map_err(|error| no_watch(&error))?;
        let plan = plan_folders(&job.plan).map(|folder| (folder, RecursiveMode::NonRecursive));
        let templates = job.templates.iter().map(|folder| (folder.clone(), RecursiveMode::Recursive));
        let folders = plan.into_iter().chain(templates).collect();
        let mut changes = Self { news, stop: Stop(sender), watcher, folders };
        changes.listen().map_err(|error| no_watch(&error))?;
        Ok(changes)
    }

    /// What ends the watch.
    pub fn stopper(&self) -> Stop {
        self.stop.clone()
    }

    /// Waits until something was saved and all is quiet again; false when it is to end.
    pub(super) fn wait(&mut self) -> bool {
        if !matches!(self.news.recv(), Ok(News::Saved)) {
            return false;
        }
        let latest = Instant::now() + LONGEST;
        loop {
            match self.news.recv_timeout(QUIET) {
                Ok(News::Saved) if Instant::now() < latest => {}
                Ok(News::Saved) | Err(RecvTimeoutError::Timeout) => break,
                Ok(News::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        // A folder that was replaced by another of its name has to be watched anew. One that is missing just now is
        // seen from above when it comes back.
        let _ = self.listen();
        true
    }

    fn listen(&mut self) -> notify::Result<()> {
        let Self { watcher, folders, .. } = self;
        folders.iter().try_for_each(|(folder, depth)| watcher.watch(folder, *depth))
    }
}

/// The folders that a plan is read from: its own, and the one above with the register.
fn plan_folders(plan: &Path) -> [PathBuf; 2] {
    [plan.to_owned(), load::above(plan)]
}

fn watcher(sender: &Sender<News>) -> notify::Result<Box<dyn Watcher + Send>> {
    let told = |sender: Sender<News>| {
        move |event: notify::Result<Event>| {
            // Reading is no change, and our own builds read. An error means that events were lost: look.
            if event.map_or(true, |event| !matches!(event.kind, EventKind::Access(_))) {
                let _ = sender.send(News::Saved);
            }
        }
    };
    if let Ok(watcher) = RecommendedWatcher::new(told(sender.clone()), Config::default()) {
        return Ok(Box::new(watcher));
    }
    let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
    Ok(Box::new(PollWatcher::new(told(sender.clone()), config)?))
}

fn no_watch(error: &notify::Error) -> Error {
    Error::Other(Message::new(format!("无法监视方案文件夹：{error}"), format!("the plan cannot be watched: {error}")))
}
