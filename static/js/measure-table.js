/*
The table of measures: rows are added without a round to the server, and a block of cells that was
copied in Word or Excel is pasted from the focused box on. Nothing is saved here.
*/
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const group = document.getElementById("rows-group");
  if (!group) return;
  const form = group.closest("form");
  const body = group.querySelector("tbody");
  const empty = group.querySelector("template[data-empty-row]");
  const total = form.querySelector('[name="rows-TOTAL_FORMS"]');
  const most = Number(form.querySelector('[name="rows-MAX_NUM_FORMS"]').value);
  const told = form.querySelector("[data-told]");
  const BOXES = "[data-column]";

  const tell = (words) => {
    told.textContent = words;
    told.hidden = false;
  };

  const addRow = () => {
    const number = Number(total.value);
    if (!empty || number >= most) return null;
    const row = document.createElement("tbody");
    row.innerHTML = empty.innerHTML.replaceAll("__prefix__", String(number));
    const added = row.firstElementChild;
    for (const box of added.querySelectorAll("[aria-label]")) {
      box.setAttribute("aria-label", box.getAttribute("aria-label").replace("แถวใหม่", `แถวที่ ${number + 1}`));
    }
    body.append(added);
    total.value = String(number + 1);
    return added;
  };

  // One cell's text: a paragraph or a break is a new line.
  const textOf = (cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("br").forEach((each) => each.replaceWith("\n"));
    copy.querySelectorAll("p, div, li").forEach((each) => each.append("\n"));
    return copy.textContent.replaceAll("\u00a0", " ").split("\n")
      .map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean).join("\n");
  };

  const fromHtml = (html) => {
    const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
    return table && [...table.rows].map((row) => [...row.cells].flatMap((cell) => [
      textOf(cell), ...Array(Math.max(cell.colSpan - 1, 0)).fill(""),
    ]));
  };

  // Cells between tabs; a cell of several lines stands in quotes.
  const fromText = (text) => {
    const rows = [[""]];
    let quoted = false;
    const put = (letter) => { rows.at(-1)[rows.at(-1).length - 1] += letter; };
    const source = text.replaceAll("\r\n", "\n").replace(/\n+$/, "");
    for (let at = 0; at < source.length; at += 1) {
      const letter = source[at];
      if (quoted && letter === '"' && source[at + 1] === '"') { put('"'); at += 1; }
      else if (letter === '"' && (quoted || rows.at(-1).at(-1) === "")) quoted = !quoted;
      else if (!quoted && letter === "\t") rows.at(-1).push("");
      else if (!quoted && letter === "\n") rows.push([""]);
      else put(letter);
    }
    return rows.map((row) => row.map((cell) => cell.trim()));
  };

  const isBlock = (rows) => rows && (rows.length > 1 || rows[0]?.length > 1);

  const setBox = (box, text) => {
    if (box.tagName === "SPAN" || !text) return false;
    if (box.tagName === "SELECT") {
      const option = [...box.options].find((each) => each.text.trim() === text || each.value === text);
      if (!option) return false;
      box.value = option.value;
    } else box.value = text;
    return true;
  };

  const paste = (rows, box) => {
    let row = box.closest("tr");
    const first = [...row.querySelectorAll(BOXES)].indexOf(box);
    let filled = 0;
    let added = 0;
    let left = 0;
    for (const cells of rows.filter((each) => each.some(Boolean))) {
      if (!row) {
        row = addRow();
        added += row ? 1 : 0;
      }
      if (!row) { left += 1; continue; }
      const boxes = [...row.querySelectorAll(BOXES)].slice(first);
      filled += cells.filter((text, place) => boxes[place] && setBox(boxes[place], text)).length;
      row = row.nextElementSibling;
    }
    const refused = left ? ` อีก ${left} แถวไม่ได้วาง เพราะเพิ่มแถวไม่ได้` : "";
    tell(`วางแล้ว ${filled} ช่อง เพิ่ม ${added} แถว${refused} ยังไม่ได้บันทึก`);
    form.dispatchEvent(new Event("input", { bubbles: true }));
  };

  group.addEventListener("paste", (event) => {
    const box = event.target.closest(BOXES);
    if (!box) return;
    const html = event.clipboardData.getData("text/html");
    const text = event.clipboardData.getData("text/plain");
    const rows = fromHtml(html) ?? (text.includes("\t") ? fromText(text) : null);
    if (!isBlock(rows)) return;
    event.preventDefault();
    paste(rows, box);
  });

  form.querySelectorAll("[data-no-script]").forEach((each) => each.remove());
  document.querySelectorAll(".measure-table__script").forEach((each) => { each.hidden = false; });
  if (empty) {
    const more = document.createElement("p");
    more.className = "add-row";
    const link = document.createElement("a");
    link.href = "#";
    link.setAttribute("role", "button");
    link.textContent = "เพิ่มแถว";
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const added = addRow();
      if (added) added.querySelector("input:not([type=hidden]), textarea")?.focus();
      else tell(`ตารางมีได้ไม่เกิน ${most} แถว`);
    });
    more.append(link);
    group.append(more);
  }
});
