/*
A page on paper, before the browser prints it: folded parts are open, what is typed in boxes is
words of the page, which break over pages as boxes cannot, and the head tells the moment.
An address that ends in #print is printed at once. Without this file the page prints as it stands.
*/
"use strict";

const BOXES = "textarea, select, input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=file], [type=checkbox], [type=radio], [type=search], [type=password])";
let undo = [];

function wordsOf(box) {
  if (box.localName !== "select") { return box.value; }
  return [...box.selectedOptions].filter((option) => option.value).map((option) => option.label).join(", ");
}

function writeOut(box) {
  const words = document.createElement("span");
  words.className = "paper-words";
  words.textContent = wordsOf(box) || "–";
  box.after(words);
  box.classList.add("paper-written");
  undo.push(() => { words.remove(); box.classList.remove("paper-written"); });
}

function tellMoment(place) {
  const zone = { timeZone: "Asia/Bangkok" };
  const now = new Date();
  const day = now.toLocaleDateString("th-TH-u-ca-buddhist-nu-latn", { ...zone, day: "numeric", month: "short", year: "numeric" });
  const time = now.toLocaleTimeString("en-GB", { ...zone, hour: "2-digit", minute: "2-digit" });
  // Some browsers name the era before the year; the office does not.
  place.textContent = `${day.replace(/พ\.ศ\.\s*|พุทธศักราช\s*/, "")} ${time} น.`;
}

function putOnPaper() {
  takeBack();
  for (const folded of document.querySelectorAll("details:not([open], .stays-folded)")) {
    folded.open = true;
    undo.push(() => { folded.open = false; });
  }
  for (const box of document.querySelectorAll(BOXES)) {
    if (box.offsetParent && box.closest("#content")) { writeOut(box); }
  }
  document.querySelectorAll(".paper-head__time").forEach(tellMoment);
}

function takeBack() {
  undo.reverse().forEach((step) => step());
  undo = [];
}

addEventListener("beforeprint", putOnPaper);
addEventListener("afterprint", takeBack);
addEventListener("load", () => { if (location.hash === "#print") { window.print(); } });
