//! Figures and disclosure control.
