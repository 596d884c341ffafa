"use strict";

/** Sample images and kernels. */
const Samples = (() => {
  const DIGIT_SIDE = 28;

  /** The available images, by their names in English; "own" is the user's file. */
  const IMAGES = {
    numbers: "Numbers",
    digit7: "Digit 7 (MNIST)",
    digit2: "Digit 2 (MNIST)",
    digit8: "Digit 8 (MNIST)",
    own: "A picture of yours",
  };

  /** The available kernels, by their names in English, in the order in which output channels use them; "own" has the user's numbers. */
  const KERNELS = {
    identity: "Identity",
    vertical: "Sobel: vertical edges",
    horizontal: "Sobel: horizontal edges",
    edges: "Edges in all directions",
    blur: "Blur",
    sharpen: "Sharpen",
    learned0: "Learned 1",
    learned1: "Learned 2",
    learned2: "Learned 3",
    learned3: "Learned 4",
    learned4: "Learned 5",
    learned5: "Learned 6",
    learned6: "Learned 7",
    learned7: "Learned 8",
    learned8: "Learned 9",
    learned9: "Learned 10",
    own: "Numbers of your own",
  };

  const bytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

  /**
   * An image of the given size, with a plane per channel. Each further channel of a grey image shows it rotated by another quarter
   * turn, so that channels can be distinguished.
   */
  function image(name, height, width, channels, ownPixels) {
    if (name === "own" && ownPixels) {
      return ownPixels.planes(height, width, channels);
    }
    return Array.from({ length: channels }, (_, channel) =>
      name === "numbers" ? numbers(height, width, channel) : digit(name, height, width, channel));
  }

  /** Small whole numbers without a visible pattern. */
  function numbers(height, width, channel) {
    return Float64Array.from({ length: height * width }, (_, index) => {
      const row = Math.floor(index / width);
      const column = index % width;
      return (row * row * 3 + column * column * 5 + row * column * 7 + channel * 4 + row + 2) % 10;
    });
  }

  function digit(name, height, width, channel) {
    const pixels = bytes(DIGITS[name] || DIGITS.digit7);
    const turned = (row, column) => {
      const last = DIGIT_SIDE - 1;
      const [y, x] = [[row, column], [last - column, row], [last - row, last - column], [column, last - row]][channel % 4];
      return pixels[y * DIGIT_SIDE + x] / 255;
    };
    return resized(turned, DIGIT_SIDE, DIGIT_SIDE, height, width);
  }

  /** An image in another size; each new pixel is the mean of the pixels it covers. */
  function resized(pixel, fromHeight, fromWidth, height, width) {
    const plane = new Float64Array(height * width);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        plane[row * width + column] = mean(pixel,
          row * fromHeight / height, (row + 1) * fromHeight / height,
          column * fromWidth / width, (column + 1) * fromWidth / width);
      }
    }
    return plane;
  }

  function mean(pixel, top, bottom, left, right) {
    let sum = 0;
    let area = 0;
    for (let y = Math.floor(top); y < bottom; y++) {
      for (let x = Math.floor(left); x < right; x++) {
        const share = (Math.min(bottom, y + 1) - Math.max(top, y)) * (Math.min(right, x + 1) - Math.max(left, x));
        sum += share * pixel(y, x);
        area += share;
      }
    }
    return sum / area;
  }

  /** A kernel by its name; one of a fixed size is cropped, or padded with zeros, around its middle. */
  function kernel(name, height, width) {
    const cells = Array.from({ length: height * width }, (_, index) => [Math.floor(index / width), index % width]);
    const middle = ([row, column]) => row === Math.floor((height - 1) / 2) && column === Math.floor((width - 1) / 2);
    const plane = (weight) => Float64Array.from(cells, weight);
    switch (name) {
      case "identity": return plane((cell) => middle(cell) ? 1 : 0);
      case "blur": return plane(() => 1 / cells.length);
      case "edges": return plane((cell) => middle(cell) ? cells.length - 1 : -1);
      case "sharpen": return plane((cell) => middle(cell) ? cells.length : -1);
      case "vertical": return plane(([row, column]) => smooth(row, height) * slope(column, width));
      case "horizontal": return plane(([row, column]) => slope(row, height) * smooth(column, width));
      default: return fitted(LEARNED[Number(name.slice("learned".length))], LEARNED_SIDE, LEARNED_SIDE, height, width);
    }
  }

  /** Binomial weights, 1 2 1 for three cells. */
  function smooth(cell, length) {
    let weight = 1;
    for (let i = 0; i < cell; i++) {
      weight = weight * (length - 1 - i) / (i + 1);
    }
    return weight;
  }

  /** Rises through zero in the middle, −1 0 1 for three cells. */
  const slope = (cell, length) => length === 1 ? 1 : cell - (length - 1) / 2;

  /** Weights in another size, around the same middle. */
  function fitted(weights, fromHeight, fromWidth, height, width) {
    const down = Math.floor((fromHeight - 1) / 2) - Math.floor((height - 1) / 2);
    const right = Math.floor((fromWidth - 1) / 2) - Math.floor((width - 1) / 2);
    return Float64Array.from({ length: height * width }, (_, index) => {
      const y = Math.floor(index / width) + down;
      const x = index % width + right;
      return y >= 0 && x >= 0 && y < fromHeight && x < fromWidth ? weights[y * fromWidth + x] : 0;
    });
  }

  /** The kernel of an output channel: the chosen one first, then those after it in the list. */
  function nameFor(chosen, outChannel) {
    const names = Object.keys(KERNELS).filter((name) => name !== "own");
    return chosen === "own" ? "own" : names[(names.indexOf(chosen) + outChannel) % names.length];
  }

  return { IMAGES, KERNELS, DIGIT_SIDE, image, kernel, nameFor, fitted, resized };
})();
