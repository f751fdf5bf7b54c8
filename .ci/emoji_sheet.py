"""Makes generator/render/poster/data/emoji.{txt,bin} from a Noto Color Emoji with CBDT bitmaps: `make emoji`.

Every sequence recommended for general interchange that the font has. Those without a skin tone, which is what people
send, are kept at 104 px, those with one at 72 px: all of them in less than 5 MiB.
"""

import sys
from io import BytesIO
from pathlib import Path

import emoji
from fontTools.ttLib import TTFont
from PIL import Image

DATA = Path(__file__).parents[1] / "generator/render/poster/data"
TONES = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
PLAIN_PX, TONED_PX = 104, 72
SQUARE = (4, 0, 132, 128)  # the bitmaps are 136 × 128, their outer columns empty
# Sixteen levels of coverage, the faintest dropped: half the bytes of the noise that resizing leaves.
LEVELS = [0 if alpha < 8 else min(255, round(alpha / 17) * 17) for alpha in range(256)]


def main(font_file: str) -> None:
    font = TTFont(font_file)
    pictures = font["CBDT"].strikeData[0]
    glyphs = glyph_names(font)
    sequences = [sequence for sequence in interchanged() if glyphs.get(sequence) in pictures]
    encoded = [encode(pictures[glyphs[sequence]].imageData, sequence) for sequence in sequences]
    lines = (f"{sequence} {len(data)}\n" for sequence, data in zip(sequences, encoded, strict=True))
    (DATA / "emoji.txt").write_text("".join(lines), encoding="utf-8", newline="\n")
    (DATA / "emoji.bin").write_bytes(b"".join(encoded))


def interchanged() -> list[str]:
    """Return the sequences without U+FE0F, sorted."""
    wanted = emoji.STATUS["component"], emoji.STATUS["fully_qualified"]
    return sorted({key.replace("\ufe0f", "") for key, row in emoji.EMOJI_DATA.items() if row["status"] in wanted})


def glyph_names(font: TTFont) -> dict[str, str]:
    """Return the glyph of each single character and of each sequence that a ligature joins."""
    names = font.getBestCmap()
    chars = {name: chr(code) for code, name in names.items()}
    found = {chr(code): name for code, name in names.items()}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for first, ligatures in getattr(table, "ligatures", {}).items():
                for ligature in ligatures:
                    found["".join(chars[name] for name in (first, *ligature.Component))] = ligature.LigGlyph
    return found


def encode(png: bytes, sequence: str) -> bytes:
    size = TONED_PX if TONES & set(sequence[1:]) else PLAIN_PX
    picture = Image.open(BytesIO(png)).convert("RGBA").crop(SQUARE).resize((size, size), Image.Resampling.LANCZOS)
    picture.putalpha(picture.getchannel("A").point(LEVELS))
    out = BytesIO()
    picture.save(out, "WEBP", quality=60, alpha_quality=100, method=6)
    return out.getvalue()


main(sys.argv[1])
