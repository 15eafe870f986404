//! What `schedule` prints.

use crate::model::Lang;

sentences! {
    installed(folder) {
        "Đã đặt lịch: mỗi tháng tonghop tự chạy trong {folder}, lập kết quả của kỳ vừa xong và gửi thư.";
        "Installed: every month tonghop runs by itself in {folder} for the period just over, and sends the mail."
    }
    catches_up() {
        "Máy tắt hoặc chưa đăng nhập vào giờ đó thì chạy bù khi đăng nhập lại.";
        "If the computer is off or you are not logged in at that time, the run is made up for at the next login."
    }
    is_installed(place) {
        "Lịch đang đặt: {place}";
        "Installed: {place}"
    }
    is_not_running(place) {
        "Có tệp lịch nhưng hệ thống chưa bật: {place}. Gõ `tonghop lich install` để bật.";
        "The files are there and the system does not run them: {place}. Type `tonghop schedule install`."
    }
    is_outdated() {
        "Lịch đang đặt khác với config.toml hiện nay. Gõ `tonghop lich install` để đặt lại.";
        "What is installed is not what config.toml says now. Type `tonghop schedule install` to renew it."
    }
    not_installed() {
        "Chưa đặt lịch cho thư mục này. Gõ `tonghop lich install` để đặt.";
        "Nothing is installed for this folder. Type `tonghop schedule install`."
    }
    by_cron() {
        "Máy này không có systemd. Dùng cron: gõ `crontab -e` và thêm:";
        "There is no systemd here. Use cron: type `crontab -e` and add:"
    }
    cron_misses() {
        "Cron không chạy bù lần bị lỡ khi máy tắt.";
        "Cron does not make up for runs missed while the computer was off."
    }
    cron_is_yours(name) {
        "Nếu đã thêm dòng cron có “# {name}”, hãy gõ `crontab -e` và xóa dòng đó.";
        "If you added a cron line with “# {name}”, type `crontab -e` and delete it."
    }
    removed() {
        "Đã gỡ lịch của thư mục này. Không tệp nào khác bị đụng tới.";
        "Removed. Nothing else was touched."
    }
    next(day, time) {
        "Mỗi tháng ngày {day} lúc {time}; tháng không có ngày ấy thì ngày cuối tháng. Ba lần chạy tới:";
        "Every month on day {day} at {time}, on the last day where the month has no such day. The next three runs:"
    }
    today() {
        "hôm nay, nếu chưa qua giờ đó";
        "today, if that time is not over"
    }
    no_systemctl() {
        "Chưa đặt được lịch: máy này không có lệnh systemctl";
        "Nothing was installed: there is no systemctl on this computer"
    }
    failed(command) {
        "Chưa đặt được lịch: lệnh `{command}` không thành công";
        "Nothing was installed: `{command}` failed"
    }
    not_removed(command) {
        "Chưa gỡ được lịch: lệnh `{command}` không thành công";
        "Not removed: `{command}` failed"
    }
    use_cron(lines) {
        "Dùng cron thay thế: gõ `crontab -e` và thêm vào cuối:\n\n{lines}";
        "Use cron instead: type `crontab -e` and add at the end:\n\n{lines}"
    }
    use_file(file, command) {
        "Tệp lịch vẫn ở {file}. Hãy mở Task Scheduler, chọn Import Task rồi chọn tệp này, hoặc gõ: {command}";
        "The task's file is {file}. Open Task Scheduler, choose Import Task and this file, or type: {command}"
    }
    remove_by_hand(command) {
        "Hãy gõ lệnh đó để xem máy nói gì: {command}";
        "Type it to see what the system says: {command}"
    }
    no_home() {
        "Không biết thư mục của người dùng (biến HOME trống)";
        "The user's folder is not known (HOME is empty)"
    }
    set_home() {
        "Hãy chạy lại trong phiên đăng nhập thường của bạn.";
        "Run again in your usual login session."
    }
    not_ours(file) {
        "Đã có {file} do chương trình khác tạo, không ghi đè";
        "{file} is there and was made by something else; it is not overwritten"
    }
    move_away() {
        "Hãy dời tệp đó đi rồi chạy lại.";
        "Move that file away and run again."
    }
    line_break() {
        "Tên thư mục làm việc có dấu xuống dòng nên không đặt lịch được";
        "The name of the working folder has a line break, which no scheduler can take"
    }
    rename_folder() {
        "Hãy đổi tên thư mục rồi chạy lại.";
        "Rename the folder and run again."
    }
    password_needs_file() {
        "Lưu ý: lần chạy tự động không thấy biến môi trường của cửa sổ lệnh. Hãy để mật khẩu thư trong tệp riêng và ghi [mail] password_file.";
        "Note: the run by itself does not see the variables of your shell. Put the mail password in a file of its own and name it in [mail] password_file."
    }
}
