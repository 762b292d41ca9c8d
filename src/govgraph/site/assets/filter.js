/* The filter of a list: what is on the page and holds words that begin as those typed, whatever their diacritics. */
(function () {
  "use strict";
  var box = document.getElementById("filter");
  if (!box) { return; }
  var input = box.querySelector("input");
  var status = document.getElementById("filter-status");
  var items = Array.prototype.slice.call(document.querySelectorAll("#entries > li"));

  function words(text) {
    var bare = text.toLowerCase().replace(/[đð]/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    return bare.match(/[a-z0-9]+/g) || [];
  }
  var known = items.map(function (item) { return " " + words(item.textContent).join(" "); });
  function filter() {
    var asked = words(input.value), shown = 0;
    items.forEach(function (item, at) {
      item.hidden = !asked.every(function (word) { return known[at].indexOf(" " + word) >= 0; });
      shown += item.hidden ? 0 : 1;
    });
    status.textContent = asked.length ? box.getAttribute("data-shown").replace("{}", shown).replace("{}", items.length) : "";
  }
  box.hidden = false;
  input.addEventListener("input", filter);
  input.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && input.value) { event.preventDefault(); input.value = ""; filter(); }
  });
  window.addEventListener("pageshow", filter); // a browser that goes back may have kept what was typed
})();
