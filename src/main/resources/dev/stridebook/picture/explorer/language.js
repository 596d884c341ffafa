"use strict";

/**
 * The language of the page. Texts stand in English where they are needed, as say("step %s of %s", 2, 16); TEXTS has them in the other
 * languages.
 */
const Language = (() => {
  let current = "en";

  /** The page's own texts and labels, with what they are in English. */
  const fixed = [];

  const isKnown = (code) => code === "en" || code in TEXTS;

  /** A text in the current language, with arguments in place of %s and %d, or of %2$s where another language has another order. */
  function say(english, ...given) {
    const text = (TEXTS[current] || {})[english] || english;
    let next = 0;
    return text.replace(/%(?:(\d)\$)?[sd]/g, (_, position) => String(given[position ? position - 1 : next++]));
  }

  /** Finds what the page itself says, before anything is added to it. */
  function remember() {
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const english = node.data.trim();
      if (/[a-z]/i.test(english) && !node.parentElement.closest("script, style, [lang]:not(html)")) {
        fixed.push([english, (text) => { node.data = node.data.replace(node.data.trim(), text); }]);
      }
    }
    document.querySelectorAll("[aria-label]").forEach((element) => {
      fixed.push([element.getAttribute("aria-label"), (text) => element.setAttribute("aria-label", text)]);
    });
  }

  /** Speaks a language from now on. */
  function use(code) {
    current = isKnown(code) ? code : "en";
    document.documentElement.lang = current === "zh" ? "zh-Hans" : current;
    fixed.forEach(([english, write]) => write(say(english)));
  }

  /** The browser's language if the page speaks it, otherwise English. */
  const preferred = () => (navigator.languages || []).map((locale) => locale.split("-")[0]).find(isKnown) || "en";

  return { say, remember, use, preferred, isKnown, codes: () => ["en", ...Object.keys(TEXTS)] };
})();

const { say } = Language;
