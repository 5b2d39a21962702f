// Shows what /state.json holds, and asks for it again whenever /events says that it changed.
//
// What is looked at (edition, page, zoom, overlays) is kept in the hash, so that a reload or a
// restart of the server changes nothing before the reader's eyes. Whatever comes from the
// server is set as text, never as markup.
"use strict";
(() => {
  const SEVERITIES = ["error", "warning", "note"];
  const OVERLAYS = ["bleed", "trim", "safe", "grid"];
  const ZOOMS = [0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6];
  const PIXELS_PER_MM = 96 / 25.4;
  // Pixels of a picture per millimetre: `page` has 2 and `large` 4 to a point.
  const SHARPNESS = { thumb: 0, page: 2 * 72 / 25.4, large: 4 * 72 / 25.4 };
  // How many entries of a list are made at once: ten thousand would freeze the browser.
  const CHUNK = { findings: 200, problems: 20 };
  // How many pictures are kept decoded: spreads before, here and behind, in two sizes.
  const KEPT = 16;
  const QUOTE_LIMIT = 120;

  const phone = matchMedia("(max-width: 640px)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const root = document.documentElement;
  const body = document.body;
  const parts = Object.fromEntries([...document.querySelectorAll("[id]")].map((it) => [it.id, it]));

  // What is looked at, and what the server last told.
  const view = { language: "ar", edition: null, page: 1, zoom: "spread", show: new Set(), finding: null };
  let state = null;

  // ---- Words and elements ----

  // All words stand in the page, Arabic first.
  const words = new Map([...parts.words.content.children].map((it) => [it.dataset.key, [...it.children].map((each) => each.textContent)]));
  const word = (key) => words.get(key)[view.language === "ar" ? 0 : 1];

  // A phrase as text; what is filled in is isolated, so that it does not turn the words around it.
  function say(key, values = {}) {
    return word(key).replace(/\{(\w+)\}/g, (_, name) => `\u2068${values[name]}\u2069`);
  }

  // A phrase as nodes, for values that are elements themselves.
  function phrase(key, values) {
    return word(key).split(/\{(\w+)\}/).map((piece, index) => (index % 2 ? values[piece] : piece));
  }

  function make(tag, attributes = {}, ...children) {
    return fill(document.createElement(tag), attributes, children);
  }

  function draw(tag, attributes = {}, ...children) {
    return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
  }

  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(name, value);
      else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  const symbol = (name, kind) => draw("svg", { class: kind, "aria-hidden": "true" }, draw("use", { href: `#${kind}-${name}` }));
  const sign = (name) => symbol(name, "sign");
  const icon = (name) => symbol(name, "icon");
  const code = (text, kind = null) => make("code", { dir: "ltr", class: kind }, text);
  const setVariables = (element, values) => {
    for (const [name, value] of Object.entries(values)) element.style.setProperty(`--${name}`, value);
  };
  const label = (element, text, key = null) => {
    element.setAttribute("aria-label", text);
    if (element.matches("button, a")) element.title = key ? `${text} (${key.toUpperCase()})` : text;
  };

  function speak() {
    root.lang = view.language;
    root.dir = view.language === "ar" ? "rtl" : "ltr";
    for (const it of document.querySelectorAll("[data-word]")) it.textContent = word(it.dataset.word);
    for (const it of document.querySelectorAll("[data-label]")) label(it, word(it.dataset.label), keyFor(it.dataset.do));
    const other = document.querySelector("[data-do=language]");
    other.textContent = word("language");
    other.lang = view.language === "ar" ? "en" : "ar";
  }

  // ---- What is looked at ----

  const editionNow = () => state?.editions.find((it) => it.slug === view.edition) ?? null;
  const isRightBound = (edition) => edition.binding === "right";
  // A page number as readers of the language know it: in Arabic, in the digits of the booklet.
  const folio = (page) => (view.language === "ar" ? page.label : String(page.number));

  // The pages that lie open together, in reading order: a cover lies alone.
  function spreadsOf(edition) {
    const spreads = [];
    for (const page of edition.pages) {
      const facing = spreads.at(-1);
      if (!phone.matches && page.number % 2 && facing?.[0].number === page.number - 1) facing.push(page);
      else spreads.push([page]);
    }
    return spreads;
  }

  const hereIn = (spreads) => spreads.findIndex((spread) => spread.some((page) => page.number === view.page));

  function spreadNow(edition) {
    const spreads = edition ? spreadsOf(edition) : [];
    return spreads[hereIn(spreads)] ?? [];
  }

  // Keeps the view within what there is: editions come and go, and pages grow fewer.
  function settleView() {
    if (!editionNow()) view.edition = state?.editions[0]?.slug ?? view.edition;
    const last = editionNow()?.pages.length ?? 0;
    if (last) view.page = Math.min(Math.max(view.page, 1), last);
  }

  function readHash() {
    const hash = new URLSearchParams(location.hash.slice(1));
    const zoom = hash.get("zoom");
    view.edition = hash.get("edition") ?? view.edition;
    view.page = Number.parseInt(hash.get("page"), 10) || 1;
    view.zoom = zoom === "width" ? zoom : Number.parseFloat(zoom) > 0 ? clampZoom(Number.parseFloat(zoom)) : "spread";
    view.show = new Set((hash.get("show") ?? "").split(",").filter((it) => OVERLAYS.includes(it)));
    const language = hash.get("lang") ?? remembered();
    view.language = language === "en" ? "en" : "ar";
  }

  function writeHash() {
    const hash = new URLSearchParams({ edition: view.edition ?? "", page: view.page });
    if (view.zoom !== "spread") hash.set("zoom", typeof view.zoom === "number" ? +view.zoom.toFixed(3) : view.zoom);
    if (view.show.size) hash.set("show", [...view.show].join(","));
    if (view.language === "en") hash.set("lang", "en");
    const text = "#" + hash.toString().replaceAll("%2C", ",");
    if (location.hash !== text) history.replaceState(null, "", text);
  }

  // Browsers that keep nothing refuse even to be asked.
  function remembered() {
    try { return localStorage.getItem("language"); } catch { return null; }
  }

  function remember(language) {
    try { localStorage.setItem("language", language); } catch { /* The hash knows it still. */ }
  }

  // ---- Pictures ----

  const pictures = new Map();

  // A picture once it is decoded, so that it can take its place without a flicker.
  function picture(url) {
    const kept = pictures.get(url);
    if (kept) {
      pictures.delete(url);
      pictures.set(url, kept);
      return kept;
    }
    const image = fill(new Image(), { alt: "", draggable: "false", decoding: "sync", src: url }, []);
    const decoded = image.decode().then(() => image);
    decoded.catch(() => pictures.delete(url));
    pictures.set(url, decoded);
    if (pictures.size > KEPT) pictures.delete(pictures.keys().next().value);
    return decoded;
  }

  const pictureUrl = (edition, page, size) =>
    `/page/${encodeURIComponent(edition.slug)}/${page.number}/${encodeURIComponent(page.key)}.png?size=${size}`;

  // A little softness is not seen; it spares the server many large pictures.
  const wantedSize = () => (pixelsPerMm() * devicePixelRatio > 1.3 * SHARPNESS.page ? "large" : "page");

  function refreshPicture(element, edition, page) {
    const size = wantedSize();
    const shows = element.dataset;
    if (shows.key === page.key && SHARPNESS[shows.size] >= SHARPNESS[size]) {
      delete shows.wanted;
      return;
    }
    const url = pictureUrl(edition, page, size);
    if (shows.wanted === url) return;
    shows.wanted = url;
    picture(url).then((image) => {
      if (shows.wanted !== url) return;
      delete shows.wanted;
      element.querySelector(".paper").replaceChildren(image);
      Object.assign(shows, { key: page.key, size });
      announceShown();
    }, () => {
      // The picture is of yesterday, or the server is gone; a new state tells which.
      if (shows.wanted !== url) return;
      delete shows.wanted;
      setTimeout(refresh, 1000);
    });
  }

  // Says which version the reader sees, once all visible pages are of it.
  function announceShown() {
    const edition = editionNow();
    if (!edition) return;
    const pages = spreadNow(edition);
    if (!pages.every((page) => pageElement(page.number)?.dataset.key === page.key)) return;
    const { version } = state;
    requestAnimationFrame(() => { body.dataset.shown = version; });
    preloadNeighbours(edition);
  }

  function preloadNeighbours(edition) {
    const spreads = spreadsOf(edition);
    const here = hereIn(spreads);
    for (const page of [spreads[here + 1], spreads[here - 1]].flatMap((spread) => spread ?? [])) {
      picture(pictureUrl(edition, page, "page")).catch(() => { /* It is asked for again when it is turned to. */ });
    }
  }

  // ---- Stage: the spread, its overlays and its mark ----

  let stageHolds = null;

  const pageElement = (number) => parts.spread.querySelector(`[data-page="${number}"]`);
  // Even pages lie on the side the book is bound at.
  const sideOf = (edition, number) => ((number % 2 === 0) === isRightBound(edition) ? "right" : "left");

  function renderStage() {
    const edition = editionNow();
    const pages = spreadNow(edition);
    parts.empty.hidden = pages.length > 0;
    const holds = edition && JSON.stringify([edition.slug, edition.binding, edition.page, edition.grid, pages.map((it) => it.number), phone.matches]);
    if (holds !== stageHolds) {
      stageHolds = holds;
      buildSpread(edition, pages);
    }
    applyZoom();
    renderOverlays();
    renderMark();
    for (const page of pages) {
      const element = pageElement(page.number);
      element.setAttribute("aria-label", say("page", { page: folio(page) }));
      refreshPicture(element, edition, page);
    }
    renderPosition(edition, pages);
  }

  function buildSpread(edition, pages) {
    closePopover();
    parts.spread.dataset.spread = pages.map((page) => page.number).join("-");
    if (!pages.length) return parts.spread.replaceChildren();
    parts.stage.dir = parts.spread.dir = isRightBound(edition) ? "rtl" : "ltr";
    parts.spread.classList.toggle("single", phone.matches);
    const { width, height, bleed } = edition.page;
    setVariables(parts.spread, { width, height, bleed });
    const leaves = pages.map((page) => buildPage(edition, page));
    // The half beside a cover stays empty, so that the fold stays where it is.
    if (leaves.length === 1 && !phone.matches) {
      const empty = make("div", { class: "page none" });
      if (pages[0].number % 2) leaves.unshift(empty);
      else leaves.push(empty);
    }
    parts.spread.replaceChildren(...leaves);
  }

  function buildPage(edition, page) {
    const thumb = make("img", { alt: "", src: pictureUrl(edition, page, "thumb"), draggable: "false" });
    return make("div", {
      class: "page", role: "img", "data-page": page.number, "data-side": sideOf(edition, page.number), click: askWhereWritten,
    }, make("div", { class: "paper" }, thumb));
  }

  // Shapes of the overlays in millimetres from the corner of the trim.
  const rectangle = (left, top, right, bottom) => `M${left} ${top}H${right}V${bottom}H${left}Z`;

  function overlayShapes(edition, page) {
    const { width, height, bleed, safe, fold } = edition.page;
    const isRight = sideOf(edition, page.number) === "right";
    const trim = rectangle(0, 0, width, height);
    // Facing pages meet at the fold; there the bleed of one would cover the other.
    const inner = phone.matches ? bleed : 0;
    const outer = isRight
      ? rectangle(-inner, -bleed, width + bleed, height + bleed)
      : rectangle(-bleed, -bleed, width + inner, height + bleed);
    const readable = isRight
      ? rectangle(fold, safe, width - safe, height - safe)
      : rectangle(safe, safe, width - fold, height - safe);
    const atFold = isRight ? rectangle(0, 0, fold, height) : rectangle(width - fold, 0, width, height);
    const shapes = {};
    if (view.show.has("bleed")) shapes.bleed = outer + trim;
    if (view.show.has("bleed") || view.show.has("trim")) shapes.trim = trim;
    if (view.show.has("safe")) Object.assign(shapes, { fold: atFold, safe: readable });
    if (view.show.has("grid") && edition.grid?.unit > 0) shapes.grid = gridLines(edition);
    return shapes;
  }

  function gridLines({ grid, page }) {
    let lines = "";
    for (let y = grid.first; y < page.height; y += grid.unit) lines += `M0 ${y.toFixed(3)}H${page.width}`;
    return lines;
  }

  function renderOverlays() {
    body.dataset.show = [...view.show].join(" ");
    for (const name of OVERLAYS) {
      for (const it of document.querySelectorAll(`[data-do=${name}]`)) it.setAttribute("aria-pressed", view.show.has(name));
    }
    const edition = editionNow();
    for (const page of spreadNow(edition)) {
      const element = pageElement(page.number);
      element.querySelector(".lines")?.remove();
      element.append(overlaysOf(edition, page));
    }
  }

  function overlaysOf(edition, page) {
    const { width, height, bleed } = edition.page;
    const groups = Object.entries(overlayShapes(edition, page)).map(([name, d]) =>
      // A light line under the coloured one keeps it visible on a dark picture.
      draw("g", { "data-overlay": name }, draw("path", { class: "halo", d }), draw("path", { class: "line", d })));
    const viewBox = [-bleed, -bleed, width + 2 * bleed, height + 2 * bleed].join(" ");
    return draw("svg", { class: "lines", viewBox, "aria-hidden": "true" }, ...groups);
  }

  function renderMark() {
    const { finding } = view;
    const edition = editionNow();
    const element = finding?.edition === view.edition && finding?.page ? pageElement(finding.page) : null;
    const old = parts.spread.querySelector(".mark");
    // Made anew it would flash again, with every save.
    if (old && old.parentElement === element && old.dataset.marks === markedBy(finding)) return old;
    old?.remove();
    if (!element) return null;
    const { width, height } = edition.page;
    const area = finding.area ?? { x: 0, y: 0, width, height };
    const mark = make("div", { class: "mark", "data-severity": finding.severity, "data-marks": markedBy(finding) });
    setVariables(mark, { "mark-x": area.x, "mark-y": area.y, "mark-width": area.width, "mark-height": area.height });
    element.append(mark);
    return mark;
  }

  const markedBy = (finding) => JSON.stringify([finding.rule, finding.detail, finding.area]);

  function bringIntoView(element) {
    element.scrollIntoView({ block: "center", inline: "center", behavior: calm.matches ? "auto" : "smooth" });
  }

  function renderPosition(edition, pages) {
    const last = edition?.pages.at(-1);
    const text = last ? say("page-of", { pages: pages.map(folio).join("–"), last: folio(last) }) : "";
    if (parts.position.textContent !== text) parts.position.textContent = text;
    document.title = edition ? `${edition.name} · ${pages.map(folio).join("–")} · ${word("brand")}` : word("brand");
    const isRight = edition ? isRightBound(edition) : true;
    const spreads = edition ? spreadsOf(edition) : [];
    const ends = { next: !spreads.length || spreads.at(-1)[0] === pages[0], previous: !spreads.length || spreads[0][0] === pages[0] };
    for (const [button, step] of [[parts["turn-left"], isRight ? "next" : "previous"], [parts["turn-right"], isRight ? "previous" : "next"]]) {
      label(button, word(step));
      button.dataset.do = step;
      // Not `disabled`: a button that loses its focus while it is used would be unkind.
      button.setAttribute("aria-disabled", ends[step]);
    }
  }

  // ---- Zoom ----

  const clampZoom = (zoom) => Math.min(Math.max(zoom, ZOOMS[0]), ZOOMS.at(-1));

  function pixelsPerMm() {
    if (typeof view.zoom === "number") return view.zoom * PIXELS_PER_MM;
    const { width, height, bleed } = editionNow().page;
    const around = view.show.has("bleed") ? 2 * bleed : 0;
    const room = phone.matches ? 24 : 56;
    // A bar for scrolling may or may not be there; its place is left out of the count either way.
    const across = parts.stage.offsetWidth - room - (view.zoom === "width" ? 16 : 0);
    const wide = across / (width * (phone.matches ? 1 : 2) + around);
    const high = (parts.stage.offsetHeight - room) / (height + around);
    return Math.max(view.zoom === "width" ? wide : Math.min(wide, high), 0.2);
  }

  const zoomNow = () => pixelsPerMm() / PIXELS_PER_MM;

  function applyZoom() {
    if (!editionNow()) return;
    setVariables(parts.spread, { mm: `${pixelsPerMm()}px` });
    parts.zoom.textContent = `${Math.round(zoomNow() * 100)} %`;
    parts.zoom.setAttribute("aria-pressed", view.zoom === 1);
    body.toggleAttribute("data-zoomed", parts.spread.offsetWidth > parts.stage.clientWidth);
    for (const [mode, name] of [["spread", "fit-spread"], ["width", "fit-width"]]) {
      document.querySelector(`[data-do=${name}]`).setAttribute("aria-pressed", view.zoom === mode);
    }
  }

  // Zooms so that the point of the spread under `at` stays under it.
  function setZoom(zoom, at = middleOfStage()) {
    if (!editionNow()) return;
    closePopover();
    const before = parts.spread.getBoundingClientRect();
    view.zoom = typeof zoom === "number" ? clampZoom(zoom) : zoom;
    applyZoom();
    const after = parts.spread.getBoundingClientRect();
    parts.stage.scrollBy(
      after.left + (at.x - before.left) / before.width * after.width - at.x,
      after.top + (at.y - before.top) / before.height * after.height - at.y,
    );
    settleSoon();
  }

  function middleOfStage() {
    const { left, top, width, height } = parts.stage.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }

  function stepZoom(direction) {
    if (!editionNow()) return;
    const now = zoomNow();
    const steps = direction > 0 ? ZOOMS.filter((it) => it > now * 1.01) : ZOOMS.filter((it) => it < now * 0.99).reverse();
    setZoom(steps[0] ?? now);
  }

  // Large pictures are drawn, and the hash is written, for the zoom one stops at, not for all
  // on the way.
  let settling = 0;
  function settleSoon() {
    clearTimeout(settling);
    settling = setTimeout(() => {
      if (state) writeHash();
      const edition = editionNow();
      for (const page of spreadNow(edition)) refreshPicture(pageElement(page.number), edition, page);
    }, 200);
  }

  // ---- Thumbnails ----

  let thumbsHold = null;
  // Whoever looks through the strip is not called back by every save.
  let thumbInSight = null;

  function renderThumbs() {
    const edition = editionNow();
    const holds = edition && `${edition.slug} ${edition.binding} ${edition.pages.length}`;
    if (holds !== thumbsHold) {
      thumbsHold = holds;
      thumbInSight = null;
      parts.thumbs.dir = edition && !isRightBound(edition) ? "ltr" : "rtl";
      parts.thumbs.replaceChildren(...(edition?.pages ?? []).map(buildThumb));
    }
    if (!edition) return;
    const open = spreadNow(edition);
    const worst = worstByPage(edition);
    const { width, height, bleed } = edition.page;
    setVariables(parts.thumbs, { width, height, bleed });
    edition.pages.forEach((page, index) => {
      const button = parts.thumbs.children[index];
      const image = button.querySelector("img");
      const url = pictureUrl(edition, page, "thumb");
      // The old picture stays until the new one is there.
      if (image.getAttribute("src") !== url) image.src = url;
      button.querySelector(".folio").replaceChildren(...(worst.has(page.number) ? [sign(worst.get(page.number))] : []), folio(page));
      label(button, say("page", { page: folio(page) }));
      if (open.includes(page)) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    });
    const first = open[0]?.number;
    if (first === thumbInSight) return;
    thumbInSight = first;
    bringIntoView(parts.thumbs.children[first - 1]);
  }

  function buildThumb(page) {
    const image = make("img", { alt: "", loading: "lazy", decoding: "async", draggable: "false" });
    return make("button", { type: "button", "data-thumb": page.number, click: () => goTo(view.edition, page.number) },
      make("span", { class: "leaf" }, image), make("span", { class: "folio" }));
  }

  function worstByPage(edition) {
    const worst = new Map();
    for (const it of state.findings) {
      if (it.edition === edition.slug && it.page && it.severity !== "note" && worst.get(it.page) !== "error") worst.set(it.page, it.severity);
    }
    return worst;
  }

  // ---- Panel: state, editions, findings ----

  function renderState() {
    const { build, took, version, title } = state;
    body.dataset.state = build.state;
    body.dataset.version = version;
    body.dataset.edition = view.edition ?? "";
    parts.title.textContent = title;
    const shape = { ready: "good", failed: "error" }[build.state] ?? "busy";
    const told = word(`state-${build.state}`);
    for (const it of document.querySelectorAll(".verdict .sign, [data-do=editions-sheet] .sign")) it.replaceWith(sign(shape));
    parts["state-words"].textContent = told;
    parts["sheet-edition"].textContent = editionNow()?.name ?? word("editions");
    // Said aloud when it changes; the panel may be out of sight.
    if (parts.told.textContent !== told) parts.told.textContent = told;
    parts.took.replaceChildren(...(took ? tookPhrase(took) : []));
  }

  function tookPhrase({ ms, file }) {
    const [key, time] = ms < 1000 ? ["took-milliseconds", ms] : ["took-seconds", (ms / 1000).toFixed(1)];
    return phrase(key, { time: make("b", {}, String(time)), file: code(file) });
  }

  const renderEditions = whenChanged(
    () => [state.editions.map(({ slug, name, current, pages, pdf }) => [slug, name, current, pages.at(-1), pdf]), view.edition],
    () => {
      const inside = parts.editions.contains(document.activeElement) && document.activeElement.dataset.slug;
      parts.editions.replaceChildren(...state.editions.map(editionItem));
      // The list is made anew; whoever steps through it stays where they were.
      if (inside) parts.editions.querySelector(`[data-slug="${CSS.escape(inside)}"]`)?.focus();
    },
  );

  function editionItem(edition) {
    const last = edition.pages.at(-1);
    const older = edition.current ? null : make("span", { class: "older" }, sign("warning"), word("older-pages"));
    const button = make("button", {
      type: "button", class: "edition", "data-slug": edition.slug,
      "aria-current": edition.slug === view.edition ? "true" : null, click: () => goTo(edition.slug, 1),
    },
    make("bdi", { class: "name" }, edition.name),
    make("span", { class: "count" }, say("pages", { count: last ? folio(last) : 0 })), older);
    return make("li", {}, button, pdfOf(edition));
  }

  function pdfOf({ name, slug, pdf }) {
    const signs = { current: "good", making: "busy", older: "older", rejected: "error" };
    if (!pdf) return make("span", { class: "pdf", "data-pdf": "none" }, sign("none"), word("pdf-none"));
    const size = pdf.bytes ? (pdf.bytes / 1e6).toFixed(1) : "–";
    const told = word(`pdf-${pdf.state}`);
    const link = make("a", { class: "pdf", "data-pdf": pdf.state, href: pdf.url, download: `${slug}.pdf` }, sign(signs[pdf.state]), told, icon("download"));
    label(link, `${say("download", { name, size })} · ${told}`);
    return link;
  }

  let findingsShown = CHUNK.findings;
  let findingsSorted = [];

  const renderFindings = whenChanged(
    () => [state.findings, state.command, state.editions.map((it) => [it.name, it.pages.length])],
    () => {
      findingsSorted = SEVERITIES.flatMap((severity) => state.findings.filter((it) => it.severity === severity));
      const counts = { error: "errors", warning: "warnings", note: "notes" };
      parts.tally.replaceChildren(...SEVERITIES.map((severity) => [severity, findingsSorted.filter((it) => it.severity === severity).length])
        .filter(([, count]) => count)
        .map(([severity, count]) => make("li", { class: severity }, sign(severity), word(counts[severity]), " ", make("b", {}, String(count)))));
      if (!findingsSorted.length) parts.tally.replaceChildren(make("li", {}, sign("good"), word("nothing")));
      document.querySelector("[data-do=findings-sheet] .sign").replaceWith(sign(findingsSorted[0]?.severity ?? "good"));
      parts["sheet-findings"].textContent = findingsSorted.length || "";
      keepFinding();
      const list = parts.findings.parentElement;
      const { scrollTop } = list;
      parts.findings.replaceChildren();
      listFindings();
      list.scrollTop = scrollTop;
    },
  );

  // A new state brings new findings; the one that was chosen is known by what it says.
  function keepFinding() {
    if (!view.finding) return;
    const chosen = JSON.stringify(view.finding);
    view.finding = findingsSorted.find((it) => it.edition === view.finding.edition && JSON.stringify(it) === chosen) ?? null;
    renderMark();
  }

  function listFindings() {
    const from = parts.findings.children.length;
    parts.findings.append(...findingsSorted.slice(from, findingsShown).map((it, index) => findingItem(it, from + index)));
    const left = findingsSorted.length - parts.findings.children.length;
    parts.more.hidden = left <= 0;
    parts.more.textContent = say("more", { count: left });
  }

  function findingItem(finding, index) {
    const severity = make("span", { class: "unseen" }, `${word(finding.severity)}: `);
    const title = make("span", { class: "title" }, severity, make("bdi", {}, finding.title[view.language]));
    const where = make("span", { class: "what" }, placeOfFinding(finding), finding.rule ? code(finding.rule) : null);
    const canJump = finding.edition && finding.page;
    const head = make(canJump ? "button" : "div", { class: "go", type: canJump ? "button" : null, click: canJump ? () => choose(finding) : null }, sign(finding.severity), title, where);
    const item = make("li", { class: finding.severity, "data-finding": index }, head);
    if (finding.detail) item.append(make("p", { class: "detail" }, make("bdi", {}, finding.detail)));
    if (finding.place) item.append(placeRow(finding.place));
    if (finding === view.finding) item.setAttribute("aria-current", "true");
    return item;
  }

  function placeOfFinding({ edition: slug, page: number }) {
    const edition = state.editions.find((it) => it.slug === slug);
    const page = edition?.pages.find((it) => it.number === number);
    if (!slug) return make("span", {}, word("whole"));
    const onPage = number ? ` · ${say("page", { page: page ? folio(page) : number })}` : "";
    return make("span", {}, make("bdi", {}, edition?.name ?? slug), onPage);
  }

  function choose(finding) {
    view.finding = finding;
    showChosen();
    openSheet(null);
    goTo(finding.edition, finding.page);
    const mark = renderMark();
    if (mark) bringIntoView(mark);
  }

  function showChosen() {
    for (const it of parts.findings.children) {
      const chosen = findingsSorted[it.dataset.finding] === view.finding;
      if (chosen) it.setAttribute("aria-current", "true");
      else it.removeAttribute("aria-current");
      if (chosen) it.scrollIntoView({ block: "nearest" });
    }
  }

  // Makes a part anew only if what it shows has changed, so that scrolling and focus are kept.
  function whenChanged(shows, render) {
    let shown = null;
    return () => {
      const text = JSON.stringify([view.language, shows()]);
      if (text === shown) return;
      shown = text;
      render();
    };
  }

  // ---- Places in files ----

  // The command that opens a place; names that a shell would read as more than a name are quoted.
  function commandFor({ file, line, column }) {
    const name = /^[\p{L}\p{M}\p{N}_./+-]+$/u.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`;
    const values = { file: name, line, column };
    return state.command.replace(/\{(file|line|column)\}/g, (_, it) => values[it]);
  }

  function placeRow(place) {
    const command = commandFor(place);
    const shown = code(command, "command");
    const answer = make("span", { "aria-live": "polite" }, word("copy-short"));
    const button = make("button", { type: "button", class: "copy", click: () => copy(command, shown, answer) }, icon("copy"), answer);
    label(button, `${word("copy")}: ${command}`);
    return make("div", { class: "place" }, code(`${place.file}:${place.line}`, "where"), button, shown);
  }

  async function copy(text, shown, answer) {
    try {
      await navigator.clipboard.writeText(text);
      answer.textContent = word("copied");
      setTimeout(() => { answer.textContent = word("copy-short"); }, 2000);
    } catch {
      // Not allowed here: the command is selected, to be copied by hand.
      shown.classList.add("revealed");
      getSelection().selectAllChildren(shown);
    }
  }

  // ---- Problems ----

  let problemsShown = CHUNK.problems;

  const renderProblems = whenChanged(() => [state.problems, state.command], () => {
    const { problems } = state;
    parts.problems.hidden = !problems.length;
    if (!problems.length) {
      problemsShown = CHUNK.problems;
      foldProblems(false);
    }
    parts["problems-title"].textContent = say("faults", { count: problems.length });
    parts["problems-list"].replaceChildren();
    listProblems();
  });

  function listProblems() {
    const list = parts["problems-list"];
    const from = list.children.length;
    list.append(...state.problems.slice(from, problemsShown).map(problemItem));
    const left = state.problems.length - list.children.length;
    if (left <= 0) return;
    const more = make("button", { type: "button", class: "more", click: () => {
      more.parentElement.remove();
      problemsShown += CHUNK.problems;
      listProblems();
    } }, say("more", { count: left }));
    list.append(make("li", {}, more));
  }

  function problemItem({ severity, message, hints, place, excerpt }) {
    return make("li", { class: severity },
      make("p", { class: "message", dir: "auto" }, sign(severity), make("span", {}, message)),
      excerpt.length ? make("pre", { dir: "ltr" }, ...excerpt.map(excerptLine)) : null,
      ...hints.map((hint) => make("p", { class: "hint", dir: "auto" }, hint)),
      place ? placeRow(place) : null);
  }

  function excerptLine({ line, text, marked }) {
    // Places are counted in characters, which JavaScript does not count in.
    const characters = Array.from(text);
    const [start, end] = marked ?? [characters.length, characters.length];
    const piece = (from, to) => characters.slice(from, to).join("");
    // What is missing at the end of a line is marked by an empty place.
    const mark = marked ? make("mark", {}, piece(start, end) || "\u00a0") : null;
    return make("span", { class: "line" }, make("i", {}, String(line)), make("span", { class: "text" }, piece(0, start), mark, piece(end)));
  }

  function foldProblems(folded) {
    parts["problems-fold"].setAttribute("aria-expanded", !folded);
    parts["problems-list"].hidden = folded;
  }

  // ---- Popover: where a text is written ----

  async function askWhereWritten(event) {
    const element = event.currentTarget;
    const edition = editionNow();
    const trim = element.getBoundingClientRect();
    const [x, y] = [event.clientX - trim.left, event.clientY - trim.top].map((it) => (it / pixelsPerMm()).toFixed(2));
    const query = new URLSearchParams({ edition: edition.slug, page: element.dataset.page, x, y });
    closePopover();
    const asked = stageHolds;
    try {
      const answer = await fetch(`/at?${query}`);
      const { text, place } = await answer.json();
      if (stageHolds === asked) openPopover(event, text, place);
    } catch { /* The server is gone; the notice about it is on its way. */ }
  }

  function openPopover({ clientX, clientY }, text, place) {
    const { popover } = parts;
    const characters = Array.from(text ?? "");
    const quote = characters.slice(0, QUOTE_LIMIT).join("") + (characters.length > QUOTE_LIMIT ? "…" : "");
    popover.replaceChildren(
      make("button", { type: "button", class: "tool close", "aria-label": word("close"), click: closePopover }, icon("close")),
      make("p", { class: text ? "quote" : "quiet", dir: "auto" }, text ? quote : word("no-text")),
      place ? placeRow(place) : text ? make("p", { class: "quiet" }, word("written")) : "");
    popover.hidden = false;
    const left = Math.min(Math.max(clientX - popover.offsetWidth / 2, 8), innerWidth - popover.offsetWidth - 8);
    const below = clientY + 16;
    const top = below + popover.offsetHeight + 8 > innerHeight ? clientY - 16 - popover.offsetHeight : below;
    setVariables(popover, { left: `${left}px`, top: `${Math.max(top, 8)}px` });
    popover.focus({ preventScroll: true });
  }

  function closePopover() {
    parts.popover.hidden = true;
  }

  // ---- What one can do ----

  function goTo(slug, number) {
    view.edition = slug;
    view.page = number;
    render();
  }

  function turn(step) {
    const edition = editionNow();
    if (!edition) return;
    const spreads = spreadsOf(edition);
    const here = hereIn(spreads);
    const there = spreads[Math.min(Math.max(here + step, 0), spreads.length - 1)];
    if (there && there !== spreads[here]) goTo(view.edition, there[0].number);
  }

  function toggleOverlay(name) {
    if (!view.show.delete(name)) view.show.add(name);
    applyZoom();
    renderOverlays();
    writeHash();
  }

  function nextEdition() {
    const slugs = state?.editions.map((it) => it.slug) ?? [];
    if (slugs.length) goTo(slugs[(slugs.indexOf(view.edition) + 1) % slugs.length], 1);
  }

  function switchLanguage() {
    view.language = view.language === "ar" ? "en" : "ar";
    remember(view.language);
    speak();
    render();
  }

  function toggleFullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen?.().catch(() => { /* The browser does not want to. */ });
  }

  // On a phone, lists and view settings are sheets, of which one at most is open.
  function openSheet(name) {
    if (name && name !== body.dataset.sheet) body.dataset.sheet = name;
    else delete body.dataset.sheet;
    for (const it of ["view", "editions", "findings"]) {
      document.querySelector(`[data-do=${it}-sheet]`).setAttribute("aria-expanded", body.dataset.sheet === it);
    }
  }

  function closeTopmost() {
    if (!parts.popover.hidden) return closePopover();
    if (body.dataset.sheet) return openSheet(null);
    view.finding = null;
    showChosen();
    renderMark();
  }

  const ACTIONS = {
    "actual": () => setZoom(1),
    "close": closeTopmost,
    "editions-sheet": () => openSheet("editions"),
    "findings-sheet": () => openSheet("findings"),
    "first": () => turn(-Infinity),
    "fit-spread": () => setZoom("spread"),
    "fit-width": () => setZoom("width"),
    "full": toggleFullScreen,
    "help": () => parts.help.showModal(),
    "language": switchLanguage,
    "larger": () => stepZoom(1),
    "last": () => turn(Infinity),
    "next": () => turn(1),
    "next-edition": nextEdition,
    "panel": () => body.toggleAttribute("data-panel-closed"),
    "previous": () => turn(-1),
    "smaller": () => stepZoom(-1),
    "turn-left": () => turn(editionNow() && isRightBound(editionNow()) ? 1 : -1),
    "turn-right": () => turn(editionNow() && isRightBound(editionNow()) ? -1 : 1),
    "view-sheet": () => openSheet("view"),
    ...Object.fromEntries(OVERLAYS.map((name) => [name, () => toggleOverlay(name)])),
  };

  const KEYS = {
    "ArrowLeft": "turn-left", "ArrowRight": "turn-right", "PageDown": "next", "PageUp": "previous", "Home": "first", "End": "last",
    "+": "larger", "=": "larger", "-": "smaller", "0": "fit-spread", "1": "actual", "w": "fit-width",
    "b": "bleed", "t": "trim", "s": "safe", "g": "grid", "e": "next-edition", "p": "panel", "f": "full", "?": "help", "Escape": "close",
  };

  const keyFor = (action) => Object.keys(KEYS).find((key) => KEYS[key] === action);

  // On an Arabic keyboard the key of B writes «لا»; what counts is which key it is.
  function keyOf(event) {
    if (event.key === "؟") return "?";
    const fromCode = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1].toLowerCase();
    return /^[\x20-\x7e]$/.test(event.key) ? event.key.toLowerCase() : event.key.length > 2 ? event.key : fromCode ?? event.key;
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || parts.help.open) return;
    const key = keyOf(event);
    const action = Object.hasOwn(KEYS, key) && KEYS[key];
    // Within a list these keys scroll, as everywhere.
    const scrolls = ["PageDown", "PageUp", "Home", "End"].includes(key);
    if (!action || (scrolls && event.target.closest(".panel, .problems"))) return;
    event.preventDefault();
    ACTIONS[action]();
  }

  function onWheel(event) {
    if (!event.ctrlKey || !editionNow()) return;
    event.preventDefault();
    setZoom(zoomNow() * Math.exp(-Math.sign(event.deltaY) * Math.min(Math.abs(event.deltaY), 60) / 300), { x: event.clientX, y: event.clientY });
  }

  // A swipe turns the page it draws along, unless there is more of this one to be seen.
  let touch = null;
  function onTouchStart({ touches }) {
    touch = touches.length === 1 && !("zoomed" in body.dataset) ? { x: touches[0].clientX, y: touches[0].clientY } : null;
  }

  function onTouchEnd({ changedTouches: [end] }) {
    if (!touch) return;
    const [across, down] = [end.clientX - touch.x, end.clientY - touch.y];
    touch = null;
    if (Math.abs(across) > 48 && Math.abs(across) > 2 * Math.abs(down)) ACTIONS[across > 0 ? "turn-left" : "turn-right"]();
  }

  function onClick(event) {
    const button = event.target.closest("[data-do]");
    if (button) ACTIONS[button.dataset.do]();
    if (!event.target.closest(".popover, .page")) closePopover();
    if (body.dataset.sheet && event.target.closest(".desk, .thumbs")) openSheet(null);
  }

  // ---- Talking to the server ----

  let asking = false;
  let askAgain = false;
  let lossTimer = 0;

  async function refresh() {
    askAgain = asking;
    if (asking) return;
    asking = true;
    const told = await fetch("/state.json", { cache: "no-store" }).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
    asking = false;
    if (told) {
      state = told;
      render();
    } else if (body.dataset.connection === "open") {
      setTimeout(refresh, 1500);
    }
    if (askAgain) refresh();
  }

  function connect() {
    const events = new EventSource("/events");
    events.addEventListener("open", () => {
      setConnected(true);
      refresh();
    });
    events.addEventListener("state", refresh);
    events.addEventListener("error", () => {
      setConnected(false);
      // Some browsers give up when nobody listens at the port.
      if (events.readyState === EventSource.CLOSED) setTimeout(connect, 1500);
    });
  }

  // A short breath of the server is not worth a notice.
  function setConnected(connected) {
    const now = connected ? "open" : "lost";
    if (body.dataset.connection === now) return;
    body.dataset.connection = now;
    clearTimeout(lossTimer);
    if (connected) parts.lost.hidden = true;
    else lossTimer = setTimeout(() => { parts.lost.hidden = false; }, 700);
  }

  // ---- Start ----

  function render() {
    if (!state) return;
    settleView();
    renderState();
    renderEditions();
    renderFindings();
    renderProblems();
    renderStage();
    renderThumbs();
    writeHash();
  }

  readHash();
  speak();
  openSheet(null);
  for (const it of document.querySelectorAll("[data-do=full]")) it.hidden = !document.fullscreenEnabled;
  parts.more.addEventListener("click", () => {
    findingsShown += CHUNK.findings;
    listFindings();
  });
  parts["problems-fold"].addEventListener("click", () => foldProblems(!parts["problems-list"].hidden));
  parts.help.addEventListener("click", (event) => {
    if (event.target === parts.help) parts.help.close();
  });
  parts.stage.addEventListener("scroll", closePopover, { passive: true });
  parts.stage.addEventListener("wheel", onWheel, { passive: false });
  parts.stage.addEventListener("touchstart", onTouchStart, { passive: true });
  parts.stage.addEventListener("touchend", onTouchEnd, { passive: true });
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  addEventListener("hashchange", () => {
    readHash();
    speak();
    render();
  });
  phone.addEventListener("change", render);
  new ResizeObserver(() => {
    applyZoom();
    settleSoon();
  }).observe(parts.stage.parentElement);
  connect();
  refresh();
})();
