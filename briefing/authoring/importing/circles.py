"""Where a chain of command comes back to where it began."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def closing(over: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    """The steps from a unit to one over it without which no chain of command is a circle.

    `over` has those directly over a unit; every unit is looked at once, however long the chains are.
    """
    found: set[tuple[str, str]] = set()
    is_done: dict[str, bool] = {}
    for start in over:
        if start in is_done:
            continue
        is_done[start] = False
        chain = [(start, iter(over[start]))]
        while chain:
            unit, others = chain[-1]
            above = next(others, None)
            if above is None:
                is_done[unit] = True
                chain.pop()
            elif is_done.get(above) is False:
                found.add((unit, above))
            elif above not in is_done:
                is_done[above] = False
                chain.append((above, iter(over.get(above, ()))))
    return found
