import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {courseFigures} from "../benchmarks.js";
import {caseReturns, complaintIceberg} from "../complaints/cases.js";
import type {CaseChoice} from "../complaints/cases.js";
import {complaintCauses, resolutionTable} from "../complaints/handling.js";
import {similarCases} from "../complaints/similar.js";
import {contactLoad, contactResults} from "../contacts/contacts.js";
import {filledFiles} from "../contacts/practices.js";
import {practiceFigures} from "../figures.js";
import {callEffects} from "../risk/callEffect.js";
import {riskChecks, riskEffects} from "../risk/model.js";
import {riskCalls, riskTotals} from "../risk/vehicles.js";

/** What the page on complaints asks. */
export function complaintQueries(filters: Filters, choice: CaseChoice = {}) {
  return {
    iceberg: complaintIceberg(filters),
    returns: caseReturns(filters, choice),
    causes: complaintCauses(filters),
    resolution: resolutionTable(filters),
    similar: similarCases(filters, choice),
    course: courseFigures()
  };
}

/** What the page on risk asks: about today, whatever the period. */
export function riskQueries(filters: Filters) {
  return {
    totals: riskTotals(filters),
    calls: riskCalls(filters, {limit: settings.call_list_at_most}),
    effects: riskEffects(),
    checks: riskChecks(),
    worked: callEffects(filters)
  };
}

/** What the page on contacts asks. */
export function contactQueries(filters: Filters) {
  return {
    results: contactResults(filters),
    load: contactLoad(filters),
    practices: practiceFigures(filters),
    files: filledFiles(filters)
  };
}
