"""What a user who knows polars would write for the folders of benches/folders.rs: read every sheet, match persons by name and
birth date, count turns, write one workbook. Needs polars, fastexcel and xlsxwriter.

    python benches/peers/polars_script.py INPUT OUT.xlsx
"""

import sys
from pathlib import Path

import polars as pl
import xlsxwriter


def table(path):
    """A sheet from the row that begins with STT, every cell as text."""
    frame = pl.read_excel(path, has_header=False, infer_schema_length=0, engine="calamine")
    first = frame.to_series(0)
    at = (first == "STT").arg_true()[0]
    names = [name or f"cột {number}" for number, name in enumerate(frame.row(at))]
    frame = frame.slice(at + 1)
    return frame.rename(dict(zip(frame.columns, names))).with_columns(pl.lit(path.stem).alias("Tệp"))


def days(column):
    text = pl.col(column).cast(pl.String)
    iso = text.str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)
    return pl.coalesce(iso, text.str.to_date("%d/%m/%Y", strict=False)).alias(column)


def key():
    name = pl.col("Họ và tên").str.normalize("NFC").str.strip_chars().str.replace_all(r"\s+", " ")
    return name.str.to_lowercase().alias("khóa")


def main():
    folder, out = Path(sys.argv[1]), sys.argv[2]
    read = lambda name: pl.concat([table(path) for path in sorted((folder / name).glob("*.xlsx"))], how="diagonal")
    members = read("danh-sach").with_columns(days("Ngày sinh"), days("Ngày vào Đoàn"), key())
    turns = read("sinh-hoat").with_columns(days("Ngày sinh"), days("Ngày tham gia"), key())
    members = members.unique(["khóa", "Ngày sinh"], keep="first", maintain_order=True)
    turns = turns.join(members.select("khóa", "Ngày sinh", "Mã đoàn viên"), on=["khóa", "Ngày sinh"], how="left")
    counts = (
        turns.with_columns(pl.col("Ngày tham gia").dt.strftime("%Y-%m").alias("Tháng"))
        .group_by("Tháng", "Kênh", "Nhóm hoạt động")
        .agg(pl.len().alias("Lượt"), pl.col("Mã đoàn viên").n_unique().alias("Người"))
        .sort("Tháng", "Kênh", "Nhóm hoạt động", nulls_last=True)
    )
    with xlsxwriter.Workbook(out) as book:
        for name, frame in [("Tổng hợp", counts), ("Đoàn viên", members.drop("khóa")), ("Lượt", turns.drop("khóa"))]:
            frame.write_excel(book, worksheet=name)


main()
