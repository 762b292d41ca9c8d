"""Files that lie among documents and are none: what systems and office programs leave behind, the parts of saved pages.

They are passed over by name. A file that is none of these and cannot be read is told in the ledger.
"""

import re
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import PurePosixPath

#: Files that nobody wrote, by their names in small letters, each with what leaves it behind.
LEFT_BY = {
    "thumbs.db": "Windows: small pictures of the files of a folder",
    "ehthumbs.db": "Windows Media Center: small pictures of films",
    "ehthumbs_vista.db": "Windows Media Center: small pictures of films",
    "desktop.ini": "Windows: how a folder is shown",
    "folder.htt": "Windows before 2000: how a folder is shown",
    "icon\r": "macOS: the picture of a folder",
}
#: Beginnings of such names.
LEFT_BY_BEGINNING = {
    ".": "hidden: .DS_Store and ._NAME of macOS, .~lock.NAME# of LibreOffice, .directory of KDE",
    "~$": "Word, Excel, PowerPoint: who has the document open",
    "~wrl": "Word: a document before it was saved, should the program fail",
}
#: Folders in which nothing but such files lies, by their names in small letters.
FOLDERS_LEFT_BY = {
    "__macosx": "macOS: what a zip archive cannot hold of its files",
    "$recycle.bin": "Windows: what was thrown away",
    "system volume information": "Windows: of a whole drive",
    "@eadir": "Synology: small pictures of the files of a folder",
}
_PARTS = "_files"  # ends the folder that a browser writes beside a page with its pictures and scripts
_PAGE = re.compile(r"\.x?html?", re.IGNORECASE)


def is_left_behind(name: str) -> bool:
    """Tell whether a file is one that a system or a program left behind.

    >>> [is_left_behind(name) for name in ("Thumbs.db", "~$to-trinh.docx", ".DS_Store", "to-trinh.docx")]
    [True, True, True, False]
    """
    lowered = name.lower()
    return lowered in LEFT_BY or lowered.startswith(tuple(LEFT_BY_BEGINNING))


def holds_none(folder: str, beside: Collection[str]) -> bool:
    """Tell whether no document lies in a folder, by its name and the names of the files beside it.

    >>> holds_none("tin_files", ["tin.html"]), holds_none("tin_files", ["tin.pdf"]), holds_none(".git", [])
    (True, False, True)
    """
    if folder.startswith(".") or folder.lower() in FOLDERS_LEFT_BY:
        return True
    page = folder.removesuffix(_PARTS)
    return page != folder and any(name.startswith(page) and _PAGE.fullmatch(name, len(page)) for name in beside)


def without_parts(paths: Iterable[str]) -> set[str]:
    """Return those of the paths of files, parted by «/», that lie in no folder without documents.

    >>> sorted(without_parts(["a/tin.htm", "a/tin_files/anh.jpg", "__MACOSX/a/._tin.htm", "b.txt"]))
    ['a/tin.htm', 'b.txt']
    """
    found = list(paths)
    beside: dict[str, list[str]] = {}
    for path in found:
        beside.setdefault(str(PurePosixPath(path).parent), []).append(PurePosixPath(path).name)

    @cache
    def is_none(folder: PurePosixPath) -> bool:
        return folder.name != ".." and holds_none(folder.name, beside.get(str(folder.parent), ()))

    # The last of the folders above is that from which the paths lead.
    return {path for path in found if not any(is_none(folder) for folder in list(PurePosixPath(path).parents)[:-1])}
