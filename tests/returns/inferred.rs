//! Whose a register is, where nobody says so.

use crate::support::run::Folder;

const HEAD: &str = "| DANH SÁCH ĐƠN VỊ |
     | Mã đơn vị | Tên đơn vị | Cấp | Đơn vị cấp trên |";

/// The office of a folder with this register, the unit above it, and how many of its units have reported.
fn office(rows: &str) -> (Option<String>, Option<String>, (u64, u64)) {
    let folder = Folder::new("", "--period 2021-03 --today 2021-04-10")
        .sheet("don-vi.xlsx", "DV", &format!("{HEAD}\n{rows}"))
        .sheet(
            "Chi đoàn CNTT K10/danh sach.xlsx",
            "DS",
            "| DANH SÁCH ĐOÀN VIÊN |
             | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
             | =1 | Nguyễn Văn An | 12/05/2002 | 26/03/2018 |",
        );
    let outcome = folder.run();
    let name = outcome.register.units.office.map(|id| outcome.register.units.get(id).name.clone());
    let reporting = &outcome.figures.reporting;
    (name, outcome.figures.office.parent.clone(), (reporting.received, reporting.expected))
}

#[test]
fn one_school_with_all_others_below_it_is_the_office() {
    let told = office(
        "| TD | Thành đoàn Cần Thơ | Thành đoàn | |
         | SH | Đoàn trường Cao đẳng Sông Hậu | Đoàn trường | TD |
         | KC | Đoàn khoa Công nghệ | Đoàn cơ sở | SH |
         | KD | Đoàn khoa Điện | Đoàn cơ sở | SH |
         | CNTT-K10 | Chi đoàn CNTT K10 | Chi đoàn | KC |
         | P1 | Đoàn phường Bình Thủy | Đoàn phường, xã | |",
    );
    let (name, parent) = ("Đoàn trường Cao đẳng Sông Hậu".to_owned(), "Thành đoàn Cần Thơ".to_owned());
    assert_eq!(told, (Some(name.clone()), Some(parent), (1, 2)), "the city is no sender");
    // Chapters of which nobody says whose they are stand below the one school.
    let loose = office(
        "| SH | Đoàn trường Cao đẳng Sông Hậu | Đoàn trường | |
         | CNTT-K10 | Chi đoàn CNTT K10 | Chi đoàn | |
         | CNTT-K11 | Chi đoàn CNTT K11 | Chi đoàn | |",
    );
    assert_eq!(loose, (Some(name), None, (1, 2)));
}

#[test]
fn a_register_that_may_be_anothers_makes_no_office() {
    // Two schools: the city's own, or one that lists its neighbour.
    let two = office(
        "| TD | Thành đoàn Cần Thơ | Thành đoàn | |
         | SH | Đoàn trường Cao đẳng Sông Hậu | Đoàn trường | TD |
         | SK | Đoàn trường Cao đẳng Sông Kiên | Đoàn trường | TD |
         | CNTT-K10 | Chi đoàn CNTT K10 | Chi đoàn | SH |",
    );
    assert_eq!(two.0, None);
    // One faculty below one school: as likely the faculty's.
    let one = office(
        "| SH | Đoàn trường Cao đẳng Sông Hậu | Đoàn trường | |
         | KC | Đoàn khoa Công nghệ | Đoàn cơ sở | SH |
         | CNTT-K10 | Chi đoàn CNTT K10 | Chi đoàn | KC |
         | CNTT-K11 | Chi đoàn CNTT K11 | Chi đoàn | KC |",
    );
    assert_eq!(one.0, None);
    // A unit beside the school that is none of its own.
    let beside = office(
        "| TD | Thành đoàn Cần Thơ | Thành đoàn | |
         | SH | Đoàn trường Cao đẳng Sông Hậu | Đoàn trường | TD |
         | CQ | Chi đoàn Cơ quan Thành đoàn | Chi đoàn | TD |
         | CNTT-K10 | Chi đoàn CNTT K10 | Chi đoàn | SH |
         | CNTT-K11 | Chi đoàn CNTT K11 | Chi đoàn | SH |",
    );
    assert_eq!(beside.0, None);
}
