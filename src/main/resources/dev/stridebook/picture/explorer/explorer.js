"use strict";

/** The page: its controls, the state they set, and everything that is shown for that state. */
const Explorer = (() => {
  /** Larger planes, or more multiplications, would make the page slow. */
  const MOST_CELLS = 300;
  const MOST_WORK = 20_000_000;
  const MOST_MAPS = 16;
  const MOST_EDITABLE = 7;
  const MOST_PRODUCTS = 11;
  /** Pixels: a cell's side, a grid's height, and the gap between the panels. */
  const SIDE = { least: 9, comfortable: 24, most: 46, withEveryNumber: 28 };
  const HIGHEST = 620;
  const GAP = 26;
  /** A phone, where the panels are below each other. */
  const NARROW = 560;

  /** Groups of fields: [state, label, label of the first when all are the same], with the slider's range and the field's maximum. */
  const FIELDS = [
    { legend: "Input", least: 1, most: 28, limit: 512, names: [["inputHeight", "height"], ["inputWidth", "width"]] },
    { legend: "Kernel", least: 1, most: 11, limit: 32, names: [["kernelHeight", "height"], ["kernelWidth", "width"]] },
    { legend: "Stride", least: 1, most: 8, limit: 64, names: [["strideHeight", "height"], ["strideWidth", "width"]] },
    { legend: "Padding", least: 0, most: 8, limit: 64,
      names: [["padTop", "top"], ["padBottom", "bottom"], ["padLeft", "left"], ["padRight", "right"]] },
    { legend: "Dilation", least: 1, most: 6, limit: 32,
      names: [["dilationHeight", "height"], ["dilationWidth", "width"]] },
    { legend: "Output padding", least: 0, most: 7, limit: 64, only: Arithmetic.isTransposed,
      names: [["outputPaddingHeight", "height"], ["outputPaddingWidth", "width"]] },
    { legend: "Channels", least: 1, most: 32, limit: 1024, apart: true,
      names: [["inChannels", "in"], ["outChannels", "out"], ["groups", "groups"]] },
  ];
  const ONLY_WITH_WEIGHTS = ["outChannels", "groups"];

  const byId = (id) => document.getElementById(id);
  const clamp = (value, least, most) => Math.max(least, Math.min(most, value));

  let state = { ...Address.START };
  let linked = true;
  let ownPixels = null;
  /** What is shown for the state: the layer, its input and the output channel; null while the state is invalid. */
  let view = null;
  let timer = null;
  let addressTimer = null;

  // ---- Controls ----

  function buildControls() {
    byId("fields").innerHTML = FIELDS.map((group) => `<fieldset data-legend="${group.legend}"><legend></legend>`
      + group.names.map(([name]) => `<div class="field" data-field="${name}">
          <label for="${name}"></label>
          <input type="range" id="${name}-slider" min="${group.least}" max="${group.most}">
          <input type="number" id="${name}" step="1" aria-describedby="error">
        </div>`).join("") + "</fieldset>").join("");
    const options = (map) => Object.keys(map).map((value) => `<option value="${value}"></option>`).join("");
    byId("image").innerHTML = options(Samples.IMAGES);
    byId("weights").innerHTML = options(Samples.KERNELS);

    FIELDS.forEach((group) => group.names.forEach(([name]) => {
      byId(name).addEventListener("input", () => setNumber(group, name, byId(name).valueAsNumber));
      byId(`${name}-slider`).addEventListener("input", () => setNumber(group, name, byId(`${name}-slider`).valueAsNumber));
    }));
    byId("op").addEventListener("change", () => change({ op: byId("op").value }));
    byId("linked").addEventListener("change", () => setLinked(byId("linked").checked));
    byId("floor").addEventListener("change", () => change({ ceil: false }));
    byId("ceil").addEventListener("change", () => change({ ceil: true }));
    byId("bias").addEventListener("change", () => change({ bias: byId("bias").checked }));
    byId("image").addEventListener("change", () => chooseImage(byId("image").value));
    byId("file").addEventListener("change", () => readFile(byId("file").files[0]));
    byId("weights").addEventListener("change", () => chooseWeights(byId("weights").value));
    byId("weight-table").addEventListener("input", editWeights);
    byId("in-channel").addEventListener("change", () => show({ inChannel: Number(byId("in-channel").value) }));
    byId("out-channel").addEventListener("change", () => change({ outChannel: Number(byId("out-channel").value), step: state.step }));
    byId("every-number").addEventListener("change", () => draw(true));
    byId("language").addEventListener("change", () => speak(byId("language").value));
    byId("reset").addEventListener("click", () => restore(document.body.dataset.start));
    byId("settings").addEventListener("submit", (event) => event.preventDefault());
  }

  /** Sets a field, and the fields linked to it. */
  function setNumber(group, name, value) {
    const names = linked && !group.apart ? group.names.map(([one]) => one) : [name];
    change(Object.fromEntries(names.map((one) => [one, value])));
  }

  function setLinked(on) {
    linked = on;
    const same = {};
    if (on) {
      FIELDS.filter((group) => !group.apart).forEach((group) =>
        group.names.forEach(([name]) => { same[name] = state[group.names[0][0]]; }));
    }
    change(same);
  }

  const isLinked = (one) => FIELDS.filter((group) => !group.apart)
    .every((group) => group.names.every(([name]) => one[name] === one[group.names[0][0]]));

  function chooseImage(image) {
    if (image === "own" && !ownPixels) {
      byId("file").click();
    }
    const side = Samples.DIGIT_SIDE;
    const small = state.inputHeight < side / 2 && state.inputWidth < side / 2;
    change(image !== "numbers" && small ? { image, inputHeight: side, inputWidth: side } : { image });
  }

  /** The user's picture, which never leaves the browser. */
  async function readFile(file) {
    if (!file) {
      return;
    }
    try {
      ownPixels = pixelsOf(await createImageBitmap(file));
      chooseImage("own");
    } catch (unreadable) {
      refuse([say('The browser cannot read "%s" as a picture. Choose a PNG, JPEG, GIF or WebP file.', file.name)]);
    }
  }

  /** Red, green and blue for three channels, otherwise the lightness in each; the whole picture is scaled to fit into the input. */
  function pixelsOf(bitmap) {
    const shrunk = Math.min(1, 512 / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * shrunk));
    const height = Math.max(1, Math.round(bitmap.height * shrunk));
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext("2d");
    pen.drawImage(bitmap, 0, 0, width, height);
    const { data } = pen.getImageData(0, 0, width, height);
    const at = (y, x, part) => data[(y * width + x) * 4 + part] / 255;
    const grey = (y, x) => 0.299 * at(y, x, 0) + 0.587 * at(y, x, 1) + 0.114 * at(y, x, 2);
    return {
      planes: (h, w, channels) => Array.from({ length: channels }, (_, channel) =>
        Samples.resized(channels === 3 ? (y, x) => at(y, x, channel) : grey, height, width, h, w)),
    };
  }

  function chooseWeights(weights) {
    change(weights === "own" ? { weights, own: currentKernel() } : { weights });
  }

  function editWeights({ target }) {
    if (Number.isFinite(target.valueAsNumber)) {
      const own = Float64Array.from(currentKernel());
      own[Array.from(byId("weight-table").querySelectorAll("input")).indexOf(target)] = target.valueAsNumber;
      change({ weights: "own", own }, { keepTable: true });
    }
  }

  /** The kernel of the first output channel. */
  function currentKernel() {
    return weightOf(state)(0, 0);
  }

  /** The weights of a state; custom numbers are the same for all channels. */
  function weightOf({ weights, own, kernelHeight, kernelWidth }) {
    const known = new Map();
    return (outChannel) => {
      const name = Samples.nameFor(weights, outChannel);
      if (!known.has(name)) {
        known.set(name, name === "own" ? Float64Array.from(own) : Samples.kernel(name, kernelHeight, kernelWidth));
      }
      return known.get(name);
    };
  }

  // ---- State ----

  /** Changes the state and everything that depends on it; the animation starts over unless the change sets its step. */
  function change(values, { keepTable = false } = {}) {
    pause();
    const before = state;
    state = { ...state, step: 0, ...values };
    keepOwnWeights(before);
    update({ keepTable });
  }

  /** A custom kernel grows and shrinks around its middle. */
  function keepOwnWeights(before) {
    const { kernelHeight, kernelWidth } = state;
    const legal = [kernelHeight, kernelWidth].every((size) => Number.isInteger(size) && size >= 1 && size <= 32);
    if (state.weights === "own" && legal && state.own.length !== kernelHeight * kernelWidth) {
      state.own = Samples.fitted(state.own, before.kernelHeight, before.kernelWidth, kernelHeight, kernelWidth);
    }
  }

  /** Shows a state; of the start, the language is what the page speaks until another is chosen. */
  function restore(text) {
    pause();
    const { state: read, complaints } = Address.read(text);
    state = { ...read, lang: text === document.body.dataset.start ? state.lang : read.lang || state.lang };
    linked = isLinked(state);
    Language.use(state.lang || Address.read(document.body.dataset.start).state.lang || Language.preferred());
    update({ complaints });
  }

  /** Says everything in another language, with the state as it is. */
  function speak(lang) {
    pause();
    state.lang = lang;
    Language.use(lang);
    update();
  }

  function update({ keepTable = false, complaints = [] } = {}) {
    showControls();
    try {
      requireWholeNumbers();
      const layer = Arithmetic.layer(state);
      state.inChannel = clamp(state.inChannel, 0, state.inChannels - 1);
      state.outChannel = clamp(state.outChannel, 0, layer.output[0] - 1);
      view = viewOf(layer);
      state.step = clamp(state.step, 0, Steps.count(layer) - 1);
      refuse(complaints.map((complain) => complain()));
      byId("now").textContent = shapesText(layer);
      byId("result").hidden = false;
      showResult();
      if (!keepTable) {
        showWeightTable();
      }
    } catch (error) {
      if (!(error instanceof Arithmetic.ShapeError)) {
        throw error;
      }
      view = null;
      byId("result").hidden = true;
      refuse([error.message, ...complaints.map((complain) => complain())]);
      byId("now").textContent = error.message;
      markInvalid(error.fields || []);
    }
    writeAddress();
  }

  function requireWholeNumbers() {
    FIELDS.filter(isOffered).forEach((group) => group.names.filter(([name]) => isFieldOffered(name)).forEach(([name, label]) => {
      const value = state[name];
      const what = say("%s, %s", say(group.legend), say(label));
      if (Number.isNaN(value)) {
        throw refusal(name, say("%s: the field has no number. Enter a whole number, such as %s.", what, Address.START[name]));
      }
      if (!Number.isInteger(value)) {
        throw refusal(name, say("%s: %s is not a whole number. Enter a whole number, such as %s.", what, value, Address.START[name]));
      }
      if (value > group.limit) {
        throw refusal(name, say("%s: the limit on this page is %s, but it is %s. The library and ./stridebook shape accept more.",
          what, group.limit, value));
      }
    }));
  }

  function refusal(name, message) {
    return Object.assign(new Arithmetic.ShapeError(message), { fields: [name] });
  }

  function viewOf(layer) {
    const { output } = layer;
    const shownRows = layer.transposed ? output[1] : layer.rows.padded;
    const shownColumns = layer.transposed ? output[2] : layer.columns.padded;
    const drawn = Math.max(shownRows, shownColumns, output[1], output[2]) <= MOST_CELLS && Values.work(layer) <= MOST_WORK;
    if (!drawn) {
      return { layer, drawn };
    }
    const planes = Samples.image(state.image, state.inputHeight, state.inputWidth, state.inChannels, ownPixels);
    const weight = weightOf(state);
    const plane = Values.output(layer, planes, weight, state.outChannel);
    const greatest = plane.reduce((most, value) => Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most, 0);
    return { layer, drawn, planes, weight, plane, greatest: greatest || 1, steps: Steps.count(layer) };
  }

  const isOffered = (group) => !group.only || group.only(state.op);
  const isFieldOffered = (name) => !(ONLY_WITH_WEIGHTS.includes(name) && Arithmetic.isPooling(state.op));

  // ---- What the controls show ----

  function showControls() {
    const pooling = Arithmetic.isPooling(state.op);
    byId("language").value = document.documentElement.lang.split("-")[0];
    showNames("image", Samples.IMAGES);
    showNames("weights", Samples.KERNELS);
    byId("op").value = state.op;
    byId("linked").checked = linked;
    byId("floor").checked = !state.ceil;
    byId("ceil").checked = state.ceil;
    byId("bias").checked = state.bias;
    byId("image").value = state.image;
    byId("weights").value = state.weights;
    byId("kernel-choice").hidden = pooling;
    FIELDS.forEach((group) => {
      const box = document.querySelector(`[data-legend="${group.legend}"]`);
      box.hidden = !isOffered(group);
      box.querySelector("legend").textContent = say(group.legend);
      group.names.forEach(([name, label], index) => {
        const one = linked && !group.apart;
        const row = document.querySelector(`[data-field="${name}"]`);
        row.hidden = (one && index > 0) || !isFieldOffered(name);
        row.querySelector("label").textContent = say(!one ? label : group.names.length === 4 ? "each side" : "both");
        byId(`${name}-slider`).setAttribute("aria-label", say("%s %s, slider", say(group.legend), say(label)));
        const field = byId(name);
        field.removeAttribute("aria-invalid");
        if (field.valueAsNumber !== state[name] && !Number.isNaN(state[name])) {
          field.value = state[name];
        }
        byId(`${name}-slider`).value = state[name];
      });
    });
  }

  function showNames(select, names) {
    Array.from(byId(select).options).forEach((option) => { option.textContent = say(names[option.value]); });
  }

  function refuse(messages) {
    const error = byId("error");
    error.hidden = messages.length === 0;
    error.textContent = messages.join(" ");
  }

  function markInvalid(names) {
    names.forEach((name) => byId(name).setAttribute("aria-invalid", "true"));
  }

  /** Rounded to two decimals, as space is limited; the kernel keeps full precision. */
  function showWeightTable() {
    const { kernelHeight, kernelWidth } = state;
    const editable = !Arithmetic.isPooling(state.op) && Math.max(kernelHeight, kernelWidth) <= MOST_EDITABLE;
    byId("weight-table").hidden = !editable;
    if (editable) {
      const kernel = currentKernel();
      byId("weight-table").innerHTML = rowsOf(kernelHeight, kernelWidth, (row, column) =>
        `<td><input type="number" step="any" value="${Number(kernel[row * kernelWidth + column].toFixed(2))}"
          aria-label="${say("Kernel's number in row %s, column %s", row, column)}"></td>`);
    }
  }

  const rowsOf = (height, width, cell) => Array.from({ length: height }, (_, row) =>
    `<tr>${Array.from({ length: width }, (__, column) => cell(row, column)).join("")}</tr>`).join("");

  // ---- What the state shows ----

  const shapesText = (layer) => `${layer.input.join("×")} → ${layer.output.join("×")}`;

  function showResult() {
    const { layer, drawn } = view;
    const formula = byId("formula");
    byId("shape").textContent = shapesText(layer);
    const rule = layer.transposed
      ? say("out = (n − 1)·stride − padding + dilation·(kernel − 1) + output padding + 1")
      : say("out = %s(n + padding − dilation·(kernel − 1) − 1) / stride%s + 1", ...(state.ceil ? ["⌈", "⌉"] : ["⌊", "⌋"]));
    formula.replaceChildren(paragraph(rule, "rule"), ...["rows", "columns"].map((axis) => {
      const box = document.createElement("div");
      box.append(paragraph(say("%s: %s", say(layer[axis].label), layer[axis].formula)),
        ...layer[axis].notes.map((note) => paragraph(note, "note")));
      return box;
    }));
    showNumbers(layer);
    byId("java").textContent = Code.java(layer);
    byId("pytorch").textContent = Code.pytorch(layer);
    byId("shapes").textContent = say("x has the shape [batch, channels, height, width]: %s", Code.shapes(layer));
    byId("motion").hidden = !drawn;
    if (drawn) {
      showChoices(layer);
      draw(true);
    }
    showMaps();
  }

  function paragraph(text, name = "") {
    const element = document.createElement("p");
    element.textContent = text;
    element.className = name;
    return element;
  }

  function showNumbers(layer) {
    const { grouped } = Arithmetic;
    const values = layer.input.reduce((product, size) => product * size) + layer.activations + layer.parameters;
    const rows = [
      [say("Parameters"), grouped(layer.parameters), layer.costs.parameters],
      [say("Multiply-accumulates"), grouped(layer.macs), layer.costs.macs],
      [say("Output values"), grouped(layer.activations), layer.output.join("·")],
      [say("Memory"), bytes(4 * values), say("input, output and parameters of one example, 4 bytes each")],
      [say("Receptive field"), layer.receptiveField,
        say("of an output cell; the next cell's starts %s further on", layer.jump)],
      [say("Never-read pixels"), grouped(layer.neverRead), say("of %s in each channel", grouped(layer.input[1] * layer.input[2]))],
    ];
    if (layer.transposed) {
      rows.push([say("Never written"), grouped(layer.neverWritten),
        say("of %s output cells", grouped(layer.output[1] * layer.output[2]))]);
    }
    byId("numbers").innerHTML = rows.map(([name, number, way]) =>
      `<dt>${name}</dt><dd><b>${number}</b>${way ? ` <span>${say("(%s)", way)}</span>` : ""}</dd>`).join("");
  }

  function bytes(number) {
    const [size, unit] = number < 1024 ? [number, say("bytes")]
      : number < 1024 * 1024 ? [number / 1024, "KiB"] : [number / 1024 / 1024, "MiB"];
    return `${Number(size.toFixed(1))} ${unit}`;
  }

  function showChoices(layer) {
    const options = (select, channels, chosen) => {
      select.innerHTML = channels.map((channel) => `<option value="${channel}">${channel}</option>`).join("");
      select.value = chosen;
    };
    const seen = Values.channelsOf(layer, state.outChannel);
    state.inChannel = seen.includes(state.inChannel) ? state.inChannel : seen[0];
    options(byId("in-channel"), seen, state.inChannel);
    options(byId("out-channel"), Array.from({ length: layer.output[0] }, (_, channel) => channel), state.outChannel);
    byId("in-channel-choice").hidden = seen.length === 1;
    byId("out-channel-choice").hidden = layer.output[0] === 1;
    const scrubber = byId("scrubber");
    scrubber.max = view.steps - 1;
  }

  // ---- The animation ----

  const asPicture = () => state.image !== "numbers";
  const isSigned = () => !Arithmetic.isPooling(state.op);

  /**
   * Everything that changes with a step.
   *
   * @param anew whether more than the step has changed, so that the cells' size may change
   */
  function draw(anew) {
    if (!view || !view.drawn) {
      return;
    }
    const { layer, planes, weight } = view;
    const step = Steps.at(layer, planes, weight, state.outChannel, state.inChannel, state.step);
    showProducts(layer, step);
    const grids = gridsOf(layer, step);
    view.side = anew ? sideFor(grids) : view.side;
    Picture.draw(byId("input"), { ...grids.input, side: view.side });
    Picture.draw(byId("output"), { ...grids.output, side: view.side });
    showStepTexts(layer, step);
  }

  /** The grids of input and output; padding is drawn with the one it belongs to. */
  function gridsOf(layer, step) {
    const { rows, columns, transposed } = layer;
    const plain = (axis, length) => ({ from: 0, to: length, dropped: 0, axis });
    const framed = (axis, length) =>
      ({ from: -axis.before, to: length + axis.after + axis.overhang, dropped: axis.unread, axis });
    const position = (axis, at) => at * axis.stride - axis.before;
    const frame = {
      row: position(rows, step.row), column: position(columns, step.column),
      height: (rows.kernel - 1) * rows.dilation + 1, width: (columns.kernel - 1) * columns.dilation + 1,
    };
    const now = { row: step.row, column: step.column };
    return transposed
      ? {
        input: { rows: plain(rows, rows.input), columns: plain(columns, columns.input), cell: inputCell(layer, step), frame: null, ring: now },
        output: { rows: framed(rows, rows.output), columns: framed(columns, columns.output), cell: spreadCell(layer, step), frame, ring: null },
      }
      : {
        input: { rows: framed(rows, rows.input), columns: framed(columns, columns.input), cell: inputCell(layer, step), frame, ring: step.winner },
        output: { rows: plain(rows, rows.output), columns: plain(columns, columns.output), cell: filledCell(layer), frame: null, ring: now },
      };
  }

  function inputCell(layer, step) {
    const plane = view.planes[Arithmetic.isPooling(state.op) ? state.outChannel : state.inChannel];
    const { rows, columns } = layer;
    const readNow = new Set(layer.transposed ? [`${step.row},${step.column}`]
      : step.cells.map((cell) => `${cell.row},${cell.column}`));
    const paddingValue = isSigned() || state.op === "avgpool" ? 0 : null;
    return (row, column) => {
      const inside = row >= 0 && column >= 0 && row < rows.input && column < columns.input;
      const value = inside ? plane[row * columns.input + column] : paddingValue;
      const dropped = !layer.transposed && (row >= rows.input + rows.after - rows.unread || column >= columns.input + columns.after - columns.unread);
      return {
        kind: inside ? "input" : "outside",
        value,
        rgb: inside && asPicture() ? Picture.grey(value) : null,
        unread: inside ? rows.reads[row] === 0 || columns.reads[column] === 0 : dropped,
        read: readNow.has(`${row},${column}`),
      };
    };
  }

  function colourOf(value) {
    if (!asPicture()) {
      return null;
    }
    return isSigned() ? Picture.diverging(value / view.greatest) : Picture.grey(value);
  }

  function filledCell(layer) {
    return (row, column) => {
      const index = row * layer.columns.output + column;
      const filled = index <= state.step;
      const value = filled ? view.plane[index] : null;
      return { kind: filled ? "filled" : "empty", value, rgb: filled ? colourOf(value) : null, unread: false, read: false };
    };
  }

  function spreadCell(layer, step) {
    const { rows, columns } = layer;
    const plane = Values.spread(layer, view.planes, view.weight, state.outChannel, state.step + 1);
    const writtenNow = new Set(step.cells.filter((cell) => cell.inside).map((cell) => `${cell.row},${cell.column}`));
    return (row, column) => {
      const inside = row >= 0 && column >= 0 && row < rows.output && column < columns.output;
      const value = inside ? plane[row * columns.output + column] : null;
      return {
        kind: inside ? "filled" : "outside",
        value,
        rgb: inside ? colourOf(value) : null,
        unread: inside && (rows.writes[row] === 0 || columns.writes[column] === 0),
        read: writtenNow.has(`${row},${column}`),
      };
    };
  }

  /** The side of a cell in pixels: with all panels side by side if they fit, else with the products below the grids, else with all below each other. */
  function sideFor({ input, output }) {
    const across = (grid) => grid.columns.to - grid.columns.from;
    const highest = Math.max(input.rows.to - input.rows.from, output.rows.to - output.rows.from);
    const panels = byId("panels");
    panels.classList.remove("products-below");
    const room = panels.clientWidth - 4 * Picture.MARGIN;
    const beside = Math.floor((room - byId("window-panel").offsetWidth - 2 * GAP) / (across(input) + across(output)));
    const withoutProducts = Math.floor((room - GAP) / (across(input) + across(output)));
    const alone = Math.floor(room / Math.max(across(input), across(output)));
    const below = beside < SIDE.comfortable && withoutProducts >= SIDE.least && room >= NARROW;
    panels.classList.toggle("products-below", below);
    const fitting = beside >= SIDE.comfortable ? beside : below ? withoutProducts : alone;
    const side = clamp(fitting, 1, Math.min(SIDE.most, Math.max(1, Math.floor(HIGHEST / highest))));
    return byId("every-number").checked ? Math.max(side, SIDE.withEveryNumber) : side;
  }

  function showProducts(layer, step) {
    const table = byId("products");
    const { kernel: height } = layer.rows;
    const { kernel: width } = layer.columns;
    const drawn = Math.max(height, width) <= MOST_PRODUCTS;
    const pooling = Arithmetic.isPooling(state.op);
    byId("window-caption").textContent = say(pooling ? "What the window shows"
      : layer.transposed ? "Value · kernel = products" : "Window · kernel = products");
    table.hidden = !drawn;
    if (drawn) {
      table.innerHTML = rowsOf(height, width, (row, column) => productCell(step.cells[row * width + column], step.winner, pooling));
    }
    const sums = step.sums.slice(0, 8).map(([name, sum]) => paragraph(say("%s: %s", name, Picture.number(sum))));
    if (step.sums.length > 8) {
      sums.push(paragraph(say("and %s more channels", step.sums.length - 8)));
    }
    if (step.total !== null) {
      const name = pooling ? { maxpool: "maximum", minpool: "minimum", avgpool: "mean" }[state.op] : "sum";
      sums.push(paragraph(`${say(name)} = ${Picture.number(step.total)}`, "total"));
    }
    byId("sums").replaceChildren(...sums);
  }

  function productCell(cell, winner, pooling) {
    const outside = cell.inside ? "" : "outside";
    const value = Picture.number(cell.value);
    if (pooling) {
      const shown = cell.inside ? value : state.op === "avgpool" ? "0" : "–";
      return `<td class="${outside}${winner && cell.tap === winner.tap ? " winner" : ""}">${shown}</td>`;
    }
    return `<td class="${outside}">${value} · ${Picture.number(cell.weight)}<b>${Picture.number(cell.product)}</b></td>`;
  }

  function showStepTexts(layer, step) {
    const { rows, columns } = layer;
    const scrubber = byId("scrubber");
    scrubber.value = state.step;
    scrubber.setAttribute("aria-valuetext", say("step %s of %s", state.step + 1, view.steps));
    byId("count").textContent = say("%s of %s", state.step + 1, view.steps);
    byId("step-text").textContent = step.sentence;
    byId("back").disabled = byId("first").disabled = state.step === 0;
    byId("next").disabled = state.step === view.steps - 1;
    const lost = [
      [rows.unread, rows.unread === 1 ? "%s row" : "%s rows"], [columns.unread, columns.unread === 1 ? "%s column" : "%s columns"],
    ].filter(([number]) => number > 0).map(([number, what]) => say(what, number));
    const dropped = lost.length > 0 ? say("; ⌊ ⌋ drops %s", lost.join(say(" and "))) : "";
    const hanging = rows.overhang + columns.overhang > 0 ? say("; the last window hangs over") : "";
    byId("input-caption").textContent = say("Input %s×%s", rows.input, columns.input) + dropped + hanging;
    byId("output-caption").textContent = say("Output %s×%s", rows.output, columns.output);
    byId("input").setAttribute("aria-label",
      say("The input with the window at step %s of %s. %s", state.step + 1, view.steps, step.sentence));
    byId("output").setAttribute("aria-label", say("The output after step %s of %s", state.step + 1, view.steps));
    showLegend(layer);
  }

  function showLegend(layer) {
    const padded = ["padTop", "padBottom", "padLeft", "padRight"].some((side) => state[side] > 0);
    const overhang = layer.rows.overhang + layer.columns.overhang > 0;
    const unread = layer.neverRead + layer.neverWritten + layer.rows.unread + layer.columns.unread > 0;
    const entries = [
      ["read", layer.transposed ? "written now" : "read now", true],
      ["input", "input", !asPicture()],
      ["filled", layer.transposed ? "output so far" : "output, filled", !asPicture()],
      ["padding", layer.transposed ? "cut off by the padding" : overhang ? "padding or overhang" : "padding", padded || overhang],
      ["unread", layer.transposed ? "never written" : "never read", unread],
    ];
    const html = entries.filter(([, , shown]) => shown)
      .map(([name, text]) => `<li><span class="swatch ${name}"></span>${say(text)}</li>`).join("");
    if (byId("legend").innerHTML !== html) {
      byId("legend").innerHTML = html;
    }
  }

  /** Moves within the animation. */
  function show(values) {
    Object.assign(state, values);
    draw(false);
    writeAddress();
  }

  const goTo = (step) => show({ step: clamp(step, 0, view.steps - 1) });

  function play() {
    if (state.step === view.steps - 1) {
      goTo(0);
    }
    byId("step-text").setAttribute("aria-live", "off");
    byId("play").textContent = say("Pause");
    timer = setTimeout(tick, Number(byId("speed").value));
  }

  function tick() {
    goTo(state.step + 1);
    if (state.step === view.steps - 1) {
      pause();
    } else {
      timer = setTimeout(tick, Number(byId("speed").value));
    }
  }

  function pause() {
    clearTimeout(timer);
    timer = null;
    byId("play").textContent = say("Play");
    byId("step-text").setAttribute("aria-live", "polite");
  }

  function buildPlayer() {
    const paused = (act) => () => {
      pause();
      act();
    };
    byId("play").addEventListener("click", () => timer === null ? play() : pause());
    byId("first").addEventListener("click", paused(() => goTo(0)));
    byId("back").addEventListener("click", paused(() => goTo(state.step - 1)));
    byId("next").addEventListener("click", paused(() => goTo(state.step + 1)));
    byId("scrubber").addEventListener("input", paused(() => goTo(byId("scrubber").valueAsNumber)));
  }

  // ---- Feature maps ----

  function showMaps() {
    const { layer, drawn } = view;
    const maps = drawn ? Math.min(layer.output[0], MOST_MAPS, Math.floor(MOST_WORK / Values.work(layer))) : 0;
    byId("maps-text").textContent = !drawn ? say("This is too large to draw. All numbers on the page are still correct.")
      : maps < layer.output[0] ? say("The first %s of %s output channels.", maps, layer.output[0])
        : isSigned() ? say("Vermilion is above zero, blue below.") : "";
    if (drawn && layer.input[0] > 1 && state.image !== "own") {
      byId("maps-text").textContent += say(" Other input channels contain other numbers, or the digit rotated.");
    }
    const shown = drawn ? [[layer.input[0] > 1 ? say("input, channel %s", state.inChannel) : say("input"), view.planes[state.inChannel], layer.input]] : [];
    for (let channel = 0; channel < maps; channel++) {
      const plane = channel === state.outChannel ? view.plane : Values.output(layer, view.planes, view.weight, channel);
      const output = layer.output[0] > 1 ? say("output %s", channel) : say("output");
      const kernel = isSigned() ? say(Samples.KERNELS[Samples.nameFor(state.weights, channel)]).toLowerCase() : "";
      shown.push([kernel ? say("%s: %s", output, kernel) : output, plane, layer.output]);
    }
    byId("maps").replaceChildren(...shown.map(([name, plane, shape], index) => map(name, plane, shape, index > 0 && isSigned())));
  }

  function map(name, plane, [, height, width], signed) {
    const figure = document.createElement("figure");
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `${name}, ${height}×${width}`);
    const greatest = plane.reduce((most, value) => Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most, 0) || 1;
    const colour = signed ? (value) => Picture.diverging(value / greatest) : (value) => Picture.grey(value / greatest);
    Picture.drawImage(canvas, plane, height, width, colour, Math.max(1, Math.floor(196 / Math.max(height, width))));
    const caption = document.createElement("figcaption");
    caption.textContent = name;
    figure.append(canvas, caption);
    return figure;
  }

  // ---- Copying, and the address ----

  function buildCopying() {
    document.querySelectorAll("[data-copies]").forEach((button) => button.addEventListener("click",
      () => copy(byId(button.dataset.copies).textContent, byId(button.dataset.copies))));
    byId("copy-link").addEventListener("click", () => copy(link(), byId("copy-link")));
    byId("link-choice").hidden = !hasAddress();
  }

  async function copy(text, element) {
    const said = byId("copied");
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = say("Copied.");
    } catch (notAllowed) {
      getSelection().selectAllChildren(element);
      said.textContent = say("The browser does not allow this page to copy. The text is selected: press Ctrl+C.");
    }
  }

  const link = () => `${location.href.split("#")[0]}#${Address.write(state)}`;

  /** In a notebook the page is a frame without its own address. */
  const hasAddress = () => location.protocol !== "about:";

  /** Delayed, as browsers limit how often a page may change its address. */
  function writeAddress() {
    if (hasAddress()) {
      clearTimeout(addressTimer);
      addressTimer = setTimeout(() => history.replaceState(null, "", link()), 250);
    }
  }

  function start() {
    Picture.refreshColours();
    Language.remember();
    buildControls();
    buildPlayer();
    buildCopying();
    restore(location.hash.slice(1) || document.body.dataset.start);
    addEventListener("hashchange", () => restore(location.hash.slice(1)));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      Picture.refreshColours();
      draw(false);
    });
    addEventListener("resize", () => draw(true));
  }

  start();
  return { goTo };
})();
