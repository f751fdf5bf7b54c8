"""Makes generator/validate/wording/data/traditional.txt from OpenCC's t2s dictionary: `make characters`.

Two characters for each traditional form of one character: as it is written, and its simplified form; sorted.
"""

from pathlib import Path

from opencc import OpenCC

DATA = Path(__file__).parents[1] / "generator/validate/wording/data"
RANGES = (range(0x3400, 0xA000), range(0x20000, 0x2F800), range(0x30000, 0x32000))


def main() -> None:
    convert = OpenCC("t2s").convert
    pairs = ((chr(code), convert(chr(code))) for codes in RANGES for code in codes)
    text = "".join(old + new for old, new in sorted(pairs) if old != new and len(new) == 1)
    (DATA / "traditional.txt").write_text(text, encoding="utf-8")


main()
