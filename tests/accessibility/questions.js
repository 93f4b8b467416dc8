// Questions to an open page. Each of the first group answers with a list of faults, one line each.
({
  // WCAG 1.4.10: nothing is wider than the screen.
  tooWide() {
    const root = document.documentElement;
    const by = root.scrollWidth - root.clientWidth;
    if (by <= 0) return [];
    const culprits = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1);
    const names = culprits.slice(-3).map((element) => `${element.tagName}.${element.className}`);
    return [`too wide by ${by} px: ${names.join(", ")}`];
  },

  // WCAG 1.4.4 and 1.4.12: no text and no field is cut off by a box around it. What is there for
  // screen readers alone, in a box of one pixel, is left out.
  cutOff() {
    const boxes = [...document.body.querySelectorAll("*")].filter((element) =>
      /hidden|clip/.test(getComputedStyle(element).overflow)
      && element.clientWidth > 1 && element.clientHeight > 1
      && !element.matches("svg, svg *, .box, .visually-hidden, input, textarea, select"));
    return boxes.flatMap((box) => {
      const frame = box.getBoundingClientRect();
      const outside = (rect) => rect.width > 1 && rect.height > 1
        && (rect.right > frame.right + 2 || rect.bottom > frame.bottom + 2);
      const fields = [...box.querySelectorAll("input, textarea, select, button")];
      const cut = fields.filter((field) => outside(field.getBoundingClientRect()))
        .map((field) => field.name || field.tagName);
      const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      while (texts.nextNode()) {
        const text = texts.currentNode;
        if (!text.data.trim() || text.parentElement.clientWidth === 1) continue;
        range.selectNodeContents(text);
        if ([...range.getClientRects()].some(outside)) cut.push(text.data.trim().slice(0, 40));
      }
      return cut.map((what) => `cut off by ${box.tagName}.${box.className}: ${what}`);
    });
  },

  // Nothing moves for readers who asked for less motion.
  moves() {
    const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
    const moving = [...document.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      const animated = style.animationName !== "none" && lasts(style.animationDuration);
      return lasts(style.transitionDuration) || animated;
    });
    return moving.slice(0, 3).map((element) => `moves: ${element.tagName}.${element.className}`);
  },

  // A table of data says what it is, and which heading belongs to which cell.
  tables() {
    return [...document.querySelectorAll("table:has(th)")].flatMap((table) => {
      // Django's list of rows: alone on its page, and the page's h1 names it.
      if (table.id === "result_list") return [];
      const name = table.className || table.id;
      const named = table.caption || table.ariaLabel || table.getAttribute("aria-labelledby");
      const bare = [...table.querySelectorAll("thead th")].some((cell) => !cell.scope);
      return [
        ...(named ? [] : [`a table without a caption: ${name}`]),
        ...(bare ? [`headings without scope in table ${name}`] : []),
      ];
    });
  },

  // Where the focus stands: what it is, whether one sees it, whether anything lies over it.
  focus() {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const style = getComputedStyle(element);
    const rect = element.getBoundingClientRect();
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const framed = style.boxShadow !== "none" || parseFloat(style.borderTopWidth) >= 2;
    // A link over two lines has pieces; one of them has to lie bare.
    const pieces = [...element.getClientRects()].filter((piece) => piece.width && piece.height);
    const bare = pieces.some((piece) => {
      const top = document.elementFromPoint(
        piece.x + piece.width / 2, piece.y + piece.height / 2);
      return top && (element.contains(top) || top.contains(element)
        || top.closest("label")?.control === element);
    });
    const words = element.innerText || element.name || element.id || "";
    return {
      place: [...document.querySelectorAll("*")].indexOf(element),
      name: `${element.tagName} ${words.trim().slice(0, 40)}`,
      seen: outlined || framed,
      bare,
      inside: rect.bottom > 0 && rect.top < innerHeight && rect.right > 0
        && rect.left < innerWidth,
    };
  },

  // How many places the Tab key stops at.
  stops() {
    const places = document.querySelectorAll(
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']");
    return [...places].filter((element) =>
      element.checkVisibility({visibilityProperty: true}) && !element.disabled
      && !(element.type === "radio" && !element.checked)).length;
  },

  // What is drawn in a colour other than the paper's: [selector, colour, whether it is seen].
  drawn() {
    const paper = getComputedStyle(document.body).backgroundColor;
    const shapes = [[".score-chart__line", "stroke"], [".score-chart__dot", "fill"],
      [".bar", "color"]];
    return shapes.flatMap(([selector, property]) =>
      [...document.querySelectorAll(selector)].map((element) => {
        const colour = getComputedStyle(element)[property];
        return [selector, colour, colour !== paper && colour !== "rgba(0, 0, 0, 0)"];
      }));
  },
})
