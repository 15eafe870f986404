//! What is said of letters: on the screen, in the outbox, and about their templates.

use crate::model::Lang;

/// What the engine of templates says of a mistake, in the language of whoever reads it: it speaks English only.
pub fn template_detail(lang: Lang, detail: &str) -> String {
    if lang == Lang::En {
        return if detail.is_empty() { "?".to_owned() } else { detail.to_owned() };
    }
    let said = if detail.contains("end of input") {
        "thiếu dấu đóng %} hoặc }}, hoặc thiếu endif, endfor"
    } else if detail.contains("unexpected end") {
        "câu lệnh chưa viết hết"
    } else if detail.contains("unexpected character") {
        "có dấu không dùng được ở đây"
    } else if detail.contains("unknown statement") {
        "có lệnh không có"
    } else {
        "có chữ hoặc dấu đặt sai chỗ"
    };
    said.to_owned()
}

sentences! {
    kind_up() {
        "báo cáo gửi cấp trên";
        "report to the unit above"
    }
    kind_ward() {
        "đề nghị phường, xã xác nhận";
        "confirmation asked of wards"
    }
    kind_faculty() {
        "số liệu gửi đoàn khoa";
        "letters with figures to faculties"
    }
    kind_reminder() {
        "nhắc đơn vị chưa nộp";
        "reminders to units that sent nothing"
    }
    kind_returned() {
        "trả lại để chỉnh sửa";
        "returned for correction"
    }
    template_mistake(file, line) {
        "Mẫu thư {file}, dòng {line} có lỗi";
        "The letter template {file} has a mistake in line {line}"
    }
    template_unknown_name(name) {
        "không có dữ liệu nào tên “{name}”";
        "there is nothing called “{name}”"
    }
    template_unknown_filter(detail) {
        "dùng lệnh không có ({detail})";
        "it uses what does not exist ({detail})"
    }
    template_syntax(detail) {
        "viết sai cú pháp ({detail})";
        "it is not written as a template ({detail})"
    }
    template_no_subject() {
        "dòng đầu là tiêu đề thư và đang trống";
        "the first line is the subject and is empty"
    }
    template_no_body() {
        "thư không có nội dung";
        "the letter has no text"
    }
    template_hint() {
        "Hãy sửa dòng đó, hoặc xóa tệp mẫu để dùng mẫu có sẵn, rồi chạy lại. Chưa ghi gì, chưa gửi gì.";
        "Correct that line, or delete the file to use the built-in template, and run again. Nothing was written or sent."
    }
    template_not_utf8(file) {
        "Mẫu thư {file} không phải là văn bản UTF-8";
        "The letter template {file} is no UTF-8 text"
    }
    template_save_utf8() {
        "Hãy mở bằng Notepad, chọn Tệp > Lưu dưới dạng, mã hóa UTF-8, rồi chạy lại; xóa tệp đi thì dùng mẫu có sẵn.";
        "Save it with the encoding UTF-8 and run again; without the file the built-in template is used."
    }
    no_unit_named() {
        "không rõ đơn vị";
        "no unit"
    }
    hold_disagree(file, path, sheet) {
        "Thư có dữ liệu cá nhân mà chưa chắc là của đơn vị này: tệp {file} nằm ở thư mục của {path}, còn trong bảng ghi {sheet}. Nếu đúng là của đơn vị này, hãy chuyển hai tệp .eml và .json về thư mục moi rồi gửi; nếu không, đặt tệp vào đúng thư mục hoặc sửa tên đơn vị trong bảng rồi chạy lại.";
        "The letter has personal data and it is doubtful whose they are: by its folder {file} is of {path}, by its sheet of {sheet}. If it is this unit's, move the .eml and the .json to the folder moi and send; else put the file into the right folder or correct the unit in the sheet and run again."
    }
    hold_unreadable(path) {
        "{path} đã bị sửa hoặc thay và không mở được như một bảng Excel, nên không biết bên trong có gì, của ai.";
        "{path} was edited or replaced and cannot be opened as a workbook, so nobody knows what it holds and whose it is."
    }
    hold_unmarked(path) {
        "{path} đã bị sửa hoặc thay và không còn dòng “Mã bảng”, nên không biết bảng này của đơn vị nào.";
        "{path} was edited or replaced and has lost the line with the code of the form, so nobody knows whose it is."
    }
    hold_other_unit(path, whose, ours) {
        "{path} có bảng của đơn vị khác: dòng “Mã bảng” ghi {whose}, còn thư này gửi {ours}.";
        "{path} holds another unit's sheet: the code of the form says {whose}, and this letter is for {ours}."
    }
    hold_other_book(path, other, ours) {
        "{path} là bảng khác: dòng “Mã bảng” ghi “{other}”, đúng ra là “{ours}”.";
        "{path} is another workbook: the code of the form is “{other}”, and should be “{ours}”."
    }
    hold_others_named(path, names) {
        "{path} chị đã sửa có tên đoàn viên không thuộc đơn vị này: {names}.";
        "{path} as you edited it names members who are not of this unit: {names}."
    }
    hold_stale(path) {
        "{path} chị sửa từ trước, sau đó bài nộp hoặc số liệu đã đổi, nên tệp ấy không còn khớp với thư này. Bản mới nằm cạnh tệp ấy, tên có thêm “-moi”.";
        "{path} was edited by you before what was sent or the figures changed, so it no longer agrees with this letter. The new one lies beside it, with “-moi” in its name."
    }
    hold_edited(path) {
        "Hãy xóa {path} rồi chạy lại để thư mang bản tonghop lập; nếu đúng là muốn gửi tệp ấy cho đơn vị này, chuyển hai tệp .eml và .json về thư mục moi rồi gửi.";
        "Delete {path} and run again, and the letter carries the one tonghop made; if that file is what this unit should get, move the .eml and the .json to the folder moi and send."
    }
    hold_report(said) {
        "{said}\nHãy mở bao-cao.docx xem lại và lưu ở dạng .docx (hoặc xóa tệp ấy để dùng bản mới) rồi chạy lại; nếu đúng là muốn gửi tệp ấy thì chuyển tệp .eml và .json sang thư mục moi rồi gửi";
        "{said}\nLook at bao-cao.docx and save it as .docx (or delete it, to use the new one) and run again; if it is what should go, move the .eml and the .json to the folder moi and send"
    }
    report_edited() {
        "đính kèm bao-cao.docx chị đã sửa";
        "carries bao-cao.docx as you edited it"
    }
    report_untouched() {
        "bao-cao.docx đính kèm còn nguyên như tonghop lập, chưa có số, ngày, chữ ký và phần ở các dòng chấm; cần điền thì sửa tệp ấy rồi chạy lại, thư sẽ mang bản đã sửa";
        "bao-cao.docx goes as tonghop made it, without number, date, signature and what belongs on the dotted lines; to fill them in edit that file and run again, the letter then carries it"
    }
    hold_outdated(said) {
        "{said}\nSửa các chỗ ấy trong bao-cao.docx (hoặc xóa tệp ấy để dùng bản mới) rồi chạy lại; nếu đúng như chị sửa thì chuyển tệp .eml và .json sang thư mục moi rồi gửi";
        "{said}\nCorrect these places in bao-cao.docx (or delete it, to use the new one) and run again; if it is right as you edited it, move the .eml and the .json to the folder moi and send"
    }
    workbook_edited() {
        "tong-hop.xlsx chị đã sửa không gửi kèm vì có danh sách người; thư mang bản số liệu tổng tonghop lập";
        "tong-hop.xlsx as you edited it is not sent, it names persons; the totals that tonghop made go instead"
    }
    parcel_edited(file) {
        "đính kèm {file} chị đã sửa";
        "carries {file} as you edited it"
    }
    refusal(unit, address, reason) {
        "{unit} <{address}>: {reason}";
        "{unit} <{address}>: {reason}"
    }
    no_address() {
        "chưa có địa chỉ thư";
        "no e-mail address is known"
    }
    bad_address(text) {
        "địa chỉ thư không đúng: “{text}”";
        "“{text}” is no e-mail address"
    }
    unregistered() {
        "chưa có trong danh sách đơn vị";
        "not in the list of units"
    }
    no_parent() {
        "  chưa biết cấp trên: điền [office] parent và email của [[unit]] đó";
        "  the unit above is not known: fill in [office] parent and the email of that [[unit]]"
    }
    where_addresses() {
        "  Bổ sung địa chỉ ở cột Thư điện tử của input/don-vi.xlsx, hoặc email của [[unit]] trong config.toml.";
        "  Put addresses into the e-mail column of input/don-vi.xlsx, or email of [[unit]] in config.toml."
    }
    cannot_write_to(why, level, count, names) {
        "  không soạn được, {why}: {count} {level} ({names})";
        "  not written, {why}: {count} {level} ({names})"
    }
    and_others(names, count) {
        "{names} và {count} đơn vị khác";
        "{names} and {count} more"
    }
    never_written() {
        "Thư: config.toml chưa có [mail] nên chưa soạn thư nào; điền [mail] from và host, chạy lại rồi gõ lại lệnh này";
        "Mail: config.toml has no [mail], so no letter was written; fill in [mail] from and host, run again, then type this command again"
    }
    no_mail() {
        "Thư: config.toml chưa có [mail] nên không soạn, không gửi thư nào; khi cần gửi thư, điền [mail] from và host rồi chạy lại";
        "Mail: config.toml has no [mail], so no letter is written or sent; to send letters fill in [mail] from and host and run again"
    }
    could_write(count) {
        "Thư: có {count} thư cần gửi nhưng config.toml chưa có [mail] nên chưa soạn, chưa gửi thư nào; điền [mail] from và host rồi chạy lại";
        "Mail: {count} letters could be written, but config.toml has no [mail], so none was and nothing is sent; fill in [mail] from and host and run again"
    }
    kind_head(kind, count) {
        "{kind}: {count} thư";
        "{kind}: {count}"
    }
    to(names, addresses) {
        "  {names} <{addresses}>";
        "  {names} <{addresses}>"
    }
    copy(addresses) {
        "    đồng gửi (Cc): {addresses}";
        "    Cc: {addresses}"
    }
    subject(subject) {
        "    tiêu đề: {subject}";
        "    subject: {subject}"
    }
    attached(name, size) {
        "    kèm: {name} ({size})";
        "    attached: {name} ({size})"
    }
    persons(count) {
        ", {count} dòng có tên người";
        ", {count} rows naming persons"
    }
    note(text) {
        "    lưu ý: {text}";
        "    note: {text}"
    }
    held_head(count) {
        "Để riêng ở thu/can-xem/, chưa gửi, cần người xem: {count} thư";
        "Laid aside in thu/can-xem/, not sent, for a person to judge: {count}"
    }
    tried_head(count) {
        "Ở thu/can-xem/, không chắc đã tới hoặc bị từ chối, không tự gửi lại: {count} thư";
        "In thu/can-xem/, refused or perhaps arrived, never sent again: {count}"
    }
    not_made_head(count) {
        "Không soạn được: {count} đơn vị";
        "Not written: {count} units"
    }
    total(count, persons) {
        "Tổng cộng {count} thư, {persons} dòng có tên người.";
        "{count} letters in all, {persons} rows naming persons."
    }
    held_ready(count) {
        "  {count} thư để riêng ở thu/can-xem/ vì phải có người xem trước; gõ `tonghop gui` để biết vì sao";
        "  {count} laid aside in thu/can-xem/, somebody has to look first; `tonghop send` says why"
    }
    trial(address) {
        "  Gửi thử: mọi thư tới {address} ([mail] to_all)";
        "  Trial: everything goes to {address} ([mail] to_all)"
    }
    capped(count) {
        "  mỗi lần gửi nhiều nhất {count} thư ([mail] max_messages), số còn lại để lần sau";
        "  at most {count} a sending ([mail] max_messages), the rest waits for the next"
    }
}
