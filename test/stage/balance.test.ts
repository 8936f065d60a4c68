import {afterEach, describe, expect, it} from "vitest";
import {closeStaged, repairOrders, stage, stopped, vin} from "./staged.js";

afterEach(closeStaged);

describe("every row is accounted for", () => {
  it("balances read against accepted, merged and refused; a later export wins", async () => {
    const {rows, acceptedGates} = await stage(
      {
        // Its name sorts last: the export date decides, not the order of files.
        "z.csv": repairOrders(
          [
            ["WX1", vin, "2024-05-01", 10],
            ["WX2", vin, "2024-05-02", 20],
            ["WX3", vin, "2024-05-03", 30]
          ],
          {exportedOn: "2024-05-31"}
        ),
        "a.csv": repairOrders(
          [
            ["WX2", vin, "2024-05-02", 25],
            ["WX3", vin, "2024-05-03", 30],
            ["WX4", vin, "2024-06-04", 40],
            ["WX4", vin, "2024-06-04", 40],
            ["WX5", "", "2024-06-05", 50]
          ],
          {exportedOn: "2024-06-30"}
        ),
        "b.csv": repairOrders(
          [
            ["WX1", vin, "2024-06-01", 60],
            ["WX2", vin, "2024-06-02", 70]
          ],
          {dealer: "B", exportedOn: "2024-06-15"}
        )
      },
      {accept: ["refused_share"]}
    );
    expect(
      await rows(
        "select dealer, ro_no, total_amount, exported_on from stg_repair_order order by 1, 2"
      )
    ).toEqual([
      ["A", "WX1", "10.00", "2024-05-31"],
      ["A", "WX2", "25.00", "2024-06-30"],
      ["A", "WX3", "30.00", "2024-06-30"],
      ["A", "WX4", "40.00", "2024-06-30"],
      ["B", "WX1", "60.00", "2024-06-15"],
      ["B", "WX2", "70.00", "2024-06-15"]
    ]);
    expect(
      await rows(`select dealer, balance_line, reason, sum(row_count) from balance
        where source_table = 'repair_order' and balance_line in ('read', 'merged', 'refused')
        group by all order by all`)
    ).toEqual([
      ["A", "merged", "duplicate", "2"],
      ["A", "merged", "superseded", "1"],
      ["A", "read", null, "8"],
      ["A", "refused", "missing_value", "1"],
      ["B", "read", null, "2"]
    ]);
    expect(
      await rows(`select dealer, sum(case balance_line when 'read' then row_count
          when 'merged' then -row_count when 'refused' then -row_count else 0 end)
          - (select count(*) from stg_repair_order as staged where staged.dealer = balance.dealer)
        from balance where source_table = 'repair_order' and dealer is not null
        group by dealer order by dealer`)
    ).toEqual([
      ["A", "0"],
      ["B", "0"]
    ]);
    expect(await rows("from as_of order by dealer")).toEqual([
      ["A", "2024-06-30"],
      ["B", "2024-06-15"]
    ]);
    expect([...acceptedGates]).toEqual(["refused_share"]);
  });
});

describe("versions of one export date that differ", () => {
  const files = {
    "a.csv": repairOrders([["WX1", vin, "2024-05-01", 10]], {exportedOn: "2024-05-31"}),
    "b.csv": repairOrders([["WX1", vin, "2024-05-01", 11]], {exportedOn: "2024-05-31"})
  };

  it("stop the build, naming fields and places but no value", async () => {
    const error = await stopped(files);
    expect(error.gates).toEqual(["ambiguous_versions"]);
    expect(error.exitCode).toBe(1);
    expect(error.message).toContain("differ in: amount due.");
    expect(error.message).toMatch(/a\.csv row 4 .* b\.csv row 4/);
    expect(error.message).toContain("ACCEPT_GATES=ambiguous_versions");
    expect(error.message).not.toContain("WX1");
  });

  it("pass when accepted, which is recorded and said; the last row stays", async () => {
    const {rows, acceptedGates, printed} = await stage(files, {accept: ["ambiguous_versions"]});
    expect([...acceptedGates]).toEqual(["ambiguous_versions"]);
    expect(printed.join("\n")).toContain("let pass by ACCEPT_GATES, ambiguous_versions");
    expect(await rows("select total_amount from stg_repair_order")).toEqual([["11.00"]]);
  });

  it("do not differ when they come from exports of different dates", async () => {
    const later = repairOrders([["WX1", vin, "2024-05-01", 11]], {exportedOn: "2024-06-01"});
    const {rows} = await stage({"b.csv": files["a.csv"], "a.csv": later});
    expect(await rows("select total_amount from stg_repair_order")).toEqual([["11.00"]]);
  });
});
