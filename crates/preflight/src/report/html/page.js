// The hash holds the language, a place on the page, or both: #en, #f1-3, #en/f1-3.
"use strict";
(() => {
  const root = document.documentElement;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const names = document.querySelector("title");
  root.classList.add("live");

  function speak(language) {
    if (root.lang === language) return;
    root.lang = language;
    root.dir = language === "ar" ? "rtl" : "ltr";
    const { title } = document;
    document.title = names.dataset.en;
    names.dataset.en = title;
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

  // Pictures stand in the page once; the folding dummy shows them again when it is opened.
  document.addEventListener("toggle", ({ target }) => {
    if (!target.matches("details.dummy") || !target.open) return;
    for (const picture of target.querySelectorAll("img[data-of]:not([src])")) {
      const known = document.getElementById(picture.dataset.of)?.querySelector(".sheet img");
      if (known) picture.src = known.src;
    }
  }, true);

  // Browsers may refuse the clipboard to a page from a disk; the text is selected in any case.
  async function copy(button) {
    const letter = document.getElementById(button.dataset.copy);
    getSelection().selectAllChildren(letter);
    try {
      await navigator.clipboard.writeText(letter.textContent);
    } catch {
      if (!document.execCommand("copy")) return;
    }
    button.classList.add("done");
    setTimeout(() => button.classList.remove("done"), 4000);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
  });

  addEventListener("hashchange", () => follow());
  addEventListener("beforeprint", () => {
    for (const file of document.querySelectorAll("details.file")) file.open = true;
  });
  follow("auto");
})();
