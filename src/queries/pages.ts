import {noFilters} from "../contract/filters.js";
import {homeQueries, qualityQueries} from "./pages/home.js";
import {
  driverQueries,
  emotionQueries,
  loyaltyQueries,
  surveyQueries,
  workshopQueries
} from "./pages/satisfaction.js";
import {
  audienceQueries,
  movementQueries,
  profileQueries,
  segmentQueries,
  valueQueries
} from "./pages/customers.js";
import {churnQueries, referralQueries, retentionQueries} from "./pages/staying.js";
import {complaintQueries, contactQueries, riskQueries} from "./pages/care.js";
import type {Query} from "./query.js";

/** Each page's queries at default filters, whose answers are computed when the site is built. */
export const pageQueries = {
  home: flat(homeQueries(noFilters)),
  loyalty: flat(loyaltyQueries(noFilters)),
  drivers: flat(driverQueries(noFilters)),
  emotion: flat(emotionQueries(noFilters)),
  workshop: flat(workshopQueries(noFilters)),
  surveys: flat(surveyQueries(noFilters)),
  segments: flat(segmentQueries(noFilters)),
  movement: flat(movementQueries(noFilters)),
  complaints: flat(complaintQueries(noFilters)),
  contacts: flat(contactQueries(noFilters)),
  value: flat(valueQueries(noFilters)),
  risk: flat(riskQueries(noFilters)),
  churn: flat(churnQueries(noFilters)),
  retention: flat(retentionQueries(noFilters)),
  referrals: flat(referralQueries(noFilters)),
  profile: flat(profileQueries(noFilters)),
  audience: flat(audienceQueries(noFilters)),
  quality: flat(qualityQueries()),
  dictionary: []
} as const satisfies Record<string, readonly Query[]>;

function flat(queries: Readonly<Record<string, Query | readonly Query[]>>): readonly Query[] {
  return Object.values(queries).flat();
}
