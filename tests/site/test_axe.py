"""What looks for faults finds those that are planted, once for all that looks the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.site.axe import faults_of

PAGE = """<!doctype html><html lang="zh"><title>一页</title><style>
.pale { color: #bbb } .dark { background: #555; color: #666 } .faint { opacity: .3 } .gone { display: none; color: #ccc }
</style><main><h1>一页</h1><ul>%s</ul>%s</main>"""
ROWS = "<li>一行字</li>" * 9


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("", []),
        ("<p class=gone>看不见</p>", []),
        ("<p class=pale>看不清</p>", ["color-contrast"]),
        ("<p class=pale>看不清</p>" * 9, ["color-contrast"] * 2),
        (
            "<details><summary>折起来</summary><p class=pale>看不见</p></details><p class=pale>看不清</p>",
            ["color-contrast"],
        ),
        ("<div class=dark><p><b>看不清</b></p></div>", ["color-contrast"]),
        ("<div class=faint><p>看不清</p></div>", ["color-contrast"]),
        ("<button></button><img src='data:,'>", ["button-name", "image-alt"]),
    ],
    ids=["nothing", "hidden", "pale", "all alike", "folded", "dark ground", "seen through", "no name"],
)
def test_what_is_planted_is_found(chromium: Browser, planted: str, found: list[str]) -> None:
    page = chromium.new_page()
    page.set_content(PAGE % (ROWS, planted))
    assert sorted(fault for fault, _ in faults_of(page)) == found
    page.close()
