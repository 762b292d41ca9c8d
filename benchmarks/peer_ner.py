"""The peer's half: named entities of texts by underthesea, run by a Python that has it and need not have govgraph.

    PYTHON peer_ner.py < texts.json > entities.json

In: {name: text}. Out: version, seconds of processor time for all texts after one of warming up, and for each text its
sentences, each a list of [word, tag] with the tags of the CRF model (B-PER, I-PER, B-LOC …), lines apart.
"""

import json
import sys
import time

import underthesea  # type: ignore[import-not-found,import-untyped,unused-ignore]


def main() -> None:
    texts = json.load(sys.stdin)
    underthesea.ner("Ông Nguyễn Văn An dự hội nghị.")  # loads the model
    begun = time.process_time()
    found = {name: _sentences(text) for name, text in texts.items()}
    seconds = time.process_time() - begun
    json.dump({"version": underthesea.__version__, "seconds": seconds, "found": found}, sys.stdout, ensure_ascii=False)


def _sentences(text: str) -> list[list[tuple[str, str]]]:
    lines = (line.strip() for line in text.split("\n"))
    sentences = (sentence for line in lines if line for sentence in underthesea.sent_tokenize(line))
    return [[(word[0], word[3]) for word in underthesea.ner(sentence)] for sentence in sentences]


if __name__ == "__main__":
    main()
