"use strict";

/** Draws grids of cells and images on canvases, in the page's colours. */
const Picture = (() => {
  /** Cells smaller than the first number of pixels get no edge; smaller than the second, no number. */
  const SIDE_WITH_EDGE = 7;
  const SIDE_WITH_NUMBER = 22;
  /** Space around a grid for the lines that mark what rounding drops. */
  const MARGIN = 9;

  const BLUE = [0, 114, 178];
  const VERMILION = [194, 78, 0];
  const WHITE = [255, 255, 255];
  const ORANGE = [255, 194, 102];
  const EDGE_ON_IMAGE = "rgba(128, 128, 128, 0.4)";

  let colours = null;

  /** Reads the page's colours again, for example after a change between light and dark. */
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

  /** Blue for −1, white for 0, vermilion for 1, which people with any colour vision can distinguish. */
  const diverging = (value) => mixed(WHITE, value < 0 ? BLUE : VERMILION, Math.min(1, Math.abs(value)));

  /** Black or white, whichever is readable on a colour. */
  const textOn = ([red, green, blue]) => 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? "#1f2328" : "#ffffff";

  /** A value in a cell: about three digits, with a true minus sign. */
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

  /** The canvas's drawing surface, cleared, at the screen's full resolution. */
  function surface(canvas, width, height) {
    const scale = window.devicePixelRatio || 1;
    const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
    if (canvas.width !== across || canvas.height !== down) {
      canvas.width = across;
      canvas.height = down;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    const pen = canvas.getContext("2d");
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, height);
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
    const strokes = new Strokes(side);
    const numbers = [];
    for (let row = rows.from; row < rows.to; row++) {
      for (let column = columns.from; column < columns.to; column++) {
        const cell = grid.cell(row, column);
        fill(pen, cell, left(column), top(row), side);
        strokes.add(cell, left(column), top(row));
        if (cell.value !== null && side >= SIDE_WITH_NUMBER) {
          numbers.push([cell, left(column) + side / 2, top(row) + side / 2]);
        }
      }
    }
    strokes.draw(pen);
    numbers.forEach(([cell, x, y]) => drawNumber(pen, cell, x, y, side));
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

  function fill(pen, cell, x, y, side) {
    const plain = cell.kind === "outside" || cell.kind === "empty" ? colours.card
      : cell.unread ? colours.unread : colours[cell.kind];
    pen.fillStyle = cell.rgb ? css(cell.read ? highlighted(cell.rgb) : cell.rgb) : cell.read ? colours.read : plain;
    pen.fillRect(x, y, side, side);
  }

  /** A pixel of an image that the current step reads. */
  const highlighted = (rgb) => mixed(rgb, ORANGE, 0.45);

  /** The lines of all cells, each kind in a single path, as canvases are slow at many small paths. */
  class Strokes {
    constructor(side) {
      this.side = side;
      this.paths = new Map();
    }

    path(colour, dash) {
      const key = `${colour} ${dash}`;
      if (!this.paths.has(key)) {
        this.paths.set(key, { colour, dash, path: new Path2D() });
      }
      return this.paths.get(key).path;
    }

    add(cell, x, y) {
      const { side } = this;
      if (cell.unread) {
        hatch(this.path(colours.hatch, []), x, y, side);
      }
      if (side < SIDE_WITH_EDGE) {
        return;
      }
      if (cell.kind === "outside") {
        this.path(colours["padding-edge"], [3, 3]).rect(x + 1.5, y + 1.5, side - 3, side - 3);
      } else {
        const colour = cell.rgb ? EDGE_ON_IMAGE : colours[`${cell.kind}-edge`];
        this.path(colour, []).rect(x + 0.5, y + 0.5, side - 1, side - 1);
      }
    }

    draw(pen) {
      pen.lineWidth = 1;
      this.paths.forEach(({ colour, dash, path }) => {
        pen.strokeStyle = colour;
        pen.setLineDash(dash);
        pen.stroke(path);
      });
      pen.setLineDash([]);
    }
  }

  function hatch(path, x, y, side) {
    path.moveTo(x, y + side);
    path.lineTo(x + side, y);
    if (side >= 12) {
      path.moveTo(x, y + side / 2);
      path.lineTo(x + side / 2, y);
      path.moveTo(x + side / 2, y + side);
      path.lineTo(x + side, y + side / 2);
    }
  }

  function drawNumber(pen, cell, x, y, side) {
    const text = number(cell.value);
    pen.fillStyle = cell.rgb ? textOn(cell.read ? highlighted(cell.rgb) : cell.rgb) : colours.text;
    pen.font = `${Math.min(15, side * 0.44, side * 1.5 / text.length)}px system-ui, sans-serif`;
    pen.fillText(text, x, y + 0.5);
  }

  /** A line next to the rows, and one below the columns, that rounding down drops. */
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
