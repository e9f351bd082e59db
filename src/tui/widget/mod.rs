//! Parts that screens are made of. A widget keeps its own state, including
//! where it was drawn, so that it understands the mouse.

mod list;
mod matrix;
mod pager;

pub use list::{Chosen, List};
pub use matrix::{Cell, Foot, Grid, GridRow, Matrix};
pub use pager::Pager;

#[cfg(test)]
mod tests;
