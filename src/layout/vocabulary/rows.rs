//! Words of rows: titles, sub-headers, sums, remarks, signatures.

/// Labels of a total row, whole text.
pub(in crate::layout) const TOTAL_LABELS: &[&str] =
    &["tong cong", "tong so", "toan truong", "toan khoa", "toan doan", "cong chung", "tong chung"];

/// Beginnings of a row or header that sums, longer ones first.
pub(in crate::layout) const SUM_PREFIXES: &[&str] =
    &["tong cong so", "tong cong", "tong so", "tong", "cong so", "cong"];

/// Headers that sum the columns beside them without such a beginning, whole text.
pub(in crate::layout) const SUM_HEADERS: &[&str] =
    &["ca nam", "ca nam hoc", "toan nam", "ca ky", "ca quy", "ca dot", "luy ke", "cong don"];

/// What Excel and LibreOffice call the sum of all rows or columns, of subtotals and of pivot tables, whole text.
pub(in crate::layout) const GRAND_TOTALS: &[&str] = &[
    "grand total",
    "grand count",
    "grand sum",
    "grand average",
    "total result",
    "tong cuoi",
    "tong cong cuoi",
    "dem cuoi",
    "dem tong",
    "so dem cuoi",
];

/// How Excel ends the text of a row that it puts below each group of rows: `Phường Trà An Count`.
pub(in crate::layout) const SUBTOTALS: &[&str] =
    &["count", "total", "sum", "average", "max", "min", "dem", "so dem", "tong", "so luong", "trung binh"];

/// What such a sum is of, where it is of turns.
pub(in crate::layout) const TURNS: &[&str] = &["luot", "lan", "buoi"];

/// Words behind them that name no part of the whole.
pub(in crate::layout) const SUM_WORDS: &[&str] = &[
    "so", "cac", "luot", "lan", "buoi", "tham", "gia", "sinh", "hoat", "sh", "doan", "vien", "dv", "trong", "ca",
    "thang", "quy", "nam", "ky", "noi", "cu", "tru", "tai", "dia", "phuong", "co", "mat",
];

/// Beginnings of a total row's text.
pub(in crate::layout) const TOTAL_PREFIXES: &[&str] = &[
    "tong cong",
    "mang sang",
    "cong mang sang",
    "chuyen sang trang",
    "danh sach nay co",
    "danh sach nay gom",
    "danh sach co",
    "danh sach gom",
    "danh sach tren co",
    "danh sach tren gom",
    "tong danh sach",
    "an dinh danh sach",
];

/// Texts in the column of names that sum or describe the list: a row that begins so and has no number of its own is nobody's. One of
/// a single word must be all that stands there.
pub(in crate::layout) const FOOTERS: &[&str] = &[
    "tong",
    "cong",
    "ts",
    "tong so",
    "tong dv",
    "tong doan vien",
    "tong luot",
    "tong tham gia",
    "so luot",
    "so dv tham gia",
    "so doan vien tham gia",
    "so nguoi tham gia",
    "so luong tham gia",
    "si so",
    "co mat",
    "hien dien",
    "ty le",
    "ti le",
    "phan tram",
    "dat ty le",
    "vang",
    "vang mat",
    "so vang",
    "so dv vang",
    "khong tham gia",
    "so dv khong tham gia",
    "chua tham gia",
    "nu",
    "nam",
    "doan vien nu",
    "doan vien nam",
    "trong do",
    "dan toc",
    "ton giao",
    "dang vien",
    "binh quan",
    "trung binh",
];

/// Words of a footer that states a part of the list, or what is no sum of it at all: nothing above adds up to it.
pub(in crate::layout) const PARTS: &[&str] = &[
    "si so",
    "vang",
    "khong",
    "chua",
    "nghi",
    "nu",
    "trong do",
    "dan toc",
    "ton giao",
    "dang vien",
    "ty le",
    "ti le",
    "phan tram",
    "binh quan",
    "trung binh",
];

/// Of lists of who joined what is no activity of a union, folded.
pub(in crate::layout) const NO_TURNS: &[&str] = &["tham gia nghia vu"];

/// Words of titles by which those on a list did what it names, folded.
pub(in crate::layout) const DOING: &[&str] = &[
    "di",
    "du",
    "tham du",
    "chien si",
    "tinh nguyen vien",
    "sinh vien tinh nguyen",
    "tnv",
    "ra quan",
    "chien dich",
    "hoat dong",
    "hien mau",
    "don ve sinh",
    "don rac",
    "lam ve sinh",
    "ve sinh moi truong",
    "nhat rac",
    "thu gom rac",
    "trong cay",
    "trong hoa",
];

/// Words of titles of lists that hold some of the members, folded.
pub(in crate::layout) const SOME_MEMBERS: &[&str] = &[
    "uu tu",
    "tieu bieu",
    "khen thuong",
    "ky luat",
    "kho khan",
    "ho ngheo",
    "hoc bong",
    "ung ho",
    "quyen gop",
    "dong gop",
    "nhan qua",
    "tang qua",
    "ket nap",
    "truong thanh doan",
    "cam tinh dang",
    "vay von",
    "ky tuc xa",
    "chuyen sinh hoat",
    "chuyen den",
    "chuyen di",
    "xoa ten",
];

/// Whole texts in the column of names that say that there is nobody to report.
pub(in crate::layout) const NOBODY: &[&str] =
    &["khong", "khong co", "khong co ai", "khong co doan vien nao", "khong ai", "khong phat sinh"];

/// Whole texts of a signature block.
pub(in crate::layout) const SIGNATURES: &[&str] = &[
    "bi thu",
    "pho bi thu",
    "uy vien",
    "chu tich",
    "hieu truong",
    "pho hieu truong",
    "lop truong",
    "lop pho",
    "truong khoa",
    "nguoi lap",
    "nguoi lap phieu",
    "thu truong don vi",
    "giao vien chu nhiem",
    "gvcn",
    "co van hoc tap",
    "cvht",
    "ke toan",
];

/// Beginnings of a signature block's texts.
pub(in crate::layout) const SIGNATURE_PREFIXES: &[&str] = &[
    "nguoi lap bang",
    "nguoi lap bieu",
    "nguoi lap danh sach",
    "nguoi tong hop",
    "nguoi bao cao",
    "tm ban",
    "t m ban",
    "tm bch",
    "t m bch",
    "tm btv",
    "t m btv",
    "tm doan",
    "t m doan",
    "t m chi doan",
    "tm chi doan",
    "bi thu chi doan",
    "bi thu doan",
    "pho bi thu chi doan",
    "pho bi thu doan",
    "bi thu lop",
    "bi thu lien chi doan",
    "uy vien ban chap hanh",
    "uy vien bch",
    "uy vien btv",
    "uy vien ban thuong vu",
    "gvcn lop",
    "giao vien chu nhiem lop",
    "kt bi thu",
    "tl bi thu",
    "ky ten",
    "ky va ghi",
    "ky ghi",
    "ky ro",
    "ky dong dau",
    "xac nhan cua",
    "xac nhan gvcn",
    "xac nhan giao vien",
    "duyet cua",
    "noi nhan",
    "ban chap hanh",
    "dai dien",
];

/// Beginnings of a note row.
pub(in crate::layout) const NOTE_PREFIXES: &[&str] = &["ghi chu", "luu y", "chu thich", "trong do", "chu y"];

/// First words of a line that names a place, a unit or a time: a sub-header when it stands alone. The number is the
/// level, outermost first.
pub(in crate::layout) const CONTEXT_WORDS: &[(&str, u8)] = &[
    ("tinh", 0),
    ("thanh pho", 0),
    ("quan", 1),
    ("huyen", 1),
    ("doan phuong", 2),
    ("doan xa", 2),
    ("doan khoa", 2),
    ("doan co so", 2),
    ("doan tbm", 2),
    ("doan thi tran", 2),
    ("lien chi doan", 2),
    ("phuong", 2),
    ("xa", 2),
    ("thi tran", 2),
    ("dac khu", 2),
    ("khoa", 2),
    ("tbm", 2),
    ("khu vuc", 3),
    ("kv", 3),
    ("khu pho", 3),
    ("ap", 3),
    ("khom", 3),
    ("thon", 3),
    ("xom", 3),
    ("buon", 3),
    ("to dan pho", 3),
    ("to", 3),
    ("chi doan", 3),
    ("lop", 3),
    ("don vi", 3),
    ("thang", 4),
    ("quy", 4),
    ("dot", 4),
    ("nhom", 4),
    ("hoat dong", 4),
    ("noi dung", 4),
    ("phuong thuc", 4),
    ("sinh hoat", 4),
    ("danh sach", 4),
    ("hoc ky", 4),
    ("nam hoc", 4),
    ("ngay", 5),
    ("giang vien", 5),
    ("vien chuc", 5),
    ("can bo", 5),
    ("hoc sinh", 5),
    ("sinh vien", 5),
    ("hssv", 5),
];

/// Beginnings of lines that belong to a title block and never head a column.
pub(in crate::layout) const TITLE_PREFIXES: &[&str] = &[
    "danh sach",
    "bao cao",
    "tong hop",
    "theo doi",
    "thong ke",
    "bieu",
    "bang tong hop",
    "phu luc",
    "mau",
    "doan tncs",
    "thanh doan",
    "tinh doan",
    "huyen doan",
    "quan doan",
    "bch",
    "ban chap hanh",
    "chi doan",
    "doan truong",
    "doan khoa",
    "doan phuong",
    "doan xa",
    "lop",
    "kem theo",
];

/// Words of a sheet that says there is nothing to report.
pub(in crate::layout) const NOTHING: &[&str] =
    &["khong phat sinh", "khong co phat sinh", "khong co so lieu", "khong co doan vien tham gia"];
