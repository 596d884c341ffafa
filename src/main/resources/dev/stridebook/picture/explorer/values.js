"use strict";

/**
 * Computes a layer's output, one output channel at a time.
 *
 * Planes are arrays in row order. An input is a list of planes, one per channel. Kernels are given as
 * weight(outChannel, channelInGroup), a plane of the kernel's size. The bias is 0.
 */
const Values = (() => {
  /** The input channels that an output channel depends on. */
  function channelsOf(layer, outChannel) {
    const outPerGroup = layer.output[0] / layer.groups;
    const first = Math.floor(outChannel / outPerGroup) * layer.channelsPerGroup;
    return Array.from({ length: layer.channelsPerGroup }, (_, index) => first + index);
  }

  /** How many multiplications or comparisons one output channel takes. */
  function work(layer) {
    const { kernelHeight, kernelWidth } = layer.settings;
    const positions = layer.transposed
      ? layer.rows.input * layer.columns.input : layer.rows.output * layer.columns.output;
    return positions * kernelHeight * kernelWidth * layer.channelsPerGroup;
  }

  /** Calls visit(row, tap) for each cell along an axis that a position reads, in input and padding. */
  function cellsAt(axis, position, visit) {
    for (let tap = 0; tap < axis.kernel; tap++) {
      visit(position * axis.stride - axis.before + tap * axis.dilation, tap);
    }
  }

  /** The divisor of a mean: the window's cells in input and padding, but not those that hang over. */
  function counted(axis, position) {
    const start = position * axis.stride - axis.before;
    return Math.min(start + axis.kernel, axis.input + axis.after) - start;
  }

  /**
   * The cells that the window reads in one plane to fill an output cell: row, column, tap, value, and whether it is padding.
   */
  function reads(layer, plane, row, column) {
    const cells = [];
    cellsAt(layer.rows, row, (y, tapRow) => {
      cellsAt(layer.columns, column, (x, tapColumn) => {
        const inside = y >= 0 && x >= 0 && y < layer.rows.input && x < layer.columns.input;
        cells.push({
          row: y, column: x, inside,
          tap: tapRow * layer.columns.kernel + tapColumn,
          value: inside ? plane[y * layer.columns.input + x] : 0,
        });
      });
    });
    return cells;
  }

  /** The largest, or smallest, of the cells that were read; the first if several are equal. Never padding. */
  function winner(cells, least) {
    return cells.filter((cell) => cell.inside).reduce(
      (best, cell) => (best === null || (least ? cell.value < best.value : cell.value > best.value) ? cell : best), null);
  }

  function pooled(layer, plane, row, column) {
    const cells = reads(layer, plane, row, column);
    if (layer.settings.op === "avgpool") {
      const sum = cells.reduce((total, cell) => total + cell.value, 0);
      return sum / (counted(layer.rows, row) * counted(layer.columns, column));
    }
    const least = layer.settings.op === "minpool";
    const best = winner(cells, least);
    return best === null ? (least ? Infinity : -Infinity) : best.value;
  }

  /** A whole output channel. */
  function output(layer, input, weight, outChannel) {
    const { rows, columns, settings } = layer;
    if (layer.transposed) {
      return spread(layer, input, weight, outChannel, rows.input * columns.input);
    }
    const plane = new Float64Array(rows.output * columns.output);
    if (Arithmetic.isPooling(settings.op)) {
      for (let index = 0; index < plane.length; index++) {
        plane[index] = pooled(layer, input[outChannel], Math.floor(index / columns.output), index % columns.output);
      }
      return plane;
    }
    channelsOf(layer, outChannel).forEach((channel, inGroup) => {
      addConvolution(layer, input[channel], weight(outChannel, inGroup), plane);
    });
    return plane;
  }

  function addConvolution(layer, values, kernel, plane) {
    const { rows, columns } = layer;
    for (let row = 0; row < rows.output; row++) {
      cellsAt(rows, row, (y, tapRow) => {
        if (y < 0 || y >= rows.input) {
          return;
        }
        for (let column = 0; column < columns.output; column++) {
          let sum = 0;
          for (let tap = 0; tap < columns.kernel; tap++) {
            const x = column * columns.stride - columns.before + tap * columns.dilation;
            if (x >= 0 && x < columns.input) {
              sum += values[y * columns.input + x] * kernel[tapRow * columns.kernel + tap];
            }
          }
          plane[row * columns.output + column] += sum;
        }
      });
    }
  }

  /** A transposed convolution after the given number of input cells: each, times the kernel, is added to the output. */
  function spread(layer, input, weight, outChannel, cells) {
    const { rows, columns } = layer;
    const plane = new Float64Array(rows.output * columns.output);
    channelsOf(layer, outChannel).forEach((channel, inGroup) => {
      const kernel = weight(outChannel, inGroup);
      for (let cell = 0; cell < cells; cell++) {
        const value = input[channel][cell];
        writes(layer, cell).forEach(({ index, tap }) => {
          plane[index] += value * kernel[tap];
        });
      }
    });
    return plane;
  }

  /** The output cells that an input cell of a transposed convolution is added to. */
  function writes(layer, cell) {
    const { rows, columns } = layer;
    const written = [];
    cellsAt(rows, Math.floor(cell / columns.input), (y, tapRow) => {
      if (y < 0 || y >= rows.output) {
        return;
      }
      cellsAt(columns, cell % columns.input, (x, tapColumn) => {
        if (x >= 0 && x < columns.output) {
          written.push({
            row: y, column: x, index: y * columns.output + x, tap: tapRow * columns.kernel + tapColumn,
          });
        }
      });
    });
    return written;
  }

  return { output, spread, writes, reads, winner, counted, channelsOf, work };
})();
