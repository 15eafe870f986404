//! Introduced against confirmed: the six cases, how long slips wait, why members stay away, and a balance that closes.

use proptest::prelude::*;
use tonghop::pipeline::Outcome;
use tonghop::report::book::{Cell, Sheet, Value};
use tonghop::report::parcel::Parcel;
use tonghop::report::{consolidated, meetings};

use super::{SCHOOL, answered, body, found, of, school, slips, texts, with};
use crate::support::run::Folder;

/// The sheet "Đối chiếu" of a run.
fn sheet(outcome: &Outcome, folder: &Folder) -> Sheet {
    let book = consolidated(&outcome.figures, &outcome.register, &outcome.findings, &folder.settings());
    book.sheets.into_iter().find(|sheet| sheet.name == "Đối chiếu").unwrap()
}

fn number(cell: &Cell) -> i64 {
    match cell.value {
        Value::Number(number) | Value::Formula(_, number) => number,
        _ => panic!("no number: {cell:?}"),
    }
}

/// Slips of six members, and what two wards confirm: one case of each.
fn six() -> Folder {
    let slips = "
| DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ SINH HOẠT TẠI NƠI CƯ TRÚ |
| STT | Họ và tên | Ngày sinh | MSSV | Giới thiệu về | Ngày giới thiệu |
| =1 | Nguyễn Văn An | 12/05/2002 | 2010001 | Phường Bình Thủy | 05/01/2021 |
| =2 | Trần Thị Bích | 03/11/2002 | 2010002 | Phường Bình Thủy | 05/01/2021 |
| =3 | Lê Minh Châu | 21/07/2003 | 2010003 | Phường Bình Thủy | 05/01/2021 |
| =4 | Phạm Quốc Dũng | 30/01/2002 | 2010004 | Phường Bình Thủy | 05/01/2021 |
| =5 | Võ Thị Diễm | 17/09/2003 | 2010005 | Phường Bình Thủy | 15/03/2021 |
";
    let confirmed = "
| ĐOÀN PHƯỜNG BÌNH THỦY |
| DANH SÁCH XÁC NHẬN ĐOÀN VIÊN THAM GIA SINH HOẠT |
| STT | Họ và tên | Ngày sinh | MSSV | Thời gian | Kết quả |
| =1 | Nguyễn Văn An | 12/05/2002 | 2010001 | 14/03/2021 | Đạt |
| =2 | Đỗ Nhật Khoa | 25/12/2001 | 2010099 | 14/03/2021 | Đạt |
| =3 | Phạm Quốc Dung | 14/08/2001 | 2010004 | 14/03/2021 | Đạt |
| =4 | Võ Thị Diễm | 17/09/2003 | 2010005 | 07/03/2021 | Đạt |
";
    let elsewhere = "
| ĐOÀN PHƯỜNG TRÀ AN |
| DANH SÁCH XÁC NHẬN ĐOÀN VIÊN THAM GIA SINH HOẠT |
| STT | Họ và tên | Ngày sinh | MSSV | Thời gian | Kết quả |
| =1 | Lê Minh Châu | 21/07/2003 | 2010003 | 14/03/2021 | Đạt |
";
    let config = format!("{SCHOOL}\n[[unit]]\ncode = \"P-TA\"\nname = \"Đoàn phường Trà An\"\nlevel = \"ward\"\n");
    Folder::new(&config, "--today 2021-04-10")
        .sheet("CNTT-K10/gioi thieu.xlsx", "GT", slips)
        .sheet("P-BT/xac nhan.xlsx", "XN", confirmed)
        .sheet("P-TA/xac nhan.xlsx", "XN", elsewhere)
}

#[test]
fn six_cases_are_told_apart_and_each_side_sees_the_others_value() {
    let folder = six();
    let outcome = folder.run();
    let one = &outcome.figures.introductions;
    assert_eq!(
        [one.introduced, one.confirmed, one.unconfirmed, one.elsewhere, one.other_period, one.person_differs],
        [5, 1, 1, 1, 1, 1]
    );
    assert_eq!((one.withdrawn, one.unannounced), (0, 1));

    let rows = texts(&sheet(&outcome, &folder));
    let line = |name: &str| rows.iter().find(|row| row.first().is_some_and(|first| first == name)).unwrap();
    let told = |name: &str| {
        let row = line(name);
        [row[6].as_str(), row[7].as_str(), row[10].as_str(), row[11].as_str()]
    };
    assert_eq!(told("Nguyễn Văn An"), ["đã xác nhận", "", "", ""]);
    assert_eq!(told("Trần Thị Bích"), ["chưa xác nhận", "", "85", ""]);
    assert_eq!(told("Lê Minh Châu"), ["nơi khác xác nhận", "Phường Trà An", "", ""]);
    assert_eq!(told("Phạm Quốc Dũng"), ["chưa chắc cùng một người", "", "", "Phạm Quốc Dung, 14/08/2001"]);
    assert_eq!(told("Võ Thị Diễm"), ["xác nhận kỳ khác", "", "", "07/03/2021"]);
    assert_eq!(told("Đỗ Nhật Khoa"), ["xác nhận không có phiếu", "Phường Bình Thủy", "", ""]);

    // The ward sees what it wrote itself, and whom it confirmed without our word; the other ward's word it does not see.
    let parcels = meetings(&outcome.register, &folder.settings());
    let ward = body(&of(&parcels, "P-BT").book);
    let told: Vec<[&str; 3]> = ward
        .iter()
        .filter(|row| row.len() == 11 && !row[1].is_empty())
        .map(|row| [row[1].as_str(), row[5].as_str(), row[6].as_str()])
        .collect();
    assert_eq!(
        told,
        [
            ["Trần Thị Bích", "chưa xác nhận, chờ 85 ngày", ""],
            ["Nguyễn Văn An", "đã xác nhận", ""],
            ["Lê Minh Châu", "nơi khác xác nhận", ""],
            ["Võ Thị Diễm", "xác nhận kỳ khác", "07/03/2021"],
            ["Phạm Quốc Dũng", "chưa chắc cùng một người", "Phạm Quốc Dung, 14/08/2001"],
            ["Đỗ Nhật Khoa", "đã xác nhận, chưa thấy phiếu giới thiệu", ""],
        ]
    );
    assert!(of(&parcels, "P-BT").open);
    // Nobody was introduced to Trà An: whom it confirmed all the same it is told, and not where else.
    let other = of(&parcels, "P-TA");
    assert!(other.open);
    let told = body(&other.book);
    let told: Vec<[&str; 3]> = told
        .iter()
        .filter(|row| row.len() > 5 && !row[1].is_empty())
        .map(|row| [row[1].as_str(), row[2].as_str(), row[5].as_str()])
        .collect();
    assert_eq!(told, [["Lê Minh Châu", "2003", "đã xác nhận, giới thiệu về nơi khác"]]);
    assert!(!texts(&other.book.sheets[0]).concat().join(" ").contains("Bình Thủy"));
    // A ward that confirms on our sheet what its own list confirms has said it once.
    let book = answered(&of(&parcels, "P-BT").book, "Đỗ Nhật Khoa", "Xác nhận", "Đạt");
    let book = answered(&book, "Nguyễn Văn An", "Xác nhận", "Đạt");
    let after = with(six(), "P-BT/tra loi.xlsx", &book).run();
    assert_eq!(after.figures.introductions, outcome.figures.introductions);
}

#[test]
fn the_sheet_closes_above_its_list() {
    let folder = six();
    let outcome = folder.run();
    let sheet = sheet(&outcome, &folder);
    let heads: Vec<String> = texts(&sheet)[0][..5].to_vec();
    assert_eq!(heads[0], "Đã giới thiệu (phiếu còn hiệu lực trong kỳ)");
    assert_eq!(heads[4], "Còn dư (phải bằng 0)");
    let numbers: Vec<i64> = sheet.rows[1][..5].iter().map(number).collect();
    assert_eq!(numbers, [5, 1, 4, 0, 0]);
    assert_eq!(sheet.rows[1][4].value, Value::Formula("A2-SUM(B2:D2)".to_owned(), 0));
    let open: Vec<i64> = sheet.rows[1][6..10].iter().map(number).collect();
    assert_eq!((open, number(&sheet.rows[1][11])), (vec![1, 1, 1, 1], 1));
    // Dưới 7, 7-29, 30-59, từ 60 ngày, không rõ ngày.
    let ageing: Vec<i64> = sheet.rows[3][..6].iter().map(number).collect();
    assert_eq!(ageing, [1, 0, 0, 0, 1, 0]);
    let balance = &outcome.figures.balance.introductions;
    assert_eq!((balance.introduced, balance.unconfirmed, balance.residual), (5, 4, 0));
    // The formula that counts outcomes looks at the list's own rows.
    let data = consolidated(&outcome.figures, &outcome.register, &outcome.findings, &folder.settings());
    let data = data.sheets.iter().find(|sheet| sheet.name == "Dữ liệu").unwrap();
    let key = |row: &&Vec<Cell>| matches!(&row[0].value, Value::Text(key) if key == "introductions.elsewhere");
    let row = data.rows.iter().find(key).unwrap();
    assert_eq!(row[5].value, Value::Formula("COUNTIFS('Đối chiếu'!$G$7:$G$11,\"nơi khác xác nhận\")".to_owned(), 1));
    assert_eq!(texts(&sheet)[5][6], "Tình trạng");
    // What was introduced is counted apart from what became of it: by the rows of the sheets it came on.
    let key = |row: &&Vec<Cell>| matches!(&row[0].value, Value::Text(key) if key == "balance.introductions.introduced");
    let row = data.rows.iter().position(|row| key(&row)).unwrap();
    let rows = "SUMIFS('Nguồn'!$I$2:$I$4,'Nguồn'!$F$2:$F$4,\"danh sách giới thiệu\")";
    assert_eq!(data.rows[row][5].value, Value::Formula(rows.to_owned(), 5));
    assert_eq!(sheet.rows[1][0].value, Value::Formula(format!("'Dữ liệu'!$F${}", row + 1), 5));
}

#[test]
fn where_all_agree_the_list_says_so_and_asks_for_nothing() {
    let confirmed = "
| ĐOÀN PHƯỜNG BÌNH THỦY |
| DANH SÁCH XÁC NHẬN ĐOÀN VIÊN THAM GIA SINH HOẠT |
| STT | Họ và tên | Ngày sinh | MSSV | Thời gian | Kết quả |
| =1 | Nguyễn Văn An | 12/05/2002 | 2010001 | 14/03/2021 | Đạt |
| =2 | Trần Thị Bích | 03/11/2002 | 2010002 | 14/03/2021 | Đạt |
| =3 | Lê Minh Châu | 21/07/2003 | 2010003 | 14/03/2021 | Đạt |
";
    let folder = school().sheet("P-BT/xac nhan.xlsx", "XN", confirmed);
    let parcels = meetings(&folder.run().register, &folder.settings());
    let open = |parcels: &[Parcel]| -> Vec<(String, bool)> {
        parcels.iter().map(|one| (one.unit.to_string(), one.open)).collect()
    };
    let named = |flags: [bool; 3]| -> Vec<(String, bool)> {
        ["P-BT", "31169", "CNTT-K10"].iter().map(|unit| (*unit).to_owned()).zip(flags).collect()
    };
    assert_eq!(open(&parcels), named([false, true, true]), "Bình Thủy has confirmed all");
    let agreed = "Hai bên đã khớp, không có dòng nào chờ trả lời. ";
    let says_so = |parcel: &Parcel| texts(&parcel.book.sheets[0]).concat().iter().any(|text| text.starts_with(agreed));
    assert_eq!(parcels.iter().map(says_so).collect::<Vec<_>>(), [true, false, false]);
    let rows = body(&of(&parcels, "P-BT").book);
    let states: Vec<&str> =
        rows.iter().filter(|row| row.len() > 5 && !row[1].is_empty()).map(|row| row[5].as_str()).collect();
    assert_eq!(states, ["đã xác nhận"; 3]);
    let book = answered(&of(&parcels, "31169").book, "Phạm Quốc Dũng", "Xác nhận", "Tốt");
    let folder = with(folder, "tra-an.xlsx", &book);
    let parcels = meetings(&folder.run().register, &folder.settings());
    assert_eq!(open(&parcels), named([false; 3]));
    assert!(parcels.iter().all(says_so));
    // What agrees can be answered all the same.
    let book = answered(&of(&parcels, "CNTT-K10").book, "Nguyễn Văn An", "Trả lời", "Rút phiếu");
    assert_eq!(slips(&with(folder, "CNTT-K10/rut.xlsx", &book).run()), [4, 3, 0, 1, 0]);
}

#[test]
fn reasons_of_both_sides_come_back_and_are_counted() {
    let parcels = meetings(&school().run().register, &school().settings());
    let ward = answered(&of(&parcels, "P-BT").book, "Nguyễn Văn An", "Xác nhận", "Đăng ký nhưng không tham gia");
    let ward = answered(&ward, "Nguyễn Văn An", "Lý do không tham gia", "Bận làm thêm");
    let unit = answered(&of(&parcels, "CNTT-K10").book, "Trần Thị Bích", "Trả lời", "Không tham gia");
    let unit = answered(&unit, "Trần Thị Bích", "Lý do không tham gia", "trùng lịch thi học kỳ");
    // Whoever only says why not has answered.
    let unit = answered(&unit, "Lê Minh Châu", "Lý do không tham gia", "nhà có đám cưới");
    let folder = with(with(school(), "P-BT/tra loi.xlsx", &ward), "CNTT-K10/tra loi.xlsx", &unit);
    let outcome = folder.run();
    assert_eq!(slips(&outcome), [4, 1, 3, 0, 0]);
    let given: Vec<(&str, u64)> = outcome
        .figures
        .reasons
        .iter()
        .filter(|one| one.members.0 > 0)
        .map(|one| (one.code.as_str(), one.members.0))
        .collect();
    assert_eq!(given, [("work", 1), ("study", 1), ("other", 1)]);
    let rows = texts(&sheet(&outcome, &folder));
    let why = |name: &str| {
        let row = rows.iter().find(|row| row.first().is_some_and(|first| first == name)).unwrap();
        (row[9].clone(), row[12].clone())
    };
    assert_eq!(why("Nguyễn Văn An").1, "Bận làm thêm");
    assert_eq!(why("Trần Thị Bích"), ("Không tham gia".to_owned(), "Trùng lịch học hoặc thi".to_owned()));
    assert_eq!(why("Lê Minh Châu"), ("Không tham gia".to_owned(), "nhà có đám cưới".to_owned()));
    assert!(!found(&outcome).iter().any(|one| one.starts_with("result-unmapped")), "{:?}", found(&outcome));
    let tree = serde_json::to_value(&outcome.figures).unwrap();
    assert_eq!(tree["reasons"][0], serde_json::json!({"code": "work", "label": "Bận làm thêm", "members": 1}));
}

#[test]
fn an_english_run_offers_and_reads_its_own_reasons() {
    let mut settings = school().settings();
    settings.lang = tonghop::model::Lang::En;
    let parcels = meetings(&school().run().register, &settings);
    let sheet = &of(&parcels, "P-BT").book.sheets[0];
    assert_eq!(texts(sheet)[6][7], "Why not");
    assert_eq!(sheet.choices[1].list[0], "work beside studies");
    let book = answered(&of(&parcels, "P-BT").book, "Nguyễn Văn An", "Why not", "lessons or exams");
    let after = with(school(), "x.xlsx", &book).run();
    assert_eq!(after.register.absences.iter().map(|one| one.reason.as_str()).collect::<Vec<_>>(), ["study"]);
}

/// Day of a slip in January to March, or none; the ward introduced to; who confirms and when, if anybody does; withdrawn.
type Case = (Option<u8>, bool, Option<(bool, u8, bool)>, bool);

fn case() -> impl Strategy<Value = Case> {
    (
        prop::option::of(0u8..90),
        any::<bool>(),
        prop::option::of((any::<bool>(), 0u8..90, any::<bool>())),
        prop::bool::weighted(0.2),
    )
}

fn day(at: u8) -> String {
    let day = jiff::civil::date(2021, 1, 1).checked_add(jiff::Span::new().days(i64::from(at))).unwrap();
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// introduced = confirmed + unconfirmed + withdrawn whatever is introduced, confirmed and withdrawn, in any order of files, and
    /// the unconfirmed are those of all ages together.
    #[test]
    fn introduced_is_confirmed_unconfirmed_or_withdrawn(cases in prop::collection::vec(case(), 1..9), turned in any::<bool>()) {
        let wards = ["Phường Bình Thủy", "Phường Trà An"];
        let mut slips = String::from(
            "| DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ SINH HOẠT TẠI NƠI CƯ TRÚ |\n| STT | Họ và tên | MSSV | Giới thiệu về | Ngày giới thiệu | Ghi chú |\n",
        );
        let head = "| DANH SÁCH XÁC NHẬN ĐOÀN VIÊN THAM GIA SINH HOẠT |\n| STT | Họ và tên | MSSV | Thời gian | Kết quả |\n";
        let mut lists = [format!("| ĐOÀN PHƯỜNG BÌNH THỦY |\n{head}"), format!("| ĐOÀN PHƯỜNG TRÀ AN |\n{head}")];
        for (at, (date, ward, confirmed, withdrawn)) in cases.iter().enumerate() {
            let name = format!("Nguyễn Văn {}", ["An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Khoa", "Long"][at]);
            let date = date.map(day).unwrap_or_default();
            let note = if *withdrawn { "rút phiếu" } else { "" };
            slips += &format!("| ={} | {name} | 20100{at:02} | {} | {date} | {note} |\n", at + 1, wards[usize::from(*ward)]);
            if let Some((by, on, other)) = confirmed {
                let name = if *other { format!("Trần Thị {at}a") } else { name };
                let name = name.replace(char::is_numeric, "Hoa ");
                lists[usize::from(*by)] += &format!("| ={} | {name} | 20100{at:02} | {} | Đạt |\n", at + 1, day(*on));
            }
        }
        let config = format!("{SCHOOL}\n[[unit]]\ncode = \"P-TA\"\nname = \"Đoàn phường Trà An\"\nlevel = \"ward\"\n");
        let mut folder = Folder::new(&config, "--today 2021-04-10")
            .sheet("CNTT-K10/gioi thieu.xlsx", "GT", &slips)
            .sheet("P-BT/xac nhan.xlsx", "XN", &lists[0])
            .sheet("P-TA/xac nhan.xlsx", "XN", &lists[1]);
        if turned {
            folder.files.reverse();
        }
        let outcome = folder.run();
        let (one, balance) = (&outcome.figures.introductions, &outcome.figures.balance.introductions);
        prop_assert_eq!(balance.residual, 0);
        prop_assert_eq!(balance.introduced, one.introduced);
        prop_assert_eq!(one.introduced, cases.len() as u64);
        prop_assert_eq!(one.introduced, balance.confirmed + balance.unconfirmed + balance.withdrawn);
        prop_assert_eq!(balance.unconfirmed, one.unconfirmed + one.elsewhere + one.other_period + one.person_differs);
        prop_assert_eq!(one.ageing.values().sum::<u64>(), one.unconfirmed);
        prop_assert_eq!(number(&sheet(&outcome, &folder).rows[1][4]), 0);
    }
}
