import {MINUTES_PER_DAY} from "../calendar.js";
import type {Dealer, DealerGroup} from "../group.js";
import {groupName, ownBrand} from "../group.js";
import {vehiclesPerCustomer} from "../journey/life.js";
import {randomStream} from "../random.js";
import {catalogue, modelYearOf, plateOf, vinOf} from "../vehicles.js";
import {amountDue, billFor} from "./bill.js";
import {customerNumber, repairOrderNumber} from "./numbers.js";
import type {Emit} from "./recording.js";

/** Writes the dealers and the cars they own themselves. */
export function recordDealers(group: DealerGroup, emit: Emit): void {
  for (const dealer of group.dealers) {
    emit("dealer", dealer.index, {
      dealer_code: dealer.code,
      dealer_name: dealer.name,
      short_name: dealer.shortName,
      group_name: groupName,
      region: dealer.region,
      province: dealer.province,
      city: dealer.city,
      brand: ownBrand,
      opened_date: dealer.opened
    });
    recordOwnCars(group, dealer, emit);
  }
}

function recordOwnCars(group: DealerGroup, dealer: Dealer, emit: Emit): void {
  const random = randomStream(group.options.seed, "own cars")(dealer.index);
  const owner = group.options.customers + dealer.index;
  const customerNo = customerNumber(dealer, owner, 0);
  emit("customer", dealer.index, {
    customer_no: customerNo,
    name: dealer.name,
    customer_kind: "dealer",
    province: dealer.province,
    city: dealer.city,
    created_date: dealer.opened
  });
  for (let nth = 0; nth < dealer.ownCars; nth++) {
    const vehicleId = owner * vehiclesPerCustomer + nth;
    const model = catalogue[(dealer.index + 2 * nth) % catalogue.length]!;
    const delivered = Math.max(group.start, dealer.end - 900) - nth * 30;
    const car = {
      vin: vinOf(vehicleId, catalogue.indexOf(model), modelYearOf(delivered)),
      plate: plateOf(dealer.plateHead, vehicleId, model.series.endsWith("EV"))
    };
    emit("vehicle", dealer.index, {
      ...car,
      customer_no: customerNo,
      brand: ownBrand,
      series: model.series,
      model: model.name,
      model_year: modelYearOf(delivered),
      sale_date: delivered,
      sold_here: true,
      use_nature: nth === 0 ? "courtesy" : "test_drive",
      vehicle_status: "in_use"
    });
    for (let day = delivered + 60; day <= dealer.end - 2; day += random.integer(50, 120)) {
      if (day < group.start) continue;
      const opened = day * MINUTES_PER_DAY + random.integer(540, 1000);
      const mileage = (day - delivered) * 40;
      const bill = billFor(random, "internal", {
        mileage,
        electric: false,
        upkeep: model.upkeep,
        discountShare: 0
      });
      const roNo = repairOrderNumber(dealer, vehicleId, opened, 1);
      emit("repair_order", dealer.index, {
        ro_no: roNo,
        settlement_no: `JS${roNo.replace(/\D/g, "")}1`,
        customer_no: customerNo,
        name: dealer.name,
        ...car,
        series: model.series,
        model: model.name,
        opened_at: opened,
        completed_at: opened + 90,
        settled_at: opened + 120,
        delivered_at: opened + 130,
        ro_type: "internal",
        repair_type: "internal",
        ro_status: "settled",
        advisor: random.pick(dealer.advisors),
        mileage_in_km: mileage,
        payer: "internal",
        labour_amount: bill.labour,
        parts_amount: bill.parts,
        other_amount: bill.other,
        discount_amount: bill.discount,
        total_amount: amountDue(bill),
        received_amount: 0,
        cost_amount: bill.cost
      });
    }
  }
}
