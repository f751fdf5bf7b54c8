// A group's page: the week that is now stands open, and so does whatever an address leads to.
(() => {
  "use strict";

  const days = document.querySelector("[data-days]");

  function openAround(node) {
    for (let at = node; at; at = at.parentElement) {
      if (at instanceof HTMLDetailsElement) at.open = true;
    }
  }

  function follow() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    openAround(target);
    target.scrollIntoView();
  }

  function openThisWeek() {
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: days.dataset.timezone, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date());
    const weeks = [...days.querySelectorAll("[data-week]")];
    const current = weeks.find((week) => week.dataset.week <= today && today <= week.dataset.last);
    if (current) weeks.forEach((week) => { week.open = week === current; });
  }

  if (days) openThisWeek();
  follow();
  addEventListener("hashchange", follow);
})();
