"""Vietnamese text from before Unicode: TCVN3 (the fonts .VnTime), VNI, VISCII, VIQR and Windows-1258.

Such text comes as bytes or, out of a Word file or a web page, as Unicode characters that stand for these bytes
(«§¶ng uû»). The words tell which encoding it is: converted by the right one, the commonest syllables of the language
appear.

Sources: TCVN 5712:1993 for TCVN3, RFC 1456 for VISCII and VIQR, code page 1258. In VNI a mark follows its vowel.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from govgraph.model import Remark

# Each vowel without a tone and with the grave, acute, hook, tilde and dot; below, their characters in TCVN3.
_VOWELS = (
    *("aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị"),
    *("oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ"),
)
_TCVN3_VOWELS = (
    *("aµ¸¶·¹", "¨»¾¼½Æ", "©ÇÊÈÉË", "eÌÐÎÏÑ", "ªÒÕÓÔÖ", "i×ÝØÜÞ"),
    *("oßãáâä", "«åèæçé", "¬êíëìî", "uïóñòô", "\xadõøö÷ù", "yúýûüþ"),
)
_TCVN3_CAPITALS = dict(zip("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ", strict=True))  # the only ones: other capitals are a font of their own
# TCVN 5712 in full has the other capitals, where TCVN3 has nothing; seven stand where Windows has signs: letters are
# those behind a capital alone.
_TCVN5712_CAPITALS = {
    **dict(zip("\x01\x02\x04\x05\x06\x11\x12\x13\x14\x15\x16\x17", "ÚỤỪỬỮỨỰỲỶỸÝỴ", strict=True)),
    **dict(zip("\x80\x81\x82\x83\x84\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f", "ÀẢÃÁẠẬÈẺẼÉẸỆÌỈĨ", strict=True)),
    **dict(zip("\x90\x95\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f", "ÍÓỜỞỠỚỢÙỦŨ", strict=True)),
    **dict(zip("\xaf\xba\xbf\xc0\xc1\xc2\xc3\xc4\xc5\xcd\xd9\xda\xdb\xe0\xf0\xff", "ẰẲẴẮẦẨẪẤỀỂỄẾỒỔỖỐ", strict=True)),
}
_BEHIND_CAPITALS = dict(zip("\x85\x91\x92\x93\x94\x96\x97", "ẶỊÒỎÕỌỘ", strict=True))
_BEHIND_A_CAPITAL = re.compile("(?<=[A-ZÀ-ÝĂĐƠƯẠ-Ỹ])[\x85\x91-\x94\x96\x97]")
_VISCII_FROM_128 = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
_VISCII_ELSEWHERE = {
    **dict(zip("\x02\x05\x06\x14\x19\x1e", "ẲẴẪỶỸỴ", strict=True)),
    **dict(zip("ÄÅÆÇËÎÏÐÑÕÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ", "ẢĂẳẵẺĨỳĐứạỷừửỹỵỡưảăữẫẻĩỉđựỏọụũủợỮ", strict=True)),
}
# The marks of VNI: tones alone (grave, acute, hook, tilde, dot), the breve and the circumflex without a tone and with.
_VNI_TONES, _VNI_BREVE, _VNI_CIRCUMFLEX = "øùûõï", "êèéúüë", "âàáåãä"
_VNI_ALONE = dict(zip("ñæóòîíìôö", "đỉĩịỵíìơư", strict=True))
_VIQR_TONES = dict(zip("`'?~.", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_VIQR = re.compile(r"\\(?P<plain>.)|(?P<stroke>[Dd][Dd])|(?P<vowel>[AEIOUYaeiouy])(?P<shape>[(^+]?)(?P<tone>[`'?~.]?)")
_VIQR_SHAPES = {"(": "\u0306", "^": "\u0302", "+": "\u031b"}
_VIQR_SHAPED = {"(": "aA", "^": "aAeEoO", "+": "oOuU"}

# Commonest syllables of the language, with the letters that tell encodings apart; small words of its grammar and of
# any page of governance.
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "của và các được là có trong cho với đã những để ở từ một năm đến theo về này người việc công tác thực hiện tổ "
        "chức quyết định số ngày tháng hội đồng nhân dân ủy ban uỷ xã phường huyện tỉnh chủ tịch bí thư đảng bộ chính "
        "phát triển kinh tế nghị đại biểu quả tại không chí thường vụ",
    )
)
# Letters that Vietnamese has and no font from before Unicode shows, composed or as marks.
_UNICODE = re.compile("[\u0102-\u01b0\u0300-\u0323\u1ea0-\u1ef9]")
_FEWEST_UNICODE = 5  # in a sample
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_COMMON = 0.05  # of the words of a text in Vietnamese; half of them usually are
_LEAD = 1.5  # how many times as many the right encoding has as the next
_WITH_LETTERS_FOR_SIGNS = frozenset({"VISCII", "Windows-1258"})  # or with signs of their own
_SAMPLE = 20_000  # characters that decide
_MOSTLY = 0.8  # of a line's plain letters that are capitals in a line of capitals


@cache
def _tcvn3() -> Mapping[str, str]:
    pairs = zip("".join(_TCVN3_VOWELS), "".join(_VOWELS), strict=True)
    letters = {old: new for old, new in [*pairs, ("®", "đ"), *_TCVN3_CAPITALS.items()] if old != new}
    return _TCVN5712_CAPITALS | letters


@cache
def _viscii() -> Mapping[str, str]:
    return {chr(128 + at): letter for at, letter in enumerate(_VISCII_FROM_128)} | _VISCII_ELSEWHERE


@cache
def _vni() -> tuple[Mapping[str, str], re.Pattern[str]]:
    rows = {row[0]: row for row in _VOWELS}
    pairs: dict[str, str] = {}
    for plain, mark in (("a", "\u0306"), ("a", "\u0302"), ("e", "\u0302"), ("o", "\u0302")):
        shaped = rows[unicodedata.normalize("NFC", plain + mark)]
        marks = _VNI_BREVE if mark == "\u0306" else _VNI_CIRCUMFLEX
        pairs |= {plain + one: letter for one, letter in zip(marks, shaped, strict=True)}
    for old, vowel in (*((one, one) for one in "aeouy"), ("ô", "ơ"), ("ö", "ư")):
        pairs |= {old + one: letter for one, letter in zip(_VNI_TONES, rows[vowel][1:], strict=True)}
    pairs |= _VNI_ALONE
    pairs |= {old.upper(): new.upper() for old, new in pairs.items()}
    # A capital may be followed by a mark in small letters: «Ñaûng».
    pairs |= {old[0].upper() + old[1:]: new.upper() for old, new in pairs.items() if len(old) == 2 and old[0].islower()}
    longest_first = sorted(pairs, key=len, reverse=True)
    return pairs, re.compile("|".join(map(re.escape, longest_first)))


def _translated(text: str, pairs: Mapping[str, str]) -> str:
    return text.translate({ord(old): new for old, new in pairs.items()})


def _from_tcvn3(text: str) -> str:
    converted = _translated(text, _tcvn3())
    converted = _BEHIND_A_CAPITAL.sub(lambda sign: _BEHIND_CAPITALS[sign[0]], converted)
    # A line in capitals has its marked letters small, since their capitals are those of another font: «§¶NG Bé HUYÖN».
    return "".join(_in_capitals(line) for line in converted.splitlines(keepends=True))


def _in_capitals(line: str) -> str:
    plain = [letter for letter in line if letter.isascii() and letter.isalpha()]
    return line.upper() if plain and sum(map(str.isupper, plain)) > _MOSTLY * len(plain) else line


def _from_viscii(text: str) -> str:
    return _translated(text, _viscii())


def _from_vni(text: str) -> str:
    pairs, pattern = _vni()
    return pattern.sub(lambda found: pairs[found[0]], text)


def _from_1258(text: str) -> str:
    # What the code page has in the places of Latin-1's accents and of a few letters; marks follow their letters.
    return unicodedata.normalize("NFC", text.encode("latin-1", "replace").decode("cp1258", "replace"))


def _from_viqr(text: str) -> str:
    return _VIQR.sub(_viqr_letter, text)


def _viqr_letter(found: re.Match[str]) -> str:
    if found["plain"]:
        return found["plain"]
    if found["stroke"]:
        return "Đ" if found["stroke"][0] == "D" else "đ"
    vowel, shape, tone = found["vowel"], found["shape"], found["tone"]
    if shape and vowel not in _VIQR_SHAPED[shape]:
        return found[0]
    # A full stop or question mark behind a vowel is written «\\.», «\\?»: RFC 1456, 2.2.
    return unicodedata.normalize("NFC", vowel + _VIQR_SHAPES.get(shape, "") + _VIQR_TONES.get(tone, ""))


#: Each encoding's name and how it is converted, from characters that stand for its bytes (Latin-1).
ENCODINGS: Mapping[str, Callable[[str], str]] = {
    "TCVN3 (ABC)": _from_tcvn3,
    "VNI": _from_vni,
    "VISCII": _from_viscii,
    "Windows-1258": _from_1258,
    "VIQR": _from_viqr,
}


@dataclass(frozen=True, slots=True)
class Conversion:
    """An encoding that a text was found to be in; `of` converts any part of the text."""

    name: str
    capitals: bool = False  # the font shows every letter as a capital

    def of(self, text: str) -> str:
        """Return a part of the text converted, with the quotation marks and dashes of Windows."""
        converted = ENCODINGS[self.name]("".join(map(_byte_of, text)))
        converted = converted.upper() if self.capitals else converted
        return converted if self.name in _WITH_LETTERS_FOR_SIGNS else converted.translate(_signs())

    @property
    def remark(self) -> Remark:
        """What a person should know of it."""
        return Remark(
            "converted-encoding",
            f"the file is in {self.name}, an encoding from before Unicode; its characters were converted; look at "
            "names and headings, or save the file as Unicode",
            f"Tệp dùng bảng mã {self.name}, có từ trước Unicode; các chữ đã được chuyển mã; hãy xem lại tên riêng và "
            "tiêu đề, hoặc lưu lại tệp bằng Unicode.",
        )


def conversion_of_bytes(data: bytes) -> Conversion | None:
    """Return how bytes in an old encoding are converted, once decoded as Latin-1; None where none fits.

    >>> conversion_of_bytes("§¶ng ñy x· ®· cã quyÕt ®Þnh cña m×nh".encode("latin-1"))
    Conversion(name='TCVN3 (ABC)', capitals=False)
    """
    return _conversion(data.decode("latin-1"))


def conversion_of(text: str) -> Conversion | None:
    """Return how a text with characters of an old font in the place of letters is converted; None where it has none.

    >>> conversion_of("§¶ng ñy x· ®· cã quyÕt ®Þnh cña m×nh").of("§¶ng ñy x·")
    'Đảng ủy xã'
    >>> conversion_of("Đảng ủy xã đã có quyết định của mình") is None
    True
    """
    if len(_UNICODE.findall(text, 0, _SAMPLE)) > _FEWEST_UNICODE:
        return None
    return _conversion("".join(map(_byte_of, text[:_SAMPLE])))


def by_font(font: str) -> Conversion | None:
    """Return how the text in a font from before Unicode is converted; None for any other font.

    >>> by_font(".VnTimeH").of("§¶ng ñy"), by_font("VNI-Times").name, by_font("Times New Roman")
    ('ĐẢNG ỦY', 'VNI', None)
    """
    if font.lower().startswith(".vn"):
        return Conversion("TCVN3 (ABC)", capitals=font.endswith("H"))
    return Conversion("VNI") if font.lower().startswith("vni-") else None


def _byte_of(letter: str) -> str:
    """Return the character of Latin-1 for one that Windows shows in its place: «“» for 0x93."""
    if ord(letter) < 0x100:
        return letter
    try:
        return letter.encode("cp1252").decode("latin-1")
    except UnicodeEncodeError:
        return letter


def _conversion(text: str) -> Conversion | None:
    sample = text[:_SAMPLE]
    as_is = _share_of_common(sample)
    shares = sorted(((_share_of_common(convert(sample)), name) for name, convert in ENCODINGS.items()), reverse=True)
    (most, name), (next_most, _) = shares[:2]
    if most < _FEWEST_COMMON or most < _LEAD * max(next_most, as_is):
        return None
    return Conversion(name)


def _share_of_common(text: str) -> float:
    """Return how many of the words are common syllables whose letters are not those of ASCII alone."""
    words = _WORD.findall(text)
    return sum(1 for word in _marked(words) if word in _COMMON) / len(words) if words else 0.0


def _marked(words: list[str]) -> Iterator[str]:
    return (word.lower() for word in words if not word.isascii())


@cache
def _signs() -> Mapping[int, str | None]:
    """Return the quotation marks and dashes that Windows has where Latin-1 has control characters."""
    return {at: bytes([at]).decode("cp1252", "ignore") or None for at in range(0x80, 0xA0)}
