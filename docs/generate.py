"""Makes what is told of the program from the program: the keys and the picture in README, and the format.

python -m docs.generate
"""

from __future__ import annotations

import asyncio
import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.library.finding import shipped_folder
from briefing.library.volume import open_volume
from briefing.model.book import Ref
from briefing.model.text import Text
from briefing.reader.state import StateFolder
from briefing.ui.app import BriefingApp
from briefing.ui.desk import Desk
from briefing.ui.keys import markdown_table
from docs.reference import reference

ROOT = Path(__file__).parent.parent
SHOWN = Ref("nato-feb-2026", Text("q-partnership"))
SIZE = (120, 36)


def with_keys(readme: str) -> str:
    """README with the table between its two marks written anew."""
    return re.sub(
        r"(<!-- keys.*?-->\n).*?(<!-- /keys -->)",
        lambda marks: f"{marks[1]}\n{markdown_table()}\n\n{marks[2]}",
        readme,
        flags=re.DOTALL,
    )


async def picture(home: Path) -> str:
    """The screen with one page open, as SVG."""
    os.environ["XDG_CONFIG_HOME"] = str(home)
    volume = open_volume(shipped_folder() / SHOWN.book)
    app = BriefingApp(Desk(volume, None, StateFolder(home), SHOWN))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        return with_local_fonts(app.export_screenshot(title="briefing"))


def with_local_fonts(svg: str) -> str:
    """The picture in the fonts of whoever looks at it; nothing is fetched."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"font-family: [^;]*;", "font-family: ui-monospace, Menlo, Consolas, monospace;", svg)


def main() -> None:
    """Write all three."""
    readme = ROOT / "README.md"
    readme.write_text(with_keys(readme.read_text()))
    (ROOT / "docs" / "format.md").write_text(reference())
    with TemporaryDirectory() as home:
        (ROOT / "docs" / "screen.svg").write_text(asyncio.run(picture(Path(home))))


if __name__ == "__main__":
    main()
