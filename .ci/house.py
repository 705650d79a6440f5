"""The house in figures: sizes of classes, their names, folders. Fails where a bar is missed.

Usage: house.py   (in the repository's root)
"""

from __future__ import annotations

import pathlib
import re
import statistics
import sys
from collections import Counter

ONE_WORD_PERCENT = 15
MANY_FILES = 25
WORD = re.compile(r"[A-Z][a-z0-9]*|[A-Z]+(?![a-z])")


def main() -> int:
    """Prints the table; 1 where names are doubled or too many say one word only."""
    files = [f for f in pathlib.Path().glob("*/src/main/java/**/*.java") if f.stem != "package-info"]
    lines = sorted(len(f.read_text(encoding="utf-8").splitlines()) for f in files)
    one_word = [f for f in files if len(WORD.findall(f.stem)) == 1]
    doubled = [name for name, times in Counter(f.stem for f in files).items() if times > 1]
    folders = Counter(f.parent for f in files)
    large = {folder: count for folder, count in folders.items() if count >= MANY_FILES}
    share = 100 * len(one_word) / len(files)
    print("| figure | value |\n| --- | --- |")
    print(f"| classes, lines | {len(files)}, {sum(lines):,} |")
    print(f"| lines of a class: median, p90, most | {statistics.median(lines):.0f}, {lines[len(lines) * 9 // 10]}, {lines[-1]} |")
    print(f"| names of one word (at most {ONE_WORD_PERCENT} %) | {len(one_word)}, {share:.1f} % |")
    print(f"| names that stand twice (0) | {len(doubled)} {' '.join(sorted(doubled))} |")
    print(f"| folders: median of files, most | {statistics.median(folders.values()):.0f}, {max(folders.values())} |")
    print(f"| files in folders of {MANY_FILES} and more (0) | {100 * sum(large.values()) / len(files):.0f} % |")
    for folder, count in sorted(large.items(), key=lambda item: -item[1]):
        print(f"| {folder} | {count} |")
    return 1 if doubled or share > ONE_WORD_PERCENT else 0


if __name__ == "__main__":
    sys.exit(main())
