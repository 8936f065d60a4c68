import type {PictureSvg} from "./pictureSvg.js";

/** Twice the pixels of the screen, for print; fewer where a browser's canvas is not that large. */
const SCALE = 2;
const LONGEST_SIDE = 8192;

/**
 * The picture as PNG, made by the browser itself.
 *
 * @throws when the browser cannot draw it
 */
export async function svgPng({text, width, height}: PictureSvg): Promise<Blob> {
  const scale = Math.min(SCALE, LONGEST_SIDE / Math.max(width, height));
  const href = URL.createObjectURL(new Blob([text], {type: "image/svg+xml"}));
  try {
    const image = new Image(width, height);
    await new Promise((resolve, reject) => {
      image.addEventListener("load", resolve);
      image.addEventListener("error", () => reject(new Error("picture: not readable as an image")));
      image.src = href;
    });
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (!blob) throw new Error(`picture: no PNG of ${canvas.width} × ${canvas.height} pixels`);
    return blob;
  } finally {
    URL.revokeObjectURL(href);
  }
}
