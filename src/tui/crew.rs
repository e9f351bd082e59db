//! The two threads that work at the desk: one keeps the order of what is
//! stored, one takes as long as a job takes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::usecase::{Desk, Error, Progress};

use super::message::{LayerId, Message, Outcome};
use super::screen::{LongWork, Parcel, Work};

/// What an answer answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An ask.
    Ask,
    /// The last ask of a layer that goes away.
    Last,
    /// A job, and the layer that shows it.
    Job(LayerId),
}

/// Work that takes long.
pub(super) struct Job {
    /// Who wants it.
    pub to: LayerId,
    pub work: LongWork<Parcel>,
    /// The layer that shows how far it is.
    pub shown: LayerId,
    /// Set by whoever no longer wants it.
    pub stop: Arc<AtomicBool>,
}

/// Both threads and how much they owe.
pub(super) struct Crew {
    store: Sender<(LayerId, Kind, Work<Parcel>)>,
    worker: Sender<(Job, Watch)>,
    outstanding: usize,
    stops: Vec<Arc<AtomicBool>>,
}

impl Crew {
    /// Starts both. They end when the crew is dropped and their work is done.
    pub fn start(desk: &Arc<Desk>, messages: &Sender<Message>) -> Self {
        let (store, asks) = channel();
        let (worker, jobs) = channel();
        let (at, out) = (Arc::clone(desk), messages.clone());
        spawn("store", move || serve_asks(&at, &asks, &out));
        let (at, out) = (Arc::clone(desk), messages.clone());
        spawn("worker", move || serve_jobs(&at, &jobs, &out));
        Self {
            store,
            worker,
            outstanding: 0,
            stops: Vec::new(),
        }
    }

    /// How many answers are still to come.
    pub const fn outstanding(&self) -> usize {
        self.outstanding
    }

    /// An answer came.
    pub fn settle(&mut self) {
        self.outstanding = self.outstanding.saturating_sub(1);
        self.stops.retain(|stop| Arc::strong_count(stop) > 1);
    }

    /// Gives work to the store thread.
    pub fn ask(&mut self, to: LayerId, kind: Kind, work: Work<Parcel>) {
        if self.store.send((to, kind, work)).is_ok() {
            self.outstanding += 1;
        }
    }

    /// Gives work to the worker thread.
    pub fn job(&mut self, job: Job, messages: Sender<Message>) {
        self.stops.push(Arc::clone(&job.stop));
        let watch = Watch {
            shown: job.shown,
            stop: Arc::clone(&job.stop),
            messages,
            last: AtomicUsize::new(usize::MAX),
        };
        if self.worker.send((job, watch)).is_ok() {
            self.outstanding += 1;
        }
    }

    /// No job is wanted any more.
    pub fn stop_jobs(&self) {
        for stop in &self.stops {
            stop.store(true, Ordering::Relaxed);
        }
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    // Without its thread a channel is closed, and nothing is outstanding.
    let _ = thread::Builder::new().name(name.to_owned()).spawn(work);
}

fn serve_asks(
    desk: &Desk,
    asks: &Receiver<(LayerId, Kind, Work<Parcel>)>,
    messages: &Sender<Message>,
) {
    for (to, kind, work) in asks {
        let outcome = guarded(|| work(desk));
        // When nobody listens any more, what was asked is still done.
        let _ = messages.send(Message::Answer { to, kind, outcome });
    }
}

fn serve_jobs(desk: &Desk, jobs: &Receiver<(Job, Watch)>, messages: &Sender<Message>) {
    for (
        Job {
            to, work, shown, ..
        },
        watch,
    ) in jobs
    {
        let outcome = guarded(|| work(desk, &watch));
        if messages
            .send(Message::Answer {
                to,
                kind: Kind::Job(shown),
                outcome,
            })
            .is_err()
        {
            return;
        }
    }
}

fn guarded(work: impl FnOnce() -> Result<Parcel, Error>) -> Outcome {
    catch_unwind(AssertUnwindSafe(work)).map_or(Outcome::Broken, Outcome::Done)
}

/// Tells the loop about a job, at most a hundred times.
struct Watch {
    shown: LayerId,
    stop: Arc<AtomicBool>,
    messages: Sender<Message>,
    last: AtomicUsize,
}

impl Progress for Watch {
    fn step(&self, done: usize, total: usize) {
        let percent = done.saturating_mul(100).checked_div(total).unwrap_or(0);
        if self.last.swap(percent, Ordering::Relaxed) != percent {
            // A closed channel means nobody watches.
            let _ = self.messages.send(Message::Progress {
                to: self.shown,
                done,
                total,
            });
        }
    }

    fn cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}
