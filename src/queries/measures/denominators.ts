import type {FigureName} from "./measure.js";

/** Figures over the same denominator as another one: their cells leave people, n and Σn² to the cells of that one. */
export const denominators: Readonly<Partial<Record<FigureName, FigureName>>> = {
  rework_share: "average_ticket",
  complaint_rate: "average_ticket",
  very_satisfied_share: "satisfied_share",
  dissatisfied_share: "satisfied_share",
  satisfied_came_back: "came_back",
  satisfied_but_gone: "came_back",
  not_satisfied_came_back: "came_back",
  not_satisfied_gone: "came_back"
};
