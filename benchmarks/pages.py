"""How much of an article is found in saved web pages, and how much beside it: `python -m benchmarks.pages` → pages.md.

The documents of tests/cases/extraction are set in five layouts; what a program takes from each page is compared with
the document, word by word. Peer: trafilatura, where it is installed, with and without `favor_recall`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.portals import LAYOUTS
from govgraph.read.html import read

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases" / "extraction"


def programs() -> Mapping[str, Callable[[str], str]]:
    """Return what takes the text from a page, by its name."""
    found: dict[str, Callable[[str], str]] = {"govgraph": lambda page: read(page.encode(), "page.html").text}
    try:
        import trafilatura
    except ImportError:
        return found
    version = trafilatura.__version__

    def extracted(page: str, **options: bool) -> str:
        return trafilatura.extract(page, include_tables=True, include_comments=False, **options) or ""

    found[f"trafilatura {version}"] = extracted
    found[f"trafilatura {version}, favor_recall"] = lambda page: extracted(page, favor_recall=True)
    return found


def compare(texts: list[str]) -> str:
    """Return a table: of the document's words the share found, of the words found the share that are the document's."""
    names = programs()
    lines = [f"| layout | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for layout, set_ in LAYOUTS.items():
        cells = []
        for program in names.values():
            shared = known = found = 0
            for text in texts:
                words, taken = _words(text), _words(program(set_(text)))
                shared += sum((words & taken).values())
                known += sum(words.values())
                found += sum(taken.values())
            cells.append(f"{shared / known:.3f} · {shared / found:.3f}")
        lines.append(f"| {layout} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text)))


def main() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(CASES.glob("*.txt"))]
    report = (
        "# Articles in saved web pages\n\n"
        f"{len(texts)} documents in five layouts of our own (`benchmarks/portals.py`). "
        "Of the words of the document the share found · of the words found the share that is the document's.\n\n"
        f"{compare(texts)}\n"
    )
    Path(__file__).with_suffix(".md").write_text(report, encoding="utf-8")
    print(report)


if __name__ == "__main__":
    main()
