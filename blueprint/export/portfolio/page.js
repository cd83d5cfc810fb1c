(() => {
"use strict";
const root = document.documentElement, search = document.getElementById("search"), count = document.getElementById("count");
const buttons = [...document.querySelectorAll("[data-language]")], rows = [...document.querySelectorAll("tbody tr")];
const maps = rows.filter((row) => row.closest("section").querySelector("#maps"));
const speak = (language) => {
  root.className = language;
  root.lang = language === "en" ? "en" : "zh";
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.language === language));
};
const find = () => {
  const wanted = search.value.trim().toLowerCase();
  for (const row of rows) row.hidden = Boolean(wanted) && !row.textContent.toLowerCase().includes(wanted);
  const left = maps.filter((row) => !row.hidden).length;
  count.textContent = wanted ? `${left} / ${maps.length}` : String(maps.length);
};
for (const button of buttons) button.addEventListener("click", () => speak(button.dataset.language));
search.addEventListener("input", find);
search.addEventListener("keydown", (event) => { if (event.key === "Escape") { search.value = ""; find(); } });
})();
