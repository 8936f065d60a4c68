/**
 * Seeded pseudo-random numbers: sfc32 (Chris Doty-Humphrey's PractRand generators). Not for
 * cryptography; the same seed gives the same numbers on every machine.
 */
export class Random {
  private spare: number | null = null;

  constructor(
    private a: number,
    private b: number,
    private c: number,
    private d: number
  ) {
    for (let i = 0; i < 12; i++) this.uniform();
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + t) | 0;
    return (t >>> 0) / 4294967296;
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** Uniform integer from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.uniform() * (high - low + 1));
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** Standard normal (polar method). */
  normal(): number {
    if (this.spare !== null) {
      const value = this.spare;
      this.spare = null;
      return value;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const s = x * x + y * y;
      if (s === 0 || s >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      this.spare = y * factor;
      return x * factor;
    }
  }

  /** Exponential with the given mean. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.uniform());
  }

  /** Poisson with a small mean (Knuth's product). */
  poisson(mean: number): number {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.uniform(); product > limit; product *= this.uniform()) count++;
    return count;
  }

  /** One of the elements, each as likely as the others. */
  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.uniform() * from.length)]!;
  }

  /** One of the keys, as likely as its weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    let total = 0;
    for (const key in weights) total += weights[key];
    let rest = this.uniform() * total;
    let last: K | undefined;
    for (const key in weights) {
      last = key;
      rest -= weights[key];
      if (rest < 0) break;
    }
    return last!;
  }
}

function scramble(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}

/** A family of generators: one for each index, independent of the order in which they are asked for. */
export type RandomStream = (index: number) => Random;

/** The family called `name` under a seed. */
export function randomStream(seed: number, name: string): RandomStream {
  let a = scramble(seed ^ 0x9e3779b9);
  for (const letter of name) a = scramble((Math.imul(a, 31) + letter.codePointAt(0)!) | 0);
  const b = scramble(a ^ 0x6a09e667);
  return (index) => {
    const c = scramble((index | 0) ^ b);
    const d = scramble(Math.floor(index / 4294967296) + c + a);
    return new Random(a, b, c, d);
  };
}
