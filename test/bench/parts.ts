import {browser} from "./browser.js";
import {fuzz} from "./fuzz.js";
import {loaders} from "./loaders.js";
import type {BenchPart} from "./part.js";

/** The parts of the bench, in the order in which they run. */
export const parts: readonly BenchPart[] = [loaders, browser, fuzz];
