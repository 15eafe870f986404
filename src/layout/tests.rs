//! Layouts as they come, with the kind, columns, roles and findings they must give.

use super::*;
use crate::model::MarkOf;
use crate::testing::{named_sheet, settings, settings_with, sheet, workbook};

/// A table in short: kind, columns as `A=stt`, roles as `1:title`.
fn shown(table: &Table) -> (Option<SheetKind>, String, String) {
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|column| format!("{}={}", crate::model::place::column_letters(column.col), column.field))
        .collect();
    let mut roles: Vec<(u32, &str)> = table.lines.iter().map(|line| (line.row + 1, role(line.role))).collect();
    roles.extend(table.body.iter().map(|row| (row.row + 1, "body")));
    roles.sort_unstable();
    let roles: Vec<String> = roles.iter().map(|(row, role)| format!("{row}:{role}")).collect();
    (table.kind, columns.join(" "), roles.join(" "))
}

fn role(role: LineRole) -> &'static str {
    match role {
        LineRole::Title => "title",
        LineRole::PlaceDate => "date",
        LineRole::Header => "header",
        LineRole::Context => "context",
        LineRole::Total => "total",
        LineRole::Signature => "signature",
        LineRole::Note => "note",
    }
}

fn read(path: &str, text: &str) -> (Vec<Table>, Vec<Finding>) {
    let (layout, findings) = tables(&FilePath::new(path), &workbook(vec![sheet(text)]), &settings());
    (layout.tables, findings)
}

/// The one table of a sheet, in short.
fn one(path: &str, text: &str) -> (Option<SheetKind>, String, String) {
    let (tables, _) = read(path, text);
    assert_eq!(tables.len(), 1);
    shown(&tables[0])
}

/// Code and first area of every finding.
fn found(findings: &[Finding]) -> Vec<(&'static str, String)> {
    let area = |finding: &Finding| finding.cells.first().map(ToString::to_string).unwrap_or_default();
    findings.iter().map(|finding| (finding.code.as_str(), area(finding))).collect()
}

#[test]
fn a_ward_in_the_brackets_of_an_address_is_a_ward() {
    let columns = |asked: &str| {
        let text = format!(
            "| STT | Họ và tên | Ngày sinh | Địa chỉ | {asked} |
             | =1 | Nguyễn Hoàng Anh | 12/05/2002 | 12/3 đường An Thới | Phường Bình Thủy |
             | =2 | Trần Thị Bích | 03/11/2002 | | Phường An Thới |"
        );
        one("K10A/ds.xlsx", &text).1
    };
    for asked in ["Nơi cư trú (phường)", "Nơi ở hiện nay (xã, phường)", "Hộ khẩu thường trú (phường/xã)"]
    {
        assert_eq!(columns(asked), "A=stt B=name C=birth D=address E=ward", "{asked}");
    }
    // Brackets that ask for the whole address, or only explain, take nothing from it.
    for asked in ["Nơi cư trú (số nhà, đường, phường)", "Nơi cư trú (ghi rõ)"] {
        assert_eq!(columns(asked), "A=stt B=name C=birth D=address E=address", "{asked}");
    }
}

#[test]
fn a_long_list_has_a_group_column() {
    let (kind, columns, roles) = one(
        "CNTT-K10/hoat-dong.xlsx",
        "| THEO DÕI ĐOÀN VIÊN THAM GIA SINH HOẠT TẠI NƠI CƯ TRÚ |
         | |
         | STT | Họ và tên | Ngày sinh | Ngày tham gia | Phương thức | Nhóm hoạt động | Phường/xã |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | 06/03/2021 | theo nhóm | Xây dựng nông thôn mới, văn minh đô thị | Phường Bình Thủy |
         | =3 | Trần Thị Bích | 03/11/2002 | @2021-03-06 | định kỳ hằng tháng | | Phường An Thới |",
    );
    assert_eq!(kind, Some(SheetKind::Participations));
    assert_eq!(columns, "A=stt B=name C=birth D=date E=channel F=group G=ward");
    assert_eq!(roles, "1:title 3:header 4:body 5:body");
}

#[test]
fn a_wide_list_has_the_groups_under_their_parent() {
    let (kind, columns, roles) = one(
        "CNTT-K10/theo-doi.xlsx",
        "| THEO DÕI SINH HOẠT THEO NHÓM HOẠT ĐỘNG THÁNG 3/2021 |
         | |
         | STT | Họ và tên | Ngày sinh | Nhóm hoạt động | < | < |
         | ^ | ^ | ^ | VHVN-TDTT | NTM | ASXH |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | x | | X |
         | =3 | Lê Minh Châu | 21/07/2003 | - | | không |",
    );
    assert_eq!(kind, Some(SheetKind::Participations));
    assert_eq!(columns, "A=stt B=name C=birth D=mark:g1 E=mark:g4 F=mark:g3");
    assert_eq!(roles, "1:title 3:header 4:header 5:body 6:body");
}

#[test]
fn kinds_are_told_by_columns_and_titles() {
    let kind = |path: &str, text: &str| one(path, text).0;
    let person = "| =1 | Nguyễn Hoàng Anh | 12/05/2002 |";
    let plain = format!(
        "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ HẰNG THÁNG VỚI CHI ĐOÀN KHU VỰC |\n| Tháng 3 năm 2021 |\n| STT | Họ và tên | Ngày sinh |\n{person}"
    );
    assert_eq!(kind("a/tham-gia.xlsx", &plain), Some(SheetKind::Participations));
    let asked = format!(
        "| DANH SÁCH ĐOÀN VIÊN ĐĂNG KÝ SINH HOẠT THEO YÊU CẦU THÁNG 3/2021 |\n| STT | Họ và tên | Ngày sinh |\n{person}"
    );
    assert_eq!(kind("a/b.xlsx", &asked), Some(SheetKind::Participations));
    let roster = "| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021 |\n| STT | Họ và tên | MSSV | Ngày vào Đoàn |\n| =1 | Trần Thị Bích | 2010102 | 26/03/2019 |";
    assert_eq!(kind("a/b.xlsx", roster), Some(SheetKind::Roster));
    let untitled = "| MSSV | Họ tên | Lớp |\n| 2010102 | Trần Thị Bích | K10 |";
    assert_eq!(kind("a/b.xlsx", untitled), Some(SheetKind::Roster));
    let slips = "| DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ SINH HOẠT TẠI NƠI CƯ TRÚ |\n| STT | Họ và tên | Chi đoàn | Nơi giới thiệu đến | Số phiếu | Ngày giới thiệu |\n| =1 | Trần Thị Bích | K10 | Phường An Thới | 12 | 01/03/2021 |";
    assert_eq!(one("a/b.xlsx", slips).1, "A=stt B=name C=unit D=introduced_to E=slip_no F=from_date");
    assert_eq!(kind("a/b.xlsx", slips), Some(SheetKind::Introductions));
    let graded = "| DANH SÁCH XÁC NHẬN, ĐÁNH GIÁ ĐOÀN VIÊN SINH HOẠT TẠI NƠI CƯ TRÚ |\n| STT | Họ và tên | Ngày sinh | Đơn vị giới thiệu | Kết quả |\n| =1 | Trần Thị Bích | 03/11/2002 | Trường Sông Hậu | Đạt |";
    assert_eq!(kind("a/b.xlsx", graded), Some(SheetKind::Confirmations));
    let (tables, _) = read("a/b.xlsx", graded);
    assert_eq!(tables[0].columns[3].field, Field::IntroducedBy);
    let own = "| DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG |\n| STT | Họ và tên | Ngày tham gia | Kết quả |\n| =1 | Trần Thị Bích | 03/03/2021 | Đạt |";
    assert_eq!(kind("CNTT-K10/b.xlsx", own), Some(SheetKind::Participations));
    let (layout, _) = tables_with("P-BT/b.xlsx", own);
    assert_eq!(layout.tables[0].kind, Some(SheetKind::Confirmations));
}

fn tables_with(path: &str, text: &str) -> (Layout, Vec<Finding>) {
    let settings = settings_with("[[unit]]\ncode = \"P-BT\"\nname = \"Đoàn phường Bình Thủy\"\nlevel = \"ward\"\n");
    tables(&FilePath::new(path), &workbook(vec![sheet(text)]), &settings)
}

#[test]
fn aggregates_and_units_have_no_persons() {
    let (kind, columns, roles) = one(
        "K-CNTT/tong-hop.xlsx",
        "| TỔNG HỢP KẾT QUẢ SINH HOẠT THEO NHÓM HOẠT ĐỘNG |
         | STT | Nhóm hoạt động | Số lượt |
         | =1 | Xây dựng nông thôn mới, văn minh đô thị | =5 |
         | =2 | Các hoạt động tình nguyện khác | =12 |
         | | Tổng cộng | =17 |",
    );
    assert_eq!((kind, columns.as_str()), (Some(SheetKind::Aggregate), "A=stt B=group C=count"));
    assert_eq!(roles, "1:title 2:header 3:body 4:body 5:total");
    let (tables, _) = read(
        "CDN/so-lieu.xlsx",
        "| Nội dung | Số lượng |
         | Tổng số đoàn viên | =1635 |
         | Số lượt sinh hoạt định kỳ | =573 |",
    );
    assert_eq!(tables[0].columns[0].field, Field::Measure);
    assert_eq!(shown(&tables[0]).2, "1:header 2:body 3:body");
    let (tables, _) = read(
        "CDN/so-lieu.xlsx",
        "| STT | Đơn vị | Tổng số đoàn viên | NTM | Khác | Cộng |
         | I | Đoàn khoa CNTT | =40 | =5 | =1 | =6 |
         | =1 | Chi đoàn CNTT K10 | =20 | =2 | =1 | =3 |
         | =2 | Chi đoàn CNTT K11 | =20 | =3 | =0 | =3 |
         | | Toàn trường | =40 | =5 | =1 | =6 |",
    );
    assert_eq!(shown(&tables[0]).1, "A=stt B=unit C=count D=mark:g4 E=mark:g9 F=ignored");
    assert_eq!(shown(&tables[0]).2, "1:header 2:context 3:body 4:body 5:total");
    let (tables, _) = read(
        "don-vi.xlsx",
        "| DANH SÁCH ĐƠN VỊ TRỰC THUỘC |
         | Mã đơn vị | Tên đơn vị | Cấp | Đơn vị cấp trên | Thư điện tử |
         | K-CNTT | Đoàn khoa Công nghệ thông tin | Đoàn khoa | CDN | cntt@example.vn |
         | P-BT | Đoàn phường Bình Thủy | Đoàn phường | | binhthuy@example.vn |",
    );
    assert_eq!(shown(&tables[0]).0, Some(SheetKind::Units));
    assert_eq!(shown(&tables[0]).1, "A=code B=unit C=level D=parent_unit E=email");
    assert_eq!(shown(&tables[0]).2, "1:title 2:header 3:body 4:body");
}

#[test]
fn month_columns_take_their_year_from_above_or_around() {
    let (_, columns, roles) = one(
        "CNTT-K10/dinh-ky.xlsx",
        "| THEO DÕI SINH HOẠT ĐỊNH KỲ HẰNG THÁNG |
         | |
         | STT | Họ và tên | Ngày sinh | Năm 2021 | < | < |
         | ^ | ^ | ^ | Tháng 1 | Tháng 2 | Tháng 3 |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | x | x | |
         | =3 | Lê Minh Châu | 21/07/2003 | | | |",
    );
    assert_eq!(columns, "A=stt B=name C=birth D=mark:2021-01 E=mark:2021-02 F=mark:2021-03");
    assert_eq!(roles, "1:title 3:header 4:header 5:body 6:body");
    let (kind, columns, _) = one(
        "CK-K9/dinh-ky.xlsx",
        "| THEO DÕI SINH HOẠT ĐỊNH KỲ HẰNG THÁNG NĂM HỌC 2020-2021 |
         | |
         | STT | Họ và tên | Ngày sinh | Tháng 12 | T1 | 06/02 |
         | =1 | Phạm Quốc Dũng | 30/01/2002 | x | x | x |",
    );
    assert_eq!(kind, Some(SheetKind::Participations));
    assert_eq!(columns, "A=stt B=name C=birth D=mark:2020-12 E=mark:2021-01 F=mark:2021-02-06");
    let channels = one(
        "OTO-K11/theo-doi.xlsx",
        "| THEO DÕI THAM GIA SINH HOẠT THÁNG 3/2021 |
         | STT | Họ và tên | Ngày sinh | Định kỳ hằng tháng | Theo yêu cầu |
         | =1 | Huỳnh Gia Hân | 08/04/2002 | x | x |",
    );
    assert_eq!(channels.1, "A=stt B=name C=birth D=mark:monthly E=mark:on-demand");
}

#[test]
fn footers_are_no_rows() {
    let (_, _, roles) = one(
        "CNTT-K10/danh-sach.xlsx",
        "| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021 |
         | STT | Họ và tên | MSSV | Ngày sinh | Ngày vào Đoàn |
         | =1 | Nguyễn Hoàng Anh | 2010101 | 12/05/2002 | 26/03/2018 |
         | Danh sách này có 03 đoàn viên./. |
         | | | | Cần Thơ, ngày 10 tháng 02 năm 2021 | |
         | | Người lập bảng | | | BÍ THƯ |
         | | (Ký và ghi rõ họ tên) | | | (Ký tên, đóng dấu) |
         | | Nguyễn Văn Ban | | | Trần Thị Cúc |",
    );
    assert_eq!(roles, "1:title 2:header 3:body 4:total 5:date 6:signature 7:signature 8:signature");
    let (_, _, roles) = one(
        "CNTT-K10/theo-doi.xlsx",
        "| STT | Họ và tên | Ngày sinh | VHVN-TDTT | NTM |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | x | x |
         | | Tổng cộng | | =5 | =2 |
         | | | | =5 | =2 |
         | (*) ĐV đang nghỉ học |
         | =2 | | | | |
         | =3 | | | | |",
    );
    assert_eq!(roles, "1:header 2:body 3:total 4:total 5:note 6:note 7:note");
}

#[test]
fn a_whole_chapter_sheet() {
    let (tables, findings) = read("CNTT-K10/Tham gia theo nhom.xlsx", include_str!("tests/chapter.txt"));
    assert_eq!(tables.len(), 1);
    let (kind, columns, roles) = shown(&tables[0]);
    assert_eq!(kind, Some(SheetKind::Participations));
    assert_eq!(
        columns,
        "A=stt B=name C=birth.male D=birth.female E=student_no F=mark:g1 G=mark:g2 H=mark:g3 I=mark:g4 J=mark:g5 \
         K=mark:g6 L=mark:g7 M=mark:g8 N=mark:g9 O=note"
    );
    assert_eq!(
        roles,
        "1:title 2:date 2:title 3:title 5:title 6:title 8:header 9:header 10:header 11:context 12:body 13:body \
         14:context 15:body 16:body 17:total 18:total 20:signature 21:signature"
    );
    assert_eq!(tables[0].body.iter().map(|row| row.context.clone()).collect::<Vec<_>>(), [[10], [10], [13], [13]]);
    assert_eq!(tables[0].columns[2].header, "Ngày, tháng, năm sinh > Nam");
    assert_eq!(tables[0].columns[5].header, "Nội dung sinh hoạt > Nhóm hoạt động > VHVN-TDTT");
    let found = found(&findings);
    for expected in
        [("title-block", "A1"), ("header-merged", "C8"), ("header-merged", "F9"), ("header-whitespace", "C8")]
    {
        assert!(found.contains(&(expected.0, expected.1.to_owned())), "{expected:?} in {found:?}");
    }
}

#[test]
fn a_whole_ward_sheet() {
    let (tables, findings) = read("P-BT/danh gia quy I-2021.xlsx", include_str!("tests/ward.txt"));
    let (kind, columns, roles) = shown(&tables[0]);
    assert_eq!(kind, Some(SheetKind::Confirmations));
    assert_eq!(columns, "A=stt B=name C=birth D=unit E=activity F=date G=result H=note");
    assert_eq!(
        roles,
        "1:title 2:date 2:title 4:title 5:title 7:header 8:header 9:context 10:body 11:body 12:context 13:body 14:body \
         15:body 16:context 17:body 18:total 20:signature 21:signature"
    );
    let filled: Vec<_> = tables[0]
        .body
        .iter()
        .map(|row| (row.row + 1, row.filled.iter().map(|one| (one.col, one.from + 1)).collect::<Vec<_>>()))
        .collect();
    assert_eq!(
        filled[2..5],
        [(13, vec![]), (14, vec![(3, 13), (4, 13), (5, 13)]), (15, vec![(3, 13), (4, 13), (5, 13)])]
    );
    let merged = tables[0].body[3].cell(4).map(grid::label);
    assert_eq!(merged.as_deref(), Some("Tặng quà hộ nghèo"));
    let found = found(&findings);
    for expected in
        [("row-hidden", "A17:G17"), ("cell-merged-down", "E13:E15"), ("context-row", "A9"), ("total-row", "A18")]
    {
        assert!(found.contains(&(expected.0, expected.1.to_owned())), "{expected:?} in {found:?}");
    }
    assert!(!found.iter().any(|(code, _)| matches!(*code, "column-unknown" | "row-note" | "sheet-unrecognised")));
}

#[test]
fn a_register_export_with_gender_in_the_birth_columns() {
    let (tables, findings) = read("x/DSDV.xlsx", include_str!("tests/export.txt"));
    let (kind, columns, roles) = shown(&tables[0]);
    assert_eq!(kind, Some(SheetKind::Roster));
    assert_eq!(
        columns,
        "A=stt B=name C=member_code D=birth.male E=birth.female F=ignored G=ignored H=ignored I=address J=citizen_id \
         K=ignored L=ignored M=ignored N=joined O=card_no P=ignored Q=ignored R=category S=result T=ignored U=ignored \
         V=position W=ignored X=ignored Y=email Z=phone AA=unit"
    );
    assert_eq!(roles, "2:title 3:title 5:header 6:header 7:body");
    let found = found(&findings);
    assert!(found.contains(&("header-whitespace", "M5".to_owned())), "{found:?}");
}

#[test]
fn names_in_two_columns_ticks_by_gender_and_attendance() {
    let (_, columns, _) = one(
        "x/danh-sach.xlsx",
        "| MSSV | Họ tên đệm | Tên | Ngày sinh | Nam | Nữ | Đoàn viên (1/0) | Tình trạng | Chi đoàn | Sổ đoàn (1/0) |
         | 2010101 | Nguyễn Hoàng | Anh | @2002-05-12 | x | | =1 | đang học | K10 | =1 |
         | 2010102 | Trần Thị | Bích | @2002-11-03 | | x | =1 | đang học | K10 | =0 |",
    );
    assert_eq!(
        columns,
        "A=student_no B=family_name C=given_name D=birth E=gender.male F=gender.female G=unknown H=note I=unit J=ignored"
    );
    let merged = one(
        "x/a.xlsx",
        "| STT | Họ và tên | < | Lớp |\n| =1 | Nguyễn Hoàng | Anh | K10 |\n| =2 | Trần Thị | Bích | K10 |",
    );
    assert_eq!(merged.1, "A=stt B=family_name C=given_name D=unit");
    let lone = one("x/a.xlsx", "| STT | Tên | Lớp |\n| =1 | Nguyễn Hoàng Anh | K10 |");
    assert_eq!(lone.1, "A=stt B=name C=unit");
    let (kind, columns, _) = one(
        "2021-03/CNTT-K10/Hien mau.xlsx",
        "| MSSV | Tên đoàn viên | Điểm danh |\n| 2010101 | Nguyễn Hoàng Anh | X |\n| 2010102 | Trần Thị Bích | |",
    );
    assert_eq!((kind, columns.as_str()), (Some(SheetKind::Participations), "A=student_no B=name C=mark"));
}

#[test]
fn content_beats_a_wrong_header_and_twins_are_asked_about() {
    let (tables, findings) = read(
        "x/a.xlsx",
        "| STT | Họ và tên | MSSV | Lớp | Email | Email |
         | =1 | 2010101 | Nguyễn Hoàng Anh | K10 | | |
         | =2 | 2010102 | Trần Thị Bích | K10 | | |",
    );
    assert_eq!(shown(&tables[0]).1, "A=stt B=student_no C=name D=unit E=email F=email");
    let found = found(&findings);
    assert_eq!(
        found,
        [
            ("header-contradicts-content", "B1".to_owned()),
            ("header-contradicts-content", "C1".to_owned()),
            ("header-duplicate", "E1".to_owned()),
        ]
    );
}

#[test]
fn tables_below_each_other_and_headers_printed_again() {
    let (tables, _) = read(
        "x/a.xlsx",
        "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG 3/2021 |
         | STT | Họ và tên | Ngày sinh |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 |
         | STT | Họ và tên | Ngày sinh |
         | =2 | Trần Thị Bích | 03/11/2002 |
         | |
         | DANH SÁCH GIỚI THIỆU VỀ SINH HOẠT |
         | STT | Họ và tên | Lớp | Nơi giới thiệu đến |
         | =1 | Lê Minh Châu | K10 | Phường An Thới |",
    );
    assert_eq!(tables.len(), 2);
    assert_eq!(shown(&tables[0]).2, "1:title 2:header 3:body 4:header 5:body");
    assert_eq!(
        (tables[1].kind, shown(&tables[1]).2.as_str()),
        (Some(SheetKind::Introductions), "7:title 8:header 9:body")
    );
}

#[test]
fn sheets_that_are_no_lists() {
    let mut hidden = named_sheet("DATA", "| Kinh | =1 |");
    hidden.visible = false;
    let notes = named_sheet("Sheet2", "| Lời dặn | Xem kỹ trước khi gửi |");
    let nothing = named_sheet("Sheet3", "| CHI ĐOÀN CNTT K10 |\n| Tháng 3/2021 không phát sinh |");
    let (layout, findings) = tables(&FilePath::new("x/a.xlsx"), &workbook(vec![hidden, notes, nothing]), &settings());
    let kinds: Vec<_> = layout.tables.iter().map(|table| (table.visible, table.kind)).collect();
    assert_eq!(kinds, [(false, None), (true, None), (true, Some(SheetKind::Participations))]);
    assert_eq!(
        found(&findings),
        [("sheet-hidden", String::new()), ("sheet-unrecognised", "1:1".to_owned()), ("sheet-several", String::new())]
    );
    assert_eq!(findings[1].args, [("row", "1".to_owned()), ("score", "0/2".to_owned())]);
}

#[test]
fn sub_headers_nest_and_column_numbers_are_header() {
    let (tables, findings) = read(
        "x/context.xlsx",
        "| THEO DÕI THAM GIA THÁNG 3/2021 |
         | STT | Họ và tên | Ngày sinh | NTM | Ghi chú |
         | (1) | (2) | (3) | (4) | (5) |
         | I | Phường An Thới | | =2 | |
         | | Khu vực 1 | | | |
         | =1 | Nguyễn Hoàng Anh | 12/05/2002 | x | |
         | | Khu vực 2 | | | |
         | =2 | Trần Thị Bích | 03/11/2002 | x | |
         | | Tô Ngọc Xuân | | | |
         | II | Phường Trà An | | | |
         | =1 | Lê Minh Châu | 21/07/2003 | | |
         | Cộng: 3 |
         | | | | Ngày ..... tháng .... năm 2021 | |
         | | NGƯỜI LẬP | | TM. BCH | |
         | =9 | Bùi Văn Sót | 01/01/2002 | x | |",
    );
    assert_eq!(
        shown(&tables[0]).2,
        "1:title 2:header 3:header 4:context 5:context 6:body 7:context 8:body 9:body 10:context 11:body 12:total \
         13:date 14:signature 15:note"
    );
    let contexts: Vec<_> = tables[0].body.iter().map(|row| row.context.clone()).collect();
    assert_eq!(contexts, [vec![3, 4], vec![3, 6], vec![3, 6], vec![9]]);
    // A row that looks like a person's below the signatures is no body, and somebody is told.
    assert!(found(&findings).contains(&("row-note", "B15".to_owned())));
}

#[test]
fn wide_columns_in_all_their_forms() {
    let columns = |text: &str| one("x/a.xlsx", text).1;
    assert_eq!(
        columns(
            "| STT | Họ và tên | Tháng 3/2021 | < | Tháng 4/2021 | < | Tổng |
             | ^ | ^ | NTM | ASXH | NTM | ASXH | ^ |
             | =1 | Nguyễn Hoàng Anh | x | | x | | =2 |"
        ),
        "A=stt B=name C=mark:g4:2021-03 D=mark:g3:2021-03 E=mark:g4:2021-04 F=mark:g3:2021-04 G=ignored"
    );
    // No merges at all, as in some formats.
    assert_eq!(
        columns(
            "| STT | Họ và tên | Ngày sinh | | Nhóm hoạt động | | | Ghi chú |
             | | | Nam | Nữ | NTM | ASXH | Khác | |
             | =1 | Nguyễn Hoàng Anh | 12/05/2002 | | x | | x | |"
        ),
        "A=stt B=name C=birth.male D=birth.female E=mark:g4 F=mark:g3 G=mark:g9 H=note"
    );
    assert_eq!(
        columns(
            "| ĐIỂM DANH |
             | STT | Họ và tên | @2021-03-06 | 13/03/2021 | Phường An Thới |
             | =1 | Nguyễn Hoàng Anh | x | | x |"
        ),
        "A=stt B=name C=mark:2021-03-06 D=mark:2021-03-13 E=mark:ward:Phường An Thới"
    );
    let (tables, _) = read(
        "x/a.xlsx",
        "| THEO DÕI THAM GIA THÁNG 3/2021 |
         | STT | Họ và tên | Ra quân | Hiến máu nhân đạo | NTM |
         | =1 | Trần Văn Anh | x | x | |",
    );
    let said: Vec<_> = tables[0].columns[2..].iter().map(|column| column.field.clone()).collect();
    let activity = |text: &str| Field::MarkOf(MarkOf { activity: Some(text.to_owned()), ..MarkOf::default() });
    assert_eq!(said[..2], [activity("Ra quân"), activity("Hiến máu nhân đạo")]);
}
