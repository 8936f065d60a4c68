import type {MartName} from "../contract/marts.js";
import type {Query} from "../queries/query.js";
import {bind} from "../queries/bind.js";
import type {BoundRelation} from "./sharedTables.js";

/** A query with its values in its text, by which it is known: the names of the relations it reads tell what they hold. */
export interface BoundQuery {
  readonly text: string;
  readonly marts: readonly MartName[];
  /** Each after those that it reads itself. */
  readonly relations: readonly BoundRelation[];
}

/** The query with its values in its text. */
export const boundOf = ({text, values, marts, relations = []}: Query): BoundQuery => ({
  text: bind(text, values),
  marts,
  relations: relations.map((of) => ({name: of.name, text: bind(of.text, of.values)}))
});
