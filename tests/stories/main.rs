//! What people do with the program, told key by key: the real loop, the real
//! database in a temporary folder, a clock that stands still.

#[path = "../support/mod.rs"]
mod support;

mod ballots;
mod closing;
mod criticism;
mod doors;
mod front_door;
mod import;
mod journal;
mod kiosk;
mod member;
mod next_meeting;
mod office;
mod opinions;
mod packs;
mod projector;
mod round;
mod set_up;
mod starting;
mod talks;
mod whole_way;
