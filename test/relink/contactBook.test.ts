import {statSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {scanForIdentifiers} from "../../loaders/check/privacy.js";
import {contactFiles} from "../../loaders/conform/contacts.js";
import type {ContactBook} from "../../loaders/relink/contactBook.js";
import {readContactBook} from "../../loaders/relink/contactBook.js";
import type {SmallBuild} from "../util/smallBuild.js";
import {smallBuild} from "../util/smallBuild.js";
import {canaries, canaryValues} from "../util/smallExtracts.js";

let build: SmallBuild;
let book: ContactBook;

beforeAll(async () => {
  build = await smallBuild();
  book = (await readContactBook(build.privateFolder))!;
});

describe("the contact tables of a build", () => {
  it("say who stands behind every published customer and vehicle", () => {
    expect(book.keyTableId).toBe(build.manifest.key_table_id);
    const contacts = [...book.customers.values()].flat();
    const byNumber = contacts.sort((a, b) => (a.customer_no! < b.customer_no! ? -1 : 1));
    expect(
      byNumber.map(({name, phone, customer_no, dealer_name}) => [
        name,
        phone,
        customer_no,
        dealer_name
      ])
    ).toEqual(
      [0, 1, 2].map((i) => [canaries.names[i], canaries.phones[i], canaries.numbers[i], "一店"])
    );
    const cars = [...book.vehicles.values()];
    expect(cars.map(({vin, plate}) => [vin, plate]).sort()).toEqual(
      [0, 1, 2].map((i) => [canaries.vins[i], canaries.plates[i]]).sort()
    );
    for (const [customer, of] of book.vehiclesOf) {
      const names = book.customers.get(customer)!.map(({name}) => name);
      expect(of.map(({vin}) => canaries.vins.indexOf(vin as never))).toEqual(
        names.map((name) => canaries.names.indexOf(name as never))
      );
    }
  });

  it("are readable by their owner only, and nothing of them is published", async () => {
    const {marts, privateFolder} = build;
    for (const name of Object.values(contactFiles)) {
      const path = join(privateFolder, name);
      if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
    }
    expect(await scanForIdentifiers(privateFolder, canaryValues)).not.toEqual([]);
    expect(await scanForIdentifiers(marts, canaryValues)).toEqual([]);
  });
});

it("readContactBook is null where no build has been", async () => {
  expect(await readContactBook(join(build.privateFolder, "nowhere"))).toBeNull();
});
