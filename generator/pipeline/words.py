"""Owns exporting the wording rules as sensitive words of the platform, as JSON for its interface or as a table."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.model.catalog import Catalog
from generator.pipeline.workspace import open_workspace
from generator.plan.sensitive import ACTIONS, WordList, plan_word_list
from generator.problems import Problem, QunceError, Span

TABLES = ("brands", "limits", "wording")
SOURCE = "https://developer.work.weixin.qq.com/document/path/95130"
_BOM = "\ufeff"  # without it, spreadsheets read Chinese as if it were something else


@dataclass(frozen=True)
class Exported:
    """The bytes of an export, how much is in it, and what people must know about it."""

    data: bytes
    rules: int
    words: int
    notes: tuple[str, ...]


def open_for_words(root: Path, today: date) -> Catalog:
    """Return as much of the workspace at `root` as the export needs. Raises QunceError where it has errors, or no rules."""
    catalog = open_workspace(root, today, TABLES).catalog
    if not catalog.wording:
        where, hint = Span("content/compliance/wording"), "先写用语规则，再导出"
        raise QunceError((Problem(where, "这里没有用语规则", hint, "export"),))
    return catalog


def export_words(catalog: Catalog, form: str) -> Exported:
    """Return the wording rules as `json` or `csv`; `applicable_range`, whom they are for, is filled in by who uses them."""
    listed = plan_word_list(catalog)
    data = _as_csv(listed) if form == "csv" else _as_json(listed)
    return Exported(data, len(listed.rules), sum(len(rule.words) for rule in listed.rules), tuple(_notes(listed)))


def _notes(listed: WordList) -> list[str]:
    """Return what the export cannot do, in words."""
    notes = []
    if listed.left_out:
        notes.append(f"有 {len(listed.left_out)} 种写法平台查不了，没有导出，JSON 的 left_out 里写了哪些、为什么。")
    if listed.softened:
        notes.append(f"有 {len(listed.softened)} 个禁用词在别的话里是正常的，平台分不清，只警告、不拦截。")
    return notes


def _as_json(listed: WordList) -> bytes:
    value = {
        "source": SOURCE,
        "rules": [
            {"rule_name": rule.name, "word_list": rule.words, "intercept_type": rule.action} for rule in listed.rules
        ],
        "left_out": [{"rule": item.rule, "pattern": item.pattern, "reason": item.reason} for item in listed.left_out],
        "softened": listed.softened,
    }
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _as_csv(listed: WordList) -> bytes:
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(("规则", "方式", "词"))
    writer.writerows((rule.name, ACTIONS[rule.action], word) for rule in listed.rules for word in rule.words)
    return f"{_BOM}{table.getvalue()}".encode()
