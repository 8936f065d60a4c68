import {spawn} from "node:child_process";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import {expect, it} from "vitest";
import {acquireLock} from "../../loaders/site/lock.js";
import {temporaryFolder} from "./temporaryFolder.js";

const module = fileURLToPath(new URL("../../loaders/site/lock.ts", import.meta.url));

it("acquireLock waits for its holder, and gets the lock when the holder is killed", async () => {
  const path = join(temporaryFolder(), "cache/build.lock");
  const holder = await startHolder(path);
  let waitedFor: string | null = null;
  let isHeld = false;
  const acquired = acquireLock(path, {
    pollMs: 20,
    onWait: (pid) => {
      waitedFor = pid;
    }
  }).then((lock) => {
    isHeld = true;
    return lock;
  });
  await sleep(300);
  expect(isHeld).toBe(false);
  expect(waitedFor).toBe(String(holder.pid));
  holder.kill("SIGKILL");
  (await acquired).release();
});

it("acquireLock gives the lock away again after release", async () => {
  const path = join(temporaryFolder(), "build.lock");
  (await acquireLock(path)).release();
  const holder = await startHolder(path);
  expect(holder.pid).toBeGreaterThan(0);
  holder.kill("SIGKILL");
});

it("acquireLock takes a lock file that a killed process left half written", async () => {
  const path = join(temporaryFolder({"build.lock": "half a file"}), "build.lock");
  let isWaiting = false;
  const lock = await acquireLock(path, {onWait: () => (isWaiting = true)});
  lock.release();
  expect(isWaiting).toBe(false);
});

async function startHolder(path: string): Promise<ReturnType<typeof spawn>> {
  const script = `const {acquireLock} = await import(${JSON.stringify(module)});
    await acquireLock(${JSON.stringify(path)});
    console.log("held");
    setInterval(() => {}, 1000);`;
  const holder = spawn(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", script],
    {stdio: ["ignore", "pipe", "inherit"]}
  );
  await new Promise((resolve) => holder.stdout.once("data", resolve));
  return holder;
}
