// Calculators of metrics: counts in, the figure out. Nothing is kept and nothing is sent.
(() => {
  "use strict";

  // Digits as Chinese keyboards type them, and the commas between thousands.
  function number(text) {
    const plain = text.normalize("NFKC").replace(/[\s,，]/g, "").replace(/^[−–—]/, "-");
    return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
  }

  function sum(inputs, sign) {
    return inputs.filter((input) => input.dataset.sign === sign).reduce((total, input) => total + number(input.value), 0);
  }

  const spoken = (value, digits) => value.toLocaleString("zh-CN", { maximumFractionDigits: digits });

  function answer(form) {
    const inputs = [...form.querySelectorAll("[data-sign]")];
    const filled = inputs.filter((input) => input.value.trim());
    const wrong = filled.filter((input) => Number.isNaN(number(input.value)));
    for (const input of inputs) input.setAttribute("aria-invalid", String(wrong.includes(input)));
    if (wrong.length) return "只填数字";
    if (filled.length < inputs.length) return filled.length ? `还差 ${inputs.length - filled.length} 个数` : "";
    const unit = form.dataset.unit;
    const divides = inputs.some((input) => input.dataset.sign === "divide");
    const top = sum(inputs, "add") - sum(inputs, "subtract");
    const bottom = divides ? sum(inputs, "divide") : 1;
    if (bottom === 0) return "除数是 0，算不了";
    if (unit !== "%") return `${spoken(top / bottom, 2)} ${unit}`;
    const percent = (top / bottom) * 100;
    return `${spoken(percent, 1)}%${percent > 100 ? "，超过 100%，再核对一遍两个数的口径" : ""}`;
  }

  function start() {
    for (const form of document.querySelectorAll("[data-calc]")) {
      const output = form.querySelector("[data-answer]");
      const show = () => {
        const words = answer(form);
        output.textContent = words || "填上面的数";
        output.toggleAttribute("data-ready", /^[-\d]/.test(words));
      };
      form.hidden = false;
      form.oninput = show;
      form.onsubmit = (event) => event.preventDefault();
      form.onreset = () => setTimeout(show); // the fields are empty only after this event
      show();
    }
  }

  if (window.document$) window.document$.subscribe(start);
  else addEventListener("DOMContentLoaded", start);
})();
