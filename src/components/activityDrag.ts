/** Where an activity was dropped: on an item, or at a place of its own. */
export type Drop = {item: string} | {importance: number; performance: number};

/** Pixels within which a drop is meant for an item. */
const CATCH = 32;

/**
 * Makes the numbered activities of an importance × performance drawing movable by mouse and finger;
 * without a pointer the list does the same. `dropped` comes once, when one is let go.
 */
export function dragActivities<T extends SVGSVGElement>(
  drawing: T,
  dropped: (id: string, drop: Drop) => void
): T {
  const scales = (drawing.dataset.scales ?? "").split(" ").map(Number);
  const [left, right, least, most, bottom, top, low, high] = scales as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number
  ];
  const place = (event: PointerEvent): [number, number] => {
    const box = drawing.getBoundingClientRect();
    const scale =
      box.width === 0 ? 1 : (Number(drawing.getAttribute("width")) || box.width) / box.width;
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
  };
  const dropAt = (x: number, y: number): Drop => {
    const items = [...drawing.querySelectorAll<SVGGElement>("[data-item]")].map((group) => {
      const dot = group.querySelector(".dot")!;
      const distance = Math.hypot(
        Number(dot.getAttribute("cx")) - x,
        Number(dot.getAttribute("cy")) - y
      );
      return {item: group.dataset.item!, distance};
    });
    const nearest = items.reduce((a, b) => (b.distance < a.distance ? b : a), {
      item: "",
      distance: Infinity
    });
    if (nearest.distance <= CATCH) return {item: nearest.item};
    return {
      importance: least + ((x - left) / (right - left)) * (most - least),
      performance: low + ((y - bottom) / (top - bottom)) * (high - low)
    };
  };
  for (const group of drawing.querySelectorAll<SVGGElement>("[data-activity]")) {
    group.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      event.preventDefault();
      const stood = group.getAttribute("transform")!;
      const from = place(event);
      let now = from;
      group.classList.add("is-dragged");
      const listening = new AbortController();
      const {signal} = listening;
      const end = (isTaken: boolean): void => {
        listening.abort();
        group.classList.remove("is-dragged");
        const hasMoved = Math.hypot(now[0] - from[0], now[1] - from[1]) > 4;
        if (isTaken && hasMoved) dropped(group.dataset.activity!, dropAt(...now));
        else group.setAttribute("transform", stood);
      };
      addEventListener(
        "pointermove",
        (moved) => {
          now = place(moved);
          group.setAttribute("transform", `translate(${now.join()})`);
        },
        {signal}
      );
      // On the window, so that a pointer that leaves the badge goes on moving it.
      addEventListener("pointerup", () => end(true), {signal});
      addEventListener("pointercancel", () => end(false), {signal});
      addEventListener("keydown", ({key}) => key === "Escape" && end(false), {signal});
    });
  }
  return drawing;
}
