//! The page: its figures are those of so-lieu.json, it asks for nothing, links to what is there, and reads right whatever the numbers.

pub mod figures;

use std::collections::BTreeSet;

use tonghop::model::{Lang, Persons, Turns};
use tonghop::pipeline::Outcome;
use tonghop::report::book::Value;
use tonghop::report::consolidated;
use tonghop::report::page::{Around, ForUnit, LetterPlace, PostedLetter, Purpose, page};
use tonghop::settings::Settings;
use tonghop::tally::{MonthFigures, UnitFigures, WardFigures};
use tonghop::write;

use crate::report::{report, words};
use crate::support::run::Folder;
use figures::{figure, shown};

const CONFIG: &str = concat!(
    office!(),
    "[stated]\nmembers = 5\nchannels.monthly = 4\ngroups.g9 = 1\n",
    unit!("K.1", "Chi đoàn <script>alert(1)</script> & \\\"K10\\\"", "chapter", "CDN"),
    unit!("K2", "Chi đoàn Cơ khí K9", "chapter", "CDN"),
);

fn folder() -> Folder {
    Folder::new(CONFIG, "--period 2021-03..2021-05").sheet(
        "K.1/tham-gia.xlsx",
        "Sheet1",
        "| STT | Họ và tên | Ngày sinh | Thời gian | Nhóm hoạt động | Phường |
         | =1 | Nguyễn Văn An | 12/05/2002 | 06/03/2021 | Hiến máu | Phường Bình Thủy |
         | =2 | Trần Thị Bích | 03/11/2002 | 13/05/2021 | NTM | |
         | =3 | Trần Thị Bích | 03/11/2002 | 14/05/2021 | NTM | |
         | =4 | Lê Minh Châu | 21/07/2003 | | NTM | |",
    )
}

fn made(outcome: &Outcome, settings: &Settings, around: &Around) -> String {
    let page = page(&outcome.figures, &outcome.register, &outcome.findings, settings, around);
    String::from_utf8(write::page::html(&page).unwrap()).unwrap()
}

fn around(outputs: &[&str]) -> Around {
    Around {
        outputs: outputs.iter().map(|path| (*path).to_owned()).collect(),
        letters: Some(1),
        commands: ["run", "send", "status"].map(str::to_owned).to_vec(),
        ..Around::default()
    }
}

/// Every figure of the page stands in so-lieu.json as it stands there; the keys that were shown.
fn agree(html: &str, outcome: &Outcome) -> BTreeSet<String> {
    let mut json = Vec::new();
    write::json::figures(&outcome.figures, &mut json).unwrap();
    let tree: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let all = shown(html);
    for one in &all {
        let there: Vec<Option<i64>> = one.keys.iter().map(|key| figure(&tree, key)).collect();
        assert!(there.iter().all(Option::is_some), "not in so-lieu.json: {one:?}");
        assert_eq!(there.into_iter().flatten().sum::<i64>(), one.value, "{one:?}");
        assert_eq!(one.value, one.read, "{one:?}");
    }
    all.into_iter().flat_map(|one| one.keys).collect()
}

fn links(html: &str) -> Vec<String> {
    let targets = html.split("href=\"").skip(1).map(|part| part.split('"').next().unwrap().to_owned());
    targets.filter(|target| !target.starts_with('#') && target != "data:,").collect()
}

fn both(mut test: impl FnMut(Lang, Settings)) {
    for lang in [Lang::Vi, Lang::En] {
        let mut settings = folder().settings();
        settings.lang = lang;
        test(lang, settings);
    }
}

#[test]
fn every_figure_is_the_one_of_the_json() {
    let outcome = folder().run();
    assert_eq!(outcome.figures.turns.total.0, 3);
    both(|_, settings| {
        let keys = agree(&made(&outcome, &settings, &around(&[])), &outcome);
        for key in [
            "members.total",
            "turns.total",
            "channels.monthly.turns",
            "channels.on-demand.members",
            "groups.g9.turns",
            "months.2021-04.turns",
            "units.K.1.turns",
            "wards.null.turns",
            "introductions.introduced",
            "reporting.levels.chapter.expected",
            "balance.rows.waiting",
            "balance.claims.residual",
            "members.stated.0.difference",
            "findings.error",
        ] {
            let drawn = key != "introductions.introduced" || outcome.figures.introductions.introduced > 0;
            assert!(keys.contains(key) || !drawn, "{key} is not on the page");
        }
    });
}

#[test]
fn who_has_not_sent_is_told_until_when() {
    let with = |period: &str| Folder { config: format!("{CONFIG}{period}"), ..folder() };
    for (period, said) in [("[period]\ndue_days = 5\n", true), ("", false)] {
        let folder = with(period);
        let (outcome, mut settings) = (folder.run(), folder.settings());
        for (lang, note, cell) in
            [(Lang::Vi, "Hạn nộp: 05/06/2021.", "hạn 05/06/2021"), (Lang::En, "Due: 05/06/2021.", "due 05/06/2021")]
        {
            settings.lang = lang;
            let html = made(&outcome, &settings, &around(&[]));
            let html = html.replace("&#x2f;", "/");
            let section = html.split("id=\"chua-nop\"").nth(1).unwrap().split("</section>").next().unwrap();
            assert_eq!(section.contains(note), said, "{section}");
            let book = consolidated(&outcome.figures, &outcome.register, &outcome.findings, &settings);
            let sheet = book.sheets.iter().find(|one| one.name == "Tình hình nộp").unwrap().whole();
            let missing = sheet.iter().find(|row| row[0].value == Value::Text("K2".to_owned())).unwrap();
            let wanted = if said { Value::Text(cell.to_owned()) } else { Value::Empty };
            assert_eq!(missing[6].value, wanted);
        }
    }
}

#[test]
fn the_oracle_finds_a_wrong_figure() {
    let outcome = folder().run();
    let html = made(&outcome, &folder().settings(), &around(&[]));
    let spoiled = html.replacen("data-key=\"turns.total\" value=\"3\"", "data-key=\"turns.total\" value=\"4\"", 1);
    assert_ne!(html, spoiled);
    assert!(std::panic::catch_unwind(|| agree(&spoiled, &outcome)).is_err());
}

#[test]
fn it_asks_for_nothing_and_runs_nothing() {
    let outcome = folder().run();
    both(|_, settings| {
        let html = made(&outcome, &settings, &around(&["tong-hop.xlsx"]));
        for banned in ["http:", "https:", "src=", "url(", "<script", "@import", "javascript:", "onclick"] {
            assert!(!html.contains(banned), "{banned}");
        }
        assert!(html.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:"));
        assert!(html.contains("Chi đoàn &lt;script&gt;alert(1)&lt;&#x2f;script&gt; &amp; &quot;K10&quot;"), "escaped");
    });
}

#[test]
fn no_person_is_named() {
    let outcome = folder().run();
    let html = made(&outcome, &folder().settings(), &around(&[]));
    for name in ["Nguyễn Văn An", "Trần Thị Bích", "Lê Minh Châu", "2002"] {
        assert!(!html.contains(name), "{name}");
    }
}

#[test]
fn it_links_to_every_output_and_to_nothing_else() {
    let outcome = folder().run();
    let paths = ["tong-hop.xlsx", "so-lieu.json", "cau-hoi.xlsx", "phan-hoi/K 1#/phan-hoi.xlsx", "so-cai/rows.csv"];
    let html = made(&outcome, &folder().settings(), &around(&paths));
    let found: BTreeSet<String> = links(&html).into_iter().collect();
    let wanted =
        ["cau-hoi.xlsx", "phan-hoi/K%201%23/phan-hoi.xlsx", "so-cai/rows.csv", "so-lieu.json", "tong-hop.xlsx"];
    assert_eq!(found, wanted.map(str::to_owned).into());
    assert!(!made(&outcome, &folder().settings(), &around(&["so-lieu.json"])).contains("cau-hoi.xlsx\""));
    let jumps: Vec<&str> = html.split("href=\"#").skip(1).map(|part| part.split('"').next().unwrap()).collect();
    assert!(jumps.len() > 6 && jumps.iter().all(|id| html.contains(&format!("id=\"{id}\""))), "{jumps:?}");
}

#[test]
fn lists_that_wait_for_an_answer_are_told_from_those_that_agree() {
    let mut around = around(&["doi-chieu/don-vi-a.xlsx", "doi-chieu/phuong-xa-1.xlsx"]);
    let words = ["hai bên đã khớp", "chờ trả lời", "danh sách chờ trả lời trong"];
    let outcome = folder().run();
    let told = |around: &Around| {
        let html = text(&made(&outcome, &folder().settings(), around));
        words.map(|words| html.matches(words).count())
    };
    assert_eq!(told(&around), [2, 0, 0]);
    around.asked = ["doi-chieu/phuong-xa-1.xlsx".to_owned()].into();
    assert_eq!(told(&around), [1, 1, 0], "a letter carries it");
    around.by_hand = around.asked.clone();
    assert_eq!(told(&around), [1, 2, 1]);
}

#[test]
fn only_commands_that_are_built_are_named() {
    let outcome = folder().run();
    let mut told = around(&["tong-hop.xlsx"]);
    told.period_option = " --period 2021-03..2021-05".to_owned();
    let html = made(&outcome, &folder().settings(), &told);
    for command in ["tonghop", "tonghop gui", "tonghop gui --yes", "tonghop tinh-hinh"] {
        assert!(html.contains(&format!("<kbd>{command} --period 2021-03..2021-05</kbd>")), "{command}");
    }
    assert!(!html.contains("tonghop chot"));
    told.commands.push("close".to_owned());
    assert!(made(&outcome, &folder().settings(), &told).contains("<kbd>tonghop chot --period 2021-03..2021-05</kbd>"));
}

#[test]
fn what_no_direct_unit_sent_is_a_line_of_its_own() {
    // A ward's list with somebody on no roster: counted, and below none of the office's units.
    let config = format!("{CONFIG}\n[[unit]]\ncode = \"P-BT\"\nname = \"Đoàn phường Bình Thủy\"\nlevel = \"ward\"\n");
    let ward = "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT |
         | STT | Họ và tên | Ngày sinh | Thời gian | Nhóm hoạt động |
         | =1 | Ngô Văn Phúc | 02/02/2002 | 06/03/2021 | NTM |";
    let mut folder = folder();
    folder.config = config;
    let before = folder.run();
    let outcome = folder.clone().sheet("P-BT/tham-gia.xlsx", "Sheet1", ward).run();
    assert_eq!((before.figures.unplaced.turns.0, outcome.figures.unplaced.turns.0), (0, 1));
    for (lang, line) in [(Lang::Vi, "Ngoài các đơn vị trực thuộc"), (Lang::En, "Of no direct unit")] {
        let mut settings = folder.settings();
        settings.lang = lang;
        let page = |outcome: &Outcome| text(&made(outcome, &settings, &around(&[])));
        let word = |outcome: &Outcome| words(&report(outcome, &settings, lang));
        assert!(!page(&before).contains(line) && !word(&before).contains(line));
        assert!(page(&outcome).contains(line), "{}", page(&outcome));
        // The row with its members, persons who took part and turns, a bar after each cell.
        let word = word(&outcome);
        let row = word.split(line).nth(1).unwrap_or_else(|| panic!("{word}"));
        let numbers: String = row.chars().take(16).filter(|letter| !letter.is_whitespace()).collect();
        assert!(numbers.starts_with("|0|1|1|"), "{numbers}");
    }
}

#[test]
fn what_a_person_edited_is_said_and_linked() {
    let outcome = folder().run();
    let mut told = around(&["tong-hop.xlsx", "tong-hop-moi.xlsx"]);
    told.kept = vec![("tong-hop.xlsx".to_owned(), Some("tong-hop-moi.xlsx".to_owned()))];
    let html = made(&outcome, &folder().settings(), &told);
    assert!(html.contains("Đã có người sửa tong-hop.xlsx: giữ nguyên, bản mới ghi ở tong-hop-moi.xlsx."));
    assert!(links(&html).contains(&"tong-hop-moi.xlsx".to_owned()));
    assert!(html.contains("bản đã có người sửa, được giữ nguyên") && html.contains("bản mới của lần chạy này"));
}

#[test]
fn the_period_before_stands_on_the_page_with_what_changed() {
    let mut outcome = folder().run();
    let settings = folder().settings();
    assert!(!made(&outcome, &settings, &around(&[])).contains("ky-truoc"));
    let mut earlier = folder();
    earlier.args = "--period 2020-12..2021-02".split(' ').map(str::to_owned).collect();
    let earlier = earlier.run();
    let mut json = Vec::new();
    write::json::figures(&earlier.figures, &mut json).unwrap();
    let before = outcome.register.period.before();
    outcome.figures.previous = Some(tonghop::tally::previous::compare(&outcome.figures, &json, &before).unwrap());
    both(|lang, settings| {
        let html = made(&outcome, &settings, &around(&[]));
        let keys = agree(&html, &outcome);
        for key in ["previous.turns.before", "previous.members.difference", "previous.channels.monthly.before"] {
            assert!(keys.contains(key), "{key}");
        }
        let section = html.split("id=\"ky-truoc\"").nth(1).unwrap().split("</section>").next().unwrap();
        let row = section.split("<tr>").find(|row| row.contains("key=\"turns.total\"")).unwrap();
        let words: String = text(&format!("<body>{row}"));
        let label = if lang == Lang::Vi { "Lượt tham gia" } else { "Turns" };
        assert_eq!(words.trim(), format!("{label}03▲ 3"));
    });
}

#[test]
fn each_unit_has_what_goes_to_it_in_one_row() {
    let outcome = folder().run();
    let file = |code: &str, name: &str, purpose, path: &str| ForUnit {
        code: code.to_owned(),
        name: name.to_owned(),
        purpose,
        path: path.to_owned(),
    };
    let paths = ["phan-hoi/K1/phan-hoi.xlsx", "phan-hoi/K1/phan-cua-don-vi.xlsx", "doi-chieu/don-vi-k1.xlsx", "a.xlsx"];
    let mut told = around(&paths);
    told.for_units = vec![
        file("K1", "Khoa <Một>", Purpose::Correct, paths[0]),
        file("K1", "Khoa <Một>", Purpose::Slice, paths[1]),
        file("K1", "Khoa <Một>", Purpose::Meeting, paths[2]),
    ];
    told.asked = [paths[2].to_owned()].into();
    told.outbox.letters = vec![
        PostedLetter { unit: "Khoa <Một>".to_owned(), path: "thu/moi/b.eml".to_owned(), place: LetterPlace::New },
        PostedLetter { unit: "Khoa <Một>".to_owned(), path: "thu/da-gui/a.eml".to_owned(), place: LetterPlace::Sent },
    ];
    let html = made(&outcome, &folder().settings(), &told);
    // Steps link the workbook.
    let mut found: Vec<String> = links(&html).into_iter().filter(|path| path != "tong-hop.xlsx").collect();
    found.sort();
    let mut wanted: Vec<&str> = paths.iter().copied().chain(["thu/moi/b.eml", "thu/da-gui/a.eml"]).collect();
    wanted.sort_unstable();
    assert_eq!(found, wanted, "each once");
    let shown = text(&html).replace("&#x2f;", "/").split_whitespace().collect::<Vec<_>>().join(" ");
    let row = "Khoa &lt;Một&gt; bảng phải sửa · phần của đơn vị · đối chiếu (chờ trả lời)";
    assert!(
        shown.replace("bảng phải", " bảng phải").split_whitespace().collect::<Vec<_>>().join(" ").contains(row),
        "{shown}"
    );
    assert!(
        shown.contains("Thư cho từng đơn vị (thu/): 2 Khoa &lt;Một&gt;: b.eml chưa gửi Khoa &lt;Một&gt;: a.eml đã gửi"),
        "{shown}"
    );
    // After a sending the letters stand where they lie then; nothing else of the page changes.
    let mut sent = told.outbox.clone();
    sent.letters[0] =
        PostedLetter { path: "thu/da-gui/b.eml".to_owned(), place: LetterPlace::Sent, ..sent.letters[0].clone() };
    let mail = tonghop::report::page::mailing(&sent, Lang::Vi);
    let renewed = write::page::with_mail(&html, &mail, Lang::Vi).unwrap();
    let renewed_links: BTreeSet<String> = links(&renewed).into_iter().collect();
    assert!(renewed_links.contains("thu/da-gui/b.eml") && !renewed_links.contains("thu/moi/b.eml"));
    told.outbox = sent;
    assert_eq!(made(&outcome, &folder().settings(), &told), renewed);
}

#[test]
fn months_are_printed_as_large_as_other_lists() {
    let outcome = folder().run();
    let book = consolidated(&outcome.figures, &outcome.register, &outcome.findings, &folder().settings());
    let sheet = book.sheets.iter().find(|one| one.name == "Theo tháng").unwrap();
    let (chart, table) = (&sheet.charts[0], sheet.table.as_ref().unwrap());
    assert!(!sheet.landscape && chart.at.1 == 0 && chart.at.0 > table.last, "{:?}", chart.at);
    assert_eq!(chart.rows, (1, table.last), "the chart shows every month");
    // A page may end between list and chart and nowhere else.
    assert_eq!(sheet.blocks, [0, chart.at.0]);
}

#[test]
fn a_long_name_of_a_group_is_wrapped_in_the_list_of_turns() {
    let xml = |label: &str| {
        let mut folder = folder();
        folder.config = format!("{CONFIG}[[group]]\ncode = \"g9\"\nlabel = \"{label}\"\n");
        let outcome = folder.run();
        let book = consolidated(&outcome.figures, &outcome.register, &outcome.findings, &folder.settings());
        let at = book.sheets.iter().position(|one| one.name == "Lượt tham gia").unwrap() + 1;
        let bytes = write::xlsx::workbook(&book).unwrap();
        (book.sheets[at - 1].wrapped.clone(), crate::report::part(&bytes, &format!("xl/worksheets/sheet{at}.xml")))
    };
    let long = "Xây dựng nông thôn mới ".repeat(7);
    let (wrapped, sheet) = xml(long.trim());
    assert_eq!(wrapped, [3, 4, 6, 9, 10]);
    // Three turns, of which one is of that group: 160 letters, seven of them capitals, 34 on a line.
    let rows: Vec<&str> = sheet.split("<row ").skip(1).map(|row| row.split('>').next().unwrap()).collect();
    let high = |row: &&&str| row.contains("ht=\"75\" customHeight=\"1\"");
    assert_eq!(rows.iter().filter(high).count(), 1, "{rows:?}");
    let (wrapped, sheet) = xml("Xây dựng nông thôn mới");
    assert!(wrapped.contains(&6) && !sheet.contains("ht=\"75\""), "{sheet}");
}

fn text(html: &str) -> String {
    let mut text = String::new();
    let body = html.split_once("<body>").unwrap().1;
    for part in body.split('<') {
        text.push_str(part.split_once('>').map_or("", |(_, rest)| rest));
    }
    text
}

#[test]
fn zero_one_and_many_read_right() {
    let mut outcome = folder().run();
    let said = |outcome: &Outcome, lang: Lang| {
        let mut settings = folder().settings();
        settings.lang = lang;
        text(&made(outcome, &settings, &around(&[])))
    };
    assert!(said(&outcome, Lang::En).contains("2 persons took part in 3 turns."));
    assert!(said(&outcome, Lang::Vi).contains("Có 2 người đã tham gia, được 3 lượt."));
    outcome.figures.members.participants = Persons(1);
    outcome.figures.turns.total = Turns(1);
    outcome.figures.balance.rows.waiting = 1;
    assert!(said(&outcome, Lang::En).contains("1 person took part in 1 turn."));
    assert!(said(&outcome, Lang::En).contains("1 row waits for its unit"));
    outcome.figures.turns.total = Turns(0);
    outcome.figures.balance.rows.waiting = 0;
    outcome.figures.members.participants = Persons(1_234_567);
    assert!(said(&outcome, Lang::En).contains("There is no turn in this period yet."));
    assert!(said(&outcome, Lang::Vi).contains("Chưa có lượt tham gia nào trong kỳ này."));
    assert!(said(&outcome, Lang::Vi).contains("Không có dòng nào phải chờ."));
    assert!(said(&outcome, Lang::En).contains("1,234,567") && said(&outcome, Lang::Vi).contains("1.234.567"));
}

#[test]
fn english_has_no_vietnamese_left() {
    let mut outcome = folder().run();
    let mut settings = folder().settings();
    settings.lang = Lang::En;
    // Names and labels are the senders'; figures were counted in Vietnamese here.
    outcome.figures.channels.clear();
    outcome.figures.groups.clear();
    outcome.figures.grades.clear();
    outcome.figures.units.clear();
    outcome.figures.wards.retain(|one| one.code.is_none());
    outcome.figures.period.label.clear();
    outcome.figures.office.name.clear();
    settings.stated = folder_without_stated().settings().stated;
    outcome.register.units.all.iter_mut().for_each(|unit| unit.name = "A unit".to_owned());
    let said = text(&made(&outcome, &settings, &around(&["tong-hop.xlsx", "so-cai/rows.csv"])));
    let left = said.replace("Cần xử lý", "");
    let vietnamese = |letter: &char| ('\u{1ea0}'..='\u{1ef9}').contains(letter) || "ăâđêôơưĂÂĐÊÔƠƯ".contains(*letter);
    let found: Vec<&str> = left.lines().filter(|line| line.chars().any(|letter| vietnamese(&letter))).collect();
    assert!(found.is_empty(), "{found:#?}");
}

fn folder_without_stated() -> Folder {
    Folder::new("", "--period 2021-03..2021-05")
}

#[test]
fn a_hundred_and_fifty_units_sixty_wards_and_forty_months_are_drawn() {
    let mut outcome = folder().run();
    let figures = &mut outcome.figures;
    let name = |at: u64| format!("Chi đoàn {} {at}", "Kỹ thuật máy lạnh và điều hòa không khí ".repeat(4));
    let unit = |at: u64| UnitFigures {
        code: format!("C{at:03}"),
        name: name(at),
        level: "chapter",
        parent: Some("CDN".to_owned()),
        direct: true,
        members: Persons(40),
        participants: Persons(at % 40),
        turns: Turns(at),
        state: if at.is_multiple_of(7) { "missing" } else { "accepted" },
        exempt: false,
        kept: false,
        files: 1,
    };
    figures.units.extend((0..150).map(unit));
    let ward = |at: u64| WardFigures {
        code: Some(format!("3{at:04}")),
        name: Some(format!("Phường số {at}")),
        turns: Turns(at + 1),
        members: Persons(1),
    };
    figures.wards.extend((0..60).map(ward));
    let month = |at: u64| MonthFigures {
        month: Some(format!("{}-{:02}", 2010 + at / 12, at % 12 + 1)),
        turns: Turns(at % 5 * 100),
        members: Persons(at % 5),
        channels: std::collections::BTreeMap::default(),
    };
    figures.months = (0..40).map(month).collect();
    let html = made(&outcome, &folder().settings(), &around(&[]));
    agree(&html, &outcome);
    // 20 bars and one for the other units; 12 and one for the other wards; every one in the tables.
    assert!(
        text(&html).contains("132 đơn vị còn lại") && text(&html).contains("49 địa bàn còn lại"),
        "{}",
        text(&html)
    );
    assert_eq!(html.matches("data-key=\"units.C007.turns\"").count(), 1);
    assert_eq!(html.matches("data-key=\"units.C149.turns\"").count(), 2);
    assert!(text(&html).contains("8 tháng không có lượt nào"));
    assert_eq!(html.matches("class=\"gap\"").count(), 16, "wide and narrow");
}

#[test]
fn the_same_page_twice() {
    let settings = folder().settings();
    let page = || made(&folder().run(), &settings, &around(&["tong-hop.xlsx"]));
    assert_eq!(page(), page());
}
