// The list of all rows: searches, sorts and pages it, and opens the sentence of a row. Long parts show some of what they hold first.
(() => {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const told = byId("words").content.firstElementChild.dataset;
  const holder = byId("data");
  const list = byId("list");

  function make(tag, name, ...content) {
    const element = document.createElement(tag);
    element.className = name;
    element.append(...content.filter((each) => each !== ""));
    return element;
  }

  const direction = (text) => (/[\u0590-\u08ff]/.test(text) ? "rtl" : "ltr");

  function isolate(text) {
    const element = make("bdi", "", text);
    element.dir = direction(text);
    return element;
  }

  // Of a sentence every other piece is digits, which keep their order among Arabic words.
  const keepDigits = (pieces) =>
    pieces.map((piece, at) => (at % 2 ? Object.assign(make("bdo", "", piece), { dir: "ltr" }) : piece));

  // What a reader types, whatever its hamzas, its digits and the marks between them: «3.5», «٣٫٥» and «3,5» are one.
  const fold = (text) =>
    text
      .replace(/(\d|[٠-٩۰-۹])[\u00a0\u2007\u2009\u202f](?=(?:\d|[٠-٩۰-۹]){3})/g, "$1")
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
      .replace(/[أإآٱ]/g, "ا")
      .replace(/ؤ/g, "و")
      .replace(/[ىئی]/g, "ي")
      .replace(/ک/g, "ك")
      .replace(/ة/g, "ه")
      .replace(/ء/g, "")
      .replace(/[\u0660-\u0669]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x0630))
      .replace(/[\u06f0-\u06f9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x06c0))
      .replace(/(?<![\d.])\d{1,3}(?: \d{3}){2,}(?!\d)/g, (number) => number.replaceAll(" ", ""))
      .replace(/(\d)[,.٬،'’](?=\d{3}(?!\d))/g, "$1")
      .replace(/(\d)[,٫،](?=\d)/g, "$1.");

  const [OWNER, NETWORK, METRIC, SCOPE, ASIDE, FIGURE, WHEN, ARTICLE, SURE, VALUE, DAY, NAMELESS] = Array(12).keys();

  function listRows(data) {
    const { rows, texts, spellings, articles, packs, page, pack } = data;
    const folded = texts.map((text, number) => fold(`${text} ${spellings[number] ?? ""}`));
    const foldedArticles = articles.map((article) => fold(article.join(" ")));
    const opened = new Map();
    const every = [...rows.keys()];
    let found = every;
    let within = new Set(); // rows found by their sentences alone
    let order = "sure";
    let down = true;
    let first = 0;
    let searches = 0;
    let sentences = null;

    const collator = new Intl.Collator("ar");
    const rank = [];
    const inOrder = [...texts.keys()].sort((a, b) => collator.compare(texts[a], texts[b]));
    inOrder.forEach((text, place) => (rank[text] = place));
    const KEYS = {
      owner: (row) => rank[row[OWNER]],
      metric: (row) => rank[row[METRIC]],
      value: (row) => row[VALUE],
      when: (row) => row[DAY],
      sure: (row) => (row[SURE] < 0 ? 101 : row[SURE]),
    };

    // A row is found by what it shows and by its sentence; those that show what is searched come first, and are not kept waiting.
    async function search() {
      const asked = ++searches;
      const terms = fold(byId("search").value).split(/\s+/).filter(Boolean);
      const metric = byId("metric").value;
      const holding = terms.map((term) => {
        const number =
          /^\d+(\.\d*)?$/.test(term) &&
          new RegExp(`(?<!\\d|\\d\\.)${term.replace(".", "\\.")}`); // not within a longer one
        const holds = (text) => (number ? number.test(text) : text.includes(term));
        return { holds, texts: folded.map(holds), articles: foldedArticles.map(holds) };
      });
      const shows = (row, term) =>
        [OWNER, NETWORK, METRIC, SCOPE, ASIDE, FIGURE, WHEN].some((cell) => term.texts[row[cell]]) ||
        term.articles[row[ARTICLE]];
      const counted = every.filter((at) => metric === "" || rows[at][METRIC] === Number(metric));
      found = counted.filter((at) => holding.every((term) => shows(rows[at], term)));
      within = new Set();
      const shown = found.length > 0 || terms.length === 0;
      if (shown) {
        sort();
      }
      if (terms.length === 0) {
        return;
      }
      sentences ??= Promise.all(packs.map((_, number) => openPack(number))).then((opened) =>
        opened.flat().map((parts) => fold(parts.flat().join(""))),
      );
      const told = await sentences;
      if (asked !== searches) {
        return;
      }
      const known = new Set(found);
      within = new Set(
        counted.filter((at) => !known.has(at) && holding.every((term) => shows(rows[at], term) || term.holds(told[at]))),
      );
      found.push(...within);
      if (within.size > 0 || !shown) {
        sort(shown ? first : 0);
      }
    }

    function sort(from = 0) {
      const key = KEYS[order];
      const sign = down ? -1 : 1;
      const group = order === "sure" && down ? (at) => rows[at][NAMELESS] : () => 0; // owners that are no names come behind
      found.sort(
        (a, b) => within.has(a) - within.has(b) || group(a) - group(b) || sign * (key(rows[a]) - key(rows[b])) || a - b,
      );
      list.querySelectorAll("[data-sort]").forEach((head) => {
        const here = head.dataset.sort === order;
        head.ariaSort = here ? (down ? "descending" : "ascending") : "none";
      });
      byId("order").value = order;
      byId("within").hidden = within.size === 0;
      byId("within").lastElementChild.textContent = within.size.toLocaleString("en");
      show(from);
    }

    function sortBy(name) {
      down = name === order ? !down : name !== "owner" && name !== "metric";
      order = name;
      sort();
    }

    async function openPack(number) {
      if (!opened.has(number)) {
        const bytes = Uint8Array.from(atob(packs[number]), (character) => character.charCodeAt(0));
        const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
        opened.set(number, new Response(plain).json());
      }
      return opened.get(number);
    }

    const sentence = async (at) => (await openPack(Math.floor(at / pack)))[at % pack];

    async function open(line, at) {
      const button = line.querySelector("button");
      const after = line.nextElementSibling;
      if (after?.matches(".evidence")) {
        after.remove();
        button.ariaExpanded = "false";
        return;
      }
      button.ariaExpanded = "true";
      const [before, figure, behind] = (await sentence(at)).map(keepDigits);
      if (button.ariaExpanded !== "true" || line.nextElementSibling?.matches(".evidence")) {
        return;
      }
      const mark = make("mark", "", ...figure);
      mark.classList.toggle("short", mark.textContent.length <= 16);
      const quote = make("blockquote", "", ...before, mark, ...behind);
      quote.lang = "ar";
      quote.dir = "rtl";
      const [title, source, date, id] = articles[rows[at][ARTICLE]];
      const names = [source && isolate(source), date, title && isolate(`«${title}»`), make("code", "", id)];
      const by = make("p", "told-by", ...names.filter(Boolean).flatMap((each) => [each, " "]));
      const cell = make("td", "", quote, by);
      cell.colSpan = 6;
      line.after(make("tr", "evidence", cell));
    }

    function lineOf(at) {
      const row = rows[at];
      const [title, source, date, , lastPart] = articles[row[ARTICLE]];
      const owner = make("th", "", make("button", "", isolate(texts[row[OWNER]])));
      owner.scope = "row";
      Object.assign(owner.firstChild, { type: "button", ariaExpanded: "false", title: told.evidence });
      const what = make("td", "what", texts[row[METRIC]]);
      if (row[SCOPE]) {
        what.append(" · ", isolate(texts[row[SCOPE]]));
      }
      if (row[ASIDE]) {
        what.append(" ", make("span", "note", texts[row[ASIDE]]));
      }
      if (row[NETWORK]) {
        what.append(" ", make("span", "tag", texts[row[NETWORK]]));
      }
      const name = source || title;
      const by = make("td", "told", name ? isolate(name) : make("code", "", lastPart), texts[row[WHEN]].startsWith(date) ? "" : ` ${date}`);
      const sure = make("td", "sure end", row[SURE] < 0 ? "" : (row[SURE] / 100).toFixed(2));
      if (row[SURE] >= 0) {
        sure.dataset.label = told.sure;
      }
      const line = make(
        "tr",
        "",
        owner,
        what,
        make("td", "value end", texts[row[FIGURE]]),
        make("td", "when", texts[row[WHEN]]),
        by,
        sure,
      );
      line.addEventListener("click", () => getSelection().isCollapsed && open(line, at));
      return line;
    }

    function show(from) {
      first = from;
      const last = Math.min(first + page, found.length);
      list.tBodies[0].replaceChildren(...found.slice(first, last).map(lineOf));
      byId("found").textContent = found.length.toLocaleString("en");
      byId("place").textContent = `${first + 1}–${last} / ${found.length.toLocaleString("en")}`;
      byId("back").disabled = first === 0;
      byId("on").disabled = last === found.length;
      byId("pages").hidden = found.length <= page;
      byId("nothing").hidden = found.length > 0;
      list.hidden = found.length === 0;
    }

    function turn(by) {
      show(first + by * page);
      byId("rows").scrollIntoView();
    }

    const metrics = [...new Set(rows.map((row) => row[METRIC]))].sort((a, b) => rank[a] - rank[b]);
    metrics.forEach((metric) => byId("metric").add(new Option(texts[metric], metric)));
    byId("order").replaceChildren();
    list.querySelectorAll("[data-sort]").forEach((head) => {
      byId("order").add(new Option(head.textContent, head.dataset.sort));
      const button = make("button", "", head.textContent);
      button.type = "button";
      head.replaceChildren(button);
      button.addEventListener("click", () => sortBy(head.dataset.sort));
    });
    let waiting = 0;
    byId("search").addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(search, 150);
    });
    byId("controls").addEventListener("submit", (event) => event.preventDefault());
    byId("metric").addEventListener("change", search);
    byId("order").addEventListener("change", (event) => sortBy(event.target.value));
    byId("back").addEventListener("click", () => turn(-1));
    byId("on").addEventListener("click", () => turn(1));
    byId("controls").hidden = false;
    list.classList.add("ready");
    sort();
  }

  function showSome(box) {
    const size = Number(box.dataset.some);
    const rest = [...box.children].slice(size);
    const more = make("button", "more", "");
    const say = () => (more.textContent = `${told.more} (${rest.length})`);
    if (rest.length === 0) {
      return;
    }
    rest.forEach((each) => (each.hidden = true));
    more.type = "button";
    more.addEventListener("click", () => {
      rest.splice(0, size).forEach((each) => (each.hidden = false));
      if (rest.length === 0) {
        more.remove();
      }
      say();
    });
    say();
    box.after(more);
  }

  function openTarget() {
    const target = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) {
      target.open = true;
      target.scrollIntoView();
    }
  }

  if (list) {
    listRows(JSON.parse(holder.textContent));
  }
  document.querySelectorAll("[data-some]").forEach(showSome);
  addEventListener("hashchange", openTarget);
  document.querySelectorAll("nav a").forEach((link) => link.addEventListener("click", () => setTimeout(openTarget)));
  openTarget();
})();
