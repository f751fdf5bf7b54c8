"""The same poster is the same bytes: in any process, whatever strings hash to, whatever was drawn before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from hashlib import blake2b

import pytest

from generator.model.artifact import PictureFormat
from generator.render.poster import render_poster
from tests.conftest import REPOSITORY
from tests.render.poster.specimens import LAYOUTS, THEMES, Sample, spec_of

THREE = LAYOUTS[:: len(LAYOUTS) // 2][:2] + LAYOUTS[-1:]
JOBS = [(layout, theme, form) for layout, theme in zip(THREE, THEMES, strict=False) for form in PictureFormat]


def digests(jobs: list[tuple[str, str, str]]) -> dict[str, str]:
    """Return the digest of the file of each layout, theme and form, drawn in this order."""
    specs = {" ".join(job): (spec_of(Sample(*job[:2], "examples")), PictureFormat(job[2])) for job in jobs}
    drawn = {name: render_poster(replace(spec, format=form)) for name, (spec, form) in specs.items()}
    return {name: blake2b(data).hexdigest() for name, data in drawn.items() if isinstance(data, bytes)}


def say(jobs: list[tuple[str, str, str]]) -> None:
    """Print the digests of some jobs for another process."""
    print(json.dumps(digests(jobs)))


@pytest.fixture(scope="module")
def here() -> dict[str, str]:
    found = digests(JOBS)
    assert len(set(found.values())) == len(JOBS) == 9
    return found


@pytest.mark.parametrize(("seed", "step"), [("0", 1), ("1", -1), ("4294967295", 1)])
def test_other_processes_make_the_same_bytes(here, seed, step):
    script = f"from tests.render.poster.test_same_bytes import JOBS, say; say(JOBS[::{step}])"
    env = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env, cwd=REPOSITORY)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == here
