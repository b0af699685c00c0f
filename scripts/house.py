"""What the house looks like: lines by folder, and circles of files.

python3 scripts/house.py [CHECKOUT]   ends with 1 if files know one another in a circle.

A line is one with code: no blank, no comment, no test beside the code. A file knows another if it names something that is defined
there, by `use` or by a path, whichever face it is taken through; what the compiler would not need it for (a comment, a test) does not
count.
"""

import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent)
TESTS = re.compile(r"#\[cfg\(test\)\]\s*mod \w+ *\{.*", re.S)
USE = re.compile(r"^\s*(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);", re.M)
PATH = re.compile(r"(?<![\w:])((?:crate|super|self|[a-z_]\w*)(?:::\w+)+)")


def code(path):
    """The code of a file, without what is only told."""
    text = TESTS.sub("", path.read_text(encoding="utf-8"))
    return "\n".join(line for line in text.splitlines() if line.strip() and not line.strip().startswith("//"))


def leaves(tree, above=""):
    """`a::{b, c::d as e}` as pairs of what is named and how it is called here."""
    tree = tree.strip()
    if (group := re.fullmatch(r"((?:\w+::)*)\{(.*)\}", tree, re.S)) is None:
        path, _, name = tree.partition(" as ")
        path = above + path.strip()
        yield path.removesuffix("::self"), name.strip() or path.removesuffix("::self").rsplit("::", 1)[-1]
        return
    depth, part = 0, ""
    for sign in group[2] + ",":
        depth += (sign == "{") - (sign == "}")
        if sign == "," and depth == 0:
            if part.strip():
                yield from leaves(part, above + group[1])
            part = ""
        else:
            part += sign


class Crate:
    """The files of a crate by their paths in it, and what each takes from the others."""

    def __init__(self, src):
        self.files = {() if path.stem == "lib" and path.parent == src else (*path.relative_to(src).parts[:-1], path.stem): code(path)
                      for path in sorted(src.rglob("*.rs"))}
        # All of them: functions of a file may call other things by the same name.
        self.used = {file: [leaf for _, tree in USE.findall(text) for leaf in leaves(tree)] for file, text in self.files.items()}
        self.named = {file: {name: path for path, name in used} for file, used in self.used.items()}

    def home(self, file, path, steps=0):
        """The file in which what a path names is defined; none for other crates, and for what is itself a file."""
        first, *rest = path.split("::")
        at = file
        if first == "crate":
            at = ()
        elif first == "super":
            at = file[:-1]
        elif first != "self":
            rest = [first, *rest]
            if (*file, first) not in self.files and (first not in self.named[file] or steps > 8):
                return None
        while rest:
            if rest[0] == "super":
                at = at[:-1]
            elif (*at, rest[0]) in self.files:
                at = (*at, rest[0])
            elif rest[0] in self.named.get(at, {}) and steps <= 8:
                return self.home(at, "::".join([self.named[at][rest[0]], *rest[1:]]), steps + 1)
            else:
                return at
            rest = rest[1:]
        return None

    def knows(self, file):
        paths = [*(path for path, _ in self.used[file]), *PATH.findall(USE.sub("", self.files[file]))]
        return {home for path in paths if (home := self.home(file, path)) in self.files and home != file}

    def circles(self):
        """Groups of files of which each can be reached from each: those that both reach one another."""
        knows = {file: self.knows(file) for file in self.files}
        reached = {}
        for file in self.files:
            seen, open_ = set(), [file]
            while open_:
                new = knows[open_.pop()] - seen
                seen |= new
                open_.extend(new)
            reached[file] = seen
        groups = {frozenset(other for other in reached[file] if file in reached[other]) for file in self.files if file in reached[file]}
        return sorted(sorted("/".join(file) or "lib" for file in group) for group in groups)


def main():
    circles = []
    for src in [ROOT / "src", *sorted(ROOT.glob("crates/*/src"))]:
        crate = Crate(src)
        folders = Counter()
        for file, text in crate.files.items():
            folders["/".join(file[:2] if len(file) > 2 else file[:1])] += len(text.splitlines())
        for folder, lines in sorted(folders.items()):
            print(f"{lines:7}  {src.relative_to(ROOT)}/{folder}")
        sizes = sorted(len(text.splitlines()) for text in crate.files.values())
        print(f"{sum(sizes):7}  {src.relative_to(ROOT)} in {len(sizes)} files, median {sizes[len(sizes) // 2]}, longest {sizes[-1]}\n")
        circles += crate.circles()
    for circle in circles:
        print(f"circle of {len(circle)}: {', '.join(circle)}")
    print(f"{len(circles)} circles")
    return 1 if circles else 0


if __name__ == "__main__":
    sys.exit(main())
