// The kinds of guesses, as the notebooks know them: how one is read, and what is said to it.
"use strict";

const kinds = {
  number: {
    example: "such as 6",
    read(typed) {
      const text = typed.trim().replace(/−/g, "-").replace(/\s*%$/, "");
      const parts = text.split("/").map((part) => part.trim());
      const isNumber = parts.length <= 2 && parts.every((part) =>
        /^[+-]?((\d+|\d{1,3}(,\d{3})+)(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(part));
      return isNumber && Number.isFinite(kinds.number.value(text)) ? text : null;
    },
    unreadable: (typed) => `“${typed.trim()}” is not a number. Type a number such as 6 or 2.5.`,
    value(text) {
      const [above, below] = text.replace(/,/g, "").split("/").map(Number);
      return below === undefined ? above : above / below;
    },
    compare(guess, answer, within) {
      const is = kinds.number.value(answer);
      const difference = Math.abs(kinds.number.value(guess) - is);
      if (difference === 0) return [true, `You said ${guess}, and ${answer} it is.`];
      const allowed = Number.isNaN(within) ? (Number.isInteger(is) ? 0 : 0.005 * Math.abs(is)) : within;
      return difference <= allowed
        ? [true, `You said ${guess}. It is ${answer}: close enough.`]
        : [false, `You said ${guess}. It is ${answer}.`];
    },
  },
  size: {
    example: "such as 4x4",
    read(typed) {
      const size = /^[([]?\s*(\d{1,9})\s*(?:[xX×*,;]|\s)\s*(\d{1,9})\s*[)\]]?$/.exec(typed.trim());
      return size && `${Number(size[1])}×${Number(size[2])}`;
    },
    unreadable: (typed) => `“${typed.trim()}” is not a size. Type height and width, such as 4x4.`,
    compare: (guess, answer) => guess === answer
      ? [true, `You said ${guess}, and ${answer} it is.`]
      : [false, `You said ${guess}. It is ${answer}.`],
  },
  choice: {
    read: (chosen) => chosen,
    unreadable: () => "Choose one of them first.",
    compare: (guess, answer) => guess === answer
      ? [true, `You chose “${guess}”, and that is right.`]
      : [false, `You chose “${guess}”. It is “${answer}”.`],
  },
};
