(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const words = data.words;
  const svg = document.querySelector("#canvas svg");
  const marks = [...svg.querySelectorAll("[data-id]")];
  const byId = new Map(marks.map((mark) => [mark.dataset.id, mark]));
  const rows = [...document.querySelectorAll("tr[data-mark]")];
  const isLine = (mark) => "from" in mark.dataset;
  const told = (mark) => mark.querySelector("title")?.textContent || "";
  const written = (mark) => [...mark.querySelectorAll("text")].map((line) => line.textContent).join(" ");
  const fold = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();

  // --- what is seen: filters, the day, the search

  const seen = { day: "", search: "" };
  const unchecked = (name) =>
    new Set([...document.querySelectorAll(`input[name=${name}]:not(:checked)`)].map((box) => box.value));
  const holds = (mark, day) =>
    !day || !mark.dataset.spans ||
    mark.dataset.spans.split(" ").some((span) => {
      const [first, last] = span.split("/");
      return first <= day && (!last || day <= last);
    });

  function show() {
    const kinds = unchecked("kind"), levels = unchecked("level"), sought = fold(seen.search.trim());
    const off = new Set();
    for (const mark of marks) {
      const { level, id } = mark.dataset;
      const hidden = [...mark.classList].some((name) => kinds.has(name)) || levels.has(level) || !holds(mark, seen.day);
      if (hidden) off.add(id);
    }
    for (const mark of marks.filter(isLine)) {
      const ends = mark.dataset.to.split(" ");
      if (off.has(mark.dataset.from) || ends.every((end) => off.has(end))) off.add(mark.dataset.id);
    }
    let hits = 0;
    for (const mark of marks) {
      mark.classList.toggle("off", off.has(mark.dataset.id));
      const text = written(mark) + " " + (data.marks[mark.dataset.id]?.details || []).join(" ");
      const hit = sought && !isLine(mark) && fold(text).includes(sought);
      mark.classList.toggle("hit", Boolean(hit && !off.has(mark.dataset.id)));
      mark.classList.toggle("dim", Boolean(sought && !hit));
      if (hit && !off.has(mark.dataset.id)) hits += 1;
    }
    for (const row of rows) row.hidden = off.has(row.dataset.mark);
    const visible = marks.filter((mark) => !isLine(mark) && !mark.classList.contains("off")).length;
    $("status").textContent = sought ? words.hits.replace("{}", hits) : words.shown.replace("{}", visible);
  }

  // --- the view: pan and zoom

  const whole = svg.getAttribute("viewBox").split(" ").map(Number);
  // At three quarters of their size the smallest letters can just be read.
  const READABLE = 0.75;
  const canvas = $("canvas");
  let view = [...whole];
  let isUnmoved = true;
  function look() {
    isUnmoved = false;
    svg.setAttribute("viewBox", view.map((part) => part.toFixed(2)).join(" "));
  }
  // How far down the title reaches, where the page tells it in lines as narrow as a telephone.
  function titled() {
    if (getComputedStyle(document.querySelector("h1")).position !== "static") return 0;
    return Math.max(0, ...[...svg.querySelectorAll("text.heading")].map((line) => Number(line.getAttribute("y")) + 8));
  }
  // What is too large to be read as a whole begins at its head, as wide as the window or as can be read.
  function start() {
    const across = canvas.clientWidth / whole[2], down = canvas.clientHeight / whole[3];
    const scale = Math.min(Math.max(across, READABLE), 1);
    view = Math.min(across, down) < READABLE ? [0, titled(), canvas.clientWidth / scale, canvas.clientHeight / scale] : [...whole];
    look();
    isUnmoved = true;
  }
  function zoom(factor, at = [view[0] + view[2] / 2, view[1] + view[3] / 2]) {
    const bounded = Math.min(Math.max(view[2] * factor, whole[2] / 60), whole[2] * 3) / view[2];
    view = [at[0] - (at[0] - view[0]) * bounded, at[1] - (at[1] - view[1]) * bounded, view[2] * bounded, view[3] * bounded];
    look();
  }
  function move(across, down) {
    view[0] += across * view[2];
    view[1] += down * view[3];
    look();
  }
  function fit() {
    view = [...whole];
    look();
  }
  // Paper shows all, unless somebody has chosen a part.
  let isPrinted = false;
  addEventListener("beforeprint", () => {
    isPrinted = isUnmoved;
    if (isPrinted) fit();
  });
  addEventListener("afterprint", () => {
    if (isPrinted) start();
    isPrinted = false;
  });
  // When the window or the panel takes room or gives it, letters stay as large as they are.
  let room = [canvas.clientWidth, canvas.clientHeight];
  new ResizeObserver(() => {
    const [across, down] = room;
    room = [canvas.clientWidth, canvas.clientHeight];
    if (isPrinted || !across || !down) return;
    if (isUnmoved) {
      start();
    } else {
      view = [view[0], view[1], (view[2] * room[0]) / across, (view[3] * room[1]) / down];
      look();
    }
    if (opened && !isInSight(opened)) centre(opened);
  }).observe(canvas);
  function point(x, y) {
    const at = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM().inverse());
    return [at.x, at.y];
  }
  function isInSight(mark) {
    const box = mark.getBoundingClientRect(), page = svg.getBoundingClientRect();
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    return page.left < x && x < page.right && page.top < y && y < page.bottom;
  }
  function centre(mark) {
    const box = mark.getBoundingClientRect(), page = svg.getBoundingClientRect();
    const scale = svg.getScreenCTM().a;
    view[0] += (box.left + box.width / 2 - page.left - page.width / 2) / scale;
    view[1] += (box.top + box.height / 2 - page.top - page.height / 2) / scale;
    look();
  }
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(Math.sign(event.deltaY) * 0.16), point(event.clientX, event.clientY));
  }, { passive: false });
  // The button of a mouse, or fingers, that hold the picture, with where each is.
  const held = new Map();
  let isMoved = false;
  svg.addEventListener("pointerdown", (event) => {
    if (!held.size) isMoved = false;
    held.set(event.pointerId, [event.clientX, event.clientY]);
  });
  svg.addEventListener("pointermove", (event) => {
    const from = held.get(event.pointerId);
    if (!from || !event.buttons) return;
    const to = [event.clientX, event.clientY];
    if (!isMoved && Math.hypot(to[0] - from[0], to[1] - from[1]) < 4) return;
    if (!svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId);
    svg.classList.add("held");
    const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      // Of two fingers, what lies under the one stays there while the other comes nearer or goes.
      const gap = (at) => Math.max(1, Math.hypot(at[0] - other[0], at[1] - other[1]));
      zoom(gap(from) / gap(to), point(...other));
    } else {
      const scale = svg.getScreenCTM().a;
      view[0] -= (to[0] - from[0]) / scale;
      view[1] -= (to[1] - from[1]) / scale;
      look();
    }
    held.set(event.pointerId, to);
    isMoved = true;
  });
  for (const end of ["pointerup", "pointercancel"]) {
    svg.addEventListener(end, (event) => {
      held.delete(event.pointerId);
      if (!held.size) svg.classList.remove("held");
    });
  }
  const keys = {
    "+": () => zoom(0.8), "=": () => zoom(0.8), "-": () => zoom(1.25), 0: fit,
    ArrowLeft: () => move(-0.1, 0), ArrowRight: () => move(0.1, 0), ArrowUp: () => move(0, -0.1), ArrowDown: () => move(0, 0.1),
  };
  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });

  // --- what a mark says

  function element(name, text, ...children) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    made.append(...children);
    return made;
  }
  function open(mark) {
    const known = data.marks[mark.dataset.id] || {};
    for (const other of svg.querySelectorAll(".chosen")) other.classList.remove("chosen");
    mark.classList.add("chosen");
    const said = [element("h2", told(mark))];
    if (known.details) said.push(element("ul", "", ...known.details.map((line) => element("li", line))));
    for (const number of known.evidence || []) {
      const [source, day, quoted] = data.evidence[number];
      said.push(element("blockquote", quoted, element("cite", [source, day].filter(Boolean).join(" · "))));
    }
    if (!known.evidence) said.push(element("p", words.unevidenced));
    $("said").replaceChildren(...said);
    $("panel").hidden = false;
    opened = mark;
  }
  let opened = null;
  let asked = null;  // the button of the table from which it was opened
  function close() {
    $("panel").hidden = true;
    opened?.classList.remove("chosen");
    if (asked) asked.focus();
    else if (opened && !isLine(opened)) opened.focus();
    opened = asked = null;
  }
  for (const mark of marks) {
    if (!isLine(mark)) mark.setAttribute("tabindex", "0");
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-label", told(mark));
    // Behind a drag there is a click that means nothing; what a reader of screens clicks has no number.
    mark.addEventListener("click", (event) => { if (!isMoved || !event.detail) open(mark); });
    mark.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open(mark);
    });
  }
  // Not a listener of each mark: that alone would make a stop of the keyboard of every line.
  svg.addEventListener("focusin", ({ target }) => {
    if (target !== svg && target.matches(":focus-visible") && !isInSight(target)) centre(target);
  });
  // From the table one comes to a mark, to a line too, which is no stop of the keyboard of its own.
  for (const row of rows) {
    const mark = byId.get(row.dataset.mark), button = element("button", row.cells[0].firstChild.textContent);
    button.type = "button";
    button.addEventListener("click", () => {
      open(mark);
      $("chart").scrollIntoView();
      if (!isInSight(mark)) centre(mark);
      asked = button;
    });
    row.cells[0].firstChild.replaceWith(button);
  }
  $("close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !$("panel").hidden) close(); });

  // --- the form

  let next = 0;
  $("search").addEventListener("input", (event) => {
    seen.search = event.target.value;
    next = 0;
    show();
  });
  document.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const hits = marks.filter((mark) => mark.classList.contains("hit"));
    if (!hits.length) return;
    // What is called so goes before what only lists it.
    const isNamed = (mark) => fold(written(mark)).includes(fold(seen.search.trim()));
    hits.sort((one, other) => isNamed(other) - isNamed(one));
    const hit = hits[next++ % hits.length];
    if (view[2] > whole[2] / 2) zoom(0.5);
    centre(hit);
    open(hit);
  });
  for (const box of document.querySelectorAll("input[type=checkbox]")) box.addEventListener("change", show);
  const day = $("day");
  if (day) {
    const start = Date.parse(day.dataset.first);
    const told = () => {
      $("on").textContent = seen.day;
      day.setAttribute("aria-valuetext", seen.day || words.always);
    };
    day.addEventListener("input", () => {
      seen.day = new Date(start + Number(day.value) * 864e5).toISOString().slice(0, 10);
      $("always").setAttribute("aria-pressed", "false");
      told();
      show();
    });
    $("always").addEventListener("click", () => {
      seen.day = "";
      $("always").setAttribute("aria-pressed", "true");
      told();
      show();
    });
    told();
  }
  $("in").addEventListener("click", () => zoom(0.8));
  $("out").addEventListener("click", () => zoom(1.25));
  $("fit").addEventListener("click", fit);
  $("theme").addEventListener("click", () => {
    const dark = $("dark");
    const isDark = dark.media === "screen" || (dark.media.includes("prefers") && matchMedia("(prefers-color-scheme: dark)").matches);
    dark.media = isDark ? "not all" : "screen";
  });
  svg.setAttribute("tabindex", "0");
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-describedby", "help");
  svg.setAttribute("preserveAspectRatio", "xMidYMin");
  show();
  start();
})();
