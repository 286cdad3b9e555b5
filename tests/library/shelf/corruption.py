"""What a failing disk or a careless hand does to a file."""

from __future__ import annotations

from pathlib import Path
from random import Random

_PAGE = 4096


def corrupt(file: Path, random: Random) -> None:
    """Change a bit, a stretch or a page of a file, or how long it is."""
    data = bytearray(file.read_bytes())
    at = random.randrange(len(data))
    page = at - at % _PAGE
    match random.randrange(5):
        case 0:
            data[at] ^= 1 << random.randrange(8)
        case 1:
            data[at : at + 200] = random.randbytes(200)
        case 2:
            data[page : page + _PAGE] = bytes(_PAGE)
        case 3:
            del data[at:]
        case 4:
            data[at:at] = random.randbytes(50)
    file.write_bytes(data)
