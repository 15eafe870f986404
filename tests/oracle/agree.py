#!/usr/bin/env python3
"""Holds every figure of the page, the workbook and the report of one run against its so-lieu.json.

    agree.py OUTPUT            OUTPUT is output/<period>/; exit 0 if all are one
    agree.py OUTPUT --plant    plants a wrong figure in so-lieu.json first: the control, exit 0 if each of them finds it

The page marks its figures with keys; the workbook has them in its sheet "Dữ liệu" (key, ..., value), to which every other sheet
refers; of the report, where there is one, every cell of its tables and every number of its sentences must be a figure of so-lieu.json in
its own words, or a share or sum of such. Needs openpyxl."""
import html
import json
import re
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import openpyxl

DATA = "Dữ liệu"


def figure(tree, key):
    """What stands under a key: names of objects, codes (or months, levels, places) of lists. None where nothing does."""
    if key == "":
        # A month of those who joined has one number and needs no word for it.
        numbers = [one for one in (tree.values() if isinstance(tree, dict) else [tree]) if isinstance(one, int)]
        return numbers[0] if len(numbers) == 1 else None
    if isinstance(tree, dict):
        pairs = tree.items()
    elif isinstance(tree, list):
        # By its code where it has one, else, as parts that share their months, by its place.
        pairs = [(name(one, at), one) for at, one in enumerate(tree)] + [(str(at), one) for at, one in enumerate(tree)]
    else:
        return None
    for word, below in pairs:
        if key == word or key.startswith(word + "."):
            found = figure(below, key[len(word) + 1:])
            if found is not None:
                return found
    return None


def name(one, at):
    if isinstance(one, dict):
        for field in ("code", "month", "level"):
            if field in one:
                return one[field] if one[field] is not None else "null"
    return str(at)


class Page(HTMLParser):
    """Figures of the page: (keys, value, as people read it)."""

    def __init__(self):
        super().__init__()
        self.figures, self.open = [], None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "data":
            keys = attributes.get("data-key") or attributes.get("data-sum")
            self.open = (keys.split("\n"), int(attributes["value"]), "")

    def handle_data(self, text):
        if self.open:
            self.open = (*self.open[:2], self.open[2] + text)

    def handle_endtag(self, tag):
        if tag == "data":
            self.figures.append(self.open)
            self.open = None


def number(text):
    return int(re.sub(r"[.,\s]", "", text).replace("−", "-"))


def of_page(path, tree):
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    wrong = []
    for keys, value, text in page.figures:
        there = [figure(tree, key) for key in keys]
        if None in there or sum(there) != value or number(text) != value:
            wrong.append(f"page {keys}: shown {text}, value {value}, so-lieu.json {there}")
    return len(page.figures), wrong


def of_workbook(path, tree):
    rows = openpyxl.load_workbook(path, data_only=True)[DATA].iter_rows(min_row=2, values_only=True)
    # Words about the office and its units are no figures.
    rows = [row for row in rows if row[0] and isinstance(row[5], (int, float))]
    wrong = [f"workbook {row[0]}: {row[5]}, so-lieu.json {figure(tree, row[0])}" for row in rows if figure(tree, row[0]) != row[5]]
    return len(rows), wrong


def share(part, whole):
    """A share as the report writes it: rounded half up to one place, none where it is nothing or all."""
    if not part or part == whole:
        return "100%" if part else "0%"
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10},{tenths % 10}%"


def listed(tree, key):
    return {one["label" if "label" in one else "name"]: one for one in tree[key]}


# The tables of the report by the words of their second column: the list they show and what each further column holds.
TABLES = {
    "Phương thức": ("channels", ["turns", "share", "members"]),
    "Nhóm hoạt động": ("groups", ["turns", "share", "members"]),
    "Đơn vị": ("units", ["members", "participants", "turns"]),
    "Phường, xã": ("wards", ["turns", "members"]),
}


def of_table(table, tree):
    """Each cell of one table against the item its row names: (figures, differences)."""
    rows = [[text(cell) for cell in re.findall(r"<w:tc>.*?</w:tc>", row, re.S)] for row in re.findall(r"<w:tr[ >].*?</w:tr>", table, re.S)]
    if not rows or len(rows[0]) < 3 or rows[0][1] not in TABLES:
        return 0, []
    key, columns = TABLES[rows[0][1]]
    items, count, wrong = listed(tree, key), 0, []
    items |= {"Chưa rõ địa bàn": one for one in tree[key] if one.get("code", "") is None}
    whole = sum(one["turns"] for one in tree[key]) if "share" in columns else None
    for row in rows[1:]:
        total = not row[0].isdigit()
        for column, shown in zip(columns, row[2:]):
            if total:
                there = {"turns": whole if key in ("channels", "groups") else tree["turns"]["total"], "share": "",
                         "participants": tree["members"]["participants"],
                         "members": tree["members"]["total" if key == "units" else "participants"]}[column]
                if key == "groups" and column == "members":
                    there = ""
            elif row[1] not in items:
                there = "nothing of that name"
            elif column == "share":
                there = share(items[row[1]]["turns"], whole)
            else:
                there = items[row[1]][column]
            count += 1
            if shown != (f"{there:,}".replace(",", ".") if isinstance(there, int) else there):
                wrong.append(f"report, table {rows[0][1]}, {row[1] or row[0]}, {column}: {shown}, so-lieu.json {there}")
    return count, wrong


def sentences(tree):
    """(words of the report with # for each figure, the figures there). Every number of a sentence must stand in one of them."""
    get = lambda key: figure(tree, key)  # noqa: E731
    met = {key: get(f"introductions.{key}") for key in tree["introductions"]}
    confirmed = share(met["confirmed"], met["introduced"])
    wards = sum(1 for one in tree["wards"] if one["code"] is not None and one["turns"])
    other = tree["groups"][-1]["turns"]
    grouped = sum(one["turns"] for one in tree["groups"])
    nowhere = sum(one["turns"] for one in tree["wards"] if one["code"] is None)
    received, expected = get("reporting.received"), get("reporting.expected")
    graded = [one for one in tree["grades"] if one["members"]]
    known = [
        ("có # đơn vị trực thuộc", [expected]),
        ("là # đoàn viên, gồm:", [get("members.total")]),
        ("là # đoàn viên, đều là", [get("members.total")]),
        ("đã kết nạp # đoàn viên mới", [get("members.joined_in_period")]),
        ("Đến nay #/# đơn vị trực thuộc đã gửi", [received, expected]),
        ("Tất cả #/# đơn vị trực thuộc", [received, expected]),
        ("Trong kỳ ghi nhận # lượt tham gia của # người", [get("turns.total"), get("members.participants")]),
        ("Có # người tham gia với # lượt tại # phường", [get("members.participants"), get("turns.total"), wards]),
        ("đã giới thiệu # trường hợp", [met["introduced"]]),
        ("đã xác nhận # trường hợp, đạt #%", [met["confirmed"], confirmed]),
        ("chưa xác nhận #", [met["unconfirmed"]]),
        ("chưa khớp #", [met["elsewhere"] + met["other_period"] + met["person_differs"]]),
        ("rút giới thiệu #", [met["withdrawn"]]),
        ("có # xác nhận của địa bàn", [met["unannounced"]]),
        ("nơi cư trú đánh giá là #", [sum(one["members"] for one in graded)]),
        ("tham gia tại # phường", [wards]),
        ("Có # Đoàn phường", [sum(1 for one in tree["units"] if one["level"] == "ward" and one["files"])]),
        ("#/# trường hợp giới thiệu được nơi tiếp nhận xác nhận (#%)", [met["confirmed"], met["introduced"], confirmed]),
        ("Còn # trường hợp giới thiệu", [met["unconfirmed"]]),
        ("phản hồi # trường hợp", [met["unconfirmed"]]),
        ("chiếm #% số lượt theo nhóm (#/#)", [share(other, grouped), other, grouped]),
        ("# người tham gia không có tên", [get("members.not_on_roster")]),
        ("# lượt tham gia chưa ghi rõ", [nowhere]),
        ("# dòng số liệu thiếu", [get("balance.rows.waiting")]),
    ]
    known += [(f"# {word}", [get(f"members.by_category.{code}")]) for code, word in
              [("student", "học sinh, sinh viên"), ("lecturer", "giảng viên"), ("staff", "viên chức")]]
    known += [(f"{one['label'].lower()} # (#%)", [one["members"], share(one["members"], sum(g["members"] for g in graded))]) for one in graded]
    known += [("đánh giá “" + one["label"] + "” (#%)", [share(one["members"], sum(g["members"] for g in graded))]) for one in graded]
    for one in tree["members"]["stated"]:
        known.append(("đã công bố là #,", [one["total"]]))
        known.append(("hơn danh sách # đoàn viên", [abs(one["difference"])]))
    names = {"faculty": "đoàn cơ sở", "chapter": "chi đoàn", "ward": "Đoàn phường, xã", "school": "đoàn trường"}
    for one in tree["reporting"]["levels"]:
        name = names.get(one["level"], one["level"])
        known += [(f"Số {name}: #", [one["expected"]]), (f"số {name} đã gửi là #/#", [one["received"], one["expected"]]),
                  (f"Còn # {name} chưa gửi", [one["expected"] - one["received"]])]
    return known


# Numbers of a sentence that are no figures: days and months, numbers of documents and of headings.
NO_FIGURE = re.compile(r"[Tt]háng \d+ năm \d{4}|\d+ tháng \d+ năm \d{4}|tháng \d+/\d{4}|\d{1,2}/\d{1,2}/\d{4}|\bsố \d+-\S+|^\d+(\.\d+)*\. .*|[IVX]+\. .*|năm học \d{4}-\d{4}")


def of_sentence(said, tree):
    """Every number of one paragraph is a figure of so-lieu.json in its own words, or is told: (figures, differences)."""
    for unit in sorted((one["name"] for one in tree["units"]), key=len, reverse=True):
        said = said.replace(unit, "")
    said, count, wrong = NO_FIGURE.sub("", said), 0, []
    for words, there in sentences(tree):
        pattern = re.escape(words).replace(r"\#%", r"([\d,]+%)").replace(r"\#", r"(\d[\d.]*)")
        found = re.search(r"(?<![\d.,/])" + pattern + r"(?!\d)", said)
        if not found:
            continue
        for shown, figure_there in zip(found.groups(), there):
            count += 1
            shown = shown.rstrip(".")
            if (shown if shown.endswith("%") else number(shown)) != figure_there:
                wrong.append(f"report, “{found.group()}”: {shown}, so-lieu.json {figure_there}")
        said = said[:found.start()] + re.sub(r"\d", " ", found.group()) + said[found.end():]
    wrong += [f"report, “{said.strip()}”: {left} is no figure that is known" for left in re.findall(r"\d[\d.,]*%?", said)]
    return count, wrong


def text(xml):
    return "".join(html.unescape(one) for one in re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)).strip()


def of_report(path, tree):
    with zipfile.ZipFile(path) as package:
        body = package.read("word/document.xml").decode("utf-8")
    found = [of_table(one, tree) for one in re.findall(r"<w:tbl>.*?</w:tbl>", body, re.S)]
    found += [of_sentence(text(one), tree) for one in re.findall(r"<w:p[ >].*?</w:p>", re.sub(r"<w:tbl>.*?</w:tbl>", "", body, flags=re.S), re.S)]
    return sum(count for count, _ in found), [one for _, wrong in found for one in wrong]


def plant(tree):
    """Makes one figure wrong that page, workbook and report all show."""
    tree["turns"]["total"] += 100003
    return tree


def main():
    output = Path(sys.argv[1])
    tree = json.loads((output / "so-lieu.json").read_text(encoding="utf-8"))
    if "--plant" in sys.argv:
        tree = plant(tree)
    checks = [(of_page, "tong-quan.html", 100), (of_workbook, "tong-hop.xlsx", 100)]
    if (output / "bao-cao.docx").exists():
        checks.append((of_report, "bao-cao.docx", 60))
    failed = False
    for check, file, least in checks:
        count, wrong = check(output / file, tree)
        print(f"{file}: {count} figures, {len(wrong)} differ")
        print("\n".join(wrong[:20]))
        if count < least:
            sys.exit("too few figures to mean anything")
        failed |= (not wrong) if "--plant" in sys.argv else bool(wrong)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
