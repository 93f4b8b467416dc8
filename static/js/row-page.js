/*
Ctrl+S on the row page saves the draft. Without this file its button does.
*/
"use strict";

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    const draft = document.querySelector("form [name=_continue]");
    if (draft) { event.preventDefault(); draft.click(); }
  }
});
