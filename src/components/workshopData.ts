import type {JourneyName} from "./emotionChoice.js";
import type {CurveSums, Touchpoint, TouchpointBenchmark} from "./emotionLines.js";
import {benchmarkLine, ownLine} from "./emotionLines.js";
import type {MeasuredCurve} from "./workshopBoard.js";

/** The data's own curve and a rival's, by touchpoint. */
export function measuredCurve(
  journey: JourneyName,
  touchpoints: readonly Touchpoint[],
  rows: readonly CurveSums[],
  benchmarks: readonly TouchpointBenchmark[],
  rival: string
): MeasuredCurve {
  const own = touchpoints.filter((touchpoint) => touchpoint.journey === journey);
  const points = ownLine(own, rows, "all");
  const ofJourney = benchmarks.filter(({touchpoint}) =>
    own.some((one) => one.touchpoint === touchpoint)
  );
  const scores = rival === "-" ? [] : benchmarkLine(ofJourney, "rival", rival);
  return {
    own: new Map(own.map(({touchpoint}, index) => [touchpoint, points[index]!])),
    rival:
      scores.length === 0
        ? null
        : {
            name: rival,
            positions: new Map(scores.map(({touchpoint, position}) => [touchpoint, position]))
          },
    n: Math.max(0, ...points.map(({n}) => n))
  };
}
