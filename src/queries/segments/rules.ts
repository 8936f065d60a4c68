import type {SchemeName, SegmentRules} from "../../contract/segments.js";
import {changedRules} from "../../contract/segments.js";

/** A scheme and its rules as part of a query's key: only what is not the default. */
export const schemeArguments = (scheme: SchemeName, rules: SegmentRules) => ({
  scheme,
  rules: changedRules(scheme, rules)
});
