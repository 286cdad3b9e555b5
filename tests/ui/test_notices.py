"""Of what is said in passing only the newest of a kind is to be seen."""

from __future__ import annotations

from textual.app import App
from textual.notifications import Notify

from briefing.ui.notices import Notices


class Talking(App[None]):
    """A program that says things in passing."""

    def __init__(self) -> None:
        super().__init__()
        self.notices = Notices(self)

    def on_notify(self, event: Notify) -> None:
        self.notices.arrived(event.notification)

    @property
    def said(self) -> list[str]:
        """What stands on the screen."""
        return [str(toast.render()) for toast in self.screen.query("Toast")]


async def test_a_burst_leaves_the_newest() -> None:
    app = Talking()
    async with app.run_test(notifications=True) as pilot:
        for number in range(20):
            app.notify(f"Said {number}.")
        await pilot.pause()
        assert app.said == ["Said 19."]
        assert len(app.screen.query("ToastHolder")) == 1


async def test_an_error_stays_beside_what_is_said_later() -> None:
    app = Talking()
    async with app.run_test(notifications=True) as pilot:
        app.notify("It failed.", severity="error")
        for number in range(5):
            app.notify(f"Said {number}.")
            await pilot.pause()
        assert sorted(app.said) == ["It failed.", "Said 4."]
        app.notify("It failed again.", severity="error")
        app.notify("Said last.")
        await pilot.pause()
        await pilot.pause()
        assert sorted(app.said) == ["It failed again.", "Said last."]
