/* A table of answers: sorted by its columns, longer ones shown in parts; all text is text. */

export function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) { made.setAttribute(key, value); }
  made.append(...content);
  return made;
}

export function link(words, href) {
  const made = element("a", { href }, words);
  if (/^https?:/.test(href)) { made.rel = "noopener nofollow"; }
  return made;
}

const LONG = 60, SHORT = 16;

export function showTable(into, answer, say, most) {
  if (!answer.rows.length) { into.append(element("p", {}, say["no-rows"])); return; }
  let rows = answer.rows.slice(), shown = most, sorted = null, withIris = Boolean(answer.isFree);
  const hasWords = answer.columns.map((column, at) => answer.rows.some((row) => row[at].text && !row[at].isIri));
  const region = element("div", { class: "wide-table", tabindex: "0", role: "region", "aria-label": say.table });
  const more = element("button", { type: "button", class: "quiet" }, say["more-rows"]);
  const lines = element("p", { class: "actions" }, more);

  function columns() {
    const all = answer.columns.map((column, at) => ({ ...column, at, longest: Math.max(...rows.map((row) => row[at].text.length)) }));
    const some = all.filter((column) => withIris || hasWords[column.at]);
    return some.length ? some : all;
  }
  function draw() {
    const used = columns(), head = element("tr");
    for (const column of used) {
      const button = element("button", { type: "button" }, column.label);
      button.addEventListener("click", () => sortBy(column.at));
      const cell = element("th", { scope: "col" }, button);
      if (isNumber(column)) { cell.className = "number"; }
      if (sorted && sorted.at === column.at) { cell.setAttribute("aria-sort", sorted.step > 0 ? "ascending" : "descending"); }
      head.append(cell);
    }
    const body = element("tbody");
    for (const row of rows.slice(0, shown)) {
      const line = element("tr");
      for (const column of used) {
        const told = row[column.at], cell = element("td", {}, told.href ? link(told.text, told.href) : told.text);
        if (told.title) { cell.title = told.title; }
        cell.className = isNumber(column) ? "number" : column.longest > LONG ? "long" : column.longest < SHORT ? "short" : "";
        line.append(cell);
      }
      body.append(line);
    }
    region.replaceChildren(element("table", {}, element("thead", {}, head), body));
    lines.hidden = rows.length <= shown;
  }
  function isNumber(column) { return column.type === "integer" || column.type === "decimal"; }
  function sortBy(at) {
    sorted = { at, step: sorted && sorted.at === at ? -sorted.step : 1 };
    const compare = new Intl.Collator("vi", { numeric: true }).compare;
    rows = answer.rows.slice().sort((one, other) => {
      const a = one[at], b = other[at];
      if (!a.text || !b.text) { return Number(!a.text) - Number(!b.text); }
      const order = a.number !== undefined && b.number !== undefined ? a.number - b.number : compare(a.text, b.text);
      return order * sorted.step;
    });
    draw();
    region.querySelectorAll("th button")[columns().findIndex((column) => column.at === at)]?.focus();
  }
  more.addEventListener("click", () => { shown += most; draw(); });
  draw();
  into.append(region, lines);
  if (!withIris && hasWords.includes(false)) {
    const box = element("input", { type: "checkbox", id: "with-iris" });
    box.addEventListener("change", () => { withIris = box.checked; draw(); });
    into.prepend(element("p", { class: "box" }, box, element("label", { for: "with-iris" }, ` ${say["more-columns"]}`)));
  }
}
