/* The query page: asks a question or a query, and shows the answer as a table, a chart or files. */
import { editor } from "./editor.js";
import { drawChart } from "./drawing.js";
import { showFiles } from "./files.js";
import { element, showTable } from "./table.js";

const told = JSON.parse(document.getElementById("told").textContent);
const say = told.words;
const by = (id) => document.getElementById(id);
const question = by("question"), sparql = by("sparql"), own = editor(by("editor"), by("completions"), told);
const MOST_SHOWN = 200, MOST_DRAWN = 1000;
let stop = null;

/* What an answer is, whoever gave it: columns with label and type, rows of cells {text, href, number}. */
async function ask(task) {
  if (stop) { stop.abort(); }
  const mine = stop = new AbortController(), begun = performance.now();
  by("results").hidden = false;
  by("answer").hidden = true;
  by("stop-line").hidden = false;
  status(say.asking);
  try {
    const answer = await task(mine.signal);
    if (mine !== stop) { return; }
    const seconds = ((performance.now() - begun) / 1000).toLocaleString(told.language, { maximumFractionDigits: 2 });
    show(answer, seconds);
  } catch (fault) {
    if (mine !== stop) { return; }
    status(fault.name === "AbortError" ? say.stopped : fault.message || say.failed, fault.name !== "AbortError");
  } finally {
    if (mine === stop) { by("stop-line").hidden = true; }
  }
}

function status(words, isFault) {
  by("status").textContent = words;
  by("status").className = isFault ? "fault" : "";
}

async function reply(address, options) {
  const answer = await fetch(address, options);
  if (answer.ok) { return answer; }
  let said = say.failed;
  try { const fault = await answer.json(); said = fault.detail || fault.error || said; } catch { /* no JSON */ }
  throw new Error(said);
}

/* A question of the list, by the JSON API. */
function given() {
  const values = new URLSearchParams();
  for (const [name, value] of new FormData(question)) { if (value) { values.set(name, value); } }
  return values;
}
async function asQuestion(signal) {
  const name = question.dataset.name, values = given(), asked = new URLSearchParams(values);
  asked.set("limit", MOST_DRAWN);
  const address = `${told.root}api/${name}`;
  const answer = await (await reply(`${address}?${asked}`, { signal, headers: { Accept: "application/json" } })).json();
  const columns = answer.columns.map((column) => ({ ...column, ...told.columns[column.name] }));
  const rows = answer.rows.map((row) => columns.map((column) => cellOfValue(row[column.name], column, row[`${column.name}_iri`])));
  const text = async () => (await reply(`${address}?${new URLSearchParams([...values, ["format", "sparql"]])}`)).text();
  return { columns, rows, hasMore: Boolean(answer.next), text, api: String(values) ? `${address}?${values}` : address, name,
    share: `query.html?${new URLSearchParams([["question", name], ...values])}` };
}
/* The name of a thing leads to its page where another column of the row has its IRI. */
function cellOfValue(value, column, iri) {
  if (value === null || value === undefined) { return { text: "" }; }
  if (Array.isArray(value)) { return { text: value.join("; ") }; }
  if (column.type === "IRI") { return cellOfIri(String(value)); }
  if (column.name === "source") { return { text: value, href: `${told.root}id/source/${encodeURIComponent(value)}` }; }
  const href = typeof iri === "string" ? cellOfIri(iri).href : undefined;
  if (column.codes?.[value]) { return { text: column.codes[value], title: value, href }; }
  return { text: String(value), number: typeof value === "number" ? value : undefined, href };
}

/* A query of one's own, by the endpoint. */
async function asSparql(signal) {
  const query = own.value();
  const accept = "application/sparql-results+json, text/turtle;q=0.9";
  const answer = await reply(`${told.root}sparql`, { method: "POST", signal, body: query,
    headers: { "Content-Type": "application/sparql-query", Accept: accept } });
  const share = `query.html#query=${encodeURIComponent(query)}`;
  const text = async () => query;
  if (!answer.headers.get("content-type").includes("json")) { return { triples: await answer.text(), text, share }; }
  const found = await answer.json();
  if ("boolean" in found) { return { boolean: found.boolean, text, share }; }
  const columns = found.head.vars.map((name) => ({ name, label: name, type: "string" }));
  const rows = found.results.bindings.map((row) => found.head.vars.map((name) => cellOfTerm(row[name])));
  columns.forEach((column, at) => {
    const cells = rows.map((row) => row[at]).filter((cell) => cell.text);
    if (cells.length && cells.every((cell) => cell.number !== undefined)) { column.type = "decimal"; }
    else if (cells.length && cells.every((cell) => /^\d{4}(-\d\d)?(-\d\d)?(T|$)/.test(cell.text))) { column.type = "date"; }
  });
  return { columns, rows, isFree: true, text, share };
}
function cellOfTerm(term) {
  if (!term) { return { text: "" }; }
  if (term.type === "uri") { return cellOfIri(term.value); }
  const isNumber = /#(integer|decimal|double|float|nonNegativeInteger|int|long)$/.test(term.datatype || "");
  const number = isNumber ? Number(term.value) : NaN;
  return { text: term.value, number: Number.isFinite(number) ? number : undefined };
}
function cellOfIri(iri) {
  if (iri.startsWith(told.base)) {
    const rest = iri.slice(told.base.length);
    return { text: rest, href: `${told.root}id/${rest.replace("#", "%23")}`, isIri: true };
  }
  return { text: iri, href: /^https?:\/\//.test(iri) ? iri : undefined, isIri: true };
}

function show(answer, seconds) {
  const words = answer.triples !== undefined ? say.triples : answer.rows
    ? `${answer.rows.length.toLocaleString(told.language)}${answer.hasMore ? "+" : ""} ${answer.rows.length === 1 ? say["one-row"] : say.rows}`
    : "";
  status([answer.boolean === undefined ? words : answer.boolean ? say.yes : say.no, `${seconds} ${say.seconds}`,
    answer.hasMore ? say["first-rows"] : ""].filter(Boolean).join(" · "));
  by("answer").hidden = false;
  const table = by("view-table");
  table.textContent = "";
  if (answer.triples !== undefined) { table.append(element("pre", { class: "triples", tabindex: "0" }, answer.triples)); }
  else if (answer.rows) { showTable(table, answer, say, MOST_SHOWN); }
  else { table.append(element("p", {}, answer.boolean ? say.yes : say.no)); }
  by("tab-chart").hidden = !answer.rows;
  if (answer.rows) { drawChart(by("view-chart"), answer, told); }
  showFiles(by("view-files"), answer, told, reply);
  choose(tabs.find((tab) => tab.id === `tab-${wanted}` && !tab.hidden) || tabs[0]);
  if (answer.share.length < 8000) { history.replaceState(null, "", answer.share); }
  if (by("results").getBoundingClientRect().top > window.innerHeight * .6) { by("found").scrollIntoView({ block: "start" }); }
}

/* Tabs, by pointer and keys. */
const tabs = [...document.querySelectorAll("[role=tab]")];
let wanted = "table";
function choose(chosen) {
  for (const tab of tabs) {
    const isChosen = tab === chosen;
    tab.setAttribute("aria-selected", String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
    by(tab.getAttribute("aria-controls")).hidden = !isChosen;
  }
}
for (const tab of tabs) {
  tab.addEventListener("click", () => { wanted = tab.id.slice(4); choose(tab); });
  tab.addEventListener("keydown", (event) => {
    const shown = tabs.filter((one) => !one.hidden);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) { return; }
    const next = shown[(shown.indexOf(tab) + step + shown.length) % shown.length];
    wanted = next.id.slice(4);
    choose(next);
    next.focus();
  });
}

/* The list of questions: sifted by words with or without diacritics. */
const bare = (text) => text.toLowerCase().replace(/[đð]/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
by("sift").addEventListener("input", () => {
  const words = bare(by("sift").value).split(/\s+/).filter(Boolean);
  for (const item of document.querySelectorAll(".questions li")) {
    item.hidden = !words.every((word) => bare(item.textContent).includes(word));
  }
});
document.querySelector(".questions").open = window.matchMedia("(min-width: 60.01rem)").matches;
const here = document.querySelector(".questions [aria-current]");
if (here) { document.querySelector(".questions").scrollTop = here.offsetTop - 120; }

/* The other language asks the same. */
for (const way of document.querySelectorAll(".languages a[hreflang]")) {
  way.addEventListener("click", () => { way.href = way.href.split(/[?#]/)[0] + location.search.replace(/([?&])lang=(vi|en)/, "$1") + location.hash; });
}

by("stop").addEventListener("click", () => stop?.abort());
sparql.addEventListener("submit", (event) => { event.preventDefault(); ask(asSparql); });
by("editor").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); ask(asSparql); }
});
if (question) {
  question.addEventListener("submit", (event) => { event.preventDefault(); ask(asQuestion); });
  const show = by("to-sparql");
  show.hidden = false;
  show.addEventListener("click", async () => {
    const asked = new URLSearchParams([...given(), ["format", "sparql"]]);
    try {
      own.set(await (await reply(`${told.root}api/${question.dataset.name}?${asked}`)).text());
      by("own").open = true;
      by("editor").focus();
    } catch (fault) { by("results").hidden = false; status(fault.message, true); }
  });
}

/* A link that tells a whole question is answered at once. */
function answerShared() {
  const shared = new URLSearchParams(location.hash.slice(1)).get("query");
  if (shared) { own.set(shared); by("own").open = true; ask(asSparql); }
  return Boolean(shared);
}
window.addEventListener("hashchange", answerShared);
if (!answerShared() && question && question.checkValidity() && [...new URLSearchParams(location.search).keys()].length > 1) { ask(asQuestion); }

