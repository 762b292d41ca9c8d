"""What is refused of zip archives: what is made to harm, leads out of the archive, or is no file.

Sizes are those of the archive's own list, to which zipfile holds each member when it is read.
"""

import stat
import zipfile
from collections.abc import Sequence
from itertools import pairwise

from govgraph.errors import SourceError

WITHIN = "!/"  # stands between the path of an archive and that of a file in it
MOST_MEMBERS = 100_000  # of an archive, with those of archives in it
LARGEST_UNPACKED = 20_000_000_000  # bytes of all members together; each is read by itself
LARGEST_MEMBER = 50_000_000  # bytes; as of a file by itself
DEEPEST = 3  # archives in one another
HIGHEST_RATIO = 300  # of a member's size to its packed size; text in XML has up to 50
_SMALL = 1_000_000  # bytes below which the ratio says nothing
_ENCRYPTED = 1  # the flag of a member with a password
HARMFUL = "such a file is made to harm; it was not opened"


def refuse_bomb(infos: Sequence[zipfile.ZipInfo], size: int, shown: str) -> None:
    """Refuse an archive of too many members, or whose members share their bytes or unfold beyond measure.

    Raises:
        SourceError: it is one.
    """
    if len(infos) > MOST_MEMBERS:
        raise SourceError(f"{shown}: the archive holds more than {MOST_MEMBERS:,} files; split it")
    places = sorted((info.header_offset, info.header_offset + info.compress_size) for info in infos)
    if any(end > start for (_, end), (start, _) in pairwise(places)):
        raise SourceError(f"{shown}: files of the archive lie in one another; {HARMFUL}")
    unpacked = sum(info.file_size for info in infos)
    if unpacked > max(size, _SMALL) * HIGHEST_RATIO:
        raise SourceError(f"{shown}: {size / 1e6:.1f} MB would unfold to {unpacked / 1e6:.0f} MB; {HARMFUL}")


def fault_of(info: zipfile.ZipInfo, path: str) -> str | None:
    """Return why a member is refused; None where it is not."""
    parts = path.split("/")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if path.startswith("/") or ".." in parts or ":" in parts[0] or "\0" in path or WITHIN in path:
        return "its path leads out of the archive; such a file is made to harm; it was not read"
    if kind not in (0, stat.S_IFREG):
        what = "a link" if stat.S_ISLNK(kind) else "a device"
        return f"this is {what}, not a file; pack the file itself"
    if info.flag_bits & _ENCRYPTED:
        return "protected with a password; pack it without one"
    if info.file_size > LARGEST_MEMBER:
        return f"larger than {LARGEST_MEMBER // 1_000_000} MB; split it into its documents"
    if is_bomb(info):
        return f"{info.compress_size} bytes would unfold to {info.file_size / 1e6:.0f} MB; {HARMFUL}"
    return None


def is_bomb(info: zipfile.ZipInfo) -> bool:
    """Tell whether a member unfolds to more than texts do."""
    return info.file_size > _SMALL and info.file_size > HIGHEST_RATIO * max(info.compress_size, 1)
