"""What is sent: a poster is looked for where it is really used."""

from __future__ import annotations

from tests.conftest import SMALL
from tests.validate.conftest import Load, found


def test_a_poster_is_looked_for_in_the_kinds_that_really_use_the_sop(small: Load) -> None:
    sop = str(SMALL["content/sops/opening.yml"]).replace("script: hello", "script: hello\n        poster: sale")
    files = {
        "content/rhythms/week.yml": str(SMALL["content/rhythms/week.yml"]).replace(
            '"12:30"', '"12:30", until: "13:30"'
        ),
        "content/sops/second.yml": sop,
        "content/groups/two.yml": str(SMALL["content/groups/one.yml"]) + "sops: [second]\n",
    }
    assert found(small(files)) == ["content/sops/second.yml:17:17: 群类型“welfare”没有“sale”这张海报"]
    assert found(small({**files, "content/groups/two.yml": SMALL["content/groups/one.yml"]})) == []
