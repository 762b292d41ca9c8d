/* The files of an answer, and the link to its question. */
import { element } from "./table.js";

const TABLES = [["CSV", "text/csv", "csv"], ["TSV", "text/tab-separated-values", "tsv"], ["JSON", "application/sparql-results+json", "json"], ["XML", "application/sparql-results+xml", "xml"]];
const GRAPHS = [["Turtle", "text/turtle", "ttl"], ["N-Triples", "application/n-triples", "nt"], ["JSON-LD", "application/ld+json", "jsonld"], ["RDF/XML", "application/rdf+xml", "rdf"]];

export function showFiles(into, answer, told, reply) {
  const say = told.words, said = element("p", { role: "status" });
  const buttons = element("p", { class: "actions" });
  for (const [words, type, ending] of answer.triples === undefined ? TABLES : GRAPHS) {
    const button = element("button", { type: "button", class: "quiet" }, words);
    button.addEventListener("click", async () => {
      button.disabled = true;
      said.textContent = say.asking;
      try {
        const found = await reply(`${told.root}sparql`, { method: "POST", body: await answer.text(), headers: { "Content-Type": "application/sparql-query", Accept: type } });
        const address = URL.createObjectURL(await found.blob());
        element("a", { href: address, download: `${answer.name ? answer.name.replace("/", "-") : "answer"}.${ending}` }).click();
        setTimeout(() => URL.revokeObjectURL(address), 60000);
        said.textContent = "";
      } catch (fault) { said.textContent = fault.message; }
      button.disabled = false;
    });
    buttons.append(button, " ");
  }
  const list = element("ul", { class: "files" }, element("li", {}, element("strong", {}, say.download), ` · ${say["loaded-rows"]}`, buttons, said));
  list.append(address("share", say.link, new URL(answer.share, location.href).href, say));
  if (answer.api) { list.append(address("api", say["api-address"], new URL(answer.api, location.href).href, say)); }
  into.replaceChildren(list);
}

function address(id, words, href, say) {
  const field = element("input", { id: `address-${id}`, readonly: "", value: href });
  const button = element("button", { type: "button", class: "quiet" }, say.copy), said = element("span", { role: "status" });
  button.addEventListener("click", async () => {
    field.select();
    try { await navigator.clipboard.writeText(href); said.textContent = ` ${say.copied}`; } catch { said.textContent = ""; }
  });
  return element("li", {}, element("label", { for: `address-${id}` }, words), element("br"), field, " ", button, said);
}
