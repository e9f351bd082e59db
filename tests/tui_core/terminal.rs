//! The real terminal, through a pseudo-terminal: taken over, given back, and
//! nothing typed is lost, however it ends.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![expect(clippy::panic, reason = "a test that waits in vain fails")]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use zhaojing::tui::{
    Canvas, Context, Editor, Effect, Input, Layer, Options, Role, Screen, Title, Typing, run,
};
use zhaojing::usecase::Desk;

const SAVED: &str = "ZHAOJING_TEST_SAVED";

/// One line that is written to a file when it leaves; F2 makes it panic.
struct Draft {
    editor: Editor,
    file: PathBuf,
    broken: bool,
}

impl Screen for Draft {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, cx: &Context) -> Vec<Effect<()>> {
        self.editor.handle(&input, cx);
        match input {
            Input::Leaving => {
                let (file, text) = (self.file.clone(), self.editor.text().to_owned());
                vec![Effect::ask(move |_| {
                    std::fs::write(file, text).unwrap();
                    Ok(())
                })]
            }
            Input::Key(key) if key.to_string() == "F2" => {
                self.broken = true;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, _cx: &Context) {
        assert!(!self.broken, "{}", self.editor.text());
        let area = canvas.area();
        canvas.print(area.x, area.y + 1, "草稿", Role::Text);
        self.editor.draw(canvas, area, true, "");
    }

    fn title(&self, _cx: &Context) -> Title {
        Title::new("照镜")
    }

    fn typing(&self) -> Typing {
        Typing::Line
    }
}

/// Not a test: what the tests below run in a pseudo-terminal.
#[test]
#[ignore = "run by the tests of this file"]
fn child() {
    if let Some(file) = std::env::var_os(SAVED) {
        let draft = Draft {
            editor: Editor::line(""),
            file: file.into(),
            broken: false,
        };
        let result = run(
            &Arc::new(Desk::default()),
            Layer::new(draft),
            Options::default(),
        );
        println!("left {}", result.is_ok());
    }
}

/// The program at the other end of a pseudo-terminal.
struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    seen: vt100::Parser,
    raw: Vec<u8>,
}

impl Terminal {
    fn open(saved: &Path) -> Self {
        let size = PtySize {
            rows: 24,
            cols: 80,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["terminal::child", "--exact", "--ignored", "--nocapture"]);
        command.env(SAVED, saved);
        command.env("TERM", "xterm-256color");
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
        let seen = vt100::Parser::new(24, 80, 0);
        let master = Some(pair.master);
        Self {
            child,
            master,
            keyboard,
            output,
            seen,
            raw: Vec::new(),
        }
    }

    /// Reads on until this holds, answering where the cursor is.
    fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        while !holds(self) {
            let wait = self.output.recv_timeout(Duration::from_secs(20));
            let Ok(bytes) = wait else {
                panic!("no {what} in\n{}", self.seen.screen().contents());
            };
            if bytes.windows(4).any(|four| four == b"\x1b[6n") {
                self.type_("\x1b[1;2R");
            }
            self.seen.process(&bytes);
            self.raw.extend(bytes);
        }
    }

    fn until_shown(&mut self, words: &str) {
        self.until(words, |terminal| {
            terminal.seen.screen().contents().contains(words)
        });
    }

    fn type_(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
    }

    fn sent(&self, bytes: &str) -> bool {
        self.raw
            .windows(bytes.len())
            .any(|some| some == bytes.as_bytes())
    }

    /// Waits for the end and looks whether the terminal was given back.
    fn until_given_back(&mut self) {
        self.until("end of the alternate screen", |terminal| {
            terminal.sent("\x1b[?1049l") && !terminal.seen.screen().alternate_screen()
        });
        for given_back in ["\x1b[?2004l", "\x1b[?1000l", "\x1b[?25h", "\x1b[?2026l"] {
            assert!(self.sent(given_back), "{given_back:?} was not sent");
        }
    }
}

fn saved_file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("saved");
    (folder, file)
}

#[test]
fn a_person_types_and_quits() {
    let (_folder, file) = saved_file();
    let mut terminal = Terminal::open(&file);
    terminal.until_shown("草稿");
    assert!(terminal.sent("\x1b[?2026h"), "frames are not synchronized");
    terminal.type_("作风");
    terminal.until_shown("作风");
    assert_eq!(terminal.seen.screen().cursor_position(), (2, 5));
    terminal.type_("\x11");
    terminal.until_given_back();
    terminal.until("left true", |terminal| terminal.sent("left true"));
    assert!(terminal.child.wait().unwrap().success());
    assert_eq!(std::fs::read_to_string(file).unwrap(), "作风");
}

#[cfg(unix)]
#[test]
fn a_signal_saves_and_gives_the_terminal_back() {
    let (_folder, file) = saved_file();
    let mut terminal = Terminal::open(&file);
    terminal.until_shown("草稿");
    terminal.type_("没有丢");
    terminal.until_shown("没有丢");
    let id = terminal
        .child
        .process_id()
        .and_then(|id| i32::try_from(id).ok())
        .unwrap();
    let process = rustix::process::Pid::from_raw(id).unwrap();
    rustix::process::kill_process(process, rustix::process::Signal::TERM).unwrap();
    terminal.until_given_back();
    terminal.child.wait().unwrap();
    assert_eq!(std::fs::read_to_string(file).unwrap(), "没有丢");
}

#[cfg(unix)]
#[test]
fn a_terminal_that_goes_away_loses_nothing() {
    let (_folder, file) = saved_file();
    let mut terminal = Terminal::open(&file);
    terminal.until_shown("草稿");
    terminal.type_("拔了线");
    terminal.until_shown("拔了线");
    terminal.master = None;
    terminal.keyboard = Box::new(std::io::sink());
    // The reader's copy keeps the line open; a hangup is what the kernel sends.
    let id = terminal
        .child
        .process_id()
        .and_then(|id| i32::try_from(id).ok())
        .unwrap();
    let process = rustix::process::Pid::from_raw(id).unwrap();
    rustix::process::kill_process(process, rustix::process::Signal::HUP).unwrap();
    terminal.child.wait().unwrap();
    assert_eq!(std::fs::read_to_string(file).unwrap(), "拔了线");
}

#[test]
fn a_panic_saves_gives_the_terminal_back_and_tells_no_text() {
    let (_folder, file) = saved_file();
    let mut terminal = Terminal::open(&file);
    terminal.until_shown("草稿");
    terminal.type_("心里话");
    terminal.until_shown("心里话");
    terminal.raw.clear();
    terminal.type_("\x1bOQ");
    terminal.until_given_back();
    terminal.until("farewell", |terminal| terminal.sent("照镜意外停止了"));
    terminal.child.wait().unwrap();
    assert!(!terminal.sent("心里话"), "the text was told");
    assert_eq!(std::fs::read_to_string(file).unwrap(), "心里话");
}
