import {sourceNamed, sources} from "../../src/contract/sources.js";
import type {SourceName} from "../../src/contract/sources.js";

const hasField = (name: SourceName, field: string): boolean => field in sourceNamed(name).fields;

const union = (selects: string[]): string => selects.join("\nunion all\n");

/** The staged tables that speak of a customer or a vehicle and need no rules of their own to say which. */
export const subjectSources = [
  "appointment",
  "survey_response",
  "survey_frame",
  "complaint",
  "contact",
  "participation",
  "prepaid_package",
  "points_transaction",
  "churn_reason"
] as const satisfies SourceName[];

/** SQL for every dealer met in an extract, column `value`. */
export function dealersSeen(): string {
  const selects = sources
    .filter(({name, reference}) => !reference && hasField(name, "dealer"))
    .map(({name}) => `select distinct dealer as value from stg_${name}`);
  selects.push("select dealer_code from stg_dealer");
  return `select distinct value from (${union(selects)}) where value is not null`;
}

/** SQL for every VIN that an order, a sale or a vehicle file names, column `value`. */
export function vinsSeen(): string {
  const selects = (["vehicle", "repair_order", "sales_order"] as const).map(
    (name) => `select distinct vin as value from stg_${name}`
  );
  return `select distinct value from (${union(selects)})
    where value is not null and not is_test_vin(value)`;
}

/**
 * SQL for every row that carries a customer number outside the customer file and the leads, whose
 * numbers are prospects': dealer, customer_no, name, phone, seen_on.
 */
export function customerNumbersSeen(): string {
  const selects = sources
    .filter(({name}) => hasField(name, "customer_no") && !["customer", "lead"].includes(name))
    .map(({name, dated}) => {
      const column = (field: string): string => (hasField(name, field) ? field : "null");
      return `select dealer, customer_no, ${column("name")} as name,
        ${name === "participation" ? "null" : column("phone")} as phone,
        ${dated === undefined ? "null" : `cast(${dated} as date)`} as seen_on
        from stg_${name} where customer_no is not null`;
    });
  return union(selects);
}

/** SQL for every name of staff with dealer and role: `advisor` or `consultant`. */
export function staffSeen(): string {
  const selects = sources.flatMap(({name}) =>
    (["advisor", "consultant"] as const)
      .filter((role) => hasField(name, role))
      .map((role) => `select dealer, '${role}' as role, ${role} as name from stg_${name}`)
  );
  return `select distinct dealer, role, normal_name(name) as name from (${union(selects)})
    where normal_name(name) is not null`;
}

/** SQL for the plates by which rows without a VIN name a car: dealer, plate. */
export function platesNeeded(): string {
  const selects = subjectSources
    .filter((name) => hasField(name, "plate"))
    .map((name) => `select dealer, plate from stg_${name} where vin is null and plate is not null`);
  return `select distinct dealer, plate from (${union(selects)})`;
}

/** The SQL of `subject.sql` for one staged table. */
export function subjectSql(template: string, name: (typeof subjectSources)[number]): string {
  const {dated} = sourceNamed(name);
  const column = (field: string): string =>
    hasField(name, field) ? `row.${field}` : "cast(null as varchar)";
  const values: Record<string, string> = {
    table: name,
    vin: column("vin"),
    plate: column("plate"),
    day: name === "participation" ? "coalesce(row.attended_date, row.invited_date)" : `row.${dated}`
  };
  return template.replace(/\{(table|vin|plate|day)\}/g, (_, key: string) => values[key]!);
}
