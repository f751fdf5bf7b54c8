// The words of all steps, unfolded at once.
(() => {
  "use strict";

  const folded = () => [...document.querySelectorAll(".q-fold--words")];

  function open(all) {
    for (const details of folded()) details.open = all;
  }

  function label(button) {
    button.textContent = folded().some((details) => !details.open) ? "展开全部的话" : "收起全部的话";
  }

  function start() {
    const tools = document.querySelector("[data-progress] .q-progress__tools");
    if (!tools || !folded().length || tools.querySelector("[data-unfold]")) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "q-tool" });
    button.dataset.unfold = "";
    button.onclick = () => {
      open(folded().some((details) => !details.open));
      label(button);
    };
    label(button);
    tools.prepend(button);
    for (const details of folded()) details.ontoggle = () => label(button);
  }

  if (window.document$) window.document$.subscribe(start);
  else addEventListener("DOMContentLoaded", start);
})();
