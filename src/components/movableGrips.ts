import {placed} from "./workshopState.js";

export interface GripOptions {
  /** What a grip is called, and what its value says. */
  labelOf: (grip: string) => string;
  valueOf: (grip: string) => number;
  textOf: (grip: string) => string;
  /** Takes a level over; `isDone` when the grip was let go or a key moved it. */
  move: (grip: string, level: number, isDone: boolean) => void;
}

const STEP = 0.1;
const PAGE = 0.5;

/**
 * Makes the grips of a drawn curve movable by mouse, finger and keyboard, in the drawings given one
 * after another: each replaces the last and takes over the keyboard's focus.
 */
export function movableGrips({labelOf, valueOf, textOf, move}: GripOptions) {
  let focused: string | null = null;
  let dragged: string | null = null;
  let drawing: Element;

  const levelAt = ({clientY}: PointerEvent): number => {
    const box = drawing.getBoundingClientRect();
    const drawn = Number(drawing.getAttribute("height")) || box.height;
    const y = ((clientY - box.top) * drawn) / (box.height || 1);
    const [one, five] = ["data-level-1", "data-level-5"].map((name) =>
      Number(drawing.getAttribute(name))
    ) as [number, number];
    return placed(1 + (4 * (y - one)) / (five - one));
  };

  function drag(grip: string, start: PointerEvent): void {
    if (start.button !== 0 || !start.isPrimary) return;
    start.preventDefault();
    focused = dragged = grip;
    const before = valueOf(grip);
    const listening = new AbortController();
    const end = (level: number): void => {
      listening.abort();
      dragged = null;
      move(grip, level, true);
    };
    const {signal} = listening;
    // On the window: the grip itself is drawn anew while it moves.
    addEventListener("pointermove", (event) => move(grip, levelAt(event), false), {signal});
    addEventListener("pointerup", (event) => end(levelAt(event)), {signal});
    addEventListener("pointercancel", () => end(before), {signal});
    addEventListener("keydown", ({key}) => key === "Escape" && end(before), {signal});
  }

  function onKey(grip: string, event: KeyboardEvent): void {
    const value = valueOf(grip);
    const targets: Record<string, number> = {
      ArrowUp: value + STEP,
      ArrowRight: value + STEP,
      ArrowDown: value - STEP,
      ArrowLeft: value - STEP,
      PageUp: value + PAGE,
      PageDown: value - PAGE,
      Home: 1,
      End: 5
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    move(grip, placed(target), true);
  }

  return (next: Element): void => {
    drawing = next;
    // A picture hides what is in it from assistive technology; sliders must not be hidden.
    drawing.setAttribute("role", "group");
    for (const group of drawing.querySelectorAll<SVGGElement>("[data-grip]")) {
      const grip = group.dataset.grip!;
      const attributes = {
        role: "slider",
        tabindex: 0,
        "aria-orientation": "vertical",
        "aria-valuemin": 1,
        "aria-valuemax": 5,
        "aria-label": labelOf(grip),
        "aria-valuenow": valueOf(grip),
        "aria-valuetext": textOf(grip)
      };
      for (const [name, value] of Object.entries(attributes)) {
        group.setAttribute(name, String(value));
      }
      group.classList.toggle("is-dragged", grip === dragged);
      group.addEventListener("pointerdown", (event) => {
        group.focus();
        drag(grip, event);
      });
      group.addEventListener("keydown", (event) => onKey(grip, event));
      group.addEventListener("focus", () => (focused = grip));
      // A drawing that is replaced loses the focus to nothing.
      group.addEventListener("blur", ({relatedTarget}) => {
        if (relatedTarget !== null) focused = null;
      });
    }
    queueMicrotask(() => {
      if (focused === null || document.activeElement !== document.body) return;
      const grip = [...drawing.querySelectorAll<SVGGElement>("[data-grip]")].find(
        (group) => group.dataset.grip === focused
      );
      grip?.focus({preventScroll: true});
    });
  };
}
