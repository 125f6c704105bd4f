// The contrast of every text in sight with what lies behind it, as the page stands.
// An expression: a function that returns [{ ratio, least, text, colour, behind, where }], lowest first.
(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();

  /** A colour of any notation as red, green, blue (0 to 1) and alpha. */
  const parse = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data].map((one) => one / 255));
    }
    return known.get(colour);
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const light = (colour) => {
    const [r, g, b] = colour.map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const told = (colour) => `#${colour.slice(0, 3).map((one) => Math.round(one * 255).toString(16).padStart(2, "0")).join("")}`;

  const chainOf = (element) => {
    const chain = [];
    for (let at = element; at; at = at.parentElement) chain.unshift(at);
    return chain;
  };

  /** What is painted from the window up to an element, and under it a text of a colour. */
  const painted = (element, colour) => {
    let behind = parse(getComputedStyle(document.documentElement).colorScheme.includes("dark") ? "#121212" : "#fff");
    let alpha = 1;
    let picture = false;
    for (const one of chainOf(element)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(one);
      const [r, g, b, a] = parse(backgroundColor);
      alpha *= Number(opacity); // each fades all that is in it, its own ground included
      if (a === 1 && alpha === 1) picture = false;
      if (backgroundImage !== "none" && !backgroundImage.startsWith("url(\"data:image/svg")) picture = true;
      behind = over([r, g, b, a * alpha], behind);
    }
    const [r, g, b, a] = parse(colour);
    return { behind, text: over([r, g, b, a * alpha], behind), picture };
  };

  const CLIPPED = /inset\((50|100)%/;
  const isSeen = (element) => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    return !chainOf(element).some((one) => {
      const { clipPath, clip, position, overflow } = getComputedStyle(one);
      const { width, height } = one.getBoundingClientRect();
      const isTiny = width <= 1 && height <= 1 && overflow !== "visible";
      return CLIPPED.test(clipPath) || isTiny || (position === "absolute" && clip.startsWith("rect(0px, 0px"));
    });
  };

  // WCAG asks nothing of controls that cannot be used, and of their labels.
  const isDisabled = (element) =>
    element.closest(":disabled, [aria-disabled=true]") || element.closest("label")?.control?.disabled;

  const WORD = /[\p{L}\p{N}]/u;
  const quoted = (content) => (/^"/.test(content) ? content : "");

  /** Everything that is read on the page: element, text and the style it is painted in. */
  function* texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (WORD.test(data) && !parentElement.closest("script, style, noscript, template, option")) {
        yield [parentElement, data, null];
      }
    }
    for (const element of document.body.querySelectorAll("*")) {
      for (const part of ["::before", "::after"]) {
        const content = quoted(getComputedStyle(element, part).content);
        if (WORD.test(content)) yield [element, content, part];
      }
    }
    for (const control of document.querySelectorAll("input, textarea, select")) {
      if (/checkbox|radio|hidden|file|range|color/.test(control.type)) continue;
      const isEmpty = control.value === "";
      const words = isEmpty ? control.placeholder : control.selectedOptions?.[0]?.text ?? control.value;
      if (words) yield [control, words, isEmpty ? "::placeholder" : null];
    }
  }

  return () => {
    const found = [];
    for (const [element, words, part] of texts()) {
      if (!isSeen(element) || isDisabled(element)) continue;
      const { color, fontSize, fontWeight, opacity } = getComputedStyle(element, part);
      const isLarge = parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && Number(fontWeight) >= 700);
      const [r, g, b, a] = parse(color);
      const faded = part ? a * Number(opacity) : a;
      const { behind, text, picture } = painted(element, `rgb(${r * 255} ${g * 255} ${b * 255} / ${faded})`);
      const own = part && part !== "::placeholder" ? parse(getComputedStyle(element, part).backgroundColor) : [0, 0, 0, 0];
      const ground = over(own, behind);
      found.push({
        ratio: contrast(own[3] ? parse(color) : text, ground), least: isLarge ? 3 : 4.5, picture,
        text: words.trim().replace(/\s+/g, " ").slice(0, 40), colour: told(text), behind: told(ground),
        where: `${element.localName}${[...element.classList].map((one) => `.${one}`).join("")}${part ?? ""}`,
      });
    }
    return found.sort((one, other) => one.ratio - other.ratio);
  };
})()
