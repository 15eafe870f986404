//! Sheets as people draw them to the records they give, through layout.

use super::*;
use crate::finding::Severity;
use crate::layout;
use crate::model::{Birth, Gender, YearMonth};
use crate::testing::{named_sheet, settings, workbook};

struct Read {
    table: TableRecords,
    findings: Vec<Finding>,
}

fn read_as(path: &str, name: &str, sheet: &str) -> Read {
    let (path, settings) = (FilePath::new(path), settings());
    let (layout, _) = layout::tables(&path, &workbook(vec![named_sheet(name, sheet)]), &settings);
    let (records, findings) = records(&path, &layout, &settings, &mut Known::default());
    Read { table: records.tables.into_iter().next().expect("one table"), findings }
}

fn read(sheet: &str) -> Read {
    read_as("CNTT-K10/tham-gia.xlsx", "Sheet1", sheet)
}

impl Read {
    fn part(&self, row: usize) -> &Participation {
        match &self.table.records[row].body {
            Body::Participation(part) | Body::Confirmation(part) => part,
            other => panic!("no participation: {other:?}"),
        }
    }

    /// Channel, group, ward and time of each claim of a row; a count stands before it where it is not 1.
    fn claims(&self, row: usize) -> Vec<String> {
        let or = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
        let shown = self.part(row).claims.iter().map(|claim| {
            let group = or(claim.group.as_ref().map(|group| group.code.to_string()));
            let ward = or(claim.ward.as_ref().map(|ward| ward.text.to_string()));
            let when = or(claim.when.map(|(when, _)| when.to_string()));
            let count = if claim.count == 1 { String::new() } else { format!("{} x ", claim.count) };
            format!("{count}{} {group} {ward} {when}", claim.channel.0)
        });
        shown.collect()
    }

    /// Cells of the findings with a code, as Excel shows them.
    fn at(&self, code: Code) -> Vec<String> {
        let found = self.findings.iter().filter(|finding| finding.code == code);
        found.flat_map(|finding| finding.cells.iter().map(ToString::to_string)).collect()
    }

    fn seen(&self, code: Code) -> (Option<&str>, Option<&str>, Severity) {
        let one = self.findings.iter().find(|finding| finding.code == code).expect("such a finding");
        (one.seen.as_deref(), one.repaired.as_deref(), one.severity)
    }
}

#[test]
fn a_long_row_is_one_claim_of_its_own_date_channel_group_and_ward() {
    let read = read(
        "| THEO DÕI ĐOÀN VIÊN THAM GIA SINH HOẠT TẠI NƠI CƯ TRÚ |
         | STT | Họ và tên | Ngày sinh | Ngày tham gia | Phương thức | Nhóm hoạt động | Phường/xã |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | 06/03/2021 | theo nhóm | Xây dựng nông thôn mới, văn minh đô thị | Phường Bình Thủy |
         | =2 | Trần Thị Bích | 03/11/2002 | @2021-03-06 | định kỳ hằng tháng | | Phường An Thới |
         | =3 | Lê Minh Châu | 21/07/2003 | 20/03/2021 | theo yêu cầu | NTM | Phường An Thới |
         | =4 | Phạm Quốc Dũng | 30/01/2002 | 21/03/2021 | | văn nghệ, hiến máu | |",
    );
    assert_eq!(read.claims(0), ["group g4 Phường Bình Thủy 2021-03-06"]);
    assert_eq!(read.claims(1), ["monthly - Phường An Thới 2021-03-06"]);
    assert_eq!(read.claims(2), ["on-demand - Phường An Thới 2021-03-20"]);
    assert_eq!(read.claims(3), ["group g1 - 2021-03-21", "group g9 - 2021-03-21"]);
    assert_eq!(read.at(Code::ActivitySeveral), ["F6"]);
    assert_eq!(read.at(Code::ActivityUnmapped), Vec::<String>::new());
    assert_eq!(read.table.records[0].at.to_string(), "B3");
}

#[test]
fn marks_counts_and_plain_lists_claim_what_they_assert() {
    let wide = read(
        "| THEO DÕI SINH HOẠT THEO NHÓM HOẠT ĐỘNG THÁNG 3/2021 |
         | STT | Họ và tên | Ngày sinh | Nhóm hoạt động | < | < |
         | ^ | ^ | ^ | VHVN-TDTT | NTM | ASXH |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | x | | =2 |
         | =2 | Trần Thị Bích | 03/11/2002 | - | | không |
         | | Tổng cộng | | =5 | | =2 |",
    );
    assert_eq!(wide.claims(0), ["group g1 - 2021-03", "2 x group g3 - 2021-03"]);
    assert!(wide.claims(1).is_empty() && wide.table.records[1].waits.is_empty());
    assert_eq!((wide.at(Code::TotalDiffers), wide.seen(Code::TotalDiffers).1), (vec!["D6".to_owned()], Some("1")));

    let count = read(
        "| SỐ LƯỢT THAM GIA SINH HOẠT THEO NHÓM HOẠT ĐỘNG |
         | THÁNG 3 NĂM 2021 |
         | STT | Họ và tên | Ngày sinh | Ngày tham gia | Nhóm hoạt động | Số lượt |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | 14/03/2021 | NTM | =3 |
         | =2 | Trần Thị Bích | 03/11/2002 | | ASXH | 2 lần |",
    );
    assert_eq!(count.claims(0), ["3 x group g4 - 2021-03-14"]);
    assert_eq!(count.claims(1), ["2 x group g3 - 2021-03"]);
    assert_eq!(count.at(Code::CountAsText), ["F5"]);

    let plain = read(
        "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ HẰNG THÁNG TẠI PHƯỜNG TRÀ AN |
         | Tháng 3 năm 2021 |
         | STT | Họ và tên | Ngày sinh | Ghi chú |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | |
         | =2 | Trần Thị Bích | 03/11/2002 | vắng |",
    );
    assert_eq!(plain.claims(0), ["monthly - PHƯỜNG TRÀ AN 2021-03"]);
    assert!(plain.claims(1).is_empty());
    assert_eq!(plain.at(Code::ChannelAssumed), Vec::<String>::new());
}

#[test]
fn the_ladder_of_dates_ends_with_the_folder_and_waits_below_it() {
    let sheet = |title: &str, header: &str, cell: &str| {
        format!(
            "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ HẰNG THÁNG |
             | {title} |
             | STT | Họ và tên | Ngày sinh | {header} |
             | =1 | Nguyễn Hoàng Anh | 12/05/2002 | {cell} |"
        )
    };
    let when = |path: &str, name: &str, sheet: &str| {
        let read = read_as(path, name, sheet);
        read.part(0).claims[0].when.map(|(when, source)| (when.to_string(), source))
    };
    let (path, tab) = ("2021-06/K/a thang 5-2021.xlsx", "Tháng 4-2021");
    let title = "THÁNG 3 NĂM 2021";
    let is = |text: &str, source| Some((text.to_owned(), source));
    assert_eq!(when(path, tab, &sheet(title, "Ngày tham gia", "15/01/2021")), is("2021-01-15", Source::Row));
    assert_eq!(when(path, tab, &sheet(title, "Tháng 2/2021", "x")), is("2021-02", Source::Header));
    assert_eq!(when(path, tab, &sheet(title, "Ghi chú", "")), is("2021-03", Source::Title));
    assert_eq!(when(path, tab, &sheet("", "Ghi chú", "")), is("2021-04", Source::Sheet));
    assert_eq!(when(path, "Sheet1", &sheet("", "Ghi chú", "")), is("2021-05", Source::File));
    assert_eq!(when("2021-06/K/f.xlsx", "Sheet1", &sheet("", "Ghi chú", "")), is("2021-06", Source::Folder));
    // A day of sending dates nothing, and a month without a year takes it from the title.
    assert_eq!(when("nop ngay 20-04-2021/f.xlsx", "Sheet1", &sheet("", "Ghi chú", "")), None);
    assert_eq!(when("K/f.xlsx", "Tháng 12", &sheet("NĂM HỌC 2020-2021", "Ghi chú", "")), is("2020-12", Source::Sheet));

    let waiting = read_as("K/f.xlsx", "Sheet1", &sheet("", "Ngày tham gia", "31/02/2021"));
    assert_eq!(waiting.table.records[0].waits, [Code::PeriodUnknown]);
    assert_eq!(waiting.at(Code::PeriodUnknown), ["D4"]);
    assert_eq!(waiting.seen(Code::PeriodUnknown).0, Some("31/02/2021"));
}

#[test]
fn the_default_channel_is_taken_once_a_sheet_and_a_group_of_a_row_beats_the_title() {
    let assumed = read(
        "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG 3/2021 |
         | STT | Họ và tên | Ngày sinh | Nhóm hoạt động |
         | =1 | Lê Minh Châu | 21/07/2003 | NTM |
         | =2 | Phạm Quốc Dũng | 30/01/2002 | |
         | =3 | Võ Thị Diễm | 17/09/2003 | |",
    );
    assert_eq!(assumed.claims(0), ["group g4 - 2021-03"]);
    assert_eq!(
        (assumed.claims(1), assumed.claims(2)),
        (vec!["monthly - - 2021-03".to_owned()], vec!["monthly - - 2021-03".to_owned()])
    );
    assert_eq!(assumed.at(Code::ChannelAssumed), ["2:2"]);

    let title = read(
        "| DANH SÁCH ĐOÀN VIÊN ĐĂNG KÝ SINH HOẠT THEO YÊU CẦU THÁNG 3/2021 |
         | STT | Họ và tên | Ngày sinh | Phương thức | Nội dung tham gia |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | PT1 | |
         | =2 | Trần Thị Bích | 03/11/2002 | | |
         | =3 | Lê Minh Châu | 21/07/2003 | | Tham quan bảo tàng |
         | =4 | Phạm Quốc Dũng | 30/01/2002 | | Tổ chức trung thu |",
    );
    assert_eq!(title.claims(0), ["monthly - - 2021-03"]);
    assert_eq!(title.claims(1), ["on-demand - - 2021-03"]);
    assert_eq!(
        (title.claims(2), title.at(Code::ActivityUnmapped)),
        (vec!["group g9 - 2021-03".to_owned()], vec!["E5".to_owned()])
    );
    assert_eq!(
        (title.claims(3), title.at(Code::ActivityByKeyword)),
        (vec!["group g6 - 2021-03".to_owned()], vec!["E6".to_owned()])
    );
    assert_eq!(title.part(2).claims[0].activity.as_deref(), Some("Tham quan bảo tàng"));
}

#[test]
fn an_activity_only_in_the_file_name_is_the_groups_of_its_claims() {
    let read = read_as(
        "2021-03/CNTT-K10/Hien mau dot 2 (1).xlsx",
        "Sheet1",
        "| MSSV | Tên đoàn viên | Điểm danh |
         | 2010101 | Nguyễn Hoàng Anh | X |
         | 2010102 | Trần Thị Bích | |",
    );
    assert_eq!(read.claims(0), ["group g9 - 2021-03"]);
    assert_eq!(read.part(0).claims[0].activity.as_deref(), Some("Hien mau dot 2"));
    assert!(read.claims(1).is_empty());
    assert_eq!(
        (read.at(Code::ContextFromName), read.at(Code::ActivityByKeyword)),
        (vec!["1:1".to_owned()], vec!["1:1".to_owned()])
    );
    assert_eq!(read.table.facts.version, Some(1));
}

#[test]
fn confirmations_claim_only_what_they_name() {
    let read = read_as(
        "P-AT/xac-nhan.xlsx",
        "Sheet1",
        "| DANH SÁCH XÁC NHẬN, ĐÁNH GIÁ ĐOÀN VIÊN SINH HOẠT TẠI NƠI CƯ TRÚ |
         | THÁNG 3 NĂM 2021 |
         | STT | Họ và tên | Ngày sinh | Nội dung tham gia | Thời gian | Kết quả |
         | =1 | Lê Minh Châu | 21/07/2003 | ASXH | 20/03/2021 | Đạt |
         | =2 | Phạm Quốc Dũng | 30/01/2002 | | | Không đạt |
         | =3 | Võ Thị Diễm | 17/09/2003 | | | |
         | =4 | Huỳnh Gia Hân | 08/04/2002 | | | tàm tạm |",
    );
    assert_eq!(read.table.kind, SheetKind::Confirmations);
    assert_eq!(read.claims(0), ["group g3 - 2021-03-20"]);
    assert!(read.claims(1).is_empty());
    assert_eq!(read.part(1).grade.as_ref().map(GradeCode::as_str), Some("fail"));
    assert_eq!(read.part(1).when, YearMonth::new(2021, 3).map(|month| (When::Month(month), Source::Title)));
    assert_eq!(
        (&read.table.records[2].waits, read.at(Code::ColumnMissing)),
        (&vec![Code::ColumnMissing], vec!["F6".to_owned()])
    );
    assert_eq!((read.at(Code::ResultUnmapped), read.table.records[3].waits.is_empty()), (vec!["F7".to_owned()], true));
}

#[test]
fn dittos_repeat_within_their_group_and_blanks_stay_blank() {
    let read = read(
        "| DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG |
         | STT | Họ và tên | Ngày sinh | Ngày tham gia | Nội dung tham gia |
         | I. Phường An Thới | < | < | < | < |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | 06/03/2021 | Dọn vệ sinh môi trường |
         | =2 | Trần Thị Bích | 03/11/2002 | nt | -nt- |
         | | | | 13/03/2021 | NTM |
         | Khu vực 2 | < | < | < | < |
         | =3 | Lê Minh Châu | 21/07/2003 | nt | NTM |",
    );
    assert_eq!(read.claims(1), ["group g4 Phường An Thới 2021-03-06"]);
    assert_eq!(read.claims(2), ["group g4 Phường An Thới 2021-03-13"]);
    assert_eq!(read.table.records[2].person.name, read.table.records[1].person.name);
    assert_eq!(read.at(Code::CellBlankAsAbove), ["B6"]);
    assert_eq!(read.at(Code::CellDitto), ["D5", "E5", "D8"]);
    let last = read.findings.iter().rfind(|finding| finding.code == Code::CellDitto);
    assert_eq!(last.map(|finding| finding.severity), Some(Severity::Error));
    assert_eq!(read.table.records[3].waits, [Code::PeriodUnknown]);
}

#[test]
fn an_error_drops_its_value_and_only_a_nameless_row_waits() {
    let read = read(
        "| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021 |
         | STT | Họ và tên | MSSV | Ngày sinh | < | Ngày vào Đoàn | Ghi chú |
         | ^ | ^ | ^ | Nam | Nữ | ^ | ^ |
         | =1 | Nguyễn Hoàng Anh | 2010101 | 31/02/2002 | | 26/03/2018 | đang thực tập |
         | =2 | L? Minh Ch?u | 2010103 | | 21/07/2003 | 26/03/2019 | Chuyển sinh hoạt ngày 20/04/2021 |
         | =3 | Ph?m Qu?c D?ng | | 30/01/2002 | | | chưa vào Đoàn |
         | =4 | Võ Thị Diễm | 2010105 | 17/09/2003 | 17/09/2003 | 26/03/2019 | Đã chuyển sinh hoạt |
         | Tổng cộng: 5 đoàn viên |",
    );
    let person = |row: usize| &read.table.records[row].person;
    let member = |row: usize| match &read.table.records[row].body {
        Body::Membership(member) => member.clone(),
        other => panic!("no membership: {other:?}"),
    };
    assert_eq!((person(0).birth, person(0).gender), (None, Some(Gender::Male)));
    assert_eq!(
        (read.at(Code::DateImpossible), read.at(Code::TextLostLetters)),
        (vec!["D4".to_owned()], vec!["B5".to_owned(), "B6".to_owned()])
    );
    assert!(read.table.records[1].waits.is_empty() && person(1).name.is_none());
    assert_eq!(read.table.records[2].waits, [Code::TextLostLetters]);
    assert_eq!((person(3).gender, person(3).birth.map(Birth::year)), (None, Some(2003)));
    assert_eq!(read.at(Code::GenderBoth), ["D7"]);
    assert_eq!(member(0).left, None);
    assert_eq!(member(1).left, Some(Some(When::Day(jiff::civil::date(2021, 4, 20)))));
    assert!(member(2).not_a_member);
    assert_eq!(member(3).left, Some(None));
    assert_eq!(
        (read.at(Code::MemberLeft), read.at(Code::NotAMember)),
        (vec!["G5".to_owned(), "G7".to_owned()], vec!["G6".to_owned()])
    );
    assert_eq!((read.at(Code::TotalDiffers), read.seen(Code::TotalDiffers).1), (vec!["A8".to_owned()], Some("4")));
}

#[test]
fn rows_identical_but_for_their_number_have_equal_content() {
    let read = read(
        "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ HẰNG THÁNG |
         | Tháng 3 năm 2021 |
         | STT | Họ và tên | Ngày sinh | Lớp |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | CNTT K10 |
         | =2 | NGUYỄN HOÀNG ANH | 12/05/2002 | CNTT K10 |
         | =3 | Nguyễn Hoàng Anh | 12/05/2002 | CNTT K11 |",
    );
    let content = |row: usize| read.table.records[row].content;
    assert_eq!(content(0), content(1));
    assert_ne!(content(0), content(2));
    assert_eq!(read.table.records[0].unit, [("CNTT K10".into(), Source::Row)]);
}

#[test]
fn aggregates_state_turns_and_members_apart() {
    let read = read_as(
        "K-CNTT/tong-hop.xlsx",
        "Sheet1",
        "| TỔNG HỢP KẾT QUẢ SINH HOẠT THEO NHÓM HOẠT ĐỘNG |
         | THÁNG 3 NĂM 2021 |
         | STT | Nhóm hoạt động | Số lượt |
         | =1 | Xây dựng nông thôn mới, văn minh đô thị | =5 |
         | =2 | Các hoạt động tình nguyện khác | =1604 |
         | | Tổng cộng | 1.609 |",
    );
    let cells: Vec<&AggregateCell> = read
        .table
        .records
        .iter()
        .flat_map(|record| match &record.body {
            Body::Aggregate(cells) => cells.iter().collect::<Vec<_>>(),
            other => panic!("no aggregate: {other:?}"),
        })
        .collect();
    let shown = |cell: &AggregateCell| match &cell.measure {
        Measure::Turns { channel, group } => {
            format!("{} {} {}", cell.number, channel.0, group.as_ref().map_or("-", |group| group.code.as_str()))
        }
        Measure::Members(category) => format!("{} {category:?}", cell.number),
    };
    assert_eq!(cells.into_iter().map(shown).collect::<Vec<_>>(), ["5 group g4", "1604 group g9"]);
    assert!(read.findings.iter().all(|finding| finding.severity == Severity::Note), "{:?}", read.findings);
}

#[test]
fn a_block_above_the_title_gives_the_province_and_no_ward() {
    let read = read_as(
        "P-BT/danh gia quy I-2021.xlsx",
        "Danh sách",
        "| THÀNH ĐOÀN CẦN THƠ | < | < | ĐOÀN TNCS HỒ CHÍ MINH | < |
         | ĐOÀN PHƯỜNG BÌNH THỦY | < | < | Bình Thủy, ngày 02 tháng 4 năm 2021 | < |
         | DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ HẰNG THÁNG | < | < | < | < |
         | Quý I năm 2021 | < | < | < | < |
         | STT | Họ và tên | Năm sinh | Lớp | Ghi chú |
         | Khu vực 1 | < | < | < | < |
         | =1 | Nguyễn Hoàng Anh | =2002 | CNTT K10 | |",
    );
    let facts = &read.table.facts;
    assert_eq!(facts.province.as_deref(), Some("Thành phố Cần Thơ"));
    assert_eq!(facts.document_date, Some(jiff::civil::date(2021, 4, 2)));
    assert_eq!(facts.when, Some((When::Quarter(2021, 1), Source::Title)));
    assert_eq!(read.claims(0), ["monthly - - 2021-Q1"]);
}
