//! Promise 10 as a property: what goes up holds nobody, and no subject, text or file name of any letter does.

use std::io::Read;

use proptest::prelude::*;
use rayon::iter::ParallelIterator;
use tonghop::deliver::letter::{self, Attachment, Kind, Letter, Material, Names, Templates};
use tonghop::model::Lang;
use tonghop::pipeline;
use tonghop::report;
use tonghop::report::parcel::Parcel;
use tonghop::write;

use super::tests::config;
use crate::support::run::Folder;

/// A person as a sheet tells them.
#[derive(Clone, Debug)]
struct Person {
    name: String,
    birth: String,
    student: String,
    citizen: String,
    phone: String,
    /// What stands in the column of dates: a day, or something that becomes a finding.
    day: &'static str,
}

fn person() -> impl Strategy<Value = Person> {
    let family = prop::sample::select(vec!["Nguyễn", "Trần", "Lê", "Võ", "Huỳnh"]);
    let middle = prop::sample::select(vec!["Quỳnh", "Thạch", "Bảo", "Khánh"]);
    let given = prop::sample::select(vec!["Nghi", "Phụng", "Trâm", "Khôi", "Ph?c"]);
    let day = prop::sample::select(vec!["06/03/2021", "13/03/2021", "31/02/2021", "Tháng 3/2021", "05/2019"]);
    let numbers = (2_300_000u32..2_399_999, 200_000_000u64..299_999_999, 10_000_000u32..99_999_999);
    ((family, middle, given), (1u8..29, 1u8..13), numbers, day).prop_map(
        |((family, middle, given), (at, month), (student, citizen, phone), day)| Person {
            name: format!("{family} {middle} {given}"),
            birth: format!("{at:02}/{month:02}/2002"),
            student: student.to_string(),
            citizen: format!("092{citizen}"),
            phone: format!("09{phone}"),
            day,
        },
    )
}

fn activities(persons: &[Person]) -> String {
    let mut text = String::from(
        "| CHI ĐOÀN CNTT K10 |\n| DANH SÁCH ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG |\n| STT | Họ và tên | Ngày sinh | MSSV | Số CCCD | Số điện thoại | Thời gian | Nhóm hoạt động |\n",
    );
    for (number, one) in persons.iter().enumerate() {
        let Person { name, birth, student, citizen, phone, day } = one;
        let number = number + 1;
        text += &format!("| ={number} | {name} | {birth} | '{student} | '{citizen} | '{phone} | {day} | ASXH |\n");
    }
    text
}

fn slips(persons: &[Person]) -> String {
    let mut text = String::from(
        "| CHI ĐOÀN CNTT K10 |\n| DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ SINH HOẠT TẠI NƠI CƯ TRÚ |\n| THÁNG 3 NĂM 2021 |\n| STT | Họ và tên | Ngày sinh | Số điện thoại | Nơi giới thiệu đến |\n",
    );
    for (number, one) in persons.iter().enumerate() {
        let number = number + 1;
        text += &format!("| ={number} | {} | {} | '{} | Phường Bình Thủy |\n", one.name, one.birth, one.phone);
    }
    text
}

fn letters(persons: &[Person]) -> Vec<Letter> {
    let folder = Folder::new(&config(), "--today 2021-04-20")
        .sheet(
            &format!("Khoa CNTT/CNTT-K10/{} {}.xlsx", persons[0].phone, persons[0].citizen),
            "Sheet1",
            &activities(persons),
        )
        .sheet("Khoa CNTT/CNTT-K10/gioi-thieu.xlsx", "Sheet1", &slips(persons));
    let (outcome, settings) = (folder.run(), folder.settings());
    let attached = |parcels: Vec<Parcel>| -> Vec<Attachment> {
        let attached = parcels.into_iter().map(|one| {
            let persons = Names::of(&outcome.register).rows_as_typed(&one.book);
            Attachment::new(&one.name, &one.unit, write::xlsx::workbook(&one.book).unwrap()).naming(persons)
        });
        attached.collect()
    };
    let (figures, register, findings) = (&outcome.figures, &outcome.register, &outcome.findings);
    let material = Material {
        figures,
        register,
        findings,
        settings: &settings,
        templates: &Templates::builtin(Lang::Vi),
        totals: write::xlsx::workbook(&report::totals_form(figures, register, &settings)).unwrap(),
        report: None,
        members: None,
        workbook_edited: false,
        slices: attached(pipeline::parts(&outcome, &settings).map(|part| report::slice(&part, &settings)).collect()),
        returns: attached(report::returns(register, findings, &settings).collect()),
        meetings: attached(report::unconfirmed(register, &settings)),
    };
    letter::compose(material).unwrap().letters
}

/// Every part of a package as text.
fn parts(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut part = Vec::new();
        archive.by_index(at).unwrap().read_to_end(&mut part).unwrap();
        text += &String::from_utf8_lossy(&part);
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_goes_up_holds_nobody_and_no_letter_says_who(persons in prop::collection::vec(person(), 1..8)) {
        let letters = letters(&persons);
        let kinds: Vec<Kind> = letters.iter().map(|one| one.kind).collect();
        prop_assert!(kinds.contains(&Kind::Up) && kinds.contains(&Kind::Faculty));
        for one in &letters {
            let names: String = one.attachments.iter().map(|one| one.name()).collect();
            let open = format!("{}\n{}\n{names}", one.subject, one.body);
            let up = if one.kind == Kind::Up {
                one.attachments.iter().map(|one| parts(one.bytes())).collect()
            } else {
                String::new()
            };
            for Person { name, birth, student, citizen, phone, .. } in &persons {
                for secret in [name, birth, student, citizen, phone, &phone[1..].to_owned()] {
                    prop_assert!(!open.contains(secret.as_str()), "{:?} says {secret}: {open}", one.kind);
                    prop_assert!(!up.contains(secret.as_str()), "what goes up holds {secret}");
                }
            }
            // Whoever names a person says so in the list the secretary looks at before sending.
            let named = one.attachments.iter().any(|file| {
                let text = parts(file.bytes());
                persons.iter().any(|person| !person.name.contains('?') && text.contains(&person.name))
            });
            let told = one.attachments.iter().any(|one| one.persons() > 0);
            prop_assert!(!named || told, "{:?} names persons and does not say so", one.kind);
        }
    }
}
