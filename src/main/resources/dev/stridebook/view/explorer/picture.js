"use strict";

/** Draws grids of cells and images on canvases, in the page's colours. */
const Picture = (() => {
  /** Cells below this many pixels get no edge; below the second, no number. */
  const SIDE_WITH_EDGE = 7;
  const SIDE_WITH_NUMBER = 22;
  /** Room around a grid for the lines beside what rounding drops. */
  const MARGIN = 9;

  const BLUE = [0, 114, 178];
  const VERMILION = [194, 78, 0];
  const WHITE = [255, 255, 255];

  let colours = null;

  /** Reads the page's colours again, as after a change between light and dark. */
  function refreshColours() {
    const style = getComputedStyle(document.documentElement);
    const names = ["card", "text", "quiet", "input", "input-edge", "padding-edge", "unread", "hatch", "read", "window",
      "filled", "filled-edge", "empty-edge"];
    colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue("--" + name).trim()]));
  }

  const css = (rgb) => `rgb(${rgb.map(Math.round).join(",")})`;
  const mixed = (from, to, share) => from.map((part, index) => part + (to[index] - part) * share);

  /** Black for 0, white for 1. */
  const grey = (value) => mixed([0, 0, 0], WHITE, Math.max(0, Math.min(1, value)));

  /** Blue for −1, white for 0, vermilion for 1: people with any colour vision tell them apart. */
  const diverging = (value) => mixed(WHITE, value < 0 ? BLUE : VERMILION, Math.min(1, Math.abs(value)));

  /** Black or white, whichever can be read on a colour. */
  const textOn = ([red, green, blue]) => 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? "#1f2328" : "#ffffff";

  /** A value in a cell: about three figures, with a real minus sign. */
  function number(value) {
    if (!Number.isFinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    const size = Math.abs(value);
    if (size >= 10000 || (size > 0 && size < 0.005)) {
      return value.toExponential(0).replaceAll("-", "−").replace("+", "");
    }
    const rounded = Number(value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2));
    return String(rounded === 0 ? 0 : rounded).replace("-", "−");
  }

  /** The canvas' drawing surface, emptied, with the screen's full resolution. */
  function surface(canvas, width, height) {
    const scale = window.devicePixelRatio || 1;
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    const pen = canvas.getContext("2d");
    pen.scale(scale, scale);
    return pen;
  }

  /**
   * Draws a grid.
   *
   * @param grid rows and columns (each from, to, dropped: how many at the end are never read), side of a cell in pixels,
   *   cell(row, column), frame (row, column, height, width of the window, or null), ring (row and column, or null)
   *   A cell has kind (input, outside, filled or empty), value, rgb or null for the page's own, and the booleans unread and read.
   */
  function draw(canvas, grid) {
    const { rows, columns, side } = grid;
    const width = (columns.to - columns.from) * side + 2 * MARGIN;
    const height = (rows.to - rows.from) * side + 2 * MARGIN;
    const pen = surface(canvas, width, height);
    const left = (column) => MARGIN + (column - columns.from) * side;
    const top = (row) => MARGIN + (row - rows.from) * side;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    for (let row = rows.from; row < rows.to; row++) {
      for (let column = columns.from; column < columns.to; column++) {
        drawCell(pen, grid.cell(row, column), left(column), top(row), side);
      }
    }
    drawDropped(pen, grid, left, top);
    if (grid.frame) {
      pen.strokeStyle = colours.window;
      pen.lineWidth = side >= 12 ? 3 : 2;
      pen.strokeRect(left(grid.frame.column), top(grid.frame.row), grid.frame.width * side, grid.frame.height * side);
    }
    if (grid.ring) {
      pen.strokeStyle = colours.window;
      pen.lineWidth = Math.max(2, side / 9);
      const inset = pen.lineWidth / 2 + 1;
      pen.strokeRect(left(grid.ring.column) + inset, top(grid.ring.row) + inset, side - 2 * inset, side - 2 * inset);
    }
  }

  function drawCell(pen, cell, x, y, side) {
    const outside = cell.kind === "outside";
    const fill = cell.read && !cell.rgb ? colours.read
      : outside || cell.kind === "empty" ? colours.card
        : cell.rgb ? css(cell.rgb) : cell.unread ? colours.unread : colours[cell.kind];
    pen.fillStyle = fill;
    pen.fillRect(x, y, side, side);
    if (cell.read && cell.rgb) {
      pen.globalAlpha = 0.45;
      pen.fillStyle = colours.read;
      pen.fillRect(x, y, side, side);
      pen.globalAlpha = 1;
    }
    if (cell.unread) {
      hatch(pen, x, y, side);
    }
    if (side >= SIDE_WITH_EDGE) {
      edge(pen, cell, x, y, side, outside);
    }
    if (cell.value !== null && cell.value !== undefined && side >= SIDE_WITH_NUMBER) {
      pen.fillStyle = cell.rgb ? textOn(cell.read ? mixed(cell.rgb, [255, 194, 102], 0.45) : cell.rgb) : colours.text;
      const text = number(cell.value);
      pen.font = `${Math.min(15, side * 0.44, side * 1.5 / text.length)}px system-ui, sans-serif`;
      pen.fillText(text, x + side / 2, y + side / 2 + 0.5);
    }
  }

  function edge(pen, cell, x, y, side, outside) {
    pen.lineWidth = 1;
    pen.strokeStyle = outside ? colours["padding-edge"]
      : cell.kind === "input" ? colours["input-edge"]
        : cell.kind === "filled" ? colours["filled-edge"] : colours["empty-edge"];
    if (outside) {
      pen.setLineDash([3, 3]);
      pen.strokeRect(x + 1.5, y + 1.5, side - 3, side - 3);
      pen.setLineDash([]);
    } else {
      pen.strokeRect(x + 0.5, y + 0.5, side - 1, side - 1);
    }
  }

  function hatch(pen, x, y, side) {
    pen.strokeStyle = colours.hatch;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(x, y + side);
    pen.lineTo(x + side, y);
    if (side >= 12) {
      pen.moveTo(x, y + side / 2);
      pen.lineTo(x + side / 2, y);
      pen.moveTo(x + side / 2, y + side);
      pen.lineTo(x + side, y + side / 2);
    }
    pen.stroke();
  }

  /** A line beside the rows, and one below the columns, that rounding down drops. */
  function drawDropped(pen, { rows, columns, side }, left, top) {
    pen.strokeStyle = colours.quiet;
    pen.lineWidth = 3;
    pen.beginPath();
    if (rows.dropped > 0) {
      const x = left(columns.to) + 5;
      pen.moveTo(x, top(rows.to) - rows.dropped * side + 1);
      pen.lineTo(x, top(rows.to) - 1);
    }
    if (columns.dropped > 0) {
      const y = top(rows.to) + 5;
      pen.moveTo(left(columns.to) - columns.dropped * side + 1, y);
      pen.lineTo(left(columns.to) - 1, y);
    }
    pen.stroke();
  }

  /** Draws a plane as an image, a pixel for a cell, magnified by the browser. */
  function drawImage(canvas, plane, height, width, colour, magnified) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${width * magnified}px`;
    canvas.style.height = `${height * magnified}px`;
    const pen = canvas.getContext("2d");
    const image = pen.createImageData(width, height);
    plane.forEach((value, index) => {
      image.data.set([...colour(value).map(Math.round), 255], index * 4);
    });
    pen.putImageData(image, 0, 0);
  }

  return { draw, drawImage, refreshColours, grey, diverging, number, MARGIN, SIDE_WITH_NUMBER };
})();
