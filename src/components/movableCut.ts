import {cutTransform} from "../charts/cut.js";

export interface MovableCut {
  /** The name by which the drawing marks it. */
  name: string;
  label: string;
  stops: readonly number[];
  write: (value: number) => string;
  value: () => number;
  /** Takes a value over when the cut is let go or a key has moved it. */
  set: (value: number) => void;
}

/** Where a stop stands in the drawing, in its own pixels. */
interface Stop {
  value: number;
  pixels: number;
}

/**
 * Makes the cut of that name movable in the drawings given to the returned function, one after another:
 * a drawing that replaces another takes over the keyboard's focus.
 */
export function movableCut(options: MovableCut) {
  const {name, label, stops, write, set} = options;
  let hasFocus = false;
  return (drawing: Element, preview: (value: number) => void): void => {
    const group = drawing.querySelector<SVGGElement>(`[data-cut="${name}"]`);
    if (!group) return;
    const axis = group.dataset.axis as "x" | "y";
    const placed = placedStops(group);
    const text = group.querySelector("text");
    // A picture hides what is in it from assistive technology; a slider must not be hidden, the rest must.
    drawing.setAttribute("role", "group");
    for (const part of drawing.children) {
      if (!part.matches("[data-cut]") && !part.querySelector("[data-cut]"))
        part.setAttribute("aria-hidden", "true");
    }
    for (const [attribute, content] of Object.entries({
      role: "slider",
      tabindex: 0,
      "aria-label": label,
      "aria-orientation": axis === "x" ? "horizontal" : "vertical",
      "aria-valuemin": stops[0]!,
      "aria-valuemax": stops.at(-1)!
    })) {
      group.setAttribute(attribute, String(content));
    }

    let shown = options.value();
    const show = (value: number): void => {
      shown = value;
      const pixels = placed.find((stop) => stop.value === value)?.pixels;
      if (pixels !== undefined) group.setAttribute("transform", cutTransform(axis, pixels));
      if (text) text.textContent = write(value);
      group.setAttribute("aria-valuenow", String(value));
      group.setAttribute("aria-valuetext", write(value));
    };
    show(shown);

    group.addEventListener("keydown", (event) => {
      const next = stops[keyTarget(event.key, stops.indexOf(shown), stops.length)];
      if (next === undefined) return;
      event.preventDefault();
      show(next);
      set(next);
    });
    group.addEventListener("focus", () => (hasFocus = true));
    // A drawing that is replaced loses the focus to nothing.
    group.addEventListener("blur", ({relatedTarget}) => (hasFocus = relatedTarget === null));
    group.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      event.preventDefault();
      group.focus();
      group.classList.add("is-dragged");
      const move = (moved: PointerEvent): void => {
        const value = stopUnder(drawing, axis, placed, moved);
        if (value === shown) return;
        show(value);
        preview(value);
      };
      const listening = new AbortController();
      const end = (isTaken: boolean): void => {
        listening.abort();
        group.classList.remove("is-dragged");
        const value = isTaken ? shown : options.value();
        if (!isTaken) {
          show(value);
          preview(value);
        }
        set(value);
      };
      // On the window, so that a pointer that leaves the grip goes on moving it.
      const {signal} = listening;
      addEventListener("pointermove", move, {signal});
      addEventListener("pointerup", () => end(true), {signal});
      addEventListener("pointercancel", () => end(false), {signal});
      addEventListener("keydown", ({key}) => key === "Escape" && end(false), {signal});
    });
    queueMicrotask(() => {
      const isFree = document.activeElement === document.body;
      if (hasFocus && isFree && group.isConnected) group.focus({preventScroll: true});
    });
  };
}

function placedStops(group: SVGGElement): Stop[] {
  return (group.dataset.stops ?? "").split(" ").map((pair) => {
    const [value, pixels] = pair.split(":").map(Number) as [number, number];
    return {value, pixels};
  });
}

/** The stop next to the pointer; the drawing may be shown smaller than it was drawn. */
function stopUnder(
  drawing: Element,
  axis: "x" | "y",
  placed: readonly Stop[],
  {clientX, clientY}: PointerEvent
): number {
  const box = drawing.getBoundingClientRect();
  const drawnWidth = Number(drawing.getAttribute("width")) || box.width;
  const scale = box.width === 0 ? 1 : drawnWidth / box.width;
  const at = (axis === "x" ? clientX - box.left : clientY - box.top) * scale;
  return placed.reduce((best, stop) =>
    Math.abs(stop.pixels - at) < Math.abs(best.pixels - at) ? stop : best
  ).value;
}

/** The place of the stop that a key goes to; −1 for other keys. */
function keyTarget(key: string, now: number, count: number): number {
  const page = Math.max(1, Math.round(count / 10));
  const by: Record<string, number> = {
    ArrowRight: 1,
    ArrowUp: 1,
    ArrowLeft: -1,
    ArrowDown: -1,
    PageUp: page,
    PageDown: -page,
    Home: -count,
    End: count
  };
  const step = by[key];
  return step === undefined ? -1 : Math.min(count - 1, Math.max(0, now + step));
}
