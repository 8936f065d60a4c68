import type {Manifest} from "../../src/contract/manifest.js";
import {marts} from "../../src/contract/marts.js";

/** A small group of three dealers, the third with older data. */
export const manifest: Manifest = {
  is_sample: true,
  built_at: "2026-11-22T08:00:00.000Z",
  extract_count: 61,
  fingerprint: "3fa9c01b77de",
  period: {from: "2025-01-02", to: "2026-10-31"},
  dealers: [
    dealer(1, "星辰", "2026-10-31", false),
    dealer(2, "众合", "2026-10-31", false),
    dealer(3, "瑞达", "2026-08-31", true)
  ],
  model_series: ["启程", "远帆", "山岳 SUV"],
  sources: {repair_order: 12_345, survey_response: 678},
  marts: Object.fromEntries(
    marts.map(({name}) => [name, {rows: 10, bytes: 100}])
  ) as Manifest["marts"],
  person_count: 6123,
  k: {persons: 5000, smallest: 1, classes: 840, persons_below: 1234},
  key_table_id: "demo",
  accepted_gates: [],
  warnings: {}
};

function dealer(dealer_id: number, name: string, as_of: string, is_stale: boolean) {
  return {
    dealer_id,
    dealer_name: `${name}汽车`,
    short_name: name,
    data_from: "2025-01-02",
    as_of,
    is_stale
  };
}
