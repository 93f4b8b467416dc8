/*
What was typed and not saved waits in this tab's storage, by form: "typed:…" as it is being typed,
"offered:…" what an earlier page left. Here is who may keep it, when it goes, and who promises it:
elements marked data-kept-texts show themselves while there is something, and list its pages.
*/
"use strict";

window.keptTexts = (() => {
  const KINDS = ["typed:", "offered:"];
  const person = document.querySelector("meta[name=person]")?.content;
  const keys = () => Object.keys(sessionStorage).filter((key) => KINDS.some((kind) => key.startsWith(kind)));
  const drop = (key) => sessionStorage.removeItem(key);
  const read = (key) => {
    try {
      return JSON.parse(sessionStorage.getItem(key));
    } catch {
      return null;
    }
  };
  // False where the browser keeps nothing, or no more.
  const write = (key, text) => {
    try {
      sessionStorage.setItem(key, JSON.stringify({ person, ...text }));
      return true;
    } catch {
      return false;
    }
  };
  const tidy = () => {
    for (const key of keys()) {
      const text = read(key);
      const isAnothers = person && text?.person !== person;
      // A message of success after a form was sent says that the server has it.
      const isSaved = text?.sent && document.querySelector(".messagelist .success");
      if (!text?.fields || isAnothers || isSaved) drop(key);
      else if (text.sent) write(key, { ...text, person: text.person, sent: false });
    }
  };
  return { drop, keys, read, tidy, write };
})();

document.addEventListener("DOMContentLoaded", () => {
  const { drop, keys, read, tidy } = window.keptTexts;
  tidy();
  const pages = new Map(keys().map((key) => [read(key).url, read(key).title]));
  for (const promise of pages.size ? document.querySelectorAll("[data-kept-texts]") : []) {
    promise.hidden = false;
    for (const [url, title] of pages) {
      const link = document.createElement("a");
      link.href = url;
      link.textContent = title;
      const line = document.createElement("li");
      line.append(link);
      promise.querySelector("ul").append(line);
    }
  }

  // Whoever signs out leaves nothing behind. Whoever stays after all keeps it.
  let leaves = false;
  document.addEventListener("submit", (event) => { leaves = event.target.id === "logout-form"; });
  document.addEventListener("input", () => { leaves = false; });
  window.addEventListener("pagehide", () => {
    if (leaves) keys().forEach(drop);
  });
});
