import {element} from "./element.js";

/** How long the browser may take to start reading a file that it saves. */
const RELEASE_AFTER_MS = 60_000;

/** Saves a file made in the browser; nothing is sent anywhere. */
export function saveFile(blob: Blob, name: string): void {
  const href = URL.createObjectURL(blob);
  const link = element("a", {href, download: name, hidden: true});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), RELEASE_AFTER_MS);
}
