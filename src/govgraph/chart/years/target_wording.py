"""The words of targets over a term, in Vietnamese and in English."""

from __future__ import annotations

from collections.abc import Mapping

from govgraph.chart.organisation import LEVELS
from govgraph.chart.years.wording import WORDS

_LEVELS = {lang: {name: words[name] for name in (*LEVELS, "level-unknown")} for lang, words in WORDS.items()}

#: What stands on the chart, by language.
TARGETS: Mapping[str, Mapping[str, str]] = {
    "vi": _LEVELS["vi"]
    | {
        "title": "{} đạt bao nhiêu chỉ tiêu trong số đề ra",
        "documents": "{} tài liệu",
        "reviews": "{} lần đánh giá",
        "counts": "{} lần đếm chỉ tiêu",
        "values": "{} số liệu",
        "folded": "vẽ gộp thành {} dòng",
        "continued": "{} (tiếp)",
        "further": "và {} lần đếm, số liệu nữa",
        "open": "trang HTML liệt kê từng mục",
        "targets": "{} chỉ tiêu đề ra",
        "met": "{} đạt",
        "unmet": "{} chưa đạt",
        "no-targets": "Số chỉ tiêu đề ra: không nêu",
        "no-met": "số đạt: không nêu",
        "no-unmet": "số chưa đạt: không nêu",
        "reached": "thực hiện: {}",
        "no-plan": "kế hoạch: không nêu",
        "period": "kỳ: {}",
        "term": "đánh giá nhiệm kỳ {}",
        "no-term": "nhiệm kỳ được đánh giá: không nêu",
        "no-meeting": "không nêu cuộc họp",
        "planned-means": "số chỉ tiêu đề ra; phần trống: nguồn không nêu đạt hay chưa",
        "met-means": "số đạt",
        "unmet-means": "số chưa đạt, nguồn nêu",
        "share-means": "phần trăm kế hoạch đã thực hiện, vẽ đến 150%",
        "plan-means": "kế hoạch (100%)",
        "count": "Đếm chỉ tiêu",
        "value": "Số liệu",
    },
    "en": _LEVELS["en"]
    | {
        "title": "How many of its targets {} met",
        "documents": "{} documents",
        "reviews": "{} reviews",
        "counts": "{} counts of targets",
        "values": "{} values",
        "folded": "drawn as {} rows",
        "continued": "{} (continued)",
        "further": "and {} further counts and values",
        "open": "the page of HTML lists each",
        "targets": "{} targets set",
        "met": "{} met",
        "unmet": "{} not met",
        "no-targets": "Number of targets set: not told",
        "no-met": "number met: not told",
        "no-unmet": "number not met: not told",
        "reached": "reached: {}",
        "no-plan": "plan: not told",
        "period": "period: {}",
        "term": "review of the term {}",
        "no-term": "term reviewed: not told",
        "no-meeting": "no meeting told",
        "planned-means": "targets set; where empty, whether met is not told",
        "met-means": "met",
        "unmet-means": "not met, as a source tells",
        "share-means": "per cent of the plan reached, drawn up to 150%",
        "plan-means": "the plan (100%)",
        "count": "Count of targets",
        "value": "Value",
    },
}
