// Draws the chart: expressions are interpreted and never compiled, so that the page may forbid it.
(() => {
  "use strict";

  const spec = JSON.parse(document.getElementById("data").textContent);
  const room = document.getElementById("chart").clientWidth - 120; // beside the figures of the axis
  spec.vconcat.forEach((panel) => {
    panel.width = Math.min(panel.width, room);
    panel.height = room < 600 ? 320 : panel.height;
    panel.title.limit = panel.width;
  });
  if (room < 600) {
    Object.assign(spec.config.legend, { columns: 1, labelLimit: room });
  }
  vegaEmbed("#chart", spec, {
    mode: "vega-lite",
    renderer: "svg",
    actions: false,
    ast: true,
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true },
  });
})();
