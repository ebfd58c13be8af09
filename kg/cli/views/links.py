"""Links in a terminal: what is shown stays as it is, and leads somewhere when it is clicked."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from urllib.parse import quote

# Printable ASCII holds nothing that ends the sequence or begins another; anything else of an address is written as percents.
_ADDRESS = re.compile(r"https?://[!-~]{1,2000}")
_ASCII = "".join(map(chr, range(0x21, 0x7F)))


def shows_links() -> bool:
    """Whether stdout is a terminal that can be asked for links; one that knows none ignores them."""
    return sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def linked(text: str, addresses: Mapping[str, str]) -> str:
    """Return the text with `[ID]` as a link to the address of the id, where that is one of the web."""

    def link(found: re.Match[str]) -> str:
        address = quote(addresses.get(found[1], ""), safe=_ASCII)
        if not _ADDRESS.fullmatch(address):
            return found[0]
        return f"[\x1b]8;;{address}\x1b\\{found[1]}\x1b]8;;\x1b\\]"

    return re.sub(r"\[([^\[\]\s]+)\]", link, text)
