"use strict";
// Filtering only: without this script the page shows everything.
(function () {
  var form = document.querySelector("form.filter");
  if (!form) { return; }
  var words = document.getElementById("f-words");
  var side = document.getElementById("f-side");
  var quad = document.getElementById("f-quad");
  var count = document.getElementById("f-count");
  var cards = Array.prototype.slice.call(document.querySelectorAll(".card"));
  var groups = Array.prototype.slice.call(document.querySelectorAll("details.group"));
  var opened = groups.map(function (group) { return group.open; });
  var texts = cards.map(function (card) { return card.textContent.toLowerCase(); });
  var wasActive = false;

  function filter() {
    var wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    var active = wanted.length > 0 || side.value !== "" || quad.value !== "";
    var shown = 0;
    cards.forEach(function (card, n) {
      var fits = (side.value === "" || card.dataset.side === side.value) &&
        (quad.value === "" || card.dataset.quad === quad.value) &&
        wanted.every(function (word) { return texts[n].indexOf(word) >= 0; });
      card.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    groups.forEach(function (group, n) {
      var left = group.querySelectorAll(".card:not([hidden])").length;
      group.hidden = active && left === 0;
      if (active && left > 0) { group.open = true; }
      if (!active && wasActive) { group.open = opened[n]; }
    });
    wasActive = active;
    count.textContent = active ? shown + " of " + cards.length + " events" : "";
  }

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { window.setTimeout(filter, 0); });
  window.addEventListener("beforeprint", function () {
    groups.forEach(function (group) { group.open = true; });
  });
  function reveal() {
    var target = document.getElementById(window.location.hash.slice(1));
    var group = target && target.closest("details.group");
    if (group) { group.open = true; target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", reveal);
  reveal();
}());
