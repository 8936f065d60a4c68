import {statSync} from "node:fs";
import {join, resolve} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {scanForIdentifiers} from "../../loaders/check/privacy.js";
import {contactFiles} from "../../loaders/conform/contacts.js";
import {runPipeline} from "../../loaders/pipeline.js";
import {silentProgress} from "../../loaders/progress.js";
import type {ContactBook} from "../../loaders/relink/contactBook.js";
import {readContactBook} from "../../loaders/relink/contactBook.js";
import type {Manifest} from "../../src/contract/manifest.js";
import {temporaryFolder} from "../util/conformed.js";
import {canaries, canaryValues, writeSmallExtracts} from "../util/smallExtracts.js";

const folder = temporaryFolder(afterAll);
const privateFolder = join(folder, "private");
let manifest: Manifest;
let book: ContactBook;

beforeAll(async () => {
  writeSmallExtracts(join(folder, "extracts"));
  manifest = await runPipeline({
    root: resolve(import.meta.dirname, "../.."),
    outputFolder: join(folder, "marts"),
    extracts: {folder: join(folder, "extracts"), isSample: false},
    privateFolder,
    env: {ATLAS_SECRET: "only for the tests of relinking"},
    report: silentProgress
  });
  book = (await readContactBook(privateFolder))!;
});

describe("the contact tables of a build", () => {
  it("say who stands behind every published customer and vehicle", () => {
    expect(book.keyTableId).toBe(manifest.key_table_id);
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
    for (const name of Object.values(contactFiles)) {
      const path = join(privateFolder, name);
      if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
    }
    expect(await scanForIdentifiers(privateFolder, canaryValues)).not.toEqual([]);
    expect(await scanForIdentifiers(join(folder, "marts"), canaryValues)).toEqual([]);
  });
});

it("readContactBook is null where no build has been", async () => {
  expect(await readContactBook(join(folder, "nowhere"))).toBeNull();
});
