"use strict";

/**
 * The animation's steps: what each one reads and computes, as cells and as a sentence. A step fills one output cell; a step of
 * a transposed convolution spreads one input cell.
 */
const Steps = (() => {
  /** Longer sums are not written out. */
  const MOST_TERMS = 9;
  const n = Picture.number;
  const at = (row, column) => `[${row}][${column}]`;

  const count = (layer) => layer.transposed
    ? layer.rows.input * layer.columns.input : layer.rows.output * layer.columns.output;

  /**
   * One step: its row and column, the cells that are read (per input channel) or written, a table of products, sums, and
   * the sentence.
   *
   * @param planes the input's planes
   * @param shown the input channel whose products are shown
   */
  function stepAt(layer, planes, weight, outChannel, shown, step) {
    const across = layer.transposed ? layer.columns.input : layer.columns.output;
    const row = Math.floor(step / across);
    const column = step % across;
    const common = { layer, planes, weight, outChannel, shown, row, column };
    if (layer.transposed) {
      return spread(common);
    }
    return Arithmetic.isPooling(layer.settings.op) ? pool(common) : convolve(common);
  }

  function convolve({ layer, planes, weight, outChannel, shown, row, column }) {
    const channels = Values.channelsOf(layer, outChannel);
    const parts = channels.map((channel, inGroup) => {
      const kernel = weight(outChannel, inGroup);
      const cells = Values.reads(layer, planes[channel], row, column)
        .map((cell) => ({ ...cell, weight: kernel[cell.tap], product: cell.value * kernel[cell.tap] }));
      return { channel, cells, sum: cells.reduce((sum, cell) => sum + cell.product, 0) };
    });
    const part = parts.find(({ channel }) => channel === shown) || parts[0];
    const total = parts.reduce((sum, { sum: one }) => sum + one, 0);
    const terms = parts.length === 1 ? sumText(part.cells.map(({ value, weight: w }) => `${n(value)}·${n(w)}`))
      : sumText(parts.map(({ sum }) => n(sum)), "the sums of %s channels");
    return {
      row, column, cells: part.cells, total, winner: null,
      sums: parts.length === 1 ? [] : parts.map(({ channel, sum }) => [say("channel %s", channel), sum]),
      sentence: `${say("output")}${at(row, column)} = ${terms} = ${n(total)}`,
    };
  }

  function sumText(terms, inShort = "the sum of %s products") {
    const text = terms.join(" + ").replaceAll("+ −", "− ");
    return terms.length <= MOST_TERMS ? text : say(inShort, terms.length);
  }

  function pool({ layer, planes, outChannel, row, column }) {
    const { op } = layer.settings;
    const cells = Values.reads(layer, planes[outChannel], row, column);
    const inside = cells.filter((cell) => cell.inside);
    const list = inside.length <= MOST_TERMS;
    if (op === "avgpool") {
      const divisor = Values.counted(layer.rows, row) * Values.counted(layer.columns, column);
      const total = inside.reduce((sum, cell) => sum + cell.value, 0) / divisor;
      const sum = list ? `(${inside.map((cell) => n(cell.value)).join(" + ")})` : say("the sum of %s cells", inside.length);
      return {
        row, column, cells, total, winner: null, sums: [],
        sentence: `${say("output")}${at(row, column)} = ${sum} / ${divisor} = ${n(total)}`,
      };
    }
    const least = op === "minpool";
    const winner = Values.winner(cells, least);
    const total = winner === null ? (least ? Infinity : -Infinity) : winner.value;
    const seen = list ? inside.map((cell) => n(cell.value)).join(", ") : say("%s cells", inside.length);
    return {
      row, column, cells, total, winner, sums: [],
      sentence: `${say("output")}${at(row, column)} = ${least ? "min" : "max"}(${seen}) = ${n(total)}`
        + (inside.length < cells.length ? say(", as padding never wins") : ""),
    };
  }

  function spread({ layer, planes, weight, outChannel, shown, row, column }) {
    const channels = Values.channelsOf(layer, outChannel);
    const inGroup = Math.max(0, channels.indexOf(shown));
    const value = planes[channels[inGroup]][row * layer.columns.input + column];
    const kernel = weight(outChannel, inGroup);
    const written = Values.writes(layer, row * layer.columns.input + column);
    const kept = new Map(written.map((cell) => [cell.tap, cell]));
    const cells = Array.from(kernel, (w, tap) => ({
      tap, value, weight: w, product: value * w, inside: kept.has(tap), ...kept.get(tap),
    }));
    return {
      row, column, cells, total: null, winner: null, sums: [],
      sentence: say(written.length === 1 ? "input%s = %s, times the kernel, is added to %s cell of the output"
        : "input%s = %s, times the kernel, is added to %s cells of the output", at(row, column), n(value), written.length)
        + (channels.length > 1 ? say(", and so are the other channels") : ""),
    };
  }

  return { count, at: stepAt };
})();
