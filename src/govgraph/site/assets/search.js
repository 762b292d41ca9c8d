/* Search without a server: shards of names are scripts, chosen by the first two letters of the rarest word. */
(function () {
  "use strict";
  var form = document.getElementById("search");
  if (!form) { return; }
  var input = form.querySelector("input");
  var list = document.getElementById("search-results");
  var status = document.getElementById("search-status");
  var root = form.getAttribute("data-root");
  var language = document.documentElement.lang;
  var counts = null, waiting = {}, loaded = {}, latest = 0, MOST = 30;

  function bare(text) {
    return text.toLowerCase().replace(/[đð]/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }
  function words(text) { return bare(text).match(/[a-z0-9]+/g) || []; }
  function load(name, then) {
    if (loaded[name]) { then(); return; }
    if (waiting[name]) { waiting[name].push(then); return; }
    waiting[name] = [then];
    var script = document.createElement("script");
    script.src = root + "assets/search/" + name + ".js";
    script.onload = script.onerror = function () {
      loaded[name] = loaded[name] || [];
      waiting[name].forEach(function (one) { one(); });
      delete waiting[name];
    };
    document.head.appendChild(script);
  }
  window.govgraphShards = function (all) { counts = all; };
  window.govgraphSearch = function (key, entries) { loaded[key] = entries; };

  function score(name, asked) {
    var own = words(name), total = 0;
    for (var i = 0; i < asked.length; i++) {
      var best = -1;
      for (var j = 0; j < own.length; j++) {
        if (own[j] === asked[i]) { best = 2; break; }
        if (own[j].indexOf(asked[i]) === 0) { best = Math.max(best, 1); }
      }
      if (best < 0) { return -1; }
      total += best;
    }
    return total * 100 + (bare(name).indexOf(asked.join(" ")) >= 0 ? 150 : 0) - own.length;
  }
  function show(found, total) {
    list.textContent = "";
    found.forEach(function (entry) {
      var item = document.createElement("li"), link = document.createElement("a"), kind = document.createElement("span");
      link.href = root + language + "/" + entry[2].split("/").map(encodeURIComponent).join("/");
      link.textContent = entry[0];
      link.lang = "vi";
      kind.className = "kind";
      kind.textContent = entry[3] || form.getAttribute("data-kind-" + entry[1]) || "";
      if (entry[3]) { kind.lang = "vi"; }
      item.appendChild(link); item.appendChild(kind); list.appendChild(item);
    });
    list.hidden = !found.length;
    status.textContent = total ? total + " " + form.getAttribute("data-found") : form.getAttribute("data-none");
  }
  function clear() { list.textContent = ""; list.hidden = true; status.textContent = ""; }
  function search() {
    var asked = words(input.value), turn = ++latest;
    if (!asked.length || asked.join("").length < 2) { clear(); return; }
    load("index", function () {
      var known = asked.filter(function (word) { return word.length > 1; }).map(function (word) { return word.slice(0, 2); });
      if (!counts || !known.length) { clear(); return; }
      if (known.some(function (key) { return !counts[key]; })) { show([], 0); return; }
      known.sort(function (a, b) { return counts[a] - counts[b]; });
      load(known[0], function () {
        if (turn !== latest) { return; }
        var found = [];
        loaded[known[0]].forEach(function (entry) {
          var value = score(entry[0], asked);
          if (value >= 0) { found.push([value, entry]); }
        });
        found.sort(function (a, b) { return b[0] - a[0] || a[1][0].localeCompare(b[1][0], "vi") || (a[1][2] < b[1][2] ? -1 : 1); });
        show(found.slice(0, MOST).map(function (one) { return one[1]; }), found.length);
      });
    });
  }
  function move(step) {
    var links = Array.prototype.slice.call(list.querySelectorAll("a"));
    var at = links.indexOf(document.activeElement) + step;
    if (!links.length) { return; }
    if (at < 0) { input.focus(); } else { links[Math.min(at, links.length - 1)].focus(); }
  }
  form.hidden = false;
  input.addEventListener("input", search);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var first = list.querySelector("a");
    if (first) { first.click(); } else { search(); }
  });
  form.addEventListener("keydown", function (event) {
    if (event.key === "ArrowDown") { event.preventDefault(); move(1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); move(document.activeElement === input ? 0 : -1); }
    else if (event.key === "Escape") { input.value = ""; clear(); input.focus(); }
  });
})();
