//! What is wrong with config.toml or with an option, in sentences.

use crate::model::Lang;

sentences! {
    syntax(cause) {
        "Không đúng cú pháp TOML: {cause}.";
        "This is not TOML: {cause}."
    }
    unknown_key(key, place) {
        "Không có khóa “{key}” trong {place}.";
        "There is no key “{key}” in {place}."
    }
    unknown_key_suggested(key, place, near) {
        "Không có khóa “{key}” trong {place}; có phải là “{near}”?";
        "There is no key “{key}” in {place}; is it “{near}”?"
    }
    wrong_type(wanted, got) {
        "Ở đây phải là {wanted}, không phải {got}.";
        "Here belongs {wanted}, not {got}."
    }
    not_one_of(value, known) {
        "Không có giá trị “{value}”; chỉ có: {known}.";
        "There is no value “{value}”; there are: {known}."
    }
    not_one_of_suggested(value, known, near) {
        "Không có giá trị “{value}”; có phải là “{near}”? Chỉ có: {known}.";
        "There is no value “{value}”; is it “{near}”? There are: {known}."
    }
    bad_date(value) {
        "“{value}” không phải là ngày; viết năm-tháng-ngày, ví dụ 2021-04-30.";
        "“{value}” is no date; write year-month-day, such as 2021-04-30."
    }
    negative(value) {
        "{value} không dùng được; phải là số nguyên từ 0 trở lên.";
        "{value} cannot be used; a whole number from 0 belongs here."
    }
    out_of_range(value, low, high) {
        "{value} nằm ngoài khoảng cho phép, từ {low} đến {high}.";
        "{value} is outside the allowed range, {low} to {high}."
    }
    missing(key, place) {
        "{place} thiếu khóa “{key}”.";
        "{place} lacks the key “{key}”."
    }
    empty(key) {
        "“{key}” để trống; hãy điền hoặc xóa dòng này.";
        "“{key}” is empty; fill it in or delete the line."
    }
    bad_code(code) {
        "Mã “{code}” không dùng được: mã dùng làm tên thư mục nên không được có các ký tự \\ / : * ? \" < > |, không có khoảng trắng ở đầu và cuối.";
        "The code “{code}” cannot be used: it names a folder, so it must not hold \\ / : * ? \" < > | nor begin or end with a blank."
    }
    code_twice(code, line) {
        "Mã “{code}” đã khai ở dòng {line}.";
        "The code “{code}” was declared in line {line} already."
    }
    unknown_unit(code) {
        "Không có đơn vị nào mang mã “{code}”; hãy thêm một mục [[unit]] hoặc một dòng trong danh sách đơn vị (don-vi.xlsx) với mã này.";
        "No unit has the code “{code}”; add a [[unit]] or a row of the unit register (don-vi.xlsx) with it."
    }
    unknown_unit_suggested(code, near) {
        "Không có đơn vị nào mang mã “{code}”; có phải là “{near}”?";
        "No unit has the code “{code}”; is it “{near}”?"
    }
    own_parent(code) {
        "Đơn vị “{code}” nằm dưới chính nó: đơn vị cấp trên đi thành vòng.";
        "The unit “{code}” stands below itself: its parents go round in a circle."
    }
    not_an_address(value) {
        "“{value}” không phải là địa chỉ thư điện tử.";
        "“{value}” is no e-mail address."
    }
    ends_before(from, to) {
        "Ngày cuối {to} đứng trước ngày đầu {from}.";
        "The last day {to} lies before the first day {from}."
    }
    needs_both() {
        "[period] cần có cả from và to.";
        "[period] needs both from and to."
    }
    plain_not_loopback(host) {
        "security = \"none\" chỉ dùng được với chính máy này (localhost, 127.0.0.1, ::1), không phải “{host}”; hãy dùng \"starttls\" hoặc \"tls\".";
        "security = \"none\" is for this computer only (localhost, 127.0.0.1, ::1), not for “{host}”; use \"starttls\" or \"tls\"."
    }
    password_here() {
        "Không ghi mật khẩu vào config.toml; hãy để trong biến môi trường (password_env), tệp riêng (password_file) hoặc kho khóa của máy (keyring = true).";
        "No password belongs into config.toml; put it into an environment variable (password_env), a file (password_file) or the system's keyring (keyring = true)."
    }
    ask_above_merge(ask, merge) {
        "ask_at ({ask}) phải nhỏ hơn hoặc bằng merge_at ({merge}).";
        "ask_at ({ask}) must not be above merge_at ({merge})."
    }
    bad_time(value) {
        "“{value}” không phải là giờ; viết giờ:phút, ví dụ 07:30.";
        "“{value}” is no time of day; write hour:minute, such as 07:30."
    }
    bad_ward_code(code) {
        "“{code}” không phải là mã phường, xã; mã có năm chữ số, ví dụ 31168.";
        "“{code}” is no ward code; it has five digits, such as 31168."
    }
    unknown_province(name) {
        "Không có tỉnh, thành phố nào tên “{name}”.";
        "No province is called “{name}”."
    }
    bad_period(value) {
        "--period {value}: không hiểu kỳ này. Viết 2021-04 (tháng), 2021-Q1 (quý), 2020-2021 (năm học), 2018-09..2021-04 (từ tháng đến tháng), 2021-03-26..2021-04-10 (từ ngày đến ngày) hoặc last (kỳ vừa xong).";
        "--period {value} is no period. Write 2021-04 (a month), 2021-Q1 (a quarter), 2020-2021 (a school year), 2018-09..2021-04 (months), 2021-03-26..2021-04-10 (days) or last (the one just over)."
    }
    backward_period(value) {
        "--period {value}: ngày cuối đứng trước ngày đầu.";
        "--period {value} ends before it begins."
    }
    commented_header(header) {
        "Dòng {header} này còn dấu # ở đầu nên mục ấy chưa có hiệu lực, mà bên dưới có khóa của nó; hãy bỏ dấu # ở đầu dòng này.";
        "The line {header} still begins with #, so the section is not there, and keys of it stand below; take the # away."
    }
    /// Heads the list of mistakes.
    heading(file, count) {
        "{file} có {count} chỗ sai, chưa chạy:";
        "{file} has {count} mistakes, nothing was run:"
    }
    option_heading() {
        "Tùy chọn chưa đúng, chưa chạy:";
        "An option is wrong, nothing was run:"
    }
    hint() {
        "Sửa các chỗ trên rồi chạy lại. Mọi khóa đều có thể bỏ trống; `tonghop tao THƯ_MỤC` cho một config.toml mẫu có giải thích.";
        "Mend these places and run again. Every key may be left out; `tonghop init DIR` makes a config.toml with explanations."
    }
}

/// What is wrong with a line that is no TOML, by how the parser's words begin; its own words where none fits.
pub fn toml(lang: Lang, said: &str) -> &str {
    const KNOWN: &[(&str, &str)] = &[
        ("unclosed table", "thiếu dấu ] ở cuối tên mục"),
        ("unclosed array table", "thiếu dấu ]] ở cuối tên mục"),
        ("unclosed array", "thiếu dấu ] ở cuối danh sách"),
        ("unclosed inline table", "thiếu dấu } ở cuối"),
        ("invalid basic string", "thiếu dấu ngoặc kép \" ở cuối chữ, hoặc trong chữ có dấu \\"),
        ("invalid literal string", "thiếu dấu nháy ' ở cuối chữ"),
        ("invalid multi-line", "thiếu ba dấu ngoặc ở cuối chữ"),
        ("string values must be quoted", "chữ phải đặt trong dấu ngoặc kép, ví dụ name = \"Đoàn trường\""),
        ("missing opening quote", "thiếu dấu ngoặc kép \" ở đầu chữ"),
        ("missing escaped value", "dấu \\ trong chữ phải viết hai lần (\\\\), hoặc đặt chữ trong dấu nháy đơn '...'"),
        ("missing value", "sau dấu = chưa có giá trị"),
        (
            "key with no value",
            "dòng này chỉ có tên khóa, thiếu dấu = và giá trị; nếu là lời ghi chú thì đặt dấu # ở đầu dòng",
        ),
        ("missing assignment", "thiếu dấu = giữa tên khóa và giá trị"),
        ("extra assignment", "thừa dấu ="),
        ("extra `=`", "thừa dấu ="),
        ("missing comma", "thiếu dấu phẩy giữa các giá trị"),
        ("extra comma", "thừa dấu phẩy"),
        ("duplicate key", "khóa hoặc mục này đã ghi ở phía trên; chỉ ghi một lần"),
        ("invalid unquoted key", "tên khóa chỉ gồm chữ không dấu, số, dấu - và _"),
        ("unquoted keys cannot be empty", "thiếu tên khóa trước dấu ="),
        ("unexpected leading zero", "số không được bắt đầu bằng số 0; nếu là mã thì đặt trong dấu ngoặc kép"),
        ("invalid datetime", "ngày không đúng; viết năm-tháng-ngày, ví dụ 2021-04-30"),
        ("value is out of range", "ngày hoặc số này không có; ngày viết năm-tháng-ngày, ví dụ 2021-04-30"),
        ("unexpected content", "thừa chữ ở cuối dòng"),
        ("unexpected key or value", "thừa chữ ở cuối dòng, hoặc thiếu dấu ngoặc kép"),
        ("invalid", "giá trị không đúng; chữ phải đặt trong dấu ngoặc kép, ngày viết năm-tháng-ngày, ví dụ 2021-04-30"),
    ];
    let known = KNOWN.iter().find(|(begin, _)| said.starts_with(begin)).filter(|_| lang == Lang::Vi);
    known.map_or(said, |(_, words)| words)
}

/// A kind of value, as named in [`wrong_type`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Integer,
    Decimal,
    Bool,
    Date,
    List,
    /// `[name]`.
    Table,
    /// `[[name]]`.
    Tables,
    BoolOrText,
}

/// What a kind of value is called.
pub const fn kind(lang: Lang, kind: Kind) -> &'static str {
    match (lang, kind) {
        (Lang::Vi, Kind::Text) => "chữ trong dấu ngoặc kép",
        (Lang::Vi, Kind::Integer) => "số nguyên",
        (Lang::Vi, Kind::Decimal) => "số",
        (Lang::Vi, Kind::Bool) => "true hoặc false",
        (Lang::Vi, Kind::Date) => "ngày, ví dụ 2021-04-30",
        (Lang::Vi, Kind::List) => "danh sách trong ngoặc vuông",
        (Lang::Vi, Kind::Table) => "một nhóm khóa, viết [tên]",
        (Lang::Vi, Kind::Tables) => "các mục lặp lại, viết [[tên]]",
        (Lang::Vi, Kind::BoolOrText) => "true, false hoặc lý do trong dấu ngoặc kép",
        (Lang::En, Kind::Text) => "a text in quotes",
        (Lang::En, Kind::Integer) => "a whole number",
        (Lang::En, Kind::Decimal) => "a number",
        (Lang::En, Kind::Bool) => "true or false",
        (Lang::En, Kind::Date) => "a date such as 2021-04-30",
        (Lang::En, Kind::List) => "a list in square brackets",
        (Lang::En, Kind::Table) => "a group of keys, written [name]",
        (Lang::En, Kind::Tables) => "repeated entries, written [[name]]",
        (Lang::En, Kind::BoolOrText) => "true, false or a reason in quotes",
    }
}
