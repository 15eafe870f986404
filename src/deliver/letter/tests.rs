use super::*;
use crate::error::Fatal;
use crate::identify::{Claims, Register};
use crate::model::date::Cut;
use crate::model::{Level, Period, Persons, Turns, Unit, UnitId, Units, When, YearMonth};
use crate::settings::Settings;
use crate::tally::{
    Balance, Categories, ChannelFigures, Duplicates, Figures, FindingCounts, IntroductionFigures, Members, OfficeName,
    PeriodName, Reporting, TurnTotal,
};

const SHIPPED: [(Kind, &str); 5] = [
    (Kind::Up, include_str!("../../../templates/thu/cap-tren.txt")),
    (Kind::Ward, include_str!("../../../templates/thu/dia-ban.txt")),
    (Kind::Faculty, include_str!("../../../templates/thu/doan-khoa.txt")),
    (Kind::Reminder, include_str!("../../../templates/thu/nhac-nop.txt")),
    (Kind::Returned, include_str!("../../../templates/thu/tra-lai.txt")),
];

fn settings() -> Settings {
    crate::testing::settings_with(
        "[office]\nsigner = \"Lê Văn Mẫu\"\n[mail]\nfrom = \"doan@truong.example\"\nhost = \"127.0.0.1\"\nsecurity = \"none\"\n",
    )
}

fn figures() -> Figures {
    Figures {
        schema: "tonghop.figures/1",
        version: "0.1.0",
        office: OfficeName { name: "Đoàn trường Mẫu".into(), code: None, level: None, parent: None },
        period: PeriodName { from: "2021-04-01".into(), to: "2021-04-30".into(), label: "tháng 4/2021".into() },
        members: Members {
            total: Persons(1635),
            joined_in_period: Persons(0),
            joined: Vec::new(),
            by_category: Categories::default(),
            not_on_roster: Persons(0),
            participants: Persons(1200),
            stated: Vec::new(),
            parts: Vec::new(),
        },
        turns: TurnTotal { total: Turns(1_234_567), unnamed: Turns(0), parts: Vec::new() },
        channels: vec![ChannelFigures {
            code: "monthly".into(),
            label: "Định kỳ".into(),
            turns: Turns(999),
            members: Persons(0),
        }],
        groups: Vec::new(),
        months: Vec::new(),
        unplaced: crate::tally::UnplacedFigures::default(),
        units: Vec::new(),
        wards: Vec::new(),
        grades: Vec::new(),
        reasons: Vec::new(),
        introductions: IntroductionFigures::default(),
        reporting: Reporting { expected: 6, received: 5, on_time: None, levels: Vec::new() },
        balance: Balance::default(),
        duplicates: Duplicates::default(),
        findings: FindingCounts::default(),
        previous: None,
    }
}

fn unit(code: &str, parent: Option<UnitId>, email: Option<&str>) -> Unit {
    Unit {
        code: UnitCode::new(code),
        name: format!("Đơn vị {code}"),
        level: Level::City,
        parent,
        email: email.map(str::to_owned),
        category: None,
        aliases: Vec::new(),
        waived: None,
        registered: true,
        unlisted: false,
    }
}

fn register(email: Option<&str>) -> Register {
    let month = YearMonth::new(2021, 4).unwrap();
    let units = vec![unit("THANH-DOAN", None, email), unit("TRUONG", Some(UnitId(0)), Some("us@truong.example"))];
    Register {
        home: None,
        held: Vec::new(),
        period: Period::new(When::Month(month), Cut::default()),
        units: Units { all: units, office: Some(UnitId(1)) },
        states: Vec::new(),
        due: None,
        files: Vec::new(),
        rows: Vec::new(),
        members: Vec::new(),
        stays: Vec::new(),
        values: Vec::new(),
        turns: Vec::new(),
        introductions: Vec::new(),
        unannounced: Vec::new(),
        words: Vec::new(),
        absences: Vec::new(),
        slips: 0,
        ward_unions: std::collections::BTreeMap::new(),
        answered: 0,
        questions: Vec::new(),
        stated: Vec::new(),
        merged: 0,
        claims: Claims::default(),
    }
}

fn composed(register: &Register, settings: &Settings, templates: &Templates) -> Result<Composed, Fatal> {
    compose(Material {
        figures: &figures(),
        register,
        findings: &[],
        settings,
        templates,
        totals: vec![7; 10],
        report: Some(Paper { bytes: vec![8; 10], edited: true, notes: Vec::new(), hold: None }),
        members: None,
        workbook_edited: true,
        slices: Vec::new(),
        returns: Vec::new(),
        meetings: Vec::new(),
    })
}

fn up(register: &Register, settings: &Settings) -> Composed {
    composed(register, settings, &Templates::builtin(settings.lang)).unwrap()
}

#[test]
fn the_letter_up_says_the_figures_and_carries_report_and_totals() {
    let composed = up(&register(Some("vp@city.example")), &settings());
    assert_eq!(composed.letters.len(), 1);
    let letter = &composed.letters[0];
    assert_eq!(letter.subject, "Báo cáo đoàn viên sinh hoạt nơi cư trú, tháng 4/2021 - Đoàn trường Mẫu");
    assert_eq!(letter.to.addresses(), ["vp@city.example"]);
    let names: Vec<&str> = letter.attachments.iter().map(Attachment::name).collect();
    assert_eq!(names, ["bao-cao-2021-04.docx", "tong-hop-2021-04.xlsx"]);
    assert!(letter.attachments.iter().all(|one| one.unit() == letter.to.unit() && one.persons() == 0));
    assert_eq!(letter.notes, [say::report_edited(Lang::Vi), say::workbook_edited(Lang::Vi)]);
    for line in [
        "Kính gửi: Đơn vị THANH-DOAN",
        "- Tổng số đoàn viên: 1.635",
        "- Tổng số lượt tham gia: 1.234.567",
        "  + Định kỳ: 999 lượt",
        "- Số đơn vị đã báo cáo: 5/6",
        "- tong-hop-2021-04.xlsx",
        "Lê Văn Mẫu",
    ] {
        assert!(letter.body.lines().any(|one| one == line), "{line}\n{}", letter.body);
    }
    assert!(letter.body.starts_with("Kính gửi") && letter.body.ends_with("Đoàn trường Mẫu\n"), "{}", letter.body);
}

#[test]
fn only_a_registered_address_is_written_to_and_the_rest_is_said() {
    let why = |register: &Register| {
        let composed = up(register, &settings());
        assert!(composed.letters.is_empty());
        composed.unmade.into_iter().map(|one| (one.unit, one.kinds, one.why)).collect::<Vec<_>>()
    };
    let of = |why| [("THANH-DOAN".to_owned(), vec![Kind::Up], why)];
    assert_eq!(why(&register(None)), of(Unreachable::NoAddress));
    assert_eq!(
        why(&register(Some("vp@thành-đoàn.example"))),
        of(Unreachable::BadAddress("vp@thành-đoàn.example".into()))
    );
    assert_eq!(why(&register(Some("a@b.example; chưa có"))), of(Unreachable::BadAddress("chưa có".into())));
    let mut inferred = register(Some("vp@city.example"));
    inferred.units.all[0].registered = false;
    assert_eq!(why(&inferred), of(Unreachable::Unregistered));
}

#[test]
fn the_unit_above_may_stand_in_config_alone_and_is_never_the_office() {
    let mut alone = register(Some("vp@city.example"));
    alone.units.all[1].parent = None;
    assert!(up(&alone, &settings()).no_parent);
    let mut config = settings();
    config.office.parent = Some("THANH-DOAN".into());
    assert_eq!(up(&alone, &config).letters.len(), 1);
    config.office.parent = Some("TRUONG".into());
    let composed = up(&alone, &config);
    assert!(composed.no_parent && composed.letters.is_empty());
    // Without [mail] the letters are made all the same, to say how many there would be.
    config.office.parent = Some("THANH-DOAN".into());
    config.mail = None;
    assert_eq!(up(&alone, &config).letters.len(), 1);
}

#[test]
fn a_mistake_in_any_template_is_told_with_file_line_and_sentence() {
    let register = register(Some("vp@city.example"));
    let with = |kind: Kind, template: &str| {
        let mut templates = Templates::builtin(Lang::Vi);
        templates.set(kind, template);
        composed(&register, &settings(), &templates)
    };
    let fatal = with(Kind::Up, "Tiêu đề\n\nTổng số {{ members.totl }} người\n").unwrap_err();
    assert_eq!(fatal.what, "Mẫu thư templates/thu/cap-tren.txt, dòng 3 có lỗi");
    assert_eq!(
        fatal.cause.as_deref(),
        Some("không có dữ liệu nào tên “members.totl”: Tổng số {{ members.totl }} người")
    );
    assert!(fatal.hint.unwrap().contains("Chưa ghi gì"));
    // Of a kind of which no letter is made, on the way that is taken when there is little to say.
    let fatal = with(Kind::Faculty, "A\n{% if missing %}x{% else %}\n{{ misin }}{% endif %}").unwrap_err();
    assert_eq!(fatal.what, "Mẫu thư templates/thu/doan-khoa.txt, dòng 3 có lỗi");
    let fatal = with(Kind::Returned, "A\n{% for one in lines %}\n{{ one.plaec }}{% endfor %}").unwrap_err();
    assert_eq!(fatal.what, "Mẫu thư templates/thu/tra-lai.txt, dòng 3 có lỗi");
    let fatal = with(Kind::Reminder, "A\n{{ due|ngay }}").unwrap_err();
    assert!(fatal.cause.unwrap().starts_with("dùng lệnh không có"), "{}", fatal.what);
    let fatal = with(Kind::Ward, "A\n{% if %}\n").unwrap_err();
    assert_eq!(fatal.what, "Mẫu thư templates/thu/dia-ban.txt, dòng 2 có lỗi");
    assert!(fatal.cause.unwrap().starts_with("viết sai cú pháp (câu lệnh chưa viết hết)"));
    let fatal = with(Kind::Up, "{{ '' }}\n\nNội dung\n").unwrap_err();
    assert!(fatal.cause.is_some(), "{}", fatal.what);
    assert!(with(Kind::Up, "Tiêu đề\n").unwrap_err().cause.unwrap().contains("không có nội dung"));
    // Typographic quotes, as Word makes them, are no quotes.
    assert!(with(Kind::Up, "Tiêu đề\n{{ attachments|join(“, ”) }}\n").is_err());
    assert_eq!(with(Kind::Up, "\u{feff}Tiêu đề\r\n\r\nNội dung\r\n").unwrap().letters[0].body, "Nội dung\n");
}

#[test]
fn what_she_left_as_it_was_shipped_speaks_the_language_of_the_run() {
    let mut templates = Templates::builtin(Lang::En);
    for (kind, shipped) in SHIPPED {
        assert_eq!(shipped, builtin(kind, Lang::Vi), "{kind:?}");
        templates.set(kind, &shipped.replace('\n', "\r\n"));
    }
    let mut settings = settings();
    settings.lang = Lang::En;
    let letter = composed(&register(Some("vp@city.example")), &settings, &templates).unwrap().letters.remove(0);
    assert!(letter.body.contains("- Turns: 1,234,567\n"), "{}", letter.body);
}

#[test]
fn every_template_reads_well_with_much_and_with_little() {
    for lang in [Lang::Vi, Lang::En] {
        let templates = Templates::builtin(lang);
        for kind in Kind::ALL {
            for values in kinds::trials(kind, &figures(), &settings()) {
                let (subject, body) = templates.render(kind, &values).unwrap();
                assert!(!body.contains("\n\n\n") && !body.contains(" \n"), "{kind:?}: {body}");
                assert!(!subject.contains("  ") && !body.contains("( "), "{kind:?}: {body}");
            }
        }
    }
}

#[test]
fn a_name_of_a_file_never_carries_a_long_number() {
    let unit = UnitCode::new("A");
    assert_eq!(Attachment::new("092203001234 Tổng hợp.XLSX", &unit, Vec::new()).name(), "092-1234-tong-hop.xlsx");
    assert_eq!(Attachment::new("Tổng hợp 2021-04.xlsx", &unit, Vec::new()).name(), "tong-hop-2021-04.xlsx");
}
