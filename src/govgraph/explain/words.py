"""The words of explanations in both languages: how a fact is known."""

WORDS = {
    "vi": {
        **{"stated": "văn bản nêu", "inferred": "suy ra", "rule": "quy tắc", "from": "từ", "at": "ký tự"},
        **{"by": "người sửa", "dropped": "bỏ", "named in": "từng được nêu trong"},
        **{"since": "từ", "before": "trước"},
        **{"as of": "Vào ngày", "nothing": "không biết gì về ngày này", "of that day": "đúng ngày này"},
        **{"not in force": "đơn vị hành chính chưa có hoặc không còn vào ngày này"},
    },
    "en": {
        **{"stated": "stated", "inferred": "inferred", "rule": "rule", "from": "from", "at": "characters"},
        **{"by": "corrected by", "dropped": "dropped", "named in": "was named in"},
        **{"since": "since", "before": "before"},
        **{"as of": "As of", "nothing": "nothing is known of that day", "of that day": "of that very day"},
        **{"not in force": "the unit was not, or no more, in force on that day"},
    },
}
