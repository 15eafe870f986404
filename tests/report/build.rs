//! Makes the shipped templates, so that nobody has to edit a binary by hand: paragraphs and tables to a .docx as Word reads it.
//!
//! `GOLDEN=write cargo test --test all report` writes them anew. In texts `__` switches bold, `~~` italics, and a tab is one.

use std::fmt::Write;

use tonghop::write::docx::{Parts, pack};

/// Width between the margins, in twentieths of a point: 210 - 30 - 20 mm.
pub const WIDTH: usize = 9071;

/// A document in the making.
#[derive(Default)]
pub struct Doc {
    body: String,
}

/// A column: its width, whether numbers stand in it, its head and its cell.
pub struct Column {
    pub width: usize,
    pub number: bool,
    pub head: &'static str,
    pub cell: &'static str,
}

pub const fn column(width: usize, number: bool, head: &'static str, cell: &'static str) -> Column {
    Column { width, number, head, cell }
}

impl Doc {
    pub fn p(&mut self, style: &str, text: &str) {
        paragraph(&mut self.body, style, "", text);
    }

    /// A table whose one row repeats; `total` is the row below, if there is one.
    pub fn table(&mut self, each: &str, columns: &[Column], total: &[&str]) {
        self.body.push_str("<w:tbl><w:tblPr><w:tblStyle w:val=\"BangSoLieu\"/><w:tblW w:w=\"0\" w:type=\"auto\"/><w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        for one in columns {
            write!(self.body, "<w:gridCol w:w=\"{}\"/>", one.width).unwrap();
        }
        self.body.push_str("</w:tblGrid>");
        self.row(columns, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", |one| ("BangDau", one.head.to_owned()));
        let last = columns.len() - 1;
        let cells: Vec<String> = columns
            .iter()
            .enumerate()
            .map(|(at, one)| match at {
                0 => format!("{{% for {each} %}}{}", one.cell),
                at if at == last => format!("{}{{% endfor %}}", one.cell),
                _ => one.cell.to_owned(),
            })
            .collect();
        let mut at = 0..;
        self.row(columns, "<w:trPr><w:cantSplit/></w:trPr>", |one| {
            (if one.number { "BangSo" } else { "BangChu" }, cells[at.next().unwrap()].clone())
        });
        if !total.is_empty() {
            let mut at = 0..;
            self.row(columns, "<w:trPr><w:cantSplit/></w:trPr>", |one| {
                let text = total[at.next().unwrap()];
                let text = if text.is_empty() { String::new() } else { format!("__{text}__") };
                (if one.number { "BangSo" } else { "BangChu" }, text)
            });
        }
        self.body.push_str("</w:tbl>");
        self.p("SauBang", "");
    }

    fn row(&mut self, columns: &[Column], properties: &str, mut of: impl FnMut(&Column) -> (&'static str, String)) {
        write!(self.body, "<w:tr>{properties}").unwrap();
        for one in columns {
            let (style, text) = of(one);
            write!(
                self.body,
                "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>",
                one.width
            )
            .unwrap();
            paragraph(&mut self.body, style, "", &text);
            self.body.push_str("</w:tc>");
        }
        self.body.push_str("</w:tr>");
    }

    /// Two columns without lines: the header block, and recipients beside the signature.
    pub fn beside(&mut self, left_width: usize, left: &[(&str, &str)], right: &[(&str, &str)]) {
        let right_width = WIDTH - left_width;
        write!(self.body, "<w:tbl><w:tblPr><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"{left_width}\"/><w:gridCol w:w=\"{right_width}\"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>").unwrap();
        for (width, lines) in [(left_width, left), (right_width, right)] {
            write!(self.body, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>").unwrap();
            for (style, text) in lines {
                paragraph(&mut self.body, style, "", text);
            }
            self.body.push_str("</w:tc>");
        }
        self.body.push_str("</w:tr></w:tbl>");
    }

    /// The bytes of the .docx. `language` is that of the spelling checker: `vi-VN`.
    pub fn bytes(self, title: &str, language: &str) -> Vec<u8> {
        let document = format!(
            "{XML}<w:document {NAMES}><w:body>{}<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:headerReference w:type=\"first\" r:id=\"rId3\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>",
            self.body
        );
        let header = format!(
            "{XML}<w:hdr {NAMES}><w:p><w:pPr><w:pStyle w:val=\"SoTrang\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>"
        );
        let first = format!("{XML}<w:hdr {NAMES}><w:p><w:pPr><w:pStyle w:val=\"SoTrang\"/></w:pPr></w:p></w:hdr>");
        let core = format!(
            "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title><dc:creator>tonghop</dc:creator></cp:coreProperties>"
        );
        let parts: Parts = [
            ("[Content_Types].xml", TYPES.replace('\n', "")),
            ("_rels/.rels", ROOT_RELS.replace('\n', "")),
            ("docProps/core.xml", core),
            ("word/document.xml", document),
            ("word/styles.xml", styles(language)),
            ("word/settings.xml", format!("{XML}<w:settings {NAMES}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"567\"/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>")),
            ("word/header1.xml", header),
            ("word/header2.xml", first),
            ("word/_rels/document.xml.rels", RELS.replace('\n', "")),
        ]
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text.into_bytes()))
        .collect();
        pack(&parts)
    }
}

fn paragraph(out: &mut String, style: &str, properties: &str, text: &str) {
    write!(out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>").unwrap();
    let (mut bold, mut italic) = (false, false);
    for (at, part) in text.split("__").enumerate() {
        bold = at % 2 == 1 || (bold && at == 0);
        for (at, part) in part.split("~~").enumerate() {
            italic = if at > 0 { !italic } else { italic };
            if part.is_empty() {
                continue;
            }
            let look = match (bold, italic) {
                (true, true) => "<w:rPr><w:b/><w:i/></w:rPr>",
                (true, false) => "<w:rPr><w:b/></w:rPr>",
                (false, true) => "<w:rPr><w:i/></w:rPr>",
                (false, false) => "",
            };
            let part = part.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let part = part.replace('\t', "</w:t><w:tab/><w:t xml:space=\"preserve\">");
            write!(out, "<w:r>{look}<w:t xml:space=\"preserve\">{part}</w:t></w:r>").unwrap();
        }
    }
    out.push_str("</w:p>");
}

/// A style: id, name, what it is based on, paragraph properties, run properties.
type Style = (&'static str, &'static str, &'static str, &'static str, &'static str);

const STYLES: [Style; 24] = [
    ("TieuDeTrai", "Tiêu đề trái", "Normal", FLAT_CENTRE, ""),
    ("TieuDeTraiDam", "Tiêu đề trái đậm", "TieuDeTrai", "", "<w:b/>"),
    (
        "TieuDePhai",
        "Tiêu đề phải",
        "TieuDeTrai",
        "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr><w:ind w:left=\"160\" w:right=\"160\" w:firstLine=\"0\"/>",
        "<w:b/><w:sz w:val=\"30\"/><w:szCs w:val=\"30\"/>",
    ),
    ("DongNgayThang", "Dòng ngày tháng", "TieuDeTrai", "<w:spacing w:before=\"60\" w:after=\"0\"/>", "<w:i/>"),
    (
        "TenLoai",
        "Tên loại văn bản",
        "TieuDeTrai",
        "<w:spacing w:before=\"360\" w:after=\"0\"/>",
        "<w:b/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>",
    ),
    ("TrichYeu", "Trích yếu", "TieuDeTrai", "", "<w:b/>"),
    ("GachNgan", "Gạch ngắn", "TieuDeTrai", "<w:spacing w:before=\"0\" w:after=\"240\"/>", ""),
    // A dotted line to the margin, for her own words.
    (
        "DongCham",
        "Dòng chấm",
        "Normal",
        "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9071\"/></w:tabs><w:jc w:val=\"left\"/>",
        "",
    ),
    ("CanCu", "Căn cứ", "Normal", "", "<w:i/>"),
    (
        "Muc1",
        "Mục I",
        "Normal",
        "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"100\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:b/>",
    ),
    ("Muc2", "Mục 1", "Normal", "<w:keepNext/><w:outlineLvl w:val=\"1\"/>", "<w:b/>"),
    ("Muc3", "Mục 1.1", "Normal", "<w:keepNext/><w:outlineLvl w:val=\"2\"/>", "<w:b/><w:i/>"),
    (
        "TenBang",
        "Tên bảng",
        "TieuDeTrai",
        "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"80\"/>",
        "<w:b/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>",
    ),
    (
        "BangDau",
        "Bảng, dòng đầu",
        "TieuDeTrai",
        "<w:keepNext/><w:spacing w:before=\"40\" w:after=\"40\"/>",
        "<w:b/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>",
    ),
    (
        "BangChu",
        "Bảng, chữ",
        "Normal",
        "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/><w:ind w:firstLine=\"0\"/><w:jc w:val=\"left\"/>",
        "<w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>",
    ),
    ("BangSo", "Bảng, số", "BangChu", "<w:jc w:val=\"center\"/>", ""),
    (
        "SauBang",
        "Sau bảng",
        "Normal",
        "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/>",
        "<w:sz w:val=\"12\"/><w:szCs w:val=\"12\"/>",
    ),
    (
        "GhiChu",
        "Ghi chú dưới bảng",
        "Normal",
        "<w:ind w:firstLine=\"0\"/>",
        "<w:i/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>",
    ),
    // Keeps the signature from standing alone on a page.
    ("KetThuc", "Câu kết", "Normal", "<w:keepNext/><w:keepLines/>", ""),
    (
        "NoiNhan",
        "Nơi nhận",
        "Normal",
        "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:ind w:firstLine=\"0\"/><w:jc w:val=\"left\"/>",
        "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>",
    ),
    ("ChuKy", "Chữ ký", "TieuDeTrai", "", "<w:b/>"),
    ("ChoKy", "Chỗ ký", "ChuKy", "<w:spacing w:before=\"0\" w:after=\"1500\"/>", ""),
    ("SoTrang", "Số trang", "TieuDeTrai", "", ""),
    (
        "HuongDan",
        "Hướng dẫn soạn mẫu",
        "Normal",
        "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EAF1FB\"/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:ind w:firstLine=\"0\"/><w:jc w:val=\"left\"/>",
        "<w:color w:val=\"1F4E79\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>",
    ),
];

/// The names of the styles in an English document, in their order.
const ENGLISH: [&str; 24] = [
    "Head left",
    "Head left bold",
    "Head right",
    "Place and day",
    "Kind of document",
    "Subject",
    "Short rule",
    "Dotted line",
    "Authority",
    "Section I",
    "Section 1",
    "Section 1.1",
    "Table name",
    "Table head",
    "Table text",
    "Table number",
    "After a table",
    "Note below a table",
    "Closing sentence",
    "Recipients",
    "Signature",
    "Room to sign",
    "Page number",
    "How to edit",
];

const FLAT_CENTRE: &str = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:ind w:firstLine=\"0\"/><w:jc w:val=\"center\"/>";

fn styles(language: &str) -> String {
    let mut out = format!(
        "{XML}<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"{language}\" w:eastAsia=\"en-US\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:spacing w:before=\"0\" w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/><w:ind w:firstLine=\"567\"/><w:jc w:val=\"both\"/></w:pPr></w:style><w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
    );
    let english = language.starts_with("en");
    let table = if english { "Figures" } else { "Bảng số liệu" };
    let line = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
    let lines: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(line).concat();
    write!(out, "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"BangSoLieu\"><w:name w:val=\"{table}\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>").unwrap();
    for ((id, name, based, paragraph, run), english_name) in STYLES.into_iter().zip(ENGLISH) {
        let name = if english { english_name } else { name };
        write!(out, "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"{based}\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>").unwrap();
    }
    out + "</w:styles>"
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>
<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>
<Override PartName="/word/header2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>
</Types>"#;
const ROOT_RELS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>"#;
const RELS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>
<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header2.xml"/>
<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>
</Relationships>"#;
