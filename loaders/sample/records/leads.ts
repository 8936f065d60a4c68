import {MINUTES_PER_DAY} from "../calendar.js";
import type {Dealer, DealerGroup} from "../group.js";
import {otherBrands} from "../group.js";
import type {Ownership} from "../journey/life.js";
import {personName, phoneOf} from "../people.js";
import type {Random} from "../random.js";
import type {Value} from "../report.js";
import {truth} from "../truth.js";
import {chooseModel} from "../vehicles.js";
import type {Model} from "../vehicles.js";
import {documentNumber} from "./numbers.js";
import type {Emit, Recording} from "./recording.js";
import {keptFrom, numberOn} from "./recording.js";
import type {Referrer, SaleRecord} from "./sales.js";

/** How many prospects who never bought a sample of this size has. */
export function prospectCount({options}: DealerGroup): number {
  const {with_intent, comes_back, buys, sales_per_customer} = truth.leads;
  const bought = with_intent * comes_back * buys;
  const share = Math.min(1, truth.kept_months.lead / (12 * options.years));
  return Math.round((options.customers * sales_per_customer * share * (1 - bought)) / bought);
}

const rivals = ["北岭X3", "北岭X5", "云汉S", "云汉L", "海陆R"] as const;

interface Showing {
  model: Model;
  compared: number;
  level: string;
  asksDiscount: boolean;
}

function showing(random: Random, income: number, hasIntent: boolean): Showing {
  return {
    model: chooseModel(random, income),
    compared: random.poisson(hasIntent ? 1.2 : 0.5),
    level: hasIntent
      ? random.weighted({H: 2, A: 3, B: 3, C: 2})
      : random.weighted({C: 2, D: 5, N: 3}),
    asksDiscount: random.chance(income < 0 ? 0.55 : 0.3)
  };
}

function shared(
  random: Random,
  {model, compared, level, asksDiscount}: Showing
): Record<string, Value> {
  const names = new Set<string>();
  while (names.size < Math.min(compared, 4)) names.add(random.pick(rivals));
  return {
    first_lead_level: level,
    intended_series: model.series,
    intended_model: model.name,
    intended_list_price: model.listPrice,
    models_compared: names.size === 0 ? null : [...names].join("、"),
    has_asked_discount: asksDiscount,
    expected_purchase: random.pick(["一周内", "一个月内", "三个月内", "半年内"])
  };
}

/** The number under which a buyer's lead is kept; null when it is too old to be. */
export function leadNumber({group}: Recording, ownership: Ownership): string | null {
  const sale = ownership.sale!;
  const dealer = group.dealers[sale.dealer]!;
  return sale.delivered - 30 < keptFrom(group, dealer, "lead")
    ? null
    : documentNumber("QK", ownership.vehicleId, sale.delivered);
}

/** Writes the lead of a buyer. */
export function recordBuyerLead(
  recording: Recording,
  ownership: Ownership,
  leadNo: string,
  {orderNo, source, referrer, consultant}: SaleRecord
): void {
  const {random, emit, group, person, life} = recording;
  const sale = ownership.sale!;
  const dealer = group.dealers[sale.dealer]!;
  const created = Math.max(keptFrom(group, dealer, "lead"), sale.delivered - random.integer(6, 60));
  const showed = {...showing(random, life.profile.income, true), model: ownership.model};
  const drives = random.chance(0.8);
  emit("lead", dealer.index, {
    ...shared(random, showed),
    lead_no: leadNo,
    customer_no: numberOn(recording, dealer.index, sale.delivered),
    name: person.name,
    phone: person.phone,
    gender: person.gender,
    created_at: created * MINUTES_PER_DAY + random.integer(540, 1050),
    source,
    lead_level: "O",
    first_visit_date: created,
    last_visit_at: sale.delivered * MINUTES_PER_DAY + 600,
    visit_count: random.integer(2, 4),
    contact_count: random.integer(2, 9),
    has_test_drive: drives,
    test_drive_date: drives ? created + random.integer(0, 5) : null,
    quoted_date: created + random.integer(1, 6),
    has_trade_in_intent: sale.previousBrand !== null,
    is_first_car: sale.kind === "first",
    outcome: "won",
    outcome_date: sale.delivered,
    order_no: orderNo,
    consultant,
    referred_by_name: referrer?.name ?? null,
    referred_by_customer_no: referrer?.customerNo ?? null,
    referred_by_vin: referrer?.vin ?? null,
    remarks: recording.plantedPhrase
  });
}

/** Writes the lead of a prospect who did not buy. */
export function recordProspect(
  random: Random,
  group: DealerGroup,
  prospect: number,
  dealer: Dealer,
  referrer: Referrer | null,
  emit: Emit
): void {
  const {with_intent, comes_back, buys, open_share} = truth.leads;
  const stage = random.weighted({
    looking: 1 - with_intent,
    left: with_intent * (1 - comes_back),
    returned: with_intent * comes_back * (1 - buys)
  });
  const income = random.normal() - 0.3;
  const showed = showing(random, income, stage !== "looking");
  const created = random.integer(keptFrom(group, dealer, "lead"), dealer.end - 1);
  const visits = stage === "returned" ? random.integer(2, 4) : 1;
  const lastVisit = Math.min(dealer.end, created + (visits - 1) * random.integer(2, 14));
  const contacts = stage === "looking" ? random.integer(0, 3) : random.integer(1, 7);
  const lasts = random.integer(10, showed.asksDiscount ? 160 : 80);
  const isOpen =
    created + lasts > dealer.end || (dealer.end - created < 60 && random.chance(open_share));
  const outcome = isOpen ? "open" : random.chance(0.2) ? "dormant" : "lost";
  const drives = stage !== "looking" && random.chance(stage === "returned" ? 0.65 : 0.35);
  const reason = random.weighted({
    price: 28,
    rival_product: 20,
    rival_service: 6,
    brand: 10,
    availability: 8,
    postponed: 16,
    bought_elsewhere: 8,
    other: 4
  });
  const isRivals = reason === "rival_product" || reason === "rival_service" || reason === "brand";
  emit("lead", dealer.index, {
    ...shared(random, showed),
    lead_no: documentNumber("QZ", prospect, created),
    customer_no: null,
    name: personName(random),
    phone: phoneOf(prospect, 2),
    gender: random.chance(0.62) ? "male" : "female",
    created_at: created * MINUTES_PER_DAY + random.integer(540, 1050),
    source: referrer
      ? "referral"
      : random.weighted({
          walk_in: 42,
          phone: 9,
          online: 24,
          website: 5,
          motor_show: 9,
          event: 5,
          call_centre: 5,
          passing_by: 1
        }),
    lead_level: isOpen ? showed.level : outcome === "dormant" ? "F0" : "F",
    first_visit_date: created,
    last_visit_at: lastVisit * MINUTES_PER_DAY + random.integer(540, 1050),
    visit_count: visits,
    contact_count: contacts,
    has_test_drive: drives,
    test_drive_date: drives ? created : null,
    quoted_date: stage === "looking" ? null : created + random.integer(0, 3),
    has_trade_in_intent: random.chance(0.3),
    is_first_car: random.chance(0.55),
    outcome,
    outcome_date: isOpen ? null : created + lasts,
    lost_reason: outcome === "lost" ? reason : null,
    lost_to_brand: outcome === "lost" && isRivals ? random.pick(otherBrands) : null,
    order_no: null,
    consultant: random.pick(dealer.consultants),
    referred_by_name: referrer?.name ?? null,
    referred_by_customer_no: referrer?.customerNo ?? null,
    referred_by_vin: referrer?.vin ?? null
  });
}
