"""A date keeps what was typed, knows the days it can mean, and says no more than it knows."""

from __future__ import annotations

import subprocess
import sys
from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.dates import Bound, Edtf

FIRST, LAST = date.min.isoformat(), date.max.isoformat()
IN_ORDER = ["../2026", "201X", "2026-02-01", "2026-02", "2026-02~", "2026-02-01/..", "2026-02-02"]


@st.composite
def points(draw: st.DrawFn) -> str:
    """A date without `/`, whole and existing."""
    day = draw(st.dates(max_value=date(9999, 11, 30)))
    iso = day.isoformat()
    season = f"{iso[:4]}-{draw(st.integers(21, 24))}" if day.year < 9999 else iso
    forms = [iso, iso[:7], iso[:4], f"{iso[:7]}-XX", f"{iso[:4]}-XX", f"{iso[:4]}-XX-XX", season]
    forms += [f"{iso[:3]}X", f"{iso[:2]}XX"]
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(["", "~", "?", "%"]))


@st.composite
def written(draw: st.DrawFn) -> str:
    """A date of any form, its interval ends in order."""
    ends = sorted([draw(points()), draw(points())], key=lambda text: Edtf.parse(text).earliest)
    unbounded = st.sampled_from(["", ".."])
    intervals = ["/".join(ends), f"{ends[0]}/{draw(unbounded)}", f"{draw(unbounded)}/{ends[1]}"]
    return draw(st.sampled_from([ends[0], *intervals]))


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "spoken", "short"),
    [
        ("2026-02-12", "2026-02-12", "2026-02-12", "12 February 2026", "12 Feb 2026"),
        (" 2026-02-02 ", "2026-02-02", "2026-02-02", "2 February 2026", "2 Feb 2026"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024", "Feb 2024"),
        ("2026", "2026-01-01", "2026-12-31", "2026", "2026"),
        ("0476", "0476-01-01", "0476-12-31", "476", "476"),
        ("2025-07~", "2025-07-01", "2025-07-31", "about July 2025", "c. Jul 2025"),
        ("1962?", "1962-01-01", "1962-12-31", "perhaps 1962", "1962?"),
        ("1962-10%", "1962-10-01", "1962-10-31", "perhaps about October 1962", "c. Oct 1962?"),
        ("2026-02-12~", "2026-02-12", "2026-02-12", "about 12 February 2026", "c. 12 Feb 2026"),
        ("201X", "2010-01-01", "2019-12-31", "the 2010s", "2010s"),
        ("20XX", "2000-01-01", "2099-12-31", "2000 to 2099", "2000 to 2099"),
        ("00XX", "0001-01-01", "0099-12-31", "1 to 99", "1 to 99"),
        ("2026-XX", "2026-01-01", "2026-12-31", "2026", "2026"),
        ("2026-XX-XX", "2026-01-01", "2026-12-31", "2026", "2026"),
        ("2026-02-XX", "2026-02-01", "2026-02-28", "February 2026", "Feb 2026"),
        ("2026-21", "2026-03-01", "2026-05-31", "spring 2026", "spring 2026"),
        ("2026-22", "2026-06-01", "2026-08-31", "summer 2026", "summer 2026"),
        ("2026-23", "2026-09-01", "2026-11-30", "autumn 2026", "autumn 2026"),
        ("2027-24", "2027-12-01", "2028-02-29", "winter 2027/2028", "winter 2027/2028"),
        ("2026-02-06/..", "2026-02-06", LAST, "on or after 6 February 2026", "6 Feb 2026 or later"),
        ("2026-02-06/", "2026-02-06", LAST, "on or after 6 February 2026", "6 Feb 2026 or later"),
        ("2026~/..", "2026-01-01", LAST, "in or after about 2026", "c. 2026 or later"),
        ("../2026-02", FIRST, "2026-02-28", "in or before February 2026", "Feb 2026 or earlier"),
        ("/2026-02-01", FIRST, "2026-02-01", "on or before 1 February 2026", "1 Feb 2026 or earlier"),
        ("2024/2025", "2024-01-01", "2025-12-31", "between 2024 and 2025", "2024–2025"),
        ("2025-06-24/2025-06-25", "2025-06-24", "2025-06-25", "24–25 June 2025", "24–25 Jun 2025"),
        ("2025-05-30/2025-06-02", "2025-05-30", "2025-06-02", "30 May – 2 June 2025", "30 May – 2 Jun 2025"),
        ("2025-06/2025-07", "2025-06-01", "2025-07-31", "between June 2025 and July 2025", "Jun–Jul 2025"),
        ("2026-02-20/2026-02", "2026-02-20", "2026-02-28", "between 20 February 2026 and February 2026",
         "20 Feb 2026 – Feb 2026"),
    ],
)  # fmt: skip
def test_a_date_means_days_and_has_words(
    text: str, earliest: str, latest: str, spoken: str, short: str
) -> None:
    edtf = Edtf.parse(text)
    assert (edtf.earliest.isoformat(), edtf.latest.isoformat()) == (earliest, latest)
    assert (edtf.spoken(), edtf.short()) == (spoken, short)
    assert str(edtf) == edtf.text == text.strip()


@pytest.mark.parametrize(
    ("text", "is_day", "is_interval", "approximate", "uncertain"),
    [
        ("2026-02-12", True, False, False, False),
        ("2026-02-12~", False, False, True, False),
        ("2026-02-12?", False, False, False, True),
        ("2026-02-12%", False, False, True, True),
        ("2026-02", False, False, False, False),
        ("2026-02-XX", False, False, False, False),
        ("2026-02-12/2026-02-13", False, True, False, False),
        ("2026-02-12/..", False, True, False, False),
        ("../0001-01-01", False, True, False, False),
        ("2024~/2025?", False, True, True, True),
    ],
)
def test_precise_and_imprecise_are_told_apart(
    text: str, is_day: bool, is_interval: bool, approximate: bool, uncertain: bool
) -> None:
    edtf = Edtf.parse(text)
    assert edtf.is_day is is_day
    assert edtf.is_interval is is_interval
    assert edtf.approximate is approximate
    assert edtf.uncertain is uncertain


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2026-02-30", "February 2026 has only 28 days"),
        ("1900-02-29", "February 1900 has only 28 days"),
        ("30.02.2026", "February 2026 has only 28 days"),
        ("31 April 2026", "April 2026 has only 30 days"),
        ("99/99/2026", "there is no month 99; write year, month, day, as in 2026-02-12"),
        ("2026-01/2026-04-31", "April 2026 has only 30 days"),
        ("2026-13", "there is no month 13; write year, month, day, as in 2026-02-12"),
        ("2026-25-12", "there is no month 25; write year, month, day, as in 2026-02-12"),
        ("2026-21-05", "there is no month 21; write year, month, day, as in 2026-02-12"),
        ("2026-02-00", "there is no day 00; leave the day out when it is not known"),
        ("0000", "years run from 0001 to 9999"),
        ("9999-24", "years run from 0001 to 9999"),
        ("-0044-03-15", "years run from 0001 to 9999, in four digits"),
        ("Y17000", "years run from 0001 to 9999, in four digits"),
        ("2025/2024", "the interval ends before it begins; write the earlier date first"),
        ("", "a date is missing; write one as in 2026-02-12, or leave the key out"),
        ("  ", "a date is missing; write one as in 2026-02-12, or leave the key out"),
        ("..", "a date needs at least one end that is known, as in 2026-02-06/.."),
        ("/", "a date needs at least one end that is known, as in 2026-02-06/.."),
        ("../..", "a date needs at least one end that is known, as in 2026-02-06/.."),
        ("1XXX", "only the last two digits of a year may be X, as in 20XX"),
        ("201X-02", "a year with an X takes no month; write the year only"),
        ("2026-XX-12", "a day needs its month; write the year only"),
        ("2026-W07", "weeks are not read; write the days, as in 2026-02-09/2026-02-15"),
        ("12/02/26", "write the year first and in full, as in 2026-02-12"),
    ],
)
def test_a_date_that_cannot_be_is_told_why(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011
        Edtf.parse(text)
    assert str(error.value) == sentence


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("12.02.2026", "2026-02-12"),
        ("18.5.26", "2026-05-18"),
        ("2026–05–18", "2026-05-18"),
        ("2026\u201105\u201118", "2026-05-18"),
        ("2026−05", "2026-05"),
        ("20 Mai 2026", "2026-05-20"),
        ("3. März 2026", "2026-03-03"),
        ("Dezember 2025", "2025-12"),
        ("31. Okt. 2025", "2025-10-31"),
        ("1er février 2026", "2026-02-01"),
        ("14 août 2025", "2025-08-14"),
        ("14 juin 2025", "2025-06-14"),
        ("2 juil. 2025", "2025-07-02"),
        ("12. 2. 2026", "2026-02-12"),
        ("25/02/2026", "2026-02-25"),
        ("02/25/2026", "2026-02-25"),
        ("12/02/2026", "2026-02-12 or 2026-12-02"),
        ("02-02-2026", "2026-02-02"),
        ("2026/02/12", "2026-02-12"),
        ("2026.2.12", "2026-02-12"),
        ("20260212", "2026-02-12"),
        ("2026-2-12", "2026-02-12"),
        ("2026-2", "2026-02"),
        ("02/2026", "2026-02"),
        ("Feb 2026", "2026-02"),
        ("Sept. 2026", "2026-09"),
        ("February, 2026", "2026-02"),
        ("2026 Feb 12", "2026-02-12"),
        ("12 February 2026", "2026-02-12"),
        ("12th of Feb 2026", "2026-02-12"),
        ("February 12, 2026", "2026-02-12"),
        ("FEBRUARY  1st, 2026", "2026-02-01"),
        ("circa 2026", "2026~"),
        ("c. Feb 2026", "2026-02~"),
        ("~2026", "2026~"),
        ("perhaps 12.2.2026", "2026-02-12?"),
        ("2010s", "201X"),
        ("201x", "201X"),
        ("2026-02-12T14:30:00Z", "2026-02-12"),
        ("2026-02-12, 14:30", "2026-02-12"),
        ("2024-2025", "2024/2025"),
        ("2024 – 2025", "2024/2025"),
        ("2024 / 2025", "2024/2025"),
        ("1962 ?", "1962?"),
        ("2026-02-06 to 2026-02-08", "2026-02-06/2026-02-08"),
        ("2025-...", "2025/.."),
        ("2026-02-06..", "2026-02-06/.."),
        ("…2026", "../2026"),
    ],
)
def test_a_date_spelt_otherwise_is_told_how(text: str, suggestion: str) -> None:
    with pytest.raises(ValueError, match=r"^write the date as ") as error:
        Edtf.parse(text)
    assert str(error.value) == f"write the date as {suggestion}"
    for spelling in suggestion.split(" or "):
        assert Edtf.parse(spelling)


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "march",
        "2026-Q1",
        "2024/2025/2026",
        "{2026}",
        "٢٠٢٦",
        "2026-02-1２",
    ],
)
def test_what_is_no_date_at_all_is_told_the_forms(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"^this is not a date; write a day as 2026-02-12, a month as 2026-02"
    ):
        Edtf.parse(text)


@given(written())
def test_every_form_is_kept_as_typed_and_spans_its_days(text: str) -> None:
    edtf = Edtf.parse(text)
    assert str(edtf) == text
    assert edtf.earliest <= edtf.latest
    assert Edtf.parse(str(edtf)) == edtf
    assert hash(Edtf.parse(text)) == hash(edtf)
    assert edtf.is_day is (edtf.text == edtf.earliest.isoformat())
    assert edtf.spoken()
    assert edtf.short()


@given(st.lists(st.dates(), max_size=20))
def test_precise_dates_sort_as_the_calendar(days: list[date]) -> None:
    edtfs = sorted(Edtf.parse(day.isoformat()) for day in days)
    assert [edtf.earliest for edtf in edtfs] == sorted(days)


@given(st.permutations(IN_ORDER))
def test_imprecise_dates_sort_by_first_day_then_last_then_text(texts: list[str]) -> None:
    edtfs = [Edtf.parse(text) for text in texts]
    assert [str(edtf) for edtf in sorted(edtfs)] == IN_ORDER
    assert sorted(edtfs, key=lambda edtf: edtf.sort_key) == sorted(edtfs)


@given(st.dates(max_value=date(9999, 11, 30)))
def test_a_month_and_a_year_hold_their_days_and_no_other(day: date) -> None:
    month = Edtf.parse(f"{day:%Y-%m}".rjust(7, "0"))
    assert month.earliest <= day <= month.latest
    assert (month.latest - month.earliest).days + 1 == monthrange(day.year, day.month)[1]
    assert (month.latest + timedelta(1)).day == 1
    year = Edtf.parse(day.isoformat()[:4])
    assert year.earliest <= month.earliest <= month.latest <= year.latest


@given(
    st.text() | st.text("0123456789-/.X~?% cT") | st.from_regex(r"[~?c .]*[0-9.]{0,9}[-/. a-z]{0,9}[0-9]*")
)
def test_any_text_is_a_date_or_a_sentence(text: str) -> None:
    for kind in (Edtf, Bound):
        try:
            said = str(kind.parse(text))
        except ValueError as error:
            assert_is_a_sentence(str(error))
        else:
            assert said == text.strip()


@pytest.mark.parametrize("text", ["?" * 50_000, "c." * 50_000, "1" * 50_000, "1-" * 50_000, "x" * 50_000])
def test_a_very_long_text_is_refused_too(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(this is not a date|years run|only the last)"):
        Edtf.parse(text)


@pytest.mark.parametrize(
    ("text", "edtf", "is_open", "unknown"),
    [
        ("..", None, True, False),
        (" unknown ", None, False, True),
        ("2004-03", "2004-03", False, False),
        ("2026-02-06/..", "2026-02-06/..", False, False),
    ],
)
def test_a_bound_is_a_date_or_open_or_unknown(
    text: str, edtf: str | None, is_open: bool, unknown: bool
) -> None:
    bound = Bound.parse(text)
    assert bound.date == (Edtf.parse(edtf) if edtf else None)
    assert (bound.open, bound.unknown) == (is_open, unknown)
    assert str(bound) == bound.text == text.strip()
    assert Bound.parse(str(bound)) == bound


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("still", "write `..` for still, or leave the key out"),
        ("Present", "write `..` for still, or leave the key out"),
        ("...", "write `..` for still, or leave the key out"),
        ("Unknown", "write `unknown` for a date that nobody here knows"),
        ("?", "write `unknown` for a date that nobody here knows"),
        ("Feb 2026", "write the date as 2026-02"),
        ("2026-02-30", "February 2026 has only 28 days"),
    ],
)
def test_a_bound_that_cannot_be_read_is_told_how(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011
        Bound.parse(text)
    assert str(error.value) == sentence


@pytest.mark.parametrize("kind", [Edtf, Bound])
def test_pydantic_reads_and_writes_the_text(kind: type[Edtf] | type[Bound]) -> None:
    from pydantic import TypeAdapter, ValidationError

    adapter: TypeAdapter[Edtf | Bound] = TypeAdapter(kind)
    value = adapter.validate_python("2025-07~")
    assert value == kind.parse("2025-07~")
    assert adapter.dump_python(value) == "2025-07~"
    assert adapter.dump_json(value) == b'"2025-07~"'
    with pytest.raises(ValidationError) as error:
        adapter.validate_python("2026-02-30")
    assert str(error.value.errors()[0]["ctx"]["error"]) == "February 2026 has only 28 days"


def test_the_model_imports_no_pydantic() -> None:
    code = "import sys, briefing.model.dates as d; d.Edtf.parse('2026'); print('pydantic' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def assert_is_a_sentence(said: str) -> None:
    assert said.isprintable()
    assert len(said.split()) > 3
    assert not said.endswith(".") or said.endswith("/..")


@pytest.mark.parametrize(
    ("written", "standing"),
    [
        ("2026-02-12", "12 February 2026"),
        ("2026-02-06/..", "6 February 2026 or later"),
        ("../2026", "2026 or earlier"),
        ("2026~/2027", "a day between about 2026 and 2027"),
    ],
)
def test_as_of_a_date_in_words(written: str, standing: str) -> None:
    assert Edtf.parse(written).standing() == standing
