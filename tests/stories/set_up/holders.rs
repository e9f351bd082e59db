//! What a holder of a part of the key does: reads the screen, writes on paper,
//! types from the paper.

use zhaojing::tui::harness::Harness;

/// The characters on the screen with their numbers, as a holder copies them.
pub fn copied(app: &mut Harness) -> String {
    let screen = app.screen();
    // The title line has numbers of its own.
    let below = screen.lines().skip(1).flat_map(str::split_whitespace);
    let words: Vec<&str> = below.collect();
    let mut numbered: Vec<(usize, char)> = words
        .windows(2)
        .filter_map(|pair| {
            let number = pair[0].parse().ok()?;
            let mut characters = pair[1].chars();
            let character = characters.next().filter(|c| c.is_alphabetic())?;
            characters.next().is_none().then_some((number, character))
        })
        .collect();
    numbered.sort_unstable();
    let numbers: Vec<usize> = numbered.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, (1..=24).collect::<Vec<_>>(), "{screen}");
    numbered
        .into_iter()
        .map(|(_, character)| character)
        .collect()
}

/// Whether any four neighbours of a paper stand on the screen, with or without
/// the numbers between.
pub fn shows(app: &mut Harness, paper: &str) -> bool {
    let screen = app.screen();
    let on_screen: String = screen.chars().filter(|c| c.is_alphabetic()).collect();
    let paper: Vec<char> = paper.chars().collect();
    paper
        .windows(4)
        .any(|four| on_screen.contains(&four.iter().collect::<String>()))
}

/// The turn of one holder, from “turn round” to “copied correctly”; returns the
/// paper.
pub fn turn(app: &mut Harness) -> String {
    app.expect("转过身去").keys("Enter").expect("抄在纸上");
    let paper = copied(app);
    app.keys("Enter").expect("输进来");
    assert!(!shows(app, &paper), "{}", app.screen());
    app.type_(&paper).expect("已输 24 个字");
    app.keys("Enter").expect("抄对了");
    assert!(!shows(app, &paper), "{}", app.screen());
    paper
}
