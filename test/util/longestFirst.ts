import type {TestSpecification} from "vitest/node";
import {BaseSequencer} from "vitest/node";

/** Puts the files whose paths match first, so that the two workers end together. */
export const longestFirst = (long: RegExp): typeof BaseSequencer =>
  class LongestFirst extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const sorted = await super.sort(files);
      const isLong = ({moduleId}: TestSpecification): boolean => long.test(moduleId);
      return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
    }
  };
