"""Files that are zip archives inside (.docx, .odt, .xlsx), opened with limits: a small one can unfold to terabytes."""

import io
import zipfile
import zlib

from lxml import etree

from govgraph.errors import SourceError
from govgraph.files.zip_limits import is_bomb

MOST_MEMBERS = 10_000
LARGEST_UNPACKED = 300_000_000  # bytes of all members together


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """Return an archive whose members together are of a sensible size.

    Raises:
        SourceError: the archive is damaged, encrypted, or unfolds beyond the limits.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise SourceError(f"{name}: the file is damaged ({error}); get it anew from where it came") from error
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > LARGEST_UNPACKED or any(map(is_bomb, members)):
        raise SourceError(
            f"{name}: unpacked it would have {len(members)} parts and {unpacked / 1e6:.0f} MB; such a file is made to "
            "harm, or holds no document; it was not opened"
        )
    if any(member.flag_bits & 1 for member in members):
        raise SourceError(f"{name}: the file is protected with a password; save it without one")
    return archive


def xml_member(archive: zipfile.ZipFile, member: str, name: str) -> etree._Element:
    """Return the tree of an XML member; entities, which could reach other files, are not resolved.

    Raises:
        SourceError: there is no such member, or it is damaged.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(archive.read(member), parser)
    except KeyError as error:
        raise SourceError(
            f"{name}: the file lacks its part {member}; save it anew in the program it came from"
        ) from error
    except (etree.LxmlError, zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, EOFError) as error:
        said = " ".join(str(error).split())[:120]
        raise SourceError(f"{name}: its part {member} is damaged ({said}); get it anew from where it came") from error
