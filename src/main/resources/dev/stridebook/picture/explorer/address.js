"use strict";

/**
 * The explorer's state as the fragment of an address, such as op=maxpool&input=8x8&kernel=2x2&stride=2x2: what differs from the
 * initial state, in a form that a teacher can write by hand.
 */
const Address = (() => {
  const START = Object.freeze({
    op: "conv", inputHeight: 8, inputWidth: 8, inChannels: 1, outChannels: 1, groups: 1, bias: true,
    kernelHeight: 3, kernelWidth: 3, strideHeight: 2, strideWidth: 2, dilationHeight: 1, dilationWidth: 1,
    padTop: 1, padBottom: 1, padLeft: 1, padRight: 1, ceil: false, outputPaddingHeight: 0, outputPaddingWidth: 0,
    image: "numbers", weights: "vertical", own: null, step: 0, inChannel: 0, outChannel: 0, lang: null,
  });

  const OPERATIONS = ["conv", "maxpool", "avgpool", "minpool", "convtranspose"];

  /** Whole numbers with a separator between them, one per name; a single number stands for all. */
  const numbers = (separator, ...names) => ({
    write: (state) => names.every((name) => state[name] === state[names[0]])
      ? String(state[names[0]]) : names.map((name) => state[name]).join(separator),
    read: (text) => {
      const given = text.split(separator).map(Number);
      const all = given.length === 1 ? names.map(() => given[0]) : given;
      return text.trim() !== "" && all.length === names.length && all.every(Number.isInteger)
        ? Object.fromEntries(names.map((name, index) => [name, all[index]])) : null;
    },
    example: () => names.map((name) => START[name]).join(separator),
  });

  const choice = (name, values) => ({
    write: (state) => state[name],
    read: (text) => values.includes(text) ? { [name]: text } : null,
    example: () => values.join(say(" or ")),
  });

  const flag = (name, yes, no) => ({
    write: (state) => state[name] ? yes : no,
    read: (text) => text === yes || text === no ? { [name]: text === yes } : null,
    example: () => `${yes}${say(" or ")}${no}`,
  });

  const weights = {
    write: (state) => state.weights === "own" ? Array.from(state.own).join(",") : state.weights,
    read: (text) => {
      if (text !== "own" && text in Samples.KERNELS) {
        return { weights: text };
      }
      const own = text.split(",").map(Number);
      return text.trim() !== "" && own.every(Number.isFinite) ? { weights: "own", own } : null;
    },
    example: () => say("blur, or its numbers with commas"),
  };

  const PARTS = {
    op: choice("op", OPERATIONS),
    input: numbers("x", "inputHeight", "inputWidth"),
    channels: numbers(",", "inChannels", "outChannels"),
    groups: numbers(",", "groups"),
    kernel: numbers("x", "kernelHeight", "kernelWidth"),
    stride: numbers("x", "strideHeight", "strideWidth"),
    padding: numbers(",", "padTop", "padBottom", "padLeft", "padRight"),
    dilation: numbers("x", "dilationHeight", "dilationWidth"),
    outputPadding: numbers("x", "outputPaddingHeight", "outputPaddingWidth"),
    rounding: flag("ceil", "ceil", "floor"),
    bias: flag("bias", "yes", "no"),
    image: choice("image", Object.keys(Samples.IMAGES)),
    weights,
    step: numbers(",", "step"),
    show: numbers(",", "inChannel", "outChannel"),
    lang: choice("lang", Language.codes()),
  };

  function write(state) {
    return Object.entries(PARTS)
      .filter(([, part]) => part.write(state) !== part.write(START))
      .map(([name, part]) => `${name}=${part.write(state)}`)
      .join("&");
  }

  /** The state, and complaints about the parts of the text that could not be understood, each said when it is called. */
  function read(text) {
    const state = { ...START };
    const complaints = [];
    text.split("&").filter((piece) => piece !== "").forEach((piece) => {
      const [name, ...rest] = piece.split("=");
      const part = PARTS[name];
      const values = part && part.read(decoded(rest.join("=")));
      if (values) {
        Object.assign(state, values);
      } else {
        complaints.push(() => part
          ? say('The address says "%s", which means nothing here. Write %s.', piece, `${name}=${part.example()}`)
          : say('The address says "%s", which means nothing here. It may say %s.', piece, Object.keys(PARTS).join(", ")));
      }
    });
    if (state.own && state.own.length !== state.kernelHeight * state.kernelWidth) {
      const { own, kernelHeight, kernelWidth } = state;
      complaints.push(() => say("The address has %s numbers for a kernel of %s×%s, which takes %s.",
        own.length, kernelHeight, kernelWidth, kernelHeight * kernelWidth));
      Object.assign(state, { weights: START.weights, own: null });
    }
    return { state, complaints };
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch (malformed) {
      return text;
    }
  }

  return { START, read, write };
})();
