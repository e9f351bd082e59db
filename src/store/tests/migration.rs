//! A file of an older format keeps every word, and goes on.

use rusqlite::Connection;

use super::super::schema::{BALLOT_BOX, DATA_FILE, Kind};
use super::*;
use crate::domain::worksheet::Progress;

#[test]
fn a_file_of_the_first_format_keeps_drafts_versions_and_progress() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("石桥镇.zj");
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "application_id", DATA_FILE.application_id)
        .unwrap();
    conn.execute_batch(DATA_FILE.migrations[0]).unwrap();
    conn.pragma_update(None, "user_version", 1).unwrap();
    conn.execute_batch(
        "INSERT INTO unit VALUES (1, '石桥镇党委');
         INSERT INTO meeting VALUES (3, 1, '2026', 'democratic-life', '2026-12-18', '',
                                     'party-constitution', '2022', 'township', '1',
                                     '2026-11-01T08:00:00');
         INSERT INTO member VALUES (8, 3, 1, '王建国', '党委书记', 1), (9, 3, 2, '李秀英', '镇长', 0);
         INSERT INTO draft_entry VALUES (9, 'duty-1', x'01'), (9, 'duty-2', x'02');
         INSERT INTO worksheet_progress VALUES (9, 1, 1, 25);
         INSERT INTO handed_in VALUES (9, 1, '2026-12-01T09:05:09.250001', x'03', 1),
                                      (9, 2, '2026-12-01T10:05:09.250001', x'04', 0);",
    )
    .unwrap();
    drop(conn);

    let file = DataFile::open(&path).unwrap();
    let (meeting, author) = (MeetingId(3), Author::Member(MemberId(9)));
    let drafts = file.drafts(meeting, author).unwrap();
    let kept = [
        ("duty-1".to_owned(), vec![1]),
        ("duty-2".to_owned(), vec![2]),
    ];
    assert_eq!(drafts, kept);
    let versions = file.versions(meeting, author).unwrap();
    let versions: Vec<_> = versions
        .into_iter()
        .map(|v| (v.version, v.at, v.sealed, v.kept, v.withdrawn))
        .collect();
    let expected = [
        (1, at(9), vec![3], None, true),
        (2, at(10), vec![4], None, false),
    ];
    assert_eq!(versions, expected);
    let progress = file.progress(meeting).unwrap();
    let own = SheetProgress {
        author,
        progress: Progress {
            done: 1,
            begun: 1,
            total: 25,
        },
        handed_in_at: Some(at(10)),
    };
    assert_eq!(progress, [own]);
    file.save_draft(meeting, Author::Body, "part:situation", b"x")
        .unwrap();
    assert!(folder.path().join("石桥镇.zj.before-v3").exists());
}

/// A file as a program of an older format left it.
fn made_by(kind: &Kind, path: &Path, format: usize) -> Connection {
    let conn = Connection::open(path).unwrap();
    conn.pragma_update(None, "application_id", kind.application_id)
        .unwrap();
    for sql in &kind.migrations[..format] {
        conn.execute_batch(sql).unwrap();
    }
    conn.pragma_update(None, "user_version", format as u32)
        .unwrap();
    conn
}

#[test]
fn a_data_file_of_every_format_opens() {
    for format in 1..=DATA_FILE.migrations.len() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("石桥镇.zj");
        let conn = made_by(&DATA_FILE, &path, format);
        conn.execute_batch("INSERT INTO unit VALUES (1, '石桥镇党委')")
            .unwrap();
        drop(conn);
        let file = DataFile::open(&path).unwrap();
        assert!(file.meetings().unwrap().is_empty());
        file.create_meeting(&plan(), &vault(1), at(8)).unwrap();
    }
}

#[test]
fn a_box_of_every_format_opens_and_goes_on() {
    for format in 1..=BALLOT_BOX.migrations.len() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("石桥镇.box");
        let layout = "PRAGMA page_size = 16384; PRAGMA auto_vacuum = INCREMENTAL;";
        Connection::open(&path)
            .unwrap()
            .execute_batch(&format!("{layout} VACUUM"))
            .unwrap();
        let conn = made_by(&BALLOT_BOX, &path, format);
        conn.execute_batch(
            "INSERT INTO setup (id, record, hash, ballot_size) VALUES (1, x'7b7d', zeroblob(32), 600);
             INSERT INTO box_state VALUES (1, 0, NULL);
             INSERT INTO sealed_ballot (k, class, box) VALUES (randomblob(16), 0, randomblob(600));",
        )
        .unwrap();
        for n in 0..4_u8 {
            let sql = "INSERT INTO voting_code VALUES (?1, 0, ?2)";
            conn.execute(sql, ([n; 32], n == 0)).unwrap();
        }
        drop(conn);
        let ballot_box = BallotBox::open(&path).unwrap();
        assert_eq!((ballot_box.booth(), ballot_box.ballot_size()), (0, 600));
        let cast = ballot_box.cast(&[1; 32], Boxed::of_class(0, vec![1; 600]));
        assert_eq!(cast.unwrap(), Cast::Recorded);
        let again = ballot_box.cast(&[0; 32], Boxed::of_class(0, vec![2; 600]));
        assert_eq!(again.unwrap(), Cast::AlreadyUsed);
        assert_eq!(ballot_box.turnout().unwrap()[0].ballots, 2);
        drop(ballot_box);
        BallotBox::open(&path).unwrap();
    }
}
