"""Letters and word endings that the search takes for each other, by script (H17).

Amharic has letters of one sound, and writers choose freely. Korean syllables are taken apart, so
that one which is still being typed is the beginning of the one that is meant. Hindi writes one
sound with a letter or with a dot.
"""

from __future__ import annotations

import re
import unicodedata

_ONE_SOUND = {0x1210: 0x1200, 0x1280: 0x1200, 0x12B8: 0x1200, 0x1220: 0x1230, 0x12D0: 0x12A0}
_ONE_SOUND |= {0x1340: 0x1338}
"""The first letters of Amharic rows that sound alike: h, s, the vowels, ts."""

AMHARIC: dict[str, str] = {
    chr(row + form): chr(same + form) for row, same in _ONE_SOUND.items() for form in range(7)
} | {
    "ሃ": "ሀ",
    "ሓ": "ሀ",
    "ኃ": "ሀ",
    "ኻ": "ሀ",
    "ኣ": "አ",
    "ዓ": "አ",
}

_FINALS = (
    "ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ "
    "ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ"
)

HANGUL: dict[str, str] = {
    chr(0x11A8 + place): unicodedata.normalize("NFKD", parts)
    for place, parts in enumerate(_FINALS.split())
}
"""A letter at the end of a syllable is that at the beginning of the next, as it is typed."""

PARTICLES: tuple[str, ...] = tuple(
    "".join(HANGUL.get(part, part) for part in unicodedata.normalize("NFKD", particle))
    for particle in ("에서", "으로", "에게", "은", "는", "이", "가", "을", "를", "에", "의", "로")
)
"""What Korean joins to a noun; its index and its search both go without."""

NASALS = re.compile("[ङञणनम]्(?=[क-ह])|ঙ্(?=[ক-হ])")
"""A nasal before a consonant, for which a dot may be written: हिन्दी, हिंदी."""
