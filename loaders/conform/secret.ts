import {createHash, randomBytes} from "node:crypto";
import {existsSync} from "node:fs";
import {mkdir, readFile, rename, writeFile} from "node:fs/promises";
import {join} from "node:path";

const blockBytes = 64; // of SHA-256
const shortestSecret = 16;

// The sample holds invented people; a fixed secret makes its marts the same everywhere.
const sampleSecret = "loyalty atlas sample data";

/**
 * The inner and outer pad of HMAC-SHA256 for a key (RFC 2104): SQL needs only these, not the key.
 */
export function hmacPads(secret: Buffer): {inner: Buffer; outer: Buffer} {
  const key = Buffer.alloc(blockBytes);
  (secret.length > blockBytes ? createHash("sha256").update(secret).digest() : secret).copy(key);
  return {
    inner: key.map((byte) => byte ^ 0x36) as Buffer,
    outer: key.map((byte) => byte ^ 0x5c) as Buffer
  };
}

export interface SecretOptions {
  privateFolder: string;
  isSample: boolean;
  env: Readonly<Record<string, string | undefined>>;
}

/** The secret from which identifiers are hashed, and where it came from. */
export interface Secret {
  key: Buffer;
  origin: "sample" | "environment" | "kept" | "generated";
}

/**
 * The secret of this project: fixed for the sample, else ATLAS_SECRET, else the one kept in the
 * private folder, else a new one, which `keepSecret` keeps once the build has succeeded.
 *
 * @throws when ATLAS_SECRET is too short to protect anything
 */
export async function readSecret({privateFolder, isSample, env}: SecretOptions): Promise<Secret> {
  if (isSample) return {key: Buffer.from(sampleSecret), origin: "sample"};
  if (env.ATLAS_SECRET) {
    const key = Buffer.from(env.ATLAS_SECRET);
    if (key.length < shortestSecret) {
      throw new Error(
        `ATLAS_SECRET: ${key.length} bytes (expected at least ${shortestSecret}); use a longer random text`
      );
    }
    return {key, origin: "environment"};
  }
  const path = join(privateFolder, "secret");
  if (existsSync(path)) {
    const key = Buffer.from((await readFile(path, "utf8")).trim(), "hex");
    if (key.length < shortestSecret) {
      throw new Error(
        `${path}: not a secret (expected 64 hexadecimal digits); restore it from a copy`
      );
    }
    return {key, origin: "kept"};
  }
  return {key: randomBytes(32), origin: "generated"};
}

/** Keeps a generated secret in the private folder, readable by its owner only. */
export async function keepSecret({key, origin}: Secret, privateFolder: string): Promise<void> {
  if (origin !== "generated") return;
  await mkdir(privateFolder, {recursive: true, mode: 0o700});
  const path = join(privateFolder, "secret");
  // Whole or not at all: half a secret would lock the key table out.
  await writeFile(`${path}.new`, `${key.toString("hex")}\n`, {mode: 0o600});
  await rename(`${path}.new`, path);
}
