// The hash holds the language, a place on the page, or both: #en, #f1-3, #en/f1-3.
"use strict";
(() => {
  const root = document.documentElement;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  root.classList.add("live");

  function speak(language) {
    if (root.lang === language) return;
    root.lang = language;
    root.dir = language === "ar" ? "rtl" : "ltr";
    for (const picture of document.querySelectorAll("img[data-en]")) {
      const other = picture.dataset.en;
      picture.dataset.en = picture.alt;
      picture.alt = other;
    }
  }

  function show(id, behavior) {
    const place = document.getElementById(id);
    if (!place) return;
    for (let it = place; it; it = it.parentElement) {
      if (it.tagName === "DETAILS") it.open = true;
    }
    for (const it of document.querySelectorAll(".here")) it.classList.remove("here");
    void place.offsetWidth; // Lets the flash begin anew.
    place.classList.add("here");
    const whole = place.classList.contains("within") || place.offsetHeight > innerHeight;
    place.scrollIntoView({ behavior, block: whole ? "start" : "center" });
    place.focus({ preventScroll: true });
  }

  function follow(behavior = calm.matches ? "auto" : "smooth") {
    const parts = location.hash.slice(1).split("/");
    if (parts[0] === "ar" || parts[0] === "en") speak(parts.shift());
    if (parts[0]) show(parts[0], behavior);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const place = link.getAttribute("href").slice(1);
    const alone = place === "ar" || place === "en" || root.lang === "ar";
    const hash = "#" + (alone ? place : root.lang + "/" + place);
    if (location.hash === hash) follow();
    else location.hash = hash;
  });

  addEventListener("hashchange", () => follow());
  addEventListener("beforeprint", () => {
    for (const file of document.querySelectorAll("details.file")) file.open = true;
  });
  follow("auto");
})();
