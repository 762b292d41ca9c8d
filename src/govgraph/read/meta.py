"""`NAME.meta.json` beside a document: what is known of its publication."""

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from difflib import get_close_matches
from pathlib import PurePath
from urllib.parse import urlsplit

from govgraph.errors import SourceError
from govgraph.files.remote import AnyPath
from govgraph.model import Remark

META_ENDING = ".meta.json"
FIELDS = ("published", "url", "publisher", "title")
_LARGEST = 1_000_000  # bytes; four short strings stand in it
_LIKE = 0.7  # from which on a key may be a slip for a field
# An IRI of the web (RFC 3987): no brackets («?x[0]=1» is written «?x%5B0%5D=1»), one «#», «%» only
# before two hexadecimal digits. Private and unassigned characters are left out.
_HOST = r"[\w\-.~!$&'()*+,;=]|[\u00a1-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]|%[0-9A-Fa-f]{2}"
_PART = rf"{_HOST}|[:@/]"
_URL = re.compile(
    rf"https?://(?:{_HOST})+(?::[0-9]{{0,5}})?(?:/(?:{_PART})*)?(?:\?(?:{_PART}|\?)*)?(?:#(?:{_PART}|\?)*)?"
)

_VIET_NAM = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Meta:
    """The fields of a meta file; each may be missing or null. Others are passed over, and told in `remarks`."""

    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    remarks: tuple[Remark, ...] = field(default=(), repr=False)


def meta_path(document: AnyPath) -> AnyPath:
    """Return where the meta file of a document would lie."""
    return document.with_name(document.stem + META_ENDING)


def astray(meta_files: Iterable[AnyPath], documents: Collection[AnyPath]) -> Iterator[str]:
    """Yield a warning for each meta file that is that of no document, with the name that it should have.

    >>> from pathlib import Path
    >>> list(astray([Path("w/a.meta.json"), Path("w/b.txt.meta.json")], [Path("w/a.txt"), Path("w/b.txt")]))
    ['w/b.txt.meta.json: belongs to no document, so nothing of it is read; for b.txt name it b.meta.json']
    """
    lone = {str(path) for path in meta_files}
    if not lone:
        return
    lone.difference_update(str(meta_path(document)) for document in documents)
    called: dict[str, str] = {}
    for document in documents if lone else ():
        right = meta_path(document)
        folder = str(right).removesuffix(right.name)
        for name in (document.name, document.stem):
            called.setdefault(_alike(f"{folder}{name}"), document.name)
    for path in sorted(lone):
        document_name = called.get(_alike(path)[: -len(META_ENDING)])
        how = (
            "name it NAME.meta.json beside its NAME.txt, or remove it"
            if document_name is None
            else f"for {document_name} name it {PurePath(document_name).stem}{META_ENDING}"
        )
        yield f"{path}: belongs to no document, so nothing of it is read; {how}"


def _alike(path: str) -> str:
    return unicodedata.normalize("NFC", path).lower()


def read_meta(document: AnyPath, name: str) -> Meta:
    """Return what the meta file of `document` says; nothing where there is none.

    Raises:
        SourceError: the meta file cannot be read, is no JSON object, or a value is not what its field asks for.
    """
    path = meta_path(document)
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return Meta()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(f"{path.name}: the file cannot be read ({reason}); check its permissions") from error
    if len(data) > _LARGEST:
        raise SourceError(
            f"{path.name}: larger than {_LARGEST // 1_000_000} MB; keep only published, url, publisher, title"
        )
    return parse_meta(data, path.name)


def is_web_address(value: str) -> bool:
    """Tell whether a text is a web address that can stand as an IRI, and whose host can be told.

    >>> is_web_address("https://example.vn/tin-7"), is_web_address("https://ex℀ample.vn/")  # «℀» stands for «a/c»
    (True, False)
    """
    try:
        return _URL.fullmatch(value) is not None and bool(urlsplit(value).hostname)
    except ValueError:
        return False


def parse_meta(data: bytes, name: str) -> Meta:
    r"""Return the fields of a meta file's bytes; `name` is for messages.

    Raises:
        SourceError: see `read_meta`.

    >>> parse_meta(b'{"published": "2023-05-26T14:30", "title": "H\xe1\xbb\x99i ngh\xe1\xbb\x8b"}', "a.meta.json")
    Meta(published='2023-05-26', url=None, publisher=None, title='Hội nghị')
    """
    try:
        values = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except json.JSONDecodeError as error:
        raise SourceError(f"{name}, line {error.lineno}: not JSON ({error.msg}); correct or remove it") from error
    except (RecursionError, ValueError) as error:
        raise SourceError(f"{name}: not usable JSON ({error}); correct or remove it") from error
    if not isinstance(values, dict):
        raise SourceError(f'{name}: holds no JSON object; write {{"published": "2023-05-26", "url": …}}')
    given = {field: _text(values.get(field), field, name) for field in FIELDS}
    if given["published"] is not None:
        given["published"] = _day(given["published"], name)
    if given["url"] is not None and not is_web_address(given["url"]):
        raise SourceError(
            f"{name}: url «{given['url']}» is not a web address; copy it anew from the "
            "browser, and write brackets as %5B and %5D"
        )
    return Meta(**given, remarks=tuple(_unknown(values.keys() - FIELDS, name)))


def _unknown(keys: Iterable[str], name: str) -> Iterator[Remark]:
    """Yield a remark on each key that is no field: a warning where it may be a slip for one."""
    for key in sorted(keys):
        near = get_close_matches(key.lower(), FIELDS, 1, _LIKE)
        fields = ", ".join(FIELDS)
        yield Remark(
            "meta-field-unknown",
            f"{name}: «{key}» is no field and was passed over{f'; write {near[0]}' if near else ''} (fields: {fields})",
            f"{name}: «{key}» không phải là trường nên bị bỏ qua{f'; hãy ghi {near[0]}' if near else ''} "
            f"(các trường: {fields}).",
            "warning" if near else "info",
        )


def _text(value: object, field: str, name: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise SourceError(f"{name}: {field} is not a text of one line; write it in quotation marks, or leave it out")
    return value.strip()


def day_of(moment: str) -> str:
    """Return the day of an ISO date or moment; of a moment told with its zone the day that it was in Viet Nam.

    Raises:
        ValueError: it is none.

    >>> day_of("2023-05-26"), day_of("2023-05-25T23:30:00Z"), day_of("2023-05-26T00:10:00+07:00")
    ('2023-05-26', '2023-05-26', '2023-05-26')
    """
    told = datetime.fromisoformat(moment)
    try:
        return (told if told.tzinfo is None else told.astimezone(_VIET_NAM)).date().isoformat()
    except OverflowError as error:
        raise ValueError(f"«{moment}» is in no year of the calendar") from error


def _day(value: str, name: str) -> str:
    try:
        return day_of(value)
    except ValueError as error:
        raise SourceError(f"{name}: published «{value}» is not a date; write it as 2023-05-26") from error
