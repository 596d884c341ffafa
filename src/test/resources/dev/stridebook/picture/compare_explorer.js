/** Compares what the page's own functions say of each case with what the library said; returns the differences as texts. */
(text) => {
  const differences = [];

  JSON.parse(text).forEach(({ settings, answer }, index) => {
    const differ = (what, page, library) => {
      if (JSON.stringify(page) !== JSON.stringify(library)) {
        differences.push(`case ${index} ${JSON.stringify(settings)}: ${what} is ${JSON.stringify(page)}, `
          + `but the library has ${JSON.stringify(library)}`);
      }
    };
    let layer;
    try {
      layer = Arithmetic.layer(settings);
    } catch (error) {
      differ("the error", error.message, answer.error);
      return;
    }
    differ("the error", undefined, answer.error);
    if (answer.error) {
      return;
    }
    ["output", "parameters", "macs", "activations", "neverRead"].forEach((name) =>
      differ(name, layer[name], answer[name]));
    differ("receptiveField", layer.receptiveField, answer.receptiveField);
    differ("jump", layer.jump, answer.jump);
    if (layer.transposed) {
      differ("neverWritten", layer.neverWritten, answer.neverWritten);
    }
    differ("formulas", [layer.rows.formula, layer.columns.formula], answer.formulas);
    differ("notes", [layer.rows.notes, layer.columns.notes], answer.notes);
    if (answer.y) {
      differ("values", values(layer, answer), answer.y.map(Number).map(Math.fround).map(String));
    }
  });
  return differences;

  function values(layer, answer) {
    const area = layer.input[1] * layer.input[2];
    const planes = Array.from({ length: layer.input[0] }, (_, channel) =>
      answer.x.slice(channel * area, (channel + 1) * area));
    const kernel = layer.settings.kernelHeight * layer.settings.kernelWidth;
    const outPerGroup = layer.output[0] / layer.groups;
    // Of shape [out, in / groups, kH, kW], or transposed [in, out / groups, kH, kW].
    const weight = (out, inGroup) => {
      const first = layer.transposed
        ? (Math.floor(out / outPerGroup) * layer.channelsPerGroup + inGroup) * outPerGroup + out % outPerGroup
        : out * layer.channelsPerGroup + inGroup;
      return answer.weight.slice(first * kernel, (first + 1) * kernel);
    };
    return Array.from({ length: layer.output[0] }, (_, channel) => channel)
      .flatMap((channel) => Array.from(Values.output(layer, planes, weight, channel)))
      .map((value) => String(Math.fround(value)));
  }
}
