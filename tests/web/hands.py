"""Two who do the same: one with a mouse and no script, one with the keyboard alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Error, Page

FOCUSED = """() => { const at = document.activeElement;
return [at.innerText || "", at.id, at.name || ""].join(" ") }"""

TRIES = 3


class Hands(Protocol):
    """Somebody at a page."""

    page: Page

    def press(self, words: str) -> None:
        """A link or a button with these words."""

    def write(self, name: str, text: str) -> None:
        """A text into the field of a name."""

    def bring(self, name: str, files: list[Path]) -> None:
        """Files into the field of a name."""


class Mouse:
    """Without script."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, words: str) -> None:
        self.page.locator("a, button, summary", has_text=words).first.click()

    def write(self, name: str, text: str) -> None:
        field = self.page.locator(f"#{name}")
        if field.evaluate("at => at.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)

    def bring(self, name: str, files: list[Path]) -> None:
        self.page.set_input_files(f"#{name}", files)


class Keys:
    """With the keyboard alone: Tab, letters, Enter and Space; a page is left by Enter."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, words: str) -> None:
        self._reach(words)
        if self.page.evaluate("document.activeElement.tagName") == "SUMMARY":
            self.page.keyboard.press("Enter")
            return
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, name: str, text: str) -> None:
        self._reach(f" {name} ", exact=name)
        self.page.keyboard.type(text)

    def bring(self, name: str, files: list[Path]) -> None:
        self._reach(f" {name} ", exact=name)
        # On a busy machine Chromium may drop a dialog asked for before somebody listens for it.
        for _ in range(TRIES):
            try:
                with self.page.expect_file_chooser(timeout=8_000) as chooser:
                    self.page.keyboard.press("Space")
            except Error:
                continue
            chooser.value.set_files(files)
            return
        raise AssertionError(f"no dialog for files opens on {self.page.url}")

    def _reach(self, wanted: str, exact: str = "", most: int = 160) -> None:
        for _ in range(most):
            self.page.keyboard.press("Tab")
            words = self.page.evaluate(FOCUSED)
            if (words.split()[-1:] == [exact]) if exact else (wanted in words):
                return
        raise AssertionError(f"{wanted} is not reached with the keyboard on {self.page.url}")


HANDS: dict[str, tuple[Callable[[Page], Hands], bool]] = {
    "mouse": (Mouse, False), "keyboard": (Keys, True),
}
"""Each with whether script runs."""
