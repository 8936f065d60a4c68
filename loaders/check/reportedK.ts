import type {DuckDBConnection} from "@duckdb/node-api";
import type {Manifest, ReportedK} from "../../src/contract/manifest.js";
import {settings} from "../../src/contract/settings.js";
import {formatCount} from "../../src/i18n/format.js";
import {say} from "../../src/i18n/message.js";
import {pipelineMessages} from "../../src/i18n/pipeline.js";
import type {PipelineContext} from "../context.js";
import {rowsOf} from "../duckdb.js";

/**
 * k over dealer × gender × age band × city × model series of the persons in the written marts. What is
 * unknown of a person is a value of its own: whoever looks for somebody cannot tell it from another.
 */
export async function reportedK(connection: DuckDBConnection): Promise<ReportedK> {
  const [row] = await rowsOf<Record<keyof ReportedK, string | null>>(
    connection,
    `select coalesce(sum(persons), 0) as persons, min(persons) as smallest, count(*) as classes,
       coalesce(sum(persons) filter (where persons < ${settings.report_k}), 0) as persons_below
     from (
       select count(*) as persons from customers where customer_kind = 'person'
       group by home_dealer_id, gender, age_band, city, model_series
     )`
  );
  const {persons, smallest, classes, persons_below} = row!;
  return {
    persons: Number(persons),
    smallest: smallest === null ? null : Number(smallest),
    classes: Number(classes),
    persons_below: Number(persons_below)
  };
}

/** Says how many persons are published and how far their attributes tell them apart. */
export function reportK(
  {person_count, k}: Pick<Manifest, "person_count" | "k">,
  {report, locale}: Pick<PipelineContext, "report" | "locale">
): void {
  if (k.smallest === null) return;
  const count = (value: number): string => formatCount(value, locale);
  const values = {
    persons: count(person_count),
    customers: count(k.persons),
    classes: count(k.classes),
    smallest: count(k.smallest),
    below: count(k.persons_below),
    limit: settings.report_k
  };
  report.print(say(pipelineMessages.reportedK, values, locale));
}
