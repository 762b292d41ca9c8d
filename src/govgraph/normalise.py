"""One spelling for each text, with a way back to the characters of the file.

`tidy` mends what machines did to a text (bytes of another system, split letters) and leaves what people wrote; line
breaks and runs of spaces stay, since letterheads are set in columns. `comparison_key` and `bare_key` serve comparing
and are never shown.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from govgraph.model import OffsetMap

# One change: `text[start:end]` gives way to `replacement`, whose characters came from the offsets `origins` of `text`.
_Edit = tuple[int, int, str, Sequence[int]]
_Tracked = tuple[str, Sequence[int] | None]

#: Characters that XML 1.0 cannot hold, in whatever way they are written (section 2.2).
UNFIT_FOR_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

#: What a terminal would obey, and what is shown for it: a blank for breaks of lines other than «\n», a picture else.
_FOR_TERMINALS: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)},
    **dict.fromkeys((0x0B, 0x0C, 0x0D), " "),
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
}

# --- characters -----------------------------------------------------------------------------------------------------

# Invisible: control characters, soft hyphens, joiners, direction marks, variation selectors, byte order marks.
# None may stand in XML or in a name, and each would part two equal words.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff"
)
_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_WIDE = "\uff01-\uff5e"  # full-width forms of East Asian keyboards: "，", "：", "（"
_SURROGATES = "\ud800-\udfff"
_UNTIDY = re.compile(f"[{_INVISIBLE}{_SPACES}{_LINE_BREAKS}{_WIDE}{_SURROGATES}]")
# The same by what becomes of each; to tell only whether there are any, the one class is twenty times as fast.
_UNTIDY_BY_KIND = re.compile(
    f"(?P<invisible>[{_INVISIBLE}]+)|(?P<space>[{_SPACES}])|(?P<line>\r\n|[{_LINE_BREAKS}])"
    f"|(?P<wide>[{_WIDE}])|(?P<surrogate>[{_SURROGATES}])"
)
_WIDE_TO_ASCII = 0xFF01 - 0x21
# Letters of other alphabets that fonts show like Vietnamese ones: Icelandic eth, African D, and the letter oi, which
# text layers of PDF files hold for ư.
_LOOK_ALIKES = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "Ƣ": "Ư", "ƣ": "ư"}
_LOOK_ALIKE = re.compile(f"[{''.join(_LOOK_ALIKES)}]")
_VIETNAMESE = re.compile("[ăĂđĐơƠưƯ\u1ea0-\u1ef9]")

# --- canonical composition ------------------------------------------------------------------------------------------

_SEGMENT = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")  # nothing composes or reorders across an ASCII letter
_LONG_SEGMENT = 200  # beyond it, comparing with the normal form could cost the square of the length
_MOST_MARKS = 30  # on one letter, as in the Stream-Safe Text Format (Unicode Standard Annex 15, section 13)

# --- split letters --------------------------------------------------------------------------------------------------

_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_BEFORE = r" \n\t(\[\"'“‘/:;,.-"
_ONSET = "[bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX]|[cgknptCGKNPT]h|[nN]gh?|[tT]r"
_GLIDED = "[BCDĐGHKLMNPQRSTVX][ghr]{0,2}[ou]"  # of a name: «Ho àng», «Qu ách»
_SPLIT = re.compile(
    rf"""
    (?: \A | (?<=[{_BEFORE}]) )
    (?P<onset> {_ONSET} | {_GLIDED} )
    [ ]
    (?P<rime>  [{_VOWELS}]{{1,3}} (?: ch | c | m | nh | ng | n | p | t )? )
    (?!\w)
    """,
    re.VERBOSE,
)
# The same without the look behind: four times as fast, so it tells whether the other is worth while.
_SPLIT_AT_ALL = re.compile(rf"[{_BEFORE}](?:{_ONSET}|{_GLIDED}) [{_VOWELS}]")
_HONORIFIC = re.compile(r"(?:\A|\W)(?:đồng chí|đ/c|[oô]ng|bà|anh|chị|cô|thầy|bác|chú|cụ|em)\s?\Z")
# Before these, a letter names a thing and is no part of a word: "điểm c ở khoản 2", "Tổ C ở xã".
_LABELLED = re.compile(r"(?:\A|\W)(?:điểm|mục|khoản|tổ|nhóm|lớp|khối|khu|hạng|loại|bảng|đội|phương án)\s\Z")
# Rimes that are words of their own, so that the letter before them may be an abbreviation: "bà T. ở", "ông B ăn".
_WORDS = frozenset(
    [
        *("a", "à", "ạ", "ai", "an", "anh", "áo", "áp", "ăn", "âm", "ấm", "ấn", "ấp", "ấy", "em", "ép", "ích", "im"),
        *("in", "ít", "oan", "óc", "ốm", "ôm", "ông", "ống", "ổn", "ở", "ơi", "ơn", "ủng", "ủy", "uỷ", "út", "uống"),
        *("ư", "ưa", "ứng", "ước", "ưu", "y", "ý", "yên", "yêu", "yếu"),
    ]
)


def for_terminal(text: str) -> str:
    r"""Return a text that a terminal shows as it is: what it would obey (moves of the cursor, titles) is a picture.

    For people alone: what programs read keeps its characters.

    >>> for_terminal("Ông An \x1b[31m đến\r\ndự")
    'Ông An ␛[31m đến \ndự'
    """
    return text if text.isprintable() else text.translate(_FOR_TERMINALS)


def tidy(raw: str) -> tuple[str, OffsetMap]:
    """Return the text of a file's characters in one spelling (NFC), and the way back from it to them.

    No-break and thin spaces become spaces, line ends line feeds, look-alike letters Vietnamese ones (Ð → Đ); invisible
    characters go; letters split off from their syllable are mended, where no other reading is left.
    Text that is tidy already comes back as it is, with the identity map. Tidying twice changes nothing more.

    >>> from govgraph.model import Span
    >>> text, offsets = tidy("Đồng chí L ê Văn Trọng")
    >>> text
    'Đồng chí Lê Văn Trọng'
    >>> offsets.to_file(Span(9, 11))
    Span(start=9, end=12)
    """
    tracked: _Tracked = (raw, None)
    tracked = _edited(tracked, _character_edits(raw)) if _UNTIDY.search(raw) else tracked
    tracked = _composed(tracked)
    if any(letter in tracked[0] for letter in _LOOK_ALIKES) and _VIETNAMESE.search(tracked[0]):
        letters = _LOOK_ALIKE.sub(lambda match: _LOOK_ALIKES[match.group()], tracked[0])
        tracked = _composed((letters, tracked[1]))
    tracked = _mended(tracked)
    text, starts = tracked
    return text, OffsetMap(starts, len(raw))


def _character_edits(text: str) -> Iterator[_Edit]:
    for match in _UNTIDY_BY_KIND.finditer(text):
        start, end = match.span()
        if match.lastgroup == "invisible":
            yield start, end, "", ()
        elif match.lastgroup == "wide":
            yield start, end, chr(ord(match.group()) - _WIDE_TO_ASCII), (start,)
        else:
            yield start, end, {"space": " ", "line": "\n", "surrogate": "\ufffd"}[match.lastgroup or ""], (start,)


def _composed(tracked: _Tracked) -> _Tracked:
    """Return the text in NFC."""
    text, _ = tracked
    if unicodedata.is_normalized("NFC", text):
        return tracked
    return _edited(tracked, _composition_edits(text))


def _composition_edits(text: str) -> Iterator[_Edit]:
    for segment in _SEGMENT.finditer(text):
        word = segment.group()
        if len(word) < _LONG_SEGMENT and unicodedata.is_normalized("NFC", word):
            continue
        for start, end in _clusters(word):
            cluster = word[start:end]
            at = segment.start() + start
            composed = unicodedata.normalize("NFC", cluster[: _MOST_MARKS + 1])
            if composed != cluster:
                # Most clusters give one letter; of several, each leads back to one of the characters, in order.
                last = at + len(cluster) - 1
                yield at, at + len(cluster), composed, [min(at + place, last) for place in range(len(composed))]


def _clusters(word: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of `word` that normalise each for itself: a letter with all that may join it."""
    start = 0
    for at in range(1, len(word) + 1):
        if at < len(word) and (unicodedata.combining(word[at]) or _join(word[start:at], word[at])):
            continue
        yield start, at
        start = at


def _join(cluster: str, letter: str) -> bool:
    """Tell whether `letter`, no combining mark, composes with what is before it (Hangul, some Indic vowels)."""
    if letter < "\u0900" or len(cluster) > _MOST_MARKS:
        return False
    normal = unicodedata.normalize("NFC", cluster + letter)
    return normal != unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", letter)


def _mended(tracked: _Tracked) -> _Tracked:
    """Return the text with split letters joined; mended words are evidence for others, so look until none is left."""
    while _SPLIT_AT_ALL.search(tracked[0]) or _SPLIT.match(tracked[0]):
        edits = list(_mending_edits(tracked[0]))
        if not edits:
            break
        tracked = _edited(tracked, edits)
    return tracked


def _mending_edits(text: str) -> Iterator[_Edit]:
    words: set[str] | None = None
    for match in _SPLIT.finditer(text):
        onset, rime = match["onset"], match["rime"]
        before = text[max(0, match.start() - 16) : match.start()].lower()
        if before.rstrip()[-1:].isdigit() or _LABELLED.search(before):
            continue  # "400 m ở", "Tổ C ở xã"
        glided = onset[-1] in "ou"
        if glided or (len(onset) == 1 and (onset.isupper() or rime in _WORDS)):
            named = onset[0].isupper() and rime not in _WORDS and text[match.end() + 1 : match.end() + 2].isupper()
            if not (named and _HONORIFIC.search(before)):
                if glided:
                    continue  # "Do ai"
                words = words if words is not None else set(re.findall(r"\w+", text))
                joined = onset + rime
                if joined not in words and joined.lower() not in words:
                    continue
        at = match.start("rime")
        yield at - 1, at, "", ()


def _edited(tracked: _Tracked, edits: Iterable[_Edit]) -> _Tracked:
    """Return the text with the edits made, each of its characters still leading back to the file."""
    text, starts = tracked
    pieces: list[str] = []
    new: array[int] = array("I")
    done = 0
    moved = starts is not None
    for start, end, replacement, origins in edits:
        pieces += (text[done:start], replacement)
        new.extend(range(done, start) if starts is None else starts[done:start])
        new.extend(origins if starts is None else [starts[origin] for origin in origins])
        moved = moved or end - start != len(replacement) or end - start > 1
        done = end
    pieces.append(text[done:])
    new.extend(range(done, len(text)) if starts is None else starts[done:])
    return "".join(pieces), new if moved else None


# --- keys -----------------------------------------------------------------------------------------------------------

_OLD_TONES = re.compile("[òóỏõọ][ae]|[ùúủũụ]y|(?<=q)[ùúủũụ][aâeêo]")
_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")  # of the combining marks those that Latin letters take


@lru_cache(maxsize=64)
def _new_tone(vowels: str) -> str:
    """Move the tone mark of two vowels to the second: "òa" → "oà"."""
    first, second = unicodedata.normalize("NFD", vowels[0]), vowels[1]
    return first[0] + unicodedata.normalize("NFC", second + first[1:])


@lru_cache(maxsize=4096)  # the names of units are compared with those of many others
def comparison_key(text: str) -> str:
    """Return `text` as it is compared: lower case, NFC, the tone mark of oa, oe, uy on the second vowel.

    Both placements of the mark are in use and mean the same; i and y are told apart, since names differ by them.

    >>> comparison_key("Ủy ban xã HÒA BÌNH") == comparison_key("Uỷ ban xã Hoà Bình")
    True
    >>> comparison_key("Kỳ") == comparison_key("Kì")
    False
    """
    lowered = unicodedata.normalize("NFC", text.lower().replace("ð", "đ"))
    return _OLD_TONES.sub(lambda match: _new_tone(match.group()), lowered)


@lru_cache(maxsize=50_000)  # names are compared again and again
def bare_key(text: str) -> str:
    """Return `text` in lower case without diacritics, as it is typed where Vietnamese letters are missing.

    >>> bare_key("Đảng ủy xã Phước Tân")
    'dang uy xa phuoc tan'
    """
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    letters = unicodedata.normalize("NFD", lowered.replace("ð", "đ").replace("đ", "d"))
    letters = _MARKS.sub("", letters)
    if letters.isascii():
        return letters
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
