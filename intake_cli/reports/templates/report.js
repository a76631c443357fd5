
"use strict";
(() => {
  const form = document.querySelector(".filter");
  const box = document.getElementById("q");
  const shown = document.getElementById("shown");
  const help = document.getElementById("help");
  const cards = [...document.querySelectorAll(".finding")];
  const names = {
    "等级": "level", level: "level", "规则": "rule", rule: "rule", "页": "page", page: "page",
    "结果": "kind", kind: "kind", "文件": "file", file: "file"
  };
  const total = cards.length;

  function fits(card, term) {
    const cut = term.search(/[:：]/);
    const name = cut > 0 ? names[term.slice(0, cut)] : undefined;
    const wanted = name ? term.slice(cut + 1) : term;
    const place = name === "file" ? card.closest(".group") : card;
    const text = (name ? place.dataset[name] : card.textContent).toLowerCase();
    return name === "page" ? text === wanted || wanted === "" : text.includes(wanted);
  }

  function apply() {
    const terms = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const card of cards) {
      card.hidden = !terms.every((term) => fits(card, term));
      count += card.hidden ? 0 : 1;
    }
    for (const group of document.querySelectorAll(".group")) {
      group.hidden = !group.querySelector(".finding:not([hidden])");
    }
    shown.textContent = terms.length ? count + " / " + total : String(total);
  }

  function remember() {
    const state = box.value ? "#q=" + encodeURIComponent(box.value) : "#";
    history.replaceState(null, "", state);
  }

  function recall() {
    if (location.hash.startsWith("#q=")) {
      try { box.value = decodeURIComponent(location.hash.slice(3)); } catch { box.value = ""; }
      apply();
    }
  }

  function step(by) {
    const visible = cards.filter((card) => !card.hidden);
    if (!visible.length) return;
    const at = visible.indexOf(document.activeElement.closest(".finding"));
    const next = visible[at < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(visible.length - 1, Math.max(0, at + by))];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target === box) {
      if (event.key === "Escape") { box.value = ""; apply(); remember(); box.blur(); }
      return;
    }
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") { event.preventDefault(); box.focus(); }
    else if (event.key === "?") help.showModal();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", () => { apply(); remember(); });
  window.addEventListener("hashchange", recall);
  window.addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details")) part.open = true;
  });
  for (const mark of document.querySelectorAll(".pan .accused")) {
    const pan = mark.closest(".pan");
    const at = mark.getBoundingClientRect(), frame = pan.getBoundingClientRect();
    pan.scrollLeft += at.left + at.width / 2 - frame.left - frame.width / 2;
  }
  form.hidden = total === 0;
  recall();
})();
