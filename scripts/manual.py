#!/usr/bin/env python3
"""The documents of docs/ as pages that any browser opens.   manual.py FOLDER"""
import pathlib
import re
import sys

import markdown
from markdown.extensions.toc import slugify_unicode

PAGE = """<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>
body {{ font: 17px/1.7 "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #222 }}
h1, h2 {{ color: #b00000 }} img {{ max-width: 100%; border: 1px solid #ccc }} a {{ color: #14508c }}
table {{ border-collapse: collapse }} td, th {{ border: 1px solid #bbb; padding: .2rem .6rem; text-align: left; vertical-align: top }}
pre, code {{ font-family: Consolas, monospace; background: #f3f2ee }} pre {{ padding: .6rem 1rem; overflow: auto }}
</style>
{body}
</html>
"""

for path in sorted(pathlib.Path(sys.argv[1]).glob("*.md")):
    # A line that ends in Chinese goes on without a space.
    text = re.sub(r"(?<=[\u3000-\uffef])\n(?=[\u3000-\uffef])", "", path.read_text(encoding="utf-8"))
    body = markdown.markdown(
        text, extensions=["tables", "fenced_code", "toc", "sane_lists"], extension_configs={"toc": {"slugify": slugify_unicode}})
    body = re.sub(r'href="(?!\w+:)([^"#]*)\.md([#"])', r'href="\1.html\2', body)
    title = re.search(r"^# (.*)$", text, re.MULTILINE)[1]
    path.with_suffix(".html").write_text(PAGE.format(title=title, body=body), encoding="utf-8")
    path.unlink()
