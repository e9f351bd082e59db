use std::collections::HashSet;

use proptest::prelude::*;

use super::*;

type Symbols = [u8; SYMBOLS];

fn valid(symbols: &Symbols) -> bool {
    let [payload @ .., check] = symbols;
    check_symbol(payload) == *check
}

/// The check as it is defined, apart from Horner's rule: Σ g^(11-i)·sᵢ = 0.
fn weighted_sum(symbols: &Symbols) -> u8 {
    let times = |element: u8, power: usize| (0..power).fold(element, |e, _| double(e));
    (0..SYMBOLS).fold(0, |sum, i| sum ^ times(symbols[i], SYMBOLS - 1 - i))
}

fn hundred_codes() -> Vec<VotingCode> {
    (0..100).map(|_| VotingCode::random().unwrap()).collect()
}

fn write(symbols: &Symbols) -> String {
    symbols.iter().map(|s| crockford::symbol(*s)).collect()
}

#[test]
fn doubling_runs_through_all_of_the_field() {
    let powers: HashSet<u8> = std::iter::successors(Some(1), |e| Some(double(*e)))
        .take(31)
        .collect();
    assert_eq!(powers, (1..32).collect());
    for (a, b) in (0..32).flat_map(|a| (0..32).map(move |b| (a, b))) {
        assert_eq!(double(a ^ b), double(a) ^ double(b), "doubling is linear");
    }
}

#[test]
fn the_check_symbol_is_the_weighted_sum() {
    for code in hundred_codes() {
        assert_eq!(weighted_sum(&code.0), 0);
        assert!(valid(&code.0));
    }
}

/// The check is linear, so an error is caught for every code if and only if
/// the error pattern alone is no code. Here are all patterns of one wrong
/// symbol, and all patterns that a swap or a twin error can leave: the same
/// difference at two places.
#[test]
fn every_single_error_every_swap_and_every_twin_error_is_caught() {
    for difference in 1..32 {
        for i in 0..SYMBOLS {
            let mut pattern = [0; SYMBOLS];
            pattern[i] = difference;
            assert!(!valid(&pattern), "one wrong symbol at {i}");
            for j in i + 1..SYMBOLS {
                let mut pattern = pattern;
                pattern[j] = difference;
                assert!(!valid(&pattern), "swap or twin error at {i} and {j}");
            }
        }
    }
}

#[test]
fn all_substitutions_of_a_hundred_codes_are_rejected() {
    for code in hundred_codes() {
        for at in 0..SYMBOLS {
            for wrong in (0..32).filter(|wrong| *wrong != code.0[at]) {
                let mut typed = *code.0;
                typed[at] = wrong;
                assert_eq!(VotingCode::parse(&write(&typed)), Err(CodeError::Check));
            }
        }
    }
}

#[test]
fn all_transpositions_of_a_hundred_codes_are_rejected() {
    for code in hundred_codes() {
        for i in 0..SYMBOLS {
            for j in (i + 1..SYMBOLS).filter(|j| code.0[*j] != code.0[i]) {
                let mut typed = *code.0;
                typed.swap(i, j);
                assert_eq!(VotingCode::parse(&write(&typed)), Err(CodeError::Check));
            }
        }
    }
}

#[test]
fn all_normal_forms_of_a_hundred_codes_are_accepted() {
    let wide = |c: char| match c {
        '-' => '—',
        other => char::from_u32(u32::from(other) - 0x21 + 0xff01).unwrap(),
    };
    for code in hundred_codes() {
        let printed = code.to_string();
        for typed in [
            printed.clone(),
            printed.to_lowercase(),
            printed.replace('-', ""),
            printed.replace('-', " "),
            format!("\u{feff}  {printed}\r\n"),
            printed.chars().map(wide).collect(),
            printed.to_lowercase().chars().map(wide).collect(),
            printed.replace('0', "O").replace('1', "I"),
            printed.replace('0', "o").replace('1', "l"),
            printed.chars().flat_map(|c| [c, '　']).collect(),
        ] {
            assert_eq!(VotingCode::parse(&typed).as_ref(), Ok(&code), "{typed}");
        }
    }
}

#[test]
fn what_is_wrong_is_said() {
    let printed = VotingCode::random().unwrap().to_string();
    assert_eq!(printed.len(), 14);
    assert_eq!(
        VotingCode::parse(&printed.chars().skip(1).collect::<String>()),
        Err(CodeError::WrongLength { found: 11 })
    );
    assert_eq!(
        VotingCode::parse(&format!("{printed}7")),
        Err(CodeError::WrongLength { found: 13 })
    );
    assert_eq!(
        VotingCode::parse(""),
        Err(CodeError::WrongLength { found: 0 })
    );
    let bad = |position, found| Err(CodeError::Symbol(BadSymbol { position, found }));
    assert_eq!(VotingCode::parse("7K3M-9ＵWX-22AB"), bad(6, 'Ｕ'));
    assert_eq!(VotingCode::parse("7K3M 9照"), bad(6, '照'));
}

#[test]
fn random_codes_differ_and_use_the_whole_alphabet() {
    let printed: HashSet<String> = (0..500)
        .map(|_| VotingCode::random().unwrap().to_string())
        .collect();
    assert_eq!(printed.len(), 500);
    let symbols: HashSet<char> = printed.iter().flat_map(|code| code.chars()).collect();
    assert_eq!(symbols.len(), 33, "32 symbols and the dash");
}

#[test]
fn the_stored_form_depends_on_code_and_salt() {
    let (one, two) = (VotingCode::random().unwrap(), VotingCode::random().unwrap());
    let hash = |code, salt: u8| hash_code(code, &[salt; 16], KdfCost::CODE).unwrap();
    let retyped = VotingCode::parse(&one.to_string().to_lowercase()).unwrap();
    assert_eq!(hash(&one, 1), hash(&retyped, 1));
    assert_ne!(hash(&one, 1), hash(&two, 1));
    assert_ne!(hash(&one, 1), hash(&one, 2));
    let cheap = KdfCost {
        memory_kib: 8,
        passes: 1,
        lanes: 1,
    };
    assert_eq!(
        hash_code(&one, &[1; 16], cheap),
        Err(KdfError::TooCheap(cheap))
    );
}

#[test]
fn debug_shows_nothing_of_the_code() {
    let code = VotingCode::random().unwrap();
    assert_eq!(format!("{code:?}"), "VotingCode(hidden)");
    assert_eq!(format!("{:?}", Some(&code)), "Some(VotingCode(hidden))");
}

proptest! {
    #[test]
    fn arbitrary_text_never_panics(typed in "\\PC*") {
        let _ = VotingCode::parse(&typed);
    }

    #[test]
    fn what_is_accepted_prints_back_as_the_same_code(typed in "[0-9A-Za-z -]{12,14}") {
        if let Ok(code) = VotingCode::parse(&typed) {
            prop_assert_eq!(VotingCode::parse(&code.to_string()), Ok(code));
        }
    }
}
