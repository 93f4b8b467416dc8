/*
Every form of the back office into which people type: a lost connection, a reloaded page or an ended
session costs no word, no tick and no added row, and nobody leaves it without being asked. What was
typed waits in this tab (kept-texts.js) until the server has it. Files and passwords are never kept.
*/
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const { drop, read, write } = window.keptTexts;
  const TYPED = ["text", "textarea", "url", "email", "number", "search", "tel", "date"];
  const CHOSEN = ["checkbox", "radio", "select-one", "select-multiple"];
  const isTick = (box) => box.type === "checkbox" || box.type === "radio";
  const isSecret = (box) => /password|one-time-code/.test(box.autocomplete);
  // A hidden box that stands for something people do, as moving a row, says so by data-kept.
  const isKept = (box) => ([...TYPED, ...CHOSEN].includes(box.type) || "kept" in box.dataset) && !isSecret(box)
    && !box.disabled && !box.readOnly && !box.name.includes("__prefix__");
  // Not form.elements, form.method: a box of that name would be found instead.
  const boxesOf = (form) => [...form.querySelectorAll("input, select, textarea")];
  const isWatched = (form) => form.getAttribute("method") === "post"
    && form.getAttribute("id") !== "changelist-form"
    && boxesOf(form).some((box) => isKept(box) && TYPED.includes(box.type));
  const nothing = (box) => (isTick(box) ? false : "");
  const valueOf = (box) => {
    if (isTick(box)) return box.checked;
    return box.multiple ? [...box.selectedOptions].map((one) => one.value).join("\n") : box.value;
  };
  const setValue = (box, value) => {
    if (isTick(box)) box.checked = value;
    else if (box.multiple) for (const one of box.options) one.selected = value.split("\n").includes(one.value);
    else box.value = value;
  };

  class UnsavedForm {
    constructor(form, number) {
      this.form = form;
      const popup = new URLSearchParams(location.search).has("_popup") ? "popup" : "";
      const to = new URL(form.getAttribute("action") || location.href, location.href).pathname;
      this.name = [to, number, popup].join("|");
      this.saved = new Map();
      this.before = new Map(this.boxes().map((box) => [this.idOf(box), valueOf(box)]));
      this.opened = form.querySelector("[name=_opened]");
      this.sending = false;
      this.bringing = false;
      this.takeUp();
      form.addEventListener("input", () => { this.sending = false; this.keep(); });
      form.addEventListener("change", () => this.keep());
      form.addEventListener("submit", () => { this.sending = true; this.keep(); });
      // A window for a related row fills a box without telling.
      window.addEventListener("focus", () => this.keep());
      window.addEventListener("pageshow", () => { this.sending = false; });
    }

    boxes() {
      return boxesOf(this.form).filter(isKept);
    }

    // A box of a row below is known by the row's key, or by its place among the added ones.
    idOf(box) {
      const value = isTick(box) ? `=${box.value}` : "";
      const [, prefix, number, name] = /^(.+)-(\d+)-([^-]+)$/.exec(box.name) ?? [];
      const saved = prefix && this.valueOnce(`${prefix}-INITIAL_FORMS`);
      if (!saved) return box.name + value;
      if (Number(number) >= Number(saved)) return `${prefix}+${number - saved}+${name}${value}`;
      return `${prefix}#${this.valueOnce(`${prefix}-${number}-id`)}#${name}${value}`;
    }

    // What the server wrote and nobody changes here, looked for once: a page has hundreds of boxes.
    valueOnce(name) {
      if (!this.saved.has(name)) this.saved.set(name, this.form.querySelector(`[name="${name}"]`)?.value);
      return this.saved.get(name);
    }

    changed() {
      return this.boxes().filter((box) => valueOf(box) !== (this.before.get(this.idOf(box)) ?? nothing(box)));
    }

    files() {
      return boxesOf(this.form).some((box) => box.type === "file" && box.files.length);
    }

    isUnsaved() {
      return !this.sending && (this.files() || this.changed().length > 0);
    }

    keep() {
      if (this.bringing) return;
      const fields = Object.fromEntries(this.changed().map((box) => {
        const id = this.idOf(box);
        return [id, [this.before.get(id) ?? nothing(box), valueOf(box)]];
      }));
      if (!Object.keys(fields).length) { drop(`typed:${this.name}`); return; }
      write(`typed:${this.name}`, {
        fields, files: this.files(), sent: this.sending, opened: this.opened?.value,
        url: location.pathname + location.search,
        title: document.querySelector("#content h1")?.textContent ?? document.title,
      });
    }

    // What an earlier page left: still on the screen, saved, or to be offered.
    takeUp() {
      const typed = read(`typed:${this.name}`);
      if (typed && document.querySelector(".errornote, .error-summary, .errorlist, #notices[role=alert]")) {
        this.cameBack(typed.fields);
      } else if (typed) {
        const earlier = read(`offered:${this.name}`);
        write(`offered:${this.name}`, earlier
          ? { ...typed, opened: earlier.opened, fields: { ...earlier.fields, ...typed.fields } } : typed);
        drop(`typed:${this.name}`);
      }
      const offered = read(`offered:${this.name}`);
      if (offered && this.isLost(offered.fields)) this.offer(offered);
      else drop(`offered:${this.name}`);
    }

    cameBack(fields) {
      for (const box of this.boxes()) {
        const id = this.idOf(box);
        if (id in fields && fields[id][1] === valueOf(box)) this.before.set(id, fields[id][0]);
        else if (id.includes("+")) this.before.set(id, nothing(box));
      }
      this.keep();
    }

    isLost(fields) {
      const here = new Map(this.boxes().map((box) => [this.idOf(box), valueOf(box)]));
      return Object.entries(fields).some(([id, [was, is]]) => (here.get(id) ?? was) !== is || !here.has(id) && is);
    }

    offer(text) {
      const bar = document.createElement("p");
      bar.className = "row-step";
      bar.setAttribute("role", "status");
      bar.textContent = "มีข้อความที่พิมพ์ค้างไว้และยังไม่ได้บันทึก ";
      const files = text.files ? "แฟ้มที่เลือกไว้เก็บไม่ได้ กรุณาเลือกใหม่ " : "";
      const button = (words, act) => {
        const made = document.createElement("button");
        made.type = "button";
        made.className = "button";
        made.textContent = words;
        made.addEventListener("click", act);
        bar.append(made, " ");
      };
      bar.append(files);
      button("นำกลับมา", () => {
        if (files) bar.replaceChildren(files);
        else bar.remove();
        this.bringBack(text);
      });
      button("ไม่ใช้แล้ว", () => { bar.remove(); drop(`offered:${this.name}`); });
      this.form.prepend(bar);
    }

    bringBack(text) {
      // Each added row tells of itself; all is kept once, at the end.
      this.bringing = true;
      const fields = this.withRowsForAll(text.fields);
      const back = this.boxes().filter((box) => this.idOf(box) in fields);
      for (const box of back) {
        setValue(box, fields[this.idOf(box)][1]);
        for (let part = box.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
      }
      // Compared with the page on which it was typed: what others saved since is told at saving.
      if (this.opened && text.opened) this.opened.value = text.opened;
      this.form.dispatchEvent(new CustomEvent("texts-brought-back"));
      back.find((box) => box.type !== "hidden")?.focus();
      drop(`offered:${this.name}`);
      this.bringing = false;
      this.keep();
    }

    // Words of an added row need one, and so do those of a row that is gone: after all others.
    withRowsForAll(fields) {
      const here = new Set(this.boxes().map((box) => this.idOf(box)));
      const added = new Map();
      for (const id of Object.keys(fields)) {
        const [, prefix, place] = /^(.+?)\+(\d+)\+/.exec(id) ?? [];
        for (let row = 0; prefix && row <= place; row += 1) {
          added.set(prefix, (added.get(prefix) ?? new Set()).add(`+${row}`));
        }
      }
      const placeOf = (prefix, row) => {
        added.set(prefix, (added.get(prefix) ?? new Set()).add(row));
        return [...added.get(prefix)].indexOf(row);
      };
      const placed = Object.entries(fields).map(([id, values]) => {
        const [, prefix, sign, row, name] = /^(.+?)([+#])(.+?)[+#](.+)$/.exec(id) ?? [];
        if (!prefix || (sign === "#" && (here.has(id) || !values[1] || name.startsWith("DELETE")))) return [id, values];
        return [`${prefix}+${placeOf(prefix, sign + row)}+${name}`, values];
      });
      for (const [prefix, rows] of added) {
        const total = () => this.form.querySelector(`[name="${prefix}-TOTAL_FORMS"]`).value
          - this.form.querySelector(`[name="${prefix}-INITIAL_FORMS"]`).value;
        const more = document.querySelector(`[id="${prefix}-group"] .add-row :is(a, button)`);
        for (let tries = 0; more && total() < rows.size && tries < rows.size; tries += 1) more.click();
      }
      return Object.fromEntries(placed);
    }
  }

  if (document.body.classList.contains("login")) return;
  const unsaved = [...document.querySelectorAll("#content form")].filter(isWatched)
    .map((form, number) => new UnsavedForm(form, number));
  window.addEventListener("beforeunload", (event) => {
    if (unsaved.some((form) => form.isUnsaved())) event.preventDefault();
  });
});
