/*
Copy buttons: <button data-copy="id" hidden> copies the text of that box and says so in #copy-said.
Without this file the boxes can be selected and copied by hand.
*/
"use strict";

async function copy(box) {
  box.select();
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(box.value);
  } else if (!document.execCommand("copy")) {
    // Browsers offer the clipboard to secure pages only; this is the way on http.
    throw new Error("copying refused");
  }
}

async function answer(button) {
  const said = document.getElementById("copy-said");
  let words = "คัดลอกแล้ว";
  try {
    await copy(document.getElementById(button.dataset.copy));
  } catch {
    words = "คัดลอกไม่ได้ กรุณากด Ctrl+C";
  }
  button.textContent = words;
  said.textContent = "";
  // An emptied region that fills again is read aloud, even with the same words.
  setTimeout(() => { said.textContent = words; }, 50);
  setTimeout(() => { button.textContent = "คัดลอก"; said.textContent = ""; }, 4000);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => answer(button));
}
