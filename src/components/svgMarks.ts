const SVG = "http://www.w3.org/2000/svg";

/** Properties of style that become attributes, with the value that needs none. */
const SHAPE: Readonly<Record<string, string>> = {
  "fill-opacity": "1",
  "fill-rule": "nonzero",
  opacity: "1",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "stroke-opacity": "1"
};
const TEXT: Readonly<Record<string, string>> = {
  "dominant-baseline": "auto",
  "font-style": "normal",
  "font-weight": "400",
  "letter-spacing": "normal",
  "text-anchor": "start"
};
const GROUPS = /^(g|svg|defs|clipPath|mask|pattern|marker|symbol)$/;
const LENGTHS = ["x", "y", "dx", "dy"] as const;

/** What a group keeps; what is painted says the rest itself. */
const KEPT_BY_GROUPS =
  /^(id|transform|clip-path|mask|opacity|x|y|width|height|viewBox|pattern.*|clipPathUnits)$/;
const PRESENTATION =
  /^(class|style|role|tabindex|font.*|letter-spacing|paint-order|data-.*|aria-.*)$/;

/**
 * What is drawn in a box that is laid out, as SVG that needs no style sheet: every style written out as
 * attributes that all readers of SVG know. Labels and keys in HTML around the drawing become SVG too.
 */
export function svgMarks(box: Element): SVGGElement {
  const origin = box.getBoundingClientRect();
  const root = svgElement("g", {});
  for (const part of box.querySelectorAll("*")) {
    const {left, top, width, height} = part.getBoundingClientRect();
    const [x, y] = [left - origin.left, top - origin.top];
    if (part.closest("svg") === null) {
      root.append(...htmlMarks(part as HTMLElement, {x, y, width, height}, origin));
    } else if (part instanceof SVGSVGElement && part.parentElement!.closest("svg") === null) {
      const {width: drawn} = part.viewBox.baseVal;
      const scale = drawn > 0 ? width / drawn : 1;
      const zoom = Math.abs(scale - 1) < 0.001 ? "" : ` scale(${round(scale)})`;
      const group = svgElement("g", {transform: `translate(${round(x)},${round(y)})${zoom}`});
      group.append(...plainCopy(part).childNodes);
      root.append(group);
    }
  }
  renumber(root);
  return root;
}

/** Names patterns and clips anew, so that the same drawing gives the same file. */
function renumber(root: SVGGElement): void {
  const named = [...root.querySelectorAll("[id]")];
  const names = new Map(named.map(({id}, index) => [`url(#${id})`, `m${index + 1}`]));
  for (const node of root.querySelectorAll("*")) {
    for (const {name, value} of [...node.attributes]) {
      const known = names.get(value);
      if (known !== undefined) node.setAttribute(name, `url(#${known})`);
    }
  }
  named.forEach((node, index) => node.setAttribute("id", `m${index + 1}`));
}

/** An element of SVG with attributes. */
export function svgElement<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number>>,
  text = ""
): SVGElementTagNameMap[Tag] {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.textContent = text;
  return node;
}

function plainCopy(source: SVGSVGElement): SVGSVGElement {
  const copy = source.cloneNode(true) as SVGSVGElement;
  const copies = [...copy.querySelectorAll<SVGElement>("*")];
  [...source.querySelectorAll<SVGElement>("*")].forEach((part, index) => {
    const plain = copies[index]!;
    const style = getComputedStyle(part);
    const isDefined = part.closest("defs, clipPath, mask") !== null;
    if (/^(style|script|title|desc)$/.test(part.tagName)) plain.remove();
    else if (style.display === "none" && !isDefined) plain.remove();
    else if (GROUPS.test(part.tagName)) writeGroup(plain, style);
    else if (writeMark(plain, style) || isDefined) haloBehind(plain, style);
    else plain.remove();
  });
  return copy;
}

function writeGroup(plain: SVGElement, {opacity}: CSSStyleDeclaration): void {
  for (const {name} of [...plain.attributes]) {
    if (!KEPT_BY_GROUPS.test(name)) plain.removeAttribute(name);
  }
  if (opacity !== "1") plain.setAttribute("opacity", opacity);
}

/** Writes the style of something painted into its attributes; false where nothing of it is seen. */
function writeMark(plain: SVGElement, style: CSSStyleDeclaration): boolean {
  for (const {name} of [...plain.attributes]) {
    if (PRESENTATION.test(name)) plain.removeAttribute(name);
  }
  const isText = /^(text|tspan|textPath)$/.test(plain.tagName);
  for (const [name, usual] of Object.entries(isText ? {...SHAPE, ...TEXT} : SHAPE)) {
    const value = style.getPropertyValue(name);
    if (value === usual || value === "") plain.removeAttribute(name);
    else plain.setAttribute(name, value.replaceAll("px", ""));
  }
  const isFilled = plain.tagName !== "line" && paint(plain, "fill", style);
  if (plain.tagName === "line") plain.removeAttribute("fill");
  const isStroked = paint(plain, "stroke", style);
  if (isStroked) plain.setAttribute("stroke-width", String(parseFloat(style.strokeWidth)));
  else plain.removeAttribute("stroke-width");
  if (isText) {
    const size = parseFloat(style.fontSize);
    plain.setAttribute("font-size", String(round(size)));
    for (const name of LENGTHS) {
      const ems = /^(-?[\d.]+)em$/.exec(plain.getAttribute(name) ?? "");
      if (ems) plain.setAttribute(name, String(round(Number(ems[1]) * size)));
    }
  }
  return style.visibility !== "hidden" && (isFilled || isStroked || plain.tagName === "image");
}

function paint(plain: SVGElement, name: "fill" | "stroke", style: CSSStyleDeclaration): boolean {
  const value = style[name];
  if (value === "none" || value === "") plain.setAttribute(name, "none");
  else if (value.startsWith("url(")) plain.setAttribute(name, value.replaceAll('"', ""));
  else {
    const {hex, alpha} = colour(value);
    plain.setAttribute(name, alpha === 0 ? "none" : hex);
    if (alpha < 1 && alpha > 0) {
      const opacity = alpha * Number(style.getPropertyValue(`${name}-opacity`) || 1);
      plain.setAttribute(`${name}-opacity`, String(round(opacity)));
    }
    return alpha > 0;
  }
  return value.startsWith("url(");
}

/** Not every reader of SVG paints a stroke behind its text, so it is written as a text of its own. */
function haloBehind(plain: SVGElement, {paintOrder, stroke}: CSSStyleDeclaration): void {
  if (plain.tagName !== "text" || !paintOrder.startsWith("stroke") || stroke === "none") return;
  const halo = plain.cloneNode(true) as SVGElement;
  const colour = plain.getAttribute("stroke")!;
  for (const part of [halo, ...halo.querySelectorAll("tspan")]) {
    part.setAttribute("fill", colour);
    part.setAttribute("stroke-linejoin", "round");
  }
  for (const part of [plain, ...plain.querySelectorAll("tspan")]) {
    part.setAttribute("stroke", "none");
    part.removeAttribute("stroke-width");
  }
  plain.before(halo);
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The ground of an element and the lines of text right inside it. */
function htmlMarks(part: HTMLElement, box: Box, origin: DOMRect): SVGElement[] {
  const style = getComputedStyle(part);
  const marks: SVGElement[] = [];
  if (style.visibility === "hidden" || box.width <= 1) return marks;
  const ground = colour(style.backgroundColor);
  if (ground.alpha > 0) {
    const {x, y, width, height} = box;
    const place = {x: round(x), y: round(y), width: round(width), height: round(height)};
    marks.push(svgElement("rect", {...place, fill: ground.hex, "fill-opacity": ground.alpha}));
  }
  const size = parseFloat(style.fontSize);
  for (const node of part.childNodes) {
    if (!(node instanceof Text) || node.data.trim() === "") continue;
    for (const {text, left, middle} of textLines(node)) {
      const attributes = {
        x: round(left - origin.left),
        y: round(middle - origin.top + size * 0.35),
        "font-size": round(size),
        "font-weight": style.fontWeight,
        fill: colour(style.color).hex
      };
      marks.push(svgElement("text", attributes, text));
    }
  }
  return marks;
}

/** The lines into which a text is broken, with their place in the window. */
function textLines(node: Text): {text: string; left: number; middle: number}[] {
  const lines: {text: string; left: number; middle: number}[] = [];
  const range = document.createRange();
  for (let index = 0; index < node.length; index++) {
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    const {left, top, height, width} = range.getBoundingClientRect();
    if (width === 0) continue;
    const middle = top + height / 2;
    const line = lines.at(-1);
    if (line && Math.abs(line.middle - middle) < 2) line.text += node.data[index];
    else lines.push({text: node.data[index]!, left, middle});
  }
  return lines;
}

const RGB = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/;

/** A computed colour as hexadecimal digits and an opacity, which older readers of SVG know apart only. */
function colour(value: string): {hex: string; alpha: number} {
  const match = RGB.exec(value);
  if (match) return {hex: hexOf(match.slice(1, 4).map(Number)), alpha: Number(match[4] ?? 1)};
  const context = document.createElement("canvas").getContext("2d")!;
  context.fillStyle = value;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  return {hex: hexOf([red!, green!, blue!]), alpha: round(alpha! / 255)};
}

const hexOf = (channels: readonly number[]): string =>
  `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;

const round = (value: number): number => Math.round(value * 100) / 100;
