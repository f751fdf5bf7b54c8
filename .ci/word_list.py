"""Makes generator/render/poster/data/words.bin from jieba's dict.txt: `make words`.

Six bytes for each word of two or three characters that occurs at least three times: its UTF-16 code units, big end
first, filled up with zeros; sorted.
"""

from importlib.util import find_spec
from pathlib import Path

DATA = Path(__file__).parents[1] / "generator/render/poster/data"


def main() -> None:
    dictionary = Path(find_spec("jieba").origin).with_name("dict.txt")
    rows = (line.split(" ") for line in dictionary.read_text(encoding="utf-8").splitlines())
    words = {word for word, count, _ in rows if len(word) in (2, 3) and int(count) >= 3}
    packed = sorted(word.encode("utf-16-be").ljust(6, b"\0") for word in words)
    (DATA / "words.bin").write_bytes(b"".join(word for word in packed if len(word) == 6))


main()
