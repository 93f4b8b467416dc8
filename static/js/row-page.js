/*
The row page keeps what was typed: a lost connection, a reloaded page or an expired session costs
no word and no tick. They wait in this tab's storage until the server has it. Without it the page works too.
*/
document.addEventListener("DOMContentLoaded", () => {
  "use strict";
  // A message says that the server has it all.
  if (document.querySelector(".messagelist li")) {
    for (const name of Object.keys(sessionStorage)) {
      if (name.startsWith("typed:")) sessionStorage.removeItem(name);
    }
  }
  const form = document.querySelector("#checklistitem_form, #measure_form");
  if (!form) return;
  const key = `typed:${location.pathname}`;
  // Text boxes by their name, ticks by name and value; forms that were added later are among them.
  const ticks = (field) => field.type === "checkbox" || field.type === "radio";
  const idOf = (field) => (ticks(field) ? `${field.name}=${field.value}` : field.name);
  const valueOf = (field) => (ticks(field) ? field.checked : field.value);
  const kinds = ["text", "url", "textarea", "checkbox", "radio", "select-one"];
  const fields = () => [...form.elements].filter((field) => kinds.includes(field.type) && !field.name.includes("__prefix__"));
  const before = new Map(fields().map((field) => [idOf(field), valueOf(field)]));
  let sending = false;

  const changed = () => fields().filter((field) => valueOf(field) !== (before.get(idOf(field)) ?? (ticks(field) ? false : "")));
  const keep = () => {
    const typed = Object.fromEntries(changed().map((field) => [idOf(field), valueOf(field)]));
    if (Object.keys(typed).length) sessionStorage.setItem(key, JSON.stringify(typed));
    else sessionStorage.removeItem(key);
  };
  const bringBack = (typed) => {
    const missing = () => {
      const here = new Set(fields().map(idOf));
      return Object.keys(typed).some((id) => !here.has(id));
    };
    for (let tries = 0; missing() && tries < 20; tries += 1) form.querySelector(".add-row a")?.click();
    const back = fields().filter((field) => idOf(field) in typed);
    for (const field of back) {
      if (ticks(field)) field.checked = typed[idOf(field)];
      else field.value = typed[idOf(field)];
      const folded = field.closest("details");
      if (folded) folded.open = true;
    }
    back[0]?.focus();
    keep();
  };

  const offer = (typed) => {
    const bar = document.createElement("p");
    bar.className = "row-step";
    bar.setAttribute("role", "status");
    bar.textContent = "มีข้อความที่พิมพ์ค้างไว้และยังไม่ได้บันทึก ";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = "นำกลับมา";
    button.addEventListener("click", () => {
      bar.remove();
      bringBack(typed);
    });
    bar.append(button);
    form.prepend(bar);
  };

  // Another person's words never overwrite these: they are offered, not put back.
  const kept = sessionStorage.getItem(key);
  if (kept) {
    const typed = JSON.parse(kept);
    const here = new Map(fields().map((field) => [idOf(field), valueOf(field)]));
    const lost = Object.entries(typed).some(([id, value]) => here.get(id) !== value);
    if (lost) offer(typed);
  }

  form.addEventListener("input", keep);
  form.addEventListener("submit", () => { sending = true; keep(); });
  window.addEventListener("beforeunload", (event) => {
    if (!sending && changed().length) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      const draft = form.querySelector("[name=_continue]");
      if (draft) { event.preventDefault(); draft.click(); }
    }
  });
});
