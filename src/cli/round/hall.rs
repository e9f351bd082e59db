//! A hall as it is named at the prompt: `北村:residents=40,colleagues=5`.

use crate::domain::GroupId;
use crate::domain::round::SetupBooth;

/// The longest name of a hall, in characters.
const LONGEST: usize = 40;
/// The most codes of a group in one hall: as many as a box holds ballots.
const MOST_CODES: u32 = 2_000;

/// Why it is no hall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum BadHall {
    /// It is not written like one.
    Form,
    /// It names a group that is not asked.
    Group(GroupId),
}

/// Reads a hall with codes per group, in the order of `groups`. A colon and
/// commas as an input method for Chinese makes them are good as well.
pub(in crate::cli) fn read(given: &str, groups: &[GroupId]) -> Result<SetupBooth, BadHall> {
    let given = given
        .replace('：', ":")
        .replace('，', ",")
        .replace('＝', "=");
    let (name, codes) = given.rsplit_once(':').ok_or(BadHall::Form)?;
    let name = name.trim();
    let plain = !name.is_empty() && !name.chars().any(char::is_control);
    if !plain || name.chars().count() > LONGEST {
        return Err(BadHall::Form);
    }
    let mut booth = SetupBooth {
        name: name.to_owned(),
        codes: vec![0; groups.len()],
        paper: false,
    };
    for part in codes.split(',') {
        let (id, count) = part.split_once('=').ok_or(BadHall::Form)?;
        let id = GroupId::from(id.trim());
        let place = groups.iter().position(|group| *group == id);
        let count: u32 = count.trim().parse().map_err(|_| BadHall::Form)?;
        let codes = place.and_then(|place| booth.codes.get_mut(place));
        let codes = codes.ok_or(BadHall::Group(id))?;
        // Zero says nothing, and a group named twice says two things.
        if *codes > 0 || !(1..=MOST_CODES).contains(&count) {
            return Err(BadHall::Form);
        }
        *codes = count;
    }
    Ok(booth)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn groups() -> Vec<GroupId> {
        ["colleagues", "residents"].map(GroupId::from).to_vec()
    }

    #[test]
    fn a_hall_has_a_name_and_codes_per_group() {
        let read = |given| read(given, &groups());
        let north = read("北村:residents=40").unwrap();
        assert_eq!((north.name.as_str(), north.codes), ("北村", vec![0, 40]));
        let south = read(" 南村 第2组：residents = 40，colleagues=5 ").unwrap();
        assert_eq!(south.name, "南村 第2组");
        assert_eq!(south.codes, [5, 40]);
    }

    #[test]
    fn what_is_no_hall_is_refused() {
        for given in [
            "",
            "北村",
            "北村:",
            ":residents=4",
            "北村:residents",
            "北村:residents=",
            "北村:residents=-1",
            "北村:residents=0",
            "北村:residents=2001",
            "北村:residents=4,",
            "北村:residents=4,residents=5",
            "北\u{1b}村:residents=4",
        ] {
            assert_eq!(read(given, &groups()), Err(BadHall::Form), "{given:?}");
        }
        assert_eq!(
            read("北村:villagers=4", &groups()),
            Err(BadHall::Group(GroupId::from("villagers")))
        );
        let long = format!("{}:residents=4", "长".repeat(41));
        assert_eq!(read(&long, &groups()), Err(BadHall::Form));
    }

    proptest! {
        #[test]
        fn anything_is_refused_or_a_hall_with_codes(given in "\\PC{0,60}") {
            if let Ok(hall) = read(&given, &groups()) {
                prop_assert!(hall.codes.iter().any(|codes| *codes > 0));
                prop_assert!(!hall.name.trim().is_empty());
            }
        }

        #[test]
        fn what_is_written_like_a_hall_is_read(name in "[北南东西]村[0-9]{0,3}", n in 1_u32..=2_000) {
            let hall = read(&format!("{name}:colleagues={n}"), &groups()).unwrap();
            prop_assert_eq!((hall.name, hall.codes), (name, vec![n, 0]));
        }
    }
}
