"""Owns what is sent: every text of every group is read for what may not be said, at the line its words were written on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from generator.model.catalog import Catalog
from generator.model.entry import Message
from generator.model.words import Thing, WordingLevel
from generator.problems import Problem, Span, clip
from generator.validate.channels import check_limits
from generator.validate.sources import Sources
from generator.validate.tactics import check_tactics
from generator.validate.wording import Finding, Scanner, scanner_of
from generator.validate.wording.normalise import normalise

RULE = "messages_keep_wording"
# Of what is sent, these are not read as sentences.
_NOT_READ = (Thing.LINK_URL, Thing.LINK_PICTURE, Thing.PICTURES, Thing.ATTACHMENTS)
_VERDICTS = {
    WordingLevel.FORBIDDEN: "不能写",
    WordingLevel.EVIDENCE: "要有依据才能写",
    WordingLevel.CAREFUL: "要慎用",
}
_NOT_MEANT = "不是就把这一句写进 content/compliance/wording/ 里随便一组的 samples.good，以后不再提醒"
_NAMED_GROUPS = 4
_REMEMBERED_TEXTS = 16_384


def check_messages(messages: Iterable[Message], catalog: Catalog, trade: str = "") -> Iterator[Problem]:
    """Yield what platforms and the law would refuse of the texts that groups send: their length, tactics and wording.

    `trade` is the trade of texts that belong to no group.
    """
    messages = tuple(messages)
    yield from check_limits(messages, catalog)
    yield from check_tactics(messages, catalog)
    yield from check_wording(messages, catalog, trade)


def check_wording(messages: Iterable[Message], catalog: Catalog, trade: str = "") -> Iterator[Problem]:
    """Yield the words that messages may not or should not use; the same words at the same line are said once.

    `trade` is the trade of texts that belong to no group.
    """
    check = WordingCheck(catalog, trade)
    check.read(messages)
    yield from check.problems()


class WordingCheck:
    """Reads the messages of one group after the other and remembers what was found in which groups."""

    def __init__(self, catalog: Catalog, trade: str = "") -> None:
        self._catalog, self._trade = catalog, trade
        self._groups: dict[tuple[Span, str, str], tuple[Finding, dict[str, None]]] = {}

    def read(self, messages: Iterable[Message]) -> None:
        """Search some messages."""
        for message in messages:
            if message.text and message.thing not in _NOT_READ:
                for finding in _findings(self._scanner, message.text, self._trade_of(message.group)):
                    if not self._is_allowed(finding, message.text):
                        span = self._sources.find(finding.quote, message)
                        key = (span, finding.rule.id, finding.quote)
                        self._groups.setdefault(key, (finding, {}))[1][message.group] = None

    def problems(self) -> Iterator[Problem]:
        """Yield what was found, and in which groups."""
        for (span, _, _), (finding, groups) in self._groups.items():
            yield _problem(span, finding, [group for group in groups if group])

    @cached_property
    def _sources(self) -> Sources:
        return Sources(self._catalog)

    @cached_property
    def _allowed(self) -> list[str]:
        claims = self._catalog.allowed.values()
        return [normalise(claim.text).text for claim in claims if claim.valid_until >= self._catalog.today]

    @cached_property
    def _scanner(self) -> Scanner:
        return scanner_of(tuple(self._catalog.wording.values()))

    def _trade_of(self, key: str) -> str:
        group = self._catalog.groups.get(key)
        return self._catalog.brands[group.brand].trade if group else self._trade

    def _is_allowed(self, finding: Finding, text: str) -> bool:
        """Tell whether the words stand inside a claim with evidence; what is forbidden is so in any case."""
        if finding.level is WordingLevel.FORBIDDEN or not self._allowed:
            return False
        plain, words = normalise(text), normalise(finding.quote).text
        return any(claim in plain.text and words in claim for claim in self._allowed)


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def _findings(scanner: Scanner, text: str, trade: str) -> tuple[Finding, ...]:
    return scanner.scan(text, trade)


def _problem(span: Span, finding: Finding, groups: list[str]) -> Problem:
    rule = finding.rule
    if finding.like:
        return _likeness(span, finding, groups)
    message = f"“{clip(finding.quote)}”{_VERDICTS[rule.level]}：{rule.title}{_named(groups)}"
    hint = f"{rule.reason}依据：{rule.article}。怎么改：{rule.rewrite}"
    if rule.level is WordingLevel.EVIDENCE:
        hint += "真有依据就记进 content/compliance/allowed.yml"
    return Problem(span, message, hint, RULE, warning=rule.level is WordingLevel.CAREFUL)


def _likeness(span: Span, finding: Finding, groups: list[str]) -> Problem:
    rule = finding.rule
    message = f"“{clip(finding.quote)}”听着像“{clip(finding.like)}”：{rule.title}{_named(groups)}"
    hint = f"是这个意思就改：{rule.rewrite}依据：{rule.article}。{_NOT_MEANT}"
    return Problem(span, message, hint, RULE, warning=True)


def _named(groups: list[str]) -> str:
    """Return the groups a text was found in.

    >>> _named(["a", "b"]), _named(list("abcdef")), _named([])
    ('（群 a、b）', '（群 a、b、c、d 等 6 个）', '')
    """
    more = f" 等 {len(groups)} 个" if len(groups) > _NAMED_GROUPS else ""
    return f"（群 {'、'.join(groups[:_NAMED_GROUPS])}{more}）" if groups else ""
