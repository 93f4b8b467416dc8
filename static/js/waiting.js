/*
A page that waits for a document notices when it is made, and shows itself anew; a form into which
people type stays as it is and says so in its place. Without a script a link does the same.
*/
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const waiting = document.querySelector("[data-waits]");
  if (!waiting) return;
  const look = async () => {
    try {
      const answer = await fetch(window.location.href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const isMade = answer.ok && !answer.redirected && !page.querySelector("[data-waits]");
      if (isMade && waiting.dataset.waits) {
        waiting.textContent = waiting.dataset.waits;
        return;
      }
      if (isMade) {
        window.location.reload();
        return;
      }
    } catch {
      // The server is away for a moment: ask again.
    }
    window.setTimeout(look, 3000);
  };
  window.setTimeout(look, 2000);
});
