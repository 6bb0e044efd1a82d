// The network page: draws what pyvis made, names what fits, tells what is chosen. Data comes from the JSON blocks of the page.
"use strict";
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const by = (id) => document.getElementById(id);
  const nodes = read("nodes"), edges = read("edges"), options = read("options"), words = read("words"), looks = read("looks");
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const { kinds, languages, spoken } = read("order"); // the JSON of a template has its keys sorted
  const hidden = new Set();
  let language = Object.hasOwn(words, document.documentElement.lang) ? document.documentElement.lang : "en";
  let chosen = null;

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const colourOf = (kind) => looks[kind][dark.matches ? "dark" : "light"];
  // The outline of a kind as a picture of twice its reach; sizes stay those of circles.
  const imageOf = (kind) => "data:image/svg+xml," + encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="112" height="112" viewBox="-1.4 -1.4 2.8 2.8"><path d="${looks[kind].outline}" fill="${colourOf(kind)}"/></svg>`);
  const shown = new vis.DataSet(nodes.map(({ id, kind, x, y, size }) => ({ id, x, y, size: size * 1.4, shape: "image", image: imageOf(kind), label: " ", font: { size: 0 } })));
  const lines = new vis.DataSet(edges.map((edge, id) => ({ id, ...edge })));
  const network = new vis.Network(by("network"), { nodes: shown, edges: lines }, options);
  const measure = document.createElement("canvas").getContext("2d");
  const FONT = "Noto Sans, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif";

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const word = (group, key) => words[language][group][key] ?? key;
  // In the language of the page, else in the first one that the article's words are in.
  const tagOf = (node) => (node.words[language] ? language : spoken.find((tag) => node.words[tag]));
  const called = (node) => node.words[tagOf(node)];
  const cut = (text) => (text.length > 46 ? text.slice(0, 44).trimEnd() + "…" : text);

  // What lies over the picture, as boxes in its own coordinates: no name goes under it.
  function obstacles() {
    const frame = by("network").getBoundingClientRect();
    return [by("legend"), document.querySelector(".zoom")].map((part) => {
      const { left, right, top, bottom } = part.getBoundingClientRect();
      return { left: left - frame.left, right: right - frame.left, top: top - frame.top, bottom: bottom - frame.top };
    });
  }

  // Names in order of importance, each only where it covers no other name: recomputed after each zoom and move.
  const ranked = [...nodes].sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
  let named = new Set();
  function name() {
    const scale = network.getScale(), size = 13 / scale, taken = obstacles(), next = new Set(), updates = [];
    const box = by("network").getBoundingClientRect();
    const near = chosen ? new Set([chosen, ...network.getConnectedNodes(chosen)]) : null;
    const order = near ? [byId.get(chosen), ...ranked.filter((node) => node.id !== chosen && near.has(node.id)), ...ranked.filter((node) => !near.has(node.id))] : ranked;
    measure.font = `13px ${FONT}`;
    for (const node of order) {
      if (hidden.has(node.kind)) continue;
      const at = network.canvasToDOM({ x: node.x, y: node.y }), text = cut(called(node));
      if (at.x < 0 || at.y < 0 || at.x > box.width || at.y > box.height) continue;
      const half = measure.measureText(text).width / 2 + 4, top = at.y + node.size * scale + 2;
      const label = { left: at.x - half, right: at.x + half, top, bottom: top + 19 };
      if (node.id !== chosen && (near ? !near.has(node.id) : next.size >= 60 || (node.kind === "claim" && scale < 1.1))) continue;
      if (label.left < 0 || label.right > box.width) continue;
      if (taken.some((other) => label.left < other.right && other.left < label.right && label.top < other.bottom && other.top < label.bottom)) continue;
      taken.push(label);
      next.add(node.id);
      updates.push({ id: node.id, label: text, font: { size, color: dark.matches ? "#ecebe7" : "#1d1d1b", strokeWidth: 3 / scale, strokeColor: dark.matches ? "#191a1c" : "#fbfaf7", vadjust: 0, face: FONT } });
    }
    for (const id of named) if (!next.has(id)) updates.push({ id, label: " ", font: { size: 0 } });
    named = next;
    shown.update(updates);
    window.tuiinLabels = taken.slice(2); // for the tests: the boxes of all names on show
  }

  function choose(id, move = true) {
    chosen = byId.has(id) ? id : null;
    if (chosen) {
      network.selectNodes([chosen]);
      const { x, y } = byId.get(chosen);
      if (move) network.moveTo({ position: { x, y }, scale: Math.max(network.getScale(), 0.9) });
    } else network.unselectAll();
    history.replaceState(null, "", chosen ? `#${new URLSearchParams({ node: chosen, lang: language })}` : `#${new URLSearchParams({ lang: language })}`);
    card();
    name();
  }

  function card() {
    const place = by("card");
    place.replaceChildren();
    if (!chosen) {
      place.append(element("p", { textContent: words[language].hint }));
      return;
    }
    const node = byId.get(chosen), groups = new Map();
    for (const edge of edges) {
      if (edge.from !== chosen && edge.to !== chosen) continue;
      const other = byId.get(edge.from === chosen ? edge.to : edge.from);
      const key = (edge.from === chosen ? "→ " : "← ") + word("edges", edge.kind);
      groups.set(key, [...(groups.get(key) || []), other]);
    }
    place.append(element("p", { className: "kind", textContent: word("kinds", node.kind) }), element("h2", { lang: tagOf(node), dir: "auto", textContent: called(node) }));
    const others = spoken.filter((other) => other !== tagOf(node) && node.words[other]);
    place.append(...others.map((other) => element("p", { className: "quiet", lang: other, dir: "auto", textContent: node.words[other] })));
    for (const [key, members] of groups) {
      const list = element("ul", {}, ...members.map((member) => element("li", {}, button(member))));
      place.append(element("h3", { textContent: key }), list);
    }
    place.append(element("h3", { textContent: "IRI" }), element("p", { className: "quiet", textContent: node.id }));
  }

  const button = (node) => element("button", { type: "button", lang: tagOf(node), dir: "auto", textContent: called(node), onclick: () => choose(node.id) });

  function legend() {
    by("legend").setAttribute("aria-label", words[language].legend);
    by("legend").replaceChildren(...kinds.map((kind) => {
      const members = nodes.filter((node) => node.kind === kind);
      if (!members.length) return "";
      const key = element("button", { type: "button", onclick: () => { hidden.has(kind) ? hidden.delete(kind) : hidden.add(kind); filter(); } });
      key.setAttribute("aria-pressed", String(!hidden.has(kind)));
      key.append(mark(kind), `${word("kinds", kind)} (${members.length})`);
      return key;
    }));
  }

  function mark(kind) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "-1.4 -1.4 2.8 2.8");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", looks[kind].outline);
    path.setAttribute("fill", colourOf(kind));
    svg.append(path);
    return svg;
  }

  function filter() {
    shown.update(nodes.map(({ id, kind }) => ({ id, hidden: hidden.has(kind) })));
    legend();
    name();
  }

  function list() {
    const collator = new Intl.Collator(language, { numeric: true });
    by("all-label").textContent = words[language].all;
    by("list").replaceChildren(...kinds.flatMap((kind) => {
      const members = nodes.filter((node) => node.kind === kind).sort((a, b) => collator.compare(called(a), called(b)));
      if (!members.length) return [];
      return [element("h3", { textContent: `${word("kinds", kind)} (${members.length})` }), element("ul", {}, ...members.map((node) => element("li", {}, button(node))))];
    }));
    by("names").replaceChildren(...nodes.map((node) => element("option", { value: called(node) })));
  }

  function speak(to) {
    language = to;
    document.documentElement.lang = to;
    document.title = by("title").textContent = words[to].title;
    by("search-label").textContent = words[to].search;
    by("network").setAttribute("aria-label", words[to].picture);
    for (const [id, key] of [["closer", "closer"], ["farther", "farther"], ["whole", "fit"]]) by(id).setAttribute("aria-label", words[to][key]);
    by("languages").setAttribute("aria-label", words[to].language);
    by("languages").replaceChildren(...languages.map(([code, name]) => {
      const choice = element("button", { type: "button", lang: code, textContent: name, onclick: () => { speak(code); choose(chosen, false); } });
      choice.setAttribute("aria-pressed", String(code === to));
      return choice;
    }));
    legend();
    list();
    card();
    name();
  }

  network.on("click", ({ nodes: [id] }) => choose(id ?? null, false));
  for (const event of ["zoom", "dragEnd", "resize"]) network.on(event, () => requestAnimationFrame(name));
  network.on("animationFinished", name);
  dark.addEventListener("change", () => { shown.update(nodes.map(({ id, kind }) => ({ id, image: imageOf(kind) }))); legend(); name(); });
  by("search").addEventListener("change", ({ target }) => {
    const sought = target.value.trim().toLocaleLowerCase(language);
    const found = sought && (nodes.find((node) => called(node).toLocaleLowerCase(language) === sought) || ranked.find((node) => called(node).toLocaleLowerCase(language).includes(sought)));
    if (found) choose(found.id);
  });
  by("closer").onclick = () => { network.moveTo({ scale: network.getScale() * 1.3 }); name(); };
  by("farther").onclick = () => { network.moveTo({ scale: network.getScale() / 1.3 }); name(); };
  by("whole").onclick = () => { network.fit(); name(); };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null);
    if (event.key === "/" && event.target.tagName !== "INPUT") { event.preventDefault(); by("search").focus(); }
  });

  const asked = new URLSearchParams(location.hash.slice(1));
  network.fit();
  speak(Object.hasOwn(words, asked.get("lang")) ? asked.get("lang") : language);
  if (asked.get("node")) choose(asked.get("node"));
})();
