//! What the report says: its figures are those of the JSON, and none, one and many read right.

use std::collections::BTreeSet;

use serde_json::Value;
use tonghop::model::Lang;

use super::{report, words};
use crate::golden::SAMPLE;
use crate::support::run::Folder;

/// Numbers of a text as a reader sees them: `1.618`, `39,5%` as 39.5, `06` as 6.
fn numbers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut number = String::new();
    for letter in text.chars().chain([' ']) {
        if letter.is_ascii_digit() || (matches!(letter, '.' | ',') && !number.is_empty()) {
            number.push(letter);
        } else if !number.is_empty() {
            let plain = number.trim_end_matches(['.', ',']).replace('.', "").replace(',', ".");
            let zeros = plain.trim_start_matches('0');
            found.push(if zeros.is_empty() { "0".to_owned() } else { zeros.to_owned() });
            number.clear();
        }
    }
    found
}

/// Every number of a tree, and every text, whose own numbers are names and dates.
fn leaves(tree: &Value, figures: &mut BTreeSet<String>, texts: &mut Vec<String>) {
    match tree {
        Value::Number(number) => {
            figures.insert(number.to_string().trim_start_matches('-').to_owned());
        }
        Value::String(text) => texts.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|one| leaves(one, figures, texts)),
        Value::Object(items) => items.values().for_each(|one| leaves(one, figures, texts)),
        _ => {}
    }
}

#[test]
fn every_number_of_the_report_is_one_of_the_json() {
    let (settings, outcome) = &*SAMPLE;
    let mut text = words(&report(outcome, settings, Lang::Vi));
    let (mut figures, mut texts) = (BTreeSet::new(), Vec::new());
    leaves(&serde_json::to_value(&outcome.figures).unwrap(), &mut figures, &mut texts);
    // Sums and shares that stand in no line of the JSON come from tally as well.
    let derived = tonghop::tally::derived(&outcome.figures);
    let shares = [&derived.channel_shares, &derived.group_shares, &derived.grade_shares];
    let shares = shares.into_iter().flatten().chain([&derived.confirmed_share]).flatten();
    let shown = |mille: &u64| {
        if mille.is_multiple_of(1000) { (mille / 10).to_string() } else { format!("{}.{}", mille / 10, mille % 10) }
    };
    figures.extend(shares.map(shown).map(|one| if one.starts_with("0.") { one[1..].to_owned() } else { one }));
    figures.extend(
        [derived.group_turns.0, derived.graded.0, derived.wards, derived.ward_senders].map(|one| one.to_string()),
    );
    figures.extend(derived.level_missing.iter().chain([&derived.confirmed_otherwise]).map(u64::to_string));
    // Names, dates and numbers of documents are no figures.
    let values = tonghop::report::official::values(&outcome.figures, &outcome.register, settings);
    leaves(&values["documents"], &mut BTreeSet::new(), &mut texts);
    leaves(&values["period"], &mut BTreeSet::new(), &mut texts);
    texts.sort_by_key(|one| std::cmp::Reverse(one.len()));
    for known in texts.iter().filter(|one| one.len() > 3 && one.contains(|letter: char| letter.is_ascii_digit())) {
        text = text.replace(known.as_str(), "");
    }
    let mut compared = 0;
    for line in text.lines() {
        // Headings count themselves: `2.1. Theo phương thức`, and so does the first cell of a row.
        let heads = line.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '|'));
        for number in numbers(heads) {
            assert!(figures.contains(&number), "{number} stands in no figure: {line}");
            compared += 1;
        }
    }
    assert!(compared > 80, "only {compared} numbers compared");
    assert!(!figures.contains("1619") && !figures.contains("57"), "the check could not fail");
}

#[test]
fn the_report_of_the_sample_names_its_figures() {
    let (settings, outcome) = &*SAMPLE;
    let text = words(&report(outcome, settings, Lang::Vi));
    for line in [
        "THÀNH ĐOÀN CẦN THƠ",
        "BCH ĐOÀN TRƯỜNG CAO ĐẲNG NGHỀ CẦN THƠ",
        "Số: ……-BC/ĐTN|ĐOÀN TNCS HỒ CHÍ MINH",
        "Cần Thơ, ngày …. tháng …. năm ……|",
        "Căn cứ Hướng dẫn số 15-HD/TWĐTN-BTC ngày 08 tháng 8 năm 2018 của Ban Chấp hành Trung ương Đoàn;",
        "2|Sinh hoạt theo nhóm hoạt động|483|45,7%|390|",
        "9|Các hoạt động tình nguyện khác|275|56,9%|242|",
        "|Tổng số|1.056||689|",
        "7|Chưa rõ địa bàn|411|281|",
        "Số đoàn viên được nơi cư trú đánh giá là 226, đều được đánh giá “Đạt” (100%).",
        "- Tất cả 06/06 đơn vị trực thuộc đã triển khai và gửi số liệu.",
        "- Còn 02 chi đoàn chưa gửi số liệu: Chi đoàn CĐ Điện lạnh K44B; Chi đoàn TC Điện lạnh K44B.",
        "- 03 dòng số liệu thiếu thông tin, đang chờ đơn vị bổ sung, chưa tính vào báo cáo này.",
        "- Thành đoàn Cần Thơ (để báo cáo);",
    ] {
        assert!(text.lines().any(|known| known == line), "no line “{line}”:\n{text}");
    }
    assert!(text.contains("1.618 đoàn viên, gồm: 1.604 học sinh, sinh viên; 11 giảng viên; 03 viên chức."));
    assert!(text.trim_end().contains("của Đoàn trường Cao đẳng Nghề Cần Thơ./.\n"));
    // Nothing of the template is left, and the number and the signer are hers to write.
    assert!(!text.contains(['{', '}']) && !text.contains("HƯỚNG DẪN"), "{text}");
    assert!(text.ends_with("- Lưu VP.|TM. BAN CHẤP HÀNH\nBÍ THƯ\n|\n"), "{text}");
}

/// One chapter's roster and turns under a school, by lines of participations.
fn school(turns: &str, config: &str) -> String {
    let folder = Folder::new(config, "--period 2021-04").sheet(
        "K10/ds.xlsx",
        "DS",
        "| DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10 |\n| STT | Họ và tên | Ngày sinh |\n| 1 | Lê Văn An | 02/03/2003 |",
    );
    let folder = if turns.is_empty() { folder } else { folder.sheet("K10/tham gia.xlsx", "TG", turns) };
    words(&report(&folder.run(), &folder.settings(), Lang::Vi))
}

const OFFICE: &str = "[office]\ncode = \"T\"\nname = \"Đoàn trường Thử\"\nlevel = \"school\"\nsigner = \"Trần Thị Mẫu\"\n[[unit]]\ncode = \"K10\"\nname = \"Chi đoàn K10\"\nlevel = \"chapter\"\nparent = \"T\"\n";

#[test]
fn nothing_one_and_many_read_right() {
    let none = school("", OFFICE);
    for line in [
        "Đoàn trường Thử có 01 đơn vị trực thuộc là Chi đoàn K10.",
        "Trong kỳ chưa ghi nhận lượt tham gia nào.",
        "Chưa có phiếu giới thiệu đoàn viên về nơi cư trú nào còn hiệu lực trong kỳ.",
        "Trong kỳ chưa có Đoàn phường, xã nào gửi danh sách xác nhận về Đoàn trường Thử.",
        "- Đơn vị trực thuộc đã triển khai và gửi số liệu.",
    ] {
        assert!(none.lines().any(|known| known == line), "no line “{line}”:\n{none}");
    }
    assert!(!none.contains("2.1. Theo phương thức") && !none.contains("Căn cứ"), "{none}");
    assert!(
        none.contains(
            "tổng số đoàn viên có trong danh sách của các đơn vị là 1 đoàn viên, đều là học sinh, sinh viên."
        ),
        "{none}"
    );
    assert!(none.contains("Trần Thị Mẫu"));
    let one = school(
        "| DANH SÁCH THAM GIA |\n| STT | Họ và tên | Ngày sinh | Ngày tham gia | Nhóm hoạt động | Phường |\n| 1 | Lê Văn An | 02/03/2003 | 10/04/2021 | Tình nguyện khác | |",
        OFFICE,
    );
    assert!(one.contains("Trong kỳ ghi nhận 1 lượt tham gia của 1 người."), "{one}");
    // Every table has its number, also where there is nothing to count by.
    for line in [
        "2.1. Theo phương thức",
        "2.2. Theo nhóm hoạt động",
        "2.3. Theo đơn vị",
        "2.4. Theo địa bàn",
        "Các danh sách chưa ghi rõ phường, xã nơi tham gia.",
    ] {
        assert!(one.lines().any(|known| known == line), "no line “{line}”:\n{one}");
    }
    assert!(!one.contains("2.5.") && !one.contains("không có lượt nào theo nhóm"), "{one}");
    let monthly = school(
        "| DANH SÁCH THAM GIA SINH HOẠT ĐOÀN HẰNG THÁNG |\n| STT | Họ và tên | Ngày sinh | Ngày tham gia |\n| 1 | Lê Văn An | 02/03/2003 | 10/04/2021 |",
        OFFICE,
    );
    for line in ["2.2. Theo nhóm hoạt động", "Trong kỳ không có lượt nào theo nhóm hoạt động.", "2.3. Theo đơn vị"]
    {
        assert!(monthly.lines().any(|known| known == line), "no line “{line}”:\n{monthly}");
    }
    // What nobody told stays open to be filled in.
    let bare = school("", "");
    assert!(bare.contains("…………………… có 01 đơn vị trực thuộc"), "{bare}");
    assert!(bare.contains("BCH ……………………\n") && bare.contains("……, ngày …. tháng"), "{bare}");
    for text in [&none, &one, &bare] {
        for bad in ["gồm:.", ": .", "  ", " ,", " .", "00 ", "null", "none"] {
            assert!(!text.contains(bad), "“{bad}” in:\n{text}");
        }
    }
}

#[test]
fn missing_units_and_slips_are_told_by_number_and_name() {
    let more = "[[unit]]\ncode = \"K11\"\nname = \"Chi đoàn K11\"\nlevel = \"chapter\"\nparent = \"T\"\n[[document]]\nnumber = \"9-KH/ĐTN\"\ntitle = \"Về tháng thanh niên\"\n";
    let text = school("", &format!("{OFFICE}{more}"));
    for line in [
        "Đoàn trường Thử có 02 đơn vị trực thuộc gồm: Chi đoàn K10 và Chi đoàn K11.",
        "- Còn 01 chi đoàn chưa gửi số liệu: Chi đoàn K11.",
        "Căn cứ Kế hoạch số 9-KH/ĐTN Về tháng thanh niên;",
    ] {
        assert!(text.lines().any(|known| known == line), "no line “{line}”:\n{text}");
    }
    assert!(text.contains("Đến nay 01/02 đơn vị trực thuộc đã gửi số liệu."), "{text}");
    assert!(text.contains("Trên cơ sở văn bản nêu trên, "), "{text}");
    assert!(!text.contains("đã triển khai và gửi số liệu."), "{text}");
}

/// A number of units that sent no figures, and as many names.
#[test]
fn who_sent_what_nobody_can_read_is_named_among_those_without_figures() {
    let more = "[[unit]]\ncode = \"K11\"\nname = \"Chi đoàn K11\"\nlevel = \"chapter\"\nparent = \"T\"\n[[unit]]\ncode = \"K12\"\nname = \"Chi đoàn K12\"\nlevel = \"chapter\"\nparent = \"T\"\n";
    let mut folder = Folder::new(&format!("{OFFICE}{more}"), "--period 2021-04").sheet(
        "K10/ds.xlsx",
        "DS",
        "| DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10 |\n| STT | Họ và tên |\n| 1 | Lê Văn An |",
    );
    folder.files.push(("K12/ds.pdf".to_owned(), b"%PDF-1.4 ...".to_vec()));
    let text = words(&report(&folder.run(), &folder.settings(), Lang::Vi));
    let line = "- Còn 02 chi đoàn chưa gửi số liệu: Chi đoàn K11; Chi đoàn K12 (tệp không đọc được).";
    assert!(text.lines().any(|known| known == line), "no line “{line}”:\n{text}");
}

#[test]
fn the_english_report_counts_in_english() {
    let (settings, outcome) = &*SAMPLE;
    let mut settings = settings.clone();
    settings.lang = Lang::En;
    let text = words(&report(outcome, &settings, Lang::En));
    assert!(
        text.contains("the rosters of the units held 1,618 members")
            && text.contains("6 of 6 direct units sent figures"),
        "{text}"
    );
    assert!(!text.contains(['{', '}']), "{text}");
    let folder = Folder::new(OFFICE, "--period 2021-04").sheet(
        "K10/a.xlsx",
        "DS",
        "| DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10 |\n| STT | Họ và tên | Ngày sinh |\n| 1 | Lê Văn An | 02/03/2003 |",
    );
    let mut settings = folder.settings();
    settings.lang = Lang::En;
    let text = words(&report(&folder.run(), &settings, Lang::En));
    assert!(text.contains("held 1 member (") && text.contains("has 1 direct unit: Chi đoàn K10."), "{text}");
}

#[test]
fn what_changed_since_the_period_before_is_said_where_it_is_known() {
    let folder = Folder::new(concat!(office!()), "--period 2021-03").sheet(
        "K1/tham-gia.xlsx",
        "Sheet1",
        "| STT | Họ và tên | Ngày sinh | Thời gian | Nhóm hoạt động |
         | =1 | Nguyễn Văn An | 12/05/2002 | 06/03/2021 | Hiến máu |",
    );
    let (mut outcome, settings) = (folder.run(), &folder.settings());
    for (lang, none) in [(Lang::Vi, "So với kỳ trước"), (Lang::En, "Compared with the period before")] {
        outcome.figures.previous = None;
        assert!(!words(&report(&outcome, settings, lang)).contains(none));
    }
    let change = |before: u64, now: u64, difference: i64| tonghop::tally::previous::Change {
        before: Some(before),
        now,
        difference: Some(difference),
    };
    outcome.figures.previous = Some(tonghop::tally::Previous {
        period: tonghop::tally::PeriodName {
            from: "2018-01-01".to_owned(),
            to: "2018-08-31".to_owned(),
            label: "Kỳ thử".to_owned(),
        },
        members: change(1600, 1618, 18),
        participants: change(5, 5, 0),
        turns: change(12, 9, -3),
        channels: Vec::new(),
        groups: Vec::new(),
    });
    let said = words(&report(&outcome, settings, Lang::Vi));
    let line = "So với kỳ trước (Kỳ thử): số đoàn viên tăng 18 (kỳ trước 1.600), số người tham gia không đổi (kỳ trước 05), số lượt giảm 03 (kỳ trước 12).";
    assert!(said.contains(line), "{said}");
    let said = words(&report(&outcome, settings, Lang::En));
    let line = "Compared with the period before (Kỳ thử): members up by 18 (before: 1,600), persons who took part unchanged (before: 5), turns down by 3 (before: 12).";
    assert!(said.contains(line), "{said}");
}
