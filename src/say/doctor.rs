//! What `doctor` prints.

use crate::model::Lang;

sentences! {
    ok() {
        "đạt";
        "ok"
    }
    look() {
        "cần xem";
        "look"
    }
    error() {
        "lỗi";
        "error"
    }
    config() {
        "cấu hình";
        "config"
    }
    templates() {
        "mẫu";
        "templates"
    }
    knowledge() {
        "từ vựng";
        "words"
    }
    input() {
        "bài nộp";
        "input"
    }
    units() {
        "đơn vị";
        "units"
    }
    addresses() {
        "địa chỉ";
        "addresses"
    }
    mail() {
        "hộp thư";
        "mail"
    }
    disk() {
        "ổ đĩa";
        "disk"
    }
    clock() {
        "ngày giờ";
        "clock"
    }
    lock() {
        "lượt chạy";
        "lock"
    }
    total(ok, look, error) {
        "{ok} đạt, {look} cần xem, {error} lỗi";
        "{ok} ok, {look} to look at, {error} errors"
    }
    no_config() {
        "không có config.toml; đơn vị, địa bàn và kỳ được suy ra từ bài nộp";
        "there is no config.toml; units, wards and period are inferred"
    }
    config_read(period, units) {
        "config.toml không có lỗi; kỳ {period}; {units} đơn vị ghi trong đó";
        "config.toml has no mistake; period {period}; {units} units in it"
    }
    mend_config() {
        "Sửa config.toml ở những dòng trên rồi chạy lại.";
        "Mend these lines of config.toml and run again."
    }
    own_templates(files) {
        "mẫu của thư mục này đọc và điền được: {files}";
        "the templates of this folder can be filled in: {files}"
    }
    builtin_templates() {
        "dùng mẫu có sẵn";
        "the built-in ones are used"
    }
    no_collision() {
        "không từ nào chỉ hai nhóm, hai phương thức hoặc hai kết quả";
        "no word stands for two groups, channels or grades"
    }
    collision(word, codes) {
        "“{word}” chỉ cả {codes}";
        "“{word}” stands for {codes}"
    }
    mend_collision() {
        "Bỏ từ đó ở một trong hai mục của config.toml; khi chưa bỏ thì mục đứng trước được dùng.";
        "Take the word from one of them in config.toml; until then the first one holds."
    }
    input_empty() {
        "thư mục input/ chưa có gì";
        "input/ is empty"
    }
    fill_input() {
        "Thả các bảng đã nhận vào input/, mỗi đơn vị một thư mục con càng tốt.";
        "Drop what was sent into input/, best a folder a unit."
    }
    no_mail() {
        "chưa dùng: config.toml chưa có [mail]";
        "not used: there is no [mail] in config.toml"
    }
    unread(names) {
        "không đọc được: {names}";
        "cannot be read: {names}"
    }
    files(count, largest, size, limit) {
        "{count} tệp; lớn nhất {largest} ({size} KB, giới hạn khi mở ra {limit} MB)";
        "{count} files; the largest {largest} ({size} KB, the limit once unpacked is {limit} MB)"
    }
    and_more(names, rest) {
        "{names} và {rest} nữa";
        "{names} and {rest} more"
    }
    offline_password(user) {
        "có mật khẩu của {user}; không thử kết nối (--offline)";
        "there is a password for {user}; no connection was tried (--offline)"
    }
    offline_open(host) {
        "{host} không cần đăng nhập; không thử kết nối (--offline)";
        "{host} needs no login; no connection was tried (--offline)"
    }
    logged_in(host, user) {
        "đăng nhập được {host} với {user}; không gửi gì";
        "logged in to {host} as {user}; nothing was sent"
    }
    connected(host) {
        "kết nối được {host}, không cần đăng nhập; không gửi gì";
        "connected to {host}, no login needed; nothing was sent"
    }
    mend_mail() {
        "Xem lại [mail] host, port, security, user và mật khẩu; Gmail và nhiều hộp thư khác cần mật khẩu ứng dụng.";
        "Look at [mail] host, port, security, user and the password; Gmail and others want an app password."
    }
    not_writable(place) {
        "không ghi được vào {place}";
        "{place} cannot be written"
    }
    free(megabytes) {
        "ghi được; còn trống {megabytes} MB";
        "writable; {megabytes} MB free"
    }
    writable() {
        "ghi được";
        "writable"
    }
    make_space() {
        "Xóa bớt tệp không cần để có chỗ trống.";
        "Free some space."
    }
    absurd(today) {
        "máy đang ghi hôm nay là {today}";
        "this computer says that today is {today}"
    }
    behind(today, newest) {
        "hôm nay {today}, nhưng bài nộp đã nói tới {newest}";
        "today is {today}, and what was sent speaks of {newest}"
    }
    newest(today, newest) {
        "hôm nay {today}; ngày, tháng mới nhất trong bài nộp: {newest}";
        "today is {today}; the newest day or month in what was sent: {newest}"
    }
    today(today) {
        "hôm nay {today}";
        "today is {today}"
    }
    set_clock() {
        "Chỉnh lại ngày giờ của máy, hoặc xem bài nộp có ghi nhầm năm không.";
        "Set the computer's clock, or see whether a sheet has a wrong year."
    }
    unlocked() {
        "không có lần chạy nào khác";
        "no other run is at work"
    }
    no_folder(place) {
        "không có thư mục {place}";
        "there is no folder {place}"
    }
    no_register() {
        "chưa có danh sách đơn vị nên không biết ai chưa nộp và gửi thư cho ai";
        "there is no register of units: nobody knows who has not sent, or whom to write to"
    }
    make_register() {
        "Gõ `tonghop mau units`, điền rồi thả vào input/, hoặc ghi [[unit]] trong config.toml.";
        "Type `tonghop template units`, fill it in and drop it into input/, or write [[unit]] in config.toml."
    }
    register(count, levels) {
        "{count} đơn vị: {levels}";
        "{count} units: {levels}"
    }
    orphans(names) {
        "không ghi cấp trên, nên xếp thẳng dưới đơn vị mình: {names}";
        "no unit above is given, so they stand directly below us: {names}"
    }
    upside_down(names) {
        "cấp trên không cao hơn: {names}";
        "the unit above is of no higher level: {names}"
    }
    same_name(names) {
        "trùng tên: {names}";
        "the same name: {names}"
    }
    mend_register() {
        "Sửa trong bảng đơn vị ở input/ hoặc trong config.toml.";
        "Mend it in the units sheet in input/ or in config.toml."
    }
    addresses_known(with, all) {
        "{with}/{all} đơn vị có địa chỉ thư";
        "{with} of {all} units have an e-mail address"
    }
    parent_without(unit) {
        "cấp trên chưa có địa chỉ thư: {unit}; báo cáo sẽ không gửi đi được";
        "the unit above has no e-mail address: {unit}; the report cannot be mailed"
    }
    without_address(count, all, names) {
        "{count}/{all} đơn vị chưa có địa chỉ thư: {names}";
        "{count} of {all} units have no e-mail address: {names}"
    }
    wrong_address(count, all, names) {
        "{count}/{all} đơn vị có địa chỉ thư ghi sai: {names}";
        "{count} of {all} units have an e-mail address that is none: {names}"
    }
    refused_address(count, names) {
        "Máy chủ thư đã từ chối {count} địa chỉ đang dùng: {names}";
        "{count} of the addresses in use were refused by the mail server: {names}"
    }
    add_address() {
        "Thêm hoặc sửa email của đơn vị trong bảng đơn vị hoặc trong config.toml.";
        "Add or correct the e-mail in the units sheet or in config.toml."
    }
}
