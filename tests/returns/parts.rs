//! A faculty's own part adds up to what the whole says of it.

use tonghop::pipeline::{Outcome, parts};
use tonghop::settings::Settings;
use tonghop::tally::Part;

use super::{SCHOOL, found, of, slices, texts, with};
use crate::support::run::Folder;

/// Asserts that every part says of its unit, and of all below it, what the whole does.
pub fn agrees(outcome: &Outcome, settings: &Settings) {
    for part in parts(outcome, settings) {
        let own = &part.figures;
        let whole = outcome.figures.units.iter().find(|one| one.code == part.unit.as_str()).unwrap();
        assert_eq!(own.turns.total, whole.turns, "{}", whole.code);
        assert_eq!(own.members.total, whole.members, "{}", whole.code);
        assert_eq!(own.members.participants, whole.participants, "{}", whole.code);
        for line in &own.units {
            let of_whole = outcome.figures.units.iter().find(|one| one.code == line.code).unwrap();
            assert_eq!(
                (line.members, line.participants, line.turns),
                (of_whole.members, of_whole.participants, of_whole.turns)
            );
            assert_eq!((line.state, line.files), (of_whole.state, of_whole.files));
        }
        let by_channel: u64 = own.channels.iter().map(|one| one.turns.0).sum();
        let by_month: u64 = own.months.iter().map(|one| one.turns.0).sum();
        assert_eq!((by_channel, by_month), (own.turns.total.0, own.turns.total.0));
    }
}

fn school() -> Folder {
    let list = |rows: &str| {
        format!(
            "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT |
             | STT | Họ và tên | Ngày sinh | Thời gian | Nhóm hoạt động |
             {rows}"
        )
    };
    Folder::new(SCHOOL, "--today 2021-04-10")
        .sheet(
            "CNTT-K10/danh sach.xlsx",
            "DS",
            "| DANH SÁCH ĐOÀN VIÊN |
             | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
             | =1 | Nguyễn Văn An | 12/05/2002 | 26/03/2018 |
             | =2 | Trần Thị Bích | 03/11/2002 | 26/03/2018 |",
        )
        .sheet(
            "CNTT-K10/tham gia.xlsx",
            "TG",
            &list("| =1 | Nguyễn Văn An | 12/05/2002 | 06/03/2021 | NTM |\n| =2 | Võ Thị Diễm | 17/09/2003 | 06/03/2021 | NTM |"),
        )
        .sheet(
            "CK-K9/danh sach.xlsx",
            "DS",
            "| DANH SÁCH ĐOÀN VIÊN |
             | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
             | =1 | Võ Thị Diễm | 17/09/2003 | 26/03/2018 |",
        )
        .sheet("CK-K9/tham gia.xlsx", "TG", &list("| =1 | Võ Thị Diễm | 17/09/2003 | 13/03/2021 | Hiến máu |"))
}

#[test]
fn a_faculty_gets_its_own_figures_members_and_missing_chapters() {
    let folder = school();
    let outcome = folder.run();
    let settings = folder.settings();
    agrees(&outcome, &settings);
    let parts: Vec<Part> = parts(&outcome, &settings).collect();
    let units: Vec<&str> = parts.iter().map(|part| part.unit.as_str()).collect();
    assert_eq!(units, ["CK-K9", "K-CNTT"]);
    let own = &parts[1].figures;
    assert_eq!(
        (own.office.name.as_str(), own.office.parent.as_deref()),
        ("Đoàn khoa Công nghệ thông tin", Some("Đoàn trường Cao đẳng Nghề Sông Hậu"))
    );
    assert_eq!((own.reporting.expected, own.reporting.received), (2, 1));
    let parcels = slices(&outcome, &settings);
    let book = &of(&parcels, "K-CNTT").book;
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Tổng hợp",
            "Theo đơn vị",
            "Theo địa bàn",
            "Theo tháng",
            "Đối chiếu",
            "Đoàn viên",
            "Lượt tham gia",
            "Tình hình nộp",
            "Dữ liệu"
        ]
    );
    let first = texts(&book.sheets[0]);
    let at = first.iter().position(|row| row.first().is_some_and(|text| text == "Đơn vị chưa nộp")).unwrap();
    assert_eq!(first[at + 1], ["1", "Chi đoàn CNTT K11"]);
    let all = book.sheets.iter().flat_map(|sheet| texts(sheet).concat()).collect::<Vec<_>>().join("\n");
    assert!(all.contains("Nguyễn Văn An") && all.contains("Trần Thị Bích"));
    for foreign in ["Võ Thị Diễm", "17/09/2003", "CK-K9", "Cơ khí", "13/03/2021"] {
        assert!(!all.contains(foreign), "{foreign}");
    }
    // Whoever stands on another unit's roster is counted here by what this chapter reported, without a name.
    assert_eq!((own.turns.total.0, own.members.participants.0, own.members.total.0), (2, 2, 2));
}

#[test]
fn a_slice_that_is_sent_back_counts_nothing() {
    let folder = school();
    let before = folder.run();
    let parcels = slices(&before, &folder.settings());
    let after = with(school(), "K-CNTT/tong hop khoa.xlsx", &of(&parcels, "K-CNTT").book).run();
    assert_eq!((&after.figures.turns, &after.figures.balance), (&before.figures.turns, &before.figures.balance));
    assert_eq!(found(&after), found(&before));
}
