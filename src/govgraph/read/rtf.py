"""Rich Text files (.rtf), by striprtf: paragraphs, and tables with a row a line."""

from striprtf.striprtf import rtf_to_text

from govgraph.errors import SourceError
from govgraph.read.page import Page, PageInMaking


def read(data: bytes, name: str) -> Page:
    r"""Return the page of a Rich Text file.

    Raises:
        SourceError: the file is damaged.

    >>> print(read(rb"{\rtf1\ansi\uc1 X\u227? Minh T\u226?m\par h\u7885?p}", "a.rtf").text, end="")
    Xã Minh Tâm
    họp
    """
    try:
        text: str = rtf_to_text(data.decode("latin-1"), encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]
    except Exception as error:  # the library raises what its steps do: KeyError, ValueError, UnicodeError …
        said = " ".join(str(error).split())[:120] or type(error).__name__
        raise SourceError(f"{name}: the file is damaged ({said}); save it anew in the program it came from") from error
    making = PageInMaking()
    paragraph = 0
    for line in text.split("\n"):
        paragraph += bool(line.strip())
        cells = [cell.strip() for cell in line.split("|")]
        shown = " | ".join(cells).strip(" |") if len(cells) > 1 else line.rstrip()
        making.line(shown, f"paragraph={paragraph}" if shown else None)
    return making.page()
