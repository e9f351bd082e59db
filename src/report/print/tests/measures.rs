#[test]
#[ignore]
fn dump() {
    use super::given::*;
    use crate::report::print::*;
    use crate::lang::*;
    for language in Language::ALL {
        let lang = Lang::load(language).unwrap();
        let tag = lang.language().tag().to_owned();
        let put = |name: &str, print: &Print| {
            for f in PrintFormat::ALL {
                std::fs::write(format!("/tmp/slipout/{name}-{tag}.{}", f.ending()), &*print.write(f, &lang).unwrap()).unwrap();
            }
        };
        let codes: Vec<String> = (0..64).map(code).collect();
        let all = slips(Some("石桥村文化礼堂"), "单位同事", &codes[..21], 3).chain(slips(Some("镇政府三楼会议室"), "基层群众", &codes[21..], 5));
        put("slips", &slip_sheet(&lang, &SHEET, all));
        let given = Given::new(12, 5);
        let form = BallotForm { unit: UNIT, title: TITLE, setup_hash: HASH, heading: "乡镇领导班子和班子成员民主测评及征求意见表", group_name: "基层群众", booth: None, items: &given.form() };
        put("ballot", &ballot_forms(&lang, &form, codes[..3].iter().map(String::as_str)));
        put("batch", &batch_cover(&lang, &BatchCover { unit: UNIT, title: TITLE, setup_hash: HASH, group_name: "基层群众", booth: Some("石桥村文化礼堂") }));
        let receipts: Vec<String> = (0..200).map(|n| format!("{:04X}-{:04X}-{:02}AB-K", n * 7919 % 65536, n * 104729 % 65536, n % 100)).collect();
        let receipts: Vec<&str> = receipts.iter().map(String::as_str).collect();
        put("receipts", &receipt_list(&lang, &ReceiptList { unit: UNIT, title: TITLE, setup_hash: HASH, root: SYMBOLS, receipts: &receipts }));
        let groups = [MinutesGroup { name: "单位同事", invited: 40, handed_out: 40, used: 38, imported: 0, ballots: 38 }, MinutesGroup { name: "基层群众", invited: 120, handed_out: 80, used: 71, imported: 30, ballots: 101 }];
        put("minutes", &minutes_sheet(&lang, &Minutes { unit: UNIT, title: TITLE, setup_hash: HASH, root: Some(SYMBOLS), groups: &groups, chair: "李秀英", scrutineer: "", release: None, copies: &["票箱文件 石桥镇.box（办公室电脑）", "监票人 U 盘里的副本"] }));
    }
}
