/* An editor that is a text field: it completes prefixes, terms, codes, keywords and variables, and adds the PREFIX. */
import { element } from "./table.js";

const MOST = 12, TOKEN = /[?$]?[\p{L}\p{N}_:-]*$/u;
const bare = (text) => text.toLowerCase().replace(/[đð]/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

export function editor(field, list, told) {
  let known = null, found = [], at = 0, isOpen = false;
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-haspopup", "listbox");
  field.setAttribute("aria-controls", list.id);

  async function words() {
    known ??= fetch("query-words.json").then((answer) => answer.json()).catch(() => ({ prefixes: {}, names: [], keywords: [] }));
    return known;
  }
  function token() { return TOKEN.exec(field.value.slice(0, field.selectionStart))[0]; }
  function isText() {
    const line = field.value.slice(0, field.selectionStart).split("\n").pop();
    return (line.match(/(?<!\\)"/g) || []).length % 2 === 1 || /(^|\s)#/.test(line.replace(/<[^>]*>?/g, ""));
  }

  async function complete(isWanted) {
    const typed = token();
    if ((typed.length < 2 && !isWanted) || isText()) { close(); return; }
    const { prefixes, names, keywords } = await words();
    if (typed !== token()) { return; }
    if (/^[?$]/.test(typed)) {
      const own = new Set(field.value.match(/[?$][\p{L}\p{N}_]+/gu) || []);
      own.delete(typed);
      found = [...own].filter((name) => name.startsWith(typed)).map((name) => [name, ""]);
    } else {
      const key = bare(typed), [prefix, local] = typed.split(":");
      const fits = names.filter(([name, , keys]) => local !== undefined
        ? name.startsWith(`${prefix}:`) && (bare(name).startsWith(key) || bare(local) === "" || keys.includes(bare(local)))
        : key.length > 2 && (` ${keys}`.includes(` ${key}`)));
      const begun = local === undefined ? Object.keys(prefixes).filter((one) => one.startsWith(key)).map((one) => [`${one}:`, prefixes[one]]) : [];
      const ready = local === undefined && /^[A-Z]/i.test(typed) ? keywords.filter((one) => one.startsWith(typed.toUpperCase()) && one !== typed).map((one) => [one, ""]) : [];
      fits.sort((a, b) => Number(!a[0].split(":")[1].toLowerCase().startsWith(bare(local ?? typed))) - Number(!b[0].split(":")[1].toLowerCase().startsWith(bare(local ?? typed))) || a[0].length - b[0].length);
      found = [...ready, ...begun, ...fits];
    }
    found = found.filter(([name]) => name !== typed).slice(0, MOST);
    if (found.length) { open(); } else { close(); }
  }

  function open() {
    at = 0;
    list.replaceChildren(...found.map(([name, label], n) => {
      const item = element("li", { role: "option", id: `${list.id}-${n}` }, element("code", {}, name), element("span", { class: "label" }, label));
      item.addEventListener("mousedown", (event) => { event.preventDefault(); at = n; take(); });
      return item;
    }));
    list.hidden = false;
    isOpen = true;
    mark();
    put();
  }
  /* Below the line of the caret: the field does not wrap and its letters are equally wide. */
  function put() {
    const style = getComputedStyle(field), before = field.value.slice(0, field.selectionStart).split("\n");
    const measure = document.createElement("canvas").getContext("2d");
    measure.font = `${style.fontSize} ${style.fontFamily}`;
    const x = measure.measureText(before.at(-1).replace(/\t/g, "  ")).width + parseFloat(style.paddingLeft) - field.scrollLeft;
    const y = before.length * parseFloat(style.lineHeight) + parseFloat(style.paddingTop) - field.scrollTop + 4;
    list.style.left = `${Math.max(0, Math.min(x, field.clientWidth - list.offsetWidth))}px`;
    list.style.top = `${Math.min(y, field.offsetHeight)}px`;
  }
  function mark() {
    [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
    field.setAttribute("aria-activedescendant", `${list.id}-${at}`);
    list.children[at]?.scrollIntoView({ block: "nearest" });
  }
  function close() {
    isOpen = false;
    list.hidden = true;
    field.removeAttribute("aria-activedescendant");
  }
  async function take() {
    const name = found[at][0], typed = token(), { prefixes } = await words();
    const end = field.selectionStart;
    field.setRangeText(name, end - typed.length, end, "end");
    const prefix = /^([\p{L}\p{N}-]+):/u.exec(name)?.[1];
    if (prefix && prefixes[prefix] && !new RegExp(`^\\s*PREFIX\\s+${prefix}:`, "im").test(field.value)) {
      const line = `PREFIX ${prefix}: <${prefixes[prefix]}>\n`, caret = field.selectionStart + line.length;
      field.setRangeText(line, 0, 0);
      field.setSelectionRange(caret, caret);
    }
    close();
    if (name.endsWith(":")) { complete(true); }
  }

  field.addEventListener("input", () => complete(false));
  field.addEventListener("blur", close);
  field.addEventListener("scroll", () => { if (isOpen) { put(); } });
  field.addEventListener("keydown", (event) => {
    if (event.key === " " && event.ctrlKey) { event.preventDefault(); complete(true); return; }
    if (!isOpen || event.isComposing) { return; }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { event.preventDefault(); at = (at + step + found.length) % found.length; mark(); }
    else if ((event.key === "Enter" || event.key === "Tab") && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); take(); }
    else if (event.key === "Escape") { event.preventDefault(); close(); }
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") { close(); }
  });
  field.addEventListener("click", close);
  return {
    value: () => field.value,
    set: (text) => { field.value = text; field.setSelectionRange(0, 0); field.scrollTop = 0; },
  };
}
