import type {Field, FieldType} from "../../src/contract/field.js";

const types: Record<FieldType, string> = {
  text: "VARCHAR",
  code: "VARCHAR",
  vin: "VARCHAR",
  plate: "VARCHAR",
  phone: "VARCHAR",
  document: "VARCHAR",
  date: "DATE",
  month: "DATE",
  timestamp: "TIMESTAMP",
  integer: "BIGINT",
  number: "DOUBLE",
  money: "DECIMAL(18,2)",
  boolean: "BOOLEAN"
};

/** The DuckDB type of a field once staged. */
export const sqlType = (field: Field): string => types[field.type];
