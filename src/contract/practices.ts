/** Practices of looking after customers of which repair orders, due services and sales tell a share (course S1). */
export const practices = [
  "needs",
  "same_advisor",
  "easy",
  "rework",
  "reminded",
  "referred"
] as const;

export type Practice = (typeof practices)[number];

export const isPractice = (name: string): name is Practice =>
  (practices as readonly string[]).includes(name);
