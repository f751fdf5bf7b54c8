// What stands around a page and moves with it: its title in the header, where one is in its table of contents, the way
// back to the top, the menu. It takes the place of the theme's own script, which is thirty times as long, serves features
// that this site does without, and on a phone took more time than all else of a page.
(() => {
  "use strict";

  const isWide = matchMedia("(min-width: 60em)"); // the table of contents stands beside the page
  const drawer = document.getElementById("__drawer");

  // The header names the page as soon as its own heading is out of sight.
  function titleInHeader() {
    const title = document.querySelector("[data-md-component=header-title]");
    const heading = document.querySelector(".md-content h1");
    if (!title || !heading) return;
    const watch = ([{ isIntersecting, boundingClientRect }]) => {
      title.classList.toggle("md-header__title--active", !isIntersecting && boundingClientRect.top < 0);
    };
    new IntersectionObserver(watch, { rootMargin: "-50px 0px 0px" }).observe(heading);
  }

  // ---------- The table of contents ----------

  function contents() {
    const links = [...document.querySelectorAll(".md-sidebar--secondary [data-md-component=toc] a.md-nav__link")];
    const pairs = links.map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))]);
    return pairs.filter(([, heading]) => heading);
  }

  // What has been read is past, what is being read is marked and kept in view.
  function follow(pairs, here) {
    const edge = 4.5 * parseFloat(getComputedStyle(document.documentElement).fontSize); // below the header
    let now = null;
    for (const [link, heading] of pairs) {
      const isPast = heading.getBoundingClientRect().top <= edge;
      link.classList.toggle("md-nav__link--passed", isPast);
      if (isPast) now = link;
    }
    if (now === here) return now;
    here?.classList.remove("md-nav__link--active");
    now?.classList.add("md-nav__link--active");
    now?.closest(".md-sidebar__scrollwrap").scrollTo({ top: now.offsetTop - innerHeight / 3 });
    return now;
  }

  // ---------- Scrolling ----------

  function onScroll() {
    const top = document.querySelector("[data-md-component=top]");
    const pairs = contents();
    let before = scrollY;
    let here = null;
    let isAsked = false;
    const look = () => {
      isAsked = false;
      if (top) top.hidden = scrollY >= before || scrollY < innerHeight / 2;
      before = scrollY;
      if (isWide.matches) here = follow(pairs, here);
    };
    addEventListener("scroll", () => {
      if (!isAsked) requestAnimationFrame(look);
      isAsked = true;
    }, { passive: true });
    top?.addEventListener("click", () => {
      scrollTo({ top: 0, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    });
  }

  // ---------- The menu ----------

  // A label of the menu that the keyboard reaches opens what it is for.
  addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target instanceof HTMLLabelElement) event.target.click();
    if (event.key === "Escape" && drawer?.checked) drawer.click();
  });

  // Who goes to a part of the page from the menu wants to see it.
  addEventListener("hashchange", () => { if (drawer?.checked) drawer.click(); });

  function showWhereInMenu() {
    const link = isWide.matches && document.querySelector(".md-sidebar--primary a.md-nav__link--active");
    const wrap = link && link.closest(".md-sidebar__scrollwrap");
    if (wrap) wrap.scrollTop = link.offsetTop - wrap.clientHeight / 2;
  }

  // ---------- Paper ----------

  // What is folded is printed too.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });

  titleInHeader();
  onScroll();
  showWhereInMenu();
})();
