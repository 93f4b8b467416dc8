/*
The numbers of an agenda while it is being moved and levelled: ๓, ๓.๑, ๓.๑.๑. The same rule as
meetings/agenda_numbers.py, which has the last word when the page is saved.
*/
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const list = document.querySelector('ol[data-rows="agenda_items"]');
  if (!list) return;
  const thai = (number) => String(number).replace(/[0-9]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[digit]);
  const number = () => {
    const above = [{ level: 0, parts: 0, number: "" }];
    for (const row of list.querySelectorAll(":scope > li.moving-row")) {
      const level = Number(row.querySelector(`[name="${row.id}-level"]`)?.value ?? 1);
      const printed = row.querySelector(`[name="${row.id}-printed_number"]`)?.value.trim() ?? "";
      let words = "ก่อนระเบียบวาระ";
      if (level > 0) {
        while (above.at(-1).level >= level) above.pop();
        const heading = above.at(-1);
        heading.parts += 1;
        const before = heading.number.replace(/\.+$/, "");
        const own = printed || (before ? `${before}.${thai(heading.parts)}` : thai(heading.parts));
        above.push({ level, parts: 0, number: own });
        words = own.includes(".") ? own : `ระเบียบวาระที่ ${own}`;
      }
      const place = row.querySelector("[data-number]");
      if (place.textContent !== words) place.textContent = words;
      row.dataset.level = String(level);
    }
  };
  const form = list.closest("form");
  form.addEventListener("rows-moved", number);
  list.addEventListener("change", number);
  list.addEventListener("input", (event) => { if (event.target.name.endsWith("-printed_number")) number(); });
  number();
});
