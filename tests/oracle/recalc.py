#!/usr/bin/env python3
"""Has LibreOffice recalculate a workbook and compares every formula's result with the one stored in it.

    recalc.py WORKBOOK            exit 0 if all agree
    recalc.py WORKBOOK --plant    plants a wrong stored result first: the control, exit 0 if that one is found

Needs soffice and openpyxl."""
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl

# Excel 2007 and newer: recalculate always, so that no stored result is trusted.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def plant(source, target):
    """Copies a workbook with the first stored formula result of its first sheet made wrong."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "xl/worksheets/sheet1.xml":
                text, number = re.subn(r"(</f><v>)(\d+)(</v>)", lambda m: f"{m[1]}{int(m[2]) + 1}{m[3]}", data.decode(), count=1)
                assert number == 1, "no stored result to spoil"
                data = text.encode()
            new.writestr(item, data)


def results(path):
    """Every number or text that stands in a cell, by sheet and cell."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {(sheet.title, cell.coordinate): cell.value for sheet in book for row in sheet.iter_rows() for cell in row}


def formulas(path):
    book = openpyxl.load_workbook(path)
    return [(sheet.title, cell.coordinate) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def main():
    source = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        (scratch / "profile" / "user").mkdir(parents=True)
        (scratch / "profile" / "user" / "registrymodifications.xcu").write_text(SETTINGS)
        book = scratch / "in" / "book.xlsx"
        book.parent.mkdir()
        if "--plant" in sys.argv:
            plant(source, book)
        else:
            book.write_bytes(source.read_bytes())
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(scratch / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx", "--outdir", str(scratch / "out"), str(book)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
        cells = formulas(book)
        stored, computed = results(book), results(scratch / "out" / "book.xlsx")
    wrong = [f"{sheet}!{cell}: stored {stored[sheet, cell]!r}, computed {computed.get((sheet, cell))!r}"
             for sheet, cell in cells if stored[sheet, cell] != computed.get((sheet, cell))]
    print(f"{len(cells)} formulas, {len(wrong)} differ")
    print("\n".join(wrong[:20]))
    if len(cells) < 100:
        sys.exit("too few formulas to mean anything")
    if "--plant" in sys.argv:
        sys.exit(0 if wrong else "the planted wrong value was not found")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
