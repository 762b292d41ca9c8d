/* A chart of a table: bars of how many rows, or of a sum, for each value of a column; days are put together by year. */
import { element, link } from "./table.js";

const SVG = "http://www.w3.org/2000/svg", MOST = 30, BAR = 26, LETTER = 7.4;

function shape(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) { made.setAttribute(key, value); }
  if (text !== undefined) { made.textContent = text; }
  return made;
}

/* Columns whose values repeat are worth a bar each; sentences and addresses are not. */
function usable(answer) {
  return answer.columns.map((column, at) => ({ ...column, at })).filter((column) => {
    const texts = answer.rows.map((row) => row[column.at]).filter((cell) => cell.text);
    if (!texts.length || texts.every((cell) => cell.isIri) || isNumber(column)) { return false; }
    return texts.every((cell) => cell.text.length < 120);
  });
}
const isNumber = (column) => column.type === "integer" || column.type === "decimal";
const isYears = (column) => column.type === "date";
const KINDS = ["date", "code", "list", "string"];

export function drawChart(into, answer, told) {
  const say = told.words, ways = usable(answer), numbers = answer.columns.map((column, at) => ({ ...column, at })).filter(isNumber);
  into.textContent = "";
  const own = ownChart(answer, told);
  if (own) { into.append(own); }
  if (!answer.rows.length || !ways.length) { if (!own) { into.append(element("p", {}, say["no-chart"])); } return; }
  const distinct = (column) => new Set(answer.rows.map((row) => row[column.at].text)).size;
  const best = ways.slice().sort((a, b) => (distinct(a) < 2) - (distinct(b) < 2) || KINDS.indexOf(a.type) - KINDS.indexOf(b.type))[0];
  const way = choice("chart-by", say["chart-by"], ways.map((column) => [column.at, isYears(column) ? `${column.label} (${say["by-year"]})` : column.label]), best.at);
  const of = choice("chart-of", say["chart-of"], [["", say.count], ...numbers.map((column) => [column.at, column.label])], "");
  const place = element("div"), width = Math.max(300, Math.min(into.parentElement.clientWidth, 760));
  const draw = () => {
    const column = answer.columns[Number(way.field.value)], number = of.field.value === "" ? null : Number(of.field.value);
    place.replaceChildren(bars(grouped(answer.rows, Number(way.field.value), number, isYears(column), say), say.none, width, told.language, `${column.label}: ${of.field.selectedOptions[0].textContent}`));
  };
  way.field.addEventListener("change", draw);
  of.field.addEventListener("change", draw);
  into.append(element("div", { class: "choices" }, way.whole, of.whole), place, element("p", { class: "hint" }, say["chart-note"]));
  draw();
}

function choice(id, label, options, chosen) {
  const field = element("select", { id });
  for (const [value, words] of options) { field.append(element("option", value === chosen ? { value, selected: "" } : { value }, words)); }
  return { field, whole: element("div", {}, element("label", { for: id }, label), field) };
}

function grouped(rows, at, number, byYear, say) {
  const sums = new Map();
  for (const row of rows) {
    const text = row[at].text;
    const keys = !text ? [say.none] : byYear ? [text.slice(0, 4)] : text.split("; ");
    for (const key of keys) { sums.set(key, (sums.get(key) || 0) + (number === null ? 1 : row[number].number || 0)); }
  }
  const found = [...sums].sort((a, b) => b[1] - a[1]).slice(0, MOST);
  const isNone = ([key]) => Number(key === say.none);
  return found.sort((a, b) => isNone(a) - isNone(b) || (byYear ? (a[0] < b[0] ? -1 : 1) : b[1] - a[1]));
}

function bars(groups, none, width, language, title) {
  const most = Math.max(...groups.map(([, value]) => value), 0) || 1;
  const words = Math.min(Math.max(...groups.map(([key]) => key.length)) * LETTER + 14, width * .45), room = width - words - 64;
  const picture = shape("svg", { class: "drawing", viewBox: `0 0 ${width} ${groups.length * BAR + 6}`, width, height: groups.length * BAR + 6, role: "img", "aria-label": `${title}. ${groups.map(([key, value]) => `${key}: ${value}`).join("; ")}` });
  picture.append(shape("line", { x1: words, y1: 0, x2: words, y2: groups.length * BAR + 6 }));
  groups.forEach(([key, value], at) => {
    const y = at * BAR + 3, length = Math.max(value / most * room, 1), fits = Math.floor((words - 10) / LETTER);
    const label = shape("text", { x: words - 8, y: y + 15, "text-anchor": "end" }, key.length > fits ? `${key.slice(0, fits - 1)}…` : key);
    label.append(shape("title", {}, key));
    picture.append(label, shape("rect", { class: key === none ? "none" : "", x: words, y, width: length, height: BAR - 6 }),
      shape("text", { class: "count", x: words + length + 6, y: y + 15 }, value.toLocaleString(language, { maximumFractionDigits: 2 })));
  });
  return picture;
}

/* Of one person the posts over the years, as govgraph draws them. */
function ownChart(answer, told) {
  const at = answer.name === "person-career" ? answer.columns.findIndex((column) => column.name === "iri") : -1;
  const iris = new Set(at < 0 ? [] : answer.rows.map((row) => row[at].text));
  if (iris.size !== 1) { return null; }
  const address = `${told.root}chart/career.svg?${new URLSearchParams({ iri: told.base + [...iris][0], lang: told.language })}`;
  const picture = element("img", { src: address, alt: told.words["own-chart"] });
  return element("div", {}, element("div", { class: "chart", tabindex: "0", role: "group", "aria-label": told.words["own-chart"] }, picture), element("p", {}, link(told.words["own-chart"], address)));
}
