import {create} from "d3";
import {beforeEach, describe, expect, it, vi} from "vitest";
import {addCut} from "../../src/charts/cut.js";
import type {Threshold} from "../../src/components/threshold.js";
import {threshold} from "../../src/components/threshold.js";

const stops = [0.5, 0.6, 0.7, 0.8, 0.9];

const cutOf = (): Threshold =>
  threshold({
    parameter: "loyal",
    label: "忠诚从",
    stops,
    fallback: 0.7,
    write: (value) => `${Math.round(value * 100)}%`,
    typed: {times: 100, unit: "%"}
  });

/** A drawing of 200 pixels, 100 pixels for each tenth, shown at half its size. */
function drawingOf(control: Threshold, axis: "x" | "y" = "x", preview?: (value: number) => void) {
  const svg = create<SVGSVGElement>("svg:svg").attr("width", 800).attr("role", "img");
  addCut(svg, control.cut, {axis, place: (v) => (v - 0.5) * 1000, from: 0, to: 300, size: 13});
  const drawing = control.attach(svg.node()!, preview);
  drawing.getBoundingClientRect = () => ({left: 10, top: 20, width: 400}) as DOMRect;
  document.body.append(control, drawing);
  return {drawing, slider: drawing.querySelector<SVGGElement>("[role=slider]")!};
}

const field = (control: Threshold) => control.querySelector("input")!;
const type = (control: Threshold, text: string): void => {
  field(control).value = text;
  field(control).dispatchEvent(new Event("input", {bubbles: true}));
  field(control).dispatchEvent(new Event("change", {bubbles: true}));
};
const inputs = (control: Threshold) => {
  const heard = vi.fn<() => void>();
  control.addEventListener("input", heard);
  return heard;
};
const pointer = (kind: string, clientX: number, clientY = 0) =>
  Object.assign(new MouseEvent(kind, {clientX, clientY, button: 0, bubbles: true}), {
    isPrimary: true
  });

beforeEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, "", "/loyalty");
});

describe("threshold(options)", () => {
  it("starts at the value of the address, else at the default, and says how to go back", () => {
    expect(cutOf().value).toBe(0.7);
    history.replaceState(null, "", "/loyalty?loyal=0.9");
    const control = cutOf();
    expect(control.value).toBe(0.9);
    expect(field(control).value).toBe("90");
    const reset = control.querySelector<HTMLButtonElement>(".link-button")!;
    expect(reset.textContent).toBe("恢复默认 70%");
    reset.click();
    expect(control.value).toBe(0.7);
    expect(location.search).toBe("");
    expect(reset.hidden).toBe(true);
  });

  it("takes what is typed at the nearest stop, and tells once", () => {
    const control = cutOf();
    const heard = inputs(control);
    type(control, "78");
    expect(control.value).toBe(0.8);
    expect(field(control).value).toBe("80");
    expect(location.search).toBe("?loyal=0.8");
    expect(heard).toHaveBeenCalledTimes(1);
    type(control, "500");
    expect(control.value).toBe(0.9);
    type(control, "");
    expect(control.value).toBe(0.9);
    expect(field(control).value).toBe("90");
  });

  it("ignores an address that names no number", () => {
    history.replaceState(null, "", "/loyalty?loyal=much");
    expect(cutOf().value).toBe(0.7);
  });

  it("steps by buttons up to its ends", () => {
    const control = cutOf();
    const [lower, higher] = control.querySelectorAll<HTMLButtonElement>(".step");
    higher!.click();
    higher!.click();
    expect(control.value).toBe(0.9);
    expect(higher!.disabled).toBe(true);
    lower!.click();
    expect(control.value).toBe(0.8);
    expect(lower!.getAttribute("aria-label")).toContain("忠诚从");
  });

  it("is a slider in the drawing, moved by keys", () => {
    const control = cutOf();
    const heard = inputs(control);
    const {drawing, slider} = drawingOf(control);
    expect(drawing.getAttribute("role")).toBe("group");
    expect(slider.getAttribute("aria-valuetext")).toBe("70%");
    expect(slider.getAttribute("transform")).toBe("translate(200,0)");
    const press = (key: string) => slider.dispatchEvent(new KeyboardEvent("keydown", {key}));
    press("ArrowRight");
    expect(control.value).toBe(0.8);
    expect(slider.getAttribute("transform")).toBe("translate(300,0)");
    press("Home");
    expect(control.value).toBe(0.5);
    press("ArrowLeft");
    press("a");
    expect(control.value).toBe(0.5);
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it("is dragged: each stop on the way is shown, the last one counts", () => {
    const control = cutOf();
    const heard = inputs(control);
    const preview = vi.fn();
    const {slider} = drawingOf(control, "x", preview);
    slider.dispatchEvent(pointer("pointerdown", 110));
    window.dispatchEvent(pointer("pointermove", 10 + 290 / 2));
    window.dispatchEvent(pointer("pointermove", 10 + 390 / 2));
    expect(preview.mock.calls).toEqual([[0.8], [0.9]]);
    expect(field(control).value).toBe("90");
    expect(control.value).toBe(0.7);
    expect(heard).not.toHaveBeenCalled();
    window.dispatchEvent(pointer("pointerup", 10 + 390 / 2));
    expect(control.value).toBe(0.9);
    expect(heard).toHaveBeenCalledTimes(1);
    window.dispatchEvent(pointer("pointermove", 10));
    expect(control.value).toBe(0.9);
  });

  it("goes back when the drag is broken off", () => {
    const control = cutOf();
    const {slider} = drawingOf(control, "y");
    slider.dispatchEvent(pointer("pointerdown", 0, 120));
    window.dispatchEvent(pointer("pointermove", 0, 20));
    expect(slider.getAttribute("aria-valuenow")).toBe("0.5");
    window.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape"}));
    expect(slider.getAttribute("aria-valuenow")).toBe("0.7");
    expect(slider.getAttribute("transform")).toBe("translate(0,200)");
    expect(control.value).toBe(0.7);
    expect(field(control).value).toBe("70");
  });

  it("keeps the keyboard's focus when the chart is drawn anew", async () => {
    const control = cutOf();
    const {drawing, slider} = drawingOf(control);
    slider.focus();
    expect(document.activeElement).toBe(slider);
    drawing.remove();
    const again = drawingOf(control);
    await Promise.resolve();
    expect(document.activeElement).toBe(again.slider);
  });
});
