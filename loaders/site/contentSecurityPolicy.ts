import {createHash} from "node:crypto";
import {inlineScripts} from "./html.js";

type Directives = Readonly<Record<string, readonly string[]>>;

// Workers and WebAssembly are the engine's; blob: is what it decompresses for itself.
const directives: Directives = {
  "default-src": ["'self'"],
  "script-src": ["'self'", "'wasm-unsafe-eval'"],
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'", "data:", "blob:"],
  "font-src": ["'self'"],
  "connect-src": ["'self'", "blob:"],
  "worker-src": ["'self'", "blob:"],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"]
};

/**
 * The policy a page carries in itself: nothing but the site, and of inline scripts only those that
 * are in the page when it is built.
 */
export function pagePolicy(html: string): string {
  const hashes = new Set(
    inlineScripts(html).map(
      (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`
    )
  );
  return serialize({...directives, "script-src": [...directives["script-src"]!, ...hashes]});
}

/**
 * The policy a host sends with every file: the same for all builds, so that a host set up once stays
 * right. It says what a page cannot say for itself (who may frame it) and holds for workers; inline
 * scripts are left to the page's own policy, and both apply.
 */
export function headerPolicy(): string {
  return serialize({
    ...directives,
    "script-src": [...directives["script-src"]!, "'unsafe-inline'"],
    "frame-ancestors": ["'none'"]
  });
}

function serialize(policy: Directives): string {
  return Object.entries(policy)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}
