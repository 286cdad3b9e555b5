"""Values of the model as bytes and back.

Each value carries a checksum of its bytes, since SQLite has none: what a failing disk or a careless hand has
changed is told apart from what was written.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, cast
from zlib import crc32

import msgspec

V = TypeVar("V")

_CHECKSUM = 4
"""Bytes of the checksum, which comes last."""

_encode = msgspec.msgpack.Encoder().encode


class Damaged(Exception):
    """What is on the shelf is not what was put there."""


def packed(value: object) -> bytes:
    """A value as bytes: a record of the model, or named tuples, lists and dicts of such."""
    body = _encode(value)
    return body + crc32(body).to_bytes(_CHECKSUM, "little")


def unpacked(data: object, shape: type[V]) -> V:
    """The value of a type that was packed. Raises Damaged if these are other bytes."""
    if not isinstance(data, bytes) or len(data) < _CHECKSUM:
        raise Damaged("no value is there")
    body = data[:-_CHECKSUM]
    if crc32(body).to_bytes(_CHECKSUM, "little") != data[-_CHECKSUM:]:
        raise Damaged("a checksum is wrong")
    try:
        value: V = _decoder(cast(Any, shape)).decode(body)
    except msgspec.MsgspecError as error:
        raise Damaged(str(error)) from None
    return value


@cache
def _decoder(shape: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(shape)
