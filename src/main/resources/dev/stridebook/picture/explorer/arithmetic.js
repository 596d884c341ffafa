"use strict";

/**
 * Sizes, costs and errors of a layer with a window: the arithmetic of the library's packages shape and nn, with the same texts.
 *
 * A layer is given as its settings:
 *   op                     conv, maxpool, avgpool, minpool or convtranspose
 *   inputHeight, inputWidth, inChannels, outChannels, groups, bias (a boolean)
 *   kernelHeight, kernelWidth, strideHeight, strideWidth, dilationHeight, dilationWidth
 *   padTop, padBottom, padLeft, padRight
 *   ceil (a boolean), outputPaddingHeight, outputPaddingWidth
 */
const Arithmetic = (() => {
  /** An invalid combination, with the library's error message. */
  class ShapeError extends Error {}

  const isPooling = (op) => op.endsWith("pool");
  const isTransposed = (op) => op === "convtranspose";
  const text = (height, width) => `${height}×${width}`;
  const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

  /** The window along one axis. */
  function axisWindow(settings, label) {
    const down = label === "height";
    const name = down ? "Height" : "Width";
    return {
      label,
      kernel: settings["kernel" + name],
      stride: settings["stride" + name],
      dilation: settings["dilation" + name],
      before: down ? settings.padTop : settings.padLeft,
      after: down ? settings.padBottom : settings.padRight,
      outputPadding: settings["outputPadding" + name],
      ceil: settings.ceil,
    };
  }

  const extent = (axis) => axis.dilation * (axis.kernel - 1) + 1;

  function paddingText(s) {
    return s.padTop === s.padBottom && s.padLeft === s.padRight
      ? text(s.padTop, s.padLeft)
      : say("top %d, bottom %d, left %d, right %d", s.padTop, s.padBottom, s.padLeft, s.padRight);
  }

  function requireWindow(s) {
    if (Math.min(s.padTop, s.padBottom, s.padLeft, s.padRight) < 0) {
      throw new ShapeError(say("Padding cannot be negative, but it is %s. Use 0 for no padding; to make an input smaller, slice it.",
        paddingText(s)));
    }
    requireAtLeastOne("A kernel", s.kernelHeight, s.kernelWidth, "otherwise it would cover no cell");
    requireAtLeastOne("A stride", s.strideHeight, s.strideWidth, "the window would never move on otherwise");
    requireAtLeastOne("A dilation", s.dilationHeight, s.dilationWidth, "1 means neighbouring cells, without gaps");
  }

  function requireAtLeastOne(what, height, width, reason) {
    if (height < 1 || width < 1) {
      throw new ShapeError(say("%s must be at least 1 in height and in width, but it is %s: %s.",
        say(what), text(height, width), say(reason)));
    }
  }

  function requireChannels(s) {
    if (s.inChannels < 1 || s.outChannels < 1) {
      throw new ShapeError(say("A convolution needs at least 1 input and 1 output channel, but it was given %d and %d.",
        s.inChannels, s.outChannels));
    }
  }

  function requireGroups(s) {
    if (s.groups < 1 || s.inChannels % s.groups !== 0 || s.outChannels % s.groups !== 0) {
      throw new ShapeError(say("groups must divide both %d and %d channels, but is %d.", s.inChannels, s.outChannels, s.groups));
    }
  }

  function requireConvolution(s) {
    requireChannels(s);
    if (s.ceil) {
      throw new ShapeError(say("A convolution rounds down: a last step that the input does not fill is dropped, "
        + "and only pooling can round up. Leave out ceil(), or add padding to reach the rest of the input."));
    }
    requireGroups(s);
  }

  function requireTransposed(s, axes) {
    if (s.ceil) {
      throw new ShapeError(say("A transposed convolution never rounds. Leave out ceil(), "
        + "and choose its output size by the output padding."));
    }
    requireChannels(s);
    requireGroups(s);
    axes.forEach((axis) => {
      const limit = Math.max(axis.stride, axis.dilation);
      if (axis.outputPadding < 0 || axis.outputPadding >= limit) {
        throw new ShapeError(say("The output padding in %s must be at least 0 and less than the stride or the dilation "
          + "(%d and %d), but is %d.", say(axis.label), axis.stride, axis.dilation, axis.outputPadding));
      }
    });
  }

  function requirePooling(s) {
    if (s.op === "avgpool" && (s.dilationHeight !== 1 || s.dilationWidth !== 1)) {
      throw new ShapeError(say("The window of average pooling must have dilation 1×1, but has %s. "
        + "To average with gaps, use a depthwise convolution with equal weights.", text(s.dilationHeight, s.dilationWidth)));
    }
    const half = { height: Math.floor(s.kernelHeight / 2), width: Math.floor(s.kernelWidth / 2) };
    if (Math.max(s.padTop, s.padBottom) > half.height || Math.max(s.padLeft, s.padRight) > half.width) {
      throw new ShapeError(say("The padding around a pooling window of %s must be at most half of it, %d×%d, but is %s: "
        + "otherwise the window could see nothing but padding.",
        text(s.kernelHeight, s.kernelWidth), half.height, half.width, paddingText(s)));
    }
  }

  function requireShape(shape) {
    if (Math.min(...shape) < 1) {
      throw new ShapeError(say("A shape needs at least one dimension and each must be at least 1, but it is %s.",
        `[${shape.join(", ")}]`));
    }
  }

  function requireInput(axis, input) {
    if (input < 1) {
      throw new ShapeError(say("An input must be at least 1 in height and in width, but its %s is %d.", say(axis.label), input));
    }
  }

  /** Slides a window over an input: out = ⌊(n + padding − d·(k − 1) − 1) / s⌋ + 1. */
  function slide(axis, input) {
    requireInput(axis, input);
    const padded = input + axis.before + axis.after;
    const free = padded - extent(axis);
    let steps = Math.floor(free / axis.stride);
    // PyTorch's rule: a last window in ceil mode must start inside the input or the padding before it.
    if (axis.ceil && free % axis.stride !== 0 && (steps + 1) * axis.stride < input + axis.before) {
      steps++;
    }
    if (steps < 0) {
      throw new ShapeError(tooLarge(axis, input, padded));
    }
    const output = steps + 1;
    const covered = steps * axis.stride + extent(axis);
    const reads = new Array(input).fill(0);
    for (let position = 0; position < output; position++) {
      for (let tap = 0; tap < axis.kernel; tap++) {
        const at = position * axis.stride - axis.before + tap * axis.dilation;
        if (at >= 0 && at < input) {
          reads[at]++;
        }
      }
    }
    const unread = Math.max(0, padded - covered);
    const overhang = Math.max(0, covered - padded);
    const notes = [];
    if (unread > 0) {
      notes.push(say("the last %d of %d padded cells are never read", unread, padded));
    }
    if (overhang > 0) {
      notes.push(say("the last window hangs over the edge by %d", overhang));
    }
    return { ...axis, input, output, padded, unread, overhang, reads, notes, formula: slideFormula(axis, input, output) };
  }

  function tooLarge(axis, input, padded) {
    const kernel = axis.dilation > 1
      ? say("The kernel's %s is %d and spans %d cells with dilation %d", say(axis.label), axis.kernel, extent(axis), axis.dilation)
      : say("The kernel's %s is %d", say(axis.label), axis.kernel);
    const room = padded > input
      ? say("the input has only %d, or %d with its padding of %d + %d", input, padded, axis.before, axis.after)
      : say("the input has only %d", input);
    return say("%s, but %s. Use a kernel of at most %d, or add %d to the padding in all.",
      kernel, room, Math.floor((padded - 1) / axis.dilation) + 1, extent(axis) - padded);
  }

  function slideFormula(axis, input, output) {
    const [open, close] = axis.ceil ? ["⌈", "⌉"] : ["⌊", "⌋"];
    const padding = axis.before === axis.after ? `2·${axis.before}` : `${axis.before} + ${axis.after}`;
    const span = axis.dilation === 1 ? axis.kernel : `${axis.dilation}·(${axis.kernel} − 1) − 1`;
    const free = input + axis.before + axis.after - extent(axis);
    const dropped = axis.ceil && Math.floor((free + axis.stride - 1) / axis.stride) + 1 > output
      ? ` (${say("a last window that would start in the padding is dropped")})` : "";
    return `${open}(${input} + ${padding} − ${span}) / ${axis.stride}${close} + 1 = `
      + `${open}${free} / ${axis.stride}${close} + 1 = ${output}${dropped}`;
  }

  /** Spreads an input over a larger output: out = (n − 1)·s − padding + d·(k − 1) + output padding + 1. */
  function spread(axis, input) {
    requireInput(axis, input);
    const spreadOver = (input - 1) * axis.stride + extent(axis) + axis.outputPadding;
    const output = spreadOver - axis.before - axis.after;
    if (output < 1) {
      throw new ShapeError(say("A padding of %d + %d removes all %d cells that the input's %s of %d is spread over. Use less padding.",
        axis.before, axis.after, spreadOver, say(axis.label), input));
    }
    const reads = new Array(input).fill(0);
    const writes = new Array(output).fill(0);
    for (let cell = 0; cell < input; cell++) {
      for (let tap = 0; tap < axis.kernel; tap++) {
        const at = cell * axis.stride - axis.before + tap * axis.dilation;
        if (at >= 0 && at < output) {
          reads[cell]++;
          writes[at]++;
        }
      }
    }
    const padding = axis.before === axis.after ? `2·${axis.before}` : `${axis.before} − ${axis.after}`;
    const dilation = axis.dilation === 1 ? "" : `${axis.dilation}·`;
    return {
      ...axis, input, output, reads, writes,
      padded: input, unread: 0, overhang: 0,
      notes: outputPaddingNotes(axis, input, output),
      formula: `(${input} − 1)·${axis.stride} − ${padding} + ${dilation}(${axis.kernel} − 1) + ${axis.outputPadding} + 1 = ${output}`,
    };
  }

  function outputPaddingNotes(axis, input, output) {
    const smallest = output - axis.outputPadding;
    const most = axis.stride - 1;
    if (most === 0 || axis.outputPadding > most || smallest < 1) {
      return [];
    }
    return [say(most === 1 ? "the window makes %d of %d and of %d cells alike; output padding 0 or %d says which is meant"
      : "the window makes %d of %d to %d cells alike; output padding 0 to %d says which is meant",
      input, smallest, smallest + most, most)];
  }

  /** The maximum number of input cells along an axis that one output cell sees, and the distance between neighbouring cells' views. */
  function receptiveField(axis, transposed) {
    if (!transposed) {
      return { size: extent(axis), jump: axis.stride };
    }
    let size = 0;
    for (let cell = 0; cell < axis.stride; cell++) {
      const sources = [];
      for (let tap = 0; tap < axis.kernel; tap++) {
        const at = cell + axis.before - tap * axis.dilation;
        if (at % axis.stride === 0) {
          sources.push(at / axis.stride);
        }
      }
      if (sources.length > 0) {
        size = Math.max(size, Math.max(...sources) - Math.min(...sources) + 1);
      }
    }
    return { size, jump: 1 / axis.stride };
  }

  const zeros = (counts) => counts.filter((count) => count === 0).length;

  /** How many cells of a plane are touched in a row or a column that nothing touches. */
  const untouched = (rows, columns) =>
    rows.length * columns.length - (rows.length - zeros(rows)) * (columns.length - zeros(columns));

  /**
   * Everything that is known about a layer without computing its values.
   *
   * @throws ShapeError with the library's message for an invalid layer
   */
  function layer(s) {
    requireWindow(s);
    const axes = [axisWindow(s, "height"), axisWindow(s, "width")];
    const transposed = isTransposed(s.op);
    if (isPooling(s.op)) {
      requirePooling(s);
    } else if (transposed) {
      requireTransposed(s, axes);
    } else {
      requireConvolution(s);
    }
    const along = transposed ? spread : slide;
    const rows = along(axes[0], s.inputHeight);
    const columns = along(axes[1], s.inputWidth);
    const input = [s.inChannels, s.inputHeight, s.inputWidth];
    requireShape(input);
    const outChannels = isPooling(s.op) ? s.inChannels : s.outChannels;
    const fields = axes.map((axis) => receptiveField(axis, transposed));
    const groups = isPooling(s.op) ? s.inChannels : s.groups;
    return {
      settings: s,
      transposed,
      rows,
      columns,
      groups,
      channelsPerGroup: s.inChannels / groups,
      input,
      output: [outChannels, rows.output, columns.output],
      neverRead: untouched(rows.reads, columns.reads),
      neverWritten: transposed ? untouched(rows.writes, columns.writes) : 0,
      receptiveField: text(fields[0].size, fields[1].size),
      jump: text(fields[0].jump, fields[1].jump),
      ...cost(s, rows, columns, outChannels),
    };
  }

  function cost(s, rows, columns, outChannels) {
    const activations = outChannels * rows.output * columns.output;
    if (isPooling(s.op)) {
      return { parameters: 0, macs: 0, activations, costs: { parameters: say("a pooling window has no weights"), macs: "" } };
    }
    const transposed = isTransposed(s.op);
    const shape = transposed
      ? [s.inChannels, s.outChannels / s.groups, s.kernelHeight, s.kernelWidth]
      : [s.outChannels, s.inChannels / s.groups, s.kernelHeight, s.kernelWidth];
    const weights = shape.reduce((product, size) => product * size);
    const biases = s.bias ? s.outChannels : 0;
    const [height, width] = transposed ? [rows.input, columns.input] : [rows.output, columns.output];
    return {
      parameters: weights + biases,
      macs: weights * height * width,
      activations,
      costs: {
        parameters: s.bias ? say("%s weights + %s biases", shape.join("·"), grouped(biases)) : say("%s weights", shape.join("·")),
        macs: say(transposed ? "%s weights · %d·%d input cells" : "%s weights · %d·%d positions", grouped(weights), height, width),
      },
    };
  }

  return { layer, ShapeError, isPooling, isTransposed, grouped };
})();
