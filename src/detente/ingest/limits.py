"""How large one input may be. Larger ones are refused with their size: memory stays bounded whatever comes in."""

from __future__ import annotations

__all__ = ["CHUNK_BYTES", "MAX_BYTES", "MAX_TEXT", "SNIFF_BYTES"]

#: Largest document, in code points of text (or of HTML source). The longest of 16,000 real documents has 177,000; one
#: of a million needs about 750 MB of memory to code, and memory grows with the length.
MAX_TEXT = 1_000_000
#: Largest file that holds one document, and largest JSON line, in bytes: ``MAX_TEXT`` in any encoding, JSON's own
#: escapes (six bytes a code point) and some metadata included.
MAX_BYTES = 8_000_000
#: Bytes read at once.
CHUNK_BYTES = 65_536
#: Bytes looked at to tell one format from another.
SNIFF_BYTES = 4_096
