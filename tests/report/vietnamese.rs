//! The Vietnamese template: the official report of DOMAIN §5, from header block to recipients.

use super::build::{Doc, column};

/// For whoever edits it; each is a remark, so none of it gets into a report.
const HELP: [&str; 7] = [
    "{# HƯỚNG DẪN SỬA MẪU. Các dòng nền xanh này tự biến mất trong báo cáo; để lại cũng được, xóa đi cũng được. #}",
    "{# Chỗ nào có hai ngoặc nhọn là chương trình điền số: members.total|so là số đoàn viên, viết 1.618; |so2 viết 06; |phan_tram viết 39,5%; |ngay viết 30/04/2021. Cứ đổi phông, đậm, nghiêng: số giữ định dạng của chỗ bắt đầu ngoặc. #}",
    "{# Đoạn nằm giữa if … endif chỉ hiện khi điều kiện đúng; if và endif trùm hết một đoạn thì cả đoạn biến mất. #}",
    "{# Dòng của bảng lặp lại cho từng đơn vị, nhóm, địa bàn: ô đầu có for … in …, ô cuối có endfor. Thêm, bớt, đổi chỗ cột đều được. #}",
    "{# Muốn lặp một đoạn văn: mở for ở đầu đoạn, endfor ở cuối chính đoạn đó. #}",
    "{# Tên dùng được: mọi khóa của so-lieu.json và các tên ghi ở HUONG-DAN.md. Gõ sai tên thì chương trình dừng, chỉ rõ đoạn sai, không ghi gì. #}",
    "{# Chương trình không tự đặt số văn bản, ngày ký và người ký: chỗ chấm để chị điền. #}",
];

pub fn template() -> Vec<u8> {
    let mut doc = Doc::default();
    HELP.iter().for_each(|line| doc.p("HuongDan", line));
    head(&mut doc);
    situation(&mut doc);
    guidance(&mut doc);
    by_channel(&mut doc);
    by_place(&mut doc);
    procedure(&mut doc);
    assessment(&mut doc);
    proposals(&mut doc);
    doc.bytes("Báo cáo", "vi-VN")
}

fn head(doc: &mut Doc) {
    doc.beside(
        4100,
        &[
            ("TieuDeTrai", "{% if office.parent %}{{ office.parent|upper }}{% else %}……………………{% endif %}"),
            ("TieuDeTraiDam", "{% if office.committee %}{{ office.committee|upper }}{% else %}BCH ……………………{% endif %}"),
            ("TieuDeTrai", "***"),
            ("TieuDeTrai", "Số: ……-BC/ĐTN"),
        ],
        &[("TieuDePhai", "ĐOÀN TNCS HỒ CHÍ MINH"), ("DongNgayThang", "{{ office.place }}, ngày …. tháng …. năm ……")],
    );
    doc.p("TenLoai", "BÁO CÁO");
    doc.p("TrichYeu", "Kết quả đoàn viên tham gia sinh hoạt, hoạt động tại nơi cư trú");
    doc.p("TrichYeu", "({{ period.label }})");
    doc.p("GachNgan", "-----------");
    doc.p("CanCu", "{% for one in documents %}Căn cứ {{ one.cited }};{% endfor %}");
    doc.p(
        "Normal",
        "Ban Chấp hành {% if office.name %}{{ office.name }}{% else %}……………………{% endif %} báo cáo kết quả đoàn viên tham gia sinh hoạt, hoạt động tại nơi cư trú {{ period.label_in }} như sau:",
    );
}

fn situation(doc: &mut Doc) {
    doc.p("Muc1", "I. ĐẶC ĐIỂM TÌNH HÌNH VÀ SỐ LIỆU ĐOÀN VIÊN");
    doc.p("Muc2", "1. Đặc điểm tình hình");
    doc.p(
        "Normal",
        "{% if direct_units %}{% if office.name %}{{ office.name }}{% else %}……………………{% endif %}{% if office.parent %} là đơn vị trực thuộc {{ office.parent }},{% endif %} có {{ direct_units|length|so2 }} đơn vị trực thuộc{% if direct_units|length == 1 %} là {% elif direct_units|length <= 15 %} gồm: {% endif %}{% if direct_units|length <= 15 %}{% for one in direct_units %}{{ one.name }}{% if loop.revindex == 2 %} và {% elif not loop.last %}, {% endif %}{% endfor %}{% endif %}.{% for level in reporting.levels %}{% if level.expected != direct_units|length %} Số {{ level.label }}: {{ level.expected|so2 }}.{% endif %}{% endfor %}{% endif %}",
    );
    doc.p("DongCham", "\t");
    doc.p("Muc2", "2. Số liệu đoàn viên");
    doc.p(
        "Normal",
        "{% if members.total %}Tính đến ngày {{ period.last_day }}, tổng số đoàn viên có trong danh sách của các đơn vị là __{{ members.total|so }}__ đoàn viên{% if categories|length == 1 %}, đều là {{ categories[0].label }}{% elif categories %}, gồm: {% for one in categories %}{{ one.members|so2 }} {{ one.label }}{% if not loop.last %}; {% endif %}{% endfor %}{% endif %}. {% if members.joined_in_period %}Trong kỳ đã kết nạp {{ members.joined_in_period|so2 }} đoàn viên mới.{% else %}Danh sách không ghi đoàn viên nào kết nạp trong kỳ.{% endif %}{% endif %}",
    );
    doc.p(
        "Normal",
        "{% if not members.total %}Các đơn vị chưa gửi danh sách đoàn viên nên báo cáo chưa có tổng số đoàn viên.{% endif %}",
    );
    doc.p(
        "Normal",
        "{% for one in members.stated %}{% if one.difference != 0 %}Số liệu đoàn viên đã công bố là {{ one.total|so }}, {% if one.difference > 0 %}nhiều hơn{% else %}ít hơn{% endif %} danh sách {{ one.difference|abs|so2 }} đoàn viên; báo cáo này lấy số theo danh sách.{% endif %}{% endfor %}",
    );
}

fn guidance(doc: &mut Doc) {
    doc.p("Muc1", "II. KẾT QUẢ THỰC HIỆN");
    doc.p("Muc2", "1. Công tác chỉ đạo, triển khai");
    doc.p(
        "Normal",
        "{% if documents %}Trên cơ sở {% if documents|length > 1 %}các {% endif %}văn bản nêu trên, {% endif %}Ban Chấp hành {{ office.short_name }} đã triển khai đến các đơn vị trực thuộc và yêu cầu gửi số liệu theo kỳ.{% if reporting.expected %} Đến nay {{ reporting.received|so2 }}/{{ reporting.expected|so2 }} đơn vị trực thuộc đã gửi số liệu{% for level in reporting.levels %}{% if level.expected != reporting.expected %}; số {{ level.label }} đã gửi là {{ level.received|so2 }}/{{ level.expected|so2 }}{% endif %}{% endfor %}.{% endif %}",
    );
    doc.p("DongCham", "\t");
}

/// What changed since the period before; nothing where its output is not there.
const BEFORE: &str = "{% if previous %}So với kỳ trước ({{ previous.period.label }}): số đoàn viên {% if previous.members.difference > 0 %}tăng {{ previous.members.difference|so2 }}{% elif previous.members.difference < 0 %}giảm {{ previous.members.difference|abs|so2 }}{% else %}không đổi{% endif %} (kỳ trước {{ previous.members.before|so2 }}), số người tham gia {% if previous.participants.difference > 0 %}tăng {{ previous.participants.difference|so2 }}{% elif previous.participants.difference < 0 %}giảm {{ previous.participants.difference|abs|so2 }}{% else %}không đổi{% endif %} (kỳ trước {{ previous.participants.before|so2 }}), số lượt {% if previous.turns.difference > 0 %}tăng {{ previous.turns.difference|so2 }}{% elif previous.turns.difference < 0 %}giảm {{ previous.turns.difference|abs|so2 }}{% else %}không đổi{% endif %} (kỳ trước {{ previous.turns.before|so2 }}).{% endif %}";

fn by_channel(doc: &mut Doc) {
    doc.p("Muc2", "2. Kết quả tham gia sinh hoạt, hoạt động tại nơi cư trú");
    doc.p(
        "Normal",
        "{% if turns.total %}Trong kỳ ghi nhận __{{ turns.total|so }}__ lượt tham gia{% if members.participants %} của __{{ members.participants|so }}__ người{% endif %}.{% endif %}",
    );
    doc.p("Normal", "{% if not turns.total %}Trong kỳ chưa ghi nhận lượt tham gia nào.{% endif %}");
    doc.p("Normal", BEFORE);
    doc.p("SauBang", "{% if turns.total %}");
    doc.p("Muc3", "2.1. Theo phương thức");
    doc.table(
        "one in channels",
        &[
            column(700, true, "STT", "{{ loop.index }}"),
            column(4871, false, "Phương thức", "{{ one.label }}"),
            column(1100, true, "Số lượt", "{{ one.turns|so }}"),
            column(1100, true, "Tỷ lệ", "{{ one.share|phan_tram }}"),
            column(1300, true, "Số người", "{{ one.members|so }}"),
        ],
        &["", "Tổng số", "{{ turns.total|so }}", "", "{{ members.participants|so }}"],
    );
    doc.p(
        "GhiChu",
        "Một người có thể tham gia nhiều lượt, theo nhiều phương thức, nhiều nhóm; vì vậy cột số người không cộng dồn.",
    );
    doc.p("Muc3", "2.2. Theo nhóm hoạt động");
    doc.p("SauBang", "{% if groups_total %}");
    doc.table(
        "one in groups",
        &[
            column(700, true, "STT", "{{ loop.index }}"),
            column(4871, false, "Nhóm hoạt động", "{{ one.label }}"),
            column(1100, true, "Số lượt", "{{ one.turns|so }}"),
            column(1100, true, "Tỷ lệ", "{{ one.share|phan_tram }}"),
            column(1300, true, "Số người", "{{ one.members|so }}"),
        ],
        &["", "Tổng số", "{{ groups_total|so }}", "", ""],
    );
    doc.p("SauBang", "{% endif %}");
    doc.p("Normal", "{% if not groups_total %}Trong kỳ không có lượt nào theo nhóm hoạt động.{% endif %}");
}

fn by_place(doc: &mut Doc) {
    doc.p("Muc3", "2.3. Theo đơn vị");
    doc.p("SauBang", "{% if unit_lines %}");
    doc.table(
        "one in unit_lines",
        &[
            column(700, true, "STT", "{{ loop.index }}"),
            column(4471, false, "Đơn vị", "{{ one.name }}"),
            column(1300, true, "Đoàn viên", "{{ one.members|so }}"),
            column(1400, true, "Số người tham gia", "{{ one.participants|so }}"),
            column(1200, true, "Số lượt", "{{ one.turns|so }}"),
        ],
        &["", "Toàn đơn vị", "{{ members.total|so }}", "{{ members.participants|so }}", "{{ turns.total|so }}"],
    );
    doc.p("SauBang", "{% endif %}");
    doc.p("Normal", "{% if not unit_lines %}Chưa có số liệu của riêng đơn vị nào.{% endif %}");
    doc.p("Muc3", "2.4. Theo địa bàn");
    doc.p("SauBang", "{% if wards_known %}");
    doc.table(
        "one in wards",
        &[
            column(700, true, "STT", "{{ loop.index }}"),
            column(5571, false, "Phường, xã", "{% if one.name %}{{ one.name }}{% else %}Chưa rõ địa bàn{% endif %}"),
            column(1300, true, "Số lượt", "{{ one.turns|so }}"),
            column(1500, true, "Số người", "{{ one.members|so }}"),
        ],
        &["", "Tổng số", "{{ turns.total|so }}", "{{ members.participants|so }}"],
    );
    doc.p("SauBang", "{% endif %}");
    doc.p("Normal", "{% if not wards_known %}Các danh sách chưa ghi rõ phường, xã nơi tham gia.{% endif %}");
    doc.p("SauBang", "{% if months|length > 1 and months|length <= 12 %}");
    doc.p("Muc3", "2.5. Theo tháng");
    doc.table(
        "one in months",
        &[
            column(4871, false, "Tháng", "{% if one.label %}Tháng {{ one.label }}{% else %}Chưa rõ tháng{% endif %}"),
            column(2100, true, "Số lượt", "{{ one.turns|so }}"),
            column(2100, true, "Số người", "{{ one.members|so }}"),
        ],
        &["Cả kỳ", "{{ turns.total|so }}", "{{ members.participants|so }}"],
    );
    doc.p("SauBang", "{% endif %}");
    doc.p("SauBang", "{% endif %}");
}

fn procedure(doc: &mut Doc) {
    doc.p("Muc2", "3. Thực hiện quy trình giới thiệu, xác nhận");
    doc.p(
        "Normal",
        "{% if introductions.introduced %}Các đơn vị đã giới thiệu {{ introductions.introduced|so2 }} trường hợp về sinh hoạt tại nơi cư trú (tính phiếu giới thiệu còn hiệu lực trong kỳ, kể cả phiếu lập trước kỳ); {% if introductions.confirmed == introductions.introduced %}tất cả đã được nơi tiếp nhận xác nhận.{% elif introductions.confirmed %}nơi tiếp nhận đã xác nhận {{ introductions.confirmed|so2 }} trường hợp, đạt {{ introductions.share|phan_tram }}{% if introductions.unconfirmed %}; chưa xác nhận {{ introductions.unconfirmed|so2 }}{% endif %}{% if introductions.otherwise %}; nơi khác, kỳ khác xác nhận hoặc thông tin người chưa khớp {{ introductions.otherwise|so2 }}{% endif %}{% if introductions.withdrawn %}; rút giới thiệu {{ introductions.withdrawn|so2 }}{% endif %}.{% else %}chưa có trường hợp nào được nơi tiếp nhận xác nhận.{% endif %}{% else %}Chưa có phiếu giới thiệu đoàn viên về nơi cư trú nào còn hiệu lực trong kỳ.{% endif %}",
    );
    doc.p(
        "Normal",
        "{% if introductions.unannounced %}Ngoài ra có {{ introductions.unannounced|so2 }} xác nhận của địa bàn không kèm giấy giới thiệu của đơn vị.{% endif %}",
    );
    doc.p(
        "Normal",
        "{% if graded %}Số đoàn viên được nơi cư trú đánh giá là {{ graded|so2 }}{% for one in grades if one.members %}{% if loop.length == 1 %}, đều được đánh giá “{{ one.label }}” ({{ one.share|phan_tram }}){% else %}{% if loop.first %}, gồm: {% endif %}{{ one.label|lower }} {{ one.members|so2 }} ({{ one.share|phan_tram }}){% if not loop.last %}; {% endif %}{% endif %}{% endfor %}.{% endif %}",
    );
    doc.p("Muc2", "4. Phối hợp với địa bàn dân cư");
    doc.p(
        "Normal",
        "{% if wards_known %}Đoàn viên đã tham gia tại {{ wards_known|so2 }} phường, xã. {% endif %}{% if ward_senders %}Có {{ ward_senders|so2 }} Đoàn phường, xã đã gửi danh sách, xác nhận về {{ office.short_name }}.{% else %}Trong kỳ chưa có Đoàn phường, xã nào gửi danh sách xác nhận về {{ office.short_name }}.{% endif %}",
    );
    doc.p("DongCham", "\t");
}

fn assessment(doc: &mut Doc) {
    doc.p("Muc1", "III. ĐÁNH GIÁ CHUNG");
    doc.p("Muc2", "1. Kết quả đạt được");
    doc.p(
        "Normal",
        "{% if reporting.expected and not reporting.missing %}- {% if reporting.expected == 1 %}Đơn vị trực thuộc{% else %}Tất cả {{ reporting.received|so2 }}/{{ reporting.expected|so2 }} đơn vị trực thuộc{% endif %} đã triển khai và gửi số liệu.{% endif %}",
    );
    doc.p(
        "Normal",
        "{% if turns.total and members.participants %}- Có {{ members.participants|so2 }} người tham gia với {{ turns.total|so2 }} lượt{% if wards_known %} tại {{ wards_known|so2 }} phường, xã{% endif %}.{% endif %}",
    );
    doc.p(
        "Normal",
        "{% if introductions.confirmed %}- {{ introductions.confirmed|so2 }}/{{ introductions.introduced|so2 }} trường hợp giới thiệu được nơi tiếp nhận xác nhận ({{ introductions.share|phan_tram }}).{% endif %}",
    );
    doc.p("DongCham", "- \t");
    doc.p("Muc2", "2. Hạn chế");
    doc.p(
        "Normal",
        "{% for level in reporting.levels %}{% if level.missing %}- Còn {{ level.missing|so2 }} {{ level.label }} chưa gửi số liệu{% if level.missing <= 10 %}: {% for one in missing_units if one.level == level.level %}{{ one.name }}{% if one.state == 'unreadable' %} (tệp không đọc được){% endif %}{% if not loop.last %}; {% endif %}{% endfor %}{% endif %}.{% endif %}{% endfor %}",
    );
    doc.p(
        "Normal",
        "{% if introductions.unconfirmed %}- Còn {{ introductions.unconfirmed|so2 }} trường hợp giới thiệu chưa được nơi tiếp nhận xác nhận.{% endif %}",
    );
    doc.p(
        "Normal",
        "{% if other_group and other_group.share and other_group.share > checks.other_share %}- Nhóm “{{ other_group.label|lower }}” chiếm {{ other_group.share|phan_tram }} số lượt theo nhóm ({{ other_group.turns|so }}/{{ groups_total|so }}); nội dung hoạt động chưa được ghi cụ thể để xếp đúng nhóm.{% endif %}",
    );
    doc.p(
        "Normal",
        "{% if members.not_on_roster %}- {{ members.not_on_roster|so2 }} người tham gia không có tên trong danh sách đoàn viên của đơn vị nào.{% endif %}",
    );
    doc.p(
        "Normal",
        "{% for one in wards if not one.code %}{% if one.turns and wards_known %}- {{ one.turns|so2 }} lượt tham gia chưa ghi rõ phường, xã.{% endif %}{% endfor %}",
    );
    doc.p(
        "Normal",
        "{% if balance.rows.waiting %}- {{ balance.rows.waiting|so2 }} dòng số liệu thiếu thông tin, đang chờ đơn vị bổ sung, chưa tính vào báo cáo này.{% endif %}",
    );
    doc.p("DongCham", "- \t");
    doc.p("Muc2", "3. Nguyên nhân và bài học kinh nghiệm");
    doc.p("DongCham", "- \t");
}

fn proposals(doc: &mut Doc) {
    doc.p("Muc1", "IV. ĐỀ XUẤT, KIẾN NGHỊ");
    doc.p("DongCham", "{% if office.parent %}- Đối với {{ office.parent }}: \t{% endif %}");
    doc.p(
        "Normal",
        "{% if introductions.unconfirmed %}- Đối với Đoàn phường, xã: sớm phản hồi {{ introductions.unconfirmed|so2 }} trường hợp giới thiệu chưa có xác nhận.{% endif %}",
    );
    doc.p("DongCham", "- \t");
    doc.p(
        "KetThuc",
        "Trên đây là báo cáo kết quả đoàn viên tham gia sinh hoạt, hoạt động tại nơi cư trú {{ period.label_in }}{% if office.name %} của {{ office.name }}{% endif %}./.",
    );
    doc.beside(
        4100,
        &[
            ("NoiNhan", "__~~Nơi nhận:~~__"),
            ("NoiNhan", "{% for one in [office.parent] if one %}- {{ one }} (để báo cáo);{% endfor %}"),
            ("NoiNhan", "- Các đơn vị trực thuộc;"),
            ("NoiNhan", "- Lưu VP."),
        ],
        &[
            ("ChuKy", "TM. BAN CHẤP HÀNH"),
            ("ChoKy", "BÍ THƯ"),
            ("ChuKy", "{% if office.signer %}{{ office.signer }}{% endif %}"),
        ],
    );
}
