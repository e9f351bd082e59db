//! A terminal backend whose frames appear whole.

use std::io::Write;

use crossterm::QueueableCommand;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::{Backend, CrosstermBackend, TestBackend};

/// A backend that can be told where a frame begins and ends.
pub trait Surface: Backend {
    /// What follows belongs to one frame.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    fn begin_frame(&mut self) -> Result<(), Self::Error>;

    /// The frame is complete.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    fn end_frame(&mut self) -> Result<(), Self::Error>;
}

impl<W: Write> Surface for CrosstermBackend<W> {
    fn begin_frame(&mut self) -> Result<(), Self::Error> {
        self.queue(BeginSynchronizedUpdate).map(drop)
    }

    fn end_frame(&mut self) -> Result<(), Self::Error> {
        self.queue(EndSynchronizedUpdate)?;
        Write::flush(self)
    }
}

impl Surface for TestBackend {
    fn begin_frame(&mut self) -> Result<(), Self::Error> {
        Ok(())
    }

    fn end_frame(&mut self) -> Result<(), Self::Error> {
        Ok(())
    }
}
