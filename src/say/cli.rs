//! Help of the command line, and what is wrong with how it was called.

use crate::model::Lang;

/// The help of one command or option: (command, option, Vietnamese, English). The command is empty for what all have,
/// the option is empty for the command itself.
pub const HELP: &[(&str, &str, &str, &str)] = &[
    (
        "",
        "",
        "Tổng hợp kết quả sinh hoạt Đoàn tại nơi cư trú: đọc mọi bảng trong input/, lập bảng tổng hợp cân đối đến từng dòng trong output/, soạn thư gửi lên cấp trên.",
        "Consolidates residence activity of a Youth Union: reads every sheet in input/, writes the balanced workbook into output/, prepares the mail.",
    ),
    ("", "dir", "Thư mục làm việc (mặc định: thư mục hiện tại)", "Working folder (default: where it was called)"),
    (
        "",
        "period",
        "Kỳ: 2021-04, 2021-Q1, 2020-2021 (năm học), 2018-09..2021-04, 2021-03-26..2021-04-10, last (kỳ vừa xong)",
        "Period: 2021-04, 2021-Q1, 2020-2021 (school year), 2018-09..2021-04, 2021-03-26..2021-04-10, last (the one just over)",
    ),
    ("", "lang", "Ngôn ngữ: vi hoặc en", "Language: vi or en"),
    ("", "json", "In kết quả dạng JSON ra stdout", "Print the result as JSON on stdout"),
    ("", "strict", "Nghiêm ngặt: mọi điều cần xem đều là lỗi", "Queries are errors"),
    ("", "verbose", "Nói kỹ hơn, kể cả ghi chú về cách trình bày", "Say more, notes about structure too"),
    ("", "quiet", "Chỉ in kết quả và lỗi", "Print results and errors only"),
    ("", "today", "Coi hôm nay là ngày này (năm-tháng-ngày)", "Take this day (year-month-day) for today"),
    ("", "full", "In đủ số CCCD, số điện thoại (mặc định che bớt)", "Print identifiers in full (masked by default)"),
    ("", "help", "In trợ giúp", "Print help"),
    ("", "version", "In phiên bản", "Print version"),
    (
        "run",
        "",
        "(chay) Đọc input/, lập output/<kỳ>/, soạn thư, in cân đối và việc cần người xem; không gõ lệnh nào cũng là lệnh này",
        "(chay) Reads input/, writes output/<period>/, prepares the mail, prints the balance and what needs a person; the same as no command",
    ),
    ("run", "send", "Lập xong thì gửi thư luôn", "Send the mail when done"),
    ("run", "open", "Lập xong thì mở trang tổng quan", "Open the page when done"),
    (
        "check",
        "",
        "(kiem-tra) Cho biết từng tệp được hiểu ra sao và mọi phát hiện; không ghi gì",
        "(kiem-tra) Tells what was understood of each file, and every finding; writes nothing",
    ),
    (
        "check",
        "files",
        "Các tệp cần xem; không nêu tệp nào thì xem cả input/",
        "Files to look at; without any all of input/",
    ),
    (
        "status",
        "",
        "(tinh-hinh) Mỗi đơn vị đang ở tình trạng nào: chưa nộp, không đọc được, cần sửa, trễ, đã nhận; không ghi gì",
        "(tinh-hinh) Every expected unit in one state: missing, unreadable, returned, late, accepted; writes nothing",
    ),
    (
        "send",
        "",
        "(gui) Cho xem sẽ gửi gì cho ai; có --yes mới gửi",
        "(gui) Shows who would get what; sends only with --yes",
    ),
    ("send", "yes", "Gửi thật", "Send"),
    (
        "init",
        "",
        "(tao) Tạo thư mục làm việc mới: config.toml có giải thích, input/, templates/, output/",
        "(tao) Makes a new working folder: a config.toml with explanations, input/, templates/, output/",
    ),
    ("init", "target", "Thư mục cần tạo", "Folder to make"),
    (
        "rules",
        "",
        "(quy-tac) Danh mục mã phát hiện, hoặc giải thích một mã",
        "(quy-tac) The catalogue of findings, or one of them explained",
    ),
    ("rules", "code", "Mã cần giải thích, ví dụ id-lost-zero", "Code to explain, such as id-lost-zero"),
    (
        "diff",
        "",
        "(so-sanh) So hai bài nộp hoặc hai kỳ: thêm, bớt, đổi những gì",
        "(so-sanh) Compares two submissions or two periods: what was added, is gone, has changed",
    ),
    (
        "diff",
        "before",
        "Bản trước: một tệp, hoặc một kỳ trong output/ (ví dụ 2021-03), hoặc một tệp so-lieu.json",
        "The earlier one: a file, or a period in output/ (such as 2021-03), or a so-lieu.json",
    ),
    ("diff", "after", "Bản sau, cùng loại với bản trước", "The later one, of the same sort"),
    (
        "template",
        "",
        "(mau) Tạo bảng trống để phát cho đơn vị điền, có ô chọn sẵn",
        "(mau) Makes an empty workbook to hand out, with drop-downs",
    ),
    (
        "template",
        "kind",
        "roster hoặc doan-vien (danh sách đoàn viên), introductions hoặc gioi-thieu (giới thiệu), participations hoặc tham-gia (mỗi lượt một dòng), participations-wide hoặc tham-gia-theo-nhom (mỗi nhóm một cột), confirmations hoặc xac-nhan (phường, xã xác nhận), aggregate hoặc so-tong-hop (số tổng hợp), units hoặc don-vi (danh sách đơn vị)",
        "roster, introductions, participations (a line a turn), participations-wide (a column a group), confirmations, aggregate, units",
    ),
    (
        "template",
        "out",
        "Ghi vào tệp này (mặc định: <LOẠI>.xlsx trong thư mục làm việc)",
        "Write this file (default: <KIND>.xlsx in the working folder)",
    ),
    (
        "schedule",
        "",
        "(lich) Lần chạy hằng tháng tự động: đặt lịch, xem lịch, gỡ lịch",
        "(lich) The monthly run by itself: installs, shows, removes it",
    ),
    ("schedule", "action", "install (đặt lịch), show (xem, mặc định), remove (gỡ)", "install, show (default), remove"),
    (
        "doctor",
        "",
        "(kham) Khám thư mục làm việc: cấu hình, mẫu, đơn vị, địa chỉ, đăng nhập thư, ổ đĩa, ngày giờ",
        "(kham) Looks the working folder over: config, templates, units, addresses, mail login, disk, clock",
    ),
    ("doctor", "offline", "Không kết nối máy chủ thư", "Do not connect to the mail server"),
    (
        "completions",
        "",
        "In tệp gợi ý lệnh cho bash, zsh, fish, powershell hoặc elvish",
        "Prints completions for bash, zsh, fish, powershell or elvish",
    ),
    ("completions", "shell", "bash, zsh, fish, powershell hoặc elvish", "bash, zsh, fish, powershell or elvish"),
    ("man", "", "In trang hướng dẫn dạng man", "Prints the manual page"),
];

/// What the placeholders of values are called in help.
pub const VALUES: &[(&str, &str, &str)] = &[
    ("dir", "THƯ_MỤC", "DIR"),
    ("period", "KỲ", "PERIOD"),
    ("lang", "NGÔN_NGỮ", "LANG"),
    ("today", "NGÀY", "DATE"),
    ("files", "TỆP", "FILE"),
    ("target", "THƯ_MỤC", "DIR"),
    ("code", "MÃ", "CODE"),
    ("before", "TRƯỚC", "BEFORE"),
    ("after", "SAU", "AFTER"),
    ("kind", "LOẠI", "KIND"),
    ("out", "TỆP", "FILE"),
    ("action", "VIỆC", "ACTION"),
    ("shell", "SHELL", "SHELL"),
];

sentences! {
    unknown_option(name) {
        "Không có tùy chọn “{name}”.";
        "There is no option “{name}”."
    }
    unknown_option_suggested(name, near) {
        "Không có tùy chọn “{name}”; có phải là “{near}”?";
        "There is no option “{name}”; is it “{near}”?"
    }
    unknown_command(name) {
        "Không có lệnh “{name}”.";
        "There is no command “{name}”."
    }
    unknown_command_suggested(name, near) {
        "Không có lệnh “{name}”; có phải là “{near}”?";
        "There is no command “{name}”; is it “{near}”?"
    }
    unexpected(name) {
        "Thừa “{name}”: lệnh này không nhận gì thêm.";
        "“{name}” is too much: this command takes nothing more."
    }
    needs_value(option) {
        "Tùy chọn {option} phải có giá trị đi kèm.";
        "The option {option} needs a value."
    }
    bad_value(option, value, known) {
        "{option}: không có giá trị “{value}”; chỉ có: {known}.";
        "{option}: there is no value “{value}”; there are: {known}."
    }
    not_accepted(option, value) {
        "{option}: giá trị “{value}” không dùng được.";
        "{option}: the value “{value}” cannot be used."
    }
    bad_day(option, value) {
        "{option}: “{value}” không phải là ngày; viết năm-tháng-ngày, ví dụ 2021-04-30.";
        "{option}: “{value}” is no date; write year-month-day, such as 2021-04-30."
    }
    lacking(names) {
        "Còn thiếu: {names}.";
        "Missing: {names}."
    }
    conflict(one, other) {
        "{one} không dùng chung với {other} được.";
        "{one} cannot be used with {other}."
    }
    twice(option) {
        "{option} chỉ được nêu một lần.";
        "{option} may be given once only."
    }
    not_understood(words) {
        "Không hiểu cách gọi này: {words}";
        "This call was not understood: {words}"
    }
    see_help() {
        "Gõ `tonghop --help` để xem các lệnh và tùy chọn.";
        "Type `tonghop --help` for commands and options."
    }
}

/// Headings and frame of help.
pub const fn usage(lang: Lang) -> &'static str {
    super::pick(lang, "Cách dùng", "Usage")
}

pub const fn commands(lang: Lang) -> &'static str {
    super::pick(lang, "Lệnh", "Commands")
}

pub const fn options(lang: Lang) -> &'static str {
    super::pick(lang, "Tùy chọn", "Options")
}

pub const fn arguments(lang: Lang) -> &'static str {
    super::pick(lang, "Đối số", "Arguments")
}

/// Headings of the manual page, which its writer has in English only.
pub const MANUAL: &[(&str, &str)] = &[
    ("NAME", "TÊN"),
    ("SYNOPSIS", "CÁCH DÙNG"),
    ("DESCRIPTION", "MÔ TẢ"),
    ("OPTIONS", "TÙY CHỌN"),
    ("SUBCOMMANDS", "LỆNH"),
    ("VERSION", "PHIÊN BẢN"),
    ("EXTRA", "THÊM"),
    ("AUTHORS", "TÁC GIẢ"),
];

/// How an error begins.
pub const fn error(lang: Lang) -> &'static str {
    super::pick(lang, "Lỗi", "Error")
}

/// Usage lines, which clap would write in English: (command, Vietnamese, English).
pub const USAGE: &[(&str, &str, &str)] = &[
    ("", "tonghop [TÙY CHỌN] [LỆNH]", "tonghop [OPTIONS] [COMMAND]"),
    ("run", "tonghop run [TÙY CHỌN]", "tonghop run [OPTIONS]"),
    ("check", "tonghop check [TÙY CHỌN] [TỆP]...", "tonghop check [OPTIONS] [FILE]..."),
    ("status", "tonghop status [TÙY CHỌN]", "tonghop status [OPTIONS]"),
    ("send", "tonghop send [TÙY CHỌN]", "tonghop send [OPTIONS]"),
    ("init", "tonghop init [TÙY CHỌN] THƯ_MỤC", "tonghop init [OPTIONS] DIR"),
    ("rules", "tonghop rules [TÙY CHỌN] [MÃ]", "tonghop rules [OPTIONS] [CODE]"),
    ("diff", "tonghop diff [TÙY CHỌN] TRƯỚC SAU", "tonghop diff [OPTIONS] BEFORE AFTER"),
    ("template", "tonghop template [TÙY CHỌN] LOẠI", "tonghop template [OPTIONS] KIND"),
    ("schedule", "tonghop schedule [TÙY CHỌN] [VIỆC]", "tonghop schedule [OPTIONS] [ACTION]"),
    ("doctor", "tonghop doctor [TÙY CHỌN]", "tonghop doctor [OPTIONS]"),
    ("completions", "tonghop completions SHELL", "tonghop completions SHELL"),
    ("man", "tonghop man", "tonghop man"),
];
