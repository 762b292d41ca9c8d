"""Doubts about counts: a part that is more than the whole."""

import re
from collections.abc import Iterator

from govgraph.interpret.doubts.material import Material, doubt
from govgraph.model import Issue, Span

# «25/24 chỉ tiêu», but not the day of «ngày 25/12 chỉ tiêu …»; a part and a whole of what is counted in shares.
_SHARE = re.compile(
    r"(?<![\w/.,-])(?<!ngày )(?<!sáng )(?<!chiều )(?<!tối )(?P<part>\d{1,5})\s?/\s?(?P<whole>\d{1,5})\s"
    r"(?:chỉ tiêu|mục tiêu|tiêu chí|nhiệm vụ|phiếu|đại biểu|đảng viên|hội viên|đoàn viên|ủy viên|cử tri|hộ)\b"
)


def impossible_counts(read: Material) -> Iterator[Issue]:
    """«25/24 chỉ tiêu»: more than all, so that no number was taken from it."""
    for sentence in read.sentences:
        for match in _SHARE.finditer(read.document.text, sentence.span.start, sentence.span.end):
            if int(match["part"]) > int(match["whole"]):
                span = Span(*match.span())
                yield doubt(
                    "impossible-count",
                    sentence.quoted(span),
                    f"{match.group()} is more than all there are; correct it by the original",
                    f"{match.group()} là nhiều hơn tổng số; hãy kiểm tra lại bản gốc.",
                    read.unique_words(span),
                )


LOOKS = (impossible_counts,)
