"use strict";

/** The equivalent line of code: in Java with this library, and in PyTorch. */
const Code = (() => {
  const pair = (height, width) => height === width ? `${height}` : `${height}, ${width}`;
  const tuple = (height, width) => height === width ? `${height}` : `(${height}, ${width})`;
  const isOne = (height, width) => height === 1 && width === 1;
  const isZero = (height, width) => height === 0 && width === 0;
  const isSymmetric = (s) => s.padTop === s.padBottom && s.padLeft === s.padRight;

  function shapes(layer) {
    return `[1, ${layer.input.join(", ")}] → [1, ${layer.output.join(", ")}]`;
  }

  function window(s) {
    let text = `kernel(${pair(s.kernelHeight, s.kernelWidth)})`;
    // Left out, it would be the kernel's size in pooling.
    if (Arithmetic.isPooling(s.op) || !isOne(s.strideHeight, s.strideWidth)) {
      text += `.stride(${pair(s.strideHeight, s.strideWidth)})`;
    }
    if (!isSymmetric(s)) {
      text += `.padding(new Padding(${s.padTop}, ${s.padBottom}, ${s.padLeft}, ${s.padRight}))`;
    } else if (!isZero(s.padTop, s.padLeft)) {
      text += `.padding(${pair(s.padTop, s.padLeft)})`;
    }
    if (!isOne(s.dilationHeight, s.dilationWidth)) {
      text += `.dilation(${pair(s.dilationHeight, s.dilationWidth)})`;
    }
    return text + (s.ceil ? ".ceil()" : "");
  }

  /** An expression in the library's API; x is the input. */
  function java(layer) {
    const s = layer.settings;
    const pools = { maxpool: "MaxPool2d", avgpool: "AvgPool2d", minpool: "MinPool2d" };
    let text;
    if (pools[s.op]) {
      text = `new ${pools[s.op]}(${window(s)})`;
    } else {
      const name = layer.transposed ? "ConvTranspose2d" : "Conv2d";
      text = `new ${name}(${s.inChannels}, ${s.outChannels}, ${window(s)})`;
      if (s.groups !== 1) {
        text += `.groups(${s.groups})`;
      }
      if (layer.transposed && !isZero(s.outputPaddingHeight, s.outputPaddingWidth)) {
        text += `.outputPadding(${pair(s.outputPaddingHeight, s.outputPaddingWidth)})`;
      }
      text += s.bias ? "" : ".withoutBias()";
    }
    return `${text}.forward(x)`;
  }

  function moduleArguments(layer, padding) {
    const s = layer.settings;
    const list = [];
    if (!Arithmetic.isPooling(s.op)) {
      list.push(s.inChannels, s.outChannels);
    }
    list.push(`kernel_size=${tuple(s.kernelHeight, s.kernelWidth)}`);
    const strideByDefault = Arithmetic.isPooling(s.op)
      ? s.strideHeight === s.kernelHeight && s.strideWidth === s.kernelWidth : isOne(s.strideHeight, s.strideWidth);
    if (!strideByDefault) {
      list.push(`stride=${tuple(s.strideHeight, s.strideWidth)}`);
    }
    if (!isZero(...padding)) {
      list.push(`padding=${tuple(...padding)}`);
    }
    if (layer.transposed && !isZero(s.outputPaddingHeight, s.outputPaddingWidth)) {
      list.push(`output_padding=${tuple(s.outputPaddingHeight, s.outputPaddingWidth)}`);
    }
    if (!isOne(s.dilationHeight, s.dilationWidth)) {
      list.push(`dilation=${tuple(s.dilationHeight, s.dilationWidth)}`);
    }
    if (!Arithmetic.isPooling(s.op)) {
      list.push(...(s.groups === 1 ? [] : [`groups=${s.groups}`]), ...(s.bias ? [] : ["bias=False"]));
    }
    return list.concat(s.ceil ? ["ceil_mode=True"] : []).join(", ");
  }

  /** An expression in torch.nn; where PyTorch's layer does not support unequal padding, it is added before, or cut off after. */
  function pytorch(layer) {
    const s = layer.settings;
    const names = {
      conv: "Conv2d", convtranspose: "ConvTranspose2d", maxpool: "MaxPool2d", minpool: "MaxPool2d", avgpool: "AvgPool2d",
    };
    const asModule = (padding) => `nn.${names[s.op]}(${moduleArguments(layer, padding)})`;
    const least = s.op === "minpool";
    const x = least ? "-x" : "x";
    const sign = least ? "-" : "";
    if (isSymmetric(s)) {
      return `${sign}${asModule([s.padTop, s.padLeft])}(${x})`;
    }
    const [rows, columns] = [layer.rows.output, layer.columns.output];
    if (layer.transposed) {
      return `${asModule([0, 0])}(x)[..., ${s.padTop}:${s.padTop + rows}, ${s.padLeft}:${s.padLeft + columns}]`;
    }
    const sides = `(${s.padLeft}, ${s.padRight}, ${s.padTop}, ${s.padBottom})`;
    const padded = s.op === "maxpool" || least
      ? `nn.ConstantPad2d(${sides}, -math.inf)` : `nn.ZeroPad2d(${sides})`;
    // In ceil mode PyTorch's last window may start in padding that was added before; here it may not.
    const cut = s.ceil ? `[..., :${rows}, :${columns}]` : "";
    return `${sign}nn.Sequential(${padded}, ${asModule([0, 0])})(${x})${cut}`;
  }

  return { java, pytorch, shapes };
})();
