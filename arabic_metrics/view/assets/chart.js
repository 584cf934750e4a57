// Draws the chart: expressions are interpreted and never compiled, so that the page may forbid it.
(async () => {
  "use strict";

  const SYMBOL = 44; // a symbol of the legend, and the gaps around it
  const BESIDE = 24; // from the middle of the panel to the figure of a point that stands there
  const chart = document.getElementById("chart");
  const letters = document.createElement("canvas").getContext("2d");

  const read = () => JSON.parse(document.getElementById("data").textContent);

  // The lines of a text that fit a width; a long name made of one word ends lines at its underscores.
  const wrap = (text, width, size) => {
    letters.font = `${size}px ${read().config.font}`;
    const lines = [""];
    for (const word of text.split(/(?<=[ _])/)) {
      const line = lines.pop();
      const fits = !line || letters.measureText(line + word).width <= width;
      lines.push(...(fits ? [line + word] : [line, word]));
    }
    return lines.length > 1 ? lines.map((line) => `\u2068${line}\u2069`) : lines; // each by its own direction
  };

  // Draws panels that leave `margin` of the width to what stands beside them; returns by how much this is too little.
  const draw = async (margin) => {
    const spec = read();
    const room = chart.clientWidth - margin;
    const { legend } = spec.config;
    legend.columns = room < 600 ? 1 : 2;
    const names = {};
    for (const panel of spec.vconcat) {
      panel.width = Math.min(panel.width, room);
      panel.height = room < 600 ? 320 : panel.height;
      panel.title.text = wrap(panel.title.text, panel.width, panel.title.fontSize * 1.1); // it is bold
      const colors = panel.layer.map((layer) => layer.encoding.color);
      colors.forEach((color) => (color.legend = { labelExpr: "names[datum.label]" }));
      for (const name of colors[0].sort) {
        names[name] = wrap(name, panel.width / legend.columns - SYMBOL, legend.labelFontSize);
      }
      const { values } = panel.data ?? spec.data; // of one panel, the whole drawing has the data
      for (const point of values) {
        point.written = wrap(point.figure, panel.width / 2 - BESIDE, 12);
      }
    }
    spec.params = [{ name: "names", value: names }];
    await vegaEmbed(chart, spec, {
      mode: "vega-lite",
      renderer: "svg",
      actions: false,
      ast: true,
      defaultStyle: false,
      tooltip: { disableDefaultStyle: true },
    });
    return chart.scrollWidth - chart.clientWidth;
  };

  const margin = 120; // the figures of the axis
  const lacking = await draw(margin);
  if (lacking > 0) {
    await draw(margin + lacking);
  }
})();
