import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {scanForIdentifiers} from "../../loaders/check/privacy.js";
import type {Database} from "../../loaders/duckdb.js";
import {openDatabase, quoteText, rowsOf} from "../../loaders/duckdb.js";
import {areMartsKept, keepMarts, keptMartsFolder} from "../../loaders/keptMarts.js";
import {runPipeline} from "../../loaders/pipeline.js";
import {silentProgress} from "../../loaders/progress.js";
import {canaries} from "../../loaders/sample/canaries.js";
import {dirt} from "../../loaders/sample/dirt.js";
import type {LatentTruth} from "../../loaders/sample/latent.js";
import {meanOf} from "../../loaders/sample/latent.js";
import {truth} from "../../loaders/sample/truth.js";
import type {Level} from "../../loaders/sample/truth.js";
import {answerOf} from "../../loaders/marts/firstFigures.js";
import {compared} from "../../src/components/complaints/similarPicture.js";
import {driverStudy} from "../../src/components/driverStudy.js";
import {noFilters} from "../../src/contract/filters.js";
import {marts} from "../../src/contract/marts.js";
import {driverPredictors} from "../../src/queries/drivers.js";
import {driverSums} from "../../src/queries/driverSums.js";
import {mouthFigures} from "../../src/components/referrals/mouthRows.js";
import {lossTable, reactivationTable} from "../../src/queries/churn/curves.js";
import {wordOfMouth} from "../../src/queries/referrals/mouth.js";
import {hazardBand} from "../../loaders/sample/latentLoss.js";
import {cumulativeIncidence, incidenceAt} from "../../src/stats/cumulativeIncidence.js";
import {hazards} from "../../src/stats/kaplanMeier.js";
import {similarCases} from "../../src/queries/complaints/similar.js";
import {riskChecks, riskEffects} from "../../src/queries/risk/model.js";
import {loyaltyGroups} from "../../src/queries/loyalty/groups.js";
import type {Query, Row as QueryRow} from "../../src/queries/query.js";
import {clusteredProportion} from "../../src/stats/clusteredProportion.js";
import type {ClusterSums} from "../../src/stats/clusterSums.js";
import {temporaryFolder} from "../util/conformed.js";
import {root} from "./sampleFiles.js";
import {around, aroundCount, chanceInterval, isWithin, sampleTruth} from "./truth.js";
import type {Interval} from "./truth.js";

const folder = temporaryFolder(afterAll);
let kept: string;
let database: Database;
let known: LatentTruth;

type Row = Record<string, unknown>;
const ask = (sql: string): Promise<Row[]> => rowsOf(database.connection, sql);
async function ask1(sql: string): Promise<Record<string, number>> {
  const [row] = await ask(sql);
  return Object.fromEntries(Object.entries(row!).map(([name, value]) => [name, Number(value)]));
}

/** The rows of one of the site's own queries. */
const asked = <R extends QueryRow>(query: Query<R>): Promise<R[]> =>
  answerOf(database.connection, query) as Promise<R[]>;

function expectWithin(value: number, interval: Interval, what: string): void {
  expect(isWithin(value, interval), `${what}: ${value}, expected ${interval.join(" to ")}`).toBe(
    true
  );
}

beforeAll(async () => {
  known = sampleTruth();
  // Kept as a build keeps them, so that the browser tests need not make them again.
  vi.stubEnv("EXTRACTS_DIR", "data/sample");
  kept = await keptMartsFolder(root);
  if (!(await areMartsKept(kept, root))) {
    await runPipeline({outputFolder: join(folder, "marts"), root, report: silentProgress});
    await keepMarts(join(folder, "marts"), kept);
  }
  database = await openDatabase();
  for (const {name} of marts)
    await database.connection.run(
      `create view ${name} as from read_parquet(${quoteText(join(kept, `${name}.parquet`))})`
    );
}, 600_000);
afterAll(() => {
  vi.unstubAllEnvs();
  database?.close();
});

/** What complaining does to coming back at the level of satisfaction of those who complain, as planted. */
function plantedComplaintEffect(shareOfSales: number): number {
  const {severe_share, handling, returning, after_service, after_sale} = truth.complaints;
  const ends = ["unresolved", "resolved", "quickly"] as const;
  const complained = ends.reduce((sum, end) => {
    const share = severe_share * handling.severe[end] + (1 - severe_share) * handling.mild[end];
    return sum + share * returning[end];
  }, 0);
  const silent = (
    rates: Readonly<Record<Level, number>>,
    returns: Readonly<Record<Level, number>>
  ): number => {
    const levels = ([1, 2, 3, 4, 5] as const).map((level) => ({
      weight: truth.satisfaction.level_shares[level] * rates[level],
      returns: returns[level]
    }));
    const total = levels.reduce((sum, {weight}) => sum + weight, 0);
    return levels.reduce((sum, one) => sum + (one.weight / total) * one.returns, 0);
  };
  const {after_service: service, first_service: first} = truth.returning;
  return (
    (1 - shareOfSales) * (complained - silent(after_service, service)) +
    shareOfSales * (complained - silent(after_sale, first))
  );
}

describe("the marts of the committed sample", () => {
  it("have every customer, car, visit, sale and response once", async () => {
    const counts = await ask1(`select
      (select count(*) from customers
        where customer_kind is distinct from 'dealer' and (visit_count > 0 or purchase_count > 0)) as customers,
      (select count(*) from vehicles where not is_dealer_owned) as vehicles,
      (select count(*) from visits) as visits,
      (select count(*) from sales) as sales`);
    const {customers, vehicles, visits, sales} = known;
    expect(counts).toEqual({customers, vehicles, visits, sales});
    const responses = await ask(
      "select questionnaire, count(*)::integer as n from responses group by all"
    );
    expect(Object.fromEntries(responses.map(({questionnaire, n}) => [questionnaire, n]))).toEqual(
      known.responses
    );
  });

  it("refuse and leave out what is dirt, at the planted rates", async () => {
    const rows = await ask(
      "select source_table || '.' || balance_line || '.' || reason as line, sum(row_count)::integer as n from quality where reason is not null group by all"
    );
    const count = Object.fromEntries(rows.map(({line, n}) => [line as string, n as number]));
    const expectRate = (line: string, rate: number, of: number): void =>
      expectWithin((count[line] ?? 0) / of, chanceInterval(rate, of), line);
    const {visits, sales} = known;
    expectRate("repair_order.refused.missing_value", dirt.order_without_vin.rate, visits);
    expectRate("repair_order.refused.unreadable_date", dirt.order_date_unreadable.rate, visits);
    expect(count["repair_order.refused.too_many_cells"]).toBe(1);
    expectRate("repair_order.excluded.test_record", dirt.order_test.rate, visits);
    expectRate("sales_order.excluded.cancelled", dirt.sale_cancelled.rate, sales);
    expectRate("sales_order.excluded.returned", dirt.sale_returned.rate, sales);
    expectRate("sales_order.excluded.transfer", dirt.sale_transferred.rate, sales);
    expectRate("repair_order.excluded.accessory_only", dirt.accessories_order.rate, sales);
  });

  it("recover who came back, level by level", async () => {
    const rows = await ask(`select journey, overall_level, count(*)::integer as n,
        avg(coalesce(next_visit_date <= responded_date + interval 12 month, false)::integer) as share
      from responses
      where overall_level is not null and not is_company and responded_date + interval 12 month <= as_of
      group by all`);
    expect(rows).toHaveLength(10);
    for (const row of rows) {
      const journey = row.journey as "sales" | "service";
      const planted = known.returned[journey][row.overall_level as 1 | 2 | 3 | 4 | 5];
      const what = `${journey} ${String(row.overall_level)}`;
      expectWithin(Number(row.n), [planted.of - 5, planted.of + 5], `${what}: responses`);
      expectWithin(Number(row.share), around(planted, 0.01 + 2 / planted.of), what);
    }
  });

  it("recover how many were satisfied but gone, within the interval of the page's own figure", async () => {
    const rows = await answerOf(database.connection, loyaltyGroups(noFilters));
    const row = rows.find(({part, metric}) => part === "all" && metric === "satisfied_but_gone");
    const {lo, hi} = clusteredProportion(row as unknown as ClusterSums)!;
    const levels = Object.entries(known.returned.service).map(([level, {did, of}]) => ({
      level: Number(level),
      gone: of - did,
      of
    }));
    const gone = levels.reduce((sum, one) => sum + (one.level >= 4 ? one.gone : 0), 0);
    const all = levels.reduce((sum, {of}) => sum + of, 0);
    expectWithin(gone / all, [lo, hi], "satisfied but gone");
  });

  it("recover who is lost, and that most of them had said they were satisfied", async () => {
    const {lost} = await ask1(`select count(*) as lost from vehicles
      join customers using (customer_id)
      where customer_kind = 'person' and vehicles.first_lost_date is not null`);
    const {atLeast, atMost} = known.lost;
    expectWithin(lost!, [aroundCount(atLeast, 0.03)[0], aroundCount(atMost, 0.03)[1]], "lost");
    const {satisfied} = await ask1(
      "select avg((level_before_loss >= 4)::integer) as satisfied from customers where customer_kind = 'person' and level_before_loss is not null"
    );
    expectWithin(satisfied!, around(known.lostSatisfied, 0.03), "lost who had been satisfied");
    expectWithin(satisfied!, [0.65, 0.95], "lost who had been satisfied, course");
  });

  it("recover the hazard of loss by year of ownership, within the interval of the page's own", async () => {
    const rows = await asked(lossTable(noFilters));
    const found = hazards(
      rows.map(({month, ...row}) => ({time: month, ...row})),
      {width: hazardBand.months}
    );
    for (const [band, {atLeast, atMost, months}] of known.lossHazards.entries()) {
      const {value, lo, hi, exposure} = found[band]!;
      const what = `year ${band + 1}`;
      expectWithin(exposure, aroundCount(months, 0.06), `${what}: months at risk`);
      // Between the two counts lie those of whose leaving the DMS may know.
      expect(lo, `${what}: ${value}`).toBeLessThan(atMost / months);
      expect(hi, `${what}: ${value}`).toBeGreaterThan(atLeast / months);
    }
    const lost = await ask1(`select count(*) as vehicles,
        count(*) filter (date_diff('day', first_lost_date, lost_date) <> 0) as apart
      from vehicles left join (
        select vehicle_id, min(due_date) as lost_date from silences
        where (next_after_due is null or next_after_due > 6) and observed_after_due >= 6
          and (left_after_due is null or left_after_due > 6)
        group by vehicle_id
      ) using (vehicle_id)
      where first_lost_date is not null`);
    expect(lost.apart).toBe(0);
  });

  it("recover how many come back after a loss", async () => {
    const rows = await asked(reactivationTable(noFilters));
    const back = rows.reduce((sum, {events}) => sum + events, 0);
    const all = rows.reduce(
      (sum, {events, competing, censored}) => sum + events + competing + censored,
      0
    );
    expectWithin(back / all, around(known.lostBack, 0.01), "came back");
    // Of those who leave while they own the car, one in ten comes back.
    const points = cumulativeIncidence(rows.map(({month, ...row}) => ({time: month, ...row})));
    expectWithin(
      incidenceAt(points, 24)!.incidence,
      [0.05, truth.returning.reactivated_share + 0.02],
      "came back within two years"
    );
  });

  it("recover what customers bring and warn off, within the page's intervals", async () => {
    const rows = await asked(wordOfMouth(noFilters));
    const {delighted, lukewarm, disappointed} = truth.word_of_mouth;
    const row = (part: number) => rows.find((one) => one.part === part)!;
    const planted = [
      [mouthFigures.recommended(row(3)), delighted.recommends * delighted.people],
      [mouthFigures.recommended(row(2)), lukewarm.recommends * lukewarm.people],
      [mouthFigures.warned(row(1)), disappointed.warned]
    ] as const;
    for (const [{lo, hi, metric}, mean] of planted) expectWithin(mean, [lo!, hi!], metric);
    // Referrers are drawn by how many people they recommend to.
    const rate = (part: number) => row(part).brought / row(part).eligible;
    expect(rate(3)).toBeGreaterThan(2 * rate(2) - 0.01);
    const brought = await ask1(
      "select count(*) as referrals, (select sum(referral_count) from customers) as counted, count(*) filter (has_bought) as bought from referrals"
    );
    expect(brought.referrals).toBe(brought.counted);
    expect(brought.bought).toBe(
      Object.values(known.referredBy).reduce((sum, count) => sum + count, 0)
    );
  });

  it("know each answer's predecessor, and who answered at several dealers or about several series", async () => {
    const [row] = await ask(`with answers as (
          select *, recommended_count is not null and warned_count is not null as is_asked
          from responses
          where overall_level is not null and customer_id is not null
        )
        select count(previous_asked_date) > 0 and bool_or(is_travelled) as has_some,
          count(*) filter (
            previous_answer_date is distinct from (
              select max(b.responded_date) from answers b
              where b.customer_id = a.customer_id
                and (b.responded_date, b.response_id) < (a.responded_date, a.response_id)
            )
            or previous_asked_date is distinct from (
              select max(b.responded_date) from answers b
              where b.customer_id = a.customer_id and a.is_asked and b.is_asked
                and (b.responded_date, b.response_id) < (a.responded_date, a.response_id)
            )
            or is_travelled is distinct from exists (
              select 1 from answers b
              where b.customer_id = a.customer_id and (b.dealer_id <> a.dealer_id
                or b.model_series is distinct from a.model_series)
            )
          ) as wrong
        from answers a`);
    expect(row).toMatchObject({has_some: true, wrong: "0"});
  });

  it("recover how the handling of complaints brings people back", async () => {
    const rows = await ask(`select
        case when complaint_outcome = 'unresolved' or days_to_resolve is null then 'unresolved'
          when days_to_resolve <= 3 then 'quickly' else 'resolved' end as handling,
        count(*)::integer as n,
        avg(coalesce(next_visit_date <= received_date + interval 12 month, false)::integer) as share
      from complaints join customers using (customer_id)
      where customer_kind = 'person' and received_date + interval 12 month <= complaints.as_of
      group by all`);
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      const handling = row.handling as "unresolved" | "resolved" | "quickly";
      const planted = known.afterComplaint[handling];
      expectWithin(Number(row.n), aroundCount(planted.of, 0.05), `${handling}: complaints`);
      expectWithin(Number(row.share), around(planted, 0.03), handling);
      const [low, high] = chanceInterval(truth.complaints.returning[handling], planted.of);
      // A second car brings a few back besides.
      expectWithin(Number(row.share), [low, high + 0.05], `${handling}, course`);
    }
  });

  it("recover what complaining does among those equally satisfied, and not by the difference as it is", async () => {
    const rows = await asked(similarCases(noFilters));
    const {naive, effect, refusal} = compared("complained", rows);
    expect(refusal).toBeNull();
    const planted = plantedComplaintEffect(
      (
        await ask1(`select avg(is_sale::integer) as sales from care_cases
        where level is not null and ended not in ('silent', 'none') and not is_company
          and observed_months >= 12`)
      ).sales!
    );
    expectWithin(planted, [effect!.lo, effect!.hi], "complained, among similar");
    expect(isWithin(planted, [naive!.lo, naive!.hi])).toBe(false);
    const quick = compared("quickly", rows);
    const {returning} = truth.complaints;
    const gain = returning.quickly - returning.resolved;
    expectWithin(gain, [quick.effect!.lo, quick.effect!.hi], "resolved quickly");
  });

  it("recover which vehicles will be lost better than recency alone does, at a later time", async () => {
    const checks = await asked(riskChecks());
    const check = (score: string, measure: string) =>
      checks.find((row) => row.score === score && row.measure === measure)!;
    expect(check("difference", "area").lo).toBeGreaterThan(0);
    expectWithin(1, [check("model", "slope").lo!, check("model", "slope").hi!], "calibration");
    const {x, lo, hi} = check("model", "happened");
    expectWithin(x!, [lo! - 0.02, hi! + 0.02], "losses foretold");
    const effects = await asked(riskEffects());
    const level = (feature: string, nth: number) =>
      effects.find((row) => row.score === "model" && row.feature === feature && row.level === nth)!;
    expect(level("satisfaction", 1).hi).toBeLessThan(0);
    expect(level("satisfaction", 4).lo).toBeGreaterThan(0);
    expect(level("complaint", 3).lo).toBeGreaterThan(level("complaint", 1).coefficient);
    // Neither a package nor the kilometres have an effect in the sample.
    expectWithin(0, [level("prepaid", 1).lo!, level("prepaid", 1).hi!], "prepaid package");
    expectWithin(0, [level("mileage", 1).lo!, level("mileage", 1).hi!], "few kilometres");
  });

  it("recover the share of replacers who took the same brand, and the group again", async () => {
    const {replacers, here, same} = await ask1(`select count(*) as replacers,
        count(*) filter (has_replaced_here) as here,
        count(*) filter (replaced_with_brand = '晴川') as same
      from churn_reasons where has_replaced_car`);
    expect({replacers, same, here}).toEqual({
      replacers: known.replacers,
      same: known.replacedSameBrand,
      here: known.replacedHere
    });
    expectWithin(same! / replacers!, [0.3, 0.4], "same brand, course");
  });

  it("recover the means of the journeys, their peaks and valleys", async () => {
    const rows = await ask(`select item_code, avg(score) as mean, count(*)::integer as n
      from scores join items using (item_id)
      where item_role = 'touchpoint' group by all`);
    expect(rows).toHaveLength(17);
    for (const {item_code, mean, n} of rows) {
      const planted = known.items[item_code as string]!;
      expect(Number(n), String(item_code)).toBeGreaterThan(planted.count * 0.96);
      expect(Math.abs(Number(mean) - meanOf(planted)), String(item_code)).toBeLessThan(0.05);
    }
    const ordered = (prefix: string): string[] =>
      rows
        .filter(({item_code}) => String(item_code).startsWith(prefix))
        .sort((a, b) => Number(a.mean) - Number(b.mean))
        .map(({item_code}) => item_code as string);
    expect(ordered("JS").slice(0, 2)).toEqual(["JS06", "JS07"]);
    expect(ordered("JS").slice(-2)).toEqual(["JS05", "JS08"]);
    expect(ordered("JV")[0]).toBe("JV04");
    expect(ordered("JV").slice(-2).sort()).toEqual(["JV05", "JV07"]);
  });

  it("recover which touchpoints drive satisfaction, and that the others do not", async () => {
    const rows = await ask(`select item_code, corr(score, overall_score) as r
      from scores join items using (item_id) join responses using (response_id)
      where items.questionnaire in ('CSS_SERVICE', 'CSS_SALES') and item_role = 'attribute'
      group by all order by r desc`);
    const strongest = (prefix: string): string[] =>
      rows
        .filter(({item_code}) => String(item_code).startsWith(prefix))
        .map(({item_code}) => item_code as string);
    expect(strongest("SV").slice(0, 3)).toEqual(["SV01", "SV05", "SV08"]);
    expect(strongest("SA").slice(0, 3)).toEqual(["SA05", "SA04", "SA02"]);
    const r = Object.fromEntries(rows.map(({item_code, r: value}) => [item_code, Number(value)]));
    expect(r.SV08! - Math.max(r.SV02!, r.SV03!, r.SV04!, r.SV06!, r.SV07!)).toBeGreaterThan(0.05);
  });

  it("recover the drivers as the page derives them, on top of the others and nobody else", async () => {
    const predictors = await asked(driverPredictors());
    for (const [questionnaire, outcome, drivers] of [
      ["CSS_SERVICE", "return", ["SV01", "SV05", "SV08"]],
      ["CSS_SALES", "return", ["SA05", "SA04", "SA02"]],
      ["JOURNEY_SERVICE", "overall", ["JV05", "JV03", "JV07"]],
      ["JOURNEY_SALES", "overall", ["JS08", "JS05", "JS04"]]
    ] as const) {
      const [sums] = await asked(driverSums(noFilters, {questionnaire, outcome}));
      const {items, problem} = driverStudy(
        sums,
        predictors.filter((predictor) => predictor.questionnaire === questionnaire),
        outcome
      );
      expect(problem).toBeNull();
      const byShare = [...items].sort((a, b) => b.derived! - a.derived!);
      expect(
        byShare
          .slice(0, 3)
          .map(({key}) => key)
          .sort(),
        questionnaire
      ).toEqual([...drivers].sort());
      // What drives nothing has a share only by the halo that it has in common with the others.
      const gap = byShare[2]!.derived! - byShare[3]!.derived!;
      expect(gap, questionnaire).toBeGreaterThan(0.01);
      expect(byShare[0]!.key, questionnaire).toBe(drivers[0]);
    }
  });

  it("recover referrals and word of mouth by satisfaction", async () => {
    const {named} = await ask1(
      "select count(*) as named from sales where referred_by_customer_id is not null"
    );
    const referred = Object.values(known.referredBy).reduce((sum, count) => sum + count, 0);
    expect(named).toBe(referred);
    const rows = await ask(`select overall_level, avg(recommended_count) as recommended,
        avg(warned_count) as warned
      from responses where recommended_count is not null and warned_count is not null group by all`);
    for (const {overall_level, recommended, warned} of rows) {
      const level = overall_level as 1 | 2 | 3 | 4 | 5;
      expect(Number(recommended)).toBeCloseTo(meanOf(known.recommended[level]), 1);
      expect(Number(warned)).toBeCloseTo(meanOf(known.warned[level]), 1);
    }
  });

  it("have the rival and the industry differ by touchpoint", async () => {
    const rows =
      await ask(`select benchmark_code, max(value) filter (benchmark_kind = 'rival') as rival,
        max(value) filter (benchmark_kind = 'industry') as industry, min(sample_size) as n
      from benchmarks join touchpoints on touchpoint = benchmark_code
      where period = '2026' group by all`);
    expect(rows).toHaveLength(17);
    for (const {benchmark_code, rival, industry, n} of rows) {
      const planted = truth.journeys[benchmark_code as keyof typeof truth.journeys];
      expect(Number(rival)).toBeCloseTo(1 + 2.25 * (planted.rival - 1), 1);
      expect(Number(industry)).toBeCloseTo(1 + 2.25 * (planted.industry - 1), 1);
      expect(Number(n)).toBeGreaterThan(400);
    }
  });

  it("hold none of the planted identifiers", async () => {
    const values = canaries().map(({value}) => value);
    expect(await scanForIdentifiers(kept, values)).toEqual([]);
  });
});

describe("customer value on the sample", () => {
  it("recovers that visits are regular and how often a visit is the last", async () => {
    const rows = await ask(
      "select parameter, value from value_models where fitted_on = 'all' and model = (select model from value_models where parameter = 'chosen')"
    );
    const fitted = Object.fromEntries(rows.map(({parameter, value}) => [parameter, Number(value)]));
    expect(fitted.stages).toBeGreaterThan(1);
    // Of those who do not come back as planted some are seen again, and stages of ownership move the odds.
    const {level_shares} = truth.satisfaction;
    const {after_service} = truth.returning;
    const planted = ([1, 2, 3, 4, 5] as const).reduce(
      (sum, level) => sum + level_shares[level] * (1 - after_service[level]),
      0
    );
    const odds = fitted.stop_odds ?? fitted.a! / fitted.b!;
    expectWithin(odds / (1 + odds), [planted - 0.04, planted + 0.04], "stops after a visit");
  });

  it("forecasts the months held out within a tenth, where the same rate as before is far off", async () => {
    const off = await ask1(`select
        max(value) filter (parameter = 'predicted' and model = chosen) as predicted,
        max(value) filter (parameter = 'predicted' and model = 'naive') as naive,
        max(value) filter (parameter = 'actual') as actual
      from value_models
      cross join (select model as chosen from value_models where parameter = 'chosen')
      where fitted_on = 'without_last_months'`);
    expectWithin(off.predicted! / off.actual!, [0.9, 1.1], "visits forecast");
    expect(off.naive! / off.actual!).toBeGreaterThan(1.5);
  });

  it("expects nothing of customers whose cars have left, and less of those who are lost", async () => {
    const value = await ask1(`select
        max(residual_value_cents) filter (has_left) as gone,
        avg(alive_share) filter (c.is_lost and not has_left) as lost,
        avg(alive_share) filter (not c.is_lost and not has_left) as kept
      from customer_values join customers c using (customer_id) where not is_company`);
    expect(value.gone).toBe(0);
    expect(value.lost).toBeLessThan(0.1);
    expect(value.kept).toBeGreaterThan(0.5);
  });
});
