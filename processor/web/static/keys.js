// Keys for practised hands: an element with data-key="j" is clicked by j. Everything works without this file.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.body.dataset.keys === "off") return;
  const field = event.target.closest("input, textarea, select");
  if (field && !["checkbox", "radio"].includes(field.type)) {
    if (event.key === "Escape") field.blur();
    return;
  }
  if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
  const target = document.querySelector(`[data-key~="${CSS.escape(event.key)}"]`);
  const row = target ? null : inList(event.key);
  if (!target && !row) return;
  event.preventDefault();
  if (row) row.focus();
  else if (target.matches("input, select, textarea")) { target.focus(); target.select?.(); }
  else target.click();
});

// j and k go down and up a list, from row to row; Enter then opens, as on every link.
function inList(key) {
  const step = { j: 1, k: -1 }[key];
  const links = [...document.querySelectorAll("tbody tr")].map((row) => row.querySelector("a")).filter(Boolean);
  const here = links.findIndex((link) => link.closest("tr").contains(document.activeElement));
  return step && links[here < 0 ? 0 : here + step];
}

// One-click choices fill the fields of their person.
document.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-fill]");
  if (!choice) return;
  event.preventDefault();
  for (const [id, value] of Object.entries(JSON.parse(choice.dataset.fill))) {
    const field = document.getElementById(id);
    if (field) field.value = value;
  }
  for (const other of choice.parentElement.children) other.setAttribute("aria-pressed", String(other === choice));
  choice.form?.dispatchEvent(new Event("change", { bubbles: true }));  // the answer is shown anew
});

// A list that was read stays where it was read: the marked name comes into view.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelector(".mail mark")?.scrollIntoView({ block: "nearest" });
});
