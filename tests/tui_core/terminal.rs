//! The real terminal, through a pseudo-terminal: taken over, given back, and
//! nothing typed is lost, however it ends.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use portable_pty::CommandBuilder;
#[cfg(unix)]
use rustix::process::Signal;
use zhaojing::tui::{
    Canvas, Context, Editor, Effect, Input, Layer, Options, Role, Screen, Title, Typing, run,
};
use zhaojing::usecase::Desk;

use crate::support::pty::Pty;

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

/// The demo screen above at the other end of a pseudo-terminal.
fn open(saved: &Path) -> Pty {
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["terminal::child", "--exact", "--ignored", "--nocapture"]);
    command.env(SAVED, saved);
    Pty::open(command)
}

fn saved_file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("saved");
    (folder, file)
}

#[test]
fn a_person_types_and_quits() {
    let (_folder, file) = saved_file();
    let mut terminal = open(&file);
    terminal.until_shown("草稿");
    assert!(terminal.sent("\x1b[?2026h"), "frames are not synchronized");
    terminal.type_("作风");
    terminal.until_shown("作风");
    assert_eq!(terminal.cursor(), (2, 5));
    terminal.type_("\x11");
    terminal.until_given_back();
    terminal.until("left true", |terminal| terminal.sent("left true"));
    assert!(terminal.wait());
    assert_eq!(std::fs::read_to_string(file).unwrap(), "作风");
}

#[cfg(unix)]
#[test]
fn a_signal_saves_and_gives_the_terminal_back() {
    let (_folder, file) = saved_file();
    let mut terminal = open(&file);
    terminal.until_shown("草稿");
    terminal.type_("没有丢");
    terminal.until_shown("没有丢");
    terminal.signal(Signal::TERM);
    terminal.until_given_back();
    terminal.wait();
    assert_eq!(std::fs::read_to_string(file).unwrap(), "没有丢");
}

#[cfg(unix)]
#[test]
fn a_terminal_that_goes_away_loses_nothing() {
    let (_folder, file) = saved_file();
    let mut terminal = open(&file);
    terminal.until_shown("草稿");
    terminal.type_("拔了线");
    terminal.until_shown("拔了线");
    terminal.hang_up();
    // The reader's copy keeps the line open; a hangup is what the kernel sends.
    terminal.signal(Signal::HUP);
    terminal.wait();
    assert_eq!(std::fs::read_to_string(file).unwrap(), "拔了线");
}

#[test]
fn a_panic_saves_gives_the_terminal_back_and_tells_no_text() {
    let (_folder, file) = saved_file();
    let mut terminal = open(&file);
    terminal.until_shown("草稿");
    terminal.type_("心里话");
    terminal.until_shown("心里话");
    terminal.forget();
    terminal.type_("\x1bOQ");
    terminal.until_given_back();
    terminal.until("farewell", |terminal| terminal.sent("照镜意外停止了"));
    terminal.wait();
    assert!(!terminal.sent("心里话"), "the text was told");
    assert_eq!(std::fs::read_to_string(file).unwrap(), "心里话");
}
