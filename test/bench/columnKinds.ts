import {sourceNamed} from "../../src/contract/sources.js";
import {cedar} from "../../loaders/sample/dms/cedar.js";
import {maple} from "../../loaders/sample/dms/maple.js";
import {headquarters, surveyAgency} from "../../loaders/sample/dms/shared.js";
import {willow} from "../../loaders/sample/dms/willow.js";
import {readQuestionnaires} from "../../loaders/sample/questionnaires.js";

/** Columns whose cells tell one dealer, person or vehicle from another wherever they occur. */
export type ColumnKind = "dealer" | "name" | "vin" | "phone" | "document";

const dealerFields = new Set(["dealer", "dealer_code", "dealer_name", "short_name"]);

/** The headers of the sample's reports whose columns hold identifiers, and of which kind. */
export function columnKinds(referenceFolder: string): Map<string, ColumnKind> {
  const questionnaires = readQuestionnaires(referenceFolder);
  const systems = [cedar, maple, willow, surveyAgency].map((system) => system(questionnaires));
  const kinds = new Map<string, ColumnKind>();
  for (const {table, columns} of [...systems, headquarters].flatMap(({reports}) => reports)) {
    for (const [header, name] of columns) {
      const type = name === undefined ? undefined : sourceNamed(table).fields[name]?.type;
      if (dealerFields.has(name ?? "")) kinds.set(header, "dealer");
      else if (name === "name") kinds.set(header, "name");
      else if (name?.endsWith("_vin")) kinds.set(header, "vin");
      else if (type === "vin" || type === "phone" || type === "document") kinds.set(header, type);
    }
  }
  return kinds;
}
