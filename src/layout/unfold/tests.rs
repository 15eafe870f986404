use super::{looks, pieces};

/// Number and pieces of a line, joined as they are easy to read; `?` where it is doubtful, `!` where it names nobody.
fn line(raw: &str) -> String {
    let line = pieces::line(raw);
    let number = line.number.as_ref().map_or_else(|| "none".to_owned(), |number| format!("<{number}>"));
    let signs = [(!line.person).then_some("! "), (line.doubt || !line.others.is_empty()).then_some("? ")];
    format!("{}{number} {}", signs.into_iter().flatten().collect::<String>(), line.pieces.join(" | "))
}

#[test]
fn lines_are_parted_at_the_signs_people_type() {
    let lines = [
        ("1. Nguyễn Văn An - 12/05/2002 - K10A", "<1> Nguyễn Văn An | 12/05/2002 | K10A"),
        ("02) Tô Bảo Châu;17/09/2003;CNTT-K10", "<02> Tô Bảo Châu | 17/09/2003 | CNTT-K10"),
        ("3/ Dương Phương Hà (2002)", "<3> Dương Phương Hà | 2002"),
        ("4 Lê Minh Châu 12-05-2002 K10A", "<4> Lê Minh Châu | 12-05-2002 | K10A"),
        ("5- Võ Văn Cam-K10B", "<5> Võ Văn Cam | K10B"),
        ("6. Lê Thị Bưởi: đạt", "<6> Lê Thị Bưởi | đạt"),
        ("7. Phạm Quốc Dũng 2003", "<7> Phạm Quốc Dũng | 2003"),
        (
            "- Đỗ Nhật Khoa, phường An Thới, quận Bình Thủy, tốt",
            "<> Đỗ Nhật Khoa | phường An Thới, quận Bình Thủy | tốt",
        ),
        ("8. Đỗ Nhật Khoa, Khu vực 2, P. An Thới", "<8> Đỗ Nhật Khoa | Khu vực 2, P. An Thới"),
        ("9.Nguyễn Hoàng Anh_12/05/2002_K10A", "<9> Nguyễn Hoàng Anh | 12/05/2002 | K10A"),
        ("10. Nguyễn Hoàng Anh.12/05/2002", "<10> Nguyễn Hoàng Anh | 12/05/2002"),
        ("11. Lê Minh Châu. 12.05.2002. MSSV 2010101", "<11> Lê Minh Châu | 12.05.2002 | MSSV 2010101"),
        ("12. lê minh châu - 2003", "<12> lê minh châu | 2003"),
        ("13. Đoàn Trường Giang - P. Bí thư - Phường An Thới", "<13> Đoàn Trường Giang | P. Bí thư | Phường An Thới"),
        ("14. Lê Minh Châu sinh 21/7/2003 quê Cần Thơ", "<14> Lê Minh Châu | sinh 21/7/2003 quê Cần Thơ"),
        ("Nguyễn Văn An – Bí thư", "none Nguyễn Văn An | Bí thư"),
        // What may mean something else.
        ("1. Trần Văn Tài, Dương Thị Mơ", "? <1> Trần Văn Tài | Dương Thị Mơ"),
        ("2. Trần Văn Tài - vắng", "? <2> Trần Văn Tài | vắng"),
        ("3. Trần Văn Tài (-)", "? <3> Trần Văn Tài"),
        ("4. Trần Văn Tài - 10/2", "? <4> Trần Văn Tài | 10/2"),
        ("5. Trần Văn Tài vắng có phép", "? <5> Trần Văn Tài | vắng có phép"),
    ];
    for (raw, wanted) in lines {
        assert_eq!(line(raw), wanted, "{raw}");
    }
}

#[test]
fn titles_places_sums_days_and_sentences_name_nobody() {
    for raw in [
        "DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10A NĂM HỌC 2020-2021",
        "12/05/2002",
        "1. Đồng chí vắng: không",
        "1. Phường An Thới - 5",
        "2. Khoa Cơ Khí: 5",
        "3. Nước Suối - 5 thùng",
        "4. Chủ Nhật Xanh - 21/3",
        "- Thời gian: 14/3/2021",
        "Tổng cộng: 4 đoàn viên",
        "2021",
        "- ",
        "",
        "1. ",
        "Chi đoàn K10A - 12 đoàn viên",
    ] {
        assert!(!pieces::line(raw).person, "{raw}");
    }
}

#[test]
fn pieces_are_known_by_their_label_or_their_look() {
    let settings = crate::testing::settings();
    let known = looks::Known::new(&settings);
    let told = |piece: &str| {
        let (header, value) = looks::header_of(piece, &known);
        format!("{header} = {value}")
    };
    let pieces = [
        ("12/05/2002", "Ngày sinh = 12/05/2002"),
        ("sinh năm 2002", "sinh năm = 2002"),
        ("SN: 2002", "Ngày sinh = 2002"),
        ("14/3", "Ghi chú = 14/3"),
        ("250ml", "Ghi chú = 250ml"),
        ("912345678", "Ghi chú = 912345678"),
        ("100000", "Ghi chú = 100000"),
        ("Lớp trưởng", "Ghi chú = Lớp trưởng"),
        ("P. Bí thư", "Ghi chú = P. Bí thư"),
        ("x2", "Số lượt = 2"),
        ("12A1", "Chi đoàn = 12A1"),
        ("14/3/2021", "Ngày tham gia = 14/3/2021"),
        ("5.9.02", "Ngày sinh = 5.9.02"),
        ("MSSV 2010101", "MSSV = 2010101"),
        ("SĐT: 0912 345 678", "SĐT = 0912 345 678"),
        ("0912.345.678", "Số điện thoại = 0912.345.678"),
        ("079203001234", "Số CCCD = 079203001234"),
        ("an@example.org", "Email = an@example.org"),
        ("Nữ", "Giới tính = Nữ"),
        ("phường An Thới", "Phường, xã = phường An Thới"),
        ("xa Tan Thoi", "Phường, xã = xa Tan Thoi"),
        ("Khu vực 2, P. An Thới", "Nơi cư trú = Khu vực 2, P. An Thới"),
        ("Lớp K10A", "Lớp = Lớp K10A"),
        ("K10A", "Chi đoàn = K10A"),
        ("Không đạt", "Kết quả = Không đạt"),
        ("2 lượt", "Số lượt = 2 lượt"),
        ("Bí thư", "Ghi chú = Bí thư"),
    ];
    for (piece, wanted) in pieces {
        assert_eq!(told(piece), wanted);
    }
}
