import type {TestSpecification} from "vitest/node";
import {BaseSequencer} from "vitest/node";

/**
 * Puts the files whose paths match first, so that the two workers end together, and those of one
 * project side by side: a process is shared until a file of another project comes.
 *
 * @param projects their names, in order
 */
export const longestFirst = (
  long: RegExp,
  projects: readonly string[] = []
): typeof BaseSequencer =>
  class LongestFirst extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const rank = ({moduleId, project}: TestSpecification): number =>
        2 * projects.indexOf(project.name) + (long.test(moduleId) ? 0 : 1);
      return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
    }
  };
