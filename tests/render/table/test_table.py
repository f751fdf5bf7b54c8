import hashlib
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from generator.model.artifact import TableFormat
from generator.render.table import render_calendar

ROOT = Path(__file__).parents[3]
DIGESTS = """
import hashlib, pickle, sys
from generator.render.table import render_calendar
for spec in pickle.load(sys.stdin.buffer):
    print(spec.format, hashlib.sha256(render_calendar(spec)).hexdigest())
"""


@pytest.mark.parametrize(("zone", "seed"), [("UTC", "0"), ("America/New_York", "1"), ("Pacific/Kiritimati", "77")])
def test_the_same_spec_gives_the_same_bytes_on_every_machine(zone, seed, month, full, beside, spec):
    specs = [spec(form.value, full, *month, **beside) for form in TableFormat]
    here = [f"{one.format} {hashlib.sha256(render_calendar(one)).hexdigest()}" for one in specs]
    env = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "LC_ALL": "C"}
    command = [sys.executable, "-c", DIGESTS]
    there = subprocess.run(command, input=pickle.dumps(specs), env=env, capture_output=True, check=True)
    assert there.stdout.decode().splitlines() == here


@pytest.mark.parametrize("form", list(TableFormat))
def test_what_a_process_rendered_before_changes_nothing(form, month, entry, spec):
    first = render_calendar(spec(form.value, *month))
    render_calendar(spec(form.value, entry(title="<r>其他</r>"), title="其他"))
    assert render_calendar(spec(form.value, *month)) == first


def test_each_format_has_its_signature(entry, spec):
    starts = {form: render_calendar(spec(form.value, entry()))[:3] for form in TableFormat}
    assert starts == {
        TableFormat.CSV: b"\xef\xbb\xbf",
        TableFormat.XLSX: b"PK\x03",
        TableFormat.ICS: b"BEG",
        TableFormat.JSON: b"{\n ",
    }
