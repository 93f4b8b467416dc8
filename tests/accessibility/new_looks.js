// Marks the first texts of each look that the open page did not have when it was asked before, at
// another width or in other colours, and answers how many such looks there are. A look is all that
// contrast depends on: colours, opacity and size of the text's element and of every box around it.
() => {
  const MOST = 3; // of a look, as axe says nothing of a text that lies under something
  const PROPERTIES = ["color", "backgroundColor", "backgroundImage", "opacity", "fontSize",
    "fontWeight", "textDecorationLine", "textShadow", "filter", "mixBlendMode", "position",
    "zIndex"];
  const before = (window.looksBefore ??= new Set());
  const looks = new Map([[null, ""]]), marked = new Map();

  const look = (element) => {
    if (!looks.has(element)) {
      const style = getComputedStyle(element);
      const own = `|${PROPERTIES.map((name) => style[name]).join(" ")}`;
      const around = look(element.parentElement);
      // A box that changes nothing of what is around it adds nothing.
      looks.set(element, around.endsWith(own) ? around : around + own);
    }
    return looks.get(element);
  };
  const speaks = (element) => element.matches("input, select, textarea")
    || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  // Neither hidden nor there for screen readers alone, nor in a control that nobody can use.
  const counts = (element) => {
    const { width, height, right, bottom } = element.getBoundingClientRect();
    return width > 1 && height > 1 && right > 0 && bottom > 0
      && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      && !element.closest(":disabled, [aria-disabled=true]") && !element.control?.disabled;
  };

  for (const element of document.querySelectorAll("*")) {
    element.removeAttribute("data-new-look");
    if (!speaks(element) || !counts(element) || before.has(look(element))) continue;
    const many = (marked.get(look(element)) ?? 0) + 1;
    marked.set(look(element), many);
    if (many <= MOST) element.setAttribute("data-new-look", "");
  }
  marked.forEach((many, each) => before.add(each));
  return marked.size;
}
