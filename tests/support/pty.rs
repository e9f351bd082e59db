//! A program at the other end of a pseudo-terminal, and what its screen shows.

#![expect(clippy::panic, reason = "a test that waits in vain fails")]

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a program may be silent before a test that waits for it fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// The program at the other end of a pseudo-terminal of 80×24.
pub struct Pty {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    seen: vt100::Parser,
    raw: Vec<u8>,
}

impl Pty {
    /// Starts a command there.
    pub fn open(mut command: CommandBuilder) -> Self {
        command.env("TERM", "xterm-256color");
        let pair = native_pty_system().openpty(size(80, 24)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            child,
            master: Some(pair.master),
            keyboard,
            output,
            seen: vt100::Parser::new(24, 80, 1000),
            raw: Vec::new(),
        }
    }

    /// Reads on until this holds, answering where the cursor is.
    pub fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        while !holds(self) {
            let Ok(bytes) = self.output.recv_timeout(PATIENCE) else {
                panic!("no {what} in\n{}", self.text());
            };
            if bytes.windows(4).any(|four| four == b"\x1b[6n") {
                self.type_("\x1b[1;2R");
            }
            self.seen.process(&bytes);
            self.raw.extend(bytes);
        }
    }

    /// Reads on until the screen shows these words.
    pub fn until_shown(&mut self, words: &str) {
        self.until(words, |pty| pty.text().contains(words));
    }

    /// Reads on until the screen no longer shows these words.
    pub fn until_gone(&mut self, words: &str) {
        self.until("end of what was shown", |pty| !pty.text().contains(words));
    }

    /// Lets this time pass, however much is written meanwhile; says how much.
    pub fn quiet(&mut self, time: Duration) -> usize {
        let end = Instant::now() + time;
        let mut written = 0;
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            let Ok(bytes) = self.output.recv_timeout(left) else {
                break;
            };
            written += bytes.len();
            self.seen.process(&bytes);
            self.raw.extend(bytes);
        }
        written
    }

    /// Waits for the end and looks whether the terminal was given back.
    pub fn until_given_back(&mut self) {
        self.until("end of the alternate screen", |pty| {
            pty.sent("\x1b[?1049l") && !pty.seen.screen().alternate_screen()
        });
        for given_back in ["\x1b[?2004l", "\x1b[?1000l", "\x1b[?25h", "\x1b[?2026l"] {
            assert!(self.sent(given_back), "{given_back:?} was not sent");
        }
    }

    /// Types bytes as a terminal sends them.
    pub fn type_(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
    }

    /// A bracketed paste.
    pub fn paste(&mut self, text: &str) {
        self.type_(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.seen.screen_mut().set_size(rows, columns);
        let master = self.master.as_ref().unwrap();
        master.resize(size(columns, rows)).unwrap();
    }

    /// The words on the screen.
    pub fn text(&self) -> String {
        self.seen.screen().contents()
    }

    /// The words on the screen and everything that scrolled off it.
    pub fn everything(&mut self) -> String {
        let screen = self.seen.screen_mut();
        let mut words = String::new();
        screen.set_scrollback(usize::MAX);
        let mut above = screen.scrollback();
        while above > 0 {
            screen.set_scrollback(above);
            words.push_str(&screen.contents());
            above = above.saturating_sub(usize::from(screen.size().0));
        }
        screen.set_scrollback(0);
        words.push_str(&screen.contents());
        words
    }

    /// Where the cursor is: row and column, from 0.
    pub fn cursor(&self) -> (u16, u16) {
        self.seen.screen().cursor_position()
    }

    /// Whether these bytes were ever sent to the terminal.
    pub fn sent(&self, bytes: &str) -> bool {
        self.raw
            .windows(bytes.len())
            .any(|some| some == bytes.as_bytes())
    }

    /// Forgets what was sent so far.
    pub fn forget(&mut self) {
        self.raw.clear();
    }

    /// Pulls the cable: nobody is at the keyboard any more.
    pub fn hang_up(&mut self) {
        self.master = None;
        self.keyboard = Box::new(std::io::sink());
    }

    /// Waits for the program to end; whether it ended well.
    pub fn wait(&mut self) -> bool {
        self.child.wait().unwrap().success()
    }

    /// The process at the other end.
    #[cfg(unix)]
    pub fn process(&self) -> rustix::process::Pid {
        let id = self
            .child
            .process_id()
            .and_then(|id| i32::try_from(id).ok())
            .unwrap();
        rustix::process::Pid::from_raw(id).unwrap()
    }

    /// Sends a signal to whatever holds the terminal now, as a shell's job.
    #[cfg(unix)]
    pub fn signal_foreground(&self, signal: rustix::process::Signal) {
        let leader = self
            .master
            .as_ref()
            .and_then(|it| it.process_group_leader());
        let group = leader.and_then(rustix::process::Pid::from_raw).unwrap();
        rustix::process::kill_process_group(group, signal).unwrap();
    }

    /// Sends it a signal.
    #[cfg(unix)]
    pub fn signal(&self, signal: rustix::process::Signal) {
        rustix::process::kill_process(self.process(), signal).unwrap();
    }
}

impl Drop for Pty {
    /// A test that failed leaves no program behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

const fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}
