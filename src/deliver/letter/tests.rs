use super::*;
use crate::identify::Claims;
use crate::model::date::Cut;
use crate::model::{Level, Period, Persons, Turns, Unit, When, YearMonth};
use crate::tally::{
    Balance, Categories, ChannelFigures, Duplicates, FindingCounts, IntroductionFigures, Members, OfficeName,
    PeriodName, Reporting, TurnTotal,
};

const SHIPPED: &str = include_str!("../../../templates/thu/cap-tren.txt");

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
        turns: TurnTotal { total: Turns(1_234_567), parts: Vec::new() },
        channels: vec![ChannelFigures {
            code: "monthly".into(),
            label: "Định kỳ".into(),
            turns: Turns(999),
            members: Persons(0),
        }],
        groups: Vec::new(),
        months: Vec::new(),
        units: Vec::new(),
        wards: Vec::new(),
        grades: Vec::new(),
        introductions: IntroductionFigures::default(),
        reporting: Reporting { expected: 6, received: 5, on_time: None, levels: Vec::new() },
        balance: Balance::default(),
        duplicates: Duplicates::default(),
        findings: FindingCounts::default(),
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
    }
}

fn register(email: Option<&str>) -> Register {
    let month = YearMonth::new(2021, 4).unwrap();
    let units = vec![unit("THANH-DOAN", None, email), unit("TRUONG", Some(UnitId(0)), Some("us@truong.example"))];
    Register {
        held: Vec::new(),
        period: Period::new(When::Month(month), Cut::default()),
        units: Units { all: units, office: Some(UnitId(1)) },
        states: Vec::new(),
        due: None,
        files: Vec::new(),
        rows: Vec::new(),
        members: Vec::new(),
        turns: Vec::new(),
        introductions: Vec::new(),
        unannounced: Vec::new(),
        words: Vec::new(),
        ward_unions: std::collections::BTreeMap::new(),
        questions: Vec::new(),
        stated: Vec::new(),
        merged: 0,
        claims: Claims::default(),
    }
}

#[test]
fn the_letter_up_says_the_figures_and_carries_the_workbook() {
    let register = register(Some("vp@city.example"));
    let letter = up(&figures(), &register, vec![7; 10], &settings(), DEFAULT_UP).unwrap().unwrap();
    assert_eq!(letter.subject, "Báo cáo đoàn viên sinh hoạt nơi cư trú, tháng 4/2021 - Đoàn trường Mẫu");
    assert_eq!(letter.to.addresses(), ["vp@city.example"]);
    assert_eq!(letter.attachments[0].name(), "tong-hop-2021-04.xlsx");
    assert_eq!(letter.attachments[0].unit(), letter.to.unit());
    for line in [
        "Kính gửi: Đơn vị THANH-DOAN",
        "- Tổng số đoàn viên: 1.635",
        "- Tổng số lượt tham gia: 1.234.567",
        "  + Định kỳ: 999 lượt",
        "- Số đơn vị đã báo cáo: 5/6",
        "Lê Văn Mẫu",
    ] {
        assert!(letter.body.lines().any(|one| one == line), "{line}\n{}", letter.body);
    }
    assert!(letter.body.starts_with("Kính gửi") && letter.body.ends_with("Đoàn trường Mẫu\n"), "{}", letter.body);
}

#[test]
fn only_the_registered_address_of_the_unit_above_is_written_to() {
    let up = |register: &Register, settings: &Settings| up(&figures(), register, Vec::new(), settings, DEFAULT_UP);
    assert!(up(&register(None), &settings()).unwrap().is_none());
    let mut inferred = register(Some("vp@city.example"));
    inferred.units.all[0].registered = false;
    assert!(up(&inferred, &settings()).unwrap().is_none());
    let mut alone = register(Some("vp@city.example"));
    alone.units.all[1].parent = None;
    assert!(up(&alone, &settings()).unwrap().is_none());
    let mut config = settings();
    config.office.parent = Some("THANH-DOAN".into());
    assert!(up(&alone, &config).unwrap().is_some());
    config.mail = None;
    assert!(up(&alone, &config).unwrap().is_none());
    let fatal = up(&register(Some("vp@thành-đoàn.example")), &settings()).unwrap_err();
    assert!(fatal.what.contains("vp@thành-đoàn.example") && fatal.hint.unwrap().contains("config.toml"));
}

#[test]
fn a_mistake_in_the_template_is_told_with_its_line() {
    let register = register(Some("vp@city.example"));
    let up = |template: &str| up(&figures(), &register, Vec::new(), &settings(), template);
    let fatal = up("Tiêu đề\n\n{{ members.totl }}\n").unwrap_err();
    assert!(fatal.what.contains(UP_TEMPLATE) && fatal.what.contains("dòng 3"), "{}", fatal.what);
    assert!(up("Tiêu đề\n{% if %}\n").unwrap_err().what.contains("dòng 2"));
    assert!(up("\u{feff}Tiêu đề\r\n\r\nNội dung\r\n").unwrap().unwrap().body == "Nội dung\n");
}

#[test]
fn the_shipped_template_is_the_built_in_one() {
    assert_eq!(SHIPPED, DEFAULT_UP);
}
