/*
Rows below a form that people order by moving them: ขึ้น and ลง, a list for each group, rows that are
added and taken out. Without this file the same buttons save the page, and a few empty rows wait at
the end of each list. Places stand in hidden boxes (backoffice/moving_rows.py).
*/
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("#content [data-moving]")?.closest("form");
  if (!form) return;
  const told = form.querySelector("[data-moved]");
  const listsOf = (prefix) => [...form.querySelectorAll(`ol[data-rows="${prefix}"]`)];
  const rowsOf = (list) => [...list.children];
  const prefixOf = (row) => row.parentElement.dataset.rows;
  // A box of the row itself, not of the rows below it.
  const boxOf = (row, name) => row.querySelector(`[name="${row.id}-${name}"]`);
  const nameOf = (row) => [...row.querySelectorAll("input[type=text], textarea")]
    .find((box) => box.name.startsWith(`${row.id}-`) && box.value.trim())?.value.trim().slice(0, 60) ?? "แถวนี้";
  const depthOf = (row) => Math.max(Number(boxOf(row, "level")?.value ?? 1), 1);
  const countOf = (prefix) => form.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);

  const renumber = (prefix) => {
    for (const list of listsOf(prefix)) {
      const rows = rowsOf(list);
      rows.forEach((row, place) => { boxOf(row, "position").value = String(place + 1); });
      const count = list.parentElement.querySelector("[data-count]");
      if (count) count.textContent = String(rows.length);
    }
    // Others listen: what was typed is kept, numbers follow.
    form.dispatchEvent(new Event("input", { bubbles: true }));
    form.dispatchEvent(new CustomEvent("rows-moved", { detail: prefix }));
  };

  const tell = (row) => {
    const rows = rowsOf(row.parentElement);
    told.textContent = `${nameOf(row)} อยู่ลำดับที่ ${rows.indexOf(row) + 1} จาก ${rows.length}`;
  };

  // The row and all that is deeper and follows it.
  const blockOf = (rows, at) => {
    let end = at + 1;
    while (end < rows.length && depthOf(rows[end]) > depthOf(rows[at])) end += 1;
    return end;
  };

  // As backoffice.moving_rows.moved: past the neighbour with all that belongs to it.
  const move = (row, way) => {
    const rows = rowsOf(row.parentElement);
    const at = rows.indexOf(row);
    const end = blockOf(rows, at);
    const block = rows.slice(at, end);
    if (way === "up" && at > 0) {
      let before = at - 1;
      while (before > 0 && depthOf(rows[before]) > depthOf(row)) before -= 1;
      rows[before].before(...block);
    } else if (way === "down" && end < rows.length) {
      const after = depthOf(rows[end]) >= depthOf(row) ? blockOf(rows, end) : end + 1;
      rows[after - 1].after(...block);
    } else {
      toNextList(row, way);
    }
    renumber(prefixOf(row));
    tell(row);
  };

  // A statement at the end of its item goes on to the next one.
  const toNextList = (row, way) => {
    if (!boxOf(row, "below")) return;
    const lists = listsOf(prefixOf(row));
    const next = lists[lists.indexOf(row.parentElement) + (way === "up" ? -1 : 1)];
    if (!next) return;
    const rows = rowsOf(next);
    if (way === "up") (rows.at(-1) ? rows.at(-1).after(row) : next.prepend(row));
    else next.prepend(row);
    boxOf(row, "below").value = next.dataset.group;
  };

  const fill = (prefix, group) => {
    const count = countOf(prefix);
    const number = count.value;
    const made = document.createElement("ol");
    made.innerHTML = form.querySelector(`template[data-empty="${prefix}"]`).innerHTML
      .replaceAll("__prefix__", number);
    // The template of an item holds places for statements, of which the numbers stay open.
    count.value = String(Number(number) + 1);
    const row = made.firstElementChild;
    if (boxOf(row, "kind") && group) boxOf(row, "kind").value = group;
    if (boxOf(row, "below")) boxOf(row, "below").value = group;
    if (boxOf(row, "handle")) setHandle(row, `new-${row.id}-${Date.now()}`);
    return row;
  };

  const setHandle = (row, handle) => {
    boxOf(row, "handle").value = handle;
    for (const place of row.querySelectorAll("[data-group]")) place.dataset.group = handle;
  };

  const add = (prefix, list, after) => {
    const row = fill(prefix, list.dataset.group);
    if (after) after.after(row);
    else if (rowsOf(list).length) rowsOf(list).at(-1).after(row);
    else list.prepend(row);
    show(row);
    renumber(prefix);
    return row;
  };

  const focusIn = (row) => row.querySelector("input[type=text], textarea, input[type=file]")?.focus();
  const show = (part) => part.querySelectorAll("[data-add], [data-add-part], [data-remove]")
    .forEach((each) => { if (!each.parentElement.hidden) each.hidden = false; });

  form.addEventListener("click", (event) => {
    const pressed = event.target.closest("button");
    const row = pressed?.closest("li.moving-row");
    if (pressed?.name === "_move") {
      event.preventDefault();
      move(row, pressed.value.endsWith(":up") ? "up" : "down");
      pressed.focus();
    } else if (pressed?.matches("[data-add]")) {
      const lists = listsOf(pressed.dataset.add);
      const list = lists.find((each) => each.dataset.group === (pressed.dataset.group ?? "")) ?? lists.at(-1);
      const added = list && add(pressed.dataset.add, list);
      // Not where texts are brought back: a page of sixty rows would be laid out for each of them.
      if (added && event.isTrusted) focusIn(added);
    } else if (pressed?.matches("[data-add-part]")) {
      const rows = rowsOf(row.parentElement);
      const added = add(prefixOf(row), row.parentElement, rows[blockOf(rows, rows.indexOf(row)) - 1]);
      boxOf(added, "level").value = String(Math.min(depthOf(row) + 1, 3));
      renumber(prefixOf(row));
      focusIn(added);
    } else if (pressed?.matches("[data-remove]")) {
      const list = row.parentElement;
      const next = row.nextElementSibling?.querySelector("button") ?? list.parentElement.querySelector("[data-add]");
      row.remove();
      renumber(list.dataset.rows);
      next?.focus();
    }
  });

  // Present, absent, taking part: one choice, and the row with all its words is in the other list.
  form.addEventListener("change", (event) => {
    const row = event.target.closest("li.moving-row");
    if (!row || !event.target.name.endsWith("-kind")) return;
    const list = listsOf(prefixOf(row)).find((each) => each.dataset.group === event.target.value);
    if (!list || list === row.parentElement) return;
    const rows = rowsOf(list);
    if (rows.length) rows.at(-1).after(row);
    else list.prepend(row);
    renumber(prefixOf(row));
    tell(row);
    event.target.focus();
  });

  // After texts came back from an earlier page: each row to its list and its place.
  form.addEventListener("texts-brought-back", () => {
    for (const prefix of new Set([...form.querySelectorAll("ol[data-rows]")].map((list) => list.dataset.rows))) {
      const lists = listsOf(prefix);
      const rows = lists.flatMap(rowsOf).map((row) => [row, Number(boxOf(row, "position").value) || Infinity]);
      for (const [row] of rows.sort((one, other) => one[1] - other[1])) {
        if (boxOf(row, "handle")) setHandle(row, boxOf(row, "handle").value);
        const group = (boxOf(row, "kind") ?? boxOf(row, "below"))?.value ?? "";
        const list = lists.find((each) => each.dataset.group === group) ?? row.parentElement;
        const last = rowsOf(list).filter((each) => each !== row).at(-1);
        if (last) last.after(row);
        else list.prepend(row);
      }
      renumber(prefix);
    }
  });

  show(form);
});
