declare module "jstat" {
  interface Distribution<P extends number[]> {
    cdf(x: number, ...parameters: P): number;
    inv(p: number, ...parameters: P): number;
  }
  const jstat: {
    gammaln(x: number): number;
    normal: Distribution<[mean: number, deviation: number]>;
    centralF: Distribution<[numerator: number, denominator: number]>;
    chisquare: Distribution<[degreesOfFreedom: number]>;
    studentt: Distribution<[degreesOfFreedom: number]>;
    centralF: Distribution<[numerator: number, denominator: number]>;
  };
  export default jstat;
}
