// Leads from the text to the table and back: by pointer, by click, and by keys.
(() => {
  "use strict";

  const marks = [...document.querySelectorAll("mark[id]")];
  const links = [...document.querySelectorAll(".row .quote")];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let current = marks[0]; // the mark that Tab leads to
  let pinned = null; // what stays lit when the pointer leaves
  let origin = null; // where Escape leads back to
  let lit = [];
  let resting = ""; // where the pointer was last

  const byId = (id) => document.getElementById(id);
  const ids = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  const place = (event) => `${event.screenX} ${event.screenY}`;
  const linked = (target) =>
    target instanceof Element ? target.closest("mark, .quote, .row, .claim") : null;

  function partsOf(id) {
    return document.querySelectorAll(`mark[data-mark="${id}"]`);
  }

  function marksIn(element) {
    return [...element.querySelectorAll(".quote")].flatMap((link) => [...partsOf(link.dataset.mark)]);
  }

  function counterparts(element) {
    if (element.matches("mark")) {
      return [...partsOf(element.dataset.mark), ...ids(element, "rows").map(byId)];
    }
    if (element.matches(".quote")) {
      return [...partsOf(element.dataset.mark), element.closest(".row, li")];
    }
    return [element, ...marksIn(element.matches(".claim") ? element.parentElement : element)];
  }

  function light(element) {
    lit.forEach((each) => each.classList.remove("on"));
    lit = element ? counterparts(element).filter(Boolean) : [];
    lit.forEach((each) => each.classList.add("on"));
  }

  function pin(element) {
    pinned = element;
    light(element);
  }

  function reach(element) {
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  }

  function makeCurrent(mark) {
    current.tabIndex = -1;
    current = mark;
    current.tabIndex = 0;
  }

  function toMark(mark, from) {
    origin = from;
    makeCurrent(mark);
    reach(mark);
    pin(mark);
  }

  // A mark that serves several claims leads to the next of its rows each time.
  function toTable(mark) {
    const rows = ids(mark, "rows");
    const turn = Number(mark.dataset.turn || 0) % rows.length;
    mark.dataset.turn = String(turn + 1);
    const link = byId(rows[turn])?.querySelector(`.quote[data-mark="${mark.dataset.mark}"]`);
    if (link) {
      makeCurrent(byId(mark.dataset.mark));
      reach(link);
      pin(mark);
      origin = byId(mark.dataset.mark);
    }
  }

  function step(list, element, by) {
    const next = list[list.indexOf(element) + by];
    if (next) {
      if (next.matches("mark")) {
        makeCurrent(next);
      }
      reach(next);
      pin(next);
    }
  }

  function back() {
    const target = origin;
    origin = null;
    if (target) {
      if (target.matches("mark")) {
        makeCurrent(target);
      }
      reach(target);
      pin(target);
    } else {
      pin(null);
    }
  }

  const STEPS = { ArrowLeft: 1, ArrowDown: 1, ArrowRight: -1, ArrowUp: -1 };
  const EDGES = { Home: 0, End: -1 };

  function onKey(event) {
    const element = event.target;
    const list = element.matches?.("mark") ? marks : links.includes(element) ? links : null;
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "Escape") {
      back();
    } else if (!list) {
      return;
    } else if (event.key in STEPS) {
      step(list, element, STEPS[event.key]);
    } else if (event.key in EDGES) {
      step(list, list.at(EDGES[event.key]), 0);
    } else if ((event.key === "Enter" || event.key === " ") && list === marks) {
      toTable(element);
    } else {
      return;
    }
    event.preventDefault();
  }

  function onClick(event) {
    const element = linked(event.target);
    if (!element) {
      pin(null);
    } else if (element.matches("mark")) {
      if (getSelection().isCollapsed) {
        toTable(element);
      }
    } else if (element.matches(".quote")) {
      event.preventDefault();
      toMark(byId(element.dataset.mark), element);
    } else {
      pin(element);
    }
  }

  // What scrolls under a pointer at rest does not light up.
  function onPointer(event) {
    if (place(event) !== resting) {
      light(linked(event.target) || pinned);
    }
  }

  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("pointerover", onPointer);
  document.addEventListener("pointermove", (event) => (resting = place(event)));
  document.documentElement.addEventListener("pointerleave", () => light(pinned));
  document.addEventListener("focusin", (event) => {
    const element = linked(event.target);
    if (element) {
      pin(element);
    }
  });
  if (current) {
    current.tabIndex = 0;
  }
})();
