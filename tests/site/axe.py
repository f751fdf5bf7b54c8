"""What stands in the way of people on a page, as axe finds it; contrast is measured once for all that looks the same."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

Fault = tuple[str, str]

# Nine tenths of axe's time on a long page is contrast, measured for each text on its own. It follows from the styles of
# a text and of what lies behind it, so of all texts with the same styles the first and the last stand for the rest.
FAULTS = """async (within) => {
  const behind = new Map([[null, ""]]);
  const number = new Map();
  const GROUND = ["backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode", "position", "clip", "clipPath"];
  const TEXT = ["color", "fontSize", "fontWeight", "textShadow", "fill"];
  const short = (words) => number.get(words) ?? number.set(words, number.size).size - 1;
  const groundOf = (node) => {
    if (!behind.has(node)) {
      const style = getComputedStyle(node);
      behind.set(node, short(`${groundOf(node.parentElement)}|${GROUND.map((name) => style[name])}`));
    }
    return behind.get(node);
  };
  const looks = (node) => {
    const style = getComputedStyle(node);
    const state = [node.checkVisibility({ opacityProperty: true, visibilityProperty: true }), Boolean(node.closest("[disabled], [aria-disabled=true]"))];
    return `${groundOf(node)}|${TEXT.map((name) => style[name])}|${state}`;
  };
  const isText = (node) => node.matches("input, select, textarea") || [...node.childNodes].some((part) => part.nodeType === 3 && part.data.trim());
  const root = document.querySelector(within);
  const first = new Map();
  const last = new Map();
  for (const node of [root, ...root.querySelectorAll("*:not(script, style, template)")].filter(isText)) {
    const look = looks(node);
    if (!first.has(look)) first.set(look, node);
    last.set(look, node);
  }
  const common = { resultTypes: ["violations"], preload: false };
  const scope = within === "html" ? document : root;
  const rest = await axe.run(scope, { ...common, rules: { "color-contrast": { enabled: false } } });
  const include = [...new Set([...first.values(), ...last.values()])];
  const contrast = include.length ? await axe.run({ include }, { ...common, runOnly: ["color-contrast"] }) : { violations: [] };
  return [...rest.violations, ...contrast.violations].flatMap(({ id, nodes }) => nodes.map(({ target, html }) => [id, `${target}: ${html}`]));
}"""


def faults_of(page: Page, within: str = "main") -> list[Fault]:
    """Return the faults of what a selector names: what a page says, unless told otherwise; `html` is all of it."""
    page.evaluate(AXE_SCRIPT)
    return [(fault, where) for fault, where in page.evaluate(FAULTS, within)]
