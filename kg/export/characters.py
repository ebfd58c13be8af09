"""Characters that formats and programs cannot carry, made visible instead of dropped."""

from __future__ import annotations

import re
import unicodedata

# XML 1.0 forbids these, and so most readers of other text formats stumble over them: controls except tab and line
# ends, surrogates, and the two non-characters at the end of the plane.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_SPACE = re.compile(r"\s+")


def visible(text: str) -> str:
    """The text with a control character as its picture (NUL as U+2400) and what has none as U+FFFD.

    One character for one, so that the lengths of quoted evidence stay what they were.
    """
    # Nearly all texts, and told ten times as fast; none that is replaced here is printable.
    return text if text.isprintable() else _FORBIDDEN.sub(lambda found: _picture(found.group()), text)


def caption(text: str, *, width: int = 60) -> str:
    """One line for a picture or a terminal: white space folded, cut at `width`, nothing that turns the direction."""
    line = text if text.isprintable() else _DIRECTION.sub("\ufffd", visible(text))
    # A blank is the only white space that is printable.
    line = line.strip() if line.isprintable() and "  " not in line else _SPACE.sub(" ", line).strip()
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def formula_safe(text: str) -> str:
    """The text with `'` before it where a spreadsheet would take it for a formula.

    A text that has such quotation marks of its own gets one more, so `formula_unsafe` always gives back what was.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def formula_unsafe(text: str) -> str:
    """The reverse of `formula_safe`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def code_points(text: str, *, keep: str) -> str:
    """Everything but letters, digits, marks and `keep` as `#NUMBER;`, the entity that Mermaid reads."""
    return "".join(c if c in keep or unicodedata.category(c)[0] in "LNM" else f"#{ord(c)};" for c in text)


def _picture(character: str) -> str:
    return chr(0x2400 + ord(character)) if ord(character) < 0x20 else "\ufffd"
