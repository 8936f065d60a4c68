/** Time that passed, and time that this process computed, since some moment. */
export interface Usage {
  seconds: number;
  cpuSeconds: number; // of all threads, in user and system mode
}

/** Starts a stopwatch of this process. */
export function startUsage(): () => Usage {
  const started = performance.now();
  const cpu = process.cpuUsage();
  return () => {
    const {user, system} = process.cpuUsage(cpu);
    return {seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6};
  };
}

/** The most memory that this process has held, DuckDB's included, in MB of a million bytes. */
export function peakMegabytes(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1e6;
}
