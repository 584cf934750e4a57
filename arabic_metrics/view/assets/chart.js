// Draws the chart: expressions are interpreted and never compiled, so that the page may forbid it.
(async () => {
  "use strict";

  const SYMBOL = 44; // a symbol of the legend, and the gaps around it
  const BESIDE = 24; // from the middle of the panel to the figure of a point that stands there
  const LINE = 15; // the height of a figure beside a point
  const FINGER = 24; // from a tap to the point that is meant
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

  // A figure beside a point moves by a line where it would run over another one or over a point; without room it goes, and the point tells it.
  // The highest keep their places: those of the largest values, and of the best ranks.
  const crosses = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

  const layOut = () => {
    const boxes = [...chart.querySelectorAll("path")].filter(told).map((it) => it.getBoundingClientRect());
    const height = (text) => text.getBoundingClientRect().top;
    const texts = [...chart.querySelectorAll(".mark-text.role-mark > text")].sort((a, b) => height(a) - height(b));
    for (const text of texts) {
      const place = text.getAttribute("transform");
      const free = [0, -LINE, LINE].find((down) => {
        text.setAttribute("transform", `translate(0,${down}) ${place}`);
        const box = text.getBoundingClientRect();
        return !boxes.some((other) => crosses(box, other));
      });
      if (free === undefined) {
        text.remove();
      } else {
        boxes.push(text.getBoundingClientRect());
      }
    }
  };

  // A finger does not hover: the point nearest to a tap tells what it tells a pointer, until the next tap.
  const told = (path) => path.__data__?.tooltip;
  const say = (point) => {
    const box = point.getBoundingClientRect();
    const [clientX, clientY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    point.dispatchEvent(new PointerEvent("pointermove", { clientX, clientY, bubbles: true }));
  };
  const distance = (point, event) => {
    const box = point.getBoundingClientRect();
    return Math.hypot((box.left + box.right) / 2 - event.clientX, (box.top + box.bottom) / 2 - event.clientY);
  };
  document.addEventListener("click", (event) => {
    if (event.pointerType === "mouse") {
      return;
    }
    const points = [...chart.querySelectorAll("path")].filter(told);
    const [near] = points.sort((one, other) => distance(one, event) - distance(other, event));
    document.getElementById("vg-tooltip-element")?.classList.remove("visible");
    if (near && distance(near, event) <= FINGER) {
      say(near);
    }
  });

  const margin = 120; // the figures of the axis
  const lacking = await draw(margin);
  if (lacking > 0) {
    await draw(margin + lacking);
  }
  layOut();
})();
