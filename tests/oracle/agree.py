#!/usr/bin/env python3
"""Holds every figure of the page, the workbook and the report of one run against its so-lieu.json.

    agree.py OUTPUT            OUTPUT is output/<period>/; exit 0 if all are one
    agree.py OUTPUT --plant    plants a wrong figure in so-lieu.json first: the control, exit 0 if each of them finds it

The page marks its figures with keys; the workbook has them in its sheet "Dữ liệu" (key, ..., value), to which every other sheet
refers; the report, where there is one, is text: its figures are those of the sentences listed in REPORT. Needs openpyxl."""
import json
import re
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import openpyxl

DATA = "Dữ liệu"
# Figures that any report of a period states, wherever in it.
REPORT = ["members.total", "turns.total", "members.participants", "channels.monthly.turns", "channels.group.turns"]


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


def of_report(path, tree):
    with zipfile.ZipFile(path) as package:
        document = package.read("word/document.xml").decode("utf-8")
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", document, re.S)
    text = "\n".join("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", one)) for one in paragraphs)
    said = {number(one) for one in re.findall(r"\d[\d.,]*\d|\d", text)}
    return len(REPORT), [f"report lacks {key} = {figure(tree, key)}" for key in REPORT if figure(tree, key) not in said]


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
        checks.append((of_report, "bao-cao.docx", len(REPORT)))
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
