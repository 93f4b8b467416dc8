/*
What is pasted from Word, LibreOffice or a web page into a big text box keeps its structure as typed
text: lists with their printed numbers, deeper ones indented by two spaces, tables as lines with tabs,
paragraphs as lines. No markup is stored. Without this file the browser pastes plain text.
*/
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const BLOCKS = "P, DIV, H1, H2, H3, H4, H5, H6, LI, UL, OL, DL, DT, DD, TABLE, TR, BLOCKQUOTE, SECTION, ARTICLE, PRE, BR, HR";
  const UNREAD = "STYLE, SCRIPT, TITLE, META, LINK, XML, HEAD, TEMPLATE, IMG, SVG";
  const styleOf = (node) => node.getAttribute("data-style") ?? "";
  const isMark = (node) => /mso-list:\s*ignore/i.test(styleOf(node));

  const tidy = (text) => text.replace(/[\u200b\ufeff\u00ad]/g, "").replace(/[\u00a0\r\n ]+/g, " ");

  // Letters of the signs that Word takes from Symbol and Wingdings.
  const markOf = (text) => {
    const mark = tidy(text).trim();
    if (/^[·§Øüqv]$/.test(mark) || /[\ue000-\uf8ff]/.test(mark)) return "•";
    return mark === "o" ? "–" : mark;
  };

  const letters = (number) => {
    let left = number;
    let text = "";
    for (; left > 0; left = Math.floor((left - 1) / 26)) text = String.fromCharCode(97 + ((left - 1) % 26)) + text;
    return text;
  };
  const roman = (number) => {
    const parts = [[1000, "m"], [900, "cm"], [500, "d"], [400, "cd"], [100, "c"], [90, "xc"], [50, "l"],
      [40, "xl"], [10, "x"], [9, "ix"], [5, "v"], [4, "iv"], [1, "i"]];
    let left = Math.min(number, 3999);
    return parts.map(([value, sign]) => {
      const times = Math.floor(left / value);
      left -= times * value;
      return sign.repeat(times);
    }).join("");
  };
  const THAI_LETTERS = "กขคงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";
  const thai = (number) => String(number).replace(/[0-9]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[digit]);
  const NUMBERS = {
    "lower-alpha": letters, "lower-latin": letters, a: letters,
    "upper-alpha": (number) => letters(number).toUpperCase(), A: (number) => letters(number).toUpperCase(),
    "lower-roman": roman, i: roman,
    "upper-roman": (number) => roman(number).toUpperCase(), I: (number) => roman(number).toUpperCase(),
    thai, "thai-alphabetic": (number) => THAI_LETTERS[number - 1] ?? thai(number),
  };

  class Reader {
    constructor() {
      this.lines = [];
      this.text = "";
      this.lead = "";
    }

    close() {
      const text = this.text.replace(/ *\t */g, "\t").replace(/^[\t ]+|[\t ]+$/g, "").replace(/ {2,}/g, " ");
      if (text || this.lead.trim()) this.lines.push((this.lead + text).trimEnd());
      this.text = "";
      this.lead = "";
    }

    // Word writes "level2" and the printed number; what stands before the text is that number.
    wordItem(paragraph) {
      const mark = [...paragraph.querySelectorAll("*")].find(isMark);
      const level = /mso-list:[^;]*level([0-9])/i.exec(styleOf(paragraph));
      if (!mark && !level) return;
      this.lead = `${"  ".repeat(Math.max(Number(level?.[1] ?? 1) - 1, 0))}${mark ? `${markOf(mark.textContent)} ` : ""}`;
    }

    item(node, depth) {
      const list = node.parentElement;
      const style = /list-style(?:-type)?:\s*([a-z-]+)/.exec(styleOf(node) || styleOf(list))?.[1];
      let mark = style === "none" ? "" : "• ";
      if (style !== "none" && list.tagName === "OL") {
        const items = [...list.children].filter((each) => each.tagName === "LI");
        const number = node.hasAttribute("value") ? Number(node.getAttribute("value"))
          : Number(list.getAttribute("start") ?? 1) + items.indexOf(node);
        mark = `${(NUMBERS[style] ?? NUMBERS[list.getAttribute("type")] ?? String)(number)}. `;
      }
      this.lead = "  ".repeat(depth - 1) + mark;
    }

    table(node) {
      this.close();
      for (const row of node.rows) {
        const cells = [...row.cells].flatMap((cell) => [oneLine(cell), ...Array(Math.min(Math.max(cell.colSpan - 1, 0), 50)).fill("")]);
        if (cells.some(Boolean)) this.lines.push(cells.length > 1 ? cells.join("\t") : cells[0]);
      }
    }

    read(node, depth = 0) {
      if (node.nodeType === Node.TEXT_NODE) { this.text += tidy(node.data); return; }
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches(UNREAD) || isMark(node)) return;
      if (/mso-tab-count/i.test(styleOf(node))) { this.text += "\t"; return; }
      if (node.tagName === "TABLE") { this.table(node); return; }
      const isBlock = node.matches(BLOCKS);
      // A paragraph that opens an item goes on behind its number.
      if (isBlock && (this.text.trim() || node.tagName === "LI" || node.tagName === "UL" || node.tagName === "OL")) this.close();
      const inner = depth + (node.tagName === "OL" || node.tagName === "UL" ? 1 : 0);
      if (node.tagName === "P") this.wordItem(node);
      if (node.tagName === "LI" && node.parentElement.matches("OL, UL")) this.item(node, Math.max(depth, 1));
      for (const child of node.childNodes) this.read(child, inner);
      if (isBlock) this.close();
    }
  }

  const oneLine = (cell) => {
    const reader = new Reader();
    for (const child of cell.childNodes) reader.read(child);
    reader.close();
    return reader.lines.map((line) => line.trim().replaceAll("\t", " ")).join(" ");
  };

  const typedText = (html) => {
    // Styles tell levels and are to be read, not applied: the portal's pages allow none.
    const unstyled = html.replace(/\sstyle\s*=/gi, " data-style=").replace(/<(\/?)style\b/gi, "<$1template");
    const page = new DOMParser().parseFromString(unstyled, "text/html");
    const reader = new Reader();
    reader.read(page.body);
    reader.close();
    return reader.lines.join("\n");
  };

  document.addEventListener("paste", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLTextAreaElement) || box.readOnly) return;
    const html = event.clipboardData?.getData("text/html") ?? "";
    if (!/<(?:p|li|td|div|br|h[1-6])[\s>]/i.test(html)) return;
    const text = typedText(html);
    if (!text) return;
    event.preventDefault();
    // So that Ctrl+Z takes it back.
    if (document.execCommand("insertText", false, text)) return;
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
});
