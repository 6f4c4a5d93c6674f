"use strict";
const page = document.documentElement, search = document.getElementById("search"), slice = document.getElementById("slice");
const rows = [...document.querySelectorAll("details.question")], states = [...document.querySelectorAll("[data-state]")];
let state = "all";
function speak(language) { page.dataset.language = language; page.lang = language; }
speak((navigator.language || "").startsWith("id") ? "id" : "en");
document.getElementById("language").onclick = () => speak(page.dataset.language === "en" ? "id" : "en");
function filter() {
  const words = search.value.toLowerCase();
  let shown = 0;
  for (const row of rows) {
    const fits = (state === "all" || row.classList.contains(state))
      && (!slice.value || row.dataset.slices.split("|").includes(slice.value))
      && row.textContent.toLowerCase().includes(words);
    row.hidden = !fits;
    shown += fits;
  }
  document.getElementById("shown").value = shown;
  for (const one of states) one.setAttribute("aria-pressed", one.dataset.state === state);
}
search.oninput = slice.onchange = filter;
for (const one of states) one.onclick = () => { state = one.dataset.state; filter(); };
filter();
