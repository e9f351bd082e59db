//! P5, the memory: when a ballot is in the box, what was written on it is
//! nowhere in the process any more. (Nobody but an administrator can read there
//! anyway; but a computer is taken away with its memory, and sleeps on its disk.)
#![cfg(target_os = "linux")]

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use zhaojing::domain::Answers;
use zhaojing::domain::round::KeyMode;
use zhaojing::usecase::kiosk::Booth;

use super::town_hall::TownHall;

/// Words by chance that this test itself holds only in another form.
struct Hidden(Vec<u8>);

const MASK: u8 = 0x2a;

impl Hidden {
    fn new() -> Self {
        Self((0..40).map(|_| fastrand::u8(b'a'..=b'z') ^ MASK).collect())
    }

    fn write_to(&self, text: &mut String) {
        text.reserve_exact(self.0.len());
        self.0
            .iter()
            .for_each(|byte| text.push(char::from(byte ^ MASK)));
    }

    fn is_in(&self, bytes: &[u8]) -> bool {
        let (first, rest) = (self.0[0] ^ MASK, &self.0[1..]);
        let mut from = bytes;
        while let Some(at) = from.iter().position(|byte| *byte == first) {
            from = &from[at + 1..];
            // A third of it would be enough.
            if from.len() >= 13 && from.iter().zip(&rest[..13]).all(|(a, b)| *a == b ^ MASK) {
                return true;
            }
        }
        false
    }
}

/// Places of this process's memory at which the words are.
fn sightings(words: &Hidden) -> Vec<String> {
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let mut memory = File::open("/proc/self/mem").unwrap();
    let mut found = Vec::new();
    let mut page = vec![0; 1 << 20];
    for line in maps.lines().filter(|line| line.contains(" rw")) {
        let (range, _) = line.split_once(' ').unwrap();
        let (from, to) = range.split_once('-').unwrap();
        let [from, to] = [from, to].map(|hex| u64::from_str_radix(hex, 16).unwrap());
        let mut at = from;
        while at < to {
            let step = (to - at).min(page.len() as u64);
            let page = &mut page[..step as usize];
            page.fill(0);
            let read = memory
                .seek(SeekFrom::Start(at))
                .and_then(|_| memory.read(page));
            if read.is_ok() && words.is_in(page) {
                found.push(format!("{at:x}: {line}"));
            }
            at += step;
        }
    }
    found
}

#[test]
fn what_was_written_is_nowhere_in_memory_after_the_cast() {
    let town = TownHall::open(KeyMode::TwoPersons, [2, 0, 0], &[]);
    let booth = Booth::open(&town.box_path()).unwrap();
    let words = Hidden::new();
    let mut answers = Answers::blank(booth.setup());
    words.write_to(&mut answers.opinions[0]);
    assert!(
        !sightings(&words).is_empty(),
        "the look finds what is there"
    );
    let admission = booth.admit(&town.codes[0]).unwrap();
    booth.cast(&admission, &answers, "").unwrap();
    drop(answers);
    let found = sightings(&words);
    println!("words of a cast ballot in memory: {found:?}");
    assert!(found.is_empty(), "{found:?}");
}
