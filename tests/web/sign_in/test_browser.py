"""Signing in and out as a browser does it: from one site to another and back, without script."""

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from assigner.web.app import House
from tests.draws import covering
from tests.pages.browser import CHROMIUM, FLAGS, needs_chromium
from tests.web.listening import listening
from tests.web.sign_in.people import behind
from tests.web.sign_in.provider import provided
from tests.web.test_browser import RULES, pressed

pytestmark = [pytest.mark.landing, needs_chromium]


@pytest.mark.parametrize("script", covering([True], [True, False]))
def test_in_and_out_again(served: House, script: bool) -> None:
    """`localhost` and 127.0.0.1 are two sites: a strict cookie does not come along from one."""
    with provided() as provider, sync_playwright() as playwright:
        own = behind(served, provider)
        with listening(own) as there:
            address = there.replace("127.0.0.1", "localhost")
            settled = own.doors.provider
            assert settled is not None
            settled.provider.settings = replace(settled.provider.settings, address=address)
            window = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = window.new_context(
                base_url=address, java_script_enabled=script, locale="en",
                viewport={"width": 320, "height": 800}).new_page()
            page.goto("/plan")
            found = Axe().run(page, options=RULES).response["violations"] if script else []
            if script:
                pressed(page, "Sign in")
            else:
                page.click("a.button")
            page.wait_for_url(f"{address}/")
            expect(page.locator(".me")).to_contain_text("Ulla Hansen")
            if script:
                pressed(page, "Sign out")
                found += Axe().run(page, options=RULES).response["violations"]
            else:
                page.click("button.plain")
            expect(page.locator("h1")).to_have_text("Signed out")
            page.goto("/plan")
            expect(page.locator("h1")).to_have_text("Sign in")
            assert found == []
            window.close()
