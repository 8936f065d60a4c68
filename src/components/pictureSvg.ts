import {labelWidth} from "../charts/labelLines.js";
import {exportWords} from "../i18n/export.js";
import {say} from "../i18n/message.js";
import {withPaperDrawing} from "./paper.js";
import type {PictureOptions} from "./picture.js";
import {sentenceText} from "./sentence.js";
import {svgElement, svgMarks} from "./svgMarks.js";
import type {View} from "./viewFacts.js";
import {viewFacts} from "./viewFacts.js";

/** A picture as a file, and its size in pixels. */
export interface PictureSvg {
  text: string;
  width: number;
  height: number;
}

/** Width of the chart; it suits a slide and half a page of A4. */
const CHART_WIDTH = 800;
const MARGIN = 24;
const FONTS =
  "'Microsoft YaHei', 'PingFang SC', 'Hiragino Sans GB', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif";

interface TextStyle {
  size: number;
  fill: string;
  weight?: number;
}

/**
 * A picture as an SVG file of its own: its sentence, its measure, the chart in the colours of paper, its
 * notes, and below a line what view it is of. It needs no style sheet, and only fonts of the machine.
 */
export function pictureSvg(options: PictureOptions, view: View): PictureSvg {
  return withPaperDrawing(options, CHART_WIDTH, (box) => {
    const {title, subtitle, alternative = "", notes = [], locale = "zh"} = options;
    const colours = getComputedStyle(box);
    const token = (name: string): string => colours.getPropertyValue(name).trim();
    const width = CHART_WIDTH + 2 * MARGIN;
    const root = svgElement("svg", {width, role: "img"});
    const said = sentenceText(title, locale);
    const facts = viewFacts(view).map((fact) => say(exportWords.fact, {...fact}, locale));
    let y = MARGIN;
    const write = (text: string, style: TextStyle): void => {
      for (const line of brokenLines(text, CHART_WIDTH / style.size)) {
        y += style.size * 1.5;
        root.append(
          svgElement(
            "text",
            {
              x: MARGIN,
              y: y - style.size * 0.4,
              "font-size": style.size,
              "font-weight": style.weight ?? 400,
              fill: style.fill
            },
            line
          )
        );
      }
    };
    write(said, {size: 18, weight: 600, fill: token("--ink")});
    write(subtitle, {size: 13, fill: token("--ink-faint")});
    y += 12;
    const marks = svgElement("g", {transform: `translate(${MARGIN},${y})`});
    marks.append(svgMarks(box));
    root.append(marks);
    y += Math.ceil(box.getBoundingClientRect().height) + 4;
    for (const note of notes) write(note, {size: 12, fill: token("--ink-faint")});
    y += 12;
    root.append(
      svgElement("path", {
        d: `M${MARGIN},${y}h${CHART_WIDTH}`,
        fill: "none",
        stroke: token("--rule"),
        "stroke-width": 1
      })
    );
    y += 4;
    // An address has no place to break, so it stands on a line of its own.
    const small = {size: 10, fill: token("--ink-faint")};
    const isAddress = (fact: string): boolean => fact.includes(view.address);
    const others = facts.filter((fact) => !isAddress(fact));
    write(others.join(locale === "zh" ? "　" : "   "), small);
    for (const fact of facts.filter(isAddress)) write(fact, small);
    const height = Math.ceil(y + MARGIN * 0.75);
    root.setAttribute("height", String(height));
    root.setAttribute("viewBox", `0 0 ${width} ${height}`);
    root.setAttribute("font-family", FONTS);
    root.prepend(
      svgElement("title", {}, said),
      svgElement("desc", {}, [subtitle, alternative, ...facts].filter(Boolean).join("\n")),
      svgElement("rect", {width, height, fill: "#ffffff"})
    );
    const text = new XMLSerializer().serializeToString(root);
    return {text: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`, width, height};
  });
}

/**
 * Lines of at most `limit` font sizes, broken at spaces and between Chinese characters; what has no place
 * to break, such as an address, is cut.
 */
function brokenLines(text: string, limit: number): string[] {
  const lines: string[] = [""];
  for (const part of text.match(/[\u2e80-\uffef]|\s+|[^\u2e80-\uffef\s]+/g) ?? []) {
    const pieces = labelWidth(part) > limit ? [...part] : [part];
    for (const piece of pieces) {
      const isFull =
        labelWidth(lines.at(-1)! + piece) > limit &&
        !/^[\u3001\u3002\u300b\u201d\uff01\uff09\uff0c\uff1a\uff1b\uff1f]$/.test(piece);
      if (isFull) lines.push("");
      lines[lines.length - 1] += piece;
    }
  }
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}
