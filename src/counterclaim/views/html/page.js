(function () {
  "use strict";
  var all = function (selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); };

  // The index: one box filters every list; the reader is told how much is left.
  var box = document.getElementById("find");
  if (box) {
    var rows = all("[data-find]").map(function (row) { return { row: row, words: row.textContent.toLocaleLowerCase() }; });
    box.closest("[hidden]").hidden = false;
    var filter = function () {
      var wanted = box.value.trim().toLocaleLowerCase(), left = 0;
      rows.forEach(function (entry) {
        entry.row.hidden = wanted !== "" && entry.words.indexOf(wanted) < 0;
        left += entry.row.hidden ? 0 : 1;
      });
      document.getElementById("found").textContent = wanted === "" ? "" : left + " found";
    };
    box.addEventListener("input", filter);
    filter();
  }

  // A report: words and list show each other. Elements carry the numbers of their claims, outermost first.
  var parts = all("article [data-c], .claims [data-c]"), byClaim = {};
  parts.forEach(function (part) {
    part.dataset.c.split(" ").forEach(function (number) { (byClaim[number] = byClaim[number] || []).push(part); });
  });
  if (!parts.length) { return; }
  var innermost = function (part) { return part.dataset.c.split(" ").pop(); };
  var mark = function (name, number) {
    all("." + name).forEach(function (part) { part.classList.remove(name); });
    (byClaim[number] || []).forEach(function (part) { part.classList.add(name); });
  };
  var entryOf = function (number) { return document.querySelector(".claims li[data-c='" + number + "']"); };
  var show = function (element, block) {
    var calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: block, behavior: calm ? "auto" : "smooth" });
  };
  var sidebyside = function () { return window.matchMedia("(min-width: 62rem)").matches; };

  parts.forEach(function (part) {
    part.addEventListener("mouseenter", function () { mark("lit", innermost(part)); });
    part.addEventListener("mouseleave", function () { mark("lit", null); });
    part.addEventListener("focusin", function () { mark("lit", innermost(part)); });
    part.addEventListener("focusout", function () { mark("lit", null); });
  });
  document.querySelector("article").addEventListener("click", function (event) {
    var part = event.target.closest("[data-c]");
    if (!part || String(window.getSelection())) { return; }
    var number = innermost(part), entry = entryOf(number);
    mark("chosen", number);
    if (sidebyside() && entry) {
      event.preventDefault();
      history.replaceState(null, "", "#" + entry.id);
      show(entry, "nearest");
    }
  });
  all(".claims li").forEach(function (entry) {
    entry.addEventListener("click", function (event) {
      var link = event.target.closest("a");
      if (String(window.getSelection()) || (link && !link.classList.contains("number"))) { return; }
      var number = entry.dataset.c, words = document.getElementById(entry.id.replace(/^c-/, "w-"));
      if (!words) { return; }
      event.preventDefault();
      mark("chosen", number);
      history.replaceState(null, "", "#" + words.id);
      show(words, "center");
    });
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { mark("chosen", null); } });
  var fromAddress = function () {
    var match = /^#[wc]-([0-9a-f]+)$/.exec(location.hash);
    var entry = match && document.getElementById("c-" + match[1]);
    if (entry) { mark("chosen", entry.dataset.c); }
  };
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
