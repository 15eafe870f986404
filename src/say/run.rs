//! What `run`, `send`, `init` and `rules` print.

use crate::model::Lang;

sentences! {
    no_config(dir) {
        "Không có config.toml trong {dir}: đơn vị, địa bàn và kỳ được suy ra từ thư mục, tên tệp và tiêu đề.";
        "There is no config.toml in {dir}: units, wards and period are inferred from folders, file names and titles."
    }
    cannot_read(file) {
        "Không đọc được {file}";
        "Cannot read {file}"
    }
    cannot_remove(file) {
        "Không xóa được {file}";
        "Cannot remove {file}"
    }
    not_utf8(file) {
        "{file} không phải là văn bản UTF-8";
        "{file} is no UTF-8 text"
    }
    save_as_utf8() {
        "Mở bằng Notepad, chọn Tệp > Lưu dưới dạng, mã hóa UTF-8, rồi chạy lại.";
        "Save it with the encoding UTF-8 and run again."
    }
    see_permissions() {
        "Xem lại tên, quyền đọc, và tệp có đang bị chương trình khác giữ hay không.";
        "Look at its name, its permissions, and whether another program holds it."
    }
    collected(files) {
        "Đã cất câu trả lời vào input/: {files}";
        "Answers are kept in input/: {files}"
    }
    open_questions(open, answered, file) {
        "Câu hỏi: {open} câu chưa trả lời, {answered} câu đã trả lời; mở {file} để trả lời (không bắt buộc)";
        "Questions: {open} open, {answered} answered; open {file} to answer (none is required)"
    }
    questions_answered(answered) {
        "Câu hỏi: không còn câu nào chưa trả lời, {answered} câu đã trả lời";
        "Questions: none open, {answered} answered"
    }
    answers_unused(count, answers, file) {
        "Có {count} câu trả lời tonghop không hiểu nên chưa dùng ({answers}); {file} ghi cạnh mỗi câu có thể trả lời thế nào";
        "Answers that could not be understood and are not used: {count} ({answers}); {file} says beside each what can be answered"
    }
    answers_unused_earlier(count, answers) {
        "Có {count} câu trả lời tonghop không hiểu nên chưa dùng ({answers}); câu trả lời trước đó vẫn giữ. Xem trang Cần xử lý";
        "Answers that could not be understood and are not used: {count} ({answers}); what was answered before holds. See the sheet Cần xử lý"
    }
    locked(dir) {
        "Đang có một lần chạy khác trong {dir}";
        "Another run is at work in {dir}"
    }
    wait() {
        "Chờ lần kia xong rồi chạy lại.";
        "Wait for it to end and run again."
    }
    cannot_make(file) {
        "Không lập được {file}";
        "Cannot make {file}"
    }
    shorter_period() {
        "Bảng vượt quá giới hạn của Excel; hãy chia kỳ báo cáo ngắn hơn.";
        "It exceeds a limit of Excel; report a shorter period."
    }
    input_empty(dir) {
        "Thư mục {dir} không có tệp nào";
        "There is no file in {dir}"
    }
    put_files() {
        "Thả các bảng đã nhận vào thư mục này, mỗi đơn vị một thư mục con, rồi chạy lại. Chưa ghi gì.";
        "Drop what was sent into it, best a folder a unit, and run again. Nothing was written."
    }
    no_such_file(file) {
        "Không có tệp {file}";
        "There is no file {file}"
    }
    is_a_folder(file) {
        "{file} là thư mục; hãy nêu tên tệp";
        "{file} is a folder; name a file"
    }
    reading(done, total) {
        "đọc tệp {done}/{total}";
        "reading file {done}/{total}"
    }
    period(label, from, to) {
        "Kỳ {label} ({from} đến {to})";
        "Period {label} ({from} to {to})"
    }
    files(read, same, superseded, unreadable) {
        "{read} dùng, {same} gửi lại y nguyên, {superseded} bị bản mới thay, {unreadable} không đọc được";
        "{read} used, {same} sent again, {superseded} replaced by newer ones, {unreadable} unreadable"
    }
    handled(files) {
        "{files} tệp đã đọc ở kỳ trước; chỗ nào cần sửa đã nêu khi đó, không nhắc lại và không trả lại lần nữa";
        "{files} read for an earlier period already; what is wrong in them was said then, and is not returned again"
    }
    inferred() {
        "suy ra từ các bài nộp";
        "inferred from what was sent"
    }
    office_by_name(code, name, known) {
        "config.toml: [office] code “{code}” không có trong danh sách đơn vị; {name} ở đó có mã {known}, tonghop hiểu là đơn vị ấy. Xin sửa code cho khớp.";
        "config.toml: no unit of the register has the code “{code}” of [office]; {name} has the code {known} there and is taken for the office. Please correct the code."
    }
    office_by_register(name) {
        "Đơn vị lập báo cáo: {name}, suy ra từ danh sách đơn vị; không đúng thì ghi code và name ở mục [office] của config.toml";
        "The office that reports: {name}, inferred from the register of units; if it is wrong, write code and name under [office] in config.toml"
    }
    office_by_sheets(name) {
        "Đơn vị lập báo cáo: {name}, suy ra từ tiêu đề các bảng và tên thư mục; không đúng thì ghi code và name ở mục [office] của config.toml";
        "The office that reports: {name}, inferred from titles of sheets and names of folders; if it is wrong, write code and name under [office] in config.toml"
    }
    home_by_titles(province) {
        "Tỉnh, thành của đơn vị: {province}, suy ra từ tiêu đề các bảng; không đúng thì ghi province ở mục [office] của config.toml";
        "The office's province: {province}, inferred from the titles of the sheets; if it is wrong, write province under [office] in config.toml"
    }
    home_by_wards(province, wards) {
        "Tỉnh, thành của đơn vị: {province}, suy ra từ tên {wards} phường, xã; không đúng thì ghi province ở mục [office] của config.toml";
        "The office's province: {province}, inferred from the names of {wards} wards; if it is wrong, write province under [office] in config.toml"
    }
    period_by_option() {
        "theo --period";
        "by --period"
    }
    period_by_config() {
        "theo config.toml";
        "by config.toml"
    }
    members(total, student, lecturer, staff, other) {
        "{total} (HSSV {student}, giảng viên {lecturer}, viên chức {staff}, khác hoặc chưa rõ {other})";
        "{total} (students {student}, lecturers {lecturer}, staff {staff}, other or unknown {other})"
    }
    joined(count) {
        "{count} kết nạp trong kỳ";
        "{count} joined in the period"
    }
    not_on_roster(count) {
        "{count} người tham gia không có tên trong danh sách đoàn viên";
        "{count} took part and stand on no roster"
    }
    stated(total, difference, place) {
        "nơi khác nêu {total}, chênh {difference} ({place})";
        "stated elsewhere {total}, difference {difference} ({place})"
    }
    turns_and_persons(turns, persons) {
        "{turns} lượt của {persons} người";
        "{turns} turns by {persons} persons"
    }
    unnamed(turns) {
        "trong đó {turns} lượt chỉ có số, không có tên người; số người không gồm những lượt này";
        "{turns} of these turns are known as numbers only; the persons leave them out"
    }
    reported(received, expected) {
        "{received}/{expected} đơn vị trực thuộc đã nộp";
        "{received}/{expected} units reported"
    }
    reported_level(level, received, expected) {
        "{level} {received}/{expected}";
        "{level} {received}/{expected}"
    }
    nothing_for_period(period) {
        "{period}: chưa có bài nộp nào của kỳ này trong input/, nên chưa soạn và không gửi báo cáo lên cấp trên. Có bài nộp rồi thì chạy lại.";
        "{period}: nothing of this period is in input/ yet, so no report to the unit above was prepared or sent. Run again when something has come."
    }
    previous_unreadable(file, cause) {
        "Không so với kỳ trước được: không đọc được {file} ({cause}).";
        "Not compared with the period before: cannot read {file} ({cause})."
    }
    previous_damaged(file) {
        "Không so với kỳ trước được: {file} bị hỏng hoặc không do tonghop lập. Chạy lại kỳ đó thì so được.";
        "Not compared with the period before: {file} is damaged or not written by tonghop. Run that period again."
    }
    previous_other(file) {
        "Không so với kỳ trước được: {file} là số liệu của những ngày khác.";
        "Not compared with the period before: {file} is about other days."
    }
    previous(period, members, turns, groups) {
        "{period}: đoàn viên {members}, lượt {turns}{groups}";
        "{period}: members {members}, turns {turns}{groups}"
    }
    parcels(returned, met, asked) {
        "Trả bài: {returned} tệp trong phan-hoi/; đối chiếu: {met} tệp trong doi-chieu/, {asked} tệp chờ trả lời; nhận lại thì thả vào input/, trả lời ngay trong tệp ở doi-chieu/ cũng được";
        "To return: {returned} in phan-hoi/; introduced against confirmed: {met} in doi-chieu/, to be answered: {asked}; drop them into input/ when they come back, or answer in doi-chieu/ itself"
    }
    nothing_to_see() {
        "Không có gì cần người xem.";
        "Nothing needs a person."
    }
    needs_person(errors, queries) {
        "Cần người xem: {errors} lỗi, {queries} điều cần xem";
        "Needs a person: {errors} errors, {queries} queries"
    }
    and_more(count) {
        "… và {count} loại khác; xem trang Cần xử lý hoặc gõ `tonghop kiem-tra`";
        "… and {count} more kinds; see the sheet Cần xử lý or type `tonghop check`"
    }
    look_at(path) {
        "Mở: {path}";
        "Open: {path}"
    }
    cannot_open(path) {
        "Không tự mở được {path}, hãy bấm đúp vào tệp ấy";
        "Cannot open {path}, double-click it"
    }
    press_enter() {
        "Bấm phím Enter để đóng cửa sổ này.";
        "Press Enter to close this window."
    }
    kept(path, beside) {
        "Đã có người sửa {path}: giữ nguyên, bản mới ghi ở {beside}";
        "{path} was edited by a person: kept, the new one is {beside}"
    }
    kept_alone(path) {
        "Đã có người sửa {path}: giữ nguyên, lần chạy này không còn lập tệp ấy";
        "{path} was edited by a person: kept, this run makes it no more"
    }
    mail_done() {
        "Thư: bản này đã gửi trước đó, không gửi lại";
        "Mail: this content was sent before and is not sent again"
    }
    mail_ready(count) {
        "Thư: {count} thư đã soạn, chưa gửi; gõ `tonghop gui` để xem, `tonghop gui --yes` để gửi";
        "Mail: {count} prepared, not sent; type `tonghop send` to look, `tonghop send --yes` to send"
    }
    not_begun(period, from, today) {
        "Kỳ {period} chưa bắt đầu: từ ngày {from}, hôm nay mới {today}. Chưa ghi gì";
        "The period {period} has not begun: it begins on {from}, today is {today}. Nothing was written"
    }
    see_period() {
        "Hãy xem lại tháng, năm ở --period hoặc ở [period] trong config.toml, và ngày giờ của máy.";
        "Look at month and year of --period, or of [period] in config.toml, and at the clock of this computer."
    }
    never_run(period) {
        "Kỳ {period} chưa chạy lần nào nên chưa có thư; gõ `tonghop --period {period}` để chạy.";
        "The period {period} was never run, so there is no mail; `tonghop --period {period}` runs it."
    }
    stray_months(months) {
        "  Kỳ suy ra có cả tháng {months}, chỉ ở vài ô: xem period-isolated ở trang Cần xử lý; nếu ghi nhầm thì trả lời trong cau-hoi.xlsx hoặc chạy lại với --period trước khi gửi thư";
        "  The inferred period takes in {months}, for the sake of a few cells: see period-isolated on the sheet of findings; if it is a slip, answer in cau-hoi.xlsx or run again with --period before any mail is sent"
    }
    mail_none_new() {
        "Thư: không có thư mới cần gửi";
        "Mail: nothing new to send"
    }
    mail_none() {
        "Thư: không có thư nào cần gửi";
        "Mail: nothing to send"
    }
    mail_unknown(count) {
        "{count} thư ở thu/can-xem/ cần người xem: không chắc đã tới hay chưa, sẽ không tự gửi lại.";
        "{count} messages in thu/can-xem/ need a person: it is not known whether they arrived, they are never sent again."
    }
    mail_refused(count) {
        "{count} thư ở thu/can-xem/ bị máy chủ thư từ chối, chưa đến ai: xem lý do trong tệp .txt cạnh thư; nếu sai địa chỉ, sửa địa chỉ rồi chạy lại, thư sẽ được soạn lại; chưa sửa thì không gửi lại tới đó.";
        "{count} messages in thu/can-xem/ were refused by the mail server and reached nobody: the reason stands in the .txt beside each; if it is the address, correct it and run again, and the message is made anew; until then nothing more goes there."
    }
    no_mail_config() {
        "Chưa có [mail] trong config.toml nên chưa gửi được";
        "There is no [mail] in config.toml, so nothing can be sent"
    }
    fill_mail() {
        "Điền [mail] from, host, user và nơi để mật khẩu; `tonghop tao THƯ_MỤC` cho mẫu có giải thích.";
        "Fill in [mail] from, host, user and where the password is; `tonghop init DIR` makes an explained example."
    }
    dry_run() {
        "Chưa gửi gì, chưa kết nối đi đâu. Gõ `tonghop gui --yes` để gửi.";
        "Nothing was sent, no connection was made. Type `tonghop send --yes` to send."
    }
    place_sent() {
        "đã gửi";
        "sent"
    }
    place_waiting() {
        "còn phải gửi";
        "still to send"
    }
    place_look() {
        "cần xem";
        "to be looked at"
    }
    sent(count) {
        "Đã gửi {count} thư.";
        "{count} messages sent."
    }
    not_sent(count) {
        "{count} thư chưa gửi được.";
        "{count} messages were not sent."
    }
    init_exists(file) {
        "Đã có {file}, không ghi đè";
        "{file} is there already and is not overwritten"
    }
    init_elsewhere() {
        "Chọn một thư mục khác, hoặc dời tệp cũ đi rồi chạy lại.";
        "Choose another folder, or move the old file away and run again."
    }
    template_elsewhere() {
        "Ghi ra tệp khác bằng --out TỆP, hoặc dời tệp cũ đi rồi chạy lại.";
        "Write another file with --out FILE, or move the old one away and run again."
    }
    template_done(file) {
        "Đã tạo {file}. Gửi cho đơn vị điền rồi thả bản đã điền vào input/.";
        "Made {file}. Hand it out, and drop what comes back into input/."
    }
    register_done(file) {
        "Đã tạo {file}. Điền các đơn vị của mình rồi thả vào input/.";
        "Made {file}. Fill in your units and drop it into input/."
    }
    init_failed(path) {
        "Không tạo được {path}";
        "Cannot make {path}"
    }
    init_done(dir, quoted) {
        "Đã tạo thư mục làm việc {dir}. Việc tiếp theo: thả các bảng đã nhận vào input/ rồi gõ `tonghop -C {quoted}`. Không bắt buộc phải điền config.toml.";
        "Made the working folder {dir}. Next: drop what was sent into input/ and type `tonghop -C {quoted}`. config.toml need not be filled in."
    }
    init_note() {
        "Thư mục làm việc của tonghop\n\n1. Thả mọi bảng các đơn vị gửi về vào input/, mỗi đơn vị một thư mục con càng tốt. Tên tệp thế nào cũng được; tonghop không sửa, không xóa gì trong đó.\n2. Gõ: tonghop\n3. Mở output/<kỳ>/tong-hop.xlsx.\n\nCó danh sách đơn vị thì biết ai chưa nộp: gõ `tonghop mau units`, điền rồi thả vào input/.\nMuốn đặt kỳ, hộp thư, lịch chạy: mở config.toml bằng Notepad, bỏ dấu # ở dòng cần dùng. Sau đó gõ `tonghop kham` để kiểm tra.\nMẫu thư ở templates/thu/, sửa được bằng Notepad.\n";
        "Working folder of tonghop\n\n1. Drop every sheet the units send into input/, best a folder a unit. Any file names will do; tonghop changes and deletes nothing there.\n2. Type: tonghop\n3. Open output/<period>/tong-hop.xlsx.\n\nWith a register of units it knows who has not sent: type `tonghop template units`, fill it in, drop it into input/.\nFor period, mailbox and schedule open config.toml and remove the # of the lines you want. Then type `tonghop doctor`.\nLetters stand in templates/thu/ and may be edited.\n"
    }
    init_note_name() {
        "DOC-TRUOC.txt";
        "READ-ME-FIRST.txt"
    }
    no_such_rule(code) {
        "Không có mã phát hiện “{code}”";
        "There is no finding “{code}”"
    }
    is_it(near) {
        "Có phải là “{near}”? Gõ `tonghop quy-tac` để xem mọi mã.";
        "Is it “{near}”? Type `tonghop rules` for all of them."
    }
    all_rules() {
        "Gõ `tonghop quy-tac` để xem mọi mã.";
        "Type `tonghop rules` for all of them."
    }
    rule_count(count) {
        "{count} mã. Lỗi: dòng phải chờ hoặc giá trị bị bỏ. Cần xem: vẫn tính, cần người xem. Ghi chú: đã tự sửa. Gõ `tonghop quy-tac MÃ` để đọc một mã.";
        "{count} codes. Error: the row waits or the value is dropped. Query: counted, somebody should look. Note: repaired. Type `tonghop rules CODE` to read one."
    }
    what_to_do(remedy) {
        "Cần làm: {remedy}";
        "What to do: {remedy}"
    }
}

/// Headings of the lines that `run` prints.
pub struct Heads {
    pub sent: &'static str,
    pub balance: &'static str,
    pub read: &'static str,
    pub counted: &'static str,
    pub duplicate: &'static str,
    pub waiting: &'static str,
    pub outside: &'static str,
    pub residual: &'static str,
    pub rows: &'static str,
    pub claims: &'static str,
    pub members: &'static str,
    pub turns: &'static str,
    pub groups: &'static str,
    pub grades: &'static str,
    pub introductions: &'static str,
    pub reporting: &'static str,
    pub persons: &'static str,
    pub turns_unit: &'static str,
    pub previous: &'static str,
}

pub const fn heads(lang: Lang) -> Heads {
    match lang {
        Lang::Vi => Heads {
            sent: "Tệp nhận",
            balance: "Cân đối",
            read: "đọc",
            counted: "tính",
            duplicate: "trùng",
            waiting: "chờ",
            outside: "ngoài",
            residual: "còn dư",
            rows: "dòng",
            claims: "lượt khai",
            members: "Đoàn viên",
            turns: "Lượt",
            groups: "Nhóm",
            grades: "Kết quả",
            introductions: "Giới thiệu",
            reporting: "Nộp bài",
            persons: "người",
            turns_unit: "lượt",
            previous: "Kỳ trước",
        },
        Lang::En => Heads {
            sent: "Files",
            balance: "Balance",
            read: "read",
            counted: "counted",
            duplicate: "same",
            waiting: "waiting",
            outside: "outside",
            residual: "residual",
            rows: "rows",
            claims: "claims",
            members: "Members",
            turns: "Turns",
            groups: "Groups",
            grades: "Grades",
            introductions: "Slips",
            reporting: "Reported",
            persons: "persons",
            turns_unit: "turns",
            previous: "Before",
        },
    }
}

sentences! {
    introduced(introduced, confirmed, unconfirmed, rest) {
        "{introduced} phiếu còn hiệu lực trong kỳ: {confirmed} đã xác nhận, {unconfirmed} chưa, {rest} khác";
        "{introduced} slips that hold in the period: {confirmed} confirmed, {unconfirmed} not, {rest} otherwise"
    }
}
