/*
A page that waits for a document notices when it is made, and shows itself anew; a form into which
people type stays as it is and says so in its place. Without a script a link does the same.
*/
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const waiting = document.querySelector("[data-waits]");
  if (!waiting) return;
  let looks = 0;
  const look = async () => {
    looks += 1;
    try {
      const answer = await fetch(window.location.href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (answer.redirected) return; // the session ended
      const isMade = answer.ok && !page.querySelector("[data-waits]");
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
    // A page that nobody looks at any more keeps no session alive.
    if (looks < 200) window.setTimeout(look, 3000);
  };
  window.setTimeout(look, 2000);
});
