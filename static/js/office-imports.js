/*
Files of the office on their way in: what is pasted keeps the cells of its table, and a page that
waits for long work notices when it is done. Without a script both still work, less comfortably.
*/
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const box = document.querySelector("[data-paste-table]");
  const kept = box && document.querySelector(`[name="${box.dataset.pasteTable}"]`);
  const told = document.querySelector("[data-pasted-told]");
  if (kept) {
    box.addEventListener("paste", (event) => {
      const html = event.clipboardData ? event.clipboardData.getData("text/html") : "";
      kept.value = html;
      if (html.includes("<table") && told) told.textContent = "วางตารางแล้ว กด “อ่านแฟ้ม” เพื่อดูว่าระบบอ่านได้อะไรบ้าง";
    });
    // What is typed over a paste counts as it stands in the box.
    box.addEventListener("input", (event) => {
      if (event.inputType !== "insertFromPaste") kept.value = "";
    });
  }

  const work = document.querySelector("[data-at-work]");
  if (!work) return;
  const place = work.querySelector("[data-told]");
  const bar = work.querySelector("progress");
  const look = async () => {
    try {
      const answer = await fetch(work.dataset.atWork, { credentials: "same-origin" });
      const { at_work: isAtWork, told: howFar, so_far: soFar, of } = await answer.json();
      if (!isAtWork) {
        window.location.reload();
        return;
      }
      if (place && howFar) place.textContent = howFar;
      if (bar && of) Object.assign(bar, { max: of, value: soFar });
      else if (bar) bar.removeAttribute("value");
    } catch {
      // The server is away for a moment: ask again.
    }
    window.setTimeout(look, 2000);
  };
  window.setTimeout(look, 1500);
});
