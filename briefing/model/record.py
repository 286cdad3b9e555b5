"""What the classes of the format are made of: records, and the kinds of text that a field may hold.

What a key is for stands below its field as a string, at times with an example in backticks after "For
example": the schema and the reference of the format are written from these, and Python does not keep them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from briefing.model.dates import Edtf
from briefing.model.text import Text

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Refers(msgspec.Struct, frozen=True):
    """Marks a field that holds an id, and the sections in which that id may stand (none named: any).

    With `or_words` the field may hold plain words instead; it is a reference if such an id is in the book.
    """

    sections: tuple[str, ...] = ()
    or_words: bool = False


class Holds(msgspec.Struct, frozen=True):
    """Marks a text field by what it may hold: one line, a passage of several lines, prose, or a path."""

    what: Literal["line", "passage", "prose", "path"]


Line = Annotated[Text, Holds("line")]
Passage = Annotated[Text, Holds("passage")]
Prose = Annotated[Text, Holds("prose")]
FilePath = Annotated[Text, Holds("path")]

AnyId = Annotated[Text, Refers()]
SourceId = Annotated[Text, Refers(("sources",))]
PersonId = Annotated[Text, Refers(("people",))]
UnitId = Annotated[Text, Refers(("units",))]
ArticleId = Annotated[Text, Refers(("articles",))]
SpeakerId = Annotated[Text, Refers(("people", "units"))]
UnitOrWords = Annotated[Text, Refers(("units",), or_words=True)]
PersonOrWords = Annotated[Text, Refers(("people", "units"), or_words=True)]


class Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """What all classes of the format share: unknown keys are errors; a final `_` frees a word of Python."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Called by pydantic: it checks the keys and their values, of which the class is made."""
        from pydantic_core import core_schema

        fields = {
            field.name: core_schema.typed_dict_field(
                handler.generate_schema(field.type),
                required=field.required,
                validation_alias=field.name.rstrip("_"),
            )
            for field in msgspec.structs.fields(cls)
        }
        keys = core_schema.typed_dict_schema(fields, extra_behavior="forbid")
        return core_schema.no_info_after_validator_function(lambda values: cls(**values), keys)


class Listed(Record, frozen=True, kw_only=True):
    """What every entry has."""

    id: Line
    """What other entries lead here by: a to z, 0 to 9 and `-`, once in a book. For example `pledge-5`."""
    code: Line | None = None
    """The spoken code, if it must stay the same in every edition: the letter of its kind and a number."""
    tags: tuple[Line, ...] = ()
    """Words to find it by. For example `[spending, hague]`."""
    review_by: Edtf | None = None
    """The day by which somebody is to look at it again; stale after it."""
    valid_until: Edtf | None = None
    """The last day on which it may be relied on."""
