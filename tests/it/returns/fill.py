"""Fills forms as departments do: fill.py FORM.xlsx OUT.xlsx < answers.json

answers.json: {"head": {"填报人": "张三"}, "rows": {"key": {"状态": "已完成"}}, "spoil": "formula" | "junk" | ...}.
Knows only what stands on the sheet: heads and keys are looked for as a person would.
"""
import json
import sys

import openpyxl

form, out = sys.argv[1], sys.argv[2]
answers = json.load(sys.stdin)
book = openpyxl.load_workbook(form)
sheet = book["报表"]

rows = list(sheet.iter_rows())
head = next(row for row in rows if any(cell.value == "状态" for cell in row))
column = {cell.value: cell.column for cell in head if cell.value}
key_column = next(number for name, number in column.items() if name.startswith("识别码"))
row_of = {sheet.cell(row=n, column=key_column).value: n for n in range(head[0].row + 1, sheet.max_row + 1)}

for name, value in answers.get("head", {}).items():
    label = next(cell for row in rows[: head[0].row] for cell in row if cell.value == name)
    at = label.column + 1
    while isinstance(sheet.cell(row=label.row, column=at), openpyxl.cell.cell.MergedCell):
        at += 1
    sheet.cell(row=label.row, column=at).value = value
for key, fields in answers.get("rows", {}).items():
    for name, value in fields.items():
        sheet.cell(row=row_of[key], column=column[name]).value = value

spoil = answers.get("spoil", "")
if spoil == "keys lost":
    for row in row_of.values():
        sheet.cell(row=row, column=key_column).value = None
    del book["_anpai"]
if spoil == "moved":
    sheet.insert_rows(head[0].row + 1, 2)
    sheet.cell(row=head[0].row + 1, column=2).value = "（一）本单位加的小标题"
    sheet.insert_cols(7)
if spoil == "twice":
    first = next(iter(answers["rows"]))
    end = sheet.max_row + 1
    for cell in range(1, key_column + 1):
        sheet.cell(row=end, column=cell).value = sheet.cell(row=row_of[first], column=cell).value
if spoil == "junk":
    sheet.cell(row=sheet.max_row + 3, column=2).value = "联系人换了，以后找小李"
    extra = book.create_sheet("补充说明")
    extra["A1"], extra["B2"] = "详见附件", 42
if spoil == "unit":
    label = next(cell for row in rows for cell in row if cell.value == "填报单位")
    sheet.cell(row=label.row, column=label.column + 1).value = "区教育局"
book.save(out)
