import type {JourneyName} from "./emotionChoice.js";

/** A touchpoint as a group sees it. */
export interface WorkshopNode {
  /** The touchpoint's code, or one of the group's own. */
  id: string;
  label: string;
  /** Where the group believes its own store and its main rival to be, 1 to 5; null: not placed. */
  own: number | null;
  rival: number | null;
  /** A node that the group wants to win. */
  isTarget: boolean;
  /** What it will do there. */
  measure: string;
}

/** A curve that a group draws. */
export interface Workshop {
  journey: JourneyName;
  store: string;
  rival: string;
  nodes: readonly WorkshopNode[];
}

export type DrawnLine = "own" | "rival";

export const MOST_NODES = 20;
const LONGEST_LABEL = 20;
const LONGEST_TEXT = 200;
const LONGEST_ID = 60;

/** An empty drawing of a journey. */
export const newWorkshop = (
  journey: JourneyName,
  nodes: readonly {id: string; label: string}[],
  names: {store: string; rival: string}
): Workshop => ({
  journey,
  ...names,
  nodes: nodes.map(({id, label}) => ({
    id,
    label,
    own: null,
    rival: null,
    isTarget: false,
    measure: ""
  }))
});

/** A place on the curve as it is kept: tenths of a level from 1 to 5. */
export const placed = (level: number): number =>
  Math.round(Math.min(5, Math.max(1, level)) * 10) / 10;

/** The drawing with one node changed. */
export const withNode = (
  workshop: Workshop,
  id: string,
  change: Partial<Omit<WorkshopNode, "id">>
): Workshop => ({
  ...workshop,
  nodes: workshop.nodes.map((node) => (node.id === id ? {...node, ...change} : node))
});

/** The drawing with a node of the group's own at the end. */
export function withNewNode(workshop: Workshop, label: string): Workshop {
  if (workshop.nodes.length >= MOST_NODES) return workshop;
  const taken = new Set(workshop.nodes.map(({id}) => id));
  let number = 1;
  while (taken.has(`own-${number}`)) number++;
  const node = {id: `own-${number}`, label, own: null, rival: null, isTarget: false, measure: ""};
  return {...workshop, nodes: [...workshop.nodes, node]};
}

/** The drawing without a node. */
export const withoutNode = (workshop: Workshop, id: string): Workshop => ({
  ...workshop,
  nodes: workshop.nodes.filter((node) => node.id !== id)
});

/** The drawing with a node one place further on; as it is where there is no such place. */
export function withMovedNode(workshop: Workshop, id: string, by: -1 | 1): Workshop {
  const from = workshop.nodes.findIndex((node) => node.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= workshop.nodes.length) return workshop;
  const nodes = [...workshop.nodes];
  [nodes[from], nodes[to]] = [nodes[to]!, nodes[from]!];
  return {...workshop, nodes};
}

/** What kind of file it is, and of which form. */
const FORMAT = "loyalty-atlas-emotion-curve";
const VERSION = 1;

/** The drawing as the text of a file. */
export const workshopFile = (workshop: Workshop): string =>
  `${JSON.stringify({format: FORMAT, version: VERSION, ...workshop}, null, 2)}\n`;

/**
 * The drawing in a file, or null where the file is none: other formats, versions and journeys, and
 * nodes without a name, out of the scale or too many. Longer texts are cut.
 */
export function readWorkshop(text: string): Workshop | null {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(content) || content.format !== FORMAT || content.version !== VERSION) return null;
  const {journey, store, rival, nodes} = content;
  if (journey !== "sales" && journey !== "service") return null;
  if (typeof store !== "string" || typeof rival !== "string" || !Array.isArray(nodes)) return null;
  if (nodes.length > MOST_NODES) return null;
  const read = nodes.map(readNode);
  if (read.some((node) => node === null)) return null;
  const ids = new Set(read.map((node) => node!.id));
  if (ids.size !== read.length) return null;
  return {
    journey,
    store: store.slice(0, LONGEST_LABEL),
    rival: rival.slice(0, LONGEST_LABEL),
    nodes: read as WorkshopNode[]
  };
}

function readNode(node: unknown): WorkshopNode | null {
  if (!isRecord(node)) return null;
  const {id, label, own, rival, isTarget, measure} = node;
  if (typeof id !== "string" || id === "" || id.length > LONGEST_ID) return null;
  if (typeof label !== "string" || typeof measure !== "string") return null;
  if (!isPlace(own) || !isPlace(rival) || typeof isTarget !== "boolean") return null;
  return {
    id,
    label: label.slice(0, LONGEST_LABEL),
    own: own === null ? null : placed(own),
    rival: rival === null ? null : placed(rival),
    isTarget,
    measure: measure.slice(0, LONGEST_TEXT)
  };
}

const isPlace = (value: unknown): value is number | null =>
  value === null || (typeof value === "number" && value >= 1 && value <= 5);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
