import {describe, expect, it} from "vitest";
import {readDialects} from "../../loaders/dialects/dialect.js";
import {cedar} from "../../loaders/sample/dms/cedar.js";
import {maple} from "../../loaders/sample/dms/maple.js";
import {willow} from "../../loaders/sample/dms/willow.js";
import {readQuestionnaires} from "../../loaders/sample/questionnaires.js";
import {headerForms} from "../../loaders/stage/headerText.js";
import {sourceNamed} from "../../src/contract/sources.js";
import {referenceFolder} from "./sampleFiles.js";

const questionnaires = readQuestionnaires(referenceFolder);
const brands = {
  cedar: cedar(questionnaires),
  maple: maple(questionnaires),
  willow: willow(questionnaires)
};
const dialects = readDialects();
/** Shipped under each other's label, which no dialect explains: content has to tell. */
const swapped = new Set(["maple customer 城市", "maple customer 邮编"]);

describe.each(Object.entries(brands))("the reports of %s", (brand, {reports, notation}) => {
  const dialect = dialects.find(({id}) => id === brand)!;

  it("head every field as the contract or the brand's dialect knows it", () => {
    const unknown: string[] = [];
    for (const {table, columns} of reports) {
      const {fields} = sourceNamed(table);
      for (const [header, name] of columns) {
        const field = name === undefined ? undefined : fields[name];
        if (!field || swapped.has(`${brand} ${table} ${header}`)) continue;
        const ours = new Set(headerForms(header));
        const told = dialect.headers[table]?.[header] === name;
        const forms = [field.label.zh, field.label.en, ...field.headers].flatMap(headerForms);
        if (!told && !forms.some((form) => ours.has(form)))
          unknown.push(`${table}: ${header} for ${name!}`);
      }
    }
    expect(unknown).toEqual([]);
  });

  it("use each header and each code that the dialect explains", () => {
    for (const [table, headers] of Object.entries(dialect.headers)) {
      const own = reports
        .filter((report) => report.table === table)
        .flatMap(({columns}) => columns);
      for (const [header, field] of Object.entries(headers))
        expect(
          own.some(([label, name]) => label === header && name === field),
          header
        ).toBe(true);
    }
    const labels = Object.fromEntries(
      Object.entries(notation.labels ?? {}).map(([list, own]) => [
        list,
        Object.fromEntries(Object.entries(own!).map(([code, label]) => [label, code]))
      ])
    );
    expect(labels).toEqual(dialect.codes);
  });

  it("name the dealer in its files or in their names", () => {
    const silent = reports.filter(({columns}) => !columns.some(([, name]) => name === "dealer"));
    expect(silent.length === 0 || brand === "cedar").toBe(true);
  });
});
