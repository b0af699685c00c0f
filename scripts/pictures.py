#!/usr/bin/env python3
"""Takes the pictures of the documentation anew: pages of the shipped plan, and the desk. Look at each before it is committed.

Needs what `make tools` installs, and Pillow.   pictures.py [PROGRAM]"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import openpyxl
from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/pictures"
PROGRAM = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/release/anpai").resolve()
PAGES = {
    "notice": ("notice.pdf", 1), "notice-middle": ("notice.pdf", 4), "notice-last": ("notice.pdf", -1),
    "letter": ("letters/区林草局.pdf", 1), "form": ("forms/区林草局-上半年.pdf", 1),
}
SCREENS = {"desk": "", "desk-text": "text", "desk-head": "head", "desk-build": "build", "desk-returns": "returns"}
CHROMIUM = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]


def anpai(folder, *arguments):
    return subprocess.run([PROGRAM, *arguments, "--lang", "zh"], cwd=folder, check=True, capture_output=True, text=True).stdout


def small(taken, name):
    """Few colours are enough for black, grey and red, and a fifth of the bytes."""
    Image.open(taken).convert("RGB").quantize(48, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


def page(folder, name, file, number):
    path = folder / "output/2023" / file
    if number < 0:
        information = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
        number += 1 + int(re.search(r"Pages:\s+(\d+)", information)[1])
    size = ["-r", "80", "-f", str(number), "-l", str(number), "-singlefile", "-png"]
    subprocess.run(["pdftoppm", *size, path, folder / name], check=True)
    small(folder / f"{name}.png", name)


def screen(folder, name, address):
    taken = folder / f"{name}.png"
    options = [f"--user-data-dir={folder}/browser", "--window-size=1280,860", f"--screenshot={taken}"]
    subprocess.run([*CHROMIUM, *options, address], check=True, capture_output=True, timeout=60)
    small(taken, name)


def answer(form, filled):
    """Fills a form as a unit might: every task with a status, every second with words."""
    book = openpyxl.load_workbook(form)
    rows = list(book["报表"].iter_rows())
    head = next(row for row in rows if any(cell.value == "状态" for cell in row))
    column = {cell.value: cell.column - 1 for cell in head}
    tasks = [row for row in rows[head[0].row:] if row[column["识别码（勿改）"]].value]
    for number, row in enumerate(tasks):
        row[column["状态"]].value = ["已完成", "达序时", "未达序时"][number % 3]
        if number % 2 == 0:
            row[column["进展情况"]].value = "已印发实施方案，组织检查2次"
    for label, value in {"填报人": "某某", "报送日期": "2023年7月5日"}.items():
        cell = next(cell for row in rows for cell in row if cell.value == label)
        book["报表"].cell(cell.row, cell.column + 1).value = value
    book.save(filled)


def returns(folder):
    returned = folder / "returns/2023/上半年"
    returned.mkdir(parents=True)
    for unit in ["区林草局", "区教育局", "区农业农村局"]:
        answer(folder / f"output/2023/forms/{unit}-上半年.xlsx", returned / f"{unit}.xlsx")
    anpai(folder, "collect", "上半年")


PICTURES.mkdir(exist_ok=True)
with tempfile.TemporaryDirectory() as work:
    folder = pathlib.Path(work)
    shutil.copytree(ROOT / "plan", folder / "plan")
    (folder / "fonts").symlink_to(ROOT / "fonts")
    anpai(folder, "build")
    returns(folder)
    for name, (file, number) in PAGES.items():
        page(folder, name, file, number)
    desk = subprocess.Popen([PROGRAM, "desk", "--no-browser", "--lang", "zh"], cwd=folder, stdout=subprocess.PIPE, text=True)
    try:
        address = re.search(r"http://\S+", desk.stdout.readline())[0]
        for name, path in SCREENS.items():
            screen(folder, name, address + path)
    finally:
        desk.terminate()
