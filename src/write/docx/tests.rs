//! Each way in which Word cuts, marks or hides a placeholder, as small XML; and what must come of it.

use super::*;
use serde_json::json;

const NAMES: &str =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"m\" xmlns:w14=\"x\"";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

fn properties() -> Properties {
    let day = jiff::civil::date(2021, 4, 30);
    Properties { title: "Báo cáo <1> & 2".into(), author: "Đoàn trường".into(), day }
}

/// A .docx of these bodies: `document`, then header, footer and footnotes where they are not empty.
fn docx(document: &str, header: &str, footer: &str, footnotes: &str) -> Vec<u8> {
    let kind = |name: &str| MAIN.replace("document.main", name);
    let part = |name: &str, of: &str| format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{of}\"/>");
    let types = [
        part("document", MAIN),
        part("header1", &kind("header")),
        part("footer1", &kind("footer")),
        part("footnotes", &kind("footnotes")),
    ]
    .concat();
    let whole = |name: &str, inner: &str| format!("<?xml version=\"1.0\"?>\n<w:{name} {NAMES}>{inner}</w:{name}>");
    let parts: Parts = [
        ("[Content_Types].xml", format!("<Types>{types}</Types>")),
        ("docProps/core.xml", "<old>Nguyễn Văn Cũ</old>".to_owned()),
        ("word/document.xml", whole("document", &format!("<w:body>{document}</w:body>"))),
        ("word/header1.xml", whole("hdr", header)),
        ("word/footer1.xml", whole("ftr", footer)),
        ("word/footnotes.xml", whole("footnotes", footnotes)),
        ("word/media/image1.png", "{{ not.a.text }}".to_owned()),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text.into_bytes()))
    .collect();
    pack(&parts)
}

fn values() -> Json {
    json!({
        "members": { "total": 1618, "joined_in_period": 0 },
        "turns": { "total": 7 },
        "share": 395, "nothing": null,
        "office": { "name": "Đoàn <trường> & \"Khoa\"\nCơ sở 2\u{1}" },
        "period": { "to": "2021-04-30" },
        "units": [
            { "name": "Khoa Điện", "members": 348, "state": "accepted", "chapters": ["K1", "K2"] },
            { "name": "Khoa Cơ khí", "members": 9, "state": "missing", "chapters": [] },
        ],
        "none": [],
    })
}

fn part(bytes: &[u8], name: &str) -> String {
    let parts = package::open(bytes).unwrap();
    String::from_utf8(parts.into_iter().find(|(known, _)| known == name).unwrap().1).unwrap()
}

/// The inside of the body after filling.
fn body(document: &str) -> String {
    let filled = fill(&docx(document, "", "", ""), &values(), &properties(), Lang::Vi).unwrap();
    let text = part(&filled.bytes, "word/document.xml");
    text[text.find("<w:body>").unwrap() + 8..text.find("</w:body>").unwrap()].to_owned()
}

fn flaw(document: &str) -> (String, usize, Why) {
    match fill(&docx(document, "", "", ""), &values(), &properties(), Lang::Vi) {
        Err(Flaw::Place { part, paragraph, why, .. }) => (part, paragraph, why),
        other => panic!("{other:?}"),
    }
}

/// A paragraph of one run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A row with a paragraph a cell.
fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|cell| format!("<w:tc>{}</w:tc>", p(cell))).collect();
    format!("<w:tr>{cells}</w:tr>")
}

/// Words only: paragraphs end in a line, cells in a bar.
fn words(xml: &str) -> String {
    let marked = xml.replace("<w:br/>", "⏎").replace("</w:tc>", "|").replace("</w:p>", "\n").replace("<w:p/>", "\n");
    let mut text = String::new();
    let mut inside = false;
    for letter in marked.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            letter if !inside => text.push(letter),
            _ => {}
        }
    }
    text.replace("\n|", "|")
}

#[test]
fn a_placeholder_cut_into_runs_takes_the_look_of_where_it_begins() {
    let cut = "<w:p w:rsidR=\"00A1\"><w:r w:rsidR=\"00B2\"><w:rPr><w:b/></w:rPr><w:t>Tổng: {</w:t></w:r><w:proofErr w:type=\"spellStart\"/>\
        <w:r><w:t>{ members</w:t></w:r><w:proofErr w:type=\"spellEnd\"/><w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/>\
        <w:r w:rsidRPr=\"9\"><w:rPr><w:i/></w:rPr><w:lastRenderedPageBreak/><w:t xml:space=\"preserve\">.total|so }</w:t></w:r>\
        <w:bookmarkEnd w:id=\"0\"/><w:r><w:rPr><w:u/></w:rPr><w:t>} người</w:t></w:r></w:p>";
    assert_eq!(
        body(cut),
        "<w:p w:rsidR=\"00A1\"><w:r w:rsidR=\"00B2\"><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Tổng: 1.618</w:t></w:r>\
        <w:proofErr w:type=\"spellStart\"/><w:r></w:r><w:proofErr w:type=\"spellEnd\"/><w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/>\
        <w:r w:rsidRPr=\"9\"><w:rPr><w:i/></w:rPr><w:lastRenderedPageBreak/></w:r><w:bookmarkEnd w:id=\"0\"/>\
        <w:r><w:rPr><w:u/></w:rPr><w:t xml:space=\"preserve\"> người</w:t></w:r></w:p>"
    );
}

#[test]
fn two_in_one_run_tabs_and_hyphens_inside_links_and_content_controls() {
    assert_eq!(words(&body(&p("{{ turns.total }} và {{members.total}}"))), "7 và 1618\n");
    // A tab inside the braces goes with them, one outside stays.
    let tab = body("<w:p><w:r><w:t>{{ turns</w:t><w:tab/><w:t>.total }}</w:t><w:tab/><w:t>x</w:t></w:r></w:p>");
    assert_eq!((words(&tab).as_str(), tab.matches("<w:tab/>").count()), ("7x\n", 1));
    let link = "<w:p><w:hyperlink r:id=\"1\"><w:r><w:t>{{ turns.</w:t></w:r></w:hyperlink><w:r><w:t>total }}</w:t></w:r></w:p>";
    assert_eq!(words(&body(link)), "7\n");
    let control = "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>{{ turns.total }}</w:t></w:r></w:p></w:sdtContent></w:sdt>";
    assert_eq!(words(&body(control)), "7\n");
}

#[test]
fn values_are_escaped_and_line_ends_are_breaks() {
    assert_eq!(
        body(&p("{{ office.name }}")),
        "<w:p><w:r><w:t xml:space=\"preserve\">Đoàn &lt;trường&gt; &amp; \"Khoa\"</w:t><w:br/><w:t xml:space=\"preserve\">Cơ sở 2</w:t></w:r></w:p>"
    );
    // Entities of the template stay entities, and no filter lets XML through.
    assert_eq!(words(&body(&p("A &amp; B &lt; {{ turns.total }}"))), "A &amp; B &lt; 7\n");
    assert!(matches!(flaw(&p("{{ office.name|safe }}")).2, Why::Unknown(..)));
    // What only looks like the engine's own signs is the template's text.
    assert_eq!(words(&body(&p("{ x } %d 100% {{ turns.total }}"))), "{ x } %d 100% 7\n");
}

#[test]
fn numbers_shares_and_days_as_documents_write_them() {
    let shown = |text: &str| words(&body(&p(text))).trim_end().to_owned();
    assert_eq!(shown("{{ members.total|so }} {{ turns.total|so }} {{ turns.total|so2 }}"), "1.618 7 07");
    assert_eq!(
        shown("{{ share|phan_tram }} {{ 1000|phan_tram }} {{ 0|phan_tram }} {{ nothing|phan_tram }}"),
        "39,5% 100% 0% –"
    );
    assert_eq!(shown("{{ period.to|ngay }} {{ nothing }} {{ nothing|so }}"), "30/04/2021 …… ……");
    let english = fill(
        &docx(
            &p(
                "{{ members.total|dem('member', 'members') }}, {{ 1|dem('turn', 'turns') }}, {{ share|phan_tram }}, {{ turns.total|so2 }}",
            ),
            "",
            "",
            "",
        ),
        &values(),
        &properties(),
        Lang::En,
    );
    assert_eq!(words(&part(&english.unwrap().bytes, "word/document.xml")).trim(), "1,618 members, 1 turn, 39.5%, 7");
}

#[test]
fn smart_quotes_odd_blanks_and_dashes_inside_braces() {
    let text = "{%\u{a0}if units[0].state == “accepted” %}đã nộp{% endif –%}{{ nothing|default(‘’, true) }}";
    assert_eq!(words(&body(&p(text))), "đã nộp\n");
    assert_eq!(
        words(&body("<w:p><w:r><w:t>{{ share\u{a0}</w:t><w:noBreakHyphen/><w:t> 5 }}</w:t></w:r></w:p>")),
        "390\n"
    );
}

#[test]
fn a_row_repeats_between_its_first_and_last_cell() {
    let table = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&["Đơn vị", "Số"]),
        row(&["{% for one in units %}{{ one.name }}", "{{ one.members|so }}{% endfor %}"])
    );
    assert_eq!(words(&body(&table)), "Đơn vị|Số|Khoa Điện|348|Khoa Cơ khí|9|");
    // Nothing to repeat: the head stays. No row at all: the table goes, which Word would refuse.
    assert_eq!(words(&body(&table.replace("in units", "in none"))), "Đơn vị|Số|");
    let alone = format!("<w:tbl>{}</w:tbl>{}", row(&["{% for one in none %}x", "{% endfor %}"]), p("sau"));
    assert_eq!(body(&alone), p("sau"));
}

#[test]
fn rows_of_their_own_hold_statements_over_several_rows() {
    let rows = [
        row(&["{% for one in units %}", ""]),
        row(&["{% if one.state == 'missing' %}", ""]),
        row(&["chưa nộp", "{{ one.name }}"]),
        row(&["{% else %}", ""]),
        row(&["{{ one.name }}", "{{ one.members }}"]),
        row(&["{% endif %}", ""]),
        row(&["", "{% endfor %}"]),
    ]
    .concat();
    assert_eq!(words(&body(&format!("<w:tbl>{rows}</w:tbl>"))), "Khoa Điện|348|chưa nộp|Khoa Cơ khí|");
    // Two rows that repeat together; a list inside a cell stays inside it.
    let two = [
        row(&["{% for one in units %}{{ one.name }}", ""]),
        row(&["", "{% for k in one.chapters %}{{ k }};{% endfor %}{% endfor %}"]),
    ]
    .concat();
    assert_eq!(words(&body(&format!("<w:tbl>{two}</w:tbl>"))), "Khoa Điện|||K1;\nK2;|Khoa Cơ khí||||");
}

#[test]
fn paragraphs_vanish_repeat_and_stay() {
    let whole = p("{% if members.joined_in_period %}Kết nạp {{ members.joined_in_period }}.{% endif %}") + &p("sau");
    assert_eq!(body(&whole), p("sau"));
    assert_eq!(
        words(&body(&p("{% for one in units %}- {{ one.name }};{% endfor %}"))),
        "- Khoa Điện;\n- Khoa Cơ khí;\n"
    );
    let over = [p("{% if turns.total %}"), p("một"), p("hai"), p("{% endif %}"), p("{# chỉ dẫn #}"), p("ba")].concat();
    assert_eq!(body(&over), [p("một"), p("hai"), p("ba")].concat());
    assert_eq!(body(&over.replace("turns.total", "members.joined_in_period")), p("ba"));
    // Words around: the paragraph stays, and the list stays in it.
    let inline = p("gồm: {% for one in units %}{{ one.name }}{% if not loop.last %}, {% endif %}{% endfor %}.");
    assert_eq!(words(&body(&inline)), "gồm: Khoa Điện, Khoa Cơ khí.\n");
    assert_eq!(
        words(&body(&p("{% if turns.total == 1 %}một{% elif turns.total %}nhiều{% else %}không{% endif %}"))),
        "nhiều\n"
    );
    // The end of a section is no words and does not vanish.
    let section = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{% set x = 1 %}</w:t></w:r></w:p>";
    assert!(body(section).contains("<w:sectPr/>"));
}

#[test]
fn a_look_never_leaks_over_a_condition() {
    let text = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{% if none %}đậm</w:t></w:r><w:r><w:t>thường{% endif %} còn lại</w:t></w:r></w:p>";
    assert_eq!(
        body(text),
        "<w:p><w:r><w:rPr><w:b/></w:rPr></w:r><w:r><w:t xml:space=\"preserve\"> còn lại</w:t></w:r></w:p>"
    );
}

#[test]
fn headers_footers_notes_and_text_boxes_are_filled() {
    let text_box = |text: &str| {
        format!(
            "<w:p><w:r><w:t>ngoài {{{{ turns.total }}}}</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            p(text)
        )
    };
    let template = docx(
        &text_box("trong {{ members.total|so }}"),
        &p("đầu {{ turns.total }}"),
        &p("chân {{ turns.total|so2 }}"),
        &format!("<w:footnote w:id=\"2\">{}</w:footnote>", p("chú {{ share|phan_tram }}")),
    );
    let filled = fill(&template, &values(), &properties(), Lang::Vi).unwrap().bytes;
    let of = |name: &str| words(&part(&filled, name)).trim().to_owned();
    assert_eq!(of("word/document.xml"), "ngoài 7trong 1.618\ntrong 1.618");
    assert_eq!(
        (of("word/header1.xml"), of("word/footer1.xml"), of("word/footnotes.xml")),
        ("đầu 7".into(), "chân 07".into(), "chú 39,5%".into())
    );
    assert_eq!(part(&filled, "word/media/image1.png"), "{{ not.a.text }}");
    // A text box with nothing left keeps the paragraph that Word asks for.
    let empty = docx(&text_box("{% if none %}x{% endif %}"), "", "", "");
    let filled = fill(&empty, &values(), &properties(), Lang::Vi).unwrap().bytes;
    assert!(part(&filled, "word/document.xml").contains("<w:txbxContent><w:p/></w:txbxContent>"));
}

#[test]
fn tracked_changes_are_taken_as_accepted_and_told() {
    let tracked = "<w:p><w:pPr><w:rPr><w:ins w:id=\"1\"/></w:rPr><w:pPrChange><w:pPr/></w:pPrChange></w:pPr><w:r><w:t>{{ tur</w:t></w:r>\
        <w:del w:id=\"2\"><w:r><w:delText>sai }} cũ</w:delText></w:r></w:del><w:ins w:id=\"3\"><w:r><w:rPr><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t>ns.total }}</w:t></w:r></w:ins></w:p>";
    let filled = fill(&docx(tracked, "", "", ""), &values(), &properties(), Lang::Vi).unwrap();
    let text = part(&filled.bytes, "word/document.xml");
    assert!(filled.changes);
    assert_eq!(words(&text).trim(), "7");
    assert!(!text.contains("w:ins") && !text.contains("w:del") && !text.contains("PrChange"), "{text}");
    // A deleted row goes; a paragraph mark that was deleted joins its words with the next.
    let row = "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>còn</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    assert_eq!(words(&body(row)), "còn|");
    let mark = format!(
        "<w:p><w:pPr><w:rPr><w:del w:id=\"4\"/></w:rPr></w:pPr><w:r><w:t>{{{{ turns</w:t></w:r></w:p>{}",
        p(".total }}.")
    );
    assert_eq!(words(&body(&mark)), "7.\n");
    assert!(!fill(&docx(&p("x"), "", "", ""), &values(), &properties(), Lang::Vi).unwrap().changes);
}

#[test]
fn a_wrong_name_is_told_with_part_paragraph_and_the_nearest_one() {
    let text = [p("một"), p("Số: {{ members.totl|so }}")].concat();
    assert_eq!(
        flaw(&text),
        ("word/document.xml".into(), 2, Why::Name("{{ members.totl|so }}".into(), Some("members.total".into())))
    );
    assert_eq!(
        flaw(&p("{{ membres.total }}")).2,
        Why::Name("{{ membres.total }}".into(), Some("members.total".into()))
    );
    // Wrong in both parts: what is suggested exists; where a part is like nothing, nothing is suggested.
    assert_eq!(flaw(&p("{{ turn.totl }}")).2, Why::Name("{{ turn.totl }}".into(), Some("turns.total".into())));
    assert_eq!(flaw(&p("{{ turn.xyz }}")).2, Why::Name("{{ turn.xyz }}".into(), None));
    let looped = format!("<w:tbl>{}</w:tbl>", row(&["{% for one in units %}", "{{ one.member }}{% endfor %}"]));
    assert_eq!(
        flaw(&looped),
        ("word/document.xml".into(), 2, Why::Name("{{ one.member }}".into(), Some("one.members".into())))
    );
    // A condition on a wrong name fails as well: else its words would never show.
    assert!(
        matches!(flaw(&p("{% if turns.totals %}x{% endif %}")).2, Why::Name(_, Some(near)) if near == "turns.total")
    );
    assert!(matches!(flaw(&p("{{ turns.total|soo }}")).2, Why::Unknown(tag) if tag == "{{ turns.total|soo }}"));
    assert!(matches!(flaw(&p("{{ office.name|so }}")).2, Why::Engine(..)));
    // So does a name in words that do not show this month.
    let hidden = p("{% if members.joined_in_period %}{{ members.joined_in_perod }}{% endif %}");
    assert!(matches!(flaw(&hidden).2, Why::Name(_, Some(near)) if near == "members.joined_in_period"));
    let set = p("{% for one in units %}{% set n = one.name %}{{ n }}{% endfor %}");
    assert_eq!(words(&body(&set)).matches("Khoa").count(), 2);
    let header = fill(&docx(&p("x"), &p("{{ xyz }}"), "", ""), &values(), &properties(), Lang::Vi).unwrap_err();
    let fatal = header.fatal(std::path::Path::new("bao-cao.docx"), Lang::Vi);
    assert_eq!(fatal.what, "Mẫu báo cáo “bao-cao.docx” có chỗ sai, nên chưa ghi gì");
    assert_eq!(
        fatal.cause.as_deref(),
        Some("đầu trang, đoạn 1 “{{ xyz }}”: không có số liệu nào tên như trong “{{ xyz }}”")
    );
    assert!(fatal.hint.is_some_and(|hint| hint.contains("HUONG-DAN.md")));
}

#[test]
fn statements_that_do_not_meet_are_told_where_they_stand() {
    assert_eq!(
        flaw(&[p("a"), p("{{ turns.total")].concat()),
        ("word/document.xml".into(), 2, Why::Unclosed("{{ turns.total".into()))
    );
    assert_eq!(flaw(&p("turns.total }}")).2, Why::Unopened("}}".into()));
    assert_eq!(flaw(&p("{% include 'x' %}")).2, Why::Statement("{% include 'x' %}".into()));
    assert_eq!(flaw(&[p("x"), p("{% for a in units %}")].concat()).1, 2);
    assert_eq!(flaw(&p("{% endif %}")).2, Why::NeverBegun("{% endif %}".into()));
    assert_eq!(flaw(&p("{% if turns %}a{% endfor %}")).2, Why::NeverBegun("{% endfor %}".into()));
    let apart = format!("{}<w:tbl>{}</w:tbl>", p("{% if turns %}"), row(&["a", "b{% endif %}"]));
    assert!(matches!(flaw(&apart).2, Why::Apart(..)));
    assert!(matches!(flaw(&[p("chữ {% if turns %}"), p("{% endif %}")].concat()).2, Why::Beside(..)));
    assert!(matches!(flaw(&[p("{% if turns %}"), p("{% endif %} chữ")].concat()).2, Why::Beside(..)));
}

#[test]
fn what_is_no_docx_is_told_for_what_it_is() {
    let of = |bytes: &[u8]| match fill(bytes, &values(), &properties(), Lang::Vi) {
        Err(Flaw::File(wrong)) => wrong,
        other => panic!("{other:?}"),
    };
    let mut old = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    old.resize(600, 0);
    assert_eq!(of(&old), Wrong::OldWord);
    old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(of(&old), Wrong::Protected);
    assert_eq!(
        (of(b""), of(b"{\\rtf1 x}"), of(b"<html>"), of(b"PK\x03\x04cut")),
        (Wrong::Empty, Wrong::RichText, Wrong::Other, Wrong::Damaged)
    );
    let one = |name: &str, text: &str| pack(&vec![(name.to_owned(), text.as_bytes().to_vec())]);
    assert_eq!(of(&one("mimetype", "application/vnd.oasis.opendocument.text")), Wrong::OpenDocument);
    assert_eq!(of(&one("[Content_Types].xml", &MAIN.replace("document.main", "template.main"))), Wrong::OtherWord);
    assert_eq!(of(&one("[Content_Types].xml", "spreadsheetml")), Wrong::Other);
    assert_eq!(of(&vec![b'P'; usize::try_from(MOST_BYTES).unwrap() + 1]), Wrong::TooBig);
    let broken = docx("<w:p><w:r></w:p>", "", "", "");
    assert_eq!(fill(&broken, &values(), &properties(), Lang::Vi).unwrap_err(), Flaw::Part("word/document.xml".into()));
    for wrong in [
        Wrong::Empty,
        Wrong::Protected,
        Wrong::OldWord,
        Wrong::OpenDocument,
        Wrong::RichText,
        Wrong::OtherWord,
        Wrong::Damaged,
        Wrong::TooBig,
        Wrong::Other,
    ] {
        let fatal = Flaw::File(wrong).fatal(std::path::Path::new("m.docx"), Lang::Vi);
        assert!(fatal.cause.is_some() && fatal.hint.is_some_and(|hint| hint.ends_with("Chưa ghi gì.")), "{wrong:?}");
    }
}

#[test]
fn equal_input_gives_equal_bytes_and_the_file_names_nobody() {
    let template = docx(&p("{{ members.total|so }}"), "", "", "");
    let once = fill(&template, &values(), &properties(), Lang::Vi).unwrap().bytes;
    assert!(once == fill(&template, &values(), &properties(), Lang::Vi).unwrap().bytes);
    let core = part(&once, "docProps/core.xml");
    assert!(
        core.contains("<dc:title>Báo cáo &lt;1&gt; &amp; 2</dc:title>") && core.contains("2021-04-30T00:00:00Z"),
        "{core}"
    );
    assert!(!core.contains("Nguyễn Văn Cũ"));
}
