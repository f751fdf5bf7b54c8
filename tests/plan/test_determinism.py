import os
import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY

PLAN = """
import hashlib
from datetime import date
from pathlib import Path
from generator.load import load_catalog
from generator.plan import Period, plan_pack, slice_of
catalog = load_catalog(Path("."), date(2026, 11, 21)).catalog
digest = hashlib.sha256()
for key in sorted(catalog.groups):
    plan = plan_pack(slice_of(catalog, key), Period(date(2026, 11, 21), 60))
    digest.update(repr((plan.schedule, plan.watched, plan.scripts, plan.artifacts)).encode())
print(digest.hexdigest())
"""


def digest(**environment):
    command = [sys.executable, "-c", PLAN]
    run = subprocess.run(
        command, cwd=REPOSITORY, env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    return run.stdout


@pytest.fixture(scope="module")
def here():
    return digest(PYTHONHASHSEED="0", TZ="Asia/Shanghai")


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"}, {"PYTHONHASHSEED": "4711", "TZ": "America/Los_Angeles"}],
    ids=["far east", "far west"],
)
def test_another_process_plans_the_same(here, environment):
    assert digest(**environment) == here
